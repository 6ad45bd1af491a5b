//! A journal row and the form in which it is stored (S4). Pure.

use super::api::{Part, RowName, StoreError};
use crate::domain::change::{JournalRow, Vector};
use crate::domain::ids::{Key, Kind};
use crate::domain::stamp::Stamp;
use std::collections::BTreeMap;

/// The stored form: compact JSON.
pub(crate) fn pack(row: &JournalRow) -> Result<String, StoreError> {
    serde_json::to_string(row).map_err(|error| StoreError::Other(error.to_string()))
}

/// Reads the stored form.
pub(crate) fn unpack(text: &str) -> Result<JournalRow, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Damaged(format!("journal: {error}")))
}

/// Reads many rows; tells how many cannot be read. One bad row must not keep people from all the others.
pub(crate) fn unpack_all<T: AsRef<str>>(texts: &[T]) -> (Vec<JournalRow>, u64) {
    let rows: Vec<JournalRow> = texts.iter().filter_map(|text| unpack(text.as_ref()).ok()).collect();
    let unreadable = (texts.len() - rows.len()) as u64;
    (rows, unreadable)
}

/// Reads numbered rows; those that cannot be read are left out.
pub(crate) fn readable<T: AsRef<str>>(numbered: impl Iterator<Item = (u64, T)>) -> Vec<(u64, JournalRow)> {
    numbered.filter_map(|(number, text)| Some((number, unpack(text.as_ref()).ok()?))).collect()
}

/// The row if it touches the record. Most rows are passed over without being read.
pub(crate) fn touching(key: &Key, text: &str) -> Option<JournalRow> {
    let quoted = serde_json::to_string(&key.id).ok()?;
    let row = text.contains(&quoted).then(|| unpack(text).ok()).flatten()?;
    row.changes.iter().any(|change| change.id == key.id && change.kind == key.kind).then_some(row)
}

/// A row's name.
pub(crate) fn name_of(row: &JournalRow) -> RowName {
    (row.replica, row.seq)
}

/// Whether a device with this vector lacks a row.
pub(crate) fn is_beyond(theirs: &Vector, name: &RowName) -> bool {
    theirs.get(&name.0).is_none_or(|reached| name.1 > *reached)
}

/// The latest of a saved clock and the stamps in the rows. A change taken over from a file carries the stamp
/// of its author, which counts too: our next stamp must be later than all that we have seen (S1).
pub(crate) fn clock_after(saved: Option<Stamp>, rows: &[JournalRow]) -> Option<Stamp> {
    let of_changes = rows.iter().flat_map(|row| row.changes.iter().filter_map(|change| change.stamp));
    rows.iter().map(|row| row.stamp).chain(of_changes).chain(saved).max()
}

/// The highest number up to which a replica's rows stand without a gap (S4).
pub(crate) fn vector(names: impl IntoIterator<Item = RowName>) -> Vector {
    let mut sorted: Vec<RowName> = names.into_iter().collect();
    sorted.sort_unstable();
    let mut vector: BTreeMap<_, u64> = BTreeMap::new();
    for (replica, seq) in sorted {
        let reached = vector.entry(replica).or_default();
        if seq == *reached + 1 {
            *reached = seq;
        }
    }
    vector.retain(|_, reached| *reached > 0);
    vector
}

impl Part<'_> {
    /// Whether segments of the kind belong to the part.
    pub(crate) fn has(&self, kind: &Kind) -> bool {
        match self {
            Self::Only(kinds) => kinds.contains(kind),
            Self::Except(kinds) => !kinds.contains(kind),
        }
    }

    /// Whether the tail of the journal belongs to it.
    pub(crate) fn has_tail(&self) -> bool {
        matches!(self, Self::Only(_))
    }
}
