//! What every store promises, whichever stands behind the trait. Runs over memory on the host (tests/store.rs)
//! and over IndexedDB in a browser (tests/web).

pub(crate) mod ahead;
pub(crate) mod batches;
pub(crate) mod erasure;
pub(crate) mod exchange;
mod failing;
pub(crate) mod incoming;
pub(crate) mod places;
pub(crate) mod sample;
pub(crate) mod scopes;
pub(crate) mod torn;
pub(crate) mod waiting;

use dianxun::domain::ids::{Kind, RecordId, ReplicaId};
use dianxun::domain::records::Records;
use dianxun::storage::{Blob, HeldRow, Intake, Part, Store, Why};
use sample::{key, row, rows};

/// Where stores are: opening a name twice gives two ways to the same data.
pub(crate) trait Place {
    type Store: Store;
    async fn open(&self, name: &str) -> Self::Store;
}

/// All records, the way a page reads them: first what it needs first, then the rest.
pub(crate) async fn everything(store: &impl Store) -> Records {
    let mut records = store.load(Part::Only(&[])).await.expect("loads").records;
    for record in store.load(Part::Except(&[])).await.expect("loads").records.all() {
        records.merge((**record).clone());
    }
    records
}

/// Everything that a store holds, as text: equal texts, equal stores.
pub(crate) async fn dump(store: &impl Store) -> String {
    let loaded = store.load(Part::Only(&[])).await.expect("loads");
    let rows = store.rows(0, usize::MAX).await.expect("rows");
    let held = store.held().await.expect("held");
    let blobs = store.blob_ids().await.expect("blobs");
    let device = store.opened().device;
    format!("{device} {:?} {} {rows:?} {held:?} {blobs:?}", loaded.clock, loaded.head)
}

/// S3: what was committed is there for whoever opens the store next.
pub(crate) async fn a_commit_is_there_for_the_next(place: &impl Place) {
    let (one, two) = (place.open("commit").await, place.open("commit").await);
    assert_eq!(one.load(Part::Only(&[])).await.expect("loads").head, 0);
    assert_eq!(one.commit(&rows(1, 1..=3, "task"), &[]).await, Ok(3));
    let loaded = two.load(Part::Only(&[])).await.expect("loads");
    assert_eq!((loaded.head, loaded.unfolded, loaded.records.len()), (3, 3, 3));
    assert_eq!(loaded.clock, Some(row(1, 3, "task", "x").stamp));
    assert_eq!(two.opened().device, one.opened().device);
}

/// S4: rows that are known are left out, so that a commit twice is a commit once.
pub(crate) async fn a_commit_twice_is_a_commit_once(place: &impl Place) {
    let store = place.open("twice").await;
    store.commit(&rows(1, 1..=2, "task"), &[]).await.expect("commits");
    let before = dump(&store).await;
    assert_eq!(store.commit(&rows(1, 1..=2, "task"), &[]).await, Ok(2));
    assert_eq!(dump(&store).await, before);
    assert_eq!(store.commit(&rows(1, 1..=4, "task"), &[]).await, Ok(4));
    let same = row(2, 1, "task", "a");
    assert_eq!(store.commit(&[same.clone(), same], &[]).await, Ok(5), "twice in one batch");
    assert_eq!(store.rows(0, 99).await.expect("rows").len(), 5);
}

/// S4: two tabs append without reading first; both see both.
pub(crate) async fn two_tabs_append(place: &impl Place) {
    let (one, two) = (place.open("tabs").await, place.open("tabs").await);
    for seq in 1..=5 {
        one.commit(&[row(1, seq, "task", "shared")], &[]).await.expect("commits");
        two.commit(&[row(2, seq, "task", "shared")], &[]).await.expect("commits");
    }
    assert_eq!(everything(&one).await, everything(&two).await);
    assert_eq!(one.rows(0, 99).await.expect("rows").len(), 10);
}

/// S1: the saved clock never goes back.
pub(crate) async fn the_clock_never_goes_back(place: &impl Place) {
    let store = place.open("clock").await;
    store.commit(&[row(1, 9, "task", "a")], &[]).await.expect("commits");
    store.commit(&[row(2, 1, "task", "a")], &[]).await.expect("commits");
    let latest = Some(row(1, 9, "task", "a").stamp);
    assert_eq!(store.load(Part::Only(&[])).await.expect("loads").clock, latest);
    store.compact().await.expect("compacts");
    assert_eq!(store.load(Part::Only(&[])).await.expect("loads").clock, latest, "folded");
    store.commit(&[row(3, 1, "task", "a")], &[]).await.expect("commits");
    assert_eq!(store.load(Part::Only(&[])).await.expect("loads").clock, latest, "a tail that is behind");
}

/// S5: segments and tail together are the journal, before and after compaction, also when segments split.
pub(crate) async fn compaction_changes_nothing(place: &impl Place) {
    let store = place.open("compact").await;
    store.commit(&rows(1, 1..=300, "task"), &[]).await.expect("commits");
    let before = everything(&store).await;
    assert_eq!(store.compact().await, Ok(300));
    assert_eq!(everything(&store).await, before);
    store.commit(&rows(2, 1..=1500, "task"), &[]).await.expect("commits");
    store.commit(&rows(3, 1..=20, "a/b"), &[]).await.expect("commits");
    let before = everything(&store).await;
    assert_eq!(store.compact().await, Ok(1820));
    assert_eq!(store.compact().await, Ok(1820), "nothing new to fold");
    store.commit(&[row(4, 1, "task", "00007")], &[]).await.expect("commits");
    let loaded = store.load(Part::Only(&[])).await.expect("loads");
    assert_eq!((loaded.unfolded, loaded.replayed, loaded.records.len()), (1, false, 1));
    let mut expected = before;
    expected.apply(&row(4, 1, "task", "00007"));
    assert_eq!(everything(&store).await, expected);
}

/// S2, S5: what the first screen needs and the rest come in any order.
pub(crate) async fn parts_come_in_any_order(place: &impl Place) {
    let store = place.open("parts").await;
    store.commit(&rows(1, 1..=40, "task"), &[]).await.expect("commits");
    store.commit(&rows(2, 1..=40, "run"), &[]).await.expect("commits");
    store.commit(&rows(3, 1..=40, "runs"), &[]).await.expect("commits");
    store.compact().await.expect("compacts");
    store.commit(&[row(4, 1, "run", "00003")], &[]).await.expect("commits");
    let first = [Kind::of("run")];
    let some = store.load(Part::Only(&first)).await.expect("loads");
    let rest = store.load(Part::Except(&first)).await.expect("loads");
    assert_eq!((some.records.len(), rest.records.len()), (40, 80));
    assert_eq!(some.unfolded, rest.unfolded);
    let merged = |one: &Records, other: &Records| {
        let mut merged = one.clone();
        for record in other.all() {
            merged.merge((**record).clone());
        }
        merged
    };
    assert_eq!(merged(&some.records, &rest.records), merged(&rest.records, &some.records));
    assert_eq!(merged(&some.records, &rest.records), everything(&store).await);
}

/// S4: a vector counts up to the first gap.
pub(crate) async fn a_vector_stops_at_a_gap(place: &impl Place) {
    let store = place.open("vector").await;
    store.commit(&rows(1, 1..=3, "task"), &[]).await.expect("commits");
    store.commit(&rows(1, 5..=6, "task"), &[]).await.expect("commits");
    store.commit(&rows(2, 2..=3, "task"), &[]).await.expect("commits");
    let vector = store.vector().await.expect("vector");
    assert_eq!(vector.into_iter().collect::<Vec<_>>(), [(ReplicaId(1), 3)]);
    let known = store.knows(&[(ReplicaId(1), 4), (ReplicaId(1), 5), (ReplicaId(9), 1)]).await;
    assert_eq!(known, Ok(vec![false, true, false]));
}

/// The journal is read in pieces; a record's history is what touches it.
pub(crate) async fn the_journal_is_read_in_pieces(place: &impl Place) {
    let store = place.open("pieces").await;
    store.commit(&rows(1, 1..=5, "task"), &[]).await.expect("commits");
    store.commit(&[row(2, 1, "task", "00002"), row(2, 2, "run", "00002")], &[]).await.expect("commits");
    let piece = store.rows(3, 2).await.expect("rows");
    assert_eq!(piece.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [4, 5]);
    let history = store.history(&key("task", "00002")).await.expect("history");
    assert_eq!(history.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2, 6]);
    assert_eq!(store.history(&key("task", "0000")).await, Ok(Vec::new()));
}

/// S8: blobs are kept once, with their rows, and counted.
pub(crate) async fn blobs_are_kept_once(place: &impl Place) {
    let store = place.open("blobs").await;
    let photo = sample::photo(b"photo");
    store.commit(&rows(1, 1..=1, "task"), std::slice::from_ref(&photo)).await.expect("commits");
    store.commit(&[], &[photo.clone(), sample::photo(b"other")]).await.expect("commits");
    assert_eq!(store.blob(&photo.sha).await, Ok(Some(photo.clone())));
    assert_eq!(store.blob("none").await, Ok(None));
    let mut ids = vec![photo.sha, sample::photo(b"other").sha];
    ids.sort();
    assert_eq!(store.blob_ids().await, Ok(ids));
    let usage = store.usage().await.expect("usage");
    assert_eq!((usage.blobs, usage.blob_bytes, usage.rows), (2, 10, 1));
}

/// S6: what is held is neither merged nor does it move the clock; letting it go takes it away.
pub(crate) async fn held_rows_wait(place: &impl Place) {
    let store = place.open("held").await;
    let held = |numbers, why| rows(7, numbers, "task").into_iter().map(|row| HeldRow { why, row }).collect::<Vec<_>>();
    for hold in [held(1..=2, Why::Ahead), held(2..=3, Why::Declined)] {
        store.import(Intake { hold: &hold, ..Intake::default() }).await.expect("holds");
    }
    let loaded = store.load(Part::Only(&[])).await.expect("loads");
    assert_eq!((loaded.head, loaded.clock, loaded.records.len()), (0, None, 0));
    let all = [held(1..=1, Why::Ahead), held(2..=3, Why::Declined)].concat();
    assert_eq!(store.held().await, Ok(all));
    let release = [(ReplicaId(7), 1), (ReplicaId(7), 3), (ReplicaId(8), 1)];
    let hold = held(4..=4, Why::Deletes);
    let local = [("waits", "1".to_owned())];
    store.import(Intake { release: &release, hold: &hold, local: &local, ..Intake::default() }).await.expect("lets go");
    assert_eq!(store.held().await, Ok([held(2..=2, Why::Declined), hold].concat()));
    assert_eq!(store.local("waits").await, Ok(Some("1".to_owned())));
}

/// S15: local values stand beside the journal.
pub(crate) async fn local_values_are_kept(place: &impl Place) {
    let store = place.open("local").await;
    store.set_local("theme", Some("dark")).await.expect("sets");
    store.set_local("language", Some("zh")).await.expect("sets");
    store.set_local("theme", None).await.expect("takes away");
    let other = place.open("local").await;
    assert_eq!(other.local("language").await, Ok(Some("zh".to_owned())));
    assert_eq!(other.local("theme").await, Ok(None));
    assert_eq!(store.load(Part::Only(&[])).await.map(|loaded| loaded.head), Ok(0));
}

/// S7: kinds, fields and members that nobody here knows come back as they were.
pub(crate) async fn unknown_things_are_kept(place: &impl Place) {
    let store = place.open("unknown").await;
    let mut strange = row(1, 1, "später", "\u{2028}%/\"");
    strange.unknown.insert("mood".into(), "good".into());
    store.commit(std::slice::from_ref(&strange), &[]).await.expect("commits");
    store.compact().await.expect("compacts");
    assert_eq!(store.rows(0, 9).await, Ok(vec![(1, strange)]));
    let records = store.load(Part::Only(&[Kind::of("später")])).await.expect("loads").records;
    assert!(records.get(&Kind::of("später"), &RecordId::of("\u{2028}%/\"")).is_some());
}

/// R28: a new device id stays.
pub(crate) async fn a_device_gets_a_new_id(place: &impl Place) {
    let store = place.open("device").await;
    let before = store.opened();
    store.import(Intake { renames_device: true, ..Intake::default() }).await.expect("renames");
    let after = store.opened();
    assert_ne!(after.device, before.device);
    assert_eq!(after.database, before.database);
    assert_eq!(place.open("device").await.opened().device, after.device);
}

/// A photo that is stored damaged is found by its name.
pub(crate) fn damaged(photo: &Blob) -> Blob {
    Blob { bytes: b"changed".to_vec(), ..photo.clone() }
}

/// Makes a test of each promise: `$test` is the attribute, `$run` runs a future to its end.
#[macro_export]
macro_rules! contract {
    ($run:ident, $place:expr, $($module:ident :: $name:ident),* $(,)?) => {
        $($run!($name, $module::$name(&$place));)*
    };
}

/// All promises.
#[macro_export]
macro_rules! all_promises {
    ($run:ident, $place:expr) => {
        $crate::contract!(
            $run,
            $place,
            contract::a_commit_is_there_for_the_next,
            contract::a_commit_twice_is_a_commit_once,
            contract::two_tabs_append,
            contract::the_clock_never_goes_back,
            contract::compaction_changes_nothing,
            contract::parts_come_in_any_order,
            contract::a_vector_stops_at_a_gap,
            contract::the_journal_is_read_in_pieces,
            contract::blobs_are_kept_once,
            contract::held_rows_wait,
            contract::local_values_are_kept,
            contract::unknown_things_are_kept,
            contract::a_device_gets_a_new_id,
            batches::what_comes_at_once_is_read_in_pieces,
            batches::what_came_at_once_is_known,
            batches::large_rows_come_at_once,
            exchange::a_file_brings_the_same_state,
            exchange::the_same_file_again_changes_nothing,
            exchange::a_refused_file_changes_nothing,
            exchange::what_lies_ahead_is_held,
            exchange::states_without_rows_come_in,
            exchange::files_in_any_order_agree,
            exchange::photos_travel_and_damaged_ones_stay,
            exchange::a_cloned_device_is_noticed,
            incoming::a_preview_says_what_would_happen,
            incoming::a_winner_is_flipped,
            incoming::what_is_declined_can_be_taken_later,
            incoming::r26_many_deletions_wait,
            incoming::what_lay_ahead_is_released,
            incoming::an_import_is_taken_back,
            incoming::r27_restored_as_new_edits,
            incoming::several_files_come_in_as_one,
            incoming::the_same_files_again_after_decisions,
            scopes::a_part_carries_what_it_refers_to,
            scopes::customers_are_left_out,
            scopes::appraisals_are_left_out,
            scopes::what_a_device_lacks_is_a_file,
            scopes::shops_agree_one_by_one,
            erasure::what_was_erased_is_blanked_where_it_stood,
            erasure::what_was_erased_goes_even_where_it_stands,
            erasure::what_was_erased_comes_in_blanked,
            erasure::an_erasure_travels_by_file,
            erasure::whoever_erases_first_all_agree,
            ahead::r12_what_is_stamped_in_the_future_waits,
            torn::r02_an_import_that_breaks_off,
            torn::r02_what_follows_an_import_breaks_off,
            torn::r13_what_cannot_be_written_leaves_nothing,
            torn::r02_a_repair_breaks_off,
            waiting::a_damaged_photo_waits_until_it_comes_whole,
            waiting::only_what_is_nowhere_whole_is_noted,
            waiting::rows_take_the_places_of_others,
            waiting::only_rewriting_sets_the_clock_back,
            waiting::a_wrong_clock_is_repaired,
            waiting::what_others_may_have_is_not_stamped_anew,
            waiting::whoever_had_the_old_rows_agrees_in_the_end,
            waiting::what_others_wrote_ahead_waits_again,
        );
    };
}
