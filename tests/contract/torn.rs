//! R02, R13: what comes in breaks off at some step, or cannot be written at some place: then nothing has come in. Over
//! any store.

use super::failing::{Failing, Moment};
use super::sample::{self, NOW, row, rows};
use super::{Place, dump, everything};
use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::digest::digest;
use dianxun::domain::erasure::{ERASURE, Named};
use dianxun::domain::ids::{DeviceId, Field, RecordId, ReplicaId};
use dianxun::domain::value::MAX_INT;
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::messages::{Imported, TaskError};
use dianxun::storage::met::MET;
use dianxun::storage::recovery::RECOVERY;
use dianxun::storage::{Blob, HeldRow, Intake, Rewriting, Store, Why};
use dianxun::wire;

/// More steps than anything here has.
const MOST: usize = 60;

/// All that a store tells of itself, as text.
async fn whole(store: &impl Store) -> String {
    let (vector, usage) = (store.vector().await.expect("vector"), store.usage().await.expect("usage"));
    let local = (store.local(MET).await.expect("local"), store.local(RECOVERY).await.expect("local"));
    format!("{} {} {vector:?} {usage:?} {local:?}", dump(store).await, digest(&everything(store).await))
}

/// A row that names the values of another, which are to be erased.
fn erasing(replica: u64, seq: u64, target: &JournalRow) -> JournalRow {
    let named = target.changes.iter().enumerate().map(|(n, change)| Change {
        kind: ERASURE,
        id: RecordId::of("erasure"),
        field: Field::keyed(&["cell", &n.to_string()]),
        value: Named { key: change.key(), field: change.field.clone(), stamp: target.stamp }.value(),
        replaced: None,
        stamp: None,
    });
    JournalRow { changes: named.collect(), ..row(replica, seq, "task", "x") }
}

/// A file with everything that an import does something of its own for: rows and photos, states without rows, what lies
/// ahead, an erasure, and a row that shows that the device has a twin.
async fn file(place: &impl Place, name: &str, twin: &DeviceId) -> Bundle {
    let store = place.open(name).await;
    store.commit(&rows(1, 1..=4, "task"), &[sample::photo(b"one"), sample::photo(b"two")]).await.expect("commits");
    let ahead = sample::at(NOW + 86_400_000, row(8, 1, "task", "ahead"));
    let ours = JournalRow { device: twin.clone(), ..row(9, 1, "run", "twin") };
    let erasing = erasing(1, 5, &row(2, 1, "task", "00001"));
    store.commit(&[ahead, ours, erasing], &[]).await.expect("commits");
    let mut bytes = Vec::new();
    let mut sink = |piece: Vec<u8>| bytes.extend(piece);
    exchange::export(&store, &sample::export_order(90), &mut sink, &mut |_| {}).await.expect("exports");
    let mut file = wire::import::read(&bytes, &mut |_, _| {}).expect("reads");
    file.rows.retain(|row| row.seq != 3 || row.replica != ReplicaId(1)); // its states are there without it
    Bundle::of([file])
}

async fn import(store: &impl Store, bundle: &Bundle) -> Result<Imported, TaskError> {
    exchange::import(store, bundle, &sample::import_order(50), &mut |_| {}).await
}

/// R02: the store fails at each step of an import, before it or after: then all is as before, or all has come in; and
/// the same file again ends where an undisturbed import does.
pub(crate) async fn r02_an_import_that_breaks_off(place: &impl Place) {
    for moment in [Moment::Before, Moment::After] {
        let name = |what: &str| format!("torn-{moment:?}-{what}");
        let store = place.open(&name("into")).await;
        let own = rows(2, 1..=3, "task");
        store.commit(&own, &[]).await.expect("commits");
        let bundle = file(place, &name("of"), &store.opened().device).await;
        let before = whole(&store).await;
        let mut steps = 0;
        while let Err(error) = import(&Failing::at(&store, steps, moment), &bundle).await {
            assert_eq!(error, TaskError::Store(Failing::<()>::ERROR));
            let is_in = store.vector().await.expect("vector").contains_key(&ReplicaId(50));
            assert!(is_in || whole(&store).await == before, "{moment:?} step {steps}: neither before nor after");
            assert!(!is_in || moment == Moment::After, "step {steps}: refused, and yet it came in");
            steps += 1;
            assert!(steps < MOST, "it never succeeds");
        }
        assert!((6..MOST).contains(&steps), "{steps} steps");
        import(&store, &bundle).await.expect("imports");
        let calm = place.open(&name("calm")).await;
        calm.commit(&own, &[]).await.expect("commits");
        import(&calm, &bundle).await.expect("imports");
        assert_eq!(digest(&everything(&store).await), digest(&everything(&calm).await));
        let told = |held: Vec<HeldRow>| held.into_iter().map(|held| (held.why, held.row.replica)).collect::<Vec<_>>();
        assert_eq!(store.held().await.map(told), calm.held().await.map(told));
        assert_eq!(store.blob_ids().await, calm.blob_ids().await);
        assert!(!whole(&store).await.contains("2 wrote 1: 巡店"), "what the file erases is gone");
    }
}

/// R02: the same of letting in, of leaving out, and of taking back.
pub(crate) async fn r02_what_follows_an_import_breaks_off(place: &impl Place) {
    let store = place.open("torn-later").await;
    let bundle = file(place, "torn-later-of", &DeviceId::of("another")).await;
    let point = import(&store, &bundle).await.expect("imports").point.expect("a way back");
    let ahead = [(ReplicaId(8), 1)];
    let before = whole(&store).await;
    let mut steps = 0;
    while exchange::decline(&Failing::at(&store, steps, Moment::Before), &ahead).await.is_err() {
        assert_eq!(whole(&store).await, before, "leaving out, step {steps}");
        steps += 1;
        assert!(steps < MOST, "it never succeeds");
    }
    assert!(steps > 1 && store.held().await.is_ok_and(|held| held[0].why == Why::Declined));
    let (before, mut steps) = (whole(&store).await, 0);
    while exchange::release(&Failing::at(&store, steps, Moment::Before), &sample::by(51), &ahead).await.is_err() {
        assert_eq!(whole(&store).await, before, "letting in, step {steps}");
        steps += 1;
        assert!(steps < MOST, "it never succeeds");
    }
    assert_eq!((steps > 1, store.held().await), (true, Ok(Vec::new())));
    let (before, mut steps) = (whole(&store).await, 0);
    while exchange::revert(&Failing::at(&store, steps, Moment::Before), &sample::by(52), &point, &mut |_| {})
        .await
        .is_err()
    {
        assert_eq!(whole(&store).await, before, "taking back, step {steps}");
        steps += 1;
        assert!(steps < MOST, "it never succeeds");
    }
    assert!(steps > 2 && whole(&store).await != before);
}

/// R13: the last of what is to be written has no form; what stands before it (rows, an erasure, photos, what waits, local
/// values, a new device id) has not happened, and the clock has not moved.
pub(crate) async fn r13_what_cannot_be_written_leaves_nothing(place: &impl Place) {
    let store = place.open("torn-bad").await;
    let own = rows(2, 1..=3, "task");
    store.commit(&own, &[]).await.expect("commits");
    let hold = [HeldRow { why: Why::Declined, row: row(7, 1, "task", "00001") }];
    store.import(Intake { hold: &hold, ..Intake::default() }).await.expect("holds");
    let before = whole(&store).await;
    let bad = unwritable(sample::at(NOW, row(3, 9, "task", "bad")));
    let good = [rows(3, 1..=8, "task"), vec![erasing(4, 1, &own[0])]].concat();
    let with_bad = [good.clone(), vec![bad.clone()]].concat();
    let held = |row: &JournalRow| HeldRow { why: Why::Declined, row: row.clone() };
    let (fine, wrong) = ([held(&good[0])], [held(&good[0]), held(&bad)]);
    let blobs: [Blob; 1] = [sample::photo(b"new")];
    let local = [(MET, "{}".to_owned())];
    let rest = Intake { blobs: &blobs, release: &[(ReplicaId(7), 1)], local: &local, ..Intake::default() };
    for intake in [
        Intake { rows: &with_bad, hold: &fine, renames_device: true, ..rest },
        Intake { rows: &good, hold: &wrong, renames_device: true, ..rest },
    ] {
        let refused = store.import(intake).await;
        assert!(refused.is_err(), "{refused:?}");
        assert_eq!(whole(&store).await, before);
    }
    assert!(store.commit(&with_bad, &blobs).await.is_err());
    assert_eq!(whole(&store).await, before);
    store.import(Intake { rows: &good, hold: &fine, ..rest }).await.expect("without it, it comes in");
    assert_ne!(whole(&store).await, before);
}

/// R02, R13: the repair of a clock that was wrong breaks off, or one of its rows has no form.
pub(crate) async fn r02_a_repair_breaks_off(place: &impl Place) {
    let store = place.open("torn-repair").await;
    let device = store.opened().device;
    let ahead = |replica, seq| sample::at(NOW + 86_400_000 + seq, row(replica, seq as u64, "task", "ahead"));
    let own: Vec<JournalRow> = (1..=3).map(|seq| JournalRow { device: device.clone(), ..ahead(3, seq) }).collect();
    store.commit(&[own, vec![ahead(4, 1)], rows(5, 1..=2, "task")].concat(), &[]).await.expect("commits");
    let before = whole(&store).await;
    let bad = HeldRow { why: Why::Ahead, row: unwritable(row(4, 1, "task", "bad")) };
    let new = [(1, row(3, 1, "task", "anew"))];
    let append = rows(6, 1..=1, "task");
    let rewriting = Rewriting { head: 6, rows: &new, removed: &[4], append: &append, ..Rewriting::default() };
    let (bad_row, bad) = ([(2, bad.row.clone())], [bad]);
    for rewriting in [Rewriting { hold: &bad, ..rewriting }, Rewriting { rows: &bad_row, ..rewriting }] {
        let refused = store.rewrite(rewriting).await;
        assert!(refused.is_err(), "{refused:?}");
        assert_eq!(whole(&store).await, before);
    }
    let mut steps = 0;
    let done = loop {
        match exchange::restamp(&Failing::at(&store, steps, Moment::Before), &sample::by(50)).await {
            Ok(done) => break done,
            Err(_) => assert_eq!(whole(&store).await, before, "step {steps}"),
        }
        steps += 1;
        assert!(steps < MOST, "it never succeeds");
    };
    assert!(steps > 2 && done == Some(3), "{steps} steps, {done:?}");
    assert_ne!(whole(&store).await, before);
}

/// With a number in it that has no form.
fn unwritable(mut row: JournalRow) -> JournalRow {
    row.changes[1].value = (MAX_INT + 1).into();
    row
}
