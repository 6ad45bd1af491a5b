//! The sentinel (S12): a few bytes outside the database that tell an empty first start from lost data (R03,
//! R04). Pure, but for the part that keeps them.

use super::api::Opened;
use serde::{Deserialize, Serialize};

#[cfg(target_arch = "wasm32")]
mod keeping;

#[cfg(target_arch = "wasm32")]
pub use keeping::{clear, read, write};

/// What the database was like when this was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The database's id.
    pub database: String,
    /// How many records there were, deleted ones included: they never become fewer.
    pub records: u64,
    /// The number of the journal's last row.
    pub head: u64,
}

/// What the comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was ever written here: offer "restore from a file" beside the first steps.
    FirstStart,
    /// Everything that the sentinel knows of is there.
    Fine,
    /// The database has less than it had, or was made anew in the place of one that held data.
    Lost {
        /// How many records there were.
        records: u64,
    },
}

/// Compares the database as it is with what the sentinel says. The sentinel may lag behind, and may be missing
/// (a person cleared it): neither is an alarm.
pub fn judge(opened: &Opened, head: u64, mark: Option<&Mark>) -> Verdict {
    match mark.filter(|mark| mark.head > 0) {
        None if head == 0 => Verdict::FirstStart,
        None => Verdict::Fine,
        Some(was) if was.database == opened.database && was.head <= head => Verdict::Fine,
        Some(was) => Verdict::Lost { records: was.records },
    }
}

/// The second look, when all records are loaded: whether as many are there as there were. A journal whose end
/// is there may have holes (R03).
pub fn has_all(records: u64, mark: Option<&Mark>) -> bool {
    mark.is_none_or(|was| was.records <= records)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::DeviceId;
    use proptest::prelude::*;

    fn opened(database: &str) -> Opened {
        Opened { database: database.to_owned(), device: DeviceId::of("d"), is_new: false }
    }

    fn mark(records: u64, head: u64) -> Mark {
        Mark { database: "a".to_owned(), records, head }
    }

    #[test]
    fn an_empty_database_without_a_mark_is_a_first_start() {
        assert_eq!(judge(&opened("a"), 0, None), Verdict::FirstStart);
        assert_eq!(judge(&opened("b"), 0, Some(&mark(0, 0))), Verdict::FirstStart);
    }

    #[test]
    fn a_new_database_in_the_place_of_an_old_one_is_a_loss() {
        for head in [0, 9, 10] {
            assert_eq!(judge(&opened("b"), head, Some(&mark(3, 9))), Verdict::Lost { records: 3 });
        }
        assert_eq!(judge(&opened("a"), 0, Some(&mark(3, 9))), Verdict::Lost { records: 3 });
    }

    proptest! {
        /// S12: alarm only when the database is behind; a sentinel that lags, or none, is no alarm.
        #[test]
        fn alarm_only_when_behind(records in 0..50_u64, was in 1..50_u64, is in 1..50_u64) {
            let mark = mark(records, was);
            let expected = if is < was { Verdict::Lost { records } } else { Verdict::Fine };
            prop_assert_eq!(judge(&opened("a"), is, Some(&mark)), expected);
            prop_assert_eq!(judge(&opened("a"), is, None), Verdict::Fine);
            prop_assert_eq!(has_all(is, Some(&mark)), records <= is);
            prop_assert!(has_all(is, None));
        }
    }
}
