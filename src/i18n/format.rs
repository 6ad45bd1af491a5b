//! Dates, times, money and amounts as people read them. Pure: told the zone and the instant.

use super::Lang;
use crate::domain::calendar::{Zone, clock_time, local};
use crate::domain::money;
use chrono::{Datelike, NaiveDate};

const ZH_DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
const EN_DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const EN_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn weekday(date: NaiveDate) -> usize {
    date.weekday().num_days_from_monday() as usize
}

/// `六`, `Sat`.
pub fn weekday_name(lang: Lang, date: NaiveDate) -> &'static str {
    match lang {
        Lang::Zh => ZH_DAYS[weekday(date)],
        Lang::En => EN_DAYS[weekday(date)],
    }
}

/// `11月21日 周六`, `Sat 21 Nov`; with the year when it is not that of `today`.
pub fn day(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    let other_year = date.year() != today.year();
    let weekday = weekday(date);
    match lang {
        Lang::Zh => {
            let year = if other_year { format!("{}年", date.year()) } else { String::new() };
            format!("{year}{}月{}日 周{}", date.month(), date.day(), ZH_DAYS[weekday])
        }
        Lang::En => {
            let year = if other_year { format!(" {}", date.year()) } else { String::new() };
            format!("{} {} {}{year}", EN_DAYS[weekday], date.day(), EN_MONTHS[date.month0() as usize])
        }
    }
}

/// `11月21日`, `21 Nov`.
pub fn short_day(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", date.month(), date.day()),
        Lang::En => format!("{} {}", date.day(), EN_MONTHS[date.month0() as usize]),
    }
}

/// `2026 年 11 月`, `Nov 2026`.
pub fn month(lang: Lang, year: i32, month: u32) -> String {
    match lang {
        Lang::Zh => format!("{year} 年 {month} 月"),
        Lang::En => format!("{} {year}", EN_MONTHS[(month as usize + 11) % 12]),
    }
}

/// The days of the week from Monday on, as a column's head.
pub fn weekdays(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::Zh => ZH_DAYS,
        Lang::En => EN_DAYS,
    }
}

/// Today, yesterday, tomorrow, else [`day`].
pub fn near_day(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => super::common::today(lang).to_owned(),
        -1 => super::common::yesterday(lang).to_owned(),
        1 => super::common::tomorrow(lang).to_owned(),
        _ => day(lang, date, today),
    }
}

/// `08:40` in the shop's zone.
pub fn time(zone: &dyn Zone, instant: i64) -> String {
    clock_time(local(zone, instant).time())
}

/// Day and time; only the time when it is today's.
pub fn moment(lang: Lang, zone: &dyn Zone, instant: i64, today: NaiveDate) -> String {
    let date = local(zone, instant).date();
    if date == today { time(zone, instant) } else { format!("{} {}", near_day(lang, date, today), time(zone, instant)) }
}

/// `¥1,299.00`.
pub fn price(minor: i64) -> String {
    let plain = money::plain(minor.abs());
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}¥{}.{cents}", grouped(whole))
}

/// `12,345`.
pub fn count(number: u64) -> String {
    grouped(&number.to_string())
}

fn grouped(digits: &str) -> String {
    let bytes = digits.as_bytes();
    let groups: Vec<&str> =
        bytes.rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
    groups.join(",")
}

/// `1.4 MB`.
pub fn bytes(bytes: u64) -> String {
    match bytes {
        0..=999 => format!("{bytes} B"),
        1_000..=999_999 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// `3 checks`, `1 check`.
pub fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Hundredths as people read them: `8650` is `86.5`.
pub fn hundredths(number: i64) -> String {
    crate::domain::amount::plain(number * 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Fixed;

    fn date(text: &str) -> NaiveDate {
        crate::domain::calendar::parse_date(text).expect("a date")
    }

    #[test]
    fn dates_in_both_languages() {
        let today = date("2026-11-21");
        assert_eq!(day(Lang::Zh, today, today), "11月21日 周六");
        assert_eq!(day(Lang::En, today, today), "Sat 21 Nov");
        assert_eq!(day(Lang::Zh, date("2025-01-05"), today), "2025年1月5日 周日");
        assert_eq!(day(Lang::En, date("2025-01-05"), today), "Sun 5 Jan 2025");
        assert_eq!(near_day(Lang::Zh, date("2026-11-20"), today), "昨天");
        assert_eq!(moment(Lang::En, &Fixed(480), 1_795_219_200_000, today), "08:00");
    }

    #[test]
    fn amounts() {
        assert_eq!(price(129_900), "¥1,299.00");
        assert_eq!(price(-50), "-¥0.50");
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(bytes(1_450_000), "1.4 MB");
    }
}
