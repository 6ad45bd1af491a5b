//! What a person did in a term, offered as evidence of what was achieved (KPI-13.1): from the records, each with those
//! behind it. Whose something is, is told as for figures. Knows no words.

use super::DEPARTMENT;
use super::figures::tally::{Tally, Whose};
use super::figures::{Scope, decided, follow_ups, inspected, judged};
use crate::domain::approvals::{self, What, timed};
use crate::domain::campaigns;
use crate::domain::findings::Verdict;
use crate::domain::ids::{Key, RecordId};
use crate::domain::inspections::progress;
use crate::domain::scorecards::percent;
use crate::domain::shops::{SHOP, Shop, canonical};
use crate::domain::tasks;
use crate::domain::templates::of_run;
use std::collections::BTreeMap;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// Handed in inspections; the number is how many in time, ten-thousandths of a per cent.
    Inspections,
    /// Found what was wrong in them; the number is how many checks failed.
    FailsFound,
    /// Reviewed inspections.
    InspectionsReviewed,
    /// Did follow-ups; the number is how many of those with a date by that date, ten-thousandths of a per cent.
    FollowUpsDone,
    /// Looked at follow-ups again.
    FollowUpsRechecked,
    /// Confirmed findings.
    FindingsConfirmed,
    /// Brought listings on sale.
    ListingsOnSale,
    /// Had changes of listings carried out that they had asked for.
    ListingsChanged,
    /// Decided on requests; the number is how many decisions.
    Decisions,
    /// The shop's campaigns that ran: nobody's in particular, offered to everybody.
    Campaigns,
}

impl Deed {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Inspections,
        Self::FailsFound,
        Self::InspectionsReviewed,
        Self::FollowUpsDone,
        Self::FollowUpsRechecked,
        Self::FindingsConfirmed,
        Self::ListingsOnSale,
        Self::ListingsChanged,
        Self::Decisions,
        Self::Campaigns,
    ];
}

/// Something that can be taken over into the achievements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// What was done.
    pub what: Deed,
    /// How often: as many as there are records behind it.
    pub count: usize,
    /// What else is said, see [`Deed`].
    pub number: Option<i64>,
    /// The records behind it, each once.
    pub evidence: Vec<Key>,
}

/// What was met of a deed.
#[derive(Default)]
struct Met {
    evidence: Vec<Key>,
    /// Hits and of how many, or a sum.
    part: usize,
    whole: usize,
}

struct Pen<'s> {
    tally: Tally<'s>,
    met: BTreeMap<Deed, Met>,
}

impl Pen<'_> {
    fn is_theirs(&self, person: &RecordId) -> bool {
        !self.tally.places(&Whose::People(vec![person.clone()]), i64::MAX).is_empty()
    }

    fn add(&mut self, what: Deed, key: Key, (part, whole): (usize, usize)) {
        let met = self.met.entry(what).or_default();
        met.evidence.push(key);
        met.part += part;
        met.whole += whole;
    }
}

/// What a person did in a term, or everybody together; what was not done at all is left out.
pub fn highlights(scope: &Scope) -> Vec<Highlight> {
    let whose = scope.person.cloned().unwrap_or(RecordId::of(DEPARTMENT));
    let mut pen = Pen { tally: Tally::new(scope.records, &[], &[whose]), met: BTreeMap::new() };
    inspections(scope, &mut pen);
    follow_ups(scope, &mut pen);
    findings(scope, &mut pen);
    requests(scope, &mut pen);
    campaigns_of(scope, &mut pen);
    let highlight = |what: Deed, met: Met| Highlight {
        what,
        count: met.evidence.len(),
        number: match what {
            Deed::Inspections | Deed::FollowUpsDone => percent(met.part, met.whole),
            Deed::FailsFound | Deed::Decisions => i64::try_from(met.part).ok(),
            _ => None,
        },
        evidence: met.evidence,
    };
    let mut met = pen.met;
    Deed::ALL.into_iter().filter_map(|what| Some(highlight(what, met.remove(&what)?))).collect()
}

fn inspections(scope: &Scope, pen: &mut Pen) {
    let Some(shop) = scope.records.get(&SHOP, &canonical(scope.records, &SHOP, scope.shop)) else { return };
    let shop = Shop::read(shop);
    let (from, until) = scope.term.instants(scope.zone);
    for (id, run) in inspected::runs(scope) {
        if inspected::is_handed_in(run) && pen.is_theirs(&run.submitted_by()) {
            let template = of_run(scope.records, &id);
            let due = inspected::due(scope.zone, &shop, &id, template);
            let is_in_time = run.submitted_at().is_some_and(|at| at <= due);
            pen.add(Deed::Inspections, id.key(), (is_in_time.into(), 1));
            let fails = template.map_or(0, |template| progress(run, template, template.groups).fail);
            if fails > 0 {
                pen.add(Deed::FailsFound, id.key(), (fails, 0));
            }
        }
        let reviewed = inspected::reviewed(run).filter(|(at, _)| (from..until).contains(at));
        if reviewed.is_some_and(|(_, by)| pen.is_theirs(&by)) {
            pen.add(Deed::InspectionsReviewed, id.key(), (1, 1));
        }
    }
}

fn follow_ups(scope: &Scope, pen: &mut Pen) {
    let (from, until) = scope.term.instants(scope.zone);
    for record in follow_ups::of_shop(scope) {
        let key = || tasks::key(record.id());
        let done = tasks::done_at(record).filter(|at| (from..until).contains(at));
        if let Some(at) = done.filter(|_| pen.is_theirs(&follow_ups::done_by(record))) {
            let due = crate::domain::calendar::parse_date(record.text(&tasks::field::DUE));
            let is_in_time = due.is_some_and(|due| crate::domain::calendar::date(scope.zone, at) <= due);
            pen.add(Deed::FollowUpsDone, key(), (is_in_time.into(), due.is_some().into()));
        }
        let looked = record.int(&tasks::field::RECHECKED_AT).filter(|at| (from..until).contains(at));
        if looked.is_some() && pen.is_theirs(&RecordId::new(record.text(&tasks::field::RECHECKED_BY))) {
            pen.add(Deed::FollowUpsRechecked, key(), (1, 1));
        }
    }
}

fn findings(scope: &Scope, pen: &mut Pen) {
    for (key, judged) in judged::judged(scope).filter(|(_, judged)| judged.verdict != Verdict::Refuted) {
        if pen.is_theirs(&judged.by) {
            pen.add(Deed::FindingsConfirmed, key, (1, 1));
        }
    }
}

fn requests(scope: &Scope, pen: &mut Pen) {
    let (from, until) = scope.term.instants(scope.zone);
    for request in decided::requests(scope) {
        let key = approvals::key(&request.id);
        let is_done = request.done.values().any(|done| (from..until).contains(&done.at));
        if is_done && pen.is_theirs(&request.by) {
            match request.what {
                What::ListingNew => pen.add(Deed::ListingsOnSale, key.clone(), (1, 1)),
                What::ListingUpdate => pen.add(Deed::ListingsChanged, key.clone(), (1, 1)),
                _ => {}
            }
        }
        let in_term = |at: i64| (from..until).contains(&at);
        let own = timed(&request).into_iter().map(|(_, decision)| decision);
        let own = own.filter(|decision| in_term(decision.stamp.instant()) && pen.is_theirs(&decision.by)).count();
        if own > 0 {
            pen.add(Deed::Decisions, key, (own, 0));
        }
    }
}

/// Campaigns that ran for some of the term and had begun by now.
fn campaigns_of(scope: &Scope, pen: &mut Pen) {
    let (from, until) = scope.term.instants(scope.zone);
    let until = until.min(scope.now.saturating_add(1));
    for campaign in campaigns::of_shop(scope.records, &canonical(scope.records, &SHOP, scope.shop)) {
        let Some(begins) = campaign.from else { continue };
        if begins < until && !campaign.is_over(from) {
            pen.add(Deed::Campaigns, campaigns::key(&campaign.id), (1, 1));
        }
    }
}
