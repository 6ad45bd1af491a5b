//! What the records say of a person's month or of the department's quarter: each figure with the records behind it, so
//! that their parts add up to the figure's part and their wholes to its whole. Figures of many people come from one pass
//! over the records. Knows no form but for its score.

pub(super) mod decided;
pub(super) mod follow_ups;
pub(super) mod inspected;
pub(super) mod judged;
mod scores;
pub(super) mod tally;

use super::DEPARTMENT;
use super::term::Term;
use crate::domain::calendar::Zone;
use crate::domain::ids::{Key, RecordId};
use crate::domain::records::Records;
use crate::domain::scorecards::Computed;
use std::collections::BTreeMap;
use tally::Tally;

/// Whose figures of what time.
pub struct Scope<'a> {
    /// The records.
    pub records: &'a Records,
    /// The shop's time zone.
    pub zone: &'a dyn Zone,
    /// The shop; those joined into it are part of it.
    pub shop: &'a RecordId,
    /// The person, joined entries followed; none for everybody: the department.
    pub person: Option<&'a RecordId>,
    /// The term.
    pub term: Term,
    /// The instant, UTC milliseconds: what is not due yet does not count as missed.
    pub now: i64,
}

/// A record behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Which one. Of a missed inspection that nobody began it is the day's natural key: its page opens, empty.
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
    /// The records behind it, each once, in the order in which they were met.
    pub evidence: Vec<Evidence>,
}

/// Works one figure out. Whose something is where a person is asked for:
///
/// - an inspection is whoever's who handed it in; a missed one is whose duty it was: the person's or the role's that its
///   template names, each person's own where everybody does theirs; where anybody may do it, the daily one is the
///   assistants', and any other nobody's in particular, so that it counts for the department alone;
/// - a follow-up is its owner's, whoever did it; one that a role owns is whoever's who did it, and everybody's with the
///   role while nobody has; for the time of a fix it is who did it;
/// - a finding is whoever's who judged it, a decision whoever's who took it, a listing whoever's who asked for it.
pub fn figure(what: Computed, scope: &Scope) -> Figure {
    let whose = scope.person.cloned().unwrap_or(RecordId::of(DEPARTMENT));
    let mut all = count(scope, &[what], std::slice::from_ref(&whose));
    all.remove(&whose).and_then(|mut figures| figures.remove(&what)).unwrap_or_default()
}

/// All figures of some people, in one pass over the records: under the ids that were asked for. [`DEPARTMENT`] among them
/// stands for everybody. The person of the scope plays no part.
pub fn figures_of(scope: &Scope, people: &[RecordId]) -> BTreeMap<RecordId, BTreeMap<Computed, Figure>> {
    count(scope, &Computed::ALL, people)
}

/// Some figures of one form's person, in one pass.
pub(super) fn figures(what: &[Computed], scope: &Scope) -> BTreeMap<Computed, Figure> {
    let whose = scope.person.cloned().unwrap_or(RecordId::of(DEPARTMENT));
    count(scope, what, std::slice::from_ref(&whose)).remove(&whose).unwrap_or_default()
}

fn count(scope: &Scope, what: &[Computed], people: &[RecordId]) -> BTreeMap<RecordId, BTreeMap<Computed, Figure>> {
    let mut tally = Tally::new(scope.records, what, people);
    if tally.wants(&[Computed::InspectionCompletion, Computed::InspectionOnTime, Computed::InspectionFailRate]) {
        inspected::count(scope, &mut tally);
    }
    if tally.wants(&[Computed::FixTime, Computed::FollowUpsOnTime]) {
        follow_ups::count(scope, &mut tally);
    }
    if tally.wants(&[Computed::FindingsConfirmed, Computed::FindingPrecision]) {
        judged::count(scope, &mut tally);
    }
    if tally.wants(&[Computed::ListingsOnTime, Computed::ApprovalsOnTime]) {
        decided::count(scope, &mut tally);
    }
    if tally.wants(&[Computed::PeopleScores]) {
        scores::count(scope, &mut tally);
    }
    tally.figures()
}

#[cfg(test)]
mod tests;
