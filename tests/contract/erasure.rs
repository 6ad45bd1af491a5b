//! What every store promises of erasing (S4): the values that an erasure names are blanked, wherever and whenever.

use super::sample::{at, export_order, import_order, key, row, rows};
use super::{Place, dump, everything};
use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::erasure::{ERASURE, MARK, Named};
use dianxun::domain::ids::{Field, RecordId};
use dianxun::domain::value::Value;
use dianxun::storage::exchange::Bundle;
use dianxun::storage::{Blob, HeldRow, Intake, Store, Why, exchange};
use dianxun::wire;
use std::collections::BTreeSet;

/// What the rows of the sample write, which is to be gone.
const WRITTEN: &str = "1 wrote 2: 巡店";
const NO_BLOBS: &[Blob] = &[];

/// The cells of a row, as an erasure names them.
fn cells(row: &JournalRow) -> Vec<Named> {
    row.changes.iter().map(|c| Named { key: c.key(), field: c.field.clone(), stamp: row.stamp_of(c) }).collect()
}

/// The row of a command that erases these cells; the fields hold something else from then on.
fn erasure(replica: u64, seq: u64, cells: &[Named]) -> JournalRow {
    let mut erasing = JournalRow { name: "record.erase".into(), ..row(replica, seq, "task", "00002") };
    let blank = Change { value: Value::text(format!("{MARK}: 巡店")), ..erasing.changes[0].clone() };
    let fields: BTreeSet<&Field> = cells.iter().map(|cell| &cell.field).collect();
    erasing.changes = fields.into_iter().map(|field| Change { field: field.clone(), ..blank.clone() }).collect();
    let id = RecordId::new(format!("erasure-{replica}"));
    let note = |(n, cell): (usize, &Named)| Change {
        kind: ERASURE,
        id: id.clone(),
        field: Field::keyed(&["cell", &n.to_string()]),
        value: cell.value(),
        replaced: None,
        stamp: None,
    };
    erasing.changes.extend(cells.iter().enumerate().map(note));
    erasing
}

async fn all_text(store: &impl Store) -> String {
    let records = everything(store).await;
    format!("{} {:?}", dump(store).await, records.all().collect::<Vec<_>>())
}

/// The journal and what is held, in the transaction that brings the erasure; the segments are folded after it.
pub(crate) async fn what_was_erased_is_blanked_where_it_stood(place: &impl Place) {
    let store = place.open("erase").await;
    store.import(only(&rows(1, 1..=1_000, "task"))).await.expect("imports");
    store.commit(&rows(1, 1_001..=2_100, "task"), NO_BLOBS).await.expect("commits");
    store.compact().await.expect("compacts");
    let ahead = row(7, 1, "task", "00002");
    let held = JournalRow { changes: row(1, 2, "task", "00002").changes, ..ahead };
    let hold = [HeldRow { why: Why::Declined, row: held.clone() }];
    store.import(Intake { hold: &hold, ..Intake::default() }).await.expect("holds");
    assert!(all_text(&store).await.contains(WRITTEN));
    let named: Vec<Named> = [cells(&row(1, 2, "task", "00002")), cells(&held)].concat();
    let erasing = erasure(1, 2_101, &named);
    let head = store.import(only(std::slice::from_ref(&erasing))).await;
    assert_eq!(head, Ok(2_101));
    let after = all_text(&store).await;
    assert!(!after.contains(WRITTEN), "it stands somewhere");
    assert!(after.contains("1 wrote 20: 巡店") && after.contains("1 wrote 2100: 巡店"), "others are as they were");
    let history = store.history(&key("task", "00002")).await.expect("history");
    assert_eq!(history.len(), 2);
    assert!(history[0].1.changes.iter().all(|change| change.value == Value::text(MARK)), "who and when stay");
    assert_eq!(history[1].1, erasing, "the names are not blanked");
    let again = store.import(only(std::slice::from_ref(&erasing))).await;
    assert_eq!(again, Ok(2_101));
    assert!(all_text(&store).await == after, "twice is once");
}

/// A value that was held where it was erased, and had been merged here: nothing later stands over it.
pub(crate) async fn what_was_erased_goes_even_where_it_stands(place: &impl Place) {
    let store = place.open("erase-standing").await;
    let later = row(1, 50, "task", "00002");
    store.commit(std::slice::from_ref(&later), NO_BLOBS).await.expect("commits");
    store.compact().await.expect("compacts");
    store.import(only(&[erasure(2, 9, &cells(&later))])).await.expect("erases");
    assert!(!all_text(&store).await.contains("1 wrote 50"));
}

/// Whoever hears of the erasure first and of the value later keeps nothing of it, held or not.
pub(crate) async fn what_was_erased_comes_in_blanked(place: &impl Place) {
    let store = place.open("erase-late").await;
    let (late, ahead) = (row(1, 2, "task", "00002"), row(8, 2, "task", "00002"));
    let ahead = at(super::sample::NOW + 86_400_000, JournalRow { changes: late.changes.clone(), ..ahead });
    let named = [cells(&late), cells(&ahead)].concat();
    store.import(only(&[erasure(3, 9, &named)])).await.expect("imports");
    let hold = [HeldRow { why: Why::Ahead, row: ahead }];
    let rows = [late, row(1, 3, "task", "00003")];
    store.import(Intake { rows: &rows, hold: &hold, ..Intake::default() }).await.expect("imports");
    store.import(Intake { hold: &hold, ..Intake::default() }).await.expect("holds");
    let text = all_text(&store).await;
    assert!(!text.contains(WRITTEN) && text.contains("1 wrote 3: 巡店"));
    assert_eq!(store.held().await.expect("held").len(), 1, "held all the same");
}

/// An erasure travels with an exchange; the colleague's store blanks too, and its next file carries nothing of it.
pub(crate) async fn an_erasure_travels_by_file(place: &impl Place) {
    let (one, two) = (place.open("erase-one").await, place.open("erase-two").await);
    let all = rows(1, 1..=3, "task");
    one.commit(&all, NO_BLOBS).await.expect("commits");
    two.commit(&all, NO_BLOBS).await.expect("commits");
    one.import(only(&[erasure(1, 4, &cells(&all[1]))])).await.expect("erases");
    let file = exported(&one, 11).await;
    assert!(!file.contains(WRITTEN));
    let bundle = Bundle::of([wire::import::read(file.as_bytes(), &mut |_, _| {}).expect("reads")]);
    exchange::import(&two, &bundle, &import_order(21), &mut |_| {}).await.expect("imports");
    assert!(!all_text(&two).await.contains(WRITTEN));
    assert!(!exported(&two, 22).await.contains(WRITTEN));
}

/// S2: an old file after the erasure, or before it: both devices hold the same in the end.
pub(crate) async fn whoever_erases_first_all_agree(place: &impl Place) {
    let (one, two) = (place.open("erase-first").await, place.open("erase-then").await);
    let all = rows(1, 1..=3, "task");
    let erasing = [erasure(2, 9, &cells(&all[1]))];
    one.import(only(&all)).await.expect("imports");
    one.compact().await.expect("compacts");
    one.import(only(&erasing)).await.expect("erases");
    two.import(only(&erasing)).await.expect("erases");
    two.import(only(&all)).await.expect("imports");
    assert_eq!(everything(&one).await, everything(&two).await);
    two.compact().await.expect("compacts");
    assert_eq!(everything(&one).await, everything(&two).await);
}

/// Rows alone.
fn only(rows: &[JournalRow]) -> Intake<'_> {
    Intake { rows, ..Intake::default() }
}

async fn exported(store: &impl Store, replica: u64) -> String {
    let mut bytes = Vec::new();
    let mut sink = |piece: Vec<u8>| bytes.extend(piece);
    exchange::export(store, &export_order(replica), &mut sink, &mut |_| {}).await.expect("exports");
    String::from_utf8(bytes).expect("UTF-8")
}
