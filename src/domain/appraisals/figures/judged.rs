//! The findings that were judged in a term (INSP-01 … INSP-06). Knows what was said of them last.

use super::Scope;
use super::tally::{Tally, Whose};
use crate::domain::findings::{FINDING, Judged, Verdict, field};
use crate::domain::ids::Key;
use crate::domain::scorecards::Computed;
use crate::domain::shops::{self, SHOP, canonical};

pub(super) fn count(scope: &Scope, tally: &mut Tally) {
    for (key, judged) in judged(scope) {
        // What was put right at once was true as well.
        let is_right = i64::from(judged.verdict != Verdict::Refuted);
        let places = tally.places(&Whose::People(vec![judged.by]), i64::MAX);
        tally.add(Computed::FindingsConfirmed, &places, &key, (is_right, 0));
        tally.add(Computed::FindingPrecision, &places, &key, (is_right, 1));
    }
}

/// What was said in the term, by the business date on which it was said last.
pub(in crate::domain::appraisals) fn judged<'a>(scope: &Scope<'a>) -> impl Iterator<Item = (Key, Judged)> + use<'a> {
    let shops = shops::ids(scope.records, &canonical(scope.records, &SHOP, scope.shop));
    let term = scope.term;
    let own = scope.records.of(&FINDING);
    let own = own.filter(move |record| shops.iter().any(|id| record.text(&field::SHOP) == id.as_str()));
    let read = own.filter_map(|record| Some((record.key().clone(), Judged::read(record)?)));
    read.filter(move |(_, judged)| term.contains(judged.date))
}
