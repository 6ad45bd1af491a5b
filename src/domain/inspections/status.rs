//! The status of a day, derived from what is stored and the clock (S13). Stores nothing.

use super::figures::{Progress, progress};
use super::run::{ReviewOutcome, Run, RunId, Stored};
use super::template::Template;
use crate::domain::calendar::{Zone, date, days_back, instant};
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
    let id = run_of_day(records, shop, template, on);
    let run = Run::of(records.by_key(&id.key()).map(AsRef::as_ref));
    let due = instant(zone, on, shop.due);
    let status = status(run, now, due, shop.grace_hours);
    Day { status, progress: progress(run, template.groups), due, run: id }
}

/// The shop's own run; where nobody began that, one that was begun under an id that was joined into it (S9).
fn run_of_day(records: &Records, shop: &Shop, template: &Template, on: NaiveDate) -> RunId {
    let id_under = |shop| RunId { shop, template: template.id.to_owned(), date: on };
    let is_begun = |id: &RunId| Run::of(records.by_key(&id.key()).map(AsRef::as_ref)).is_begun();
    let mut ids = ids(records, &shop.id).into_iter().map(id_under);
    ids.find(is_begun).unwrap_or_else(|| id_under(shop.id.clone()))
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
/// as missed. Lazy: a day is worked out when it is asked for.
pub fn days<'a>(
    records: &'a Records,
    shop: &'a Shop,
    template: &'static Template,
    now: i64,
    zone: &'a dyn Zone,
) -> impl Iterator<Item = Day> + 'a {
    let today = date(zone, now);
    let shops = ids(records, &shop.id);
    let runs = records.of(&super::RUN).filter_map(|record| RunId::parse(record.id()));
    let own = runs.filter(|id| id.template == template.id && shops.contains(&id.shop));
    let first = own.map(|id| id.date).chain(shop.since).min().unwrap_or(today);
    days_back(first, today).map(move |on| day(records, shop, template, on, now, zone))
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

/// Which days a person wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DayFilter {
    /// All.
    #[default]
    All,
    /// With failed checks.
    Fails,
    /// Missed.
    Missed,
    /// Handed in, not reviewed.
    ToReview,
}

impl DayFilter {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::All, Self::Fails, Self::Missed, Self::ToReview];

    /// As kept in preferences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Fails => "fails",
            Self::Missed => "missed",
            Self::ToReview => "to_review",
        }
    }

    /// Whether the day is one of them.
    pub fn fits(self, day: &Day) -> bool {
        match self {
            Self::All => true,
            Self::Fails => day.progress.fail > 0,
            Self::Missed => day.status == DayStatus::Missed,
            Self::ToReview => day.status == DayStatus::Submitted,
        }
    }
}
