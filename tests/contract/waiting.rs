//! What every store promises of photos that came damaged, and of a device whose own clock was ahead (S4, S6).

use super::sample::{self, NOW, at, row, rows};
use super::{Place, dump, everything};
use dianxun::domain::change::JournalRow;
use dianxun::domain::digest::{digest, sha256};
use dianxun::domain::ids::ReplicaId;
use dianxun::domain::records::Records;
use dianxun::storage::damaged::{self, DAMAGED, DamagedPhoto};
use dianxun::storage::exchange::{self, Bundle, own_clock, restamp};
use dianxun::storage::messages::{Authorship, ImportOrder, Imported, OwnClock, PreviewOrder};
use dianxun::storage::{Blob, HeldRow, Intake, Part, Rewriting, Store, Why};
use dianxun::wire;

const DAY: i64 = 86_400_000;
const NO_BLOBS: &[Blob] = &[];

async fn exported(store: &impl Store) -> Vec<u8> {
    let mut file = Vec::new();
    let mut sink = |piece: Vec<u8>| file.extend(piece);
    exchange::export(store, &sample::export_order(90), &mut sink, &mut |_| {}).await.expect("exports");
    file
}

fn bundle(files: &[&[u8]]) -> Bundle {
    let read = |file: &[u8]| wire::import::read(file, &mut |_, _| {}).expect("reads");
    Bundle::named(files.iter().zip(["a.json", "b.json"]).map(|(file, name)| (name.into(), read(file))))
}

async fn import_at(store: &impl Store, files: &Bundle, replica: u64, now: i64) -> Imported {
    let by = Authorship { now, ..sample::by(replica) };
    let order = ImportOrder { by, ..sample::import_order(replica) };
    exchange::import(store, files, &order, &mut |_| {}).await.expect("imports")
}

async fn import(store: &impl Store, files: &Bundle, replica: u64) -> Imported {
    import_at(store, files, replica, NOW).await
}

/// How many photos a preview finds new, and how many damaged; whether there is any news.
async fn seen(store: &impl Store, files: &Bundle) -> (u64, u64, bool) {
    let order = PreviewOrder { now: NOW, files: Vec::new(), passphrase: None, more: None };
    let preview = exchange::preview(store, files, &order).await.expect("a preview");
    (preview.photos, preview.damaged, preview.is_news())
}

async fn notes(store: &impl Store) -> Vec<DamagedPhoto> {
    damaged::read(store.local(DAMAGED).await.expect("reads").as_deref())
}

/// The file with other data in the place of one photo's, under a seal that fits.
fn with_damage(file: &[u8], whole: &str, other: &str) -> Vec<u8> {
    let text = String::from_utf8(file.to_vec()).expect("UTF-8");
    let end = text.rfind("\"seal\"").expect("a seal");
    let body = text[..end].replacen(whole, other, 1);
    assert_ne!(body, text[..end], "{whole} is not in the file");
    format!("{body}\"seal\":\"sha256:{}\"}}", sha256(body.as_bytes())).into_bytes()
}

/// A photo that was written damaged stays out and is noted, until it comes whole; all else comes in.
pub(crate) async fn a_damaged_photo_waits_until_it_comes_whole(place: &impl Place) {
    let (one, two) = (place.open("dam-one").await, place.open("dam-two").await);
    let (good, bad) = (sample::photo(b"good"), sample::photo(b"bad"));
    one.commit(&rows(1, 1..=3, "task"), &[good.clone(), bad.clone()]).await.expect("commits");
    let whole = exported(&one).await;
    let broken = with_damage(&whole, "YmFk", "YmFi");
    let files = bundle(&[&broken]);
    let before = dump(&two).await;
    assert_eq!(seen(&two, &files).await, (1, 1, true));
    assert_eq!((dump(&two).await, notes(&two).await), (before, Vec::new()), "looking changes nothing");
    let imported = import(&two, &files, 50).await;
    assert_eq!((imported.photos, imported.damaged, imported.records), (1, 1, 3));
    assert_eq!(digest(&everything(&two).await), digest(&everything(&one).await));
    assert_eq!((two.blob(&good.sha).await, two.blob(&bad.sha).await), (Ok(Some(good)), Ok(None)));
    let note = DamagedPhoto { sha: bad.sha.clone(), file: "a.json".into(), person_name: "某人".into(), file_at: NOW };
    assert_eq!(notes(&place.open("dam-two").await).await, [note]);
    assert_eq!(seen(&two, &files).await, (0, 0, false), "it is known");
    let before = dump(&two).await;
    assert_eq!((import(&two, &files, 51).await.damaged, dump(&two).await), (0, before));
    assert_eq!(import(&two, &bundle(&[&whole]), 52).await.photos, 1);
    assert_eq!((two.blob(&bad.sha).await, notes(&two).await), (Ok(Some(bad)), Vec::new()));
    assert_eq!(seen(&two, &files).await, (0, 0, false), "a whole one is here");
}

/// A file in which nothing else is new, and two files of which one has the photo whole.
pub(crate) async fn only_what_is_nowhere_whole_is_noted(place: &impl Place) {
    let (one, two) = (place.open("only-one").await, place.open("only-two").await);
    let photo = sample::photo(b"bad");
    for store in [&one, &two] {
        store.commit(&rows(1, 1..=2, "task"), NO_BLOBS).await.expect("commits");
    }
    one.commit(&[], std::slice::from_ref(&photo)).await.expect("commits");
    let whole = exported(&one).await;
    let broken = with_damage(&whole, "YmFk", "*");
    let imported = import(&two, &bundle(&[&broken]), 50).await;
    assert_eq!((imported.damaged, imported.rows.len(), notes(&two).await.len()), (1, 0, 1));
    let three = place.open("only-three").await;
    let imported = import(&three, &bundle(&[&broken, &whole]), 51).await;
    assert_eq!((imported.damaged, imported.photos, notes(&three).await.len()), (0, 1, 0));
}

/// S4, S5: rows in the places of others, with all that goes along, or nothing at all.
pub(crate) async fn rows_take_the_places_of_others(place: &impl Place) {
    let store = place.open("rewrite").await;
    store.commit(&rows(1, 1..=1_900, "task"), NO_BLOBS).await.expect("commits");
    let at_once = rows(1, 1_901..=2_100, "task");
    store.import(Intake { rows: &at_once, ..Intake::default() }).await.expect("imports");
    store.compact().await.expect("folds");
    let old = row(1, 2_100, "task", "02100");
    let (new, added, ahead) = (row(7, 1, "task", "02100"), row(7, 2, "task", "added"), row(1, 2_099, "task", "02099"));
    let (kept, clock) = ([(2_100, new.clone())], Some(row(1, 2_098, "task", "x").stamp));
    let hold = [HeldRow { why: Why::Ahead, row: ahead.clone() }];
    let local = [("rewritten", "1".to_owned())];
    let append = [added.clone()];
    let whole =
        Rewriting { head: 2_100, rows: &kept, removed: &[2_099], hold: &hold, append: &append, clock, local: &local };
    let before = dump(&store).await;
    assert_eq!(store.rewrite(Rewriting { head: 2_099, ..whole }).await, Ok(false));
    assert!(dump(&store).await == before && store.local("rewritten").await == Ok(None), "it has grown: nothing");
    assert_eq!(store.rewrite(whole).await, Ok(true));
    let mut expected = Records::default();
    rows(1, 1..=2_098, "task").iter().chain([&new, &added]).for_each(|row| drop(expected.apply(row)));
    for again in [false, true] {
        assert!(everything(&store).await == expected, "folded again: {again}");
        let loaded = store.load(Part::Only(&[])).await.expect("loads");
        assert_eq!((loaded.head, loaded.replayed), (2_101, false));
        store.compact().await.expect("folds");
    }
    let last = store.rows(2_098, 9).await.expect("rows");
    assert_eq!(last, [(2_100, new), (2_101, added)]);
    assert_eq!(store.held().await, Ok(hold.to_vec()));
    assert_eq!(store.local("rewritten").await, Ok(Some("1".to_owned())));
    let known = store.knows(&[(ReplicaId(1), old.seq), (ReplicaId(7), 1), (ReplicaId(1), 2_099)]).await;
    assert_eq!(known, Ok(vec![false, true, false]));
    let vector = store.vector().await.expect("vector");
    assert_eq!(vector.into_iter().collect::<Vec<_>>(), [(ReplicaId(1), 2_098), (ReplicaId(7), 2)]);
    store.commit(&[row(8, 1, "task", "later")], NO_BLOBS).await.expect("commits");
    assert_eq!(store.rows(2_101, 9).await.expect("rows").len(), 1);
}

/// S1: the clock goes back to what is left, which no other write does.
pub(crate) async fn only_rewriting_sets_the_clock_back(place: &impl Place) {
    let store = place.open("back-clock").await;
    let (first, late) = (row(1, 1, "task", "a"), at(NOW + DAY, row(1, 2, "task", "a")));
    store.commit(&[first.clone(), late], NO_BLOBS).await.expect("commits");
    store.compact().await.expect("folds");
    let new = [(2, at(NOW, row(7, 1, "task", "a")))];
    let clock = Some(new[0].1.stamp);
    assert_eq!(store.rewrite(Rewriting { head: 2, rows: &new, clock, ..Rewriting::default() }).await, Ok(true));
    assert_eq!(place.open("back-clock").await.load(Part::Only(&[])).await.expect("loads").clock, clock);
}

/// Rows of the store's own device: one by a right clock, three a day ahead, the last of them by a right clock again.
async fn misdated(store: &impl Store) -> Vec<JournalRow> {
    let own = |ms: i64, row: JournalRow| JournalRow { device: store.opened().device, ..at(ms, row) };
    let rows = vec![
        own(NOW - 9, row(1, 1, "task", "before")),
        own(NOW + DAY, row(1, 2, "task", "a")),
        own(NOW + DAY + 5, row(2, 1, "task", "a")),
        own(NOW + DAY + 6, row(2, 2, "task", "b")),
    ];
    store.commit(&rows, NO_BLOBS).await.expect("commits");
    store.compact().await.expect("folds");
    rows
}

/// S2, S4, S6: after the repair every field says what it said, and colleagues take all of it in at once.
pub(crate) async fn a_wrong_clock_is_repaired(place: &impl Place) {
    let (one, two) = (place.open("mend-one").await, place.open("mend-two").await);
    let before = misdated(&one).await;
    let own = OwnClock { rows: 3, changes: 6, until: NOW + DAY + 6, others: 0, is_exchanged: false };
    assert_eq!(own_clock(&one, NOW).await, Ok(Some(own)));
    let said = |records: &Records| {
        let cells = records.all().flat_map(|record| {
            record.cells().map(|(field, cell)| (record.key().clone(), field.clone(), cell.value.clone()))
        });
        cells.collect::<Vec<_>>()
    };
    let fields = said(&everything(&one).await);
    assert_eq!(restamp(&one, &sample::by(70)).await, Ok(Some(3)));
    let one = place.open("mend-one").await;
    assert_eq!(said(&everything(&one).await), fields);
    let rows: Vec<JournalRow> = one.rows(0, 99).await.expect("rows").into_iter().map(|(_, row)| row).collect();
    assert_eq!((rows.len(), &rows[0], rows[4].name.as_str()), (5, &before[0], "record.restamp"));
    assert!(rows.is_sorted_by_key(|row| row.stamp) && rows.iter().all(|row| !row.stamp.is_ahead_of(NOW)));
    assert_eq!(one.load(Part::Only(&[])).await.expect("loads").clock, Some(rows[4].stamp));
    assert_eq!(own_clock(&one, NOW).await, Ok(None));
    let again = dump(&one).await;
    assert_eq!((restamp(&one, &sample::by(71)).await, dump(&one).await), (Ok(Some(0)), again), "once is enough");
    let imported = import(&two, &bundle(&[&exported(&one).await]), 50).await;
    assert_eq!((imported.held, imported.records), (0, 3));
    assert_eq!(digest(&everything(&two).await), digest(&everything(&one).await));
}

/// S4: what somebody else may have is not touched: a file was handed over since, or somebody's file shows it.
pub(crate) async fn what_others_may_have_is_not_stamped_anew(place: &impl Place) {
    let (one, two) = (place.open("had-one").await, place.open("had-two").await);
    misdated(&one).await;
    let handed = JournalRow { name: "exchange.export".into(), changes: Vec::new(), ..row(3, 1, "task", "x") };
    let handed = JournalRow { device: one.opened().device, ..at(NOW + DAY + 7, handed) };
    one.commit(&[handed], NO_BLOBS).await.expect("commits");
    misdated(&two).await;
    let file = exported(&two).await;
    let three = place.open("had-three").await;
    import_at(&three, &bundle(&[&file]), 50, NOW + 2 * DAY).await;
    import(&two, &bundle(&[&exported(&three).await]), 51).await;
    for store in [&one, &two] {
        let own = own_clock(store, NOW).await.expect("looks").expect("was ahead");
        let before = dump(store).await;
        assert_eq!((own.is_exchanged, restamp(store, &sample::by(70)).await), (true, Ok(None)));
        assert_eq!(dump(store).await, before);
    }
}

/// S2, S6: should somebody have the old rows after all, everybody agrees in the end, and nothing is lost.
pub(crate) async fn whoever_had_the_old_rows_agrees_in_the_end(place: &impl Place) {
    let (one, two) = (place.open("slip-one").await, place.open("slip-two").await);
    let old = misdated(&one).await;
    import(&two, &bundle(&[&exported(&one).await]), 50).await; // handed over, and noted nowhere
    assert_eq!(two.held().await.expect("held").len(), 3);
    assert_eq!(restamp(&one, &sample::by(70)).await, Ok(Some(3)));
    import(&two, &bundle(&[&exported(&one).await]), 51).await;
    let late: Vec<_> = old[1..].iter().map(|row| (row.replica, row.seq)).collect();
    let by = Authorship { now: NOW + 2 * DAY, ..sample::by(52) };
    exchange::release(&two, &by, &late).await.expect("its time has come");
    import_at(&one, &bundle(&[&exported(&two).await]), 53, NOW + 2 * DAY).await;
    import_at(&two, &bundle(&[&exported(&one).await]), 54, NOW + 2 * DAY).await;
    assert_eq!(digest(&everything(&one).await), digest(&everything(&two).await));
    let mut all = Records::default();
    for store in [&one, &two] {
        store.rows(0, 99).await.expect("rows").iter().for_each(|(_, row)| drop(all.apply(row)));
    }
    assert_eq!(everything(&one).await, all);
}

/// S6: what others wrote ahead and came in while this clock was wrong waits again.
pub(crate) async fn what_others_wrote_ahead_waits_again(place: &impl Place) {
    let store = place.open("mend-others").await;
    misdated(&store).await;
    let theirs = at(NOW + 2 * DAY, row(9, 1, "task", "theirs"));
    store.commit(std::slice::from_ref(&theirs), NO_BLOBS).await.expect("commits");
    assert_eq!(own_clock(&store, NOW).await.map(|own| own.map(|own| (own.rows, own.others))), Ok(Some((3, 1))));
    assert_eq!(restamp(&store, &sample::by(70)).await, Ok(Some(3)));
    assert_eq!(store.held().await, Ok(vec![HeldRow { why: Why::Ahead, row: theirs }]));
    let records = everything(&store).await;
    assert!(records.by_key(&sample::key("task", "theirs")).is_none() && records.len() == 3);
    assert!(store.load(Part::Only(&[])).await.expect("loads").clock.is_some_and(|clock| !clock.is_ahead_of(NOW)));
}
