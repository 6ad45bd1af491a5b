//! What a form is about in time: a month, or a quarter, and the days by which its steps are due. Knows no form.

use crate::domain::calendar::{self, Zone};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};
use std::fmt;

/// A month or a quarter of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// Year and month, 1 to 12: `2026-10`.
    Month(i32, u32),
    /// Year and quarter, 1 to 4: `2026-Q4`.
    Quarter(i32, u32),
}

impl Term {
    /// Reads `2026-10` or `2026-Q4`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, part) = text.split_once('-').filter(|(year, part)| year.len() == 4 && part.len() == 2)?;
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let year = year.parse::<i32>().ok().filter(|year| is_digits(text.get(..4).unwrap_or_default()) && *year > 0)?;
        match part.strip_prefix('Q') {
            Some(quarter) => {
                quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter)).map(|q| Self::Quarter(year, q))
            }
            None if is_digits(part) => {
                part.parse().ok().filter(|month| (1..=12).contains(month)).map(|m| Self::Month(year, m))
            }
            None => None,
        }
    }

    /// The month that a day lies in.
    pub fn month_of(day: NaiveDate) -> Self {
        Self::Month(day.year(), day.month())
    }

    /// The quarter that a day lies in.
    pub fn quarter_of(day: NaiveDate) -> Self {
        Self::Quarter(day.year(), (day.month() - 1) / 3 + 1)
    }

    /// Whether it is a quarter.
    pub fn is_quarter(self) -> bool {
        matches!(self, Self::Quarter(..))
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// The first day after it.
    pub fn end(self) -> NaiveDate {
        let months = if self.is_quarter() { 3 } else { 1 };
        self.first().checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.end().pred_opt().unwrap_or_default()
    }

    /// The one before it.
    pub fn before(self) -> Self {
        let day = self.first().pred_opt().unwrap_or_default();
        if self.is_quarter() { Self::quarter_of(day) } else { Self::month_of(day) }
    }

    /// The one after it.
    pub fn after(self) -> Self {
        if self.is_quarter() { Self::quarter_of(self.end()) } else { Self::month_of(self.end()) }
    }

    /// The months in it, in order.
    pub fn months(self) -> Vec<Self> {
        let first = Self::month_of(self.first());
        std::iter::successors(Some(first), |month| Some(month.after()))
            .take_while(|month| month.first() < self.end())
            .collect()
    }

    /// Whether a business day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first() <= day && day < self.end()
    }

    /// From which instant up to which it lasts, in the shop's zone, UTC milliseconds.
    pub fn instants(self, zone: &dyn Zone) -> (i64, i64) {
        let at = |day| calendar::instant(zone, day, NaiveTime::MIN);
        (at(self.first()), at(self.end()))
    }

    /// The day of the month after it that has this number: the 1st, the 3rd; the last one of a shorter month.
    pub fn day_after(self, number: u32) -> NaiveDate {
        let first = self.end();
        let last = Self::month_of(first).last().day();
        first.with_day(number.clamp(1, last)).unwrap_or(first)
    }
}

impl fmt::Display for Term {
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(year, month) => write!(form, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(form, "{year:04}-Q{quarter}"),
        }
    }
}

/// The day that lies so many working days after another: Monday to Friday. Public holidays are not known here; the
/// longer window is the person's.
pub fn working_days_after(day: NaiveDate, count: u32) -> NaiveDate {
    let is_working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let days = std::iter::successors(day.checked_add_days(Days::new(1)), |day| day.checked_add_days(Days::new(1)));
    if count == 0 { day } else { days.filter(is_working).nth(count as usize - 1).unwrap_or(day) }
}
