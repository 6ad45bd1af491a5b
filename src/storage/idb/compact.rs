//! Folding the tail of the journal into segments (S5): one transaction, under a Web Lock where there is one.

use super::super::segments::{self, Folded, Manifest};
use super::super::{api::StoreError, journal};
use super::fault::Fault;
use super::{load, meta, names, transact};
use crate::domain::change::JournalRow;
use futures::channel::oneshot;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

/// Held until dropped.
pub(super) struct Lock {
    _release: Option<oneshot::Sender<()>>,
}

/// Waits until no other tab or worker compacts. Without Web Locks the transaction alone keeps order: two
/// compactions then do the same work twice, harmlessly.
pub(super) async fn lock(database: &str) -> Lock {
    let Some(locks) = locks() else { return Lock { _release: None } };
    let (release, released) = oneshot::channel::<()>();
    let (granted, on_granted) = oneshot::channel::<()>();
    let holding = Closure::once_into_js(move |_: JsValue| {
        // Nobody waits any more: the lock goes back at once, because `release` is gone too.
        let _ = granted.send(());
        future_to_promise(async move {
            let _ = released.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let request = js_sys::Reflect::get(&locks, &"request".into()).ok();
    let request: Option<js_sys::Function> = request.and_then(|request| request.dyn_into().ok());
    let name = JsValue::from_str(&format!("dianxun.compact.{database}"));
    if request.is_some_and(|request| request.call2(&locks, &name, &holding).is_ok()) {
        // Cancelled when the browser refuses the lock: go on without.
        let _ = on_granted.await;
    }
    Lock { _release: Some(release) }
}

fn locks() -> Option<JsValue> {
    let member = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok().filter(JsValue::is_object);
    member(&member(&js_sys::global(), "navigator")?, "locks")
}

/// Folds; returns the row folded up to.
pub(super) async fn compact(db: &Database) -> Result<u64, Fault> {
    let transaction = transact::writing_cache(db, &[names::META, names::SEGMENTS, names::JOURNAL])?;
    let folded = match fold(&transaction, false).await {
        Err(Fault::Store(StoreError::Damaged(_))) => fold(&transaction, true).await?,
        folded => folded?,
    };
    write(&transaction, &folded)?;
    transact::finish(transaction).await?;
    Ok(folded.manifest.row)
}

async fn fold(transaction: &Transaction<'_>, from_nothing: bool) -> Result<Folded, Fault> {
    let meta = transaction.object_store(names::META)?;
    let store = transaction.object_store(names::SEGMENTS)?;
    let journal = transaction.object_store(names::JOURNAL)?;
    let noted = meta.get::<bool, _, _>(meta::DAMAGED).primitive()?;
    let manifest = meta.get::<String, _, _>(meta::MANIFEST).primitive()?.await?;
    let anew = from_nothing || noted.await? == Some(true);
    let manifest = if anew { Manifest::default() } else { Manifest::read(manifest.as_deref())? };
    if anew {
        store.clear()?;
        meta.delete(meta::DAMAGED).primitive()?;
    }
    let head = load::head(&journal).await?;
    let (rows, _) = journal::unpack_all(&load::texts(&journal, manifest.row).await?);
    let texts = touched(&store, &manifest, &rows).await?;
    Ok(segments::fold(&manifest, &texts, &rows, head)?)
}

async fn touched(store: &ObjectStore<'_>, manifest: &Manifest, rows: &[JournalRow]) -> Result<Vec<String>, Fault> {
    let asked = manifest.touched(rows).into_iter().map(|key| store.get::<String, _, _>(key).primitive());
    let mut texts = Vec::new();
    for answer in asked.collect::<Result<Vec<_>, _>>()? {
        texts.extend(answer.await?);
    }
    Ok(texts)
}

fn write(transaction: &Transaction<'_>, folded: &Folded) -> Result<(), Fault> {
    let store = transaction.object_store(names::SEGMENTS)?;
    for (key, text) in &folded.segments {
        store.put(text.as_str()).with_key(key.as_str()).primitive()?;
    }
    let meta = transaction.object_store(names::META)?;
    meta.put(folded.manifest.write()?).with_key(meta::MANIFEST).primitive()?;
    Ok(())
}
