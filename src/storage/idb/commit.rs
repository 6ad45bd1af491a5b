//! Appending to the journal: one strict transaction over rows, blobs and what is held (S3, S4). Knows no records.

use super::super::api::{Blob, Intake, RowName, StoreError};
use super::super::journal;
use super::fault::Fault;
use super::{blobs, entries, erase, held, known, load, meta, names, open, transact};
use crate::domain::change::JournalRow;
use crate::domain::ids::DeviceId;
use crate::domain::stamp::Stamp;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use std::collections::BTreeSet;
use std::iter;

/// Appends rows that a person has just made. They are new, so nothing is read before they are written: a tap waits
/// for one answer of the browser, not for three. Were one of them known after all (the connection died after the
/// commit and it is tried again), the index refuses it, and the journal is asked which ones.
pub(super) async fn commit(db: &Database, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, Fault> {
    if rows.is_empty() || !blobs.is_empty() {
        return carefully(db, rows, blobs).await;
    }
    match append_new(db, rows).await {
        Err(Fault::Taken) => carefully(db, rows, blobs).await,
        done => done,
    }
}

async fn carefully(db: &Database, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, Fault> {
    let append = unhurried().await.map_err(|missing| StoreError::Other(missing.to_string()))?;
    append(db, rows, blobs).await
}

/// Appends rows of which some may be known, with blobs.
type Append = for<'a> fn(&'a Database, &'a [JournalRow], &'a [Blob]) -> LocalBoxFuture<'a, Result<u64, Fault>>;

part! { rules:
    /// The first screen writes neither photos nor what is known; the rules of what is written come with it.
    fn unhurried() -> Append {
        |db, rows, blobs| append_unknown(db, rows, blobs).boxed_local()
    }
}

/// The clock is not saved here: it is the latest of what was saved with the segments and of the rows after them
/// (`load`, `compact`).
async fn append_new(db: &Database, rows: &[JournalRow]) -> Result<u64, Fault> {
    let texts = packed(rows)?;
    let transaction = transact::writing(db, &[names::JOURNAL])?;
    let store = transaction.object_store(names::JOURNAL)?;
    let mut last = None;
    for (row, text) in rows.iter().zip(&texts) {
        last = Some(store.add(entries::single(&journal::name_of(row), text)?).with_key_type::<f64>().primitive()?);
    }
    drop(store);
    transact::finish(transaction).await?;
    match last {
        Some(last) => Ok(last.await? as u64),
        None => Ok(0),
    }
}

fn packed(rows: &[JournalRow]) -> Result<Vec<String>, StoreError> {
    rows.iter().map(journal::pack).collect()
}

/// What came of taking something in.
pub(super) struct TakenIn {
    /// The last row's number.
    pub(super) head: u64,
    /// Whether anything was to be blanked.
    pub(super) is_erasing: bool,
    /// The device's new id, where it got one.
    pub(super) device: Option<DeviceId>,
}

/// Takes in what comes from elsewhere: without what was erased, which is blanked here too when the rows bring it.
pub(super) async fn import(db: &Database, intake: Intake<'_>) -> Result<TakenIn, Fault> {
    let Intake { rows, blobs, hold, release, local, renames_device } = intake;
    let stores = [names::JOURNAL, names::META, names::HELD, names::BLOBS, names::LOCAL];
    let transaction = transact::writing(db, &stores)?;
    let (erased, is_erasing) = erase::learn(&transaction, rows).await?;
    let rows = erased.applied(rows);
    let head = append(&transaction, &rows, &packed(&rows)?).await?;
    blobs::put_all(&transaction, blobs).await?;
    held::renew(&transaction, release, &erased.applied_held(hold))?;
    held::keep(&transaction, local)?;
    let device = if renames_device { Some(open::rename_device(&transaction)?) } else { None };
    transact::finish(transaction).await?;
    Ok(TakenIn { head, is_erasing, device })
}

/// Appends the rows that are not yet there, saves the clock, keeps blobs; returns the last row's number. A store that is
/// not in the transaction cannot hold it up.
async fn append_unknown(db: &Database, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, Fault> {
    let texts = packed(rows)?;
    let more = (!blobs.is_empty()).then_some(names::BLOBS);
    let stores: Vec<&str> = [names::JOURNAL, names::META].into_iter().chain(more).collect();
    let transaction = transact::writing(db, &stores)?;
    let head = append(&transaction, rows, &texts).await?;
    if !blobs.is_empty() {
        blobs::put_all(&transaction, blobs).await?;
    }
    transact::finish(transaction).await?;
    Ok(head)
}

async fn append(transaction: &Transaction<'_>, rows: &[JournalRow], texts: &[String]) -> Result<u64, Fault> {
    let store = transaction.object_store(names::JOURNAL)?;
    let meta = transaction.object_store(names::META)?;
    let clock = meta.get::<String, _, _>(meta::CLOCK).primitive()?;
    let names: Vec<RowName> = rows.iter().map(journal::name_of).collect();
    let known = known::which(&store, &names).await?;
    let mut met = BTreeSet::new();
    // The same row twice in one batch would make the unique index refuse the whole of it.
    let is_new = |((name, _), known): &((&RowName, &str), bool)| !known && met.insert(**name);
    let named = names.iter().zip(texts.iter().map(String::as_str));
    let new: Vec<(&RowName, &str)> = named.zip(known).filter(is_new).map(|(row, _)| row).collect();
    save_clock(&meta, clock.await?, journal::clock_after(None, rows))?;
    let mut head = load::head(&store).await?;
    for batch in batches(&new) {
        head = add(&store, head, batch).await?;
    }
    Ok(head)
}

/// Adds rows after the last one; returns the number of the last from then on.
async fn add(store: &ObjectStore<'_>, head: u64, batch: &[(&RowName, &str)]) -> Result<u64, Fault> {
    if let [(name, text)] = batch {
        return Ok(store.add(entries::single(name, text)?).with_key_type::<f64>().primitive()?.await? as u64);
    }
    let last = head + batch.len() as u64;
    store.add(entries::many(head + 1, batch)?).with_key(last as f64).primitive()?;
    Ok(last)
}

/// So many rows are stored as one object at most, and so many bytes unless a row alone has more.
const MANY: usize = 256;
const LARGE: usize = 256 * 1024;

fn batches<'a, 'b>(mut rest: &'a [(&'b RowName, &'b str)]) -> impl Iterator<Item = &'a [(&'b RowName, &'b str)]> {
    iter::from_fn(move || {
        let sizes = rest.iter().scan(0, |sum, (_, text)| {
            *sum += text.len();
            Some(*sum)
        });
        let fitting = sizes.take(MANY).take_while(|sum| *sum <= LARGE).count();
        let (batch, later) = rest.split_at(fitting.max(1).min(rest.len()));
        rest = later;
        (!batch.is_empty()).then_some(batch)
    })
}

/// Saves the clock if it is later than the saved one.
pub(super) fn save_clock(meta: &ObjectStore<'_>, saved: Option<String>, clock: Option<Stamp>) -> Result<(), Fault> {
    let saved: Option<Stamp> = saved.and_then(|text| text.parse().ok());
    if let Some(stamp) = clock.filter(|_| clock > saved) {
        meta.put(stamp.to_string()).with_key(meta::CLOCK).primitive()?;
    }
    Ok(())
}
