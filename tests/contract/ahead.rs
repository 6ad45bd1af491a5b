//! R12: stamps from five minutes to the end of time ahead of the clock, over any store.

use super::sample::{self, NOW, row};
use super::{Place, everything};
use dianxun::domain::change::JournalRow;
use dianxun::domain::ids::{DeviceId, RecordId};
use dianxun::domain::stamp::{Stamp, TOLERATED_AHEAD_MS};
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::{Part, Store};
use dianxun::wire;

const DAY: i64 = 86_400_000;
/// The last millisecond that a stamp can hold.
const LAST: i64 = (1 << 48) - 1;

/// R12: all of it waits, whether it came as rows or as bare states; the clock stays, and so does that of what is written
/// next. What is just not ahead comes in, with the largest counter too.
pub(crate) async fn r12_what_is_stamped_in_the_future_waits(place: &impl Place) {
    let (one, two, bare) =
        (place.open("future-one").await, place.open("future-two").await, place.open("future-bare").await);
    let nearly = with_largest_counter(sample::at(NOW + TOLERATED_AHEAD_MS, row(1, 1, "task", "nearly")));
    let ahead = [TOLERATED_AHEAD_MS + 1, DAY, 36_525 * DAY, LAST - NOW].map(|by| NOW + by);
    let ahead = ahead.into_iter().zip(2..);
    let ahead: Vec<JournalRow> =
        ahead.map(|(ms, seq)| with_largest_counter(sample::at(ms, row(1, seq, "task", &seq.to_string())))).collect();
    one.commit(std::slice::from_ref(&nearly), &[]).await.expect("commits");
    one.commit(&ahead, &[]).await.expect("commits");
    for (store, states_only) in [(&two, false), (&bare, true)] {
        let file = exported(&one, states_only).await;
        let imported = exchange::import(store, &file, &sample::import_order(50), &mut |_| {}).await.expect("imports");
        assert_eq!((imported.changes, store.held().await.expect("held").is_empty()), (2, false));
        let records = everything(store).await;
        assert_eq!(records.all().map(|record| record.id().clone()).collect::<Vec<_>>(), [RecordId::of("nearly")]);
        let clock = store.load(Part::Only(&[])).await.expect("loads").clock.expect("a clock");
        assert!(clock.instant() <= NOW + TOLERATED_AHEAD_MS + 1, "{clock}");
        let next = Stamp::next(Some(clock), NOW, nearly.replica);
        assert!(next > nearly.stamp && next.instant() <= NOW + TOLERATED_AHEAD_MS + 2, "{next}");
    }
    assert_eq!(two.held().await.expect("held").into_iter().map(|held| held.row).collect::<Vec<_>>(), ahead);
}

fn with_largest_counter(row: JournalRow) -> JournalRow {
    JournalRow { stamp: Stamp { counter: u16::MAX, ..row.stamp }, device: DeviceId::of("d-future"), ..row }
}

async fn exported(store: &impl Store, states_only: bool) -> Bundle {
    let mut order = sample::export_order(90);
    order.scope.states_only = states_only;
    let mut bytes = Vec::new();
    let mut sink = |piece: Vec<u8>| bytes.extend(piece);
    exchange::export(store, &order, &mut sink, &mut |_| {}).await.expect("exports");
    Bundle::of([wire::import::read(&bytes, &mut |_, _| {}).expect("reads")])
}
