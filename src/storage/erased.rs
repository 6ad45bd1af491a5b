//! The values that a store must not keep (S4): named by erasures that it has met, blanked in its rows, also in those
//! that come later. Pure.

use super::api::StoreError;
use super::held::HeldRow;
use super::journal;
use crate::domain::change::JournalRow;
use crate::domain::erasure::{Named, blank, named};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// From so many records on, reading a row is faster than looking for each of them in it.
const FEW: usize = 8;

/// The names of all erased values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Erased(BTreeSet<Named>);

impl Erased {
    /// Reads the stored form; nothing was stored before the first erasure.
    pub(crate) fn read(text: Option<&str>) -> Result<Self, StoreError> {
        let read = |text| serde_json::from_str(text).map_err(|error| StoreError::Damaged(format!("erased: {error}")));
        Ok(Self(text.map_or_else(|| Ok(BTreeSet::new()), read)?))
    }

    /// The stored form.
    pub(crate) fn write(&self) -> Result<String, StoreError> {
        serde_json::to_string(&self.0).map_err(|error| StoreError::Other(error.to_string()))
    }

    /// Takes in what rows name. Tells what is new: that stands in the store still.
    pub(crate) fn learn(&mut self, rows: &[JournalRow]) -> Self {
        let new = Self(named(rows).difference(&self.0).cloned().collect());
        self.0.extend(new.0.iter().cloned());
        new
    }

    /// Whether nothing is named.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows without what is named.
    pub(crate) fn applied<'r>(&self, rows: &'r [JournalRow]) -> Cow<'r, [JournalRow]> {
        let mut rows = Cow::Borrowed(rows);
        if !self.is_empty() {
            for row in rows.to_mut() {
                blank(row, &self.0);
            }
        }
        rows
    }

    /// The same of rows that wait.
    pub(crate) fn applied_held<'r>(&self, held: &'r [HeldRow]) -> Cow<'r, [HeldRow]> {
        let mut held = Cow::Borrowed(held);
        if !self.is_empty() {
            for one in held.to_mut() {
                blank(&mut one.row, &self.0);
            }
        }
        held
    }

    /// What takes it out of stored rows; it gives `None` where nothing of it stands in one. With few records, most rows
    /// are passed over unread.
    pub(crate) fn blanking(&self) -> impl Fn(&str) -> Result<Option<(JournalRow, String)>, StoreError> {
        let ids: BTreeSet<String> = self.0.iter().filter_map(|cell| serde_json::to_string(&cell.key.id).ok()).collect();
        move |text| {
            if ids.len() < FEW && !ids.iter().any(|id| text.contains(id)) {
                return Ok(None);
            }
            // What cannot be read cannot be blanked either; it is shown to nobody.
            let Some(mut row) = journal::unpack(text).ok() else { return Ok(None) };
            if !blank(&mut row, &self.0) {
                return Ok(None);
            }
            let text = journal::pack(&row)?;
            Ok(Some((row, text)))
        }
    }
}
