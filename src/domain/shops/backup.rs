//! Whether the day's backup was made (ORD-12, SEC-D2, DOC-02): derived, never stored (S13). Knows no file.

use crate::domain::calendar::{Zone, instant, local};
use chrono::{Days, NaiveTime};

/// When the day's backup is due by default.
pub const DEFAULT_BACKUP: &str = "18:00";

/// How the day's backup stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backup {
    /// Nothing needs to be saved, or it is not time yet.
    Fine,
    /// It is time.
    Due,
    /// A whole day went by without one.
    Missed,
}

/// How it stands at an instant (UTC milliseconds). `since` is when there was something to save: the last backup, or
/// before the first one the day on which the shop was made.
pub fn backup(since: i64, changes: u64, time: NaiveTime, zone: &dyn Zone, now: i64) -> Backup {
    let today = local(zone, now).date();
    let due = |days: u64| today.checked_sub_days(Days::new(days)).map(|date| instant(zone, date, time));
    // The last two moments at which it was due.
    let first = if due(0).is_some_and(|today| now >= today) { 0 } else { 1 };
    let is_over = |days| due(days).is_some_and(|due| since < due);
    match (changes, is_over(first), is_over(first + 1)) {
        (0, ..) | (_, false, _) => Backup::Fine,
        (_, true, true) => Backup::Missed,
        // Yesterday's, which nobody made, while today's is not due yet.
        (_, true, false) if first == 1 => Backup::Missed,
        (_, true, false) => Backup::Due,
    }
}

/// When the next one is due, UTC milliseconds: today, or tomorrow when that is past.
pub fn next_backup(time: NaiveTime, zone: &dyn Zone, now: i64) -> i64 {
    let today = local(zone, now).date();
    let due = instant(zone, today, time);
    if now < due { due } else { today.succ_opt().map_or(due, |tomorrow| instant(zone, tomorrow, time)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, parse_date, parse_time};

    const ZONE: Fixed = Fixed(480);

    fn at(date: &str, time: &str) -> i64 {
        instant(&ZONE, parse_date(date).expect("a date"), parse_time(time).expect("a time"))
    }

    fn stands(last: i64, changes: u64, now: i64) -> Backup {
        backup(last, changes, parse_time(DEFAULT_BACKUP).expect("a time"), &ZONE, now)
    }

    #[test]
    fn it_is_due_once_a_day_while_something_has_changed() {
        let last = at("2026-11-21", "18:05");
        assert_eq!(stands(last, 9, at("2026-11-22", "17:59")), Backup::Fine);
        assert_eq!(stands(last, 9, at("2026-11-22", "18:00")), Backup::Due);
        assert_eq!(stands(last, 0, at("2026-11-22", "18:00")), Backup::Fine);
        assert_eq!(stands(at("2026-11-22", "18:01"), 9, at("2026-11-22", "23:59")), Backup::Fine);
    }

    #[test]
    fn it_is_missed_from_the_next_day_on() {
        let last = at("2026-11-21", "12:00");
        assert_eq!(stands(last, 1, at("2026-11-21", "23:59")), Backup::Due);
        assert_eq!(stands(last, 1, at("2026-11-22", "00:00")), Backup::Missed);
        assert_eq!(stands(last, 1, at("2026-11-22", "18:00")), Backup::Missed);
        assert_eq!(stands(at("2026-11-22", "08:00"), 1, at("2026-11-22", "18:00")), Backup::Due);
    }

    #[test]
    fn the_next_one_is_today_or_tomorrow() {
        let next = |now| next_backup(parse_time(DEFAULT_BACKUP).expect("a time"), &ZONE, now);
        assert_eq!(next(at("2026-11-22", "17:59")), at("2026-11-22", "18:00"));
        assert_eq!(next(at("2026-11-22", "18:00")), at("2026-11-23", "18:00"));
    }
}
