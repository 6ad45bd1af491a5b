//! Rows that no message brought: a tab that is closed while it writes commits, and cannot tell the others any more
//! (R10). Each message says how far the journal goes, a tab that starts says it too, and whoever comes to the front
//! looks for itself.

use super::app::App;
use super::memory::notify;
use super::problems::Problem;
use crate::browser::clock;
use crate::storage::{Store, StoreError};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many rows are read at once: at first, and at most. How many fit into a turn of the page shows as it goes.
const FIRST: usize = 100;
const MOST: usize = 500;
/// A piece that took longer than this was too large; less than half of it, too small. Milliseconds.
const TURN: i64 = 8;

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
        // The first start is over when another tab has made a shop.
        if self.read().await {
            self.hear(&[]);
        }
    }

    /// Tells whether there was anything.
    async fn read(self) -> bool {
        let before = self.inner().seen.get();
        if let Err(error) = self.read_on().await {
            self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
        }
        self.inner().seen.get() > before
    }

    /// The worker has stored so many rows: they are read piece by piece, which the page does not feel, and the other tabs
    /// do the same.
    pub(super) async fn came(self, rows: u64, head: u64) {
        *self.inner().unfolded.borrow_mut() += rows;
        self.read().await;
        self.raise_head(head);
        self.greet();
        self.after_write();
    }

    /// Nobody is woken before all is there: half of a file is nothing to look at.
    async fn read_on(self) -> Result<(), StoreError> {
        let inner = self.inner();
        let (mut most, mut woken, mut read) = (FIRST, Vec::new(), Ok(()));
        while let Some(seen) = inner.seen.get() {
            let rows = match self.store()?.rows(seen, most).await {
                Ok(rows) => rows,
                Err(error) => {
                    read = Err(error);
                    break;
                }
            };
            let Some((last, _)) = rows.last() else { break };
            inner.seen.set(inner.seen.get().max(Some(*last)));
            let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
            let begun = clock::now();
            woken.extend(self.fold(&rows));
            most = fitting(most, clock::now() - begun);
            TimeoutFuture::new(0).await;
        }
        notify(woken);
        self.raise_head(inner.seen.get().unwrap_or_default());
        read
    }

    /// Messages may come late: the head never goes back.
    fn raise_head(self, head: u64) {
        let inner = self.inner();
        let head = head.max(*inner.head.borrow());
        *inner.head.borrow_mut() = head;
        self.safety.update(|safety| safety.head = head);
    }
}

/// How many rows the next piece has, after one of `rows` that took so many milliseconds.
fn fitting(rows: usize, took: i64) -> usize {
    match took {
        _ if took > TURN => (rows / 2).max(1),
        _ if took < TURN / 2 => (rows * 2).min(MOST),
        _ => rows,
    }
}
