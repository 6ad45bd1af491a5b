//! The hybrid logical clock (S1): pure, told the time. Knows nothing of what is stamped.

use super::ids::{NotAnId, ReplicaId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A stamp further ahead of the local clock than this is held, not merged (S6). Milliseconds.
pub const TOLERATED_AHEAD_MS: i64 = 5 * 60 * 1000;

const MAX_MS: u64 = (1 << 48) - 1;

/// No device can truly be earlier than the month in which this was written: 2026-11-01, UTC milliseconds.
const BORN: i64 = 1_793_491_200_000;
/// Nor much later than the life of a version: five years, milliseconds.
const LIFE_MS: i64 = 5 * 365 * 86_400_000;

/// Why a device's clock cannot be right (R11). Work goes on: stamps rise all the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClockDoubt {
    /// Earlier than the last change that is stored; by how many milliseconds.
    Behind(i64),
    /// Earlier than this version of the app.
    BeforeThisVersion,
    /// Years after this version of the app.
    FarAhead,
}

/// Compares the device's clock with the latest stamp seen and with the age of the app.
pub fn doubt(latest: Option<Stamp>, now_ms: i64) -> Option<ClockDoubt> {
    if now_ms < BORN {
        return Some(ClockDoubt::BeforeThisVersion);
    }
    if now_ms > BORN + LIFE_MS {
        return Some(ClockDoubt::FarAhead);
    }
    let behind = latest.map_or(0, |stamp| stamp.instant() - now_ms);
    (behind > TOLERATED_AHEAD_MS).then_some(ClockDoubt::Behind(behind))
}

/// When and where a change was made. Total order: time, then counter, then replica. As text
/// (`mmmmmmmmmmmm-cccc-rrrrrrrrrrrrrrrr`, hex of fixed width) it sorts the same way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Stamp {
    /// UTC milliseconds, at most 48 bits.
    pub ms: u64,
    /// Distinguishes stamps within a millisecond, or while the clock stands still or runs back.
    pub counter: u16,
    /// Who made it.
    pub replica: ReplicaId,
}

impl Stamp {
    /// The stamp after `previous` at the time `now_ms`: later than `previous` whatever the clock says.
    ///
    /// A clock that runs backwards or stands before 1970 keeps the last time and counts on (R11).
    pub fn next(previous: Option<Stamp>, now_ms: i64, replica: ReplicaId) -> Stamp {
        let now = u64::try_from(now_ms).unwrap_or(0).min(MAX_MS);
        match previous {
            Some(last) if last.ms >= now => match last.counter.checked_add(1) {
                Some(counter) => Stamp { ms: last.ms, counter, replica },
                None => Stamp { ms: last.ms + 1, counter: 0, replica },
            },
            _ => Stamp { ms: now, counter: 0, replica },
        }
    }

    /// Whether this stamp is so far ahead of `now_ms` that it must be held (S6, R12).
    pub fn is_ahead_of(self, now_ms: i64) -> bool {
        i64::try_from(self.ms).unwrap_or(i64::MAX) > now_ms.saturating_add(TOLERATED_AHEAD_MS)
    }

    /// The instant in UTC milliseconds, as people read it.
    pub fn instant(self) -> i64 {
        i64::try_from(self.ms).unwrap_or(i64::MAX)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:04x}-{}", self.ms, self.counter, self.replica)
    }
}

impl std::str::FromStr for Stamp {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let shape = text.len() == 34 && text.is_ascii() && &text[12..13] == "-" && &text[17..18] == "-";
        if !shape {
            return Err(NotAnId);
        }
        let number = |hex: &str| {
            let lower = hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            u64::from_str_radix(if lower { hex } else { "" }, 16).map_err(|_| NotAnId)
        };
        let counter = u16::try_from(number(&text[13..17])?).map_err(|_| NotAnId)?;
        Ok(Stamp { ms: number(&text[..12])?, counter, replica: text[18..].parse()? })
    }
}

impl Serialize for Stamp {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(|_| serde::de::Error::custom(format!("{text:?} is not a stamp")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_stamp() -> impl Strategy<Value = Stamp> {
        (0..=MAX_MS, any::<u16>(), any::<u64>()).prop_map(|(ms, counter, replica)| Stamp {
            ms,
            counter,
            replica: ReplicaId(replica),
        })
    }

    proptest! {
        /// S1: sortable as text.
        #[test]
        fn text_sorts_as_the_stamp(a in any_stamp(), b in any_stamp()) {
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
            prop_assert_eq!(a.to_string().parse::<Stamp>(), Ok(a));
        }

        /// S1, R11: whatever the clock says, the next stamp is later.
        #[test]
        fn stamps_only_rise(previous in any_stamp(), now in any::<i64>(), replica in any::<u64>()) {
            prop_assume!(previous.ms < MAX_MS);
            prop_assert!(Stamp::next(Some(previous), now, ReplicaId(replica)) > previous);
        }
    }

    /// R11: an hour back, 1970, ten years on; a right clock is not doubted.
    #[test]
    fn an_impossible_clock_is_doubted() {
        let latest = Stamp::next(None, BORN + 86_400_000, ReplicaId(1));
        let hour = 3_600_000;
        assert_eq!(doubt(Some(latest), latest.instant() + hour), None);
        assert_eq!(doubt(Some(latest), latest.instant() - hour), Some(ClockDoubt::Behind(hour)));
        assert_eq!(doubt(Some(latest), 0), Some(ClockDoubt::BeforeThisVersion));
        assert_eq!(doubt(None, BORN + 2 * LIFE_MS), Some(ClockDoubt::FarAhead));
    }

    #[test]
    fn refuses_other_texts() {
        for text in ["", "zz", "00000000000x-0000-0000000000000000", "0000000000000-000-0000000000000000"] {
            assert!(text.parse::<Stamp>().is_err(), "{text}");
        }
    }
}
