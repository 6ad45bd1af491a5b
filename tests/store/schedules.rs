//! Random schedules over whole files and stores: devices with wrong clocks write, fold, hand each other files late, twice
//! and out of order. A few hundred of them; the ten thousand over records alone are in `tests/merge/schedules.rs`.

use super::contract::{everything, sample};
use super::finish;
use dianxun::domain::ids::DeviceId;
use dianxun::domain::records::Records;
use dianxun::domain::stamp::TOLERATED_AHEAD_MS;
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::messages::{Authorship, ImportOrder, Imported};
use dianxun::storage::{MemoryStore, Store};
use dianxun::wire;
use proptest::collection::vec;
use proptest::prelude::*;
use sample::NOW;

/// How wrong a clock may be.
const SKEWS: [i64; 6] = [0, 60_000, -60_000, 3_600_000, -7_000_000, -NOW + 1];

struct Device {
    store: MemoryStore,
    replica: u64,
    seq: u64,
    now: i64,
    latest: i64,
    /// What was written at it.
    written: Records,
    /// What it has handed out so far.
    files: Vec<Vec<u8>>,
}

impl Device {
    fn new(replica: u64, skew: i64) -> Self {
        let store = MemoryStore::new(&format!("d{replica}"));
        Self {
            store,
            replica,
            seq: 0,
            now: NOW + skew,
            latest: NOW + skew,
            written: Records::default(),
            files: Vec::new(),
        }
    }

    fn write(&mut self, id: usize) {
        self.seq += 1;
        let mut row = sample::at(self.now, sample::row(self.replica, self.seq, "task", &id.to_string()));
        row.device = DeviceId::new(format!("d{}", self.replica));
        self.written.apply(&row);
        finish(self.store.commit(&[row], &[])).expect("commits");
    }

    fn export(&mut self) -> Vec<u8> {
        let (mut file, order) = (Vec::new(), sample::export_order(self.replica));
        let mut sink = |piece: Vec<u8>| file.extend(piece);
        finish(exchange::export(&self.store, &order, &mut sink, &mut |_| {})).expect("exports");
        self.files.push(file.clone());
        file
    }

    /// Each import has a replica of its own.
    fn import(&self, file: &[u8], replica: u64) -> Imported {
        let by = Authorship { now: self.now, ..sample::by(replica) };
        let order = ImportOrder { by, ..sample::import_order(replica) };
        let bundle = Bundle::of([wire::import::read(file, &mut |_, _| {}).expect("reads")]);
        finish(exchange::import(&self.store, &bundle, &order, &mut |_| {})).expect("imports")
    }

    fn tick(&mut self, by: i64) {
        self.now = (self.now + by).max(0);
        self.latest = self.latest.max(self.now);
    }
}

/// Repairs a clock wherever the device may think that nobody has its rows: no export is noted here, so it often errs.
fn repair(device: &Device, replica: u64) {
    let by = Authorship { now: device.now, ..sample::by(replica) };
    finish(exchange::restamp(&device.store, &by)).expect("repairs");
    assert_eq!(
        finish(exchange::own_clock(&device.store, device.now)).map(|own| own.is_some_and(|own| !own.is_exchanged)),
        Ok(false)
    );
}

fn operate(devices: &mut [Device], word: u32, replica: u64) {
    let [action, who, detail, more] = word.to_be_bytes().map(usize::from);
    let (count, from) = (devices.len(), who % devices.len());
    let to = (from + 1 + detail % (count - 1)) % count;
    match action % 12 {
        0..5 => devices[from].write(detail % 3),
        5..8 => {
            let file = devices[from].export();
            devices[to].import(&file, replica);
        }
        8 | 9 => {
            let file = devices[from].files.get(more % devices[from].files.len().max(1)).cloned();
            file.inspect(|file| drop(devices[to].import(file, replica)));
        }
        10 => drop(finish(devices[from].store.compact()).expect("folds")),
        _ => devices[from].tick((more as i64 - 128) * 60_000),
    }
}

fn check(mut devices: Vec<Device>, words: &[u32]) -> Result<(), TestCaseError> {
    for (replica, word) in (1_000..).zip(words) {
        operate(&mut devices, *word, replica);
    }
    for device in &devices {
        let records = finish(everything(&device.store));
        let mut stamps = records.all().flat_map(|record| record.cells().map(|(_, cell)| cell.stamp.instant()));
        prop_assert!(stamps.all(|at| at <= device.latest + TOLERATED_AHEAD_MS), "what lies ahead is held");
    }
    let files: Vec<_> = devices.iter_mut().map(Device::export).collect();
    for (index, device) in devices.iter_mut().enumerate() {
        device.tick(2 * NOW);
        for (replica, file) in (2_000..).zip(files.iter().cycle().skip(index).take(files.len())) {
            device.import(file, replica + 100 * index as u64);
            let again = device.import(file, 9_000);
            prop_assert_eq!((again.rows.len(), again.changes, again.held), (0, 0, 0), "twice is once");
        }
    }
    let mut all = Records::default();
    devices.iter().for_each(|device| all.join(device.written.clone()));
    for device in &devices {
        prop_assert_eq!(finish(everything(&device.store)), all.clone(), "every device has what was written anywhere");
    }
    Ok(())
}

/// Lets everything in whose time has come.
fn release(device: &Device, replica: u64) {
    let names: Vec<_> =
        finish(device.store.held()).expect("held").iter().map(|held| (held.row.replica, held.row.seq)).collect();
    let by = Authorship { now: device.now, ..sample::by(replica) };
    finish(exchange::release(&device.store, &by, &names)).expect("releases");
}

/// The same with repairs in between, also of what others have already: nothing else is promised then than that all agree,
/// and hold what stands in any journal.
fn check_repaired(mut devices: Vec<Device>, words: &[u32]) -> Result<(), TestCaseError> {
    for (replica, word) in (1_000..).zip(words) {
        operate(&mut devices, *word, replica);
        if word % 3 == 0 {
            repair(&devices[*word as usize / 3 % devices.len()], 5_000 + replica);
        }
    }
    for (number, device) in (3_000..).zip(&mut devices) {
        device.now = 3 * NOW;
        release(device, number);
    }
    let files: Vec<_> = devices.iter_mut().map(Device::export).collect();
    let mut all = Records::default();
    for (number, device) in (4_000..).step_by(100).zip(&devices) {
        let imported = (number..).zip(&files).map(|(replica, file)| device.import(file, replica).held);
        prop_assert_eq!(imported.sum::<u64>(), 0, "all of it is due");
        finish(device.store.rows(0, usize::MAX)).expect("rows").iter().for_each(|(_, row)| drop(all.apply(row)));
    }
    for device in &devices {
        prop_assert_eq!(finish(everything(&device.store)), all.clone());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// S2, S5, S6, R15: in the end, with clocks put right, all devices agree.
    #[test]
    fn files_and_stores_converge(skews in vec(0..SKEWS.len(), 3..=5), words in vec(any::<u32>(), 20..60)) {
        let devices = (1..).zip(&skews).map(|(replica, skew)| Device::new(replica, SKEWS[*skew]));
        check(devices.collect(), &words)?;
    }

    /// S2, S4, S6: a repair never keeps devices from agreeing, whoever had the rows.
    #[test]
    fn repaired_clocks_converge(skews in vec(0..SKEWS.len(), 3..=5), words in vec(any::<u32>(), 20..60)) {
        let devices = (1..).zip(&skews).map(|(replica, skew)| Device::new(replica, SKEWS[*skew]));
        check_repaired(devices.collect(), &words)?;
    }
}
