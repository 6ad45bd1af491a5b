//! Takes an exchange file in: what is new is appended in one transaction under its own stamps, what lies ahead
//! of the clock is held (S6). The same file again changes nothing. Knows no browser.

use super::super::api::{Blob, Held, Part, Store};
use super::super::journal;
use super::super::messages::{ImportOrder, Imported, Phase, TaskError};
use super::{OnProgress, at, states};
use crate::domain::change::{Change, JournalRow, MAX_CHANGES_PER_ROW};
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::wire::{self, ExchangeFile, Photo};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// Reads, checks and takes in a file.
///
/// # Errors
/// The file is refused, or the store cannot: then nothing was written.
pub async fn import(
    store: &impl Store,
    bytes: &[u8],
    order: &ImportOrder,
    on_progress: OnProgress<'_>,
) -> Result<Imported, TaskError> {
    let file = wire::import::read(bytes, &mut |done, total| on_progress(at(Phase::Reading)(done, total)))?;
    let total = file.head.counts.lines();
    on_progress(at(Phase::Comparing)(0, total));
    let news = News::find(store, file, order.now).await?;
    on_progress(at(Phase::Writing)(0, total));
    let imported = news.write(store, order).await?;
    on_progress(at(Phase::Writing)(total, total));
    Ok(imported)
}

/// What of a file is not here yet.
struct News {
    /// Rows to be appended as they are.
    rows: Vec<JournalRow>,
    /// States without rows.
    states: Vec<Change>,
    /// Rows that lie ahead.
    ahead: Vec<JournalRow>,
    /// States that lie ahead.
    ahead_states: Vec<Change>,
    photos: Vec<Blob>,
    known: u64,
    clock: Option<Stamp>,
    head: u64,
}

impl News {
    async fn find(store: &impl Store, file: ExchangeFile, now: i64) -> Result<Self, TaskError> {
        let open = states::unexplained(&file);
        let here = here(store, !open.is_empty()).await?;
        let held = store.held().await?.rows;
        let (ahead_states, states): (Vec<_>, Vec<_>) =
            states::news(open, &here.records).into_iter().partition(|change| is_ahead(change.stamp, now));
        let all = file.rows.len();
        let (ahead, rows): (Vec<_>, Vec<_>) = unknown(store, file.rows).await?.into_iter().partition(|row| {
            is_ahead(Some(row.stamp), now) || row.changes.iter().any(|change| is_ahead(change.stamp, now))
        });
        let known = (all - ahead.len() - rows.len()) as u64;
        let held_names: BTreeSet<_> = held.iter().map(journal::name_of).collect();
        let is_new = |row: &JournalRow| !held_names.contains(&journal::name_of(row));
        Ok(Self {
            rows,
            states,
            ahead: ahead.into_iter().filter(is_new).collect(),
            ahead_states: states::not_held(ahead_states, &held),
            photos: unknown_photos(store, file.photos).await?,
            known,
            clock: here.clock,
            head: here.head,
        })
    }

    async fn write(self, store: &impl Store, order: &ImportOrder) -> Result<Imported, TaskError> {
        let mut own = Own::new(store, order, self.clock, &self.rows, &self.states);
        let mut rows = self.rows;
        let foreign = rows.iter().flat_map(|row| &row.changes).chain(&self.states);
        let records = foreign.clone().map(Change::key).collect::<BTreeSet<_>>().len() as u64;
        let changes = foreign.count() as u64;
        let device = store.opened().device;
        let is_cloned = rows.iter().any(|row| row.device == device);
        rows.extend(own.carrying("import", &self.states));
        let mut imported = Imported { changes, records, known: self.known, head: self.head, ..Imported::default() };
        if rows.is_empty() && self.photos.is_empty() && self.ahead.is_empty() && self.ahead_states.is_empty() {
            return Ok(imported);
        }
        rows.push(own.row("exchange.import", Vec::new()));
        let held = self.ahead.into_iter().chain(own.carrying("import", &self.ahead_states));
        let held = Held { rows: held.collect() };
        imported.head = store.import(&rows, &self.photos, &held).await?;
        imported.photos = self.photos.len() as u64;
        imported.held = held.rows.len() as u64;
        imported.rows = rows;
        if is_cloned {
            imported.device = Some(store.rotate_device().await?);
        }
        Ok(imported)
    }
}

/// What is here: the records only where states must be compared.
async fn here(store: &impl Store, with_records: bool) -> Result<super::super::api::Loaded, TaskError> {
    let mut loaded = store.load(Part::Only(&[])).await?;
    if with_records {
        let tail = std::mem::replace(&mut loaded.records, store.load(Part::Except(&[])).await?.records);
        merge(&mut loaded.records, &tail);
    }
    Ok(loaded)
}

fn merge(into: &mut Records, more: &Records) {
    more.all().for_each(|record| {
        into.merge(record.as_ref().clone());
    });
}

fn is_ahead(stamp: Option<Stamp>, now: i64) -> bool {
    stamp.is_some_and(|stamp| stamp.is_ahead_of(now))
}

async fn unknown(store: &impl Store, rows: Vec<JournalRow>) -> Result<Vec<JournalRow>, TaskError> {
    let names: Vec<_> = rows.iter().map(journal::name_of).collect();
    let known = store.knows(&names).await?;
    Ok(rows.into_iter().zip(known).filter(|(_, known)| !known).map(|(row, _)| row).collect())
}

async fn unknown_photos(store: &impl Store, photos: Vec<Photo>) -> Result<Vec<Blob>, TaskError> {
    let here: BTreeSet<_> = store.blob_ids().await?.into_iter().collect();
    let blob = |Photo { sha, media_type, bytes }| Blob { sha, media_type, bytes };
    Ok(photos.into_iter().filter(|photo| !here.contains(&photo.sha)).map(blob).collect())
}

/// Makes our own rows: the note that a file was taken in, and the carriers of states without rows.
struct Own {
    blank: JournalRow,
    next: u64,
}

impl Own {
    fn new(
        store: &impl Store,
        order: &ImportOrder,
        clock: Option<Stamp>,
        rows: &[JournalRow],
        more: &[Change],
    ) -> Self {
        let seen = journal::clock_after(clock, rows).max(more.iter().filter_map(|change| change.stamp).max());
        let blank = JournalRow {
            replica: order.replica,
            seq: 0,
            stamp: Stamp::next(seen, order.now, order.replica),
            device: store.opened().device,
            person: order.person.clone(),
            command: order.command.clone(),
            name: SmolStr::default(),
            reason: order.file.clone(),
            changes: Vec::new(),
            unknown: BTreeMap::new(),
        };
        Self { blank, next: 1 }
    }

    fn row(&mut self, name: &'static str, changes: Vec<Change>) -> JournalRow {
        let seq = self.next;
        self.next += 1;
        JournalRow { seq, name: SmolStr::new_static(name), changes, ..self.blank.clone() }
    }

    fn carrying(&mut self, name: &'static str, changes: &[Change]) -> Vec<JournalRow> {
        changes.chunks(MAX_CHANGES_PER_ROW).map(|part| self.row(name, part.to_vec())).collect()
    }
}
