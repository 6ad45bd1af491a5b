//! Random rows, random compactions, random damage: the state is always the journal's (S2, S4, S5).

use super::*;
use crate::domain::change::Change;
use crate::domain::ids::{Field, Kind, RecordId, ReplicaId};
use crate::domain::record::Record;
use crate::domain::records::Records;
use proptest::collection::vec;
use proptest::prelude::*;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Memory never waits.
pub(in crate::storage) fn finish<T>(future: impl Future<Output = Result<T, StoreError>>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done.expect("memory cannot fail"),
        Poll::Pending => panic!("memory had to wait"),
    }
}

const KINDS: [Kind; 3] = [Kind::of("run"), Kind::of("runs"), Kind::of("task/x")];

fn change() -> impl Strategy<Value = Change> {
    (0..3_usize, 0..40_u32, 0..4_u32, 0..5_i64).prop_map(|(kind, id, field, value)| Change {
        kind: KINDS[kind].clone(),
        id: RecordId::new(format!("{id:02}")),
        field: Field::new(format!("f{field}")),
        value: value.into(),
        replaced: None,
        stamp: None,
    })
}

/// Rows of a few replicas whose clocks disagree; the same name always means the same row.
fn rows() -> impl Strategy<Value = Vec<JournalRow>> {
    let row = (1..5_u64, 0..30_u64, vec(change(), 0..6));
    vec(row, 0..60).prop_map(|parts| {
        let mut seqs = BTreeMap::<u64, u64>::new();
        let row = |(replica, ms, changes): (u64, u64, Vec<Change>)| {
            let seq = seqs.entry(replica).and_modify(|seq| *seq += 1).or_insert(1);
            named(ReplicaId(replica), *seq, ms, changes)
        };
        parts.into_iter().map(row).collect()
    })
}

fn named(replica: ReplicaId, seq: u64, ms: u64, changes: Vec<Change>) -> JournalRow {
    JournalRow {
        replica,
        seq,
        stamp: Stamp { ms, counter: 0, replica },
        device: DeviceId::of("d"),
        person: RecordId::of("p"),
        command: "c".into(),
        name: "n".into(),
        reason: "".into(),
        changes,
        unknown: BTreeMap::new(),
    }
}

fn replayed(rows: &[JournalRow]) -> Records {
    let mut records = Records::default();
    rows.iter().for_each(|row| {
        records.apply(row);
    });
    records
}

fn merged(one: Records, other: &Records) -> Records {
    let mut merged = one;
    other.all().for_each(|record| {
        merged.merge((**record).clone());
    });
    merged
}

/// Commits piece by piece and compacts between some of them.
fn stored(rows: &[JournalRow], pieces: &[(usize, bool)]) -> MemoryStore {
    let store = MemoryStore::new("device");
    let mut rest = rows;
    for (size, compacts) in pieces {
        let (piece, later) = rest.split_at((*size).min(rest.len()));
        finish(store.commit(piece, &[]));
        rest = later;
        if *compacts {
            finish(store.compact());
        }
    }
    finish(store.commit(rest, &[]));
    store
}

fn pieces() -> impl Strategy<Value = Vec<(usize, bool)>> {
    vec((0..15_usize, any::<bool>()), 0..8)
}

proptest! {
    /// S5: wherever one compacts, segments and tail are the replayed journal; parts come in either order.
    #[test]
    fn segments_are_the_journal(rows in rows(), pieces in pieces(), first in 0..3_usize) {
        let store = stored(&rows, &pieces);
        let first = &KINDS[first..=first];
        let some = finish(store.load(Part::Only(first))).records;
        let rest = finish(store.load(Part::Except(first))).records;
        prop_assert_eq!(merged(some.clone(), &rest), replayed(&rows));
        prop_assert_eq!(merged(rest, &some), replayed(&rows));
    }

    /// S5: the copies of what was changed last are like what they are copies of, and nothing newer is left out.
    #[test]
    fn what_was_changed_last_is_copied(rows in rows(), pieces in pieces()) {
        let store = stored(&rows, &pieces);
        finish(store.compact());
        let (all, copies) = (replayed(&rows), finish(store.load(Part::Only(&[segments::RECENT]))).records);
        let latest = |record: &Record| record.cells().map(|(_, cell)| cell.stamp).max();
        for kind in all.kinds() {
            let (copied, others): (Vec<_>, Vec<_>) = all.of(kind).partition(|one| copies.by_key(one.key()).is_some());
            prop_assert!(copied.iter().all(|one| copies.by_key(one.key()) == Some(*one)));
            prop_assert!(others.is_empty() || copied.iter().map(|one| latest(one)).min() >= others.iter().map(|one| latest(one)).max());
        }
        prop_assert!(copies.all().all(|one| all.by_key(one.key()).is_some()));
    }

    /// S4: in whatever pieces and how often rows arrive, each is appended once.
    #[test]
    fn a_row_is_appended_once(rows in rows(), pieces in pieces(), again in pieces()) {
        let store = stored(&rows, &pieces);
        let before = finish(store.rows(0, usize::MAX));
        for (start, compacts) in again {
            let from = start.min(rows.len());
            finish(store.commit(&rows[from..], &[]));
            if compacts {
                finish(store.compact());
            }
        }
        prop_assert_eq!(before.len(), rows.len());
        prop_assert_eq!(finish(store.rows(0, usize::MAX)), before);
    }

    /// S5: a damaged or missing segment is noticed, the journal speaks, and compaction makes it whole again.
    #[test]
    fn damage_does_not_change_the_state(
        rows in rows(), pieces in pieces(), which in any::<prop::sample::Index>(), is_missing in any::<bool>(),
    ) {
        let store = stored(&rows, &pieces);
        finish(store.compact());
        let keys: Vec<String> = store.stored.borrow().segments.keys().cloned().collect();
        prop_assume!(!keys.is_empty());
        let key = which.get(&keys);
        match is_missing {
            true => drop(store.stored.borrow_mut().segments.remove(key)),
            false => store.stored.borrow_mut().segments.get_mut(key).expect("is there").push(b' '),
        }
        // The copies of what was changed last are read only where they are asked for.
        let copies = Part::Only(&[segments::RECENT]);
        let loaded = finish(store.load(if key.contains('/') { Part::Except(&[]) } else { copies }));
        prop_assert!(loaded.replayed);
        prop_assert_eq!(loaded.records, replayed(&rows));
        finish(store.compact());
        prop_assert!(!finish(store.load(copies)).replayed);
        let loaded = finish(store.load(Part::Except(&[])));
        prop_assert!(!loaded.replayed);
        prop_assert_eq!(loaded.records, replayed(&rows));
    }

    /// S4: the vector is the number of rows when none is missing.
    #[test]
    fn a_whole_replica_counts_all_its_rows(rows in rows()) {
        let store = stored(&rows, &[]);
        let mut expected = Vector::new();
        rows.iter().for_each(|row| *expected.entry(row.replica).or_default() += 1);
        prop_assert_eq!(finish(store.vector()), expected);
    }
}
