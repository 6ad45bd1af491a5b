//! R15: five files in every order, each twice, some of them part of others: every store ends in the same state.

use super::contract::{everything, sample};
use super::finish::finish;
use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::digest::digest;
use dianxun::domain::ids::Field;
use dianxun::domain::record::DELETED;
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::{MemoryStore, Store};
use dianxun::wire::{self, Scope};
use sample::{photo, row};
use std::collections::BTreeSet;

/// What one of the devices wrote: fields that all write, one of its own, a deletion or its taking back.
fn written(replica: u64) -> Vec<JournalRow> {
    let mut rows = vec![row(replica, 1, "task", "shared"), row(replica, 2, "run", &format!("own-{replica}"))];
    let gone = Change { field: DELETED, value: (replica % 2 == 1).into(), ..rows[0].changes[0].clone() };
    let same = Change { field: Field::of("status"), value: "open".into(), ..gone.clone() };
    rows.push(JournalRow { changes: vec![gone, same], ..row(replica, 3, "task", "shared") });
    rows
}

fn exported(store: &MemoryStore, replica: u64, scope: Scope) -> Bundle {
    let (mut file, mut order) = (Vec::new(), sample::export_order(replica));
    order.scope = scope;
    let mut sink = |piece: Vec<u8>| file.extend(piece);
    finish(exchange::export(store, &order, &mut sink, &mut |_| {})).expect("exports");
    Bundle::of([wire::import::read(&file, &mut |_, _| {}).expect("reads")])
}

/// Three devices' files, the states of a fourth without its journal, and all that the second had heard of by then.
fn files() -> [Bundle; 5] {
    let store = |replica: u64| {
        let store = MemoryStore::new(&format!("d{replica}"));
        finish(store.commit(&written(replica), &[photo(&replica.to_be_bytes())])).expect("commits");
        store
    };
    let everything = || Scope::default();
    let (one, two) = (store(1), store(2));
    let first = exported(&one, 1, everything());
    let second = exported(&two, 2, everything());
    finish(exchange::import(&two, &first, &sample::import_order(20), &mut |_| {})).expect("imports");
    let both = exported(&two, 2, everything());
    let bare = exported(&store(4), 4, Scope { states_only: true, ..everything() });
    [first, second, exported(&store(3), 3, everything()), bare, both]
}

#[test]
fn r15_five_files_in_every_order_each_twice() {
    let files = files();
    let (mut ends, mut orders) = (BTreeSet::new(), 0);
    permutations(&mut [0, 1, 2, 3, 4], 0, &mut |order| {
        orders += 1;
        let store = MemoryStore::new("reader");
        for (at, index) in order.iter().chain(order).enumerate() {
            let import = sample::import_order(100 + at as u64);
            let told = finish(exchange::import(&store, &files[*index], &import, &mut |_| {})).expect("imports");
            assert!(
                at < 5 || told.changes + told.photos + told.held == 0,
                "{order:?}: the second time brings {told:?}"
            );
            if at % 3 == 0 {
                finish(store.compact()).expect("folds");
            }
        }
        ends.insert((digest(&finish(everything(&store))), finish(store.blob_ids()).expect("photos")));
    });
    assert_eq!((orders, ends.len()), (120, 1), "{ends:?}");
    assert_eq!(ends.first().map(|(_, photos)| photos.len()), Some(4));
}

fn permutations(items: &mut [usize; 5], from: usize, each: &mut dyn FnMut(&[usize; 5])) {
    if from == items.len() {
        return each(items);
    }
    for other in from..items.len() {
        items.swap(from, other);
        permutations(items, from + 1, each);
        items.swap(from, other);
    }
}
