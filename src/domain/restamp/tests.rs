//! Journals of a device whose clock was ahead for a while, stamped anew.

use super::*;
use crate::domain::ids::{Field, Kind, RecordId};
use crate::domain::records::Records;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

const NOW: i64 = 1_800_000_000_000;
const DAY: i64 = 86_400_000;
const NEW: ReplicaId = ReplicaId(77);

/// A journal in the making.
#[derive(Default)]
struct Journal {
    rows: Vec<(u64, JournalRow)>,
    clock: Option<Stamp>,
    seqs: BTreeMap<ReplicaId, u64>,
}

impl Journal {
    /// A row by a replica, at what its device takes for the time. Its stamp is later than all that it has seen.
    fn write(&mut self, device: &'static str, replica: u64, at: i64, field: &str) -> &mut JournalRow {
        let replica = ReplicaId(replica);
        let seen = if device == "here" { self.clock } else { None };
        let stamp = Stamp::next(seen, at, replica);
        self.clock = self.clock.max(Some(stamp));
        let seq = self.seqs.entry(replica).or_default();
        *seq += 1;
        let number = self.rows.len() as u64 + 1;
        let known = folded(&self.rows);
        let replaced = known.all().find_map(|record| Some(record.cell(&Field::new(field))?.stamp));
        let change = Change {
            kind: Kind::of("task"),
            id: RecordId::of("a"),
            field: Field::new(field),
            value: format!("{number}").into(),
            replaced: replaced.filter(|_| device == "here"),
            stamp: None,
        };
        let row = JournalRow {
            replica,
            seq: *seq,
            stamp,
            device: DeviceId::of(device),
            person: RecordId::of("somebody"),
            command: format!("c{number}").into(),
            name: "task.note".into(),
            reason: "".into(),
            changes: vec![change],
            unknown: BTreeMap::new(),
        };
        self.rows.push((number, row));
        &mut self.rows.last_mut().expect("just pushed").1
    }
}

fn folded(rows: &[(u64, JournalRow)]) -> Records {
    let mut records = Records::default();
    rows.iter().for_each(|(_, row)| drop(records.apply(row)));
    records
}

/// What each field says.
fn says(records: &Records) -> Vec<(String, String)> {
    let cells = records.all().flat_map(|record| record.cells());
    cells.map(|(field, cell)| (field.to_string(), cell.value.canonical())).collect()
}

fn looked_at(rows: &[(u64, JournalRow)], now: i64) -> Ahead {
    let mut ahead = Ahead::new(DeviceId::of("here"), now);
    rows.iter().for_each(|(number, row)| ahead.look(*number, row.clone()));
    ahead
}

/// The journal afterwards; what waits is not in it.
fn repaired(rows: &[(u64, JournalRow)], ahead: &Ahead, by: ReplicaId) -> (Vec<(u64, JournalRow)>, Restamped) {
    let new = ahead.restamped(by);
    let mut after: BTreeMap<u64, JournalRow> = rows.iter().cloned().collect();
    ahead.others.iter().for_each(|(number, _)| drop(after.remove(number)));
    after.extend(new.rows.iter().cloned());
    (after.into_iter().collect(), new)
}

#[test]
fn what_was_written_a_day_ahead_is_as_if_written_now() {
    let mut journal = Journal::default();
    journal.write("here", 1, NOW, "before");
    journal.write("here", 1, NOW + DAY, "title");
    journal.write("here", 2, NOW + DAY + 9, "title");
    journal.write("here", 2, NOW + 20, "title"); // by the right clock, and still later than what it follows
    let now = NOW + 1_000;
    let ahead = looked_at(&journal.rows, now);
    assert_eq!(ahead.own.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(ahead.until().map(Stamp::instant), Some(NOW + DAY + 9));
    let (after, new) = repaired(&journal.rows, &ahead, NEW);
    assert_eq!(after[0], journal.rows[0], "what came before is not touched");
    let told: Vec<_> = after[1..].iter().map(|(_, row)| (row.replica, row.seq, row.stamp.instant())).collect();
    assert_eq!(told, [(NEW, 1, now), (NEW, 2, now), (NEW, 3, now)]);
    assert_eq!((new.next_seq, new.clock), (4, Some(after[3].1.stamp)));
    assert_eq!(after[3].1.changes[0].replaced, Some(after[2].1.stamp), "what it replaced goes along");
    assert_eq!(history::misdated(&after[1].1.reason).map(Stamp::instant), Some(NOW + DAY), "what the clock said");
    assert_eq!((&after[1].1.command, &after[1].1.name), (&journal.rows[1].1.command, &journal.rows[1].1.name));
}

#[test]
fn rows_of_one_command_keep_one_stamp_and_reasons_stay() {
    let mut journal = Journal::default();
    let stamp = journal.write("here", 1, NOW + DAY, "a").stamp;
    journal.write("here", 1, NOW + DAY, "b").stamp = stamp;
    let restoring = journal.write("here", 1, NOW + DAY, "a");
    (restoring.name, restoring.reason) = ("record.restore".into(), stamp.to_string().into());
    journal.write("here", 1, NOW + DAY, "b").reason = "because".into();
    let ahead = looked_at(&journal.rows, NOW);
    let (after, _) = repaired(&journal.rows, &ahead, NEW);
    assert_eq!(after[0].1.stamp, after[1].1.stamp);
    assert_eq!(history::restored("record.restore", &after[2].1.reason), Some(after[0].1.stamp));
    assert_eq!(after[3].1.reason, "because");
}

/// S6: what others wrote ahead of the clock should have waited, whichever way it came in.
#[test]
fn what_others_wrote_ahead_waits_again() {
    let mut journal = Journal::default();
    journal.write("there", 9, NOW + 2 * DAY, "theirs");
    let late = Stamp { ms: (NOW + 2 * DAY) as u64, counter: 7, replica: ReplicaId(8) };
    let carrier = journal.write("here", 1, NOW + DAY, "state");
    let own = Change { field: Field::of("own"), ..carrier.changes[0].clone() };
    carrier.changes[0].stamp = Some(late);
    carrier.changes.push(own);
    let ahead = looked_at(&journal.rows, NOW);
    assert_eq!(ahead.others, journal.rows[..1]);
    let (after, new) = repaired(&journal.rows, &ahead, NEW);
    assert_eq!(after.len(), 1);
    assert_eq!(after[0].1.changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>(), ["own"]);
    let [waiting] = new.waiting.as_slice() else { panic!("{:?}", new.waiting) };
    assert_eq!((waiting.replica, waiting.seq, waiting.changes[0].stamp), (NEW, 2, Some(late)));
    assert!(new.clock.is_some_and(|clock| !clock.is_ahead_of(NOW)));
}

#[test]
fn a_file_that_was_handed_over_since_is_noticed() {
    let mut journal = Journal::default();
    journal.write("here", 1, NOW + DAY, "a").name = EXPORT.into();
    assert!(!looked_at(&journal.rows, NOW).is_exported, "nothing wrong was in it");
    journal.write("there", 9, NOW, "b").name = EXPORT.into();
    assert!(!looked_at(&journal.rows, NOW).is_exported, "somebody else's");
    let noted = |journal: &mut Journal, seq, file: &str| {
        let row = journal.write("here", seq, NOW, "c");
        (row.name, row.reason) = (EXPORT.into(), file.into());
    };
    noted(&mut journal, 2, "dianxun_茶铺_here_2026-11-22_1800_auto.json");
    assert!(!looked_at(&journal.rows, NOW).is_exported, "its own backup of the evening");
    noted(&mut journal, 3, "dianxun_茶铺_here_2026-11-22_1805.json");
    assert!(looked_at(&journal.rows, NOW).is_exported);
}

/// Who writes, how far the clock is ahead in minutes, which field.
fn steps() -> impl Strategy<Value = Vec<(u8, i64, u8)>> {
    let skew = prop_oneof![Just(0_i64), Just(3), Just(60), Just(1_440), Just(5_256_000)];
    vec((0..4_u8, skew, 0..3_u8), 1..40)
}

fn journal_of(steps: &[(u8, i64, u8)], others_too: bool) -> (Journal, i64) {
    let (mut journal, mut now) = (Journal::default(), NOW);
    for (who, skew, field) in steps {
        now += 1_000;
        let field = format!("f{field}");
        match who {
            0 => journal.write("there", 9, now + if others_too { skew * 60_000 } else { 0 }, &field),
            who => journal.write("here", u64::from(*who), now + skew * 60_000, &field),
        };
    }
    (journal, now)
}

proptest! {
    /// S2, S4, S6: nothing that stands is lost or changed, nothing before the first wrong row is touched, the order stays,
    /// nothing is ahead afterwards, and once is enough.
    #[test]
    fn the_same_is_said_under_right_stamps(steps in steps()) {
        let (journal, now) = journal_of(&steps, false);
        let ahead = looked_at(&journal.rows, now);
        let (after, new) = repaired(&journal.rows, &ahead, NEW);
        prop_assert_eq!(says(&folded(&after)), says(&folded(&journal.rows)));
        prop_assert!(after.iter().all(|(_, row)| !row.stamp.is_ahead_of(now)));
        let is_wrong: BTreeSet<u64> = ahead.own.iter().map(|(number, _)| *number).collect();
        for ((number, before), (same, row)) in journal.rows.iter().zip(&after) {
            prop_assert_eq!(number, same);
            if is_wrong.contains(number) {
                let content = |row: &JournalRow| row.changes.iter().map(|c| (c.key(), c.field.clone(), c.value.clone())).collect::<Vec<_>>();
                prop_assert_eq!(content(before), content(row));
                prop_assert_eq!((&before.command, &before.person), (&row.command, &row.person));
            } else {
                prop_assert_eq!(before, row);
            }
        }
        for (one, (_, before)) in new.rows.iter().zip(&ahead.own) {
            for (other, (_, also)) in new.rows.iter().zip(&ahead.own) {
                prop_assert_eq!(before.stamp.cmp(&also.stamp), one.1.stamp.cmp(&other.1.stamp), "the order stays");
            }
        }
        let stamps: BTreeSet<Stamp> = after.iter().map(|(_, row)| row.stamp).collect();
        let replaced = after.iter().flat_map(|(_, row)| row.changes.iter().filter_map(|change| change.replaced));
        prop_assert!(replaced.into_iter().all(|stamp| stamps.contains(&stamp)), "what was replaced is found");
        prop_assert_eq!(new.clock, after.iter().map(|(_, row)| row.stamp).max());
        let again = looked_at(&after, now);
        prop_assert!(again.own.is_empty() && again.others.is_empty());
        prop_assert!(new.rows.is_empty() || again.restamped(ReplicaId(78)).rows.is_empty());
    }

    /// S4: each replica's rows are numbered without a gap, before and after.
    #[test]
    fn numbers_stay_contiguous(steps in steps(), others_too: bool) {
        let (journal, now) = journal_of(&steps, others_too);
        let ahead = looked_at(&journal.rows, now);
        let (after, new) = repaired(&journal.rows, &ahead, NEW);
        let mut seqs: BTreeMap<ReplicaId, BTreeSet<u64>> = BTreeMap::new();
        for row in after.iter().map(|(_, row)| row).chain(&new.waiting) {
            prop_assert!(seqs.entry(row.replica).or_default().insert(row.seq), "a name stands once");
        }
        for (replica, seqs) in seqs.into_iter().filter(|(replica, _)| *replica != ReplicaId(9)) {
            prop_assert_eq!(seqs.last().copied(), Some(seqs.len() as u64), "{}", replica);
        }
    }
}
