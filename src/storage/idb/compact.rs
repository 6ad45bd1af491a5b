//! Folding the tail of the journal into segments (S5), written in one transaction. The caller holds the lock where
//! there are locks; without them two tabs may do the same work, and `write` lets the first one stand.

use super::super::segments::{self, Folded, Manifest};
use super::super::{api::StoreError, journal};
use super::fault::Fault;
use super::{commit, load, meta, names, transact};
use crate::domain::change::JournalRow;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// Folds; returns the row folded up to. Reads, folds in memory, and writes in one transaction that does not
/// touch the journal: nobody's tap waits for the folding.
pub(super) async fn compact(db: &Database) -> Result<u64, Fault> {
    let read = Read::from(db, false).await?;
    match segments::fold(&read.manifest, &read.packed, &read.rows, read.head) {
        Err(StoreError::Damaged(_)) => {
            let whole = Read::from(db, true).await?;
            let folded = segments::fold(&whole.manifest, &whole.packed, &whole.rows, whole.head)?;
            write(db, &whole, &folded).await
        }
        folded => write(db, &read, &folded?).await,
    }
}

/// What a compaction starts from.
struct Read {
    /// The stored manifest: nobody else may have compacted when the result is written.
    stored: Option<String>,
    /// All segments are made anew, because one was damaged.
    anew: bool,
    manifest: Manifest,
    packed: Vec<Vec<u8>>,
    rows: Vec<JournalRow>,
    head: u64,
}

impl Read {
    async fn from(db: &Database, from_nothing: bool) -> Result<Self, Fault> {
        let transaction = transact::reading(db, &[names::META, names::SEGMENTS, names::JOURNAL])?;
        let meta = transaction.object_store(names::META)?;
        let journal = transaction.object_store(names::JOURNAL)?;
        let noted = meta.get::<bool, _, _>(meta::DAMAGED).primitive()?;
        let stored = meta.get::<String, _, _>(meta::MANIFEST).primitive()?.await?;
        let listed = Manifest::read(stored.as_deref());
        let anew = from_nothing || noted.await? == Some(true) || listed.is_err();
        let manifest = if anew { Manifest::default() } else { listed? };
        let head = load::head(&journal).await?;
        let (rows, _) = journal::unpack_all(&load::texts(&journal, manifest.row).await?);
        let packed = touched(&transaction.object_store(names::SEGMENTS)?, &manifest, &rows).await?;
        Ok(Self { stored, anew, manifest, packed, rows, head })
    }
}

async fn touched(store: &ObjectStore<'_>, manifest: &Manifest, rows: &[JournalRow]) -> Result<Vec<Vec<u8>>, Fault> {
    let asked = manifest.touched(rows).into_iter().map(|key| store.get::<JsValue, _, _>(key).primitive());
    let mut packed = Vec::new();
    for answer in asked.collect::<Result<Vec<_>, _>>()? {
        packed.extend(answer.await?.as_ref().map(load::bytes_of));
    }
    Ok(packed)
}

/// Writes, unless another tab without Web Locks was faster: then its segments stand.
async fn write(db: &Database, read: &Read, folded: &Folded) -> Result<u64, Fault> {
    let transaction = transact::writing_cache(db, &[names::META, names::SEGMENTS])?;
    let meta = transaction.object_store(names::META)?;
    let store = transaction.object_store(names::SEGMENTS)?;
    let clock = meta.get::<String, _, _>(meta::CLOCK).primitive()?;
    let stored = meta.get::<String, _, _>(meta::MANIFEST).primitive()?.await?;
    if stored != read.stored {
        return Ok(Manifest::read(stored.as_deref())?.row);
    }
    if read.anew {
        store.clear()?;
        meta.delete(meta::DAMAGED).primitive()?;
    }
    for (key, bytes) in &folded.segments {
        store.put(JsValue::from(Uint8Array::from(bytes.as_slice()))).with_key(key.as_str()).primitive()?;
    }
    // The rows will not be read at the next start: the clock that they carry is kept here.
    commit::save_clock(&meta, clock.await?, journal::clock_after(None, &read.rows))?;
    meta.put(folded.manifest.write()?).with_key(meta::MANIFEST).primitive()?;
    drop((meta, store));
    transact::finish(transaction).await?;
    Ok(folded.manifest.row)
}
