//! What of a form a person may see: guidance in a browser without a server, no protection. Knows no page.

use super::APPRAISAL;
use super::allowed::{Part, is_above};
use super::form::Form;
use super::outcome::Outcome;
use super::stage::Stage;
use crate::domain::ids::{Field, Key, RecordId};
use crate::domain::people::{self, Permission};
use crate::domain::records::Records;
use crate::domain::scorecards::Rater;

/// What of a form somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The self-review: hidden from those above until it was handed in, where the rules say so.
    pub own: bool,
    /// The superior's points and words, and the score with them: hidden from the person until the result is known.
    pub above: bool,
}

impl Sight {
    /// Whether what a rater gave is seen: what the data give goes with the self-review, since the person may type over it.
    pub fn has(self, rater: Rater) -> bool {
        match rater {
            Rater::Own | Rater::Data => self.own,
            Rater::Superior => self.above,
        }
    }

    /// Whether the score is seen: it gives away what each rater gave.
    pub fn has_score(self) -> bool {
        self.own && self.above
    }

    /// An outcome without what is not seen.
    pub fn of(self, outcome: &Outcome) -> Outcome {
        let mut seen = outcome.clone();
        seen.by.retain(|rater, _| self.has(*rater));
        for [actual, own, superior, data] in seen.lines.values_mut() {
            if !self.own {
                (*actual, *own, *data) = (None, None, None);
            }
            if !self.above {
                *superior = None;
            }
        }
        if !self.has_score() {
            (seen.score, seen.band) = (None, None);
        }
        seen
    }
}

/// Whether a person may appraise others, or keeps the figures of the personnel department. Where nobody present may,
/// everybody does: a shop of two assistants must not be locked out.
pub fn may_appraise(records: &Records, person: &RecordId) -> bool {
    let stands_above = |person: &people::Person| {
        person.role == super::allowed::HR || people::may(records, &person.id, Permission::Appraise)
    };
    let is_any = || people::list(records).iter().any(|person| !person.retired && stands_above(person));
    people::find(records, person).is_some_and(|person| stands_above(&person)) || !is_any()
}

/// Whether a person may read what stands in a field of a form, in a log or a table of changes: the superior's part is
/// hidden from the person until the result is known, the self-review from those above until it was handed in.
pub fn may_read(records: &Records, key: &Key, field: &Field, person: &RecordId) -> bool {
    if key.kind != APPRAISAL {
        return true;
    }
    let form = records.by_key(key).and_then(|record| Form::read(record));
    let Some(seen) = form.and_then(|form| sight(records, &form, person)) else { return false };
    match Part::of(field) {
        Some(Part::Own) => seen.own,
        Some(Part::Superior | Part::Interview | Part::After) => seen.above,
        Some(Part::Personnel) => true,
        // Steps are known to all who may see the form; the results give points away.
        None => seen.has_score() || !matches!(field.as_str(), "result" | "final"),
    }
}

/// What a person sees of a form; `None` where it is not theirs to see.
pub fn sight(records: &Records, form: &Form, person: &RecordId) -> Option<Sight> {
    if people::is_same(records, &form.person, person) {
        return Some(Sight { own: true, above: form.stage.is_published() });
    }
    if form.is_department() && may_appraise(records, person) {
        return Some(Sight { own: true, above: true });
    }
    let is_theirs = is_above(records, form, person) || may_appraise(records, person);
    is_theirs.then_some(Sight { own: !form.rules.is_hidden || form.stage != Stage::Open, above: true })
}
