//! What is due in a shop today: of each template that it uses the day that counts now. Derived; stores nothing (S13).

use super::status::{Day, DayStatus, Turn, day};
use super::{RUN, Run, RunId};
use crate::domain::calendar::{Zone, date, days_back};
use crate::domain::ids::RecordId;
use crate::domain::order::sort_by;
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::shops::Shop;
use crate::domain::templates::{Duty, Who, duties};
use chrono::{Days, NaiveDate};

/// How far back a duty is looked for that is still open: the longest grace is a month.
const LOOKED_BACK: u64 = 31;

/// What is due, template by template: today's, or an earlier day's that may still be done; and what was begun today
/// without being due. What is this person's duty comes first.
pub fn due_today(records: &Records, shop: &Shop, person: &RecordId, now: i64, zone: &dyn Zone) -> Vec<(Duty, Day)> {
    let today = date(zone, now);
    let mut due = Vec::new();
    for duty in duties(records, shop) {
        let of = |on| {
            let turn = Turn::of(records, duty.template, on, person);
            day(records, shop, duty.template, &turn, now, zone)
        };
        due.extend(day_that_counts(records, duty, today, of).map(|day| (duty, day)));
    }
    sort_by(&mut due, |(a, _), (b, _)| {
        let is_others = |duty: &Duty| !is_duty_of(records, duty.template.schedule.who, person);
        is_others(a).cmp(&is_others(b))
    });
    due
}

/// Whether a duty is a person's: nobody in particular is named, or this person or role is.
pub fn is_duty_of(records: &Records, who: Who, person: &RecordId) -> bool {
    match who {
        Who::Anybody | Who::Everyone => true,
        Who::Role(code) => people::find(records, person).is_some_and(|person| person.role == code),
        Who::Person(id) => {
            people::find(records, person).is_some() && people::is_same(records, person, &RecordId::new(id))
        }
    }
}

fn day_that_counts(records: &Records, duty: Duty, today: NaiveDate, of: impl Fn(NaiveDate) -> Day) -> Option<Day> {
    let todays = of(today);
    if duty.template.schedule.falls_on(today, duty.since) || is_begun(records, &todays.run) {
        return Some(todays);
    }
    let from = today.checked_sub_days(Days::new(LOOKED_BACK)).unwrap_or(today);
    let last = days_back(from, today).find(|on| duty.template.schedule.falls_on(*on, duty.since))?;
    let may_be_done =
        |day: &Day| matches!(day.status, DayStatus::Overdue | DayStatus::InProgress | DayStatus::Scheduled);
    Some(of(last)).filter(may_be_done)
}

fn is_begun(records: &Records, run: &RunId) -> bool {
    Run::of(records.get(&RUN, &run.record_id()).map(AsRef::as_ref)).is_begun()
}

/// The run that `today` stands for: of the first template that is due.
pub fn run_of_today(records: &Records, shop: &Shop, person: &RecordId, now: i64, zone: &dyn Zone) -> Option<RunId> {
    due_today(records, shop, person, now, zone).into_iter().next().map(|(_, day)| day.run)
}
