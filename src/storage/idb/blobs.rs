//! Photos and other large values under their SHA-256 (S8), and how much is stored.

use super::super::api::{Blob, StoreError, Usage};
use super::fault::Fault;
use super::{load, meta, names, transact};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const MEDIA_TYPE: &str = "media_type";
const BYTES: &str = "bytes";

/// Keeps the blobs that are not yet there, within the caller's transaction.
pub(super) async fn put_all(transaction: &Transaction<'_>, blobs: &[Blob]) -> Result<(), Fault> {
    let store = transaction.object_store(names::BLOBS)?;
    let meta = transaction.object_store(names::META)?;
    let mut added = 0;
    for blob in blobs {
        if store.get_key(blob.sha.as_str()).with_key_type::<String>().primitive()?.await?.is_none() {
            store.put(stored(blob)?).with_key(blob.sha.as_str()).primitive()?;
            added += blob.bytes.len();
        }
    }
    let before = meta.get::<f64, _, _>(meta::BLOB_BYTES).primitive()?.await?.unwrap_or_default();
    meta.put(before + added as f64).with_key(meta::BLOB_BYTES).primitive()?;
    Ok(())
}

fn stored(blob: &Blob) -> Result<JsValue, Fault> {
    let object = Object::new();
    let bytes = Uint8Array::from(blob.bytes.as_slice());
    for (name, value) in [(MEDIA_TYPE, JsValue::from_str(&blob.media_type)), (BYTES, bytes.into())] {
        Reflect::set(&object, &name.into(), &value).map_err(|thrown| Fault::of(&thrown))?;
    }
    Ok(object.unchecked_into())
}

/// One blob.
pub(super) async fn get(db: &Database, sha: &str) -> Result<Option<Blob>, Fault> {
    let transaction = transact::reading(db, &[names::BLOBS])?;
    let store = transaction.object_store(names::BLOBS)?;
    let found = store.get::<JsValue, _, _>(sha).primitive()?.await?;
    found.map(|object| read(sha, &object)).transpose()
}

fn read(sha: &str, object: &JsValue) -> Result<Blob, Fault> {
    let member = |name: &str| Reflect::get(object, &name.into()).map_err(|thrown| Fault::of(&thrown));
    let damaged = |_| StoreError::Damaged(format!("photo {sha}"));
    let bytes: Uint8Array = member(BYTES)?.dyn_into().map_err(damaged)?;
    let media_type = member(MEDIA_TYPE)?.as_string().unwrap_or_default();
    Ok(Blob { sha: sha.to_owned(), media_type, bytes: bytes.to_vec() })
}

/// All hashes, sorted.
pub(super) async fn ids(db: &Database) -> Result<Vec<String>, Fault> {
    let transaction = transact::reading(db, &[names::BLOBS])?;
    let keys = transaction.object_store(names::BLOBS)?.get_all_keys::<String>().primitive()?.await?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// How much is stored. The bytes are counted as they are written: reading all photos to count them would take
/// seconds. The last row's number is taken for their count: none is ever taken away, but for those that wait again after
/// a clock was repaired, and counting a journal of years would hold up a tap.
pub(super) async fn usage(db: &Database) -> Result<Usage, Fault> {
    let transaction = transact::reading(db, &[names::BLOBS, names::META, names::JOURNAL])?;
    let blobs = transaction.object_store(names::BLOBS)?.count().primitive()?;
    let journal = transaction.object_store(names::JOURNAL)?;
    let meta = transaction.object_store(names::META)?;
    let bytes = meta.get::<f64, _, _>(meta::BLOB_BYTES).primitive()?.await?;
    let (blobs, rows) = (u64::from(blobs.await?), load::head(&journal).await?);
    Ok(Usage { blobs, blob_bytes: bytes.unwrap_or_default() as u64, rows })
}
