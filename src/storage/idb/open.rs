//! Opening the database: upgrade, a wait with an end when an old tab blocks it (R07), a newer version (R08).

use super::super::api::StoreError;
use super::fault::{self, Fault};
use super::{entries, meta, names};
use crate::domain::ids::DeviceId;
use futures::channel::oneshot;
use futures::future::{Either, pending, select};
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::OpenDbError;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use indexed_db_futures::{KeyPath, Result as IdbResult};
use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DomException, IdbIndexParameters};

/// How long an old tab may hold the database open before the person is told.
const BLOCKED_MS: u32 = 4_000;

/// Whether a database that is not there may be made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum IfMissing {
    /// At the start.
    Make,
    /// When a connection died: an empty new database would hide that the data are gone (R04).
    Refuse,
}

/// Opens the database; tells whether it was made just now.
pub(super) async fn open(name: &str, version: u32, if_missing: IfMissing) -> Result<(Database, bool), StoreError> {
    let (opened, result) = oneshot::channel();
    let (blocked, on_blocked) = oneshot::channel();
    let made = Rc::new(Cell::new(false));
    // A task of its own: a request that was given up must keep its upgrade handler, or the upgrade would run
    // without it later and leave a database without stores.
    spawn_local({
        let (name, made) = (name.to_owned(), made.clone());
        async move {
            let result = request(&name, version, if_missing, made, blocked).await;
            if let Err(Ok(late)) = opened.send(result) {
                late.close();
            }
        }
    });
    let patience = pin!(async {
        match on_blocked.await {
            Ok(()) => TimeoutFuture::new(BLOCKED_MS).await,
            Err(oneshot::Canceled) => pending().await,
        }
    });
    match select(result, patience).await {
        Either::Left((Ok(Ok(db)), _)) => Ok((db, made.get())),
        Either::Left((Ok(Err(error)), _)) => Err(refused(name, version, error).await),
        Either::Left((Err(oneshot::Canceled), _)) => Err(StoreError::Closed),
        Either::Right(((), _)) => Err(StoreError::Blocked),
    }
}

async fn request(
    name: &str,
    version: u32,
    if_missing: IfMissing,
    made: Rc<Cell<bool>>,
    blocked: oneshot::Sender<()>,
) -> Result<Database, OpenDbError> {
    let on_blocked = move |_: VersionChangeEvent| {
        // Nobody listens any more: the opening has been given up.
        let _ = blocked.send(());
        Ok(())
    };
    let on_upgrade = move |event: VersionChangeEvent, db: Database| {
        let is_missing = event.old_version() < 1.0;
        if is_missing && if_missing == IfMissing::Refuse {
            return Err(gone().into());
        }
        made.set(is_missing);
        upgrade(&db, event.old_version())
    };
    Database::open(name).with_version(version).with_on_blocked(on_blocked).with_on_upgrade_needed(on_upgrade).await
}

/// Read by `fault::opening`. The browser makes such an exception whenever it is asked to.
fn gone() -> JsValue {
    DomException::new_with_message_and_name("the database is gone", "AbortError")
        .map_or_else(|thrown| thrown, JsValue::from)
}

/// Brings the structure from an older version to the present one. Version 0 is none.
fn upgrade(db: &Database, from: f64) -> IdbResult<()> {
    if from < 1.0 {
        let meta = db.create_object_store(names::META).build()?;
        meta.put(random_id()).with_key(meta::DATABASE).primitive()?;
        meta.put(random_id()).with_key(meta::DEVICE).primitive()?;
        let journal = db.create_object_store(names::JOURNAL).with_auto_increment(true).build()?;
        journal.create_index(names::BY_NAME, KeyPath::from_iter(entries::SINGLE)).with_unique(true).build()?;
        for plain in [names::SEGMENTS, names::BLOBS, names::HELD, names::LOCAL] {
            db.create_object_store(plain).build()?;
        }
    }
    if from < 2.0 {
        index_batches(db)?;
    }
    Ok(())
}

/// Version 2: rows that come in at once are one stored object, with all their names. The library hands over no store
/// that is there already, but one that is made just now knows the transaction.
fn index_batches(db: &Database) -> IdbResult<()> {
    const HANDLE: &str = "upgrade";
    let handle = db.create_object_store(HANDLE).build()?;
    let journal = handle.as_sys().transaction().object_store(names::JOURNAL)?;
    let of_each = IdbIndexParameters::new();
    of_each.set_unique(true);
    of_each.set_multi_entry(true);
    journal.create_index_with_str_and_optional_parameters(names::BY_NAMES, entries::NAMES, &of_each)?;
    db.delete_object_store(HANDLE)
}

/// Gives the device a new id (R28), within the caller's transaction.
pub(super) fn rename_device(transaction: &Transaction<'_>) -> Result<DeviceId, Fault> {
    let id = random_id();
    transaction.object_store(names::META)?.put(id.as_str()).with_key(meta::DEVICE).primitive()?;
    Ok(DeviceId::new(id))
}

/// 32 random hex digits.
fn random_id() -> String {
    let mut bytes = [0_u8; 16];
    let crypto = js_sys::Reflect::get(&js_sys::global(), &"crypto".into());
    let filled =
        crypto.map(|crypto| crypto.unchecked_into::<web_sys::Crypto>().get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Ok(Ok(_))) {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn refused(name: &str, known: u32, error: OpenDbError) -> StoreError {
    match fault::opening(error) {
        Some(error) => error,
        None => StoreError::Newer { found: found(name).await.unwrap_or(known + 1), known },
    }
}

/// The version that the database has.
async fn found(name: &str) -> Option<u32> {
    let db = Database::open(name).await.ok()?;
    let version = db.version() as u32;
    db.close();
    Some(version)
}
