//! When a template is due: on which business dates, at what time, whose duty it is. Pure arithmetic of dates.

use chrono::{Datelike, NaiveDate, NaiveTime};

/// On which dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Repeat {
    /// Whenever somebody begins it.
    #[default]
    OnDemand,
    /// Every day.
    Daily,
    /// Monday to Friday.
    Weekdays,
    /// Every so many days from the first on.
    Days(i64),
    /// On some days of the week (bit 0: Monday), every so many weeks.
    Weekly {
        /// The days of the week.
        days: u8,
        /// Every how many weeks.
        every: i64,
    },
    /// On one day of the month, every so many months; a month that is shorter ends with it.
    Monthly {
        /// The day, 1 to 31.
        day: u32,
        /// Every how many months.
        every: i64,
    },
}

/// What a template says where everybody has to do their own.
pub const EVERYONE: &str = "everyone";

/// Whose duty it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Who {
    /// Anybody's.
    #[default]
    Anybody,
    /// Anybody's who has this role.
    Role(&'static str),
    /// One person's.
    Person(&'static str),
    /// Everybody does their own.
    Everyone,
}

/// When a template is due, and whose duty it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Schedule {
    /// On which dates.
    pub repeat: Repeat,
    /// The first date, from which days, weeks and months are counted; else the day on which it was taken into use.
    pub from: Option<NaiveDate>,
    /// The time in the shop's zone; else the shop's own for inspections.
    pub time: Option<NaiveTime>,
    /// Hours from due to missed; else the shop's own.
    pub grace: Option<i64>,
    /// Whose duty it is.
    pub who: Who,
}

impl Schedule {
    /// Whether it is due on a date; `since` is the day on which the shop took it into use.
    pub fn falls_on(&self, on: NaiveDate, since: NaiveDate) -> bool {
        let from = self.from.unwrap_or(since);
        on >= from && self.repeat.falls_on(on, from)
    }
}

impl Repeat {
    fn falls_on(self, on: NaiveDate, from: NaiveDate) -> bool {
        let weekday = on.weekday().num_days_from_monday();
        match self {
            Self::OnDemand => false,
            Self::Daily => true,
            Self::Weekdays => weekday < 5,
            Self::Days(every) => (on - from).num_days() % every.max(1) == 0,
            Self::Weekly { days, every } => days & (1 << weekday) != 0 && weeks(from, on) % every.max(1) == 0,
            Self::Monthly { day, every } => {
                on.day() == day.min(days_in_month(on)) && months(from, on) % every.max(1) == 0
            }
        }
    }
}

/// Weeks, from Monday on, between two dates.
fn weeks(from: NaiveDate, to: NaiveDate) -> i64 {
    let monday =
        |date: NaiveDate| i64::from(date.num_days_from_ce()) - i64::from(date.weekday().num_days_from_monday());
    (monday(to) - monday(from)) / 7
}

fn months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    months(to) - months(from)
}

fn days_in_month(date: NaiveDate) -> u32 {
    (28..=31).rev().find(|day| date.with_day(*day).is_some()).unwrap_or(28)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::parse_date;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect("a date")
    }

    /// The dates of a schedule in a stretch of days.
    fn dates(repeat: Repeat, since: &str, to: &str) -> Vec<String> {
        let schedule = Schedule { repeat, ..Schedule::default() };
        let all = day(since).iter_days().take_while(|on| *on <= day(to));
        all.filter(|on| schedule.falls_on(*on, day(since))).map(|on| on.to_string()).collect()
    }

    #[test]
    fn c_16_every_fourteen_days_is_counted_from_the_first() {
        let found = dates(Repeat::Days(14), "2026-11-22", "2027-01-04");
        assert_eq!(found, ["2026-11-22", "2026-12-06", "2026-12-20", "2027-01-03"]);
    }

    #[test]
    fn months_that_are_shorter_end_with_the_day() {
        let found = dates(Repeat::Monthly { day: 31, every: 1 }, "2027-12-31", "2028-04-30");
        assert_eq!(found, ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]);
        let found = dates(Repeat::Monthly { day: 1, every: 3 }, "2026-11-22", "2027-09-01");
        assert_eq!(found, ["2027-02-01", "2027-05-01", "2027-08-01"]);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let monday_and_thursday = Repeat::Weekly { days: 0b1001, every: 2 };
        let found = dates(monday_and_thursday, "2026-11-22", "2026-12-10");
        assert_eq!(found, ["2026-11-30", "2026-12-03"], "the 22nd is a Sunday: its week is nearly over");
        assert_eq!(dates(Repeat::Weekdays, "2026-11-20", "2026-11-24"), ["2026-11-20", "2026-11-23", "2026-11-24"]);
    }

    #[test]
    fn nothing_is_due_before_it_was_taken_into_use_or_on_demand() {
        let schedule = Schedule { repeat: Repeat::Daily, from: Some(day("2026-12-01")), ..Schedule::default() };
        assert!(!schedule.falls_on(day("2026-11-30"), day("2026-11-22")));
        assert!(schedule.falls_on(day("2026-12-01"), day("2026-11-22")));
        assert!(dates(Repeat::OnDemand, "2026-11-22", "2027-01-22").is_empty());
    }
}
