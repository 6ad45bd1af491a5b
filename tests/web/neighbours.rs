//! Several tabs, and the worker's code, on one database.

use crate::Browser;
use crate::contract::sample::{self, row, rows};
use crate::contract::{Place, everything};
use dianxun::domain::digest::digest;
use dianxun::storage::bell::Bell;
use dianxun::storage::locks;
use dianxun::storage::messages::{Outcome, Phase, Task, TaskError};
use dianxun::storage::tabs::Tabs;
use dianxun::storage::{Part, Store, worker};
use dianxun::wire::WireError;
use futures::StreamExt;
use futures::channel::mpsc;
use futures::future::{join, join_all};
use wasm_bindgen_test::wasm_bindgen_test;

/// R06, S4: four tabs append at once without waiting for each other; nothing is lost.
#[wasm_bindgen_test]
async fn four_tabs_append_at_once() {
    let tabs = join_all([1, 2, 3, 4].map(|_| Browser.open("near-four"))).await;
    let writes = tabs.iter().zip(1..).flat_map(|(tab, replica)| {
        (1..=25).map(move |seq| async move { tab.commit(&[row(replica, seq, "task", "shared")], &[]).await })
    });
    let heads = join_all(writes).await;
    assert!(heads.iter().all(Result::is_ok), "{heads:?}");
    assert_eq!(tabs[0].rows(0, 999).await.map(|rows| rows.len()), Ok(100));
    assert_eq!(everything(&tabs[0]).await, everything(&tabs[3]).await);
}

/// S5: two compactions at once, under one lock, while a third tab writes.
#[wasm_bindgen_test]
async fn two_compactions_at_once() {
    let (one, two, three) =
        (Browser.open("near-fold").await, Browser.open("near-fold").await, Browser.open("near-fold").await);
    one.commit(&rows(1, 1..=700, "task"), &[]).await.expect("commits");
    let more = rows(3, 1..=300, "task");
    let (folded, written) = join(join(one.compact(), two.compact()), three.commit(&more, &[])).await;
    assert!(folded.0.is_ok() && folded.1.is_ok() && written.is_ok(), "{folded:?} {written:?}");
    one.compact().await.expect("compacts");
    let loaded = two.load(Part::Except(&[])).await.expect("loads");
    assert_eq!((loaded.records.len(), loaded.unfolded, loaded.replayed), (700, 0, false));
}

/// The other tabs hear what was committed, large imports in pieces; the tab that sends does not hear itself.
#[wasm_bindgen_test]
async fn tabs_hear_of_commits() {
    let (sent, mut heard) = mpsc::unbounded();
    let echo = sent.clone();
    let here = Tabs::open("near-tabs", move |rows, head| drop(echo.unbounded_send(("here", rows, head))));
    let _there = Tabs::open("near-tabs", move |rows, head| drop(sent.unbounded_send(("there", rows, head))));
    let few = rows(1, 1..=2, "task");
    here.send(&few, 2);
    assert_eq!(heard.next().await, Some(("there", few, 2)));
    let many = rows(2, 1..=3000, "task");
    here.send(&many, 3002);
    let (_, mut got, head) = heard.next().await.expect("hears");
    assert!(got.len() < many.len(), "in pieces");
    assert_eq!(head, 2 + got.len() as u64, "the number of the piece's last row");
    got.extend(heard.next().await.expect("hears the rest").1);
    assert_eq!(got, many);
    here.send(&[], 3002);
    here.send(&many[..1], 3002);
    assert_eq!(heard.next().await.map(|(who, rows, _)| (who, rows.len())), Some(("there", 1)));
    here.greet(3002);
    assert_eq!(heard.next().await, Some(("there", Vec::new(), 3002)));
}

/// R10: who holds a lock is there; what is dropped is free again.
#[wasm_bindgen_test]
async fn a_lock_tells_who_is_there() {
    let held = locks::wait("near-lock").await;
    assert!(locks::if_free("near-lock").await.is_none(), "held");
    assert!(locks::if_free("near-other-lock").await.is_some(), "free");
    drop(held);
    let _held_again = locks::wait("near-lock").await;
    assert!(locks::if_free("near-lock").await.is_none(), "held again");
    let held = locks::held().await;
    assert!(held.iter().any(|name| name == "near-lock"), "{held:?}");
    assert!(!held.iter().any(|name| name == "near-other-lock"), "{held:?}");
}

/// A bell rings in the other tabs, by itself when it goes, never in its own.
#[wasm_bindgen_test]
async fn a_bell_rings_in_the_other_tabs() {
    let (sent, mut heard) = mpsc::unbounded();
    let echo = sent.clone();
    let here = Bell::hang("near-bell", move || drop(echo.unbounded_send("here")));
    let there = Bell::hang("near-bell", move || drop(sent.unbounded_send("there")));
    here.ring();
    assert_eq!(heard.next().await, Some("there"));
    drop(there);
    assert_eq!(heard.next().await, Some("here"));
}

/// The worker's own code: a file goes out as a blob and comes in elsewhere, with progress on the way.
#[wasm_bindgen_test]
async fn the_worker_carries_files() {
    let (one, two) = (Browser.open("near-out").await, Browser.open("near-in").await);
    one.commit(&rows(1, 1..=1200, "task"), &[sample::photo(b"photo")]).await.expect("commits");
    let order = Task::Export(sample::export_order(90));
    let (outcome, file) = worker::perform(&one, order, &[], &mut |_| {}).await.expect("exports");
    let Outcome::Exported(exported) = outcome else { panic!("{outcome:?}") };
    let file = file.expect("a file");
    assert_eq!((exported.counts.rows, exported.counts.photos, file.size()), (1200, 1, exported.bytes as f64));
    let mut phases = Vec::new();
    let order = Task::Import(sample::import_order(50));
    let mut on_progress = |progress: dianxun::storage::messages::Progress| phases.push(progress.phase);
    let (outcome, _) = worker::perform(&two, order, &[file], &mut on_progress).await.expect("imports");
    assert!(matches!(outcome, Outcome::Imported(ref imported) if imported.changes == 2400), "{outcome:?}");
    assert!(phases.contains(&Phase::Reading) && phases.last() == Some(&Phase::Writing));
    assert_eq!(digest(&everything(&one).await), digest(&everything(&two).await));
    let history = Task::History(sample::key("task", "00007"));
    let (outcome, _) = worker::perform(&two, history, &[], &mut |_| {}).await.expect("reads");
    assert!(matches!(outcome, Outcome::History(ref rows) if rows.len() == 1), "{outcome:?}");
    let (outcome, _) = worker::perform(&two, Task::Compact, &[], &mut |_| {}).await.expect("folds");
    assert_eq!(outcome, Outcome::Compacted(1201));
}

/// A file of somebody else is refused in words that cross from worker to page.
#[wasm_bindgen_test]
async fn the_worker_refuses_a_foreign_file() {
    let store = Browser.open("near-foreign").await;
    let parts = js_sys::Array::of1(&"{\"hello\":1}".into());
    let file = web_sys::Blob::new_with_str_sequence(&parts).expect("a blob");
    let order = Task::Import(sample::import_order(50));
    let refused = worker::perform(&store, order, &[file], &mut |_| {}).await.map(|_| ());
    assert_eq!(refused, Err(TaskError::File(WireError::NotOurs)));
}
