//! What a file holds that is less than everything (S16), over any store.

use super::sample::{self, NOW, row, rows};
use super::{Place, everything};
use dianxun::domain::change::Change;
use dianxun::domain::digest::digest;
use dianxun::domain::ids::{DeviceId, Field, Kind, RecordId};
use dianxun::storage::Store;
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::messages::{ExportOrder, Exported};
use dianxun::wire::{self, ExchangeFile, Scope};

async fn export(store: &impl Store, scope: Scope) -> (ExchangeFile, Exported) {
    let mut file = Vec::new();
    let mut sink = |piece: Vec<u8>| file.extend(piece);
    let order = ExportOrder { scope, ..sample::export_order(90) };
    let told = exchange::export(store, &order, &mut sink, &mut |_| {}).await.expect("exports");
    (wire::import::read(&file, &mut |_, _| {}).expect("reads"), told)
}

async fn import(store: &impl Store, file: ExchangeFile, replica: u64) -> u64 {
    let order = sample::import_order(replica);
    exchange::import(store, &Bundle::of([file]), &order, &mut |_| {}).await.expect("imports").changes
}

fn kinds(file: &ExchangeFile) -> Vec<(&str, &str)> {
    file.records.iter().map(|record| (record.kind().as_str(), record.id().as_str())).collect()
}

/// Only what was chosen, and the people and shops that it refers to; photos only those that it names.
pub(crate) async fn a_part_carries_what_it_refers_to(place: &impl Place) {
    let store = place.open("part").await;
    let (named, other) = (sample::photo(b"named"), sample::photo(b"other"));
    let mut with_photo = row(1, 1, "task", "a");
    with_photo.changes[0].value = named.sha.as_str().into();
    let all = [with_photo, row(1, 2, "run", "b"), row(1, 3, "person", "p"), row(1, 4, "shop", "s")];
    store.commit(&all, &[named.clone(), other]).await.expect("commits");
    let scope = Scope { kinds: vec![Kind::of("task")], ..Scope::default() };
    let (file, told) = export(&store, scope.clone()).await;
    assert_eq!(kinds(&file), [("person", "p"), ("shop", "s"), ("task", "a")]);
    assert_eq!((file.rows.len(), told.counts.photos, &file.head.scope), (3, 1, &scope));
    let bare = Scope { states_only: true, without_photos: true, ..scope };
    let (file, told) = export(&store, bare).await;
    assert_eq!((file.records.len(), file.rows.len(), told.counts.photos), (3, 0, 0));
    let period = Scope { from: Some(NOW - 10_000 + 2), until: Some(NOW - 10_000 + 3), ..Scope::default() };
    assert_eq!(kinds(&export(&store, period).await.0), [("person", "p"), ("run", "b"), ("shop", "s")]);
}

/// Customers' data is absent, never blank: what it leaves out stays with those who have it.
pub(crate) async fn customers_are_left_out(place: &impl Place) {
    let (one, two) = (place.open("cust-one").await, place.open("cust-two").await);
    let mut ticket = row(1, 1, "ticket", "t");
    let phone = |value: &str| Change {
        field: Field::of("phone"),
        value: value.into(),
        ..row(1, 1, "ticket", "t").changes[0].clone()
    };
    ticket.changes.push(phone("13800000000"));
    one.commit(&[ticket.clone(), row(1, 2, "ticket", "u")], &[]).await.expect("commits");
    let (file, _) = export(&one, Scope { without_customers: true, ..Scope::default() }).await;
    let text = format!("{:?} {:?}", file.records, file.rows);
    assert!(!text.contains("138000") && !text.contains("***"), "{text}");
    assert_eq!((file.records.len(), file.rows.len()), (2, 1), "a row goes as a whole or not at all");
    import(&two, file, 50).await;
    let records = everything(&two).await;
    let record = records.by_key(&sample::key("ticket", "t")).expect("came in");
    assert!(record.cell(&Field::of("phone")).is_none() && record.cell(&Field::of("title")).is_some());
    let (whole, _) = export(&one, Scope::default()).await;
    import(&two, whole, 51).await;
    let records = everything(&two).await;
    assert_eq!(
        records.by_key(&sample::key("ticket", "t")).map(|found| found.text(&Field::of("phone")).to_owned()).as_deref(),
        Some("13800000000")
    );
}

/// Appraisals go only where somebody says so: no record, no row, not even in what a device lacks; the tasks that came of
/// one go as they are.
pub(crate) async fn appraisals_are_left_out(place: &impl Place) {
    let (one, two) = (place.open("appraisal-one").await, place.open("appraisal-two").await);
    let mut handed_in = row(1, 1, "appraisal", "s:lin:2026-10");
    handed_in.changes.push(row(1, 1, "task", "measure").changes[0].clone());
    let all = [handed_in, row(1, 2, "figure", "s:lin:sales:2026-10"), row(1, 3, "task", "other")];
    one.commit(&all, &[]).await.expect("commits");
    let scope = Scope { without_appraisals: true, ..Scope::default() };
    let (file, _) = export(&one, scope.clone()).await;
    assert_eq!(kinds(&file), [("task", "measure"), ("task", "other")]);
    assert_eq!(file.rows.len(), 1, "a row goes as a whole or not at all");
    let lacked = Scope { beyond: Some(DeviceId::new(two.opened().device.as_str())), ..scope };
    let (file, _) = export(&one, lacked).await;
    let text = format!("{:?} {:?}", file.records, file.rows);
    assert!(!text.contains("2026-10"), "{text}");
    assert_eq!((kinds(&file), file.rows.len()), (vec![("task", "measure")], 1));
    import(&two, file, 50).await;
    let records = everything(&two).await;
    assert!(records.by_key(&sample::key("task", "measure")).is_some());
    assert!(records.by_key(&sample::key("task", "other")).is_some());
    let (whole, _) = export(&one, Scope::default()).await;
    assert_eq!((whole.records.len(), whole.rows.len()), (4, 3), "a backup has them");
    import(&two, whole, 51).await;
    assert!(everything(&two).await.by_key(&sample::key("appraisal", "s:lin:2026-10")).is_some());
}

/// S4: what a device did not have when its last file was written, and nothing else; with it, both are the same.
pub(crate) async fn what_a_device_lacks_is_a_file(place: &impl Place) {
    let (one, two) = (place.open("delta-one").await, place.open("delta-two").await);
    two.commit(&rows(2, 1..=20, "task"), &[]).await.expect("commits");
    import(&one, export(&two, Scope::default()).await.0, 50).await;
    one.commit(&rows(1, 1..=3, "run"), &[sample::photo(b"unrelated")]).await.expect("commits");
    let scope = Scope { beyond: Some(DeviceId::new(two.opened().device.as_str())), ..Scope::default() };
    let (file, told) = export(&one, scope).await;
    assert_eq!(
        (file.records.len(), file.rows.len(), told.counts.photos),
        (0, 4, 0),
        "three edits and the note of the import"
    );
    assert_eq!(import(&two, file, 51).await, 6);
    assert_eq!(digest(&everything(&two).await), digest(&everything(&one).await));
    assert_eq!(two.vector().await.expect("vector").get(&row(1, 1, "run", "x").replica), Some(&3));
    assert_eq!(
        everything(&two).await.by_key(&sample::key("run", "00001")).map(|run| run.id().clone()),
        Some(RecordId::of("00001"))
    );
}

/// S16: two devices that exchange one shop's file agree about that shop, and not yet about the other.
pub(crate) async fn shops_agree_one_by_one(place: &impl Place) {
    let (one, two) = (place.open("shops-one").await, place.open("shops-two").await);
    let of_shop = |seq: u64, shop: &str| {
        let mut task = row(1, seq, "task", &format!("t{seq}"));
        task.changes.push(Change { field: Field::of("shop"), value: shop.into(), ..task.changes[0].clone() });
        task
    };
    let house = [row(1, 1, "shop", "s1"), row(1, 2, "shop", "s2"), row(1, 3, "person", "p")];
    one.commit(&house, &[]).await.expect("commits");
    import(&two, export(&one, Scope::default()).await.0, 60).await;
    one.commit(&[of_shop(4, "s1"), of_shop(5, "s2")], &[]).await.expect("commits");
    let scope = Scope { shop: Some(RecordId::of("s1")), ..Scope::default() };
    import(&two, export(&one, scope).await.0, 61).await;
    let (ones, twos) = (exchange::agree(&one).await.expect("a code"), exchange::agree(&two).await.expect("a code"));
    assert_eq!(ones.shops.iter().map(|(id, ..)| id.as_str()).collect::<Vec<_>>(), ["s1", "s2"]);
    assert_eq!(ones.shops[0], twos.shops[0], "the shop that was exchanged");
    assert_ne!(ones.shops[1], twos.shops[1], "the shop that was not");
    assert_ne!(ones.code, twos.code);
}
