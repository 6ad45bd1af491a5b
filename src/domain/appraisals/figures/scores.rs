//! The scores of the department's people in a term (KPI-25): of their months that are known. Knows forms and what came out.

use super::Scope;
use super::tally::{Tally, Whose};
use crate::domain::appraisals::{APPRAISAL, DEPARTMENT, Term, field, key, known};
use crate::domain::scorecards::Computed;
use crate::domain::shops::{self, SHOP, canonical};

/// The department's only: of one person there is nothing to be meant.
pub(super) fn count(scope: &Scope, tally: &mut Tally) {
    let shops = shops::ids(scope.records, &canonical(scope.records, &SHOP, scope.shop));
    let months = scope.term.months();
    for record in scope.records.of(&APPRAISAL) {
        let is_own = shops.iter().any(|id| record.text(&field::SHOP) == id.as_str());
        let is_meant = Term::parse(record.text(&field::TERM)).is_some_and(|term| months.contains(&term));
        if !is_own || !is_meant || record.text(&field::PERSON) == DEPARTMENT {
            continue;
        }
        let (result, decided) = known(record);
        if let Some(score) = decided.or(result).and_then(|outcome| outcome.score) {
            let places = tally.places(&Whose::People(Vec::new()), i64::MAX);
            tally.add(Computed::PeopleScores, &places, &key(record.id()), (score, 1));
        }
    }
}
