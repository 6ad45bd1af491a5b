//! What was asked for and decided in a term: listings put on sale in time (LST-05), decisions taken in time (APR-*). Knows
//! requests.

use super::Scope;
use super::tally::{Tally, Whose};
use crate::domain::approvals::{REQUEST, Request, What, deadline, field, key, on_sale_by, timed};
use crate::domain::scorecards::Computed;
use crate::domain::shops::{self, SHOP, canonical};

pub(super) fn count(scope: &Scope, tally: &mut Tally) {
    for request in requests(scope) {
        listed(scope, &request, tally);
        decisions(scope, &request, tally);
    }
}

/// The requests of the shop.
pub(in crate::domain::appraisals) fn requests<'a>(scope: &Scope<'a>) -> impl Iterator<Item = Request> + use<'a> {
    let shops = shops::ids(scope.records, &canonical(scope.records, &SHOP, scope.shop));
    let end = scope.term.instants(scope.zone).1;
    let own = scope.records.of(&REQUEST);
    let own = own.filter(move |record| {
        let asked = record.int(&field::AT).unwrap_or_default();
        asked < end && shops.iter().any(|id| record.text(&field::SHOP) == id.as_str())
    });
    own.filter_map(|record| Request::read(record))
}

/// A listing that was asked for in the term: on sale before its reviewers' time was over, or not. While that time runs it
/// counts once it is on sale; what was taken back does not count.
fn listed(scope: &Scope, request: &Request, tally: &mut Tally) {
    let (from, until) = scope.term.instants(scope.zone);
    if request.what != What::ListingNew || request.is_withdrawn || !(from..until).contains(&request.at) {
        return;
    }
    let due = on_sale_by(scope.records, request, scope.zone);
    let done = request.done.values().map(|done| done.at).max();
    if done.is_some() || due <= scope.now {
        let is_in_time = done.is_some_and(|at| at < due);
        let places = tally.places(&Whose::People(vec![request.by.clone()]), i64::MAX);
        tally.add(Computed::ListingsOnTime, &places, &key(&request.id), (is_in_time.into(), 1));
    }
}

/// The decisions of the term, each by whoever took it.
fn decisions(scope: &Scope, request: &Request, tally: &mut Tally) {
    let (from, until) = scope.term.instants(scope.zone);
    for (since, decision) in timed(request) {
        let at = decision.stamp.instant();
        if !(from..until).contains(&at) {
            continue;
        }
        let is_in_time = at < deadline(scope.records, request, scope.zone, since);
        let places = tally.places(&Whose::People(vec![decision.by.clone()]), i64::MAX);
        tally.add(Computed::ApprovalsOnTime, &places, &key(&request.id), (is_in_time.into(), 1));
    }
}
