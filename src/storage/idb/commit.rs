//! Appending to the journal: one strict transaction over rows, clock and blobs (S3, S4). Knows no records.

use super::super::api::{Blob, RowName, StoreError};
use super::super::journal;
use super::fault::Fault;
use super::{blobs, held, load, meta, names, transact};
use crate::domain::change::JournalRow;
use crate::domain::stamp::Stamp;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use js_sys::{Object, Reflect};
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};

/// Appends the rows that are not yet there, saves the clock, keeps blobs and held rows; returns the last row's
/// number. A store that is not in the transaction cannot hold it up: taps do not wait for photos.
pub(super) async fn commit(
    db: &Database,
    rows: &[JournalRow],
    blobs: &[Blob],
    held: &[JournalRow],
) -> Result<u64, Fault> {
    let texts = rows.iter().map(journal::pack).collect::<Result<Vec<_>, StoreError>>()?;
    let wanted = [(!blobs.is_empty(), names::BLOBS), (!held.is_empty(), names::HELD)];
    let more = wanted.iter().filter(|(is_wanted, _)| *is_wanted).map(|(_, name)| *name);
    let stores: Vec<&str> = [names::JOURNAL, names::META].into_iter().chain(more).collect();
    let transaction = transact::writing(db, &stores)?;
    let head = append(&transaction, rows, &texts).await?;
    if !blobs.is_empty() {
        blobs::put_all(&transaction, blobs).await?;
    }
    if !held.is_empty() {
        held::put_all(&transaction, held)?;
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
    save_clock(&meta, clock.await?, rows)?;
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

fn stored(row: &JournalRow, text: &str) -> Result<JsValue, Fault> {
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

fn save_clock(meta: &ObjectStore<'_>, saved: Option<String>, rows: &[JournalRow]) -> Result<(), Fault> {
    let saved: Option<Stamp> = saved.and_then(|text| text.parse().ok());
    let after = journal::clock_after(saved, rows);
    if let Some(stamp) = after.filter(|_| after != saved) {
        meta.put(stamp.to_string()).with_key(meta::CLOCK).primitive()?;
    }
    Ok(())
}
