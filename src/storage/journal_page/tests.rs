//! Ten small rows, looked through in pieces of three.

use super::shapes::NAMED;
use super::*;
use crate::domain::ids::{DeviceId, Kind, ReplicaId};
use crate::storage::MemoryStore;
use crate::storage::memory::properties::finish;
use crate::storage::{HeldRow, Intake, Why};

fn stamp(seq: u64) -> Stamp {
    Stamp { ms: seq * 10, counter: 0, replica: ReplicaId(1) }
}

fn change(kind: &'static str, id: &str, field: &'static str, value: i64, replaced: Option<u64>) -> Change {
    let (kind, id, field) = (Kind::of(kind), RecordId::new(id), Field::of(field));
    Change { kind, id, field, value: Value::Int(value), replaced: replaced.map(stamp), stamp: None }
}

fn row(seq: u64, person: &str, changes: Vec<Change>) -> JournalRow {
    JournalRow {
        replica: ReplicaId(1),
        seq,
        stamp: stamp(seq),
        device: DeviceId::of("d"),
        person: RecordId::new(person),
        command: "c".into(),
        name: "task.note".into(),
        reason: "".into(),
        changes,
        unknown: BTreeMap::new(),
    }
}

/// Ten rows: even ones by bo and on a run, odd ones by ann and on a task.
fn store() -> MemoryStore {
    let store = MemoryStore::new("d");
    let rows = (1..=10).map(|seq| {
        let (person, kind) = if seq % 2 == 0 { ("bo", "run") } else { ("ann", "task") };
        row(seq, person, vec![change(kind, "x", "f", seq as i64, seq.checked_sub(2).filter(|seq| *seq > 0))])
    });
    finish(store.commit(&rows.collect::<Vec<_>>(), &[]));
    store
}

fn numbers(store: &MemoryStore, before: u64, most: usize, filter: &Filter) -> (Vec<u64>, Option<u64>) {
    let page = finish(page(store, before, most, filter));
    (page.rows.iter().map(|row| row.number).collect(), page.next)
}

#[test]
fn pages_go_from_the_last_row_to_the_first() {
    let (store, all) = (store(), Filter::default());
    assert_eq!(numbers(&store, 11, 4, &all), (vec![10, 9, 8, 7], Some(7)));
    assert_eq!(numbers(&store, 7, 4, &all), (vec![6, 5, 4, 3], Some(3)));
    assert_eq!(numbers(&store, 3, 4, &all), (vec![2, 1], None));
    assert_eq!(numbers(&store, 11, 10, &all).1, None, "nothing stands before the first");
    assert_eq!(numbers(&MemoryStore::new("e"), 1, 4, &all), (vec![], None));
}

#[test]
fn a_filter_is_by_person_kind_and_time() {
    let store = store();
    let by = |filter: Filter| numbers(&store, 11, 99, &filter).0;
    assert_eq!(by(Filter { people: vec![RecordId::of("bo")], ..Filter::default() }), [10, 8, 6, 4, 2]);
    assert_eq!(by(Filter { kind: Some(Kind::of("task")), ..Filter::default() }), [9, 7, 5, 3, 1]);
    assert_eq!(by(Filter { from: Some(30), until: Some(60), ..Filter::default() }), [5, 4, 3]);
    let both = Filter { people: vec![RecordId::of("bo")], from: Some(30), until: Some(60), ..Filter::default() };
    assert_eq!(numbers(&store, 11, 1, &both), (vec![4], Some(4)));
    assert_eq!(numbers(&store, 4, 1, &both), (vec![], None));
}

#[test]
fn a_row_tells_what_it_replaced() {
    let store = store();
    let many = vec![
        change("run", "x", "f", 77, Some(8)),
        change("run", "x", "g", 78, Some(99)),
        change("run", "y", "f", 79, None),
    ];
    finish(store.commit(&[row(11, "bo", many)], &[]));
    let whole = |number| finish(super::row(&store, number, 12));
    let told = |number| whole(number).expect("is there").changes.into_iter().map(|change| (change.old, change.new));
    assert_eq!(told(9).collect::<Vec<_>>(), [(Some(Value::Int(7)), Value::Int(9))]);
    assert_eq!(told(1).collect::<Vec<_>>(), [(Some(Value::Null), Value::Int(1))]);
    let expected = [(Some(Value::Int(8)), Value::Int(77)), (None, Value::Int(78))];
    assert_eq!(told(11).collect::<Vec<_>>(), expected, "an unknown past is not told as empty");
    assert_eq!(whole(11).map(|row| row.total), Some(3));
    assert_eq!(whole(12), None);
}

#[test]
fn a_stamp_leads_to_its_author() {
    let found = finish(authors(&store(), 11, vec![stamp(3), stamp(4), stamp(99)]));
    assert_eq!(found, [(stamp(4), RecordId::of("bo")), (stamp(3), RecordId::of("ann"))]);
}

/// Among what people wrote, now or ever, and in what is held; not among codes.
#[test]
fn a_text_is_found_where_people_write() {
    let store = store();
    let said = |field: &'static str, text: &str| Change { value: text.into(), ..change("task", "x", field, 0, None) };
    let rows = [
        row(11, "bo", vec![said("note/1", "电话 138"), said("owner", "138")]),
        row(12, "bo", vec![said("note/1", "没有了")]),
    ];
    finish(store.commit(&rows, &[]));
    let hold = [HeldRow { why: Why::Ahead, row: row(13, "bo", vec![said("what", "回电 138")]) }];
    finish(store.import(Intake { hold: &hold, ..Intake::default() }));
    let found = finish(find(&store, 13, "138"));
    let told: Vec<_> = found.iter().map(|found| (found.cell.field.as_str(), found.cell.stamp)).collect();
    assert_eq!(told, [("note/1", stamp(11)), ("what", stamp(13))]);
}

#[test]
fn a_head_names_some_records_and_counts_all() {
    let many = (0..5).flat_map(|id| [id, id]).map(|id| change("task", &format!("{id}"), "f", 1, None)).collect();
    let head = RowHead::of(1, row(1, "ann", many));
    assert_eq!((head.records.len(), head.record_count, head.changes), (NAMED, 5, 10));
}

/// Known to be nothing and not known are told apart on the page too.
#[test]
fn what_was_replaced_crosses_to_the_page() {
    for old in [None, Some(Value::Null), Some("x".into())] {
        let change = change("task", "x", "what", 0, None);
        let told = Replacement { key: change.key(), field: change.field, old, new: change.value };
        let text = serde_json::to_string(&told).expect("JSON");
        assert_eq!(serde_json::from_str::<Replacement>(&text).expect("read"), told);
    }
}
