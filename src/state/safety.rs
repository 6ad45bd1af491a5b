//! The visible state of safety: last export, kept by the browser or not, changes since; and the sentinel (S12).

use super::app::App;
use crate::browser::clock;
use crate::browser::keeping::{self, Keeping};
use crate::domain::calendar;
use crate::domain::shops::{self, Backup};
use crate::storage::automatic::{AUTOMATIC, TROUBLE};
use crate::storage::damaged::{self, DAMAGED};
use crate::storage::sentinel::{self, Mark};
use crate::storage::{Store, StoreError, Usage, Why};
use chrono::NaiveTime;
use leptos::prelude::*;

/// The local value that remembers the last export: `<UTC ms>:<journal head>`.
const LAST_EXPORT: &str = "last_export";
/// How many unfolded rows make the worker compact when the page is idle.
const FOLD_AFTER: u64 = 400;

/// Whether the day's backup makes itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ByItself {
    /// It does not.
    #[default]
    Off,
    /// It does.
    Well,
    /// It should, and something is in the way.
    Trouble,
}

/// What the safety line shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Safety {
    /// When the last export was made, UTC milliseconds.
    pub exported_at: Option<i64>,
    /// The journal's head at that export.
    pub exported_head: u64,
    /// The journal's head now.
    pub head: u64,
    /// Whether the browser keeps the storage.
    pub keeping: Keeping,
    /// How much is stored.
    pub usage: Usage,
    /// Rows that wait for their time or for a decision (S6); declined ones do not.
    pub held: usize,
    /// The same, with declined ones.
    pub waiting: usize,
    /// Photos that came damaged and are waited for.
    pub damaged: usize,
    /// Whether the day's backup makes itself.
    pub by_itself: ByItself,
}

impl Safety {
    /// Changes (journal rows) since the last export.
    pub fn changes_since(&self) -> u64 {
        self.head.saturating_sub(self.exported_head)
    }
}

impl App {
    /// Reads the safety line anew.
    pub async fn renew_safety(&self) -> Result<(), StoreError> {
        let store = self.store()?;
        let last = store.local(LAST_EXPORT).await?.and_then(|text| read_export(&text));
        let damaged = damaged::count(store.local(DAMAGED).await?.as_deref());
        let (keeping, usage, held) = (keeping::state().await, store.usage().await?, store.held().await?);
        let by_itself = match (store.local(AUTOMATIC).await?, store.local(TROUBLE).await?) {
            (None, _) => ByItself::Off,
            (Some(_), None) => ByItself::Well,
            (Some(_), Some(_)) => ByItself::Trouble,
        };
        self.release_due(&held);
        let waiting = held.len();
        let held = held.iter().filter(|held| held.why != Why::Declined).count();
        let safety = Safety {
            exported_at: last.map(|(at, _)| at),
            exported_head: last.map(|(_, head)| head).unwrap_or_default(),
            head: *self.inner().head.borrow(),
            keeping,
            usage,
            held,
            waiting,
            damaged,
            by_itself,
        };
        self.safety.set(safety);
        Ok(())
    }

    /// How the day's backup of the shop that is looked at stands.
    pub fn backup(&self) -> Backup {
        let Some(shop) = self.shop() else { return Backup::Fine };
        let (safety, now) = (self.safety.get(), self.now.get());
        let zone = self.zone();
        // Before the first backup nothing was missed: the device may have joined today. And on its first day a shop has
        // little to lose, and its people much to learn.
        let today = calendar::date(&*zone, now);
        let begun = shop.since.and_then(|since| since.succ_opt()).map_or(today, |begun| begun.max(today));
        let since = safety.exported_at.unwrap_or_else(|| calendar::instant(&*zone, begun, NaiveTime::MIN));
        shops::backup(since, safety.changes_since(), shop.backup_at, &*zone, now)
    }

    /// Remembers that everything up to a head of the journal was exported just now.
    pub(super) async fn exported(&self, head: u64) -> Result<(), StoreError> {
        self.store()?.set_local(LAST_EXPORT, Some(&format!("{}:{head}", clock::now()))).await?;
        self.renew_safety().await
    }

    /// Asks the browser to keep the storage.
    pub async fn ask_to_keep(&self) -> Keeping {
        let answer = keeping::request().await;
        self.safety.update(|safety| safety.keeping = answer);
        answer
    }

    /// After each write: the line's figures, the sentinel, and folding when much has gathered.
    pub(super) fn after_write(&self) {
        let inner = self.inner();
        let head = *inner.head.borrow();
        self.safety.update(|safety| safety.head = head);
        self.mark_sentinel();
        if *inner.unfolded.borrow() > FOLD_AFTER {
            *inner.unfolded.borrow_mut() = 0;
            self.fold_when_idle();
        }
    }

    /// Waits until everything is in memory: a count of half of it would hide the loss of the other half (R03).
    pub(super) fn mark_sentinel(&self) {
        let inner = self.inner();
        if !inner.is_counted.get() {
            return;
        }
        let Some(store) = inner.store.get() else { return };
        let records = inner.memory.borrow().records.len() as u64;
        let mark = Mark { database: store.opened().database, records, head: *inner.head.borrow() };
        sentinel::write(self.session.database(), &mark);
    }
}

fn read_export(text: &str) -> Option<(i64, u64)> {
    let (at, head) = text.split_once(':')?;
    Some((at.parse().ok()?, head.parse().ok()?))
}
