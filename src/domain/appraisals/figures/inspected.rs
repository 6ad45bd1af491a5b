//! The inspections of a term: due and handed in, in time, what failed (INSP-*). An inspection belongs to the term of its
//! business date, whenever it was handed in. Knows runs and templates.

use super::Scope;
use super::tally::{Tally, Whose};
use crate::domain::calendar::{self, Zone, instant};
use crate::domain::ids::RecordId;
use crate::domain::inspections::{DayStatus, Period, RUN, Run, RunId, Stored, day_of, progress, runs_between};
use crate::domain::people::PERSON;
use crate::domain::scorecards::{ASSISTANT, Computed};
use crate::domain::shops::{self, SHOP, Shop, canonical};
use crate::domain::templates::{DAILY, Duty, Template, Who, duties, of_run};
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeSet;

/// A turn of a duty: template, day, and whose it is where each has their own.
type Turn = (String, NaiveDate, Option<RecordId>);

pub(super) fn count(scope: &Scope, tally: &mut Tally) {
    let Some(shop) = scope.records.get(&SHOP, &canonical(scope.records, &SHOP, scope.shop)) else { return };
    let shop = Shop::read(shop);
    let done = handed_in(scope, &shop, tally);
    if tally.wants(&[Computed::InspectionCompletion]) {
        for duty in duties(scope.records, &shop) {
            missed(scope, &shop, duty, &done, tally);
        }
    }
}

/// The runs of the term in the shop that were begun.
pub(in crate::domain::appraisals) fn runs<'a>(scope: &Scope<'a>) -> impl Iterator<Item = (RunId, Run<'a>)> + use<'a> {
    let (records, term) = (scope.records, scope.term);
    let shops = shops::ids(records, &canonical(records, &SHOP, scope.shop));
    records.of(&RUN).filter_map(move |record| {
        let id = RunId::parse(record.id())?;
        let is_meant = term.contains(id.date) && shops.contains(&id.shop) && !id.is_preview();
        is_meant.then(|| (id, Run::of(Some(record.as_ref()))))
    })
}

/// Whether a run was handed in and not sent back since.
pub(in crate::domain::appraisals) fn is_handed_in(run: Run) -> bool {
    !run.stored().is_editable() && run.submitted_at().is_some()
}

/// When a run is due; its template as it was when it was begun says so.
pub(in crate::domain::appraisals) fn due(zone: &dyn Zone, shop: &Shop, id: &RunId, template: Option<&Template>) -> i64 {
    let time = template.and_then(|template| template.schedule.time).unwrap_or(shop.due);
    instant(zone, id.date, time)
}

/// Counts what was handed in; tells which turns were.
fn handed_in(scope: &Scope, shop: &Shop, tally: &mut Tally) -> BTreeSet<Turn> {
    let mut done = BTreeSet::new();
    for (id, run) in runs(scope).filter(|(_, run)| is_handed_in(*run)) {
        done.insert(turn(scope, &id));
        let places = tally.places(&Whose::People(vec![run.submitted_by()]), i64::MAX);
        if places.is_empty() {
            continue;
        }
        let key = id.key();
        let template = of_run(scope.records, &id);
        let is_in_time = run.submitted_at().is_some_and(|at| at <= due(scope.zone, shop, &id, template));
        tally.add(Computed::InspectionCompletion, &places, &key, (1, 1));
        tally.add(Computed::InspectionOnTime, &places, &key, (is_in_time.into(), 1));
        if let Some(template) = template.filter(|_| tally.wants(&[Computed::InspectionFailRate])) {
            let progress = progress(run, template, template.groups);
            let number = |count: usize| i64::try_from(count).unwrap_or_default();
            let counted = (number(progress.fail), number(progress.answered()));
            tally.add(Computed::InspectionFailRate, &places, &key, counted);
        }
    }
    done
}

fn turn(scope: &Scope, id: &RunId) -> Turn {
    (id.template.clone(), id.date, id.by.as_ref().map(|by| canonical(scope.records, &PERSON, by)))
}

/// Counts the turns of a duty that are due, and of which nothing was handed in, or which went back and did not return.
fn missed(scope: &Scope, shop: &Shop, duty: Duty, done: &BTreeSet<Turn>, tally: &mut Tally) {
    let today = calendar::date(scope.zone, scope.now);
    let period = Period { from: scope.term.first(), to: scope.term.last() };
    let mut met = BTreeSet::new();
    for id in runs_between(scope.records, shop, duty.template, period, today, scope.zone) {
        let turn = turn(scope, &id);
        let is_due = duty.template.schedule.falls_on(id.date, duty.since);
        // Under two entries of a shop that were joined since, a turn is there twice.
        if !is_due || done.contains(&turn) || !met.insert(turn) {
            continue;
        }
        let status = day_of(scope.records, shop, &id, scope.now, scope.zone).map(|day| day.status);
        if matches!(status, Some(DayStatus::Missed | DayStatus::Overdue | DayStatus::Returned)) {
            let from = instant(scope.zone, id.date, NaiveTime::MIN) + DAY_MS;
            let places = tally.places(&whose(duty.template, &id), from);
            tally.add(Computed::InspectionCompletion, &places, &id.key(), (0, 1));
        }
    }
}

/// Who came in the course of a day has its duties.
const DAY_MS: i64 = 86_400_000;

/// Whose a turn is of which nothing was handed in. The daily inspection is the assistants' where nobody is named, as the
/// source has it (INSP-01).
fn whose(template: &Template, id: &RunId) -> Whose {
    match (&id.by, template.schedule.who) {
        (Some(by), _) => Whose::People(vec![by.clone()]),
        (None, Who::Role(code)) => Whose::Role(code.to_owned()),
        (None, Who::Person(id)) => Whose::People(vec![RecordId::new(id)]),
        (None, Who::Anybody) if template.id == DAILY.id => Whose::Role(ASSISTANT.to_owned()),
        (None, Who::Anybody | Who::Everyone) => Whose::People(Vec::new()),
    }
}

/// Whether a run was reviewed, with when and by whom.
pub(in crate::domain::appraisals) fn reviewed(run: Run) -> Option<(i64, RecordId)> {
    if matches!(run.stored(), Stored::Reviewed(_)) { Some((run.reviewed_at()?, run.reviewed_by())) } else { None }
}
