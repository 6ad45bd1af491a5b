//! Opening, closing, upgrading, losing: what happens to the connection.

use crate::Browser;
use crate::contract::sample::rows;
use crate::contract::{Place, dump, everything};
use dianxun::domain::ids::ReplicaId;
use dianxun::storage::sentinel::{self, Mark, Verdict};
use dianxun::storage::{IdbStore, Intake, Part, Store, StoreError, VERSION};
use futures::future::join;
use indexed_db_futures::KeyPath;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

async fn delete(name: &str) {
    Database::delete_by_name(name).expect("may be deleted").await.expect("is deleted");
}

/// R01: what was committed is there after the database has been opened anew.
#[wasm_bindgen_test]
async fn a_database_is_the_same_when_opened_again() {
    let store = IdbStore::open("life-again", || {}).await.expect("opens");
    assert!(store.opened().is_new);
    store.commit(&rows(1, 1..=1200, "task"), &[]).await.expect("commits");
    store.compact().await.expect("compacts");
    let before = dump(&store).await;
    let records = everything(&store).await;
    drop(store);
    let again = IdbStore::open("life-again", || {}).await.expect("opens");
    assert!(!again.opened().is_new);
    assert_eq!(dump(&again).await, before);
    assert_eq!(everything(&again).await, records);
}

/// R09: the connection dies unheard; the next operation opens it again and loses nothing.
#[wasm_bindgen_test]
async fn a_dead_connection_is_opened_again() {
    let store = Browser.open("life-dead").await;
    store.commit(&rows(1, 1..=1, "task"), &[]).await.expect("commits");
    store.close();
    assert_eq!(store.commit(&rows(1, 2..=2, "task"), &[]).await, Ok(2));
    store.close();
    assert_eq!(store.check().await, Ok(()));
    store.close();
    assert_eq!(store.load(Part::Only(&[])).await.map(|loaded| loaded.head), Ok(2));
}

/// R04: the database vanished under the app: no empty one takes its place.
#[wasm_bindgen_test]
async fn a_vanished_database_is_not_replaced() {
    let store = Browser.open("life-gone").await;
    let id = store.opened().database;
    store.commit(&rows(1, 1..=1, "task"), &[]).await.expect("commits");
    store.close();
    delete("test-life-gone").await;
    assert_eq!(store.commit(&rows(1, 2..=2, "task"), &[]).await, Err(StoreError::Closed));
    let other = Browser.open("life-gone").await;
    assert!(other.opened().is_new);
    assert_ne!(other.opened().database, id);
    assert_eq!(store.load(Part::Only(&[])).await.map(|loaded| loaded.head), Err(StoreError::Closed));
}

/// R03, R04: the sentinel tells a loss from a first start.
#[wasm_bindgen_test]
async fn the_sentinel_notices_a_loss() {
    let name = "test-life-sentinel";
    sentinel::clear(name);
    let judge = async |store: &IdbStore| {
        let loaded = store.load(Part::Only(&[])).await.expect("loads");
        sentinel::judge(&store.opened(), loaded.head, sentinel::read(name).as_ref())
    };
    let store = Browser.open("life-sentinel").await;
    assert_eq!(judge(&store).await, Verdict::FirstStart);
    store.commit(&rows(1, 1..=3, "task"), &[]).await.expect("commits");
    sentinel::write(name, &Mark { database: store.opened().database, records: 3, head: 3 });
    assert_eq!(judge(&store).await, Verdict::Fine);
    drop(store);
    delete(name).await;
    let store = Browser.open("life-sentinel").await;
    assert_eq!(judge(&store).await, Verdict::Lost { records: 3 });
    sentinel::clear(name);
}

/// R07, R08: a newer version opens; the old tab finishes, closes, is told, and says so from then on.
#[wasm_bindgen_test]
async fn an_old_tab_makes_room_for_a_newer_version() {
    let name = "life-upgrade";
    let told = Rc::new(Cell::new(0));
    let heard = told.clone();
    let old = IdbStore::open(name, move || heard.set(heard.get() + 1)).await.expect("opens");
    let (written, new) =
        join(old.commit(&rows(1, 1..=50, "task"), &[]), IdbStore::open_version(name, VERSION + 1, || {})).await;
    assert_eq!(written, Ok(50), "the old tab finishes what it began");
    let new = new.expect("opens");
    assert_eq!(told.get(), 1);
    assert_eq!(new.load(Part::Only(&[])).await.map(|loaded| loaded.head), Ok(50));
    let newer = StoreError::Newer { found: VERSION + 1, known: VERSION };
    assert_eq!(old.commit(&rows(1, 51..=51, "task"), &[]).await, Err(newer.clone()));
    assert_eq!(IdbStore::open(name, || {}).await.map(|_| ()), Err(newer));
}

/// R07: an old tab that does not make room: a word after four seconds, and a whole upgrade when it goes.
#[wasm_bindgen_test]
async fn a_tab_that_blocks_is_named() {
    let name = "life-blocked";
    drop(IdbStore::open(name, || {}).await.expect("opens"));
    let deaf = Database::open(name).await.expect("opens");
    let blocked = IdbStore::open_version(name, VERSION + 1, || {}).await.map(|_| ());
    assert_eq!(blocked, Err(StoreError::Blocked));
    deaf.close();
    let new = IdbStore::open_version(name, VERSION + 1, || {}).await.expect("opens");
    assert_eq!(new.commit(&rows(1, 1..=1, "task"), &[]).await, Ok(1));
}

/// Version 1 had single rows only: they stay, and many that come in at once stand beside them.
#[wasm_bindgen_test]
async fn the_first_version_is_brought_up_to_date() {
    let name = "life-first-version";
    let upgrade = |_: VersionChangeEvent, db: Database| {
        let meta = db.create_object_store("meta").build()?;
        meta.put("first-database").with_key("database").primitive()?;
        meta.put("first-device").with_key("device").primitive()?;
        let journal = db.create_object_store("journal").with_auto_increment(true).build()?;
        journal.create_index("by_name", KeyPath::from_iter(["r", "s"])).with_unique(true).build()?;
        for plain in ["segments", "blobs", "held", "local"] {
            db.create_object_store(plain).build()?;
        }
        for row in rows(1, 1..=3, "task") {
            let object = js_sys::Object::new();
            let text = serde_json::to_string(&row).expect("JSON");
            let members: [(&str, JsValue); 3] =
                [("r", row.replica.to_string().into()), ("s", (row.seq as f64).into()), ("j", text.into())];
            for (member, value) in members {
                js_sys::Reflect::set(&object, &member.into(), &value).expect("sets");
            }
            journal.add(JsValue::from(object)).primitive()?;
        }
        Ok(())
    };
    Database::open(name).with_version(1_u32).with_on_upgrade_needed(upgrade).await.expect("is made").close();
    let store = IdbStore::open(name, || {}).await.expect("opens");
    assert_eq!((store.opened().device.as_str(), store.opened().is_new), ("first-device", false));
    let coming = rows(1, 1..=300, "task");
    assert_eq!(store.import(Intake { rows: &coming, ..Intake::default() }).await, Ok(300));
    assert_eq!(store.rows(0, 999).await.expect("rows"), (1..).zip(coming).collect::<Vec<_>>());
    assert_eq!(store.vector().await.expect("vector").get(&ReplicaId(1)), Some(&300));
}
