//! What taking files in and writing them promises, over any store.

use super::sample::{self, NOW, row, rows};
use super::{Place, damaged, dump, everything};
use dianxun::domain::digest::{code, digest};
use dianxun::domain::ids::{DeviceId, Field, ReplicaId};
use dianxun::domain::records::Records;
use dianxun::storage::exchange::{self, Bundle, agree};
use dianxun::storage::messages::{Exported, Imported, TaskError};
use dianxun::storage::{HeldRow, Part, Store, Why};
use dianxun::wire::{self, WireError};

async fn export(store: &impl Store) -> (Vec<u8>, Exported) {
    let mut file = Vec::new();
    let mut sink = |piece: Vec<u8>| file.extend(piece);
    let exported = exchange::export(store, &sample::export_order(90), &mut sink, &mut |_| {}).await.expect("exports");
    (file, exported)
}

async fn import(store: &impl Store, file: &[u8], replica: u64) -> Result<Imported, TaskError> {
    let bundle = Bundle::of([wire::import::read(file, &mut |_, _| {})?]);
    exchange::import(store, &bundle, &sample::import_order(replica), &mut |_| {}).await
}

/// S6: a file brings the same state, under the stamps of its authors, and our note that it came.
pub(crate) async fn a_file_brings_the_same_state(place: &impl Place) {
    let (one, two) = (place.open("ex-one").await, place.open("ex-two").await);
    one.commit(&rows(1, 1..=30, "task"), &[]).await.expect("commits");
    one.compact().await.expect("compacts");
    one.commit(&rows(1, 31..=40, "run"), &[]).await.expect("commits");
    two.commit(&[row(2, 1, "task", "00001")], &[]).await.expect("commits");
    let (file, exported) = export(&one).await;
    assert_eq!((exported.bytes, exported.counts.records, exported.counts.rows), (file.len() as u64, 40, 40));
    let imported = import(&two, &file, 50).await.expect("imports");
    assert_eq!((imported.changes, imported.records, imported.known, imported.held), (80, 40, 0, 0));
    assert_eq!((imported.rows.len(), imported.head), (41, 42));
    let note = imported.rows.last().expect("a note");
    assert_eq!(
        (note.name.as_str(), note.reason.as_str(), note.changes.len()),
        ("exchange.import", "colleague.json", 0)
    );
    assert!(note.stamp > row(1, 40, "run", "x").stamp);
    let mut expected = everything(&one).await;
    expected.apply(&row(2, 1, "task", "00001"));
    assert_eq!(digest(&everything(&two).await), digest(&expected));
    assert_ne!(agree(&one).await.expect("a code").code, agree(&two).await.expect("a code").code);
    let (back, _) = export(&two).await;
    import(&one, &back, 51).await.expect("imports");
    let agreed = agree(&two).await.expect("a code");
    assert_eq!((agreed.code.as_str(), agreed.records), (code(&expected).as_str(), 40));
    let kinds: Vec<_> = agreed.kinds.iter().map(|(kind, _, count)| (kind.as_str(), *count)).collect();
    assert_eq!(kinds, [("run", 10), ("task", 30)]);
    assert_eq!(agree(&one).await.expect("a code"), agreed);
}

/// The same file again: nothing, not even a note.
pub(crate) async fn the_same_file_again_changes_nothing(place: &impl Place) {
    let (one, two) = (place.open("again-one").await, place.open("again-two").await);
    one.commit(&rows(1, 1..=5, "task"), &[sample::photo(b"p")]).await.expect("commits");
    one.commit(&[sample::at(NOW + 3_600_000, row(8, 1, "task", "ahead"))], &[]).await.expect("commits");
    let (file, _) = export(&one).await;
    import(&two, &file, 50).await.expect("imports");
    let before = dump(&two).await;
    let again = import(&two, &file, 51).await.expect("imports");
    assert_eq!((again.rows.len(), again.changes, again.photos, again.held, again.known), (0, 0, 0, 0, 6));
    assert_eq!(dump(&two).await, before);
}

/// R13, R14: a refused file leaves the store as it was, the clock too.
pub(crate) async fn a_refused_file_changes_nothing(place: &impl Place) {
    let (one, two) = (place.open("refused-one").await, place.open("refused-two").await);
    one.commit(&rows(1, 1..=5, "task"), &[]).await.expect("commits");
    two.commit(&rows(2, 1..=2, "task"), &[]).await.expect("commits");
    let (file, _) = export(&one).await;
    let before = dump(&two).await;
    let cut = import(&two, &file[..file.len() - 80], 50).await;
    assert!(matches!(cut, Err(TaskError::File(WireError::Truncated { .. }))), "{cut:?}");
    let last = file.windows(5).rposition(|part| part == b"00005").expect("the last row");
    let mut bad = file.clone();
    bad[last] = b'9';
    assert_eq!(import(&two, &bad, 50).await, Err(TaskError::File(WireError::Tampered)));
    assert_eq!(dump(&two).await, before);
}

/// S6, R12: rows far ahead of the clock are held; the clock is not dragged along.
pub(crate) async fn what_lies_ahead_is_held(place: &impl Place) {
    let (one, two) = (place.open("ahead-one").await, place.open("ahead-two").await);
    let ahead = sample::at(NOW + 5 * 60_000 + 1, row(1, 2, "task", "ahead"));
    let nearly = sample::at(NOW + 5 * 60_000, row(1, 1, "task", "nearly"));
    one.commit(&[nearly.clone(), ahead.clone()], &[]).await.expect("commits");
    let (file, _) = export(&one).await;
    let imported = import(&two, &file, 50).await.expect("imports");
    assert_eq!((imported.held, imported.changes), (1, 2));
    assert_eq!(two.held().await, Ok(vec![HeldRow { why: Why::Ahead, row: ahead.clone() }]));
    let mut expected = Records::default();
    expected.apply(&nearly);
    assert_eq!(everything(&two).await, expected);
    assert!(two.load(Part::Only(&[])).await.expect("loads").clock < Some(ahead.stamp));
    assert_eq!(two.vector().await.expect("vector").get(&ReplicaId(1)), Some(&1));
}

/// States that no row of the file explains come in under their own stamps; once.
pub(crate) async fn states_without_rows_come_in(place: &impl Place) {
    let (one, two) = (place.open("states-one").await, place.open("states-two").await);
    one.commit(&rows(1, 1..=3, "task"), &[]).await.expect("commits");
    let (file, _) = export(&one).await;
    let read = wire::import::read(&file, &mut |_, _| {}).expect("reads");
    let mut states = Records::default();
    for record in read.records {
        states.merge(record);
    }
    let ahead = sample::at(NOW + 3_600_000, row(8, 1, "task", "00001"));
    states.apply(&ahead);
    let bare = wire::export::write(read.head, &states, &[], &[], &mut |_, _| {}).expect("writes");
    let imported = import(&two, &bare, 50).await.expect("imports");
    assert_eq!((imported.changes, imported.held, imported.rows.len()), (5, 1, 2));
    let title = Field::of("title");
    let records = everything(&two).await;
    let record = records.by_key(&sample::key("task", "00002")).expect("came in");
    assert_eq!(record.cell(&title).map(|cell| cell.stamp), Some(row(1, 2, "task", "x").stamp));
    let before = dump(&two).await;
    assert_eq!(import(&two, &bare, 51).await.map(|again| (again.rows.len(), again.held)), Ok((0, 0)));
    assert_eq!(dump(&two).await, before);
    let (forth, _) = export(&two).await;
    let own = digest(&everything(&one).await);
    import(&one, &forth, 52).await.expect("imports");
    assert_eq!(digest(&everything(&one).await), own, "they come back under the stamps under which they left");
}

/// R15: files in any order, twice, in part: everybody agrees.
pub(crate) async fn files_in_any_order_agree(place: &impl Place) {
    let mut files = Vec::new();
    for replica in 1..=3 {
        let store = place.open(&format!("order-{replica}")).await;
        store.commit(&rows(replica, 1..=4, "task"), &[]).await.expect("commits");
        files.push(export(&store).await.0);
    }
    let mut digests = Vec::new();
    for (number, order) in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]].into_iter().enumerate() {
        let store = place.open(&format!("order-into-{number}")).await;
        for file in order.into_iter().chain(order) {
            import(&store, &files[file], 60 + number as u64 * 10 + file as u64).await.expect("imports");
        }
        digests.push(digest(&everything(&store).await));
    }
    assert!(digests.iter().all(|other| *other == digests[0]), "{digests:?}");
}

/// S8: photos travel once; one whose stored bytes are damaged is left out and named.
pub(crate) async fn photos_travel_and_damaged_ones_stay(place: &impl Place) {
    let (one, two) = (place.open("photos-one").await, place.open("photos-two").await);
    let (good, bad) = (sample::photo(b"good"), sample::photo(b"bad"));
    one.commit(&rows(1, 1..=1, "task"), &[good.clone(), damaged(&bad)]).await.expect("commits");
    let (file, exported) = export(&one).await;
    assert_eq!((exported.counts.photos, exported.left_out), (1, vec![bad.sha]));
    assert_eq!(import(&two, &file, 50).await.map(|imported| imported.photos), Ok(1));
    assert_eq!(two.blob(&good.sha).await, Ok(Some(good)));
}

/// R28: a file with rows of our own device that we never wrote: the device has a twin, and gets a new id.
pub(crate) async fn a_cloned_device_is_noticed(place: &impl Place) {
    let (one, two) = (place.open("clone-one").await, place.open("clone-two").await);
    let ours = two.opened().device;
    let mut twin = row(1, 1, "task", "a");
    twin.device = DeviceId::new(ours.as_str());
    one.commit(&[twin], &[]).await.expect("commits");
    let (file, _) = export(&one).await;
    let imported = import(&two, &file, 50).await.expect("imports");
    assert_eq!(imported.device, Some(two.opened().device));
    assert_ne!(two.opened().device, ours);
}
