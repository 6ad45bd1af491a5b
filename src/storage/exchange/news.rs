//! What of files is not here yet, and what of that must wait (S6). Writes nothing.

use super::bundle::Bundle;
use super::everything::everything;
use super::states;
use crate::domain::change::{Change, JournalRow};
use crate::domain::ids::Key;
use crate::domain::record::DELETED;
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use crate::storage::api::{Blob, Loaded, Part, RowName, Store};
use crate::storage::damaged::{self, DAMAGED, DamagedPhoto};
use crate::storage::held::{HeldRow, Why};
use crate::storage::journal;
use crate::storage::messages::TaskError;
use crate::storage::preview::Choice;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// More deletions than this in one import are asked about first (R26) …
const MANY: usize = 20;
/// … and more than this share of the records that are here: one in ten.
const SHARE: usize = 10;

/// What is new.
pub(super) struct News {
    /// What is here; the records only where they were needed.
    pub(super) here: Loaded,
    /// What waits here.
    pub(super) held: Vec<HeldRow>,
    /// What waits for its time, which has come.
    pub(super) due: Vec<RowName>,
    pub(super) rows: Vec<JournalRow>,
    /// States without rows, once each.
    pub(super) states: Vec<Change>,
    /// Rows of the files that are here already, or wait.
    pub(super) known: u64,
}

impl News {
    /// Compares; `with_records` when more is asked than which rows are new. What waited for its time is new again when
    /// that has come.
    pub(super) async fn find(
        store: &impl Store,
        bundle: &Bundle,
        now: i64,
        with_records: bool,
    ) -> Result<Self, TaskError> {
        let (due, held): (Vec<_>, Vec<_>) = store.held().await?.into_iter().partition(|held| held.is_due(now));
        let due = due.iter().map(|held| journal::name_of(&held.row)).collect();
        let waiting: HashSet<RowName> = held.iter().map(|held| journal::name_of(&held.row)).collect();
        let rows: Vec<JournalRow> = unknown(store, &bundle.rows, &waiting).await?;
        let deletes = rows.iter().flat_map(|row| &row.changes).any(is_deletion);
        let is_needed = with_records || deletes || !bundle.open.is_empty();
        let here = if is_needed { everything(store).await? } else { store.load(Part::Only(&[])).await? };
        let states = states::not_held(states::news(&bundle.open, &here.records), &held);
        let known = (bundle.rows.len() - rows.len()) as u64;
        Ok(Self { here, held, due, rows, states, known })
    }

    /// Every new change with its stamp and the row that it came in.
    pub(super) fn changes(&self) -> impl Iterator<Item = (&Change, Stamp, Option<&JournalRow>)> {
        let of_rows = self
            .rows
            .iter()
            .flat_map(|row| row.changes.iter().map(move |change| (change, row.stamp_of(change), Some(row))));
        of_rows.chain(self.states.iter().filter_map(|change| Some((change, change.stamp?, None))))
    }

    /// The records that are live here and would be deleted.
    pub(super) fn deleted(&self, now: i64) -> BTreeSet<Key> {
        let gone = self.changes().filter(|(change, stamp, _)| is_deletion(change) && !stamp.is_ahead_of(now));
        let is_live = |key: &Key| self.here.records.by_key(key).is_some_and(|record| !record.is_deleted());
        gone.map(|(change, ..)| change.key()).filter(is_live).collect()
    }

    /// What waits and why, by what a person chose.
    pub(super) fn part(self, choice: &Choice, now: i64) -> Parted {
        let deleted = self.deleted(now);
        let held_deletions =
            if is_many(&deleted, &self.here.records) && !choice.deletes { deleted } else { BTreeSet::new() };
        let declined: BTreeSet<&Key> = choice.declined.iter().collect();
        let why = |change: &Change, stamp: Stamp| {
            let key = change.key();
            if stamp.is_ahead_of(now) {
                Some(Why::Ahead)
            } else if declined.contains(&key) {
                Some(Why::Declined)
            } else {
                (is_deletion(change) && held_deletions.contains(&key)).then_some(Why::Deletes)
            }
        };
        let mut parted = Parted::default();
        for row in self.rows {
            if row.stamp.is_ahead_of(now) {
                parted.waiting.push(HeldRow { why: Why::Ahead, row });
            } else {
                parted.row(row, &why);
            }
        }
        for change in self.states {
            match change.stamp.and_then(|stamp| why(&change, stamp)) {
                Some(why) => parted.waiting_states.entry(why).or_default().push(change),
                None => parted.states.push(change),
            }
        }
        parted
    }
}

/// New rows and states, parted from those that wait.
#[derive(Default)]
pub(super) struct Parted {
    pub(super) rows: Vec<JournalRow>,
    /// States without rows, and what is taken of rows that wait.
    pub(super) states: Vec<Change>,
    pub(super) waiting: Vec<HeldRow>,
    pub(super) waiting_states: BTreeMap<Why, Vec<Change>>,
}

impl Parted {
    /// A row waits as a whole, so that it stays what it is on every device; what of it may come in does so by itself.
    fn row(&mut self, row: JournalRow, why: &impl Fn(&Change, Stamp) -> Option<Why>) {
        let reasons: Vec<Option<Why>> = row.changes.iter().map(|change| why(change, row.stamp_of(change))).collect();
        let Some(first) = reasons.iter().flatten().min().copied() else { return self.rows.push(row) };
        let free = row.changes.iter().zip(&reasons).filter(|(_, why)| why.is_none());
        let stamped = |change: &Change| Change { stamp: Some(row.stamp_of(change)), ..change.clone() };
        self.states.extend(free.map(|(change, _)| stamped(change)));
        self.waiting.push(HeldRow { why: first, row });
    }
}

/// Whether so many deletions are asked about first.
pub(super) fn is_many(deleted: &BTreeSet<Key>, here: &Records) -> bool {
    let live = here.all().filter(|record| !record.is_deleted()).count();
    deleted.len() > MANY || deleted.len() > 1 && deleted.len() * SHARE > live
}

fn is_deletion(change: &Change) -> bool {
    change.field == DELETED && change.value == Value::Bool(true)
}

async fn unknown(
    store: &impl Store,
    rows: &[JournalRow],
    waiting: &HashSet<RowName>,
) -> Result<Vec<JournalRow>, TaskError> {
    let names: Vec<_> = rows.iter().map(journal::name_of).collect();
    let known = store.knows(&names).await?;
    let is_new = |row: &JournalRow, known: bool| !known && !waiting.contains(&journal::name_of(row));
    Ok(rows.iter().zip(known).filter(|(row, known)| is_new(row, *known)).map(|(row, _)| row.clone()).collect())
}

/// The notes of damaged photos as they are with these files, and how many of them are new: a note goes when its photo is
/// here, or comes whole.
pub(super) async fn damaged_photos(store: &impl Store, bundle: &Bundle) -> Result<(Vec<DamagedPhoto>, u64), TaskError> {
    let mut known: HashSet<String> = store.blob_ids().await?.into_iter().collect();
    known.extend(bundle.photos.iter().map(|photo| photo.sha.clone()));
    let mut notes = damaged::read(store.local(DAMAGED).await?.as_deref());
    notes.retain(|note| known.insert(note.sha.clone()));
    let kept = notes.len();
    notes.extend(bundle.damaged.iter().filter(|photo| !known.contains(&photo.sha)).cloned());
    let new = (notes.len() - kept) as u64;
    Ok((notes, new))
}

/// The photos that are not here.
pub(super) async fn unknown_photos(store: &impl Store, bundle: &Bundle) -> Result<Vec<Blob>, TaskError> {
    let here: BTreeSet<_> = store.blob_ids().await?.into_iter().collect();
    let new = bundle.photos.iter().filter(|photo| !here.contains(&photo.sha)).cloned();
    Ok(new.map(|photo| Blob { sha: photo.sha, media_type: photo.media_type, bytes: photo.bytes }).collect())
}
