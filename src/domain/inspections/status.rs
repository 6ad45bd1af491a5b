//! The status of a day, derived from what is stored and the clock (S13). Stores nothing.

use super::RUN;
use super::figures::{Progress, progress};
use super::owners::owners;
use super::run::{ReviewOutcome, Run, RunId, Stored};
use super::trends::Period;
use crate::domain::calendar::{Zone, date, days_back, instant};
use crate::domain::ids::RecordId;
use crate::domain::people::{self, PERSON};
use crate::domain::records::Records;
use crate::domain::shops::{Shop, canonical, ids};
use crate::domain::templates::{DAILY, Template, Who, of_run, used_since};
use chrono::NaiveDate;

/// What a day looks like to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayStatus {
    /// Nobody has begun, and it is not due yet.
    Scheduled,
    /// Begun, and not due yet.
    InProgress,
    /// Due, not handed in, still within the grace.
    Overdue,
    /// The grace is over.
    Missed,
    /// Handed in; waits for a review.
    Submitted,
    /// Reviewed: approved or accepted with issues.
    Completed(ReviewOutcome),
    /// Sent back to the inspector.
    Returned,
}

impl DayStatus {
    /// Whether the duty of the day was done.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Submitted | Self::Completed(_))
    }
}

/// One day of one template in one shop.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Its run's natural key, whether or not anybody began it.
    pub run: RunId,
    /// The derived status.
    pub status: DayStatus,
    /// How far it is.
    pub progress: Progress,
    /// Due, UTC milliseconds.
    pub due: i64,
}

/// One turn of a duty: its date, and whose it is where everybody has to do their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The business date.
    pub on: NaiveDate,
    /// The person, where each has their own.
    pub by: Option<RecordId>,
}

impl Turn {
    /// The turn that a person sees on a date: their own or the common one.
    pub fn of(records: &Records, template: &Template, on: NaiveDate, person: &RecordId) -> Self {
        let has_own = template.schedule.who == Who::Everyone && !person.as_str().is_empty();
        Self { on, by: has_own.then(|| canonical(records, &PERSON, person)) }
    }

    /// Its run in a shop.
    pub fn run(&self, shop: &RecordId, template: &Template) -> RunId {
        RunId { shop: shop.clone(), template: template.id.to_owned(), date: self.on, by: self.by.clone() }
    }
}

/// The status of a turn at the instant `now`.
pub fn day(records: &Records, shop: &Shop, template: &'static Template, turn: &Turn, now: i64, zone: &dyn Zone) -> Day {
    let begun = begun_in(records, &ids(records, &shop.id), template, turn.on, &entries_of(records, turn.by.as_ref()));
    let run = begun.into_iter().next().unwrap_or_else(|| turn.run(&shop.id, template));
    look(records, shop, template, run, now, zone)
}

fn look(records: &Records, shop: &Shop, template: &'static Template, id: RunId, now: i64, zone: &dyn Zone) -> Day {
    let run = Run::of(records.by_key(&id.key()).map(AsRef::as_ref));
    // A run keeps the version with which it was begun, its hour included.
    let template = of_run(records, &id).unwrap_or(template);
    let due = instant(zone, id.date, template.schedule.time.unwrap_or(shop.due));
    let status = status(run, now, due, template.schedule.grace.unwrap_or(shop.grace_hours));
    Day { status, progress: progress(run, template, template.groups), due, run: id }
}

/// Under whose ids the runs of a turn may stand: none for a common one, else the person's, and those joined into it.
fn entries_of(records: &Records, by: Option<&RecordId>) -> Vec<Option<RecordId>> {
    by.map_or_else(|| vec![None], |by| people::ids(records, by).into_iter().map(Some).collect())
}

/// The runs of a turn that were begun: under the shop's and the person's own ids first, then under those that were
/// joined into them (S9).
fn begun_in(
    records: &Records,
    shops: &[RecordId],
    template: &Template,
    on: NaiveDate,
    entries: &[Option<RecordId>],
) -> Vec<RunId> {
    let is_begun = |id: &RunId| Run::of(records.by_key(&id.key()).map(AsRef::as_ref)).is_begun();
    let turns = entries.iter().map(|by| Turn { on, by: by.clone() });
    let runs = turns.flat_map(|turn| shops.iter().map(move |shop| turn.run(shop, template)));
    runs.filter(is_begun).collect()
}

fn status(run: Run, now: i64, due: i64, grace_hours: i64) -> DayStatus {
    match run.stored() {
        Stored::Submitted => DayStatus::Submitted,
        Stored::Reviewed(ReviewOutcome::Returned) => DayStatus::Returned,
        Stored::Reviewed(outcome) => DayStatus::Completed(outcome),
        Stored::Open if now > due + grace_hours * 3_600_000 => DayStatus::Missed,
        Stored::Open if now > due => DayStatus::Overdue,
        Stored::Open if run.is_begun() => DayStatus::InProgress,
        Stored::Open => DayStatus::Scheduled,
    }
}

/// The days from the shop's first to today, newest first: days on which nobody opened the app are there too,
/// as missed; a day that was inspected under two entries of the shop before they were joined is there twice. Lazy: a
/// day is worked out when it is asked for.
pub fn days<'a>(
    records: &'a Records,
    shop: &'a Shop,
    template: &'static Template,
    now: i64,
    zone: &'a dyn Zone,
) -> impl Iterator<Item = Day> + 'a {
    let today = date(zone, now);
    let period = Period { from: first_day(records, shop, template, today), to: today };
    days_of(records, shop, template, period, now, zone)
}

/// The days of a period, newest first, as [`days`].
pub fn days_of<'a>(
    records: &'a Records,
    shop: &'a Shop,
    template: &'static Template,
    period: Period,
    now: i64,
    zone: &'a dyn Zone,
) -> impl Iterator<Item = Day> + 'a {
    runs_of(records, shop, template, period, zone).map(move |id| look(records, shop, template, id, now, zone))
}

/// The runs of the days of a period, newest first; a day on which it was due and nobody began is there too.
fn runs_of<'a>(
    records: &'a Records,
    shop: &'a Shop,
    template: &'static Template,
    period: Period,
    zone: &dyn Zone,
) -> impl Iterator<Item = RunId> + use<'a> {
    let shops = ids(records, &shop.id);
    let since = used_since(records, shop, template.id);
    let owners = owners(records, &shops, template, zone).into_iter();
    let owners: Vec<_> = owners.map(|(by, duty)| (entries_of(records, by.as_ref()), by, duty)).collect();
    days_back(period.from, period.to).flat_map(move |on| {
        let is_due = since.is_some_and(|since| template.schedule.falls_on(on, since));
        let mut runs = Vec::new();
        for (entries, by, duty) in &owners {
            let turn = Turn { on, by: by.clone() };
            let begun = begun_in(records, &shops, template, on, entries);
            let is_missing = begun.is_empty() && is_due && duty.iter().any(|days| days.contains(&on));
            runs.extend(is_missing.then(|| turn.run(&shop.id, template)));
            runs.extend(begun);
        }
        runs
    })
}

/// The runs of a period as far as the shop's days reach, newest first: from its first day to today.
pub fn runs_between<'a>(
    records: &'a Records,
    shop: &'a Shop,
    template: &'static Template,
    period: Period,
    today: NaiveDate,
    zone: &dyn Zone,
) -> impl Iterator<Item = RunId> + use<'a> {
    let first = first_day(records, shop, template, today);
    runs_of(records, shop, template, Period { from: period.from.max(first), to: period.to.min(today) }, zone)
}

/// The day of a run that is known by its natural key; `None` for a template that this version does not ship.
pub fn day_of(records: &Records, shop: &Shop, run: &RunId, now: i64, zone: &dyn Zone) -> Option<Day> {
    Some(look(records, shop, of_run(records, run)?, run.clone(), now, zone))
}

/// The first day of which something is known: the shop's first, or its first run; today when there is none.
pub fn first_day(records: &Records, shop: &Shop, template: &Template, today: NaiveDate) -> NaiveDate {
    let shops = ids(records, &shop.id);
    let runs = records.of(&RUN).filter_map(|record| RunId::parse(record.id()));
    let own = runs.filter(|id| id.template == template.id && shops.contains(&id.shop));
    let said = used_since(records, shop, template.id).filter(|since| *since > NaiveDate::default());
    let since = said.or(shop.since.filter(|_| template.id == DAILY.id));
    own.map(|id| id.date).chain(since).min().unwrap_or(today)
}
