//! Lines of a file in the one form in which we write them: no blanks, no escapes, members in order, values that do not
//! nest. They are read several times as fast as JSON in general. What has another form is left to those who read all
//! (`None`), right or wrong. Knows no storage.

mod record;
mod row;
mod scan;
mod texts;
mod write;

#[cfg(test)]
mod tests;

pub use row::{PlainChange, PlainRow};
pub use scan::PlainValue;

pub(super) use record::record;
pub(super) use texts::Texts;
pub(super) use write::write;
