//! The promises of merging (S1, S2, S4): its algebra, ten thousand random schedules, undo, sealing.
//!
//! `DIANXUN_SCHEDULES=1000000 cargo test --test merge schedules` runs more schedules than the 10,000 of every commit.
//! A failing schedule is written to `tests/proptest-regressions/merge.txt` and run first from then on.

#![cfg(not(target_arch = "wasm32"))]

use dianxun::domain::calendar::Fixed;
use dianxun::domain::change::JournalRow;
use dianxun::domain::command::{Author, Command, Ctx, Draft, Refusal, Undo, decide, seal};
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

/// How many schedules every commit runs.
const SCHEDULES: u32 = 10_000;
/// The most operations of one schedule.
const OPERATIONS: usize = 200;

fn config(cases: u32) -> ProptestConfig {
    let pinned = FileFailurePersistence::Direct("tests/proptest-regressions/merge.txt");
    ProptestConfig { cases, failure_persistence: Some(Box::new(pinned)), ..ProptestConfig::default() }
}

fn schedules() -> u32 {
    let asked = std::env::var("DIANXUN_SCHEDULES").ok();
    asked.map_or(SCHEDULES, |text| text.parse().expect("DIANXUN_SCHEDULES is a number"))
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

// Schedules.

const FIELDS: [(&str, &str, &str); 8] = [
    ("run", "s:daily:2026-11-21", "result/INSP-01.1/-"),
    ("run", "s:daily:2026-11-21", "note/INSP-01.1/-"),
    ("run", "s:daily:2026-11-21", "status"),
    ("task", "t1", "what"),
    ("task", "t1", "owner"),
    ("person", "p1", "name"),
    ("person", "p1", "role"),
    ("shop", "s", "name"),
];

/// One replica: its state, the rows that it has, its clock and what it can undo.
struct Site {
    records: Records,
    rows: Vec<JournalRow>,
    author: Author,
    now: i64,
    undos: Vec<Undo>,
}

impl Site {
    fn new(index: u64, replica: u64) -> Self {
        let author = Author {
            device: DeviceId::new(format!("d{index}")),
            person: RecordId::new("p1"),
            replica: ReplicaId(replica),
            next_seq: 1,
            clock: None,
        };
        // Clocks are wrong by up to two hours; one stands before 1970.
        let now = [1_795_000_000_000, 1_795_003_600_000, 1_794_993_000_000, -5, 1_795_000_000_001][index as usize % 5];
        Self { records: Records::default(), rows: Vec::new(), author, now, undos: Vec::new() }
    }

    fn write(&mut self, draft: Draft) {
        let rows = seal(draft, &self.records, &self.author, self.now, "c").expect("listed fields");
        self.undos.push(Undo::of(&rows, &self.records));
        self.author.next_seq += rows.len() as u64;
        rows.iter().for_each(|row| self.receive(row));
    }

    fn undo(&mut self, which: usize) {
        let Some(undo) = (!self.undos.is_empty()).then(|| self.undos.remove(which % self.undos.len())) else { return };
        let ctx = Ctx { now: self.now, zone: &Fixed(0), person: RecordId::new("p1") };
        match decide(&Command::Undo(undo), &self.records, &ctx) {
            Ok(draft) => self.write(draft),
            Err(refusal) => assert_eq!(refusal, Refusal::NothingToUndo),
        }
    }

    fn receive(&mut self, row: &JournalRow) {
        self.records.apply(row);
        self.author.clock = self.author.clock.max(Some(row.stamp));
        self.rows.push(row.clone());
    }

    fn replayed(&self, rows: impl Iterator<Item = JournalRow>) -> String {
        let mut records = Records::default();
        rows.for_each(|row| {
            records.apply(&row);
        });
        digest(&records)
    }
}

fn value(word: u32) -> Value {
    match word % 5 {
        0 => Value::Null,
        1 => Value::Bool(word.is_multiple_of(2)),
        2 => Value::Int(i64::from(word % 3)),
        3 => ["pass", "fail", "价格不符"][word as usize % 3].into(),
        _ => Value::List(vec![Value::Int(i64::from(word % 2))]),
    }
}

/// One operation, out of the bits of a word, so that a failing schedule shrinks to few and small words.
fn operate(sites: &mut [Site], word: u32) {
    let [action, who, detail, more] = word.to_be_bytes().map(usize::from);
    let (count, at) = (sites.len(), who % sites.len());
    let (kind, id, field) = FIELDS[detail % FIELDS.len()];
    let key = Key::new(Kind::new(kind), RecordId::new(id));
    match action % 16 {
        0..6 => sites[at].write(Draft::new("edit").set(&key, Field::new(field), value(word))),
        6 => sites[at].write(Draft::new("delete").set(&key, DELETED, true)),
        7 => sites[at].write(Draft::new("restore").set(&key, DELETED, Value::Null)),
        8 | 9 => sites[at].undo(detail),
        10 => sites[at].now += detail as i64 * 1_000,
        11 => sites[at].now -= detail as i64 * 60_000,
        12 | 13 => deliver(sites, at, (at + 1 + detail % (count - 1)) % count, more, 1),
        14 => deliver(sites, at, (at + 1 + detail % (count - 1)) % count, more, 8),
        _ => merge_states(sites, at, (at + 1 + detail % (count - 1)) % count),
    }
}

/// Some rows, from anywhere in what a site has: late ones first, twice, or with gaps.
fn deliver(sites: &mut [Site], from: usize, to: usize, start: usize, count: usize) {
    let known = sites[from].rows.len().max(1);
    let rows: Vec<_> = sites[from].rows.iter().cycle().skip(start % known).take(count.min(known)).cloned().collect();
    rows.iter().rev().for_each(|row| sites[to].receive(row));
}

/// A file with records and no rows.
fn merge_states(sites: &mut [Site], from: usize, to: usize) {
    let records: Vec<_> = sites[from].records.all().cloned().collect();
    let clock = sites[from].author.clock;
    for record in records {
        sites[to].records.merge(record.as_ref().clone());
    }
    sites[to].author.clock = sites[to].author.clock.max(clock);
}

/// Everybody gets everything, each in another order, some of it twice.
fn deliver_all(sites: &mut [Site]) {
    let all: Vec<JournalRow> = sites.iter().flat_map(|site| site.rows.iter().cloned()).collect();
    for (index, site) in sites.iter_mut().enumerate() {
        let rotated = all.iter().cycle().skip(index * 7).take(all.len());
        if index % 2 == 0 {
            rotated.for_each(|row| site.receive(row))
        } else {
            all.iter().rev().for_each(|row| site.receive(row))
        }
    }
}

fn check_schedule(replicas: usize, words: &[u32], cloned: bool) -> Result<(), TestCaseError> {
    // A cloned device writes under the same replica: equal stamps with different values (S1).
    let replica = |index: u64| if cloned && index == 1 { 0 } else { index };
    let mut sites: Vec<Site> = (0..replicas as u64).map(|index| Site::new(index, replica(index))).collect();
    for word in words {
        operate(&mut sites, *word);
    }
    deliver_all(&mut sites);
    let agreed = digest(&sites[0].records);
    for site in &sites {
        prop_assert_eq!(&digest(&site.records), &agreed, "all replicas agree");
    }
    let last = sites.last().expect("three at least");
    prop_assert_eq!(&last.replayed(last.rows.iter().cloned()), &agreed, "the journal gives the state");
    prop_assert_eq!(&last.replayed(last.rows.iter().rev().cloned()), &agreed, "in any order");
    Ok(())
}

/// S1, S2, S4: 3 to 5 replicas with skewed clocks edit, delete, restore and undo, and hear of each other late,
/// twice, in part and out of order; then all are equal, and the journal alone gives the same state.
#[test]
fn schedules_converge() {
    let mut runner = proptest::test_runner::TestRunner::new(config(schedules()));
    let (ran, operations) = (std::cell::Cell::new(0_u64), std::cell::Cell::new(0_u64));
    let schedule = (3..=5_usize, vec(any::<u32>(), OPERATIONS / 2..=OPERATIONS), any::<bool>());
    let outcome = runner.run(&schedule, |(replicas, words, cloned)| {
        ran.set(ran.get() + 1);
        operations.set(operations.get() + words.len() as u64);
        check_schedule(replicas, &words, cloned)
    });
    outcome.expect("every schedule converges");
    println!("{} schedules, {} operations", ran.get(), operations.get());
    assert!(ran.get() >= u64::from(schedules()));
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
    for (kind, field) in [
        ("person", "shoe_size"),
        ("run", "result/INSP-01.1"),
        ("run", "result/a/b/c"),
        ("ufo", "name"),
        ("ufo", "deleted"),
    ] {
        let refusal = Refusal::UnlistedField { kind: Kind::of(kind), field: Field::of(field) };
        assert_eq!(sealed(kind, field).err(), Some(refusal));
    }
    for (kind, field) in
        [("person", "deleted"), ("run", "result/INSP-01.1/-"), ("run", "photo/a/b/c"), ("task", "note/n1")]
    {
        assert_eq!(sealed(kind, field).map(|rows| rows.len()), Ok(1), "{kind} {field}");
    }
}
