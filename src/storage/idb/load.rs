//! Reading: who the database is, segments and the tail of the journal, rows, the vector. Writes nothing but
//! the note that a segment was damaged.

use super::super::api::{Loaded, Opened, Part, StoreError};
use super::super::journal;
use super::super::segments::{self, Manifest};
use super::fault::Fault;
use super::{entries, meta, names, transact};
use crate::domain::change::JournalRow;
use crate::domain::ids::{DeviceId, Key, Kind};
use crate::domain::order::set;
use indexed_db_futures::KeyRange;
use indexed_db_futures::cursor::CursorDirection;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};

/// Who the database is.
pub(super) async fn identity(db: &Database, is_new: bool) -> Result<Opened, Fault> {
    let transaction = transact::reading(db, &[names::META])?;
    let meta = transaction.object_store(names::META)?;
    let database = meta.get::<String, _, _>(meta::DATABASE).primitive()?;
    let device = meta.get::<String, _, _>(meta::DEVICE).primitive()?;
    let missing = || StoreError::Damaged("the database has no id".to_owned());
    let database = database.await?.ok_or_else(missing)?;
    let device = DeviceId::new(device.await?.ok_or_else(missing)?);
    Ok(Opened { database, device, is_new })
}

/// Whether the connection answers.
pub(super) async fn ping(db: &Database) -> Result<(), Fault> {
    let transaction = transact::reading(db, &[names::META])?;
    transaction.object_store(names::META)?.count().await?;
    Ok(())
}

/// Reads a part of the state in one transaction, so that segments and tail fit together.
pub(super) async fn load(db: &Database, part: Part<'_>) -> Result<Loaded, Fault> {
    let raw = read(db, part).await?;
    let mut loaded = Loaded { clock: raw.clock, head: raw.head, unfolded: raw.unfolded, ..Loaded::default() };
    match segments::unpack(&raw.manifest, &raw.manifest.keys(part), &raw.segments) {
        Ok(records) => loaded.records = records,
        Err(_) => return replay(db, loaded).await,
    }
    apply(&mut loaded, &raw.tail);
    Ok(loaded)
}

fn apply(loaded: &mut Loaded, texts: &[String]) {
    let (rows, unreadable) = journal::unpack_all(texts);
    loaded.unreadable = unreadable;
    loaded.clock = journal::clock_after(loaded.clock, &rows);
    rows.iter().for_each(|row| {
        loaded.records.apply(row);
    });
}

struct Raw {
    manifest: Manifest,
    segments: Vec<Vec<u8>>,
    tail: Vec<String>,
    clock: Option<crate::domain::stamp::Stamp>,
    head: u64,
    unfolded: u64,
}

async fn read(db: &Database, part: Part<'_>) -> Result<Raw, Fault> {
    let transaction = transact::reading(db, &[names::META, names::SEGMENTS, names::JOURNAL])?;
    let meta = transaction.object_store(names::META)?;
    let store = transaction.object_store(names::SEGMENTS)?;
    let journal = transaction.object_store(names::JOURNAL)?;
    let clock = meta.get::<String, _, _>(meta::CLOCK).primitive()?;
    let manifest = meta.get::<String, _, _>(meta::MANIFEST).primitive()?;
    let asked =
        ranges(part).into_iter().map(|range| store.get_all::<JsValue>().with_query::<String, _>(range).primitive());
    let asked = asked.collect::<Result<Vec<_>, _>>()?;
    // A manifest that cannot be read is like segments that cannot: the journal has everything.
    let manifest = Manifest::read(manifest.await?.as_deref()).unwrap_or_default();
    let tail = match part.has_tail() {
        true => texts(&journal, manifest.row).await?,
        false => Vec::new(),
    };
    let mut segments = Vec::new();
    for answer in asked {
        for segment in answer.await? {
            segments.push(bytes_of(&segment?));
        }
    }
    let head = head(&journal).await?;
    let unfolded = head.saturating_sub(manifest.row);
    let clock = clock.await?.and_then(|text| text.parse().ok());
    Ok(Raw { manifest, segments, tail, clock, head, unfolded })
}

/// The whole journal from its first row, instead of segments of which one is damaged (S5).
async fn replay(db: &Database, mut loaded: Loaded) -> Result<Loaded, Fault> {
    let transaction = transact::writing_cache(db, &[names::META, names::JOURNAL])?;
    let meta = transaction.object_store(names::META)?;
    meta.put(true).with_key(meta::DAMAGED).primitive()?;
    let rows = texts(&transaction.object_store(names::JOURNAL)?, 0).await?;
    drop(meta);
    transact::finish(transaction).await?;
    apply(&mut loaded, &rows);
    loaded.replayed = true;
    Ok(loaded)
}

/// A stored segment; what is not bytes reads as none, which no checksum fits.
pub(super) fn bytes_of(stored: &JsValue) -> Vec<u8> {
    stored.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

/// The key ranges of the segments of a part.
fn ranges(part: Part<'_>) -> Vec<KeyRange<String>> {
    let sorted = |kinds: &[Kind]| set(kinds.iter().map(segments::bounds));
    match part {
        Part::Only(kinds) => {
            sorted(kinds).into_iter().map(|(from, to)| KeyRange::Bound(from, false, to, true)).collect()
        }
        Part::Except(kinds) => between(&sorted(kinds) | &sorted(&[segments::RECENT])),
    }
}

/// What lies between the ranges.
fn between(ranges: BTreeSet<(String, String)>) -> Vec<KeyRange<String>> {
    let mut gaps = Vec::new();
    let mut start = String::new();
    for (from, to) in ranges {
        gaps.push(KeyRange::Bound(start, false, from, true));
        start = to;
    }
    gaps.push(KeyRange::LowerBound(start, false));
    gaps
}

/// The numbers after this one.
pub(super) fn after(row: u64) -> KeyRange<f64> {
    KeyRange::LowerBound(row as f64, true)
}

/// The stored rows after a number.
pub(super) async fn texts(journal: &ObjectStore<'_>, row: u64) -> Result<Vec<String>, Fault> {
    let stored = journal.get_all::<JsValue>().with_query::<f64, _>(after(row)).primitive()?.await?;
    let mut texts = Vec::new();
    for object in stored {
        // A single row's number is not asked for: it lies after that one.
        let rows = entries::rows(u64::MAX, &object?)?;
        texts.extend(rows.into_iter().filter(|(number, _)| *number > row).map(|(_, text)| text));
    }
    Ok(texts)
}

/// The number of the last row; 0 when there is none.
pub(super) async fn head(journal: &ObjectStore<'_>) -> Result<u64, Fault> {
    let cursor = journal.open_key_cursor().with_direction(CursorDirection::Prev).primitive()?.await?;
    let Some(mut cursor) = cursor else { return Ok(0) };
    Ok(cursor.next_key::<f64>().await?.unwrap_or_default() as u64)
}

/// At most `most` rows after a number, with their numbers.
pub(super) async fn rows(db: &Database, row: u64, most: usize) -> Result<Vec<(u64, JournalRow)>, Fault> {
    Ok(journal::readable(stored_rows(db, row, most).await?.into_iter()))
}

/// The same as they are stored.
pub(super) async fn stored_rows(db: &Database, row: u64, most: usize) -> Result<Vec<(u64, String)>, Fault> {
    numbered(db, row, u32::try_from(most).unwrap_or(u32::MAX)).await
}

/// The rows that touch a record; piece by piece, so that the journal is never in memory as a whole.
pub(super) async fn history(db: &Database, key: &Key) -> Result<Vec<(u64, JournalRow)>, Fault> {
    const PIECE: u32 = 2_000;
    let mut found = Vec::new();
    let mut reached = 0;
    loop {
        let piece = numbered(db, reached, PIECE).await?;
        let Some((last, _)) = piece.last() else { return Ok(found) };
        reached = *last;
        let touching = |(number, text): &(u64, String)| Some((*number, journal::touching(key, text)?));
        found.extend(piece.iter().filter_map(touching));
    }
}

async fn numbered(db: &Database, row: u64, most: u32) -> Result<Vec<(u64, String)>, Fault> {
    let transaction = transact::reading(db, &[names::JOURNAL])?;
    numbered_in(&transaction.object_store(names::JOURNAL)?, row, most).await
}

/// The same within the caller's transaction.
pub(super) async fn numbered_in(journal: &ObjectStore<'_>, row: u64, most: u32) -> Result<Vec<(u64, String)>, Fault> {
    let keys = journal.get_all_keys::<f64>().with_query::<f64, _>(after(row)).with_limit(most).primitive()?.await?;
    let mut keys = keys.map(|key| Ok(key? as u64)).collect::<Result<Vec<_>, Fault>>()?;
    // An object may hold many rows: no more objects than are needed.
    keys.truncate(keys.partition_point(|key| *key <= row + u64::from(most)).max(1));
    let Some(last) = keys.last() else { return Ok(Vec::new()) };
    let range = KeyRange::Bound(row as f64, true, *last as f64, false);
    let stored = journal.get_all::<JsValue>().with_query::<f64, _>(range).primitive()?.await?;
    let mut numbered = Vec::new();
    for (key, object) in keys.into_iter().zip(stored) {
        numbered.extend(entries::rows(key, &object?)?.into_iter().filter(|(number, _)| *number > row));
    }
    numbered.truncate(most as usize);
    Ok(numbered)
}
