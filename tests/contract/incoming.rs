//! What a person sees and decides before files come in, and how it is taken back, over any store.

use super::sample::{self, NOW, row, rows};
use super::{Place, dump, everything};
use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::digest::digest;
use dianxun::domain::ids::{Field, RecordId, ReplicaId};
use dianxun::domain::record::DELETED;
use dianxun::domain::stamp::Stamp;
use dianxun::domain::value::Value;
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::messages::{ImportOrder, Imported, PreviewOrder};
use dianxun::storage::preview::{Choice, Fate, Preview};
use dianxun::storage::{HeldRow, Store, Why};
use dianxun::wire;

const TITLE: Field = Field::of("title");

async fn bundle(stores: &[&impl Store]) -> Bundle {
    let mut files = Vec::new();
    for store in stores {
        let mut file = Vec::new();
        let mut sink = |piece: Vec<u8>| file.extend(piece);
        exchange::export(*store, &sample::export_order(90), &mut sink, &mut |_| {}).await.expect("exports");
        files.push(wire::import::read(&file, &mut |_, _| {}).expect("reads"));
    }
    Bundle::of(files)
}

async fn preview(store: &impl Store, bundle: &Bundle) -> Preview {
    let order = PreviewOrder { now: NOW, files: Vec::new(), passphrase: None, more: None };
    exchange::preview(store, bundle, &order).await.expect("a preview")
}

async fn import(store: &impl Store, bundle: &Bundle, replica: u64, choice: Choice) -> Imported {
    let order = ImportOrder { choice, ..sample::import_order(replica) };
    exchange::import(store, bundle, &order, &mut |_| {}).await.expect("imports")
}

/// A row that writes one field knowing what stood there.
fn edit(replica: u64, seq: u64, id: &str, (field, value): (Field, Value), over: Option<Stamp>) -> JournalRow {
    let mut row = sample::at(NOW - 5_000 + seq as i64, row(replica, seq, "task", id));
    let (kind, id) = (row.changes[0].kind.clone(), RecordId::new(id));
    row.changes = vec![Change { kind, id, field, value, replaced: over, stamp: None }];
    row
}

fn counts(preview: &Preview) -> Vec<(Fate, u64)> {
    preview.counts.iter().map(|(fate, count)| (*fate, *count)).collect()
}

async fn title(store: &impl Store, id: &str) -> Value {
    let records = everything(store).await;
    let record = records.by_key(&sample::key("task", id)).expect("a record");
    record.cell(&TITLE).map(|cell| cell.value.clone()).unwrap_or_default()
}

/// Each record meets one fate; what was written knowingly over ours is a change, what was not is a conflict.
pub(crate) async fn a_preview_says_what_would_happen(place: &impl Place) {
    let (one, two) = (place.open("look-one").await, place.open("look-two").await);
    for store in [&one, &two] {
        store.commit(&rows(1, 1..=5, "task"), &[]).await.expect("commits");
    }
    let seen = |seq| Some(row(1, seq, "task", "x").stamp);
    let theirs = [
        edit(2, 1, "00001", (TITLE, "knowingly".into()), seen(1)),
        edit(2, 2, "00002", (TITLE, "at once".into()), seen(2)),
        edit(2, 3, "00003", (DELETED, true.into()), None),
        row(2, 4, "task", "new"),
        sample::at(NOW + 3_600_000, row(2, 5, "task", "00004")),
        edit(2, 6, "00001", (TITLE, "knowingly again".into()), Some(edit(2, 1, "", (TITLE, Value::Null), None).stamp)),
        sample::at(NOW + 3_600_000, row(2, 7, "task", "00001")),
    ];
    one.commit(&theirs, &[]).await.expect("commits");
    two.commit(&[edit(3, 1, "00002", (TITLE, "ours".into()), seen(2))], &[]).await.expect("commits");
    let (files, before) = (bundle(&[&one]).await, dump(&two).await);
    let seen = preview(&two, &files).await;
    let expected = [
        (Fate::Conflicting, 1),
        (Fate::Deleted, 1),
        (Fate::Added, 1),
        (Fate::Changed, 1),
        (Fate::Held, 1),
        (Fate::Unchanged, 1),
    ];
    assert_eq!(counts(&seen), expected);
    assert_eq!(seen.ahead, 2, "of a record of which something comes in");
    let clash = &seen.lines[0];
    assert_eq!((clash.record.id().as_str(), clash.fields.len()), ("00002", 1));
    let field = &clash.fields[0];
    assert!(field.clash && field.theirs_wins);
    assert_eq!(field.ours.as_ref().map(|ours| (&ours.value, ours.person.as_str())), Some((&"ours".into(), "somebody")));
    assert_eq!((&field.theirs.value, seen.deletes_many, seen.is_news()), (&"at once".into(), false, true));
    assert_eq!(dump(&two).await, before, "looking changes nothing");
    import(&two, &files, 50, Choice::default()).await;
    let again = preview(&two, &files).await;
    assert!(!again.is_news(), "{again:?}");
}

/// S2: the person decides which of two values stands; everybody else hears of it.
pub(crate) async fn a_winner_is_flipped(place: &impl Place) {
    let (one, two) = (place.open("flip-one").await, place.open("flip-two").await);
    one.commit(&[edit(1, 1, "a", (TITLE, "theirs".into()), None)], &[]).await.expect("commits");
    two.commit(&[edit(2, 2, "a", (TITLE, "ours, later".into()), None)], &[]).await.expect("commits");
    let files = bundle(&[&one]).await;
    let line = preview(&two, &files).await.lines.remove(0);
    assert_eq!((line.fate, line.fields[0].theirs_wins), (Fate::Conflicting, false));
    let flipped = vec![(sample::key("task", "a"), TITLE)];
    let imported = import(&two, &files, 50, Choice { flipped, ..Choice::default() }).await;
    assert_eq!(title(&two, "a").await, "theirs".into());
    let back = bundle(&[&two]).await;
    assert!(preview(&one, &back).await.lines.iter().all(|line| line.fate != Fate::Conflicting), "it is known by then");
    import(&one, &back, 51, Choice::default()).await;
    assert_eq!(digest(&everything(&one).await), digest(&everything(&two).await));
    let point = imported.point.expect("a way back");
    exchange::revert(&two, &sample::by(52), &point, &mut |_| {}).await.expect("takes back");
    assert_eq!(title(&two, "a").await, "ours, later".into());
}

/// S6: what was declined stays out, is remembered, and can be taken later.
pub(crate) async fn what_is_declined_can_be_taken_later(place: &impl Place) {
    let (one, two) = (place.open("no-one").await, place.open("no-two").await);
    let mut both = row(1, 1, "task", "wanted");
    both.changes.extend(row(1, 1, "task", "unwanted").changes);
    one.commit(&[both.clone(), row(1, 2, "task", "also")], &[]).await.expect("commits");
    let files = bundle(&[&one]).await;
    let declined = vec![sample::key("task", "unwanted")];
    let imported = import(&two, &files, 50, Choice { declined, ..Choice::default() }).await;
    assert_eq!((imported.declined, imported.held, imported.records), (1, 0, 2));
    let records = everything(&two).await;
    let ids: Vec<&str> = records.all().map(|record| record.id().as_str()).collect();
    assert_eq!(ids, ["also", "wanted"]);
    assert_eq!(two.held().await, Ok(vec![HeldRow { why: Why::Declined, row: both.clone() }]));
    assert_eq!(counts(&preview(&two, &files).await), [(Fate::Declined, 2), (Fate::Unchanged, 1)]);
    let before = dump(&two).await;
    import(&two, &files, 51, Choice::default()).await;
    assert_eq!(dump(&two).await, before, "declined is declined");
    exchange::release(&two, &sample::by(52), &[(ReplicaId(1), 1)]).await.expect("takes it");
    assert_eq!(two.held().await, Ok(Vec::new()));
    assert_eq!(digest(&everything(&two).await), digest(&everything(&one).await));
    assert_eq!(two.vector().await.expect("vector").get(&ReplicaId(1)), Some(&2));
}

/// R26: very many deletions wait until somebody says so; the rest comes in.
pub(crate) async fn r26_many_deletions_wait(place: &impl Place) {
    let (one, two) = (place.open("many-one").await, place.open("many-two").await);
    for store in [&one, &two] {
        store.commit(&rows(1, 1..=30, "task"), &[]).await.expect("commits");
    }
    let gone = |seq: u64| edit(2, seq, &format!("{seq:05}"), (DELETED, true.into()), None);
    let mut deletions: Vec<JournalRow> = (1..=25).map(gone).collect();
    deletions.push(row(2, 26, "task", "new"));
    one.commit(&deletions, &[]).await.expect("commits");
    let files = bundle(&[&one]).await;
    let seen = preview(&two, &files).await;
    assert_eq!((seen.deletes_many, seen.count(Fate::Deleted)), (true, 25));
    let imported = import(&two, &files, 50, Choice::default()).await;
    assert_eq!((imported.held, imported.records), (25, 1));
    assert_eq!(everything(&two).await.all().filter(|record| !record.is_deleted()).count(), 31);
    let names: Vec<_> = (1..=25).map(|seq| (ReplicaId(2), seq)).collect();
    exchange::release(&two, &sample::by(51), &names).await.expect("releases");
    assert_eq!(digest(&everything(&two).await), digest(&everything(&one).await));
    let three = place.open("many-three").await;
    three.commit(&rows(1, 1..=30, "task"), &[]).await.expect("commits");
    let imported = import(&three, &files, 52, Choice { deletes: true, ..Choice::default() }).await;
    assert_eq!((imported.held, imported.records), (0, 26));
}

/// S6: what lies ahead is let in by its author, at the time at which it was made.
pub(crate) async fn what_lay_ahead_is_released(place: &impl Place) {
    let (one, two) = (place.open("free-one").await, place.open("free-two").await);
    let ahead = sample::at(NOW + 3_600_000, row(1, 1, "task", "a"));
    one.commit(std::slice::from_ref(&ahead), &[]).await.expect("commits");
    import(&two, &bundle(&[&one]).await, 50, Choice::default()).await;
    let released = exchange::release(&two, &sample::by(51), &[(ReplicaId(1), 1)]).await.expect("releases");
    let edit = &released.rows[0];
    assert!(!edit.stamp.is_ahead_of(NOW) && edit.device == two.opened().device, "{edit:?}");
    assert_eq!((&edit.person, edit.name.as_str()), (&ahead.person, "task.edit"));
    let log = dianxun::domain::history::log(&sample::key("task", "a"), &released.rows);
    assert_eq!(log.iter().map(|entry| entry.at()).collect::<Vec<_>>(), [NOW + 3_600_000; 2]);
    assert_eq!((two.held().await, title(&two, "a").await), (Ok(Vec::new()), title(&one, "a").await));
}

/// S4: one import is one step back, which leaves alone what was written since; the last three are kept.
pub(crate) async fn an_import_is_taken_back(place: &impl Place) {
    let (one, two) = (place.open("back-one").await, place.open("back-two").await);
    for store in [&one, &two] {
        store.commit(&rows(1, 1..=3, "task"), &[]).await.expect("commits");
    }
    let before = everything(&two).await;
    let theirs = [
        edit(2, 1, "00001", (TITLE, "theirs".into()), None),
        edit(2, 2, "00002", (TITLE, "theirs".into()), None),
        edit(2, 3, "new", (TITLE, "theirs".into()), None),
    ];
    one.commit(&theirs, &[]).await.expect("commits");
    let point = import(&two, &bundle(&[&one]).await, 50, Choice::default()).await.point.expect("a way back");
    let since = sample::at(NOW + 1, edit(3, 9, "00002", (TITLE, "since".into()), Some(theirs[1].stamp)));
    two.commit(&[since], &[]).await.expect("commits");
    let back = exchange::revert(&two, &sample::by(51), &point, &mut |_| {}).await.expect("takes back");
    assert_eq!((back.changes, back.records), (2, 2));
    let old = |id: &str| before.by_key(&sample::key("task", id)).expect("a record").text(&TITLE).to_owned();
    assert_eq!(title(&two, "00001").await, old("00001").into());
    assert_eq!(title(&two, "00002").await, "since".into());
    assert!(everything(&two).await.by_key(&sample::key("task", "new")).is_some_and(|record| record.is_deleted()));
    let again = exchange::revert(&two, &sample::by(52), &point, &mut |_| {}).await.expect("takes back");
    assert_eq!(again.changes, 0);
}

/// R27: a backup older than a deletion, restored as new edits, outlasts the next exchange; what was added stays.
pub(crate) async fn r27_restored_as_new_edits(place: &impl Place) {
    let (one, two) = (place.open("again-a").await, place.open("again-b").await);
    one.commit(&rows(1, 1..=2, "task"), &[]).await.expect("commits");
    let backup = bundle(&[&one]).await;
    let later = [
        edit(1, 3, "00001", (DELETED, true.into()), None),
        edit(1, 4, "00002", (TITLE, "later".into()), None),
        edit(1, 5, "00002", (Field::of("note/9"), "added".into()), None),
    ];
    one.commit(&later, &[]).await.expect("commits");
    import(&two, &bundle(&[&one]).await, 50, Choice::default()).await;
    assert_eq!(import(&one, &backup, 51, Choice::default()).await.changes, 0, "a merge brings nothing back");
    let restored = import(&one, &backup, 52, Choice { as_new: true, ..Choice::default() }).await;
    assert_eq!(restored.changes, 2);
    import(&two, &bundle(&[&one]).await, 53, Choice::default()).await;
    import(&one, &bundle(&[&two]).await, 54, Choice::default()).await;
    for store in [&one, &two] {
        let records = everything(store).await;
        assert!(records.by_key(&sample::key("task", "00001")).is_some_and(|record| !record.is_deleted()));
        assert_eq!(title(store, "00002").await, "2 wrote 2: 巡店".replacen('2', "1", 1).into());
        let second =
            records.by_key(&sample::key("task", "00002")).expect("a record").text(&Field::of("note/9")).to_owned();
        assert_eq!(second, "added");
    }
}

/// R15: several files at once are the same as one after another.
pub(crate) async fn several_files_come_in_as_one(place: &impl Place) {
    let stores = [place.open("sev-1").await, place.open("sev-2").await];
    for (store, replica) in stores.iter().zip(1..) {
        store.commit(&rows(replica, 1..=3, "task"), &[]).await.expect("commits");
    }
    let (together, apart) = (place.open("sev-together").await, place.open("sev-apart").await);
    let told = import(&together, &bundle(&[&stores[0], &stores[1]]).await, 50, Choice::default()).await;
    assert_eq!((told.records, told.changes), (3, 12));
    for (store, replica) in stores.iter().zip(51..) {
        import(&apart, &bundle(&[store]).await, replica, Choice::default()).await;
    }
    assert_eq!(digest(&everything(&together).await), digest(&everything(&apart).await));
}

/// What was taken back, declined or flipped, and comes again: nothing of it is news.
pub(crate) async fn the_same_files_again_after_decisions(place: &impl Place) {
    let (one, two) = (place.open("deci-one").await, place.open("deci-two").await);
    one.commit(&[edit(1, 1, "a", (TITLE, "theirs".into()), None), row(1, 2, "task", "b")], &[]).await.expect("commits");
    two.commit(&[edit(2, 2, "a", (TITLE, "ours, later".into()), None)], &[]).await.expect("commits");
    let files = bundle(&[&one]).await;
    let choice = Choice {
        flipped: vec![(sample::key("task", "a"), TITLE)],
        declined: vec![sample::key("task", "b")],
        ..Choice::default()
    };
    import(&two, &files, 50, choice).await;
    let again = preview(&two, &files).await;
    assert_eq!(counts(&again), [(Fate::Declined, 1), (Fate::Unchanged, 1)]);
    let ids: Vec<&str> = again.lines.iter().map(|line| line.record.id().as_str()).collect();
    assert_eq!(ids, ["b"]);
    assert!(serde_json::to_string(&again).is_ok(), "it crosses to the page");
}
