//! What a stretch of days says: fails per group and week, what fails most, how long mending takes, who handed in in
//! time. Derived from runs and follow-ups, stores nothing (S13); knows no screen.

use super::run::{Outcome, Run, RunId, Stored, together};
use super::{RUN, Results, WHOLE};
use crate::domain::calendar::{Zone, instant};
use crate::domain::ids::RecordId;
use crate::domain::order::sort_by;
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::shops::{self, Shop};
use crate::domain::tasks::{self, TASK};
use crate::domain::templates::{Group, Template};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeMap;

/// The days that are looked at, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Period {
    /// The last `weeks` weeks up to a day, from a Monday on.
    pub fn weeks_to(to: NaiveDate, weeks: u64) -> Self {
        let back = u64::from(to.weekday().num_days_from_monday()) + 7 * weeks.saturating_sub(1);
        Self { from: to.checked_sub_days(Days::new(back)).unwrap_or(to), to }
    }

    /// The month of a day.
    pub fn month_of(day: NaiveDate) -> Self {
        let from = day.with_day(1).unwrap_or(day);
        let next = from.checked_add_months(Months::new(1));
        Self { from, to: next.and_then(|next| next.pred_opt()).unwrap_or(from) }
    }

    fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// A week, from Monday on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Days on which something was inspected.
    pub runs: usize,
    /// Failed checks, by group in the template's order.
    pub fails: Vec<usize>,
}

impl Week {
    /// Failed checks of all groups.
    pub fn total(&self) -> usize {
        self.fails.iter().sum()
    }
}

/// How often something failed, of the runs in which it had a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing<T> {
    /// What failed.
    pub what: T,
    /// In how many runs.
    pub fails: usize,
    /// Of how many.
    pub of: usize,
}

/// How long it takes until a follow-up is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Mending {
    /// Follow-ups opened in the period and done since.
    pub done: usize,
    /// Opened in the period and not done yet.
    pub open: usize,
    /// Mean time from opening to done, milliseconds; 0 while none is done.
    pub mean: i64,
}

/// What a person handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// Who, joined entries followed.
    pub person: RecordId,
    /// Runs handed in.
    pub runs: usize,
    /// Of these, by the hour that they were due.
    pub in_time: usize,
}

/// What a stretch of days says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trends {
    /// The weeks, oldest first; also those without a run.
    pub weeks: Vec<Week>,
    /// The checks that failed, most often first.
    pub checks: Vec<Failing<&'static str>>,
    /// The banners and items that failed, by name, most often first.
    pub entries: Vec<Failing<String>>,
    /// The follow-ups.
    pub mending: Mending,
    /// The people who handed in, most runs first.
    pub people: Vec<HandedIn>,
}

/// Looks at a period of one shop and template.
pub fn trends(records: &Records, shop: &Shop, template: &'static Template, period: Period, zone: &dyn Zone) -> Trends {
    let shops = shops::ids(records, &shop.id);
    let is_own = |id: &RunId| id.template == template.id && period.holds(id.date) && shops.contains(&id.shop);
    let mut count = Count::new(template, period);
    for record in records.of(&RUN) {
        if let Some(id) = RunId::parse(record.id()).filter(is_own) {
            let run = Run::of(Some(record.as_ref()));
            count.run(&id, run);
            count.handed_in(records, run, instant(zone, id.date, template.schedule.time.unwrap_or(shop.due)));
        }
    }
    count.finished(mending(records, is_own))
}

/// What is counted while the runs are gone through: how often something failed, and of how many.
struct Count<'a> {
    template: &'static Template,
    weeks: Vec<Week>,
    checks: BTreeMap<&'static str, (usize, usize)>,
    entries: BTreeMap<&'a str, (usize, usize)>,
    people: BTreeMap<RecordId, (usize, usize)>,
}

impl<'a> Count<'a> {
    fn new(template: &'static Template, period: Period) -> Self {
        let week = |monday| Week { monday, runs: 0, fails: vec![0; template.groups.len()] };
        let mondays = std::iter::successors(Some(monday_of(period.from)), |day| day.checked_add_days(Days::new(7)));
        let weeks = mondays.take_while(|day| *day <= period.to).map(week).collect();
        Self { template, weeks, checks: BTreeMap::new(), entries: BTreeMap::new(), people: BTreeMap::new() }
    }

    fn run(&mut self, id: &RunId, run: Run<'a>) {
        if !run.is_begun() {
            return;
        }
        let results = Results::of(run);
        let fails: Vec<usize> = self.template.groups.iter().map(|group| self.group(&results, group)).collect();
        if let Some(week) = self.weeks.iter_mut().find(|week| week.monday == monday_of(id.date)) {
            week.runs += 1;
            week.fails.iter_mut().zip(fails).for_each(|(sum, more)| *sum += more);
        }
    }

    /// Counts the checks and the entries of a group; tells how many checks failed.
    fn group(&mut self, results: &Results<'a>, group: &'static Group) -> usize {
        let entries = results.entries(group);
        let mut told = vec![(false, false); entries.len()];
        let mut failed = 0;
        for check in group.checks {
            let given = results.at(&entries, check.id);
            for ((is_answered, fails), outcome) in told.iter_mut().zip(&given) {
                *is_answered |= outcome.is_some();
                *fails |= *outcome == Some(Outcome::Fail);
            }
            if let Some(result) = together(given) {
                let fails = result == Outcome::Fail;
                tally(self.checks.entry(check.id).or_default(), fails);
                failed += usize::from(fails);
            }
        }
        let answered = entries.iter().zip(told).filter(|(entry, (is_answered, _))| *is_answered && entry.id != WHOLE);
        for (entry, (_, fails)) in answered {
            tally(self.entries.entry(entry.name).or_default(), fails);
        }
        failed
    }

    fn handed_in(&mut self, records: &Records, run: Run, due: i64) {
        let is_in = run.stored() != Stored::Open;
        let Some(at) = run.submitted_at().filter(|_| is_in) else { return };
        let by = run.submitted_by();
        let person = people::find(records, &by).map_or(by, |person| person.id);
        tally(self.people.entry(person).or_default(), at <= due);
    }

    fn finished(self, mending: Mending) -> Trends {
        let person = |(person, (in_time, runs))| HandedIn { person, runs, in_time };
        let mut people: Vec<HandedIn> = self.people.into_iter().map(person).collect();
        sort_by(&mut people, |a, b| b.runs.cmp(&a.runs));
        let entries = ranked(self.entries).into_iter();
        let entries = entries.map(|one| Failing { what: one.what.to_owned(), fails: one.fails, of: one.of }).collect();
        Trends { weeks: self.weeks, checks: ranked(self.checks), entries, mending, people }
    }
}

fn tally((hits, of): &mut (usize, usize), hit: bool) {
    *hits += usize::from(hit);
    *of += 1;
}

/// What failed at all: most often first, then what fails in the greater share.
fn ranked<T>(counted: BTreeMap<T, (usize, usize)>) -> Vec<Failing<T>> {
    let failing = |(what, (fails, of))| Failing { what, fails, of };
    let mut failed: Vec<Failing<T>> = counted.into_iter().map(failing).filter(|one| one.fails > 0).collect();
    sort_by(&mut failed, |a, b| b.fails.cmp(&a.fails).then((b.fails * a.of).cmp(&(a.fails * b.of))));
    failed
}

/// The follow-ups of runs, from the moment they were opened until they were done.
fn mending(records: &Records, is_own: impl Fn(&RunId) -> bool) -> Mending {
    let mut times = Vec::new();
    let mut open = 0;
    for record in records.of(&TASK).filter(|record| !record.is_deleted()) {
        let Some(opened) = record.cell(&tasks::field::RUN).map(|cell| cell.stamp.instant()) else { continue };
        if !tasks::run_of(record).is_some_and(|run| is_own(&run)) {
            continue;
        }
        match tasks::done_at(record) {
            Some(done) => times.push((done - opened).max(0)),
            None => open += 1,
        }
    }
    let mean = times.iter().sum::<i64>() / i64::try_from(times.len().max(1)).unwrap_or(1);
    Mending { done: times.len(), open, mean }
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, instant, parse_date, parse_time};
    use crate::domain::command::Command;
    use crate::domain::desk::Desk;
    use crate::domain::inspections::{self, Spot};
    use crate::domain::templates::DAILY;

    const ZONE: Fixed = Fixed(480);
    const SHOP: RecordId = RecordId::of("s");
    const ANN: RecordId = RecordId::of("ann");
    const BEN: RecordId = RecordId::of("ben");

    fn on(day: &str) -> NaiveDate {
        parse_date(day).expect("a date")
    }

    fn at(day: &str, time: &str) -> i64 {
        instant(&ZONE, on(day), parse_time(time).expect("a time"))
    }

    fn run_on(day: &str) -> RunId {
        RunId { shop: SHOP, template: DAILY.id.to_owned(), date: on(day), by: None }
    }

    fn desk() -> Desk<'static> {
        let mut desk = Desk::new(&ZONE, 1, at("2026-11-02", "08:00"));
        let (name, industry, zone) = ("云栖".to_owned(), String::new(), "Asia/Shanghai".to_owned());
        let shop = shops::Command::Create { id: SHOP, name, platform: shops::Platform::Tmall, industry, zone };
        desk.act(&Command::Shop(shop)).expect("a shop");
        for person in [ANN, BEN] {
            let create =
                people::Command::Create { id: person.clone(), name: person.to_string(), role: "assistant".into() };
            desk.act(&Command::Person(create)).expect("a person");
        }
        desk
    }

    fn act(desk: &mut Desk, command: inspections::Command) {
        desk.act(&Command::Inspection(command)).expect("allowed");
    }

    fn answer(desk: &mut Desk, day: &str, check: &str, outcome: Outcome) {
        let at = Spot::whole(run_on(day), check);
        act(desk, inspections::Command::Answer { at: at.clone(), outcome: Some(outcome) });
        if outcome == Outcome::Fail {
            act(desk, inspections::Command::Note { at, text: "错位".into() });
        }
    }

    /// A morning on which a check passed or failed, handed in by somebody at some time.
    fn morning(desk: &mut Desk, day: &str, by: &RecordId, outcome: Outcome, in_at: &str) {
        desk.now = at(day, "08:40");
        desk.sit(by);
        answer(desk, day, "INSP-01.1", outcome);
        answer(desk, day, "INSP-06.1", Outcome::Pass);
        desk.now = at(day, in_at);
        act(desk, inspections::Command::Submit { run: run_on(day) });
    }

    fn look(desk: &Desk, from: &str, to: &str) -> Trends {
        let shop = Shop::read(desk.records.by_key(&shops::key(&SHOP)).expect("the shop"));
        trends(&desk.records, &shop, &DAILY, Period { from: on(from), to: on(to) }, &ZONE)
    }

    #[test]
    fn fails_are_counted_by_week_and_group() {
        let mut desk = desk();
        for (day, outcome) in [
            ("2026-11-03", Outcome::Fail),
            ("2026-11-08", Outcome::Fail), // a Sunday: still the week of the 2nd
            ("2026-11-09", Outcome::Pass),
            ("2026-11-18", Outcome::Fail),
        ] {
            morning(&mut desk, day, &ANN, outcome, "08:55");
        }
        let found = look(&desk, "2026-11-02", "2026-11-22");
        let weeks: Vec<_> = found.weeks.iter().map(|week| (week.monday, week.runs, week.total())).collect();
        assert_eq!(weeks, [(on("2026-11-02"), 2, 2), (on("2026-11-09"), 1, 0), (on("2026-11-16"), 1, 1)]);
        assert_eq!(found.weeks[0].fails, [2, 0, 0, 0, 0, 0]);
        assert_eq!(found.checks, [Failing { what: "INSP-01.1", fails: 3, of: 4 }]);
        let later = look(&desk, "2026-11-09", "2026-11-22");
        assert_eq!(later.checks, [Failing { what: "INSP-01.1", fails: 1, of: 2 }]);
    }

    #[test]
    fn an_entry_counts_once_a_run_under_its_name() {
        let mut desk = desk();
        for (day, entry, outcome) in [("2026-11-03", "e1", Outcome::Fail), ("2026-11-04", "e2", Outcome::Pass)] {
            desk.now = at(day, "08:40");
            let (run, group, entry) = (run_on(day), "INSP-02".to_owned(), entry.to_owned());
            let name = inspections::Command::NameEntry {
                run: run.clone(),
                group,
                entry: entry.clone(),
                name: "主会场".into(),
            };
            act(&mut desk, name);
            for check in ["INSP-02.1", "INSP-02.4"] {
                let at = Spot { run: run.clone(), check: check.into(), entry: entry.clone() };
                act(&mut desk, inspections::Command::Answer { at, outcome: Some(outcome) });
            }
        }
        let found = look(&desk, "2026-11-02", "2026-11-08");
        assert_eq!(found.entries, [Failing { what: "主会场".to_owned(), fails: 1, of: 2 }]);
        assert_eq!(found.weeks[0].fails, [0, 2, 0, 0, 0, 0]);
    }

    #[test]
    fn who_hands_in_late_is_counted_under_the_entry_that_stays() {
        let mut desk = desk();
        morning(&mut desk, "2026-11-03", &ANN, Outcome::Pass, "09:00");
        morning(&mut desk, "2026-11-04", &ANN, Outcome::Pass, "10:01");
        morning(&mut desk, "2026-11-05", &BEN, Outcome::Pass, "10:00");
        let join = people::Command::Join { kept: ANN, duplicate: BEN };
        desk.act(&Command::Person(join)).expect("joined");
        let found = look(&desk, "2026-11-02", "2026-11-08");
        assert_eq!(found.people, [HandedIn { person: ANN, runs: 3, in_time: 2 }]);
    }

    #[test]
    fn mending_takes_from_the_opening_to_the_deed() {
        let mut desk = desk();
        for (day, hours) in [("2026-11-03", Some(2)), ("2026-11-04", Some(4)), ("2026-11-05", None)] {
            morning(&mut desk, day, &ANN, Outcome::Fail, "08:55");
            let at = Spot { run: run_on(day), check: "INSP-01.1".into(), entry: WHOLE.into() };
            let task = tasks::id_at(&at);
            let owner = tasks::Owner::Person(ANN);
            let open = tasks::Command::FollowUp { at, what: "改".into(), owner, due: on(day) };
            desk.act(&Command::Task(open)).expect("opened");
            if let Some(hours) = hours {
                desk.now += hours * 3_600_000;
                let done = tasks::Command::Done { task, result: "已改".into() };
                desk.act(&Command::Task(done)).expect("done");
            }
        }
        let found = look(&desk, "2026-11-02", "2026-11-08").mending;
        assert_eq!((found.done, found.open), (2, 1));
        assert_eq!((found.mean + 60_000) / 3_600_000, 3, "{} ms", found.mean);
    }

    #[test]
    fn a_period_of_weeks_begins_on_a_monday() {
        let period = Period::weeks_to(on("2026-11-22"), 2); // a Sunday
        assert_eq!(period, Period { from: on("2026-11-09"), to: on("2026-11-22") });
        assert_eq!(Period::weeks_to(on("2026-11-23"), 1).from, on("2026-11-23"));
    }

    #[test]
    fn a_month_ends_with_its_last_day() {
        for (day, last) in [("2026-11-22", "2026-11-30"), ("2028-02-29", "2028-02-29"), ("2026-12-31", "2026-12-31")] {
            let month = Period::month_of(on(day));
            assert_eq!((month.from.day(), month.to), (1, on(last)));
        }
    }
}
