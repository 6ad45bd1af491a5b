//! Rows that no message brought: a tab that is closed while it writes commits, and cannot tell the others any more
//! (R10). Each message says how far the journal goes, a tab that starts says it too, and whoever comes to the front
//! looks for itself.

use super::app::App;
use super::problems::Problem;
use crate::browser::clock;
use crate::storage::{Store, StoreError};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many rows are read at once.
const PIECE: usize = 2_000;

impl App {
    /// So many rows up to this number of the journal are in memory now. What is missing before them is read: it may
    /// be on its way, but rows that come twice change nothing (S2).
    pub(super) fn reached(self, rows: usize, head: u64) {
        self.raise_head(head);
        let inner = self.inner();
        let Some(seen) = inner.seen.get() else { return };
        if head.saturating_sub(rows as u64) > seen {
            spawn_local(self.catch_up());
        } else {
            inner.seen.set(Some(seen.max(head)));
        }
    }

    /// Tells the other tabs how far the journal goes.
    pub(super) fn greet(self) {
        let inner = self.inner();
        if let Some(tabs) = inner.tabs.get() {
            tabs.greet(*inner.head.borrow());
        }
    }

    /// Reads what the journal has beyond the row up to which everything is in memory.
    pub(super) async fn catch_up(self) {
        if let Err(error) = self.read_on().await {
            self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
        }
    }

    async fn read_on(self) -> Result<(), StoreError> {
        let inner = self.inner();
        while let Some(seen) = inner.seen.get() {
            let rows = self.store()?.rows(seen, PIECE).await?;
            let Some((last, _)) = rows.last() else { break };
            let last = *last;
            let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
            self.hear(&rows);
            inner.seen.set(inner.seen.get().max(Some(last)));
            self.raise_head(last);
        }
        Ok(())
    }

    /// Messages may come late: the head never goes back.
    fn raise_head(self, head: u64) {
        let inner = self.inner();
        let head = head.max(*inner.head.borrow());
        *inner.head.borrow_mut() = head;
        self.safety.update(|safety| safety.head = head);
    }
}
