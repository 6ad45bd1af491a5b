//! Stretches of time with open ends: from an instant on, up to one that is no longer in it. UTC milliseconds; either end
//! may be missing. Knows neither what lasts so long nor what the time is.

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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period() -> impl Strategy<Value = Period> {
        (proptest::option::of(0_i64..12), proptest::option::of(0_i64..12))
    }

    proptest! {
        /// Two periods overlap exactly where an instant lies in both.
        #[test]
        fn overlapping_is_sharing_an_instant(one in period(), other in period()) {
            let shared = (-1..13).any(|at| when(one, at) == When::Now && when(other, at) == When::Now);
            prop_assert_eq!(overlap(one, other), shared);
            prop_assert_eq!(overlap(one, other), overlap(other, one));
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
