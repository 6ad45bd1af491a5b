//! Stands in until its author delivers the real one: replace this file.
use super::Opened;
/// stub
pub struct Mark {
    #[allow(missing_docs)]
    pub database: String,
    #[allow(missing_docs)]
    pub records: u64,
    #[allow(missing_docs)]
    pub head: u64,
}
/// stub
#[allow(missing_docs)]
pub enum Verdict {
    FirstStart,
    Fine,
    Lost { records: u64 },
}
/// stub
pub fn write(_: &str, _: &Mark) {}
/// stub
pub fn read(_: &str) -> Option<Mark> {
    None
}
/// stub
pub fn judge(_: &Opened, _: u64, _: Option<&Mark>) -> Verdict {
    Verdict::Fine
}
