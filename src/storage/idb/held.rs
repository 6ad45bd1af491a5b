//! Rows held back (S6), and values that are local to the device (S15).

use super::super::api::{Held, RowName};
use super::super::journal;
use super::fault::Fault;
use super::{names, transact};
use crate::domain::change::JournalRow;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;

fn key((replica, seq): RowName) -> String {
    format!("{replica}/{seq:016}")
}

/// Holds rows, in addition to those held already.
pub(super) async fn hold(db: &Database, rows: &[JournalRow]) -> Result<(), Fault> {
    let transaction = transact::writing(db, &[names::HELD])?;
    put_all(&transaction, rows)?;
    transact::finish(transaction).await
}

/// The same within the caller's transaction.
pub(super) fn put_all(transaction: &Transaction<'_>, rows: &[JournalRow]) -> Result<(), Fault> {
    let store = transaction.object_store(names::HELD)?;
    for row in rows {
        store.put(journal::pack(row)?).with_key(key(journal::name_of(row))).primitive()?;
    }
    Ok(())
}

/// The rows held.
pub(super) async fn held(db: &Database) -> Result<Held, Fault> {
    let transaction = transact::reading(db, &[names::HELD])?;
    let texts = transaction.object_store(names::HELD)?.get_all::<String>().primitive()?.await?;
    let texts = texts.collect::<Result<Vec<_>, _>>()?;
    Ok(Held { rows: journal::unpack_all(&texts).0 })
}

/// Lets rows go.
pub(super) async fn unhold(db: &Database, rows: &[RowName]) -> Result<(), Fault> {
    let transaction = transact::writing(db, &[names::HELD])?;
    let store = transaction.object_store(names::HELD)?;
    for name in rows {
        store.delete(key(*name)).primitive()?;
    }
    drop(store);
    transact::finish(transaction).await
}

/// A local value.
pub(super) async fn local(db: &Database, name: &str) -> Result<Option<String>, Fault> {
    let transaction = transact::reading(db, &[names::LOCAL])?;
    Ok(transaction.object_store(names::LOCAL)?.get::<String, _, _>(name).primitive()?.await?)
}

/// Sets a local value; `None` takes it away.
pub(super) async fn set_local(db: &Database, name: &str, value: Option<&str>) -> Result<(), Fault> {
    let transaction = transact::writing(db, &[names::LOCAL])?;
    let store = transaction.object_store(names::LOCAL)?;
    match value {
        Some(value) => drop(store.put(value).with_key(name).primitive()?),
        None => drop(store.delete(name).primitive()?),
    }
    drop(store);
    transact::finish(transaction).await
}
