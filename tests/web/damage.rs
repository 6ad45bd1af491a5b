//! Damage inside the database (R03, S5): done with plain IndexedDB, noticed and mended by the store.

use crate::Browser;
use crate::contract::sample::{row, rows};
use crate::contract::{Place, dump, everything, sample};
use dianxun::domain::ids::ReplicaId;
use dianxun::storage::{HeldRow, IdbStore, Intake, Part, RECENT, Store, Why};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

async fn prepared(name: &str) -> IdbStore {
    let store = Browser.open(name).await;
    store.commit(&rows(1, 1..=1500, "task"), &[]).await.expect("commits");
    store.compact().await.expect("compacts");
    store.commit(&[row(2, 1, "task", "00003")], &[]).await.expect("commits");
    store
}

async fn put(name: &str, store: &str, key: impl Into<JsValue>, value: Option<JsValue>) {
    let db = Database::open(format!("test-{name}")).await.expect("opens");
    let transaction = db.transaction(store).with_mode(TransactionMode::Readwrite).build().expect("begins");
    let objects = transaction.object_store(store).expect("is there");
    match value {
        Some(value) => drop(objects.put(value).with_key(key.into()).primitive().expect("puts")),
        None => drop(objects.delete(key.into()).primitive().expect("deletes")),
    }
    drop(objects);
    transaction.commit().await.expect("commits");
    db.close();
}

async fn bytes(name: &str, store: &str, key: &str) -> Uint8Array {
    let db = Database::open(format!("test-{name}")).await.expect("opens");
    let transaction = db.transaction(store).build().expect("begins");
    let objects = transaction.object_store(store).expect("is there");
    let found: Option<JsValue> = objects.get(key).primitive().expect("asks").await.expect("answers");
    drop(objects);
    drop(transaction);
    db.close();
    found.and_then(|found| found.dyn_into().ok()).expect("bytes")
}

/// Replays at once, says so, and is whole again after the next compaction.
async fn is_mended(store: &IdbStore, expected: &dianxun::domain::records::Records) {
    let loaded = store.load(Part::Except(&[])).await.expect("loads");
    assert!(loaded.replayed);
    assert_eq!(everything(store).await, *expected);
    assert_eq!(store.compact().await, Ok(1501));
    let loaded = store.load(Part::Except(&[])).await.expect("loads");
    assert!(!loaded.replayed);
    assert_eq!(loaded.records, *expected);
}

/// S5: one changed bit in a segment.
#[wasm_bindgen_test]
async fn a_damaged_segment_makes_the_journal_speak() {
    let store = prepared("dmg-letter").await;
    let expected = everything(&store).await;
    let damaged = bytes("dmg-letter", "segments", "task/000001").await;
    let middle = damaged.length() / 2;
    damaged.set_index(middle, damaged.get_index(middle) ^ 1);
    put("dmg-letter", "segments", "task/000001", Some(damaged.into())).await;
    is_mended(&store, &expected).await;
}

/// S5: a segment as it was packed before the first release, as text: the journal speaks, and it is packed anew.
#[wasm_bindgen_test]
async fn a_segment_of_text_makes_the_journal_speak() {
    let store = prepared("dmg-text").await;
    let expected = everything(&store).await;
    put("dmg-text", "segments", "task/000001", Some("task/000001\n[]".into())).await;
    is_mended(&store, &expected).await;
}

/// S5: damage in the copies of what was changed last is noticed by whoever reads them, and mended like any other.
#[wasm_bindgen_test]
async fn damaged_copies_make_the_journal_speak() {
    let store = prepared("dmg-copies").await;
    let expected = everything(&store).await;
    let damaged = bytes("dmg-copies", "segments", "~recent").await;
    damaged.set_index(9, damaged.get_index(9) ^ 1);
    put("dmg-copies", "segments", "~recent", Some(damaged.into())).await;
    let loaded = store.load(Part::Only(&[RECENT])).await.expect("loads");
    assert_eq!((loaded.replayed, loaded.records), (true, expected.clone()));
    assert_eq!(store.compact().await, Ok(1501));
    let loaded = store.load(Part::Only(&[RECENT])).await.expect("loads");
    assert!(!loaded.replayed);
    assert!(loaded.records.all().all(|copy| expected.by_key(copy.key()) == Some(copy)));
    assert_eq!(everything(&store).await, expected);
}

/// R03: half of the segments are gone.
#[wasm_bindgen_test]
async fn a_missing_segment_makes_the_journal_speak() {
    let store = prepared("dmg-missing").await;
    let expected = everything(&store).await;
    put("dmg-missing", "segments", "task/000002", None).await;
    is_mended(&store, &expected).await;
}

/// S5: all segments gone, and the list of them.
#[wasm_bindgen_test]
async fn segments_are_a_cache() {
    let store = prepared("dmg-all").await;
    let expected = everything(&store).await;
    for number in 0..3 {
        put("dmg-all", "segments", format!("task/{number:06}"), None).await;
    }
    put("dmg-all", "meta", "manifest", None).await;
    assert_eq!(everything(&store).await, expected);
    assert_eq!(store.compact().await, Ok(1501));
    assert_eq!(everything(&store).await, expected);
}

/// A garbled list of segments is no better than none.
#[wasm_bindgen_test]
async fn a_garbled_manifest_makes_the_journal_speak() {
    let store = prepared("dmg-list").await;
    let expected = everything(&store).await;
    put("dmg-list", "meta", "manifest", Some("{\"row\":7".into())).await;
    assert_eq!(everything(&store).await, expected);
    assert_eq!(store.compact().await, Ok(1501));
    assert_eq!(everything(&store).await, expected);
}

/// One journal row that cannot be read does not keep people from all the others.
#[wasm_bindgen_test]
async fn an_unreadable_row_is_passed_over_and_counted() {
    let store = Browser.open("dmg-row").await;
    store.commit(&rows(1, 1..=3, "task"), &[]).await.expect("commits");
    let object = js_sys::JSON::parse(r#"{"r":"0000000000000001","s":2,"j":"{\"replica\":"}"#).expect("parses");
    put("dmg-row", "journal", 2.0, Some(object)).await;
    let loaded = store.load(Part::Only(&[])).await.expect("loads");
    assert_eq!((loaded.unreadable, loaded.records.len(), loaded.head), (1, 2, 3));
    assert_eq!(store.commit(&rows(1, 4..=4, "task"), &[]).await, Ok(4));
}

/// R13: the last row of a batch cannot be written (the journal's numbers are used up): nothing of the batch is
/// there, the clock and the photo neither.
#[wasm_bindgen_test]
async fn a_batch_is_written_wholly_or_not_at_all() {
    let store = Browser.open("dmg-batch").await;
    store.commit(&rows(1, 1..=1, "task"), &[]).await.expect("commits");
    let last_but_one = 9_007_199_254_740_991_f64;
    let object = js_sys::JSON::parse(r#"{"r":"00000000000000ff","s":1,"j":"-"}"#).expect("parses");
    put("dmg-batch", "journal", last_but_one, Some(object)).await;
    let before = dump(&store).await;
    // One more than is stored as one object.
    let refused = store.commit(&rows(2, 1..=257, "task"), &[sample::photo(b"p")]).await;
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(dump(&store).await, before);
    assert_eq!(store.usage().await.map(|usage| (usage.blobs, usage.blob_bytes)), Ok((0, 0)));
}

/// R02: the same of what comes in from elsewhere: what waits, what waits no longer, local values and the device's id are
/// as they were, too.
#[wasm_bindgen_test]
async fn an_import_is_written_wholly_or_not_at_all() {
    let store = Browser.open("dmg-import").await;
    let hold = |seq| [HeldRow { why: Why::Declined, row: row(7, seq, "task", "held") }];
    store.commit(&rows(1, 1..=1, "task"), &[]).await.expect("commits");
    store.import(Intake { hold: &hold(1), ..Intake::default() }).await.expect("holds");
    let last_but_one = 9_007_199_254_740_991_f64;
    let object = js_sys::JSON::parse(r#"{"r":"00000000000000ff","s":1,"j":"-"}"#).expect("parses");
    put("dmg-import", "journal", last_but_one, Some(object)).await;
    let before = dump(&store).await;
    let intake = Intake {
        // One more than is stored as one object.
        rows: &rows(2, 1..=257, "task"),
        blobs: &[sample::photo(b"p")],
        hold: &hold(2),
        release: &[(ReplicaId(7), 1)],
        local: &[("met", "{}".to_owned())],
        renames_device: true,
    };
    let refused = store.import(intake).await;
    assert!(refused.is_err(), "{refused:?}");
    let again = Browser.open("dmg-import").await;
    for store in [&store, &again] {
        assert_eq!(dump(store).await, before);
        assert_eq!(store.local("met").await, Ok(None));
    }
}
