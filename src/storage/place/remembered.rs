//! The folders that a person picked, kept until they are forgotten: a small database of their own, since a handle is
//! nothing that can be exported, and the data must open without it. Knows purposes, not what lies in a folder.

use super::PlaceError;
use super::folder::Folder;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use wasm_bindgen::JsValue;

const DATABASE: &str = "dianxun-places";
const FOLDERS: &str = "folders";

/// What a remembered folder is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Backups.
    Backup,
    /// Exchange with others.
    Shared,
}

impl Use {
    /// The key: of each database of the app one folder for each use.
    fn key(self, database: &str) -> String {
        match self {
            Self::Backup => format!("{database}/backup"),
            Self::Shared => format!("{database}/shared"),
        }
    }
}

/// The folder remembered for a use, if there is one.
///
/// # Errors
/// The browser cannot look.
pub async fn remembered(database: &str, used: Use) -> Result<Option<Folder>, PlaceError> {
    let db = open().await?;
    let found = get(&db, &used.key(database)).await;
    db.close();
    Ok(found.map_err(other)?.and_then(Folder::of))
}

/// Remembers a folder; `None` forgets it.
///
/// # Errors
/// The browser cannot keep it.
pub async fn remember(database: &str, used: Use, folder: Option<&Folder>) -> Result<(), PlaceError> {
    let db = open().await?;
    let kept = set(&db, &used.key(database), folder.map(Folder::handle)).await;
    db.close();
    kept.map_err(other)
}

async fn open() -> Result<Database, PlaceError> {
    let make = |_: VersionChangeEvent, db: Database| db.create_object_store(FOLDERS).build().map(drop);
    Database::open(DATABASE)
        .with_version(1_u32)
        .with_on_upgrade_needed(make)
        .await
        .map_err(|error| PlaceError::Other(error.to_string()))
}

async fn get(db: &Database, key: &str) -> indexed_db_futures::Result<Option<JsValue>> {
    let transaction = db.transaction(FOLDERS).build()?;
    transaction.object_store(FOLDERS)?.get::<JsValue, _, _>(key).primitive()?.await
}

async fn set(db: &Database, key: &str, handle: Option<&JsValue>) -> indexed_db_futures::Result<()> {
    let transaction = db.transaction(FOLDERS).with_mode(TransactionMode::Readwrite).build()?;
    let store = transaction.object_store(FOLDERS)?;
    match handle {
        Some(handle) => drop(store.put(handle.clone()).with_key(key).primitive()?),
        None => drop(store.delete(key).primitive()?),
    }
    drop(store);
    transaction.commit().await
}

fn other(error: indexed_db_futures::error::Error) -> PlaceError {
    PlaceError::Other(error.to_string())
}
