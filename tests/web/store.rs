//! Opening, appending, reading, opening again.

use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::ids::{DeviceId, Field, Kind, RecordId, ReplicaId};
use dianxun::domain::stamp::Stamp;
use dianxun::domain::value::Value;
use dianxun::storage::{IdbStore, Part, Store};
use wasm_bindgen_test::wasm_bindgen_test;

fn row(replica: u64, seq: u64, id: &str) -> JournalRow {
    let replica = ReplicaId(replica);
    let change = Change {
        kind: Kind::of("task"),
        id: RecordId::new(id),
        field: Field::of("title"),
        value: Value::text(format!("{id} {seq}")),
        replaced: None,
        stamp: None,
    };
    JournalRow {
        replica,
        seq,
        stamp: Stamp { ms: 1_000 + seq, counter: 0, replica },
        device: DeviceId::of("d"),
        person: RecordId::of("p"),
        command: "c".into(),
        name: "task.make".into(),
        reason: "".into(),
        changes: vec![change],
        unknown: Default::default(),
    }
}

#[wasm_bindgen_test]
async fn what_was_committed_is_there_after_opening_again() {
    let store = IdbStore::open("t-reopen", || {}).await.expect("opens");
    assert!(store.opened().is_new);
    let rows: Vec<_> = (1..=1200).map(|seq| row(7, seq, &format!("id{seq:05}"))).collect();
    assert_eq!(store.commit(&rows[..2], &[]).await, Ok(2));
    assert_eq!(store.commit(&rows, &[]).await, Ok(1200));
    let before = store.load(Part::Only(&[])).await.expect("loads");
    assert_eq!((before.records.len(), before.head, before.unfolded), (1200, 1200, 1200));
    assert_eq!(store.compact().await, Ok(1200));
    store.close();
    let again = IdbStore::open("t-reopen", || {}).await.expect("opens");
    assert!(!again.opened().is_new);
    assert_eq!(again.opened().device, store.opened().device);
    let after = again.load(Part::Only(&[Kind::of("task")])).await.expect("loads");
    assert_eq!((after.unfolded, after.replayed, after.clock), (0, false, before.clock));
    assert_eq!(after.records, before.records);
    assert_eq!(again.load(Part::Except(&[])).await.expect("loads").records, before.records);
    assert_eq!(again.load(Part::Except(&[Kind::of("task")])).await.expect("loads").records.len(), 0);
    assert_eq!(again.vector().await.expect("vector").get(&ReplicaId(7)), Some(&1200));
    assert_eq!(again.rows(1198, 5).await.expect("rows").len(), 2);
}
