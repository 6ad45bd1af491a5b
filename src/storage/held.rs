//! A row that waits beside the journal (S6), why it does, and the form in which it is stored. Pure.

use super::api::StoreError;
use super::journal;
use crate::domain::change::JournalRow;
pub use crate::domain::incoming::Why;
use serde::{Deserialize, Serialize};

/// A row that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRow {
    /// Why.
    pub why: Why,
    /// The row, as it came.
    pub row: JournalRow,
}

impl HeldRow {
    /// Whether it waits for its time, and that has come: that of the row, and of each change that carries its own.
    pub fn is_due(&self, now: i64) -> bool {
        self.why == Why::Ahead && !is_ahead(&self.row, now)
    }
}

/// Whether any of it lies ahead of the clock (S6).
pub(crate) fn is_ahead(row: &JournalRow, now: i64) -> bool {
    row.stamp.is_ahead_of(now) || row.changes.iter().any(|change| row.stamp_of(change).is_ahead_of(now))
}

/// What stands before the stored row.
const fn mark(why: Why) -> &'static str {
    match why {
        Why::Ahead => "",
        Why::Deletes => "deletes:",
        Why::Declined => "declined:",
    }
}

/// The stored form: the row's, after a mark of the reason.
pub(crate) fn pack(held: &HeldRow) -> Result<String, StoreError> {
    Ok(format!("{}{}", mark(held.why), journal::pack(&held.row)?))
}

/// Reads stored forms; what cannot be read is left out.
pub(crate) fn unpack(texts: &[String]) -> Vec<HeldRow> {
    texts.iter().filter_map(|text| one(text)).collect()
}

/// The stored form without what was erased; `None` where nothing of it stands there.
pub(crate) fn blanked(
    text: &str,
    blanking: &impl Fn(&str) -> Result<Option<(JournalRow, String)>, StoreError>,
) -> Result<Option<String>, StoreError> {
    let (why, row) = parts(text);
    Ok(blanking(row)?.map(|(_, row)| format!("{}{row}", mark(why))))
}

fn parts(text: &str) -> (Why, &str) {
    let marked = [Why::Deletes, Why::Declined].into_iter().find_map(|why| Some((why, text.strip_prefix(mark(why))?)));
    marked.unwrap_or((Why::Ahead, text))
}

fn one(text: &str) -> Option<HeldRow> {
    let (why, text) = parts(text);
    let row = journal::unpack_all(&[text]).0.pop()?;
    Some(HeldRow { why, row })
}
