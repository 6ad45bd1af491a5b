//! Parts of pages that know no domain and no language: every text comes in as a prop.

pub mod answer;
pub mod banner;
pub mod dialog;
pub mod dots;
pub mod empty;
pub mod field;
pub mod icon;
pub mod money;
pub mod photo_view;
pub mod ring;
pub mod seal;
pub mod segmented;
pub mod select;
pub mod status;
pub mod toast;

pub use answer::AnswerButton;
pub use banner::Banner;
pub use dialog::Dialog;
pub use dots::{Dot, DotState, Dots};
pub use empty::Empty;
pub use field::{TextArea, TextField};
pub use icon::{Glyph, Icon};
pub use money::MoneyField;
pub use photo_view::{MarkAt, Marking, PhotoView};
pub use ring::Ring;
pub use seal::{Seal, SealKind, SealSize, StillSeal};
pub use segmented::Segmented;
pub use select::Select;
pub use status::{Status, Tone};
pub use toast::{Toast, Toasts};

use std::sync::atomic::{AtomicUsize, Ordering};

/// An id for tying labels, hints and errors to what they belong to; unique in this page.
pub fn fresh_id() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("c{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
