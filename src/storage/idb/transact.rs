//! Transactions: how they begin and how they end. Knows nothing of what is stored.

use super::fault::Fault;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, IdbTransaction};

/// Reads.
pub(super) fn reading<'a>(db: &'a Database, stores: &[&str]) -> Result<Transaction<'a>, Fault> {
    Ok(db.transaction(stores).build()?)
}

/// Writes what a person has just done: complete only when it is on the disk, as far as the browser can tell.
pub(super) fn writing<'a>(db: &'a Database, stores: &[&str]) -> Result<Transaction<'a>, Fault> {
    begin(db, stores, TransactionDurability::Strict)
}

/// Writes what can be made again.
pub(super) fn writing_cache<'a>(db: &'a Database, stores: &[&str]) -> Result<Transaction<'a>, Fault> {
    begin(db, stores, TransactionDurability::Relaxed)
}

fn begin<'a>(db: &'a Database, stores: &[&str], how: TransactionDurability) -> Result<Transaction<'a>, Fault> {
    let mut options = TransactionOptions::new();
    options.set_durability(how);
    Ok(db.transaction(stores).with_mode(TransactionMode::Readwrite).with_options(options).build()?)
}

/// Commits and waits for the end. An aborted transaction wrote nothing; why is known to the transaction only
/// (`QuotaExceededError` comes that way, R05).
pub(super) async fn finish(transaction: Transaction<'_>) -> Result<(), Fault> {
    let raw: IdbTransaction = transaction.as_sys().clone().unchecked_into();
    match transaction.commit().await {
        Ok(()) => Ok(()),
        Err(error) => Err(raw.error().map_or_else(|| error.into(), |thrown| Fault::of(&thrown))),
    }
}

/// Where the connection's events arrive.
pub(super) fn event_target(db: &Database) -> EventTarget {
    db.as_sys().clone().unchecked_into()
}
