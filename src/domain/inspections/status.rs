//! The status of a day, derived from what is stored and the clock (S13). Stores nothing.

use super::figures::{Progress, progress};
use super::run::{ReviewOutcome, Run, RunId, Stored};
use super::template::Template;
use super::trends::Period;
use crate::domain::calendar::{Zone, date, days_back, instant};
use crate::domain::ids::RecordId;
use crate::domain::records::Records;
use crate::domain::shops::{Shop, ids};
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

/// The day's status at the instant `now`.
pub fn day(
    records: &Records,
    shop: &Shop,
    template: &'static Template,
    on: NaiveDate,
    now: i64,
    zone: &dyn Zone,
) -> Day {
    let begun = begun_on(records, &ids(records, &shop.id), template, on);
    let run = begun.into_iter().next().unwrap_or_else(|| run_id(&shop.id, template, on));
    look(records, shop, template, run, now, zone)
}

fn look(records: &Records, shop: &Shop, template: &'static Template, id: RunId, now: i64, zone: &dyn Zone) -> Day {
    let run = Run::of(records.by_key(&id.key()).map(AsRef::as_ref));
    let due = instant(zone, id.date, shop.due);
    let status = status(run, now, due, shop.grace_hours);
    Day { status, progress: progress(run, template.groups), due, run: id }
}

/// The runs of a day that were begun: the shop's own first, then those under ids that were joined into it (S9).
fn begun_on(records: &Records, shops: &[RecordId], template: &Template, on: NaiveDate) -> Vec<RunId> {
    let is_begun = |id: &RunId| Run::of(records.by_key(&id.key()).map(AsRef::as_ref)).is_begun();
    shops.iter().map(|shop| run_id(shop, template, on)).filter(is_begun).collect()
}

fn run_id(shop: &RecordId, template: &Template, on: NaiveDate) -> RunId {
    RunId { shop: shop.clone(), template: template.id.to_owned(), date: on }
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
    runs_of(records, shop, template, period).map(move |id| look(records, shop, template, id, now, zone))
}

/// The runs of the days of a period, newest first; a day that nobody began is there too.
fn runs_of<'a>(
    records: &'a Records,
    shop: &'a Shop,
    template: &'static Template,
    period: Period,
) -> impl Iterator<Item = RunId> + 'a {
    let shops = ids(records, &shop.id);
    days_back(period.from, period.to).flat_map(move |on| {
        let begun = begun_on(records, &shops, template, on);
        if begun.is_empty() { vec![run_id(&shop.id, template, on)] } else { begun }
    })
}

/// The runs of a period as far as the shop's days reach, newest first: from its first day to today.
pub fn runs_between<'a>(
    records: &'a Records,
    shop: &'a Shop,
    template: &'static Template,
    period: Period,
    today: NaiveDate,
) -> impl Iterator<Item = RunId> + 'a {
    let first = first_day(records, shop, template, today);
    runs_of(records, shop, template, Period { from: period.from.max(first), to: period.to.min(today) })
}

/// The day of a run that is known by its natural key; `None` for a template that this version does not ship.
pub fn day_of(records: &Records, shop: &Shop, run: &RunId, now: i64, zone: &dyn Zone) -> Option<Day> {
    Some(look(records, shop, run.template()?, run.clone(), now, zone))
}

/// The first day of which something is known: the shop's first, or its first run; today when there is none.
pub fn first_day(records: &Records, shop: &Shop, template: &Template, today: NaiveDate) -> NaiveDate {
    let shops = ids(records, &shop.id);
    let runs = records.of(&super::RUN).filter_map(|record| RunId::parse(record.id()));
    let own = runs.filter(|id| id.template == template.id && shops.contains(&id.shop));
    own.map(|id| id.date).chain(shop.since).min().unwrap_or(today)
}

/// The first `most` of [`days`].
pub fn history(
    records: &Records,
    shop: &Shop,
    template: &'static Template,
    now: i64,
    zone: &dyn Zone,
    most: usize,
) -> Vec<Day> {
    days(records, shop, template, now, zone).take(most).collect()
}
