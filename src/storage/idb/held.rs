//! Rows held back (S6), and values that are local to the device (S15).

use super::super::api::RowName;
use super::super::held::{self, HeldRow};
use super::super::journal;
use super::fault::Fault;
use super::{names, transact};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;

fn key((replica, seq): RowName) -> String {
    format!("{replica}/{seq:016}")
}

/// Lets rows go and holds others, within the caller's transaction.
pub(super) fn renew(transaction: &Transaction<'_>, release: &[RowName], hold: &[HeldRow]) -> Result<(), Fault> {
    let store = transaction.object_store(names::HELD)?;
    for name in release {
        store.delete(key(*name)).primitive()?;
    }
    for one in hold {
        store.put(held::pack(one)?).with_key(key(journal::name_of(&one.row))).primitive()?;
    }
    Ok(())
}

/// Sets local values, within the caller's transaction.
pub(super) fn keep(transaction: &Transaction<'_>, values: &[(&'static str, String)]) -> Result<(), Fault> {
    let store = transaction.object_store(names::LOCAL)?;
    for (name, value) in values {
        store.put(value.as_str()).with_key(*name).primitive()?;
    }
    Ok(())
}

/// The rows held.
pub(super) async fn held(db: &Database) -> Result<Vec<HeldRow>, Fault> {
    let transaction = transact::reading(db, &[names::HELD])?;
    let texts = transaction.object_store(names::HELD)?.get_all::<String>().primitive()?.await?;
    let texts = texts.collect::<Result<Vec<_>, _>>()?;
    Ok(held::unpack(&texts))
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
