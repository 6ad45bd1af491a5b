//! The one write door (S3): decide, seal, commit, and only then memory, screen and other tabs.

use super::app::App;
use super::memory::notify;
use super::problems::Problem;
use crate::browser::{clock, ids};
use crate::domain::change::JournalRow;
use crate::domain::command::{self, Command, Ctx, Refusal, Undo, decide, seal};
use crate::domain::stamp;
use crate::storage::{Blob, Store, StoreError};
use leptos::prelude::*;

/// What a write came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Stored.
    Written,
    /// It would have changed nothing.
    Nothing,
}

/// Why a write did not happen. What the person typed stays where it was typed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// A rule refused it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store could not write it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl App {
    /// Carries a command out. Writes are taken one after another.
    pub async fn dispatch(&self, command: Command) -> Result<Done, Failure> {
        self.dispatch_with(command, &[]).await
    }

    /// Carries a command out together with the blobs that it refers to.
    pub(super) async fn dispatch_with(&self, command: Command, blobs: &[Blob]) -> Result<Done, Failure> {
        let result = self.write(&command, blobs).await;
        if let Err(Failure::Store(error)) = &result {
            self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
        }
        result
    }

    async fn write(&self, command: &Command, blobs: &[Blob]) -> Result<Done, Failure> {
        let inner = self.inner();
        let _one_at_a_time = inner.door.lock().await;
        let now = clock::now();
        self.doubt_clock(now);
        let (rows, undo) = self.sealed(command, now)?;
        if rows.is_empty() {
            return Ok(Done::Nothing);
        }
        let head = self.store()?.commit(&rows, blobs).await?;
        self.committed(&rows, head);
        if !matches!(command, Command::Undo(_)) {
            self.push_undo(command, undo, &rows, now);
        }
        Ok(Done::Written)
    }

    fn sealed(&self, command: &Command, now: i64) -> Result<(Vec<JournalRow>, Undo), Failure> {
        let inner = self.inner();
        let zone = self.zone();
        let memory = inner.memory.borrow();
        let person = inner.author.borrow().person.clone();
        let ctx = Ctx { now, zone: &*zone, person };
        let draft = decide(command, &memory.records, &ctx)?;
        let id = ids::record(now);
        let rows = seal(draft, &memory.records, &inner.author.borrow(), now, id.as_str())?;
        let undo = Undo::of(&rows, &memory.records);
        Ok((rows, undo))
    }

    /// After the transaction has completed: clock, memory, screen, other tabs, safety line.
    fn committed(&self, rows: &[JournalRow], head: u64) {
        advance(&mut self.inner().author.borrow_mut(), rows);
        self.published(rows, head);
    }

    /// Rows that are stored: memory and screen, other tabs, safety line.
    pub(super) fn published(&self, rows: &[JournalRow], head: u64) {
        let inner = self.inner();
        *inner.unfolded.borrow_mut() += rows.len() as u64;
        self.absorb(rows);
        self.reached(rows.len(), head);
        if let Some(tabs) = inner.tabs.get() {
            tabs.send(rows, head);
        }
        self.after_write();
    }

    /// Folds rows in that are stored already: own ones, another tab's, the worker's.
    pub(super) fn absorb(&self, rows: &[JournalRow]) {
        let inner = self.inner();
        {
            let mut author = inner.author.borrow_mut();
            let latest = rows.iter().map(|row| row.stamp).max();
            author.clock = author.clock.max(latest);
        }
        let triggers = inner.memory.borrow_mut().absorb(rows);
        notify(triggers);
    }

    /// Compares the device's clock with what is known (R11).
    pub(super) fn doubt_clock(&self, now: i64) {
        let clock = self.inner().author.borrow().clock;
        let doubt = stamp::doubt(clock, now);
        if self.clock_doubt_now() != doubt {
            self.set_clock_doubt(doubt);
        }
    }
}

fn advance(author: &mut command::Author, rows: &[JournalRow]) {
    author.next_seq += rows.len() as u64;
}
