//! Taking exchange files in and writing them, over any store. Runs in the worker; knows no browser.

mod export;
mod import;
mod states;

use super::messages::{Phase, Progress};

pub use export::export;
pub use import::import;

/// Hears how far a task is.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);

fn at(phase: Phase) -> impl Fn(u64, u64) -> Progress {
    move |done, total| Progress { phase, done, total }
}
