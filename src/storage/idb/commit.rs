//! Appending to the journal: one strict transaction over rows, clock and blobs (S3, S4). Knows no records.

use super::super::api::{Blob, StoreError};
use super::super::journal;
use super::fault::Fault;
use super::{blobs, load, meta, names, transact};
use crate::domain::change::JournalRow;
use crate::domain::stamp::Stamp;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Appends the rows that are not yet there, saves the clock, keeps the blobs; returns the last row's number.
pub(super) async fn commit(db: &Database, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, Fault> {
    let texts = rows.iter().map(journal::pack).collect::<Result<Vec<_>, StoreError>>()?;
    let stores: &[&str] = match blobs {
        [] => &[names::JOURNAL, names::META],
        _ => &[names::JOURNAL, names::META, names::BLOBS],
    };
    let transaction = transact::writing(db, stores)?;
    let store = transaction.object_store(names::JOURNAL)?;
    let meta = transaction.object_store(names::META)?;
    let clock = meta.get::<String, _, _>(meta::CLOCK).primitive()?;
    let known = which_are_known(&store, rows).await?;
    let unknown = rows.iter().zip(&texts).zip(known).filter(|(_, known)| !known);
    let mut last = None;
    for ((row, text), _) in unknown {
        last = Some(store.add(stored(row, text)?).with_key_type::<f64>().primitive()?);
    }
    save_clock(&meta, clock.await?, rows)?;
    if !blobs.is_empty() {
        blobs::put_all(&transaction.object_store(names::BLOBS)?, &meta, blobs).await?;
    }
    let head = match last {
        Some(last) => last.await? as u64,
        None => load::head(&store).await?,
    };
    drop((store, meta));
    transact::finish(transaction).await?;
    Ok(head)
}

/// Asks for all rows first and waits then, so that many rows cost one round trip.
async fn which_are_known(store: &ObjectStore<'_>, rows: &[JournalRow]) -> Result<Vec<bool>, Fault> {
    let index = store.index(names::BY_NAME)?;
    let asked = rows.iter().map(|row| {
        let name = [JsValue::from_str(&row.replica.to_string()), JsValue::from_f64(row.seq as f64)];
        index.get_key(name).with_key_type::<f64>().primitive()
    });
    let mut known = Vec::with_capacity(rows.len());
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
