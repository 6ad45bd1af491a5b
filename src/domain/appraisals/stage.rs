//! How far a form is: derived from what was done with it (S13). Knows no rule of who may do what.

use super::field::step;
use super::form::Form;
use super::term::working_days_after;
use crate::domain::calendar::{self, Zone};
use crate::domain::ids::Field;
use crate::domain::record::Record;
use chrono::NaiveDate;

/// Where a form is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The person writes.
    Open,
    /// The self-review was handed in; the superior scores.
    Handed,
    /// The superior has scored; the result is not known to the person.
    Scored,
    /// The result is known; the interview is to come.
    Published,
    /// The interview was held; the person takes note or disagrees.
    Interviewed,
    /// The person has taken note.
    Acknowledged,
    /// The person disagrees; it is looked at again.
    Appealed,
    /// The appeal was decided.
    Decided,
    /// Nothing will change any more.
    Closed,
}

impl Stage {
    /// All, in the order of the way.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::Handed,
        Self::Scored,
        Self::Published,
        Self::Interviewed,
        Self::Acknowledged,
        Self::Appealed,
        Self::Decided,
        Self::Closed,
    ];

    /// The stage of a form's record: the furthest step that was done and not taken back. A form that was given back is
    /// open, and no late word of others brings it forward. What was made known stays known when its person merely undoes
    /// the handing in.
    pub(super) fn of(record: &Record) -> Self {
        let is = |field: Field| record.int(&field).is_some();
        let known = [
            (step::CLOSED_AT, Self::Closed),
            (step::DECIDED_AT, Self::Decided),
            (step::APPEALED_AT, Self::Appealed),
            (step::ACKNOWLEDGED_AT, Self::Acknowledged),
            (step::INTERVIEWED_AT, Self::Interviewed),
        ];
        if is(step::PUBLISHED_AT) && !is_given_back(record) {
            let furthest = known.into_iter().find(|(field, _)| is(field.clone()));
            return furthest.map_or(Self::Published, |(_, stage)| stage);
        }
        match (is(step::HANDED_AT), is(step::SCORED_AT)) {
            (true, true) => Self::Scored,
            (true, false) => Self::Handed,
            (false, _) => Self::Open,
        }
    }

    /// Whether the person knows the result.
    pub fn is_published(self) -> bool {
        self >= Self::Published
    }
}

/// Whether the handing in was taken back by a return, which writes both in one step.
fn is_given_back(record: &Record) -> bool {
    let stamp = |field: &Field| record.cell(field).map(|cell| cell.stamp);
    record.int(&step::HANDED_AT).is_none() && stamp(&step::HANDED_AT) == stamp(&step::RETURNED_AT)
}

/// The last business day on which a result can be appealed; none before it is known.
pub fn appeal_until(form: &Form, zone: &dyn Zone) -> Option<NaiveDate> {
    let known = calendar::date(zone, form.published_at?);
    Some(working_days_after(known, form.rules.appeal_days))
}
