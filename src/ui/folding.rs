//! The table of foldings, fetched when something is first searched: until it is there, and if it never comes, arithmetic
//! alone compares. Knows nothing of what is searched.

use crate::browser::files;
use crate::domain::folding::{Folding, TableError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::OnceCell;
use std::sync::Arc;
use thiserror::Error;

/// The table's file; the service worker keeps it.
const FILE: &str = "fold.bin";

thread_local! {
    /// Read once for as long as the page lives.
    static TABLE: OnceCell<Arc<Folding>> = const { OnceCell::new() };
}

#[derive(Debug, Error)]
enum Unusable {
    #[error("out of reach")]
    Missing,
    #[error(transparent)]
    Unreadable(#[from] TableError),
}

/// How texts are compared, and what becomes of the table.
#[derive(Clone, Copy)]
pub(super) struct Compared {
    pub(super) folding: RwSignal<Arc<Folding>>,
    /// Whether the table did not come.
    pub(super) is_plain: RwSignal<bool>,
}

/// Compares with the table as soon as it is there; it is fetched when it is first wanted.
pub(super) fn compared(is_wanted: impl Fn() -> bool + 'static) -> Compared {
    let kept = TABLE.with(|table| table.get().cloned());
    let is_known = kept.is_some();
    let compared = Compared { folding: RwSignal::new(kept.unwrap_or_default()), is_plain: RwSignal::new(false) };
    Effect::new(move |asked: Option<bool>| {
        let is_asked = asked.unwrap_or(is_known);
        let asks = !is_asked && is_wanted();
        if asks {
            spawn_local(fetch(compared));
        }
        is_asked || asks
    });
    compared
}

async fn fetch(into: Compared) {
    match fetched().await {
        Ok(table) => drop(into.folding.try_set(table)),
        Err(error) => {
            web_sys::console::warn_1(&format!("Dianxun: searching without {FILE}: {error}").into());
            into.is_plain.try_set(true);
        }
    }
}

async fn fetched() -> Result<Arc<Folding>, Unusable> {
    let read = Arc::new(Folding::read(&files::beside(FILE).await.ok_or(Unusable::Missing)?)?);
    Ok(TABLE.with(|table| table.get_or_init(|| read).clone()))
}
