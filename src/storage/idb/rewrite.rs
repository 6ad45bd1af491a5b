//! Rows in the places of others (S6), in one transaction with all that goes with them. Knows no stamps and no reasons.

use super::super::api::Rewriting;
use super::super::journal;
use super::fault::Fault;
use super::{commit, held, load, meta, names, transact};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;

/// Writes, unless the journal has grown since it was read. What is folded goes: it holds the old stamps, and would be
/// read as if it were right should the folding that follows fail.
pub(super) async fn rewrite(db: &Database, rewriting: Rewriting<'_>) -> Result<bool, Fault> {
    let stores = [names::JOURNAL, names::META, names::SEGMENTS, names::HELD, names::LOCAL];
    let transaction = transact::writing(db, &stores)?;
    if load::head(&transaction.object_store(names::JOURNAL)?).await? != rewriting.head {
        return Ok(false);
    }
    in_journal(&transaction, rewriting)?;
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

fn in_journal(transaction: &Transaction<'_>, rewriting: Rewriting<'_>) -> Result<(), Fault> {
    let store = transaction.object_store(names::JOURNAL)?;
    for number in rewriting.removed {
        store.delete(*number as f64).primitive()?;
    }
    for (number, row) in rewriting.rows {
        store.put(commit::stored(row, &journal::pack(row)?)?).with_key(*number as f64).primitive()?;
    }
    for row in rewriting.append {
        store.add(commit::stored(row, &journal::pack(row)?)?).with_key_type::<f64>().primitive()?;
    }
    Ok(())
}
