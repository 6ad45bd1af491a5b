//! What the records say of a person's month or of the department's quarter: each figure with the records behind it, so
//! that their count is the figure's part and whole. Knows no form.

use crate::domain::calendar::Zone;
use crate::domain::ids::{Key, RecordId};
use crate::domain::records::Records;
use crate::domain::scorecards::Computed;

use super::term::Term;

/// Whose figures of what time.
pub struct Scope<'a> {
    /// The records.
    pub records: &'a Records,
    /// The shop's time zone.
    pub zone: &'a dyn Zone,
    /// The shop.
    pub shop: &'a RecordId,
    /// The person; none for everybody: the department.
    pub person: Option<&'a RecordId>,
    /// The term.
    pub term: Term,
    /// The instant, UTC milliseconds: what is not due yet does not count as missed.
    pub now: i64,
}

/// A record behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Which one.
    pub key: Key,
    /// What it adds to the part above the line: 1 or 0 for most, the failed checks of a run, milliseconds of a duration.
    pub part: i64,
    /// What it adds below it: 1 for most, the answered checks of a run; 0 for a mere number.
    pub whole: i64,
}

/// A computed figure.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Figure {
    /// Ten-thousandths of its unit; none where nothing could be counted: then it is left out and not nought.
    pub value: Option<i64>,
    /// Above the line: the sum of the parts.
    pub part: i64,
    /// Below it: the sum of the wholes.
    pub whole: i64,
    /// The records behind it.
    pub evidence: Vec<Evidence>,
}

/// Works a figure out.
pub fn figure(what: Computed, scope: &Scope) -> Figure {
    let _ = (what, scope);
    Figure::default()
}

/// A figure that came from a table or was typed for the shop: a value of an indicator for a person or for all.
pub fn imported(records: &Records, shop: &RecordId, person: &RecordId, indicator: &str, term: Term) -> Option<i64> {
    let _ = (records, shop, person, indicator, term);
    None
}
