//! Business dates and instants (S10). Zone rules are handed in through [`Zone`]; knows no clock.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// The default zone of a shop.
pub const DEFAULT_ZONE: &str = "Asia/Shanghai";

/// The rules of one time zone: Intl in the browser, chrono-tz in host tests.
pub trait Zone {
    /// Minutes east of UTC at an instant (UTC milliseconds).
    fn offset_minutes(&self, instant: i64) -> i32;
}

/// A zone without summer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed(pub i32);

impl Zone for Fixed {
    fn offset_minutes(&self, _: i64) -> i32 {
        self.0
    }
}

/// The wall-clock date and time at an instant (UTC milliseconds).
pub fn local(zone: &dyn Zone, instant: i64) -> NaiveDateTime {
    let shifted = instant.saturating_add(i64::from(zone.offset_minutes(instant)) * 60_000);
    DateTime::from_timestamp_millis(shifted).unwrap_or_default().naive_utc()
}

/// The business date at an instant.
pub fn date(zone: &dyn Zone, instant: i64) -> NaiveDate {
    local(zone, instant).date()
}

/// The instant (UTC milliseconds) of a wall-clock date and time. A time that summer time skips is moved
/// to the moment after the gap; one that occurs twice means the first.
pub fn instant(zone: &dyn Zone, date: NaiveDate, time: NaiveTime) -> i64 {
    let wall = date.and_time(time).and_utc().timestamp_millis();
    let at = |offset: i32| wall - i64::from(offset) * 60_000;
    let (before, after) = (zone.offset_minutes(wall - 86_400_000), zone.offset_minutes(wall + 86_400_000));
    let fits = |offset: &i32| zone.offset_minutes(at(*offset)) == *offset;
    [before.max(after), before.min(after)].into_iter().find(fits).map_or_else(|| at(before), at)
}

/// The days from `first` to `last`, both included, newest first; none when `first` is later.
pub fn days_back(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(last), |day| day.checked_sub_days(Days::new(1))).take_while(move |day| *day >= first)
}

/// A date as records hold it: `2026-11-21`. (Chrono's own reader knows every format, and weighs 20 kB.)
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(digits(year, 4)?.try_into().ok()?, digits(month, 2)?, digits(day, 2)?)
}

/// A time of day as records hold it, `10:00`, or as people type it, `9:30`.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(digits(hour, 2).or_else(|| digits(hour, 1))?, digits(minute, 2)?, 0)
}

/// A time of day as records hold it and people read it: `08:40`.
pub fn clock_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn digits(text: &str, count: usize) -> Option<u32> {
    let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Offset, TimeZone};

    struct Tz(chrono_tz::Tz);
    impl Zone for Tz {
        fn offset_minutes(&self, instant: i64) -> i32 {
            let at = DateTime::from_timestamp_millis(instant).expect("in range").naive_utc();
            self.0.offset_from_utc_datetime(&at).fix().local_minus_utc() / 60
        }
    }

    fn wall(date: &str, time: &str) -> (NaiveDate, NaiveTime) {
        (parse_date(date).expect("date"), parse_time(time).expect("time"))
    }

    #[test]
    fn a_shanghai_morning_is_the_evening_before_in_utc() {
        let zone = Tz(chrono_tz::Asia::Shanghai);
        let (day, time) = wall("2026-11-21", "08:40");
        let at = instant(&zone, day, time);
        assert_eq!(DateTime::from_timestamp_millis(at).expect("in range").to_rfc3339(), "2026-11-21T00:40:00+00:00");
        assert_eq!(date(&zone, at - 9 * 3_600_000), parse_date("2026-11-20").expect("date"));
    }

    #[test]
    fn summer_time_gaps_and_repeats_have_one_answer() {
        let zone = Tz(chrono_tz::Europe::Berlin);
        let (gap, time) = wall("2026-03-29", "02:30");
        assert_eq!(local(&zone, instant(&zone, gap, time)).to_string(), "2026-03-29 03:30:00");
        let (twice, time) = wall("2026-10-25", "02:30");
        assert_eq!(zone.offset_minutes(instant(&zone, twice, time)), 120);
    }

    #[test]
    fn dates_and_times_are_read_only_as_they_are_written() {
        let (day, time) = wall("2028-02-29", "00:05");
        assert_eq!((day.to_string(), clock_time(time)), ("2028-02-29".to_owned(), "00:05".to_owned()));
        for text in ["2026-02-29", "2026-1-01", "+026-01-01", "2026-01-01 ", "2026-13-01", "２０２６-01-01", "", "--"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
        assert_eq!(parse_time("8:40"), parse_time("08:40"));
        for text in ["24:00", "8:4", "008:40", "08:60", "08:40:00", "-1:00", ""] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn days_back_counts_both_ends() {
        let (first, last) = (parse_date("2026-02-27").expect("date"), parse_date("2026-03-01").expect("date"));
        assert_eq!(days_back(first, last).count(), 3);
        assert_eq!(days_back(last, first).count(), 0);
    }
}
