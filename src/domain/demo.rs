//! Stands in until its author delivers the real one: replace this file.
use super::change::JournalRow;
use super::ids::RecordId;
/// stub
pub fn rows(_: i64, _: &dyn super::calendar::Zone, _: bool) -> Vec<JournalRow> {
    vec![]
}
/// stub
pub fn inspector(_: &[JournalRow]) -> Option<RecordId> {
    None
}
