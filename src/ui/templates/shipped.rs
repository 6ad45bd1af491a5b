//! The shipped templates that lie beside the program as files: fetched when the page is opened, kept by the service
//! worker. Knows nothing of what a shop has set.

use crate::browser::files;
use crate::domain::templates::{Content, SHIPPED, of_file};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// What has come of them. `Copy`; pages take it from the context.
#[derive(Clone, Copy)]
pub(super) struct Shipped {
    contents: RwSignal<BTreeMap<&'static str, Content>>,
    /// Whether all have come, or will not.
    pub(super) is_settled: RwSignal<bool>,
}

impl Shipped {
    /// Begins to fetch them.
    pub(super) fn fetch() -> Self {
        let shipped = Self { contents: RwSignal::default(), is_settled: RwSignal::new(false) };
        spawn_local(async move {
            let all =
                futures::future::join_all(SHIPPED.iter().map(|id| async move { Some((*id, one(id).await?)) })).await;
            let mut contents = BTreeMap::new();
            contents.extend(all.into_iter().flatten());
            shipped.contents.try_set(contents);
            shipped.is_settled.try_set(true);
        });
        shipped
    }

    /// One of them, as it was shipped.
    pub(super) fn content(self, id: &str) -> Option<Content> {
        self.contents.with(|contents| contents.get(id).cloned())
    }

    /// Those that have come, in the order in which they are offered.
    pub(super) fn ids(self) -> Vec<&'static str> {
        self.contents.with(|contents| SHIPPED.iter().copied().filter(|id| contents.contains_key(id)).collect())
    }

    /// Whether some did not come.
    pub(super) fn is_short(self) -> bool {
        self.is_settled.get() && self.contents.with(BTreeMap::len) < SHIPPED.len()
    }
}

async fn one(id: &str) -> Option<Content> {
    let bytes = files::beside(&format!("templates/{id}.json")).await?;
    let read = of_file(std::str::from_utf8(&bytes).ok()?);
    if let Err(error) = &read {
        web_sys::console::warn_1(&format!("Dianxun: templates/{id}.json: {error}").into());
    }
    Some(read.ok()?.1)
}
