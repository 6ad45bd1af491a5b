//! The promises of merging (S1, S2, S4): its algebra, ten thousand random schedules, undo, sealing.
//!
//! `./dev schedules` runs 1,000,000 schedules instead of the 10,000 of every commit, `./dev schedules 50000` so many.
//! A failing schedule is written to `tests/proptest-regressions/merge.txt` and run first from then on.

#![cfg(not(target_arch = "wasm32"))]

#[path = "merge/schedules.rs"]
mod schedules;

use dianxun::domain::calendar::Fixed;
use dianxun::domain::command::{Author, Command, Draft, Refusal, seal};
use dianxun::domain::desk::Desk;
use dianxun::domain::digest::digest;
use dianxun::domain::ids::{DeviceId, Field, Key, Kind, RecordId, ReplicaId};
use dianxun::domain::people::{self, PERSON};
use dianxun::domain::record::{DELETED, Record};
use dianxun::domain::records::Records;
use dianxun::domain::stamp::Stamp;
use dianxun::domain::value::Value;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// How many schedules, and how many tries of each law, every commit runs.
const SCHEDULES: u32 = 10_000;

fn config(cases: u32) -> ProptestConfig {
    let pinned = FileFailurePersistence::Direct("tests/proptest-regressions/merge.txt");
    ProptestConfig { cases, failure_persistence: Some(Box::new(pinned)), ..ProptestConfig::default() }
}

// The algebra, with few names, stamps and values, so that everything collides.

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (0..3_i64).prop_map(Value::Int),
        "[ab]{0,1}".prop_map(Value::from),
        vec((0..2_i64).prop_map(Value::Int), 0..2).prop_map(Value::List),
    ]
}

fn any_cell() -> impl Strategy<Value = (Field, Value, Stamp)> {
    let stamp = (0..3_u64, 0..2_u16, 0..2_u64);
    let stamp = stamp.prop_map(|(ms, counter, replica)| Stamp { ms, counter, replica: ReplicaId(replica) });
    (prop_oneof![Just("a"), Just("b"), Just("note/x"), Just("deleted")], any_value(), stamp)
        .prop_map(|(field, value, stamp)| (Field::new(field), value, stamp))
}

fn any_record_of(id: &'static str) -> impl Strategy<Value = Record> {
    vec(any_cell(), 1..6).prop_map(move |cells| {
        let mut record = Record::new(Key::new(Kind::of("thing"), RecordId::of(id)));
        for (field, value, stamp) in cells {
            record.put(field, value, stamp);
        }
        record
    })
}

fn any_records() -> impl Strategy<Value = Records> {
    let record = prop_oneof![any_record_of("x"), any_record_of("y"), any_record_of("z")];
    vec(record, 0..4).prop_map(|all| {
        let mut records = Records::default();
        for record in all {
            records.merge(record);
        }
        records
    })
}

fn join(mut one: Record, other: &Record) -> Record {
    one.merge(other);
    one
}

fn join_all(mut one: Records, other: &Records) -> Records {
    for record in other.all() {
        one.merge(record.as_ref().clone());
    }
    one
}

proptest! {
    #![proptest_config(config(SCHEDULES))]

    /// S2: merging records is commutative, associative and idempotent, and tells whether anything changed.
    #[test]
    fn s2_records_merge_lawfully(a in any_record_of("x"), b in any_record_of("x"), c in any_record_of("x")) {
        prop_assert_eq!(join(a.clone(), &b), join(b.clone(), &a));
        prop_assert_eq!(join(join(a.clone(), &b), &c), join(a.clone(), &join(b.clone(), &c)));
        prop_assert_eq!(join(a.clone(), &a), a.clone());
        let joined = join(a.clone(), &b);
        prop_assert_eq!(a.clone().merge(&b), joined != a);
    }

    /// S2: the same for all records together, also by digest (S16).
    #[test]
    fn s2_states_merge_lawfully(a in any_records(), b in any_records(), c in any_records()) {
        prop_assert_eq!(join_all(a.clone(), &b), join_all(b.clone(), &a));
        let (left, right) = (join_all(join_all(a.clone(), &b), &c), join_all(a.clone(), &join_all(b, &c)));
        prop_assert_eq!(digest(&left), digest(&right));
        prop_assert_eq!(left, right);
        prop_assert_eq!(join_all(a.clone(), &a), a);
    }

    /// S5, S7: a record survives being packed and read, whatever its fields.
    #[test]
    fn s5_a_packed_record_reads_the_same(record in any_record_of("x")) {
        let packed = serde_json::to_string(&record).expect("packed");
        prop_assert_eq!(serde_json::from_str::<Record>(&packed).expect("read"), record);
    }
}

// Undo.

const ZONE: Fixed = Fixed(480);

fn person(id: &'static str, name: &str) -> Command {
    people::Command::Create { id: RecordId::of(id), name: name.into(), role: "assistant".into() }.into()
}

fn rename(id: &'static str, name: &str) -> Command {
    people::Command::Rename { person: RecordId::of(id), name: name.into() }.into()
}

fn values(records: &Records) -> Vec<(Key, Field, Value)> {
    let cells = |record: &Record| {
        record.cells().map(|(f, c)| (record.key().clone(), f.clone(), c.value.clone())).collect::<Vec<_>>()
    };
    let all = records.all().flat_map(|record| cells(record));
    all.filter(|(_, _, value)| !value.is_null()).collect()
}

proptest! {
    #![proptest_config(config(256))]

    /// An undo right after a command restores every value; undoing the undo does it again.
    #[test]
    fn undo_restores_and_undo_of_undo_redoes(names in vec("[a-e]{1,2}", 1..6), steps in vec(0..3_u8, 1..12)) {
        let mut desk = Desk::new(&ZONE, 1, 1_795_000_000_000);
        desk.act(&person("p0", "base")).expect("created");
        for (step, name) in steps.iter().zip(names.iter().cycle()) {
            let id = ["p0", "p1", "p2"][usize::from(*step)];
            let exists = desk.records.get(&PERSON, &RecordId::of(id)).is_some_and(|record| !record.is_deleted());
            let command = if exists { rename(id, name) } else { person(id, name) };
            let before = values(&desk.records);
            let Ok(undo) = desk.act(&command) else { continue };
            let after = values(&desk.records);
            if before == after {
                prop_assert_eq!(desk.act(&undo.into()).err(), Some(Refusal::NothingToUndo));
                continue;
            }
            let redo = desk.act(&undo.into()).expect("undone");
            let restored: Vec<_> = values(&desk.records).into_iter().filter(|(_, field, _)| *field != DELETED).collect();
            let wanted: Vec<_> = before.into_iter().filter(|(_, field, _)| *field != DELETED).collect();
            prop_assert_eq!(restored, wanted);
            desk.act(&redo.into()).expect("redone");
            prop_assert_eq!(values(&desk.records), after);
        }
    }
}

#[test]
fn undo_leaves_alone_what_has_changed_since() {
    let mut desk = Desk::new(&ZONE, 1, 1_795_000_000_000);
    let undo = desk.act(&person("p1", "小林")).expect("created");
    desk.act(&rename("p1", "林晓")).expect("renamed since");
    desk.act(&undo.clone().into()).expect("the role is still as it was");
    let record = desk.records.get(&PERSON, &RecordId::of("p1")).expect("the person");
    assert_eq!((record.text(&people::field::NAME), record.text(&people::field::ROLE)), ("林晓", ""));
    assert!(!record.is_deleted());
    assert_eq!(desk.act(&undo.into()).err(), Some(Refusal::NothingToUndo));
}

#[test]
fn an_undo_that_meets_a_later_edit_elsewhere_does_not_win() {
    let mut one = Desk::new(&ZONE, 1, 1_795_000_000_000);
    one.act(&person("p1", "小林")).expect("created");
    let mut other = Desk::new(&ZONE, 2, one.now);
    other.receive(&one.rows);
    let undo = one.act(&rename("p1", "甲")).expect("renamed");
    one.act(&undo.into()).expect("undone");
    other.now += 60_000;
    other.act(&rename("p1", "乙")).expect("renamed later");
    let (from_one, from_other) = (one.rows.clone(), other.rows.clone());
    one.receive(&from_other);
    other.receive(&from_one);
    assert_eq!(digest(&one.records), digest(&other.records));
    assert_eq!(people::find(&one.records, &RecordId::of("p1")).map(|person| person.name), Some("乙".into()));
}

// Sealing.

fn author() -> Author {
    Author { device: DeviceId::of("d"), person: RecordId::of("p"), replica: ReplicaId(1), next_seq: 5, clock: None }
}

#[test]
fn sealing_drops_what_changes_nothing_and_keeps_the_last_of_a_field() {
    let mut desk = Desk::new(&ZONE, 1, 1_795_000_000_000);
    desk.act(&person("p1", "小林")).expect("created");
    let key = people::key(&RecordId::of("p1"));
    let same = Draft::new("x").set(&key, people::field::NAME, "小林").set(&key, people::field::RETIRED, Value::Null);
    assert_eq!(seal(same, &desk.records, &author(), desk.now, "c").expect("sealed"), []);
    let twice = Draft::new("x").set(&key, people::field::NAME, "甲").set(&key, people::field::NAME, "乙");
    let rows = seal(twice, &desk.records, &author(), desk.now, "c").expect("sealed");
    let changes: Vec<_> = rows.iter().flat_map(|row| &row.changes).collect();
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].value.as_str(), changes[0].replaced), (Some("乙"), Some(desk.rows[0].stamp)));
    let back = Draft::new("x").set(&key, people::field::NAME, "甲").set(&key, people::field::NAME, "小林");
    assert_eq!(seal(back, &desk.records, &author(), desk.now, "c").expect("sealed"), []);
}

/// S3: a large command is several rows of at most 1,000 changes with one command id and one stamp.
#[test]
fn s3_sealing_splits_at_a_thousand() {
    for (fields, sizes) in [(1_000, vec![1_000]), (1_001, vec![1_000, 1]), (2_500, vec![1_000, 1_000, 500])] {
        let keys = (0..fields).map(|n| people::key(&RecordId::new(format!("p{n:05}"))));
        let draft = keys.fold(Draft::new("x"), |draft, key| draft.set(&key, people::field::NAME, "x"));
        let rows = seal(draft, &Records::default(), &author(), 7, "big").expect("sealed");
        assert_eq!(rows.iter().map(|row| row.changes.len()).collect::<Vec<_>>(), sizes);
        assert_eq!(rows.iter().map(|row| row.seq).collect::<Vec<_>>(), (5..5 + rows.len() as u64).collect::<Vec<_>>());
        assert!(rows.iter().all(|row| row.command == "big" && row.stamp == rows[0].stamp));
    }
}

/// S7: an unknown field produced by our own code is a bug, and refused; deletion is a field of every known kind.
#[test]
fn s7_sealing_refuses_fields_that_no_schema_lists() {
    let sealed = |kind: &'static str, field: &'static str| {
        let draft = Draft::new("x").set(&Key::new(Kind::of(kind), RecordId::of("r")), Field::of(field), 1_i64);
        seal(draft, &Records::default(), &author(), 7, "c")
    };
    for (kind, field) in
        [("person", "shoe_size"), ("run", "result/INSP-01.1"), ("run", "result/a/b/c"), ("ufo", "name")]
    {
        let refusal = Refusal::UnlistedField { kind: Kind::of(kind), field: Field::of(field) };
        assert_eq!(sealed(kind, field).err(), Some(refusal));
    }
    // Whatever was deleted can be brought back, of kinds of later versions too.
    for (kind, field) in [
        ("person", "deleted"),
        ("ufo", "deleted"),
        ("run", "result/INSP-01.1/-"),
        ("run", "photo/a/b/c"),
        ("task", "note/n1"),
    ] {
        assert_eq!(sealed(kind, field).map(|rows| rows.len()), Ok(1), "{kind} {field}");
    }
}
