//! Appending to the journal: one strict transaction over rows, blobs and what is held (S3, S4). Knows no records.

use super::super::api::{Blob, Intake, RowName, StoreError};
use super::super::journal;
use super::fault::Fault;
use super::{blobs, erase, held, load, meta, names, open, transact};
use crate::domain::change::JournalRow;
use crate::domain::ids::DeviceId;
use crate::domain::stamp::Stamp;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use js_sys::{Object, Reflect};
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};

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
        last = Some(store.add(stored(row, text)?).with_key_type::<f64>().primitive()?);
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
    let known = which_are_known(&store, &names).await?;
    let mut last = None;
    let mut met = BTreeSet::new();
    for ((row, text), known) in rows.iter().zip(texts).zip(known) {
        // The same row twice in one batch would make the unique index refuse the whole of it.
        if known || !met.insert(journal::name_of(row)) {
            continue;
        }
        last = Some(store.add(stored(row, text)?).with_key_type::<f64>().primitive()?);
    }
    save_clock(&meta, clock.await?, journal::clock_after(None, rows))?;
    match last {
        Some(last) => Ok(last.await? as u64),
        None => load::head(&store).await,
    }
}

/// Which rows the journal has.
pub(super) async fn knows(db: &Database, names: &[RowName]) -> Result<Vec<bool>, Fault> {
    let transaction = transact::reading(db, &[names::JOURNAL])?;
    which_are_known(&transaction.object_store(names::JOURNAL)?, names).await
}

/// Asks for all rows first and waits then, so that many rows cost one round trip.
async fn which_are_known(store: &ObjectStore<'_>, names: &[RowName]) -> Result<Vec<bool>, Fault> {
    let index = store.index(names::BY_NAME)?;
    let asked = names.iter().map(|(replica, seq)| {
        let name = [JsValue::from_str(&replica.to_string()), JsValue::from_f64(*seq as f64)];
        index.get_key(name).with_key_type::<f64>().primitive()
    });
    let mut known = Vec::with_capacity(names.len());
    for answer in asked.collect::<Result<Vec<_>, _>>()? {
        known.push(answer.await?.is_some());
    }
    Ok(known)
}

pub(super) fn stored(row: &JournalRow, text: &str) -> Result<JsValue, Fault> {
    let object = Object::new();
    let members = [
        ("r", JsValue::from_str(&row.replica.to_string())),
        ("s", JsValue::from_f64(row.seq as f64)),
        ("j", text.into()),
    ];
    for (name, value) in members {
        Reflect::set(&object, &name.into(), &value).map_err(|thrown| Fault::of(&thrown))?;
    }
    Ok(object.unchecked_into())
}

/// Saves the clock if it is later than the saved one.
pub(super) fn save_clock(meta: &ObjectStore<'_>, saved: Option<String>, clock: Option<Stamp>) -> Result<(), Fault> {
    let saved: Option<Stamp> = saved.and_then(|text| text.parse().ok());
    if let Some(stamp) = clock.filter(|_| clock > saved) {
        meta.put(stamp.to_string()).with_key(meta::CLOCK).primitive()?;
    }
    Ok(())
}
