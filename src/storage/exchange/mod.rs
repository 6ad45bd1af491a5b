//! Taking exchange files in and writing them, over any store. Runs in the worker; knows no browser.

mod agree;
mod bundle;
mod everything;
mod export;
mod import;
mod news;
mod own;
mod preview;
mod read;
mod release;
mod restamp;
mod revert;
mod selection;
mod sheet;
mod states;
mod tables;

use super::messages::{Phase, Progress};

pub use agree::agree;
pub use bundle::Bundle;
pub use export::export;
pub use import::import;
pub use preview::preview;
pub use read::read;
pub use release::{decline, release};
pub use restamp::{own_clock, restamp};
pub use revert::revert;
pub use sheet::listings_sheet;
pub use tables::{look_at_table, take_table};

/// Hears how far a task is.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);

fn at(phase: Phase) -> impl Fn(u64, u64) -> Progress {
    move |done, total| Progress { phase, done, total }
}
