//! Places in memory: their promises, their failures, and stores that exchange through one until they agree.

use crate::contract::places::{self, Places};
use crate::contract::sample::{self, row, rows};
use crate::contract::{Place as Stores, everything};
use crate::{Memory, finish};
use dianxun::domain::digest::digest;
use dianxun::domain::files::{FileName, Purpose};
use dianxun::domain::ids::Field;
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::messages::{ExportOrder, ImportOrder};
use dianxun::storage::place::{MemoryPlace, Place, PlaceError};
use dianxun::storage::preview::Choice;
use dianxun::storage::shared::{FOLDER, SHARED, Shared};
use dianxun::storage::{MemoryStore, Part, Store};
use dianxun::wire::{self, Scope};

struct InMemory;

impl Places for InMemory {
    type At = MemoryPlace;
    async fn empty(&self, _: &str) -> MemoryPlace {
        MemoryPlace::default()
    }
    fn content(&self, bytes: &[u8]) -> Vec<u8> {
        bytes.to_vec()
    }
    async fn bytes(&self, content: Vec<u8>) -> Vec<u8> {
        content
    }
}

macro_rules! promise {
    ($name:ident, $future:expr) => {
        #[test]
        fn $name() {
            finish($future);
        }
    };
}

crate::all_promises_of_places!(promise, InMemory);

/// R05: a place that is full, or that refuses, says so and has what it had.
#[test]
fn a_place_that_fails_keeps_what_it_has() {
    finish(async {
        let name = "dianxun_a_b_2026-11-22_1805.json";
        let place = MemoryPlace::default();
        place.set_room(Some(10));
        place.put(name, &vec![1; 10]).await.expect("puts");
        assert_eq!(place.put(name, &vec![2; 11]).await, Err(PlaceError::Full));
        assert_eq!(place.put("dianxun_a_b_2026-11-22_1806.json", &vec![2]).await, Err(PlaceError::Full));
        assert_eq!(place.read(name).await, Ok(vec![1; 10]));
        for error in [PlaceError::NoPermission, PlaceError::Gone] {
            place.set_refusal(Some(error.clone()));
            assert_eq!(place.list().await, Err(error.clone()));
            assert_eq!(place.put(name, &vec![3]).await, Err(error));
        }
        place.set_refusal(None);
        assert_eq!(place.read(name).await, Ok(vec![1; 10]));
    });
}

/// A device with its store, at a shared folder. `imports` counts the replicas of its imports.
struct Device {
    store: MemoryStore,
    imports: u64,
}

impl Device {
    async fn new(stores: &Memory, number: u64) -> Self {
        Self { store: stores.open(&format!("{number}-meeting")).await, imports: number * 1_000 }
    }

    async fn shared(&self) -> Shared {
        Shared::read(self.store.local(SHARED).await.expect("reads").as_deref())
    }

    async fn keep(&self, shared: &Shared) {
        self.store.set_local(SHARED, Some(&shared.write())).await.expect("keeps");
    }

    /// Puts what is new; whether there was anything.
    async fn put(&self, place: &MemoryPlace) -> bool {
        let head = self.store.load(Part::Only(&[])).await.expect("loads").head;
        let scope = Scope { beyond: Some(FOLDER), ..Scope::default() };
        let order = ExportOrder { scope, ..sample::export_order(90) };
        let mut bytes = Vec::new();
        let mut sink = |piece: Vec<u8>| bytes.extend(piece);
        let told = exchange::export(&self.store, &order, &mut sink, &mut |_| {}).await.expect("exports");
        if told.counts.rows == 0 {
            return false;
        }
        let device = self.store.opened().device;
        let at = dianxun::domain::calendar::local(&dianxun::domain::calendar::Fixed(480), sample::NOW);
        let name = format!("{}.json", FileName::new("茶铺", device.as_str(), at, Purpose::New(head)));
        place.put(&name, &bytes).await.expect("puts");
        let mut shared = self.shared().await;
        shared.put_up_to(head);
        self.keep(&shared).await;
        true
    }

    /// Takes what others put; how many files that were.
    async fn take(&mut self, place: &MemoryPlace) -> usize {
        self.take_with(place, Choice::default()).await
    }

    /// The same, as decided over the preview.
    async fn take_with(&mut self, place: &MemoryPlace, choice: Choice) -> usize {
        let listed = place.list().await.expect("lists");
        let names: Vec<&str> = listed.iter().map(|listed| listed.name.as_str()).collect();
        let mut shared = self.shared().await;
        let wanted = shared.untaken(&names, &self.store.opened().device);
        if wanted.is_empty() {
            return 0;
        }
        let mut files = Vec::new();
        for name in &wanted {
            let bytes = place.read(name).await.expect("reads");
            files.push(wire::import::read(&bytes, &mut |_, _| {}).expect("is ours"));
        }
        self.imports += 1;
        let order = ImportOrder { choice, ..sample::import_order(self.imports) };
        let imported = exchange::import(&self.store, &Bundle::of(files), &order, &mut |_| {}).await.expect("imports");
        shared.took(wanted.iter().map(|name| (*name).to_owned()), &imported);
        self.keep(&shared).await;
        wanted.len()
    }
}

/// S2, S16: three devices put and take in turn until nobody has anything to put or to take: that comes to an end, and
/// then all hold the same. What came out of the folder is never put there again.
#[test]
fn stores_meet_in_a_place_until_they_agree() {
    finish(async {
        let stores = Memory::default();
        let place = MemoryPlace::default();
        let mut devices = Vec::new();
        for number in 1..=3 {
            let device = Device::new(&stores, number).await;
            device.store.commit(&rows(number, 1..=5, "task"), &[]).await.expect("commits");
            devices.push(device);
        }
        for round in 1..=3 {
            for (device, number) in devices.iter_mut().zip(1..) {
                let edit = row(number, 5 + round, "task", "00003");
                device.store.commit(&[edit], &[]).await.expect("commits");
                assert!(device.put(&place).await, "an edit is something new");
                device.take(&place).await;
            }
        }
        let mut rounds = 0;
        loop {
            let mut moved = 0;
            for device in &mut devices {
                moved += usize::from(device.put(&place).await) + device.take(&place).await;
            }
            rounds += 1;
            if moved == 0 {
                break;
            }
            assert!(rounds < 5, "they pass on each other's notes for ever");
        }
        let digests = [0, 1, 2].map(|device| finish(async { digest(&everything(&devices[device].store).await) }));
        assert!(digests.iter().all(|other| *other == digests[0]), "{digests:?}");
        for number in 1..=3 {
            let reached = devices[0].store.vector().await.expect("vector");
            assert_eq!(reached.get(&row(number, 1, "task", "x").replica), Some(&8));
        }
        assert_eq!(place.list().await.expect("lists").len(), 9, "one file for each edit, and none besides");
    });
}

/// What was decided over what came out of the folder is news, and reaches everybody.
#[test]
fn a_decision_is_put_there_too() {
    finish(async {
        let stores = Memory::default();
        let place = MemoryPlace::default();
        let (mut one, mut two) = (Device::new(&stores, 21).await, Device::new(&stores, 22).await);
        one.store.commit(&[row(21, 1, "task", "a")], &[]).await.expect("commits");
        two.store.commit(&[row(22, 1, "task", "a")], &[]).await.expect("commits");
        one.put(&place).await;
        two.put(&place).await;
        let flipped = vec![(sample::key("task", "a"), Field::of("title"))];
        two.take_with(&place, Choice { flipped, ..Choice::default() }).await;
        assert!(two.put(&place).await, "the choice lies in the folder");
        assert_eq!(one.take(&place).await, 2);
        assert!(!one.put(&place).await && !two.put(&place).await);
        let (of_one, of_two) = (everything(&one.store).await, everything(&two.store).await);
        assert_eq!(digest(&of_one), digest(&of_two));
        let record = of_one.by_key(&sample::key("task", "a")).expect("is there");
        assert_eq!(record.text(&Field::of("title")), "21 wrote 1: 巡店", "the one that was chosen stands");
    });
}

/// A device that comes late reads the folder from its beginning; another folder is given everything.
#[test]
fn who_comes_late_reads_all_of_it() {
    finish(async {
        let stores = Memory::default();
        let place = MemoryPlace::default();
        let (one, mut late) = (Device::new(&stores, 11).await, Device::new(&stores, 12).await);
        one.store.commit(&rows(11, 1..=3, "task"), &[]).await.expect("commits");
        one.put(&place).await;
        one.store.commit(&rows(11, 4..=6, "run"), &[]).await.expect("commits");
        one.put(&place).await;
        assert!(!one.put(&place).await);
        assert_eq!(late.take(&place).await, 2);
        assert_eq!(late.take(&place).await, 0);
        assert_eq!(digest(&everything(&late.store).await), digest(&everything(&one.store).await));
        assert!(!late.put(&place).await, "it has nothing of its own");
        late.store.set_local(SHARED, None).await.expect("forgets");
        let other = MemoryPlace::default();
        assert!(late.put(&other).await);
        let mut third = Device::new(&stores, 13).await;
        third.take(&other).await;
        assert_eq!(digest(&everything(&third.store).await), digest(&everything(&one.store).await));
    });
}
