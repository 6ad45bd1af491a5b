//! The rows that another device lacks (S4), found by their names: what it has is not read.

use super::super::journal;
use super::fault::Fault;
use super::known::{self, Names};
use super::{entries, names, transact};
use crate::domain::change::{JournalRow, Vector};
use indexed_db_futures::database::Database;
use indexed_db_futures::index::Index;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::Array;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::JsValue;

type Texts = BTreeMap<u64, String>;

/// The rows, in the order of the journal.
pub(super) async fn beyond(db: &Database, theirs: &Vector) -> Result<Vec<JournalRow>, Fault> {
    let transaction = transact::reading(db, &[names::JOURNAL])?;
    let journal = transaction.object_store(names::JOURNAL)?;
    let indices = known::indices(&journal)?;
    let mut texts = Texts::new();
    let mut objects = BTreeSet::new();
    let replicas = known::replicas(&indices).await?;
    let first = |replica| (replica, theirs.get(&replica).map_or(1, |reached| reached + 1));
    let lacking: Vec<Names> = replicas.into_iter().map(|replica| (first(replica), (replica, u64::MAX))).collect();
    let counts = known::counts(&indices, &lacking).await?;
    for (names, _) in lacking.into_iter().zip(counts).filter(|(_, count)| *count > 0) {
        singles(&indices[0], &names, &mut texts).await?;
        objects.extend(keys(&indices[1], &names).await?);
    }
    batches(&journal, objects, theirs, &mut texts).await?;
    Ok(journal::readable(texts.into_iter()).into_iter().map(|(_, row)| row).collect())
}

async fn keys(index: &Index<'_>, names: &Names) -> Result<Vec<u64>, Fault> {
    let keys = index.get_all_keys::<f64>().with_query::<Array, _>(known::range(names)).primitive()?.await?;
    keys.map(|key| Ok(key? as u64)).collect()
}

async fn singles(index: &Index<'_>, names: &Names, texts: &mut Texts) -> Result<(), Fault> {
    let stored = index.get_all::<JsValue>().with_query::<Array, _>(known::range(names)).primitive()?;
    let numbers = keys(index, names).await?;
    for (number, object) in numbers.into_iter().zip(stored.await?) {
        texts.extend(entries::rows(number, &object?)?);
    }
    Ok(())
}

/// Objects with many rows, each read once, however many of its rows are wanted.
async fn batches(
    journal: &ObjectStore<'_>,
    objects: BTreeSet<u64>,
    theirs: &Vector,
    texts: &mut Texts,
) -> Result<(), Fault> {
    for key in objects {
        let Some(object) = journal.get::<JsValue, _, _>(key as f64).primitive()?.await? else { continue };
        let wanted = entries::names(&object).into_iter().filter(|(_, name)| journal::is_beyond(theirs, name));
        let wanted: BTreeSet<u64> = wanted.map(|(number, _)| number).collect();
        texts.extend(entries::rows(key, &object)?.into_iter().filter(|(number, _)| wanted.contains(number)));
    }
    Ok(())
}
