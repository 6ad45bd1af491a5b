//! Stamping a device's own changes anew after its clock was ahead (S6): which rows, under which stamps. Pure; whether
//! somebody else may have them is not known here.
//!
//! Such a row gets a new name as well: (replica, number) says the same on every device for ever (S4). Had somebody else
//! the old row after all, both would travel, and all devices would agree again.

use super::change::{Change, JournalRow};
use super::files::{FileName, Purpose};
use super::history;
use super::ids::{DeviceId, ReplicaId};
use super::stamp::Stamp;
use std::collections::BTreeMap;

/// The name of the note that a file was handed over.
const EXPORT: &str = "exchange.export";

/// What a journal has of rows that lie ahead of the clock.
#[derive(Clone, Debug)]
pub struct Ahead {
    device: DeviceId,
    now: i64,
    /// Those of this device, with their numbers in the journal, in order.
    pub own: Vec<(u64, JournalRow)>,
    /// Those of other devices, which came in while the clock was wrong.
    pub others: Vec<(u64, JournalRow)>,
    /// Whether a file was handed over to somebody after the first own one.
    pub is_exported: bool,
    /// The latest stamp of all other rows.
    latest: Option<Stamp>,
}

/// What takes the place of the device's own rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restamped {
    /// The rows with the numbers at which they stand.
    pub rows: Vec<(u64, JournalRow)>,
    /// What own rows carried of other people's changes that lie ahead: it waits.
    pub waiting: Vec<JournalRow>,
    /// The next number of the new replica.
    pub next_seq: u64,
    /// The latest stamp of the whole journal from now on.
    pub clock: Option<Stamp>,
}

impl Ahead {
    /// Nothing looked at yet.
    pub fn new(device: DeviceId, now: i64) -> Self {
        Self { device, now, own: Vec::new(), others: Vec::new(), is_exported: false, latest: None }
    }

    /// Looks at the next row of the journal. Since stamps of a replica only rise, all that follows an own row that lies
    /// ahead does so too, whatever the clock said by then.
    pub fn look(&mut self, number: u64, row: JournalRow) {
        let is_own = row.device == self.device;
        self.is_exported |= is_own && is_handed_over(&row) && !self.own.is_empty();
        let latest = row.changes.iter().map(|change| row.stamp_of(change)).fold(row.stamp, Stamp::max);
        if !latest.is_ahead_of(self.now) {
            self.latest = self.latest.max(Some(latest));
        } else if is_own {
            self.own.push((number, row));
        } else {
            self.others.push((number, row));
        }
    }

    /// The latest stamp of the own ones: until then others hold them back.
    pub fn until(&self) -> Option<Stamp> {
        self.own.iter().map(|(_, row)| row.stamp).max()
    }

    /// The own rows under stamps that rise from now on, in the same order, in a replica of their own: they stay later
    /// than all else here, so that every field goes on saying what it says.
    pub fn restamped(&self, replica: ReplicaId) -> Restamped {
        let (stamps, clock) = self.stamps(replica);
        let mut seq = 0;
        let mut named = |row: JournalRow| {
            seq += 1;
            JournalRow { replica, seq, ..row }
        };
        let mut waiting = Vec::new();
        let mut rows = Vec::new();
        for (number, row) in &self.own {
            let (late, kept) = self.parted(row, &stamps);
            rows.push((*number, named(kept)));
            waiting.extend(late.map(&mut named));
        }
        Restamped { rows, waiting, next_seq: seq + 1, clock }
    }

    /// A new stamp for each old one. Rows of one command share theirs.
    fn stamps(&self, replica: ReplicaId) -> (BTreeMap<Stamp, Stamp>, Option<Stamp>) {
        let mut stamps: BTreeMap<Stamp, Stamp> =
            self.own.iter().map(|(_, row)| (row.stamp, Stamp { replica, ..row.stamp })).collect();
        let mut clock = self.latest;
        for stamp in stamps.values_mut() {
            *stamp = Stamp::next(clock, self.now, replica);
            clock = Some(*stamp);
        }
        (stamps, clock)
    }

    /// What waits of a row, and the rest of it, under the new stamps.
    fn parted(&self, row: &JournalRow, stamps: &BTreeMap<Stamp, Stamp>) -> (Option<JournalRow>, JournalRow) {
        let again = |stamp: Stamp| stamps.get(&stamp).copied().unwrap_or(stamp);
        let renewed = |change: &Change| Change {
            replaced: change.replaced.map(again),
            stamp: change.stamp.map(again),
            ..change.clone()
        };
        let is_late = |change: &Change| change.stamp.is_some_and(|stamp| stamp.is_ahead_of(self.now));
        let (late, kept): (Vec<_>, Vec<_>) = row.changes.iter().map(renewed).partition(is_late);
        let blank = JournalRow { stamp: again(row.stamp), changes: Vec::new(), ..row.clone() };
        let reason = history::restamped(row, again);
        let waits = (!late.is_empty()).then(|| JournalRow { changes: late, ..blank.clone() });
        (waits, JournalRow { reason, changes: kept, ..blank })
    }
}

/// Whether a row is the note of a file that somebody else may have. The backups that this device makes by itself lie
/// where its own files lie, and one is made every evening: had somebody one of them after all, all devices would agree
/// again.
fn is_handed_over(row: &JournalRow) -> bool {
    let is_backup = |name: FileName| name.purpose == Purpose::Automatic && name.is_of(row.device.as_str());
    row.name == EXPORT && !FileName::parse(&row.reason).is_some_and(is_backup)
}

#[cfg(test)]
mod tests;
