//! What waits beside the rows that came by file: photos that came damaged, and what this device wrote while its own clock
//! was ahead (S6). Knows no screen.

use super::app::App;
use super::exchange::ExchangeFailure;
use crate::browser::prefs::{self, Place};
use crate::browser::{clock, page};
use crate::domain::ids::Key;
use crate::domain::pointing::pointing_at;
use crate::domain::stamp;
use crate::storage::damaged::{self, DAMAGED, DamagedPhoto};
use crate::storage::messages::{Outcome, OwnClock, Task};
use crate::storage::{Store, StoreError, sentinel};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Where a tab remembers over its reload how many rows were stamped anew.
const REPAIRED: &str = "clock_repaired";

/// What became of a repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockRepair {
    /// Done; the page is being loaded anew.
    Done,
    /// Other tabs are open, which would go on with the old stamps. Nothing was written.
    OtherTabs,
    /// The browser does not say which tabs are open. Nothing was written.
    CannotTell,
    /// Something was written or handed over in between. Nothing was written.
    Changed,
}

impl App {
    /// Whether this device's own stamps may lie ahead of the clock: the latest that is known does. By a clock that cannot
    /// be right everything would.
    fn may_be_ahead(&self) -> bool {
        let (latest, now) = (self.inner().author.borrow().clock, clock::now());
        stamp::doubt(None, now).is_none() && latest.is_some_and(|stamp| stamp.is_ahead_of(now))
    }

    /// What this device wrote while its clock was ahead; looked for only where that may be.
    ///
    /// # Errors
    /// The worker or the store could not look.
    pub async fn own_clock(&self) -> Result<Option<OwnClock>, ExchangeFailure> {
        if !self.may_be_ahead() {
            return Ok(None);
        }
        match self.worker(Task::OwnClock(clock::now()), &[], RwSignal::new(None)).await? {
            (Outcome::OwnClock(own), _) => Ok(own),
            _ => Err(ExchangeFailure::other()),
        }
    }

    /// Stamps anew what this device wrote while its clock was ahead, and loads the page anew, which knows the old stamps.
    /// Until then nothing is written here.
    ///
    /// # Errors
    /// The worker or the store could not: nothing was written.
    pub async fn repair_clock(&self) -> Result<ClockRepair, ExchangeFailure> {
        let inner = self.inner();
        let door = inner.door.lock().await;
        if !self.may_be_ahead() {
            return Ok(ClockRepair::Changed);
        }
        match self.is_alone().await {
            Some(true) => {}
            Some(false) => return Ok(ClockRepair::OtherTabs),
            None => return Ok(ClockRepair::CannotTell),
        }
        // What waits again is no longer counted among the records: that is no loss.
        sentinel::clear(self.session.database());
        let outcome = self.worker(Task::Restamp(self.authorship("")), &[], RwSignal::new(None)).await;
        let Ok((Outcome::Restamped(Some(rows)), _)) = outcome else {
            self.mark_sentinel();
            return outcome.map(|_| ClockRepair::Changed);
        };
        prefs::set(Place::Tab, REPAIRED, Some(&rows.to_string()));
        page::load_anew();
        std::mem::forget(door);
        Ok(ClockRepair::Done)
    }

    /// How many rows were stamped anew just before the page was loaded; told once.
    pub fn was_repaired(&self) -> Option<u64> {
        let rows = prefs::get(Place::Tab, REPAIRED)?.parse().ok();
        prefs::set(Place::Tab, REPAIRED, None);
        rows
    }

    /// The photos that came damaged and are not here, each with the records that point at it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn damaged_photos(&self) -> Result<Vec<(DamagedPhoto, Vec<Key>)>, StoreError> {
        let store = self.store()?;
        let here: BTreeSet<String> = store.blob_ids().await?.into_iter().collect();
        let notes = damaged::read(store.local(DAMAGED).await?.as_deref());
        let notes: Vec<DamagedPhoto> = notes.into_iter().filter(|note| !here.contains(&note.sha)).collect();
        let names: BTreeSet<&str> = notes.iter().map(|note| note.sha.as_str()).collect();
        let found = self.peek(|records| pointing_at(records, &names));
        let of = |note: &DamagedPhoto| found.get(note.sha.as_str()).into_iter().flatten().cloned().collect();
        Ok(notes.iter().map(|note| (note.clone(), of(note))).collect())
    }

    /// Takes a note of a damaged photo away.
    ///
    /// # Errors
    /// The store cannot write it.
    pub async fn forget_damaged(&self, sha: &str) -> Result<(), StoreError> {
        let store = self.store()?;
        let mut notes = damaged::read(store.local(DAMAGED).await?.as_deref());
        notes.retain(|note| note.sha != sha);
        store.set_local(DAMAGED, Some(&damaged::write(&notes))).await?;
        self.renew_safety().await
    }
}
