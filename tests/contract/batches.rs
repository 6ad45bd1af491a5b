//! What every store promises of many rows that come in at once: they are rows like all others.

use super::sample::{key, rows};
use super::{Place, everything};
use dianxun::domain::change::JournalRow;
use dianxun::domain::ids::ReplicaId;
use dianxun::domain::value::Value;
use dianxun::storage::{Intake, Part, RowName, Store};

fn coming(rows: &[JournalRow]) -> Intake<'_> {
    Intake { rows, ..Intake::default() }
}

/// Of one replica without a gap, of another every third one.
fn mixed() -> Vec<JournalRow> {
    let all = rows(1, 1..=600, "task").into_iter().zip(rows(2, 1..=600, "run"));
    all.flat_map(|(one, other)| [Some(one), (other.seq % 3 == 1).then_some(other)]).flatten().collect()
}

/// S4: each with a number of its own, read from wherever one begins, in pieces of any size.
pub(crate) async fn what_comes_at_once_is_read_in_pieces(place: &impl Place) {
    let store = place.open("batch-pieces").await;
    store.commit(&rows(9, 1..=3, "task"), &[]).await.expect("commits");
    assert_eq!(store.import(coming(&mixed())).await, Ok(803));
    store.commit(&rows(9, 4..=5, "task"), &[]).await.expect("commits");
    let expected: Vec<JournalRow> = [rows(9, 1..=3, "task"), mixed(), rows(9, 4..=5, "task")].concat();
    let expected: Vec<(u64, JournalRow)> = (1..).zip(expected).collect();
    for most in [1, 100, 257, 9_999] {
        let (mut read, mut after) = (Vec::new(), 0);
        loop {
            let piece = store.rows(after, most).await.expect("rows");
            assert!(piece.len() <= most);
            let Some((last, _)) = piece.last() else { break };
            after = *last;
            read.extend(piece);
        }
        assert!(read == expected, "in pieces of {most}");
    }
    assert_eq!(store.rows(400, 2).await.expect("rows"), expected[400..402], "from the middle");
    let loaded = store.load(Part::Only(&[])).await.expect("loads");
    assert_eq!((loaded.head, loaded.unfolded, loaded.unreadable), (805, 805, 0));
    assert_eq!(store.usage().await.map(|usage| usage.rows), Ok(805));
    assert_eq!(store.history(&key("run", "00004")).await.expect("history").len(), 1);
    let before = everything(&store).await;
    assert_eq!(store.compact().await, Ok(805));
    assert_eq!(everything(&store).await, before);
}

/// S4: what is known is left out, whether it came alone or with others, and how far each replica goes is told.
pub(crate) async fn what_came_at_once_is_known(place: &impl Place) {
    let store = place.open("batch-known").await;
    let all = mixed();
    store.commit(&all[100..130], &[]).await.expect("commits");
    assert_eq!(store.import(coming(&all[..400])).await, Ok(400));
    assert_eq!(store.import(coming(&all[..400])).await, Ok(400), "the same again");
    assert_eq!(store.import(coming(&all)).await, Ok(800), "all, of which half is here");
    let names: Vec<RowName> = all.iter().map(|row| (row.replica, row.seq)).collect();
    assert_eq!(store.knows(&names).await, Ok(vec![true; 800]));
    let others: Vec<RowName> = (1..=600).map(|seq| (ReplicaId(2), seq)).chain([(ReplicaId(3), 1), names[0]]).collect();
    let expected: Vec<bool> = (1..=600).map(|seq| seq % 3 == 1).chain([false, true]).collect();
    assert_eq!(store.knows(&others).await, Ok(expected));
    let vector = store.vector().await.expect("vector");
    assert_eq!(vector.into_iter().collect::<Vec<_>>(), [(ReplicaId(1), 600), (ReplicaId(2), 1)]);
    assert_eq!(store.rows(0, 9_999).await.expect("rows").len(), 800);
    for (one, other) in [(0, 0), (57, 1), (100, 64), (600, 0), (600, 598)] {
        let theirs = [(ReplicaId(1), one), (ReplicaId(2), other), (ReplicaId(5), 9)].into_iter().collect();
        let reached = |row: &&JournalRow| row.seq > if row.replica == ReplicaId(1) { one } else { other };
        let numbered = store.rows(0, 9_999).await.expect("rows");
        let expected: Vec<&JournalRow> = numbered.iter().map(|(_, row)| row).filter(reached).collect();
        let beyond = store.beyond(&theirs).await.expect("rows");
        assert!(beyond.iter().eq(expected), "beyond {one} and {other}");
    }
}

/// R13: rows larger than what is stored at once.
pub(crate) async fn large_rows_come_at_once(place: &impl Place) {
    let store = place.open("batch-large").await;
    let mut large = rows(1, 1..=9, "task");
    for (row, kilobytes) in large.iter_mut().zip([300, 1, 1, 200, 100, 1, 300, 300, 1]) {
        row.changes[0].value = Value::text("巡".repeat(kilobytes * 1024 / 3));
    }
    assert_eq!(store.import(coming(&large)).await, Ok(9));
    let read = store.rows(0, 99).await.expect("rows");
    assert!(read == (1..).zip(large).collect::<Vec<_>>());
}
