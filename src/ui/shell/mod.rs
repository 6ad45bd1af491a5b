//! The frame: navigation, top line, banners, toasts, shortcuts; which page is shown. Knows no page's inside.

mod banners;
mod frame;
mod outlet;
mod phases;
pub(super) mod rescue;
mod toasts;
mod topline;

pub use frame::{Shell, is_typing};
