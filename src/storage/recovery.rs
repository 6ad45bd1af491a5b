//! The way back from what came in (S4): since nothing is ever taken out of the journal, a place in it is enough. The
//! last three are kept on the device (S15). Shapes only; going back is `exchange::revert`.

use super::api::RowName;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The local value that keeps them.
pub const RECOVERY: &str = "recovery";
/// How many are kept.
const KEPT: usize = 3;

/// What came in at once, and from where in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryPoint {
    /// The journal's last row before it.
    pub before: u64,
    /// How many rows came.
    pub rows: u64,
    /// The last of them: our note.
    pub note: RowName,
    /// When, UTC milliseconds.
    pub at: i64,
    /// The files.
    pub files: SmolStr,
}

/// Reads the kept ones, newest first; what cannot be read is none.
pub fn read(text: Option<&str>) -> Vec<RecoveryPoint> {
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// The kept ones with a new one, as text.
pub(super) fn with(mut kept: Vec<RecoveryPoint>, new: RecoveryPoint) -> String {
    kept.insert(0, new);
    kept.truncate(KEPT);
    write(&kept)
}

/// The kept ones without one that was gone back to, as text.
pub(super) fn without(mut kept: Vec<RecoveryPoint>, gone: &RecoveryPoint) -> String {
    kept.retain(|point| point != gone);
    write(&kept)
}

/// The kept ones when rows have got new names, as text.
pub(super) fn renamed(text: Option<&str>, names: &BTreeMap<RowName, RowName>) -> String {
    let mut kept = read(text);
    kept.iter_mut().for_each(|point| point.note = names.get(&point.note).copied().unwrap_or(point.note));
    write(&kept)
}

fn write(points: &[RecoveryPoint]) -> String {
    serde_json::to_string(points).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ReplicaId;

    fn point(before: u64) -> RecoveryPoint {
        RecoveryPoint { before, rows: 1, note: (ReplicaId(before), 1), at: 0, files: "a.json".into() }
    }

    #[test]
    fn the_last_three_are_kept() {
        let text = (1..=5).fold(None, |text: Option<String>, before| Some(with(read(text.as_deref()), point(before))));
        let kept = read(text.as_deref());
        assert_eq!(kept, [point(5), point(4), point(3)]);
        assert_eq!(read(Some(&without(kept, &point(4)))), [point(5), point(3)]);
        let renamed = renamed(text.as_deref(), &[((ReplicaId(4), 1), (ReplicaId(9), 7))].into());
        let notes: Vec<RowName> = read(Some(&renamed)).into_iter().map(|point| point.note).collect();
        assert_eq!(notes, [(ReplicaId(5), 1), (ReplicaId(9), 7), (ReplicaId(3), 1)]);
        assert_eq!(read(Some("{")), []);
    }
}
