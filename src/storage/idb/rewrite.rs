//! Rows in the places of others (S6), in one transaction with all that goes with them. Knows no stamps and no reasons.

use super::super::api::Rewriting;
use super::super::journal;
use super::entries::{self, Instead};
use super::fault::Fault;
use super::{held, load, meta, names, transact};
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

/// So many stored objects are read at once.
const PIECE: u32 = 64;

/// Writes, unless the journal has grown since it was read. What is folded goes: it holds the old stamps, and would be
/// read as if it were right should the folding that follows fail.
pub(super) async fn rewrite(db: &Database, rewriting: Rewriting<'_>) -> Result<bool, Fault> {
    let stores = [names::JOURNAL, names::META, names::SEGMENTS, names::HELD, names::LOCAL];
    let transaction = transact::writing(db, &stores)?;
    if load::head(&transaction.object_store(names::JOURNAL)?).await? != rewriting.head {
        return Ok(false);
    }
    in_journal(&transaction.object_store(names::JOURNAL)?, rewriting).await?;
    held::renew(&transaction, &[], rewriting.hold)?;
    held::keep(&transaction, rewriting.local)?;
    transaction.object_store(names::SEGMENTS)?.clear()?;
    let meta = transaction.object_store(names::META)?;
    meta.delete(meta::MANIFEST).primitive()?;
    match rewriting.clock {
        Some(clock) => drop(meta.put(clock.to_string()).with_key(meta::CLOCK).primitive()?),
        None => drop(meta.delete(meta::CLOCK).primitive()?),
    }
    drop(meta);
    transact::finish(transaction).await?;
    Ok(true)
}

async fn in_journal(journal: &ObjectStore<'_>, rewriting: Rewriting<'_>) -> Result<(), Fault> {
    let mut instead: Vec<Instead> = rewriting.removed.iter().map(|number| (*number, None)).collect();
    for (number, row) in rewriting.rows {
        instead.push((*number, Some((journal::name_of(row), journal::pack(row)?))));
    }
    instead.sort_unstable_by_key(|(number, _)| *number);
    replace(journal, &instead).await?;
    for row in rewriting.append {
        let single = entries::single(&journal::name_of(row), &journal::pack(row)?)?;
        journal.add(single).with_key_type::<f64>().primitive()?;
    }
    Ok(())
}

/// Puts others in the places of rows, which are given in the order of their numbers; within the caller's transaction.
pub(super) async fn replace(journal: &ObjectStore<'_>, mut rest: &[Instead]) -> Result<(), Fault> {
    while let Some((number, _)) = rest.first() {
        let range = || KeyRange::LowerBound(*number as f64, false);
        let keys = journal.get_all_keys::<f64>().with_query::<f64, _>(range()).with_limit(PIECE).primitive()?;
        let stored = journal.get_all::<JsValue>().with_query::<f64, _>(range()).with_limit(PIECE).primitive()?;
        let keys = keys.await?.collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() {
            return Ok(());
        }
        for (key, object) in keys.into_iter().zip(stored.await?) {
            let (here, later) = rest.split_at(rest.partition_point(|(number, _)| *number <= key as u64));
            rest = later;
            if here.is_empty() {
                continue;
            }
            match entries::with(key as u64, object?, here)? {
                Some(object) => drop(journal.put(object).with_key(key).primitive()?),
                None => drop(journal.delete(key).primitive()?),
            }
        }
    }
    Ok(())
}
