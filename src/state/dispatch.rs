//! The one write door (S3): decide, seal, commit, and only then memory, screen and other tabs.

use super::app::App;
use super::memory::notify;
use super::problems::Problem;
use crate::browser::{clock, ids};
use crate::domain::change::JournalRow;
use crate::domain::command::{self, Author, Command, Ctx, Refusal, Undo, decide, seal};
use crate::domain::erasure::ERASURE;
use crate::domain::records::Records;
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
    /// The part of the program that holds the rules has not come, and there is no network to fetch it.
    #[error("the rules have not come: {0}")]
    NoRules(String),
}

/// Decides and seals: the rows of a command, and what brings it back.
type Rules = fn(&Command, &Records, &Ctx, &Author, &str) -> Result<(Vec<JournalRow>, Undo), Refusal>;

part! { rules:
    /// The rules of all commands. Nobody needs them before the first write, and they weigh a tenth of the first screen.
    pub fn rules() -> Rules {
        |command, records, ctx, author, id| {
            let draft = decide(command, records, ctx)?;
            let rows = seal(draft, records, author, ctx.now, id)?;
            let undo = Undo::of(&rows, records);
            Ok((rows, undo))
        }
    }
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
        let rules = rules().await.map_err(|missing| Failure::NoRules(missing.to_string()))?;
        let now = clock::now();
        self.doubt_clock(now);
        let (rows, undo) = self.sealed(rules, command, now)?;
        if rows.is_empty() {
            return Ok(Done::Nothing);
        }
        if matches!(command, Command::Erase(_)) {
            let head = self.erased(&rows).await?;
            self.published(&rows, head);
            return Ok(Done::Written);
        }
        let head = self.store()?.commit(&rows, blobs).await?;
        self.committed(&rows, head);
        if !matches!(command, Command::Undo(_)) {
            self.push_undo(command, undo, &rows, now);
        }
        Ok(Done::Written)
    }

    fn sealed(&self, rules: Rules, command: &Command, now: i64) -> Result<(Vec<JournalRow>, Undo), Failure> {
        let inner = self.inner();
        let (zone, author) = (self.zone(), self.author_of(command));
        let ctx = Ctx { now, zone: &*zone, person: author.person.clone() };
        let records = &inner.memory.borrow().records;
        Ok(rules(command, records, &ctx, &author, ids::record(now).as_str())?)
    }

    /// Stores that something happened that changed no record: a file was handed over.
    pub(super) async fn note(&self, name: &'static str, reason: &str) -> Result<(), StoreError> {
        let inner = self.inner();
        let _one_at_a_time = inner.door.lock().await;
        let now = clock::now();
        let row = inner.author.borrow().note(now, name, reason, ids::record(now).as_str());
        let head = self.store()?.commit(std::slice::from_ref(&row), &[]).await?;
        self.committed(&[row], head);
        Ok(())
    }

    /// What erases is written by the worker, under a replica of its own: the tab goes on numbering its rows, whatever
    /// becomes of the worker.
    fn author_of(&self, command: &Command) -> Author {
        let author = self.inner().author.borrow().clone();
        match command {
            Command::Erase(_) => Author { replica: ids::replica(), next_seq: 1, ..author },
            _ => author,
        }
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

    /// Folds rows in that are stored already: own ones, another tab's.
    pub(super) fn absorb(&self, rows: &[JournalRow]) {
        notify(self.fold(rows));
    }

    /// The same, without waking anybody yet.
    pub(super) fn fold(&self, rows: &[JournalRow]) -> Vec<ArcTrigger> {
        let inner = self.inner();
        {
            let mut author = inner.author.borrow_mut();
            let latest = rows.iter().map(|row| row.stamp).max();
            author.clock = author.clock.max(latest);
        }
        if rows.iter().flat_map(|row| &row.changes).any(|change| change.kind == ERASURE) {
            // What could be undone may hold what was to be gone.
            self.forget_undo();
        }
        inner.memory.borrow_mut().absorb(rows)
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
