//! Stands in until its author delivers the real one: replace this file.
use crate::domain::change::JournalRow;
/// stub
pub struct Tabs;
impl Tabs {
    /// stub
    pub fn open(_: &str, _: impl Fn(Vec<JournalRow>, u64) + 'static) -> Self {
        Self
    }
    /// stub
    pub fn send(&self, _: &[JournalRow], _: u64) {}
}
