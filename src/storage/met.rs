//! The devices whose files were taken in here (S15): who, when, what they had. Shapes, and what follows from them.

use crate::domain::change::Vector;
use crate::domain::ids::DeviceId;
use crate::domain::stamp::TOLERATED_AHEAD_MS;
use crate::wire::Head;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The local value that keeps them.
pub const MET: &str = "met";

/// A device, as its latest file shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Who exported the file.
    pub person_name: SmolStr,
    /// When, by that device's clock, UTC milliseconds.
    pub file_at: i64,
    /// When it was taken in here, by this device's clock.
    pub taken_at: i64,
    /// What the device had then.
    pub vector: Vector,
}

/// All devices met.
pub type AllMet = BTreeMap<DeviceId, Met>;

impl Met {
    /// By how many milliseconds the device's clock is ahead, when by more than is tolerated: a file cannot be exported
    /// later than it is taken in. How far a clock is behind, no file tells.
    pub fn clock_ahead(&self) -> Option<i64> {
        Some(self.file_at - self.taken_at).filter(|ahead| *ahead > TOLERATED_AHEAD_MS)
    }

    /// How many rows of `ours` the device did not have.
    pub fn lacks(&self, ours: &Vector) -> u64 {
        beyond(ours, &self.vector)
    }

    /// How many of its rows are not here: declined, held, or left out of its file.
    pub fn has_more(&self, ours: &Vector) -> u64 {
        beyond(&self.vector, ours)
    }
}

fn beyond(one: &Vector, other: &Vector) -> u64 {
    one.iter().map(|(replica, reached)| reached.saturating_sub(other.get(replica).copied().unwrap_or_default())).sum()
}

/// Reads the kept ones; what cannot be read is none.
pub fn read(text: Option<&str>) -> AllMet {
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// The kept ones with what a file shows, unless a later file of the same device was met.
pub(super) fn meet(met: &mut AllMet, head: &Head, now: i64) {
    let is_older = met.get(&head.device).is_some_and(|known| known.file_at > head.time);
    if !is_older {
        let seen = Met {
            person_name: head.person_name.clone(),
            file_at: head.time,
            taken_at: now,
            vector: head.vector.clone(),
        };
        met.insert(head.device.clone(), seen);
    }
}

/// As text.
pub(super) fn write(met: &AllMet) -> String {
    serde_json::to_string(met).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ReplicaId;

    fn met(vector: &[(u64, u64)], file_at: i64) -> Met {
        let vector = vector.iter().map(|(replica, reached)| (ReplicaId(*replica), *reached)).collect();
        Met { person_name: "周敏".into(), file_at, taken_at: 1_000_000, vector }
    }

    #[test]
    fn what_a_device_lacks_is_counted_by_replica() {
        let device = met(&[(1, 5), (2, 3)], 0);
        let ours: Vector = [(ReplicaId(1), 7), (ReplicaId(3), 2)].into();
        assert_eq!((device.lacks(&ours), device.has_more(&ours)), (4, 3));
    }

    #[test]
    fn a_clock_is_ahead_when_a_file_comes_from_the_future() {
        assert_eq!(met(&[], 1_000_000 + TOLERATED_AHEAD_MS).clock_ahead(), None);
        assert_eq!(met(&[], 4_600_000).clock_ahead(), Some(3_600_000));
    }
}
