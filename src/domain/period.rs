//! Stretches of time with open ends: from an instant on, up to one that is no longer in it. UTC milliseconds; either end
//! may be missing; and how an instant stands in a field for date and time. Knows neither what lasts so long nor what the
//! time is.

use super::calendar::{self, Zone, clock_time, parse_date, parse_time};

/// The latest instant that can be stored: the end of the year 9999.
pub const MAX_INSTANT: i64 = 253_402_300_799_999;

/// A stretch of time: from, until.
pub type Period = (Option<i64>, Option<i64>);

/// Where an instant lies to a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// In it.
    Now,
    /// Before it: it comes later.
    Later,
    /// After it: it is over.
    Over,
}

/// Where the instant lies. A period that ends before it begins never holds: it is over.
pub fn when((from, until): Period, instant: i64) -> When {
    let is_empty = from.zip(until).is_some_and(|(from, until)| until <= from);
    if is_empty || until.is_some_and(|until| until <= instant) {
        return When::Over;
    }
    if from.is_some_and(|from| instant < from) { When::Later } else { When::Now }
}

/// Whether it ends after it begins.
pub fn is_forward((from, until): Period) -> bool {
    from.zip(until).is_none_or(|(from, until)| from < until)
}

/// Whether some instant lies in both.
pub fn overlap(one: Period, other: Period) -> bool {
    let begins_before =
        |(from, _): Period, (_, until): Period| from.zip(until).is_none_or(|(from, until)| from < until);
    [one, other].into_iter().all(is_forward) && begins_before(one, other) && begins_before(other, one)
}

/// The part of a stretch from an instant to a later one that a period takes: where it begins in it and how long it is, in
/// thousandths. `None` where they do not meet.
pub fn share(period: Period, whole: (i64, i64)) -> Option<(i64, i64)> {
    let (first, last) = whole;
    let length = last.checked_sub(first).filter(|length| *length > 0)?;
    if !overlap(period, (Some(first), Some(last))) {
        return None;
    }
    let thousandths = |instant: i64| (instant.clamp(first, last) - first).saturating_mul(1_000) / length;
    let from = thousandths(period.0.unwrap_or(first));
    Some((from, thousandths(period.1.unwrap_or(last)) - from))
}

/// An instant as a field for date and time holds it, in the shop's zone: `2026-11-21T08:40`; empty for none.
pub fn in_field(zone: &dyn Zone, instant: Option<i64>) -> String {
    instant.map_or_else(String::new, |instant| {
        let local = calendar::local(zone, instant);
        format!("{}T{}", local.date(), clock_time(local.time()))
    })
}

/// The instant that a field for date and time holds, in the shop's zone; seconds are left out, as in [`in_field`].
/// `None` for an empty field.
///
/// # Errors
/// Something else stands in it.
pub fn typed(zone: &dyn Zone, text: &str) -> Result<Option<i64>, NotAMoment> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (date, time) = text.split_once(['T', ' ']).ok_or(NotAMoment)?;
    let minutes = time.splitn(3, ':').take(2).collect::<Vec<_>>().join(":");
    let date = parse_date(date).ok_or(NotAMoment)?;
    Ok(Some(calendar::instant(zone, date, parse_time(&minutes).ok_or(NotAMoment)?)))
}

/// What was typed is no date with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date and a time")]
pub struct NotAMoment;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Fixed;
    use proptest::prelude::*;

    fn period() -> impl Strategy<Value = Period> {
        (proptest::option::of(0_i64..12), proptest::option::of(0_i64..12))
    }

    #[test]
    fn a_field_takes_the_forms_that_browsers_give() {
        let zone = Fixed(480);
        let at = Some(1_795_222_800_000); // 2026-11-21 09:00 in Shanghai
        for text in [" 2026-11-21T09:00 ", "2026-11-21T09:00:00", "2026-11-21 09:00", "2026-11-21T09:00:00.000"] {
            assert_eq!(typed(&zone, text), Ok(at), "{text}");
        }
        assert_eq!((typed(&zone, ""), in_field(&zone, None)), (Ok(None), String::new()));
        for text in ["2026-11-21", "T09:00", "2026-11-31T09:00", "2026-11-21T25:00", "now"] {
            assert_eq!(typed(&zone, text), Err(NotAMoment), "{text}");
        }
    }

    proptest! {
        /// What stands in a field reads back to the minute (S10).
        #[test]
        fn a_moment_reads_back(minutes in 0_i64..MAX_INSTANT / 60_000 - 1_440, offset in -720..=840) {
            let (zone, at) = (Fixed(offset), minutes * 60_000);
            prop_assert_eq!(typed(&zone, &in_field(&zone, Some(at))), Ok(Some(at)));
        }

        /// Two periods overlap exactly where an instant lies in both.
        #[test]
        fn overlapping_is_sharing_an_instant(one in period(), other in period()) {
            let shared = (-1..13).any(|at| when(one, at) == When::Now && when(other, at) == When::Now);
            prop_assert_eq!(overlap(one, other), shared);
            prop_assert_eq!(overlap(one, other), overlap(other, one));
        }

        /// What is drawn of a period lies within the whole, and nothing is drawn where they do not meet.
        #[test]
        fn a_share_lies_in_the_whole(period in period(), first in 0_i64..6, length in 1_i64..6) {
            let whole = (first, first + length);
            let meets = (whole.0..whole.1).any(|at| when(period, at) == When::Now);
            let drawn = share(period, whole);
            prop_assert_eq!(drawn.is_some(), meets);
            if let Some((from, long)) = drawn {
                prop_assert!(from >= 0 && long > 0 && from + long <= 1_000, "{from} {long}");
            }
        }

        /// As time goes on it is later, now and over, in this order.
        #[test]
        fn a_period_comes_holds_and_ends(period in period(), at in -1_i64..13) {
            let rank = |at| match when(period, at) { When::Later => 0, When::Now => 1, When::Over => 2 };
            prop_assert!(rank(at) <= rank(at + 1));
            prop_assert!(is_forward(period) || when(period, at) == When::Over);
        }
    }
}
