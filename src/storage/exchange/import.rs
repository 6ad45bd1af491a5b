//! Takes files in: what is new is appended in one transaction under its own stamps, what lies ahead of the clock, was
//! declined, or deletes very much waits (S6, R26). The same file again changes nothing. Knows no browser.

use super::bundle::Bundle;
use super::news::{News, Parted, damaged_photos, unknown_photos};
use super::own::Own;
use super::{OnProgress, at};
use crate::domain::change::{Change, JournalRow};
use crate::domain::ids::{Field, Key};
use crate::domain::record::{Cell, DELETED, Record};
use crate::domain::records::Records;
use crate::domain::value::Value;
use crate::storage::api::{Intake, RowName, Store};
use crate::storage::damaged::{self, DAMAGED, DamagedPhoto};
use crate::storage::held::{HeldRow, Why};
use crate::storage::messages::{ImportOrder, Imported, Phase, TaskError};
use crate::storage::preview::Choice;
use crate::storage::recovery::{self, RECOVERY, RecoveryPoint};
use crate::storage::{journal, met};
use std::collections::{BTreeSet, HashSet};

/// Takes files in that were read before.
///
/// # Errors
/// The store cannot: then nothing was written.
pub async fn import(
    store: &impl Store,
    bundle: &Bundle,
    order: &ImportOrder,
    on_progress: OnProgress<'_>,
) -> Result<Imported, TaskError> {
    let total = bundle.lines();
    on_progress(at(Phase::Comparing)(0, total));
    let decides = order.choice.as_new || !order.choice.flipped.is_empty();
    let news = News::find(store, bundle, order.by.now, decides).await?;
    let intake = Taking::prepare(store, news, bundle, order).await?;
    on_progress(at(Phase::Writing)(0, total));
    let imported = intake.write(store, bundle, order).await?;
    on_progress(at(Phase::Writing)(total, total));
    Ok(imported)
}

/// What will be written.
struct Taking {
    rows: Vec<JournalRow>,
    waiting: Vec<HeldRow>,
    release: Vec<RowName>,
    photos: Vec<crate::storage::Blob>,
    /// The notes of photos that came damaged, earlier ones included.
    damaged: Vec<DamagedPhoto>,
    before: u64,
    told: Imported,
}

impl Taking {
    async fn prepare(store: &impl Store, news: News, bundle: &Bundle, order: &ImportOrder) -> Result<Self, TaskError> {
        let device = store.opened().device;
        let (before, known, due) = (news.here.head, news.known, news.due.clone());
        let (here, clock) = (news.here.records.clone(), news.here.clock);
        let Parted { mut rows, states, mut waiting, waiting_states } = news.part(&order.choice, order.by.now);
        let seen = journal::clock_after(clock, &rows).max(states.iter().filter_map(|change| change.stamp).max());
        let mut own = Own::new(device.clone(), &order.by, seen);
        let told = told(&rows, &states);
        let told = Imported { known, head: before, ..told };
        let coming: HashSet<RowName> = rows.iter().map(journal::name_of).collect();
        let release = due.into_iter().filter(|name| coming.contains(name)).collect();
        let is_cloned = rows.iter().any(|row| row.device == device);
        let decided = decided(&here, &rows, &states, bundle, &order.choice);
        rows.extend(own.carrying("import", &states));
        rows.extend(own.carrying("exchange.choose", &decided));
        for (why, changes) in waiting_states {
            waiting.extend(own.carrying("import", &changes).into_iter().map(|row| HeldRow { why, row }));
        }
        let photos = unknown_photos(store, bundle).await?;
        let (damaged, new_damaged) = damaged_photos(store, bundle).await?;
        if !(rows.is_empty() && photos.is_empty() && waiting.is_empty()) {
            rows.push(own.row("exchange.import", Vec::new()));
        }
        let declined = waiting.iter().filter(|held| held.why == Why::Declined).count() as u64;
        let told = Imported {
            photos: photos.len() as u64,
            held: waiting.len() as u64 - declined,
            declined,
            damaged: new_damaged,
            changes: told.changes + decided.len() as u64,
            device: is_cloned.then_some(device),
            ..told
        };
        Ok(Self { rows, waiting, release, photos, damaged, before, told })
    }

    async fn write(self, store: &impl Store, bundle: &Bundle, order: &ImportOrder) -> Result<Imported, TaskError> {
        let mut told = self.told;
        let mut known = met::read(store.local(met::MET).await?.as_deref());
        bundle.heads.iter().for_each(|head| met::meet(&mut known, head, order.by.now));
        let mut local = vec![(met::MET, met::write(&known)), (DAMAGED, damaged::write(&self.damaged))];
        let Some(note) = self.rows.last().map(journal::name_of) else {
            store.import(Intake { local: &local, ..Intake::default() }).await?;
            return Ok(told);
        };
        let point = RecoveryPoint {
            before: self.before,
            rows: self.rows.len() as u64,
            note,
            at: order.by.now,
            files: order.by.reason.clone(),
        };
        let kept = recovery::read(store.local(RECOVERY).await?.as_deref());
        local.push((RECOVERY, recovery::with(kept, point.clone())));
        let intake = Intake {
            rows: &self.rows,
            blobs: &self.photos,
            hold: &self.waiting,
            release: &self.release,
            local: &local,
            renames_device: told.device.is_some(),
        };
        told.head = store.import(intake).await?;
        told.point = Some(point);
        told.came = self.rows.len() as u64;
        told.rows = self.rows;
        told.device = told.device.map(|_| store.opened().device);
        Ok(told)
    }
}

fn told(rows: &[JournalRow], states: &[Change]) -> Imported {
    let foreign = rows.iter().flat_map(|row| &row.changes).chain(states);
    let records = foreign.clone().map(Change::key).collect::<BTreeSet<_>>().len() as u64;
    Imported { changes: foreign.count() as u64, records, ..Imported::default() }
}

/// New edits for what a person decided otherwise than the stamps do. Pure.
fn decided(here: &Records, rows: &[JournalRow], states: &[Change], bundle: &Bundle, choice: &Choice) -> Vec<Change> {
    if choice.flipped.is_empty() && !choice.as_new {
        return Vec::new();
    }
    let theirs = brought(rows, states);
    let mut merged = here.clone();
    merged.join(theirs.clone());
    let mut decided: Vec<Change> = Vec::new();
    for (key, field) in &choice.flipped {
        let sides = [here, &theirs].map(|side| side.by_key(key).and_then(|record| record.cell(field)));
        let stands = merged.by_key(key).and_then(|record| record.cell(field));
        let other = sides.into_iter().find(|side| side.map(|cell| &cell.value) != stands.map(|cell| &cell.value));
        if let (Some(other), Some(stands)) = (other, stands) {
            let value = other.map(|cell| cell.value.clone()).unwrap_or_default();
            decided.push(edit(key, field, value, stands));
        }
    }
    if choice.as_new {
        let is_flipped: BTreeSet<&(Key, Field)> = choice.flipped.iter().collect();
        let again = bundle.records.iter().flat_map(|record| again(record, &merged));
        decided.extend(again.filter(|change| !is_flipped.contains(&(change.key(), change.field.clone()))));
    }
    decided
}

/// All that comes in, without what is here.
fn brought(rows: &[JournalRow], states: &[Change]) -> Records {
    let mut theirs = Records::default();
    rows.iter().for_each(|row| {
        theirs.apply(row);
    });
    for (change, stamp) in states.iter().filter_map(|change| Some((change, change.stamp?))) {
        theirs.put(&change.key(), [(change, stamp)]);
    }
    theirs
}

/// The edits that make a record again what a file says (R27). What was added to it later stays; a deletion goes.
fn again(record: &Record, merged: &Records) -> Vec<Change> {
    let Some(stands) = merged.by_key(record.key()) else { return Vec::new() };
    let differs = |(field, cell): &(&Field, &Cell)| stands.cell(field).is_some_and(|own| own.value != cell.value);
    let mut edits: Vec<Change> = record
        .cells()
        .filter(differs)
        .filter_map(|(field, cell)| Some(edit(record.key(), field, cell.value.clone(), stands.cell(field)?)))
        .collect();
    let gone = stands.cell(&DELETED).filter(|cell| !cell.value.is_null() && record.cell(&DELETED).is_none());
    edits.extend(gone.map(|gone| edit(record.key(), &DELETED, Value::Null, gone)));
    edits
}

fn edit(key: &Key, field: &Field, value: Value, over: &Cell) -> Change {
    let (kind, id) = (key.kind.clone(), key.id.clone());
    Change { kind, id, field: field.clone(), value, replaced: Some(over.stamp), stamp: None }
}
