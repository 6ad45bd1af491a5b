//! Which runs there are to compare: all of a shop, the few that are offered to choose from, the one that a day means.
//! Knows no screen.

use crate::domain::ids::RecordId;
use crate::domain::inspections::{RUN, Run, RunId};
use crate::domain::order::sort_by;
use crate::domain::records::Records;
use crate::domain::shops::{self, SHOP};
use chrono::NaiveDate;

/// How many of the latest runs are offered; an earlier one is found by its day.
pub const OFFERED: usize = 30;

/// The runs of a template that somebody began in a shop, under the ids that were joined into it too (S9); the latest
/// first.
pub fn begun_runs(records: &Records, shop: &RecordId, template: &str) -> Vec<RunId> {
    let shops = shops::ids(records, &shops::canonical(records, &SHOP, shop));
    let is_own = |id: &RunId| id.template == template && shops.contains(&id.shop);
    let begun = records.of(&RUN).filter(|record| Run::of(Some(record.as_ref())).is_begun());
    let mut runs: Vec<RunId> = begun.filter_map(|record| RunId::parse(record.id()).filter(is_own)).collect();
    sort_by(&mut runs, |a, b| rank(b).cmp(&rank(a)));
    runs
}

fn rank(run: &RunId) -> (NaiveDate, &RecordId, Option<&RecordId>) {
    (run.date, &run.shop, run.by.as_ref())
}

/// The one before a run, of those that [`begun_runs`] found: of the same person where everybody has their own.
pub fn one_before<'r>(begun: &'r [RunId], run: &RunId) -> Option<&'r RunId> {
    begun.iter().find(|other| other.by == run.by && rank(other) < rank(run))
}

/// The runs offered for one side, the latest first: the latest ones, the one that is looked at, be it begun or not, and
/// those right before and after it. The one on the other side is not among them.
pub fn offered(begun: &[RunId], own: &RunId, other: &RunId) -> Vec<RunId> {
    let mut runs: Vec<RunId> = begun.iter().filter(|run| *run != other && *run != own).cloned().collect();
    let later = runs.iter().take_while(|run| rank(run) > rank(own)).count();
    runs.insert(later, own.clone());
    let is_offered = |at: usize| at < OFFERED || at.abs_diff(later) <= 1;
    runs.into_iter().enumerate().filter(|(at, _)| is_offered(*at)).map(|(_, run)| run).collect()
}

/// How a run fits the day for which it was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is of that day.
    ThatDay,
    /// There was none on that day; it is the nearest before.
    Before,
    /// There was none on that day, nor before it; it is the first.
    After,
    /// The one of that day is on the other side already; it is the nearest to it.
    Beside,
}

/// The run that a day means on one side, of those that [`begun_runs`] found: that day's, else the nearest before it, else
/// the first after it. The one on the other side is left there.
pub fn run_of_day<'r>(begun: &'r [RunId], other: &RunId, day: NaiveDate) -> Option<(&'r RunId, Fit)> {
    let all = || begun.iter().filter(|run| *run != other);
    let run = all().find(|run| run.date <= day).or_else(|| all().next_back())?;
    let fit = match run.date.cmp(&day) {
        std::cmp::Ordering::Equal => Fit::ThatDay,
        _ if other.date == day => Fit::Beside,
        std::cmp::Ordering::Less => Fit::Before,
        std::cmp::Ordering::Greater => Fit::After,
    };
    Some((run, fit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;

    fn first() -> NaiveDate {
        NaiveDate::from_ymd_opt(2024, 11, 1).expect("a date")
    }

    fn run(day: u64) -> RunId {
        let date = first().checked_add_days(Days::new(day)).expect("a date");
        RunId { shop: RecordId::of("s"), template: "daily".to_owned(), date, by: None }
    }

    /// Those of the days, the latest first.
    fn runs(days: impl DoubleEndedIterator<Item = u64>) -> Vec<RunId> {
        days.rev().map(run).collect()
    }

    fn days(runs: &[RunId]) -> Vec<u64> {
        runs.iter().map(|run| (run.date - first()).num_days().unsigned_abs()).collect()
    }

    /// Where everybody has their own, the one before is that person's.
    #[test]
    fn the_one_before_is_the_same_persons() {
        let own = |day: u64, by: &'static str| RunId { by: Some(RecordId::of(by)), ..run(day) };
        let begun = [own(2, "ben"), own(2, "ann"), own(1, "ben"), run(1), own(0, "ann")];
        assert_eq!(one_before(&begun, &own(2, "ann")), Some(&own(0, "ann")));
        assert_eq!(one_before(&begun, &own(2, "ben")), Some(&own(1, "ben")));
        assert_eq!(one_before(&begun, &run(2)), Some(&run(1)));
    }

    #[test]
    fn of_a_few_runs_all_are_offered_but_the_other_side() {
        let begun = runs(0..5);
        assert_eq!(days(&offered(&begun, &run(4), &run(3))), [4, 2, 1, 0]);
        assert_eq!(days(&offered(&begun, &run(7), &run(3))), [7, 4, 2, 1, 0], "the one looked at need not be begun");
        assert_eq!(days(&offered(&[], &run(1), &run(0))), [1]);
    }

    #[test]
    fn of_two_years_the_latest_are_offered_and_those_around_the_one_that_is_looked_at() {
        let begun = runs(0..730);
        let found = days(&offered(&begun, &run(100), &run(729)));
        assert_eq!(found.len(), OFFERED + 3);
        assert_eq!((found[0], found[OFFERED - 1]), (728, 699));
        assert_eq!(found[OFFERED..], [101, 100, 99]);
        // A neighbour on the other side makes room for the one behind it.
        assert_eq!(days(&offered(&begun, &run(100), &run(99)))[OFFERED..], [101, 100, 98]);
        assert_eq!(days(&offered(&begun, &run(0), &run(729)))[OFFERED..], [1, 0]);
        assert_eq!(offered(&begun, &run(720), &run(729)).len(), OFFERED);
        assert_eq!(offered(&begun, &run(699), &run(729)).len(), OFFERED + 1, "the neighbour behind the last of them");
    }

    #[test]
    fn a_day_means_its_run_or_the_nearest_before_or_else_after() {
        let begun = runs([3, 4, 8, 9].into_iter());
        let found = |day: u64| run_of_day(&begun, &run(8), run(day).date).map(|(run, fit)| (run.clone(), fit));
        assert_eq!(found(4), Some((run(4), Fit::ThatDay)));
        assert_eq!(found(6), Some((run(4), Fit::Before)));
        assert_eq!(found(20), Some((run(9), Fit::Before)));
        assert_eq!(found(1), Some((run(3), Fit::After)));
        assert_eq!(found(8), Some((run(4), Fit::Beside)), "that day's run is on the other side");
        assert_eq!(run_of_day(&begun[..1], &run(9), run(9).date), None);
        assert_eq!(run_of_day(&begun[..2], &run(8), run(8).date), Some((&begun[0], Fit::Beside)));
    }
}
