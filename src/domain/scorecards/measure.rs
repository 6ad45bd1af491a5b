//! What an indicator is measured in, and how a measured value is written down: whole ten-thousandths of its unit, so that
//! per cent, seconds, money and ratings need no fractions; and how one is typed. Knows no indicator.

use super::MAX_VALUE;
use crate::domain::decimal::{DecimalError, half_width, units};
use crate::domain::money::ungroup;

/// Ten-thousandths in one unit: 98.5 % is 985,000, 35 s are 350,000, ¥ 250 are 2,500,000.
pub const SCALE: i64 = 10_000;

/// What a value is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Per cent.
    Percent,
    /// Money, in the shop's currency.
    Money,
    /// Seconds.
    Seconds,
    /// Hours.
    Hours,
    /// A number of things.
    Count,
    /// One value over another: 1.12.
    Index,
    /// Points of a rating: 4.5 of 5.
    Points,
}

impl Unit {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Percent, Self::Money, Self::Seconds, Self::Hours, Self::Count, Self::Index, Self::Points];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Seconds => "seconds",
            Self::Hours => "hours",
            Self::Count => "count",
            Self::Index => "index",
            Self::Points => "points",
        }
    }

    /// From a record; what a later version measures in reads as a number.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|unit| unit.code() == code).unwrap_or(Self::Count)
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

impl Direction {
    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// From a record.
    pub fn from_code(code: &str) -> Self {
        if code == Self::Down.code() { Self::Down } else { Self::Up }
    }

    /// Whether a value is at least as good as a mark.
    pub fn reaches(self, value: i64, mark: i64) -> bool {
        match self {
            Self::Up => value >= mark,
            Self::Down => value <= mark,
        }
    }
}

/// The quotient rounded half up (away from nothing below it, as people round on paper); `None` for nothing to divide by.
pub fn rounded(numerator: i128, denominator: i128) -> Option<i64> {
    if denominator <= 0 {
        return None;
    }
    let half_up = (2 * numerator + denominator).div_euclid(2 * denominator);
    i64::try_from(half_up).ok()
}

/// So many of so many, in ten-thousandths of a per cent; `None` of none.
pub fn percent(part: usize, whole: usize) -> Option<i64> {
    let (part, whole) = (i128::try_from(part).ok()?, i128::try_from(whole).ok()?);
    rounded(part * 100 * i128::from(SCALE), whole)
}

/// The mean of amounts that are whole parts of a unit, `parts` to one: hours from milliseconds are 3,600,000 to one.
/// `None` of none.
pub fn mean(sum: i64, count: usize, parts: i64) -> Option<i64> {
    rounded(i128::from(sum) * i128::from(SCALE), i128::try_from(count).ok()? * i128::from(parts))
}

/// Why a typed value was not understood. The text that was typed stays in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAMeasure {
    /// Something other than a sign, digits, one point and the unit.
    #[error("not a number")]
    NotANumber,
    /// More than four digits after the point.
    #[error("more than four decimals")]
    TooFine,
    /// Beyond [`MAX_VALUE`].
    #[error("too large")]
    TooLarge,
}

impl From<DecimalError> for NotAMeasure {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::NotANumber => Self::NotANumber,
            DecimalError::TooFine => Self::TooFine,
            DecimalError::TooLarge => Self::TooLarge,
        }
    }
}

/// Reads a value of a unit as ten-thousandths: `98.5`, `９８．５％`, `¥1,250`, `-3`, `35秒`. `None` for an empty field.
///
/// # Errors
/// [`NotAMeasure`] says what is wrong; nothing is rounded, and the sign of another unit is no number.
pub fn typed(text: &str, unit: Unit) -> Result<Option<i64>, NotAMeasure> {
    let plain: String = text.chars().filter_map(half_width).collect();
    let bare = without_unit(&plain, unit);
    if bare.is_empty() {
        return if plain.is_empty() { Ok(None) } else { Err(NotAMeasure::NotANumber) };
    }
    let (sign, digits) = match bare.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, bare),
    };
    // The sign of a currency may stand on either side of the minus.
    let digits = if unit == Unit::Money { digits.trim_start_matches(['¥', '￥']) } else { digits };
    let ungrouped = ungroup(digits).ok_or(NotAMeasure::NotANumber)?;
    Ok(Some(sign * units(&ungrouped, 4, MAX_VALUE)?))
}

/// A typed text without the one sign of its unit.
fn without_unit(plain: &str, unit: Unit) -> &str {
    let signs: &[&str] = match unit {
        Unit::Percent => &["%", "％"],
        Unit::Money => &["元", "¥", "￥"],
        Unit::Seconds => &["秒", "s"],
        Unit::Hours => &["小时", "h"],
        Unit::Count => &["个", "次", "条", "件"],
        Unit::Index => &["倍"],
        Unit::Points => &["分"],
    };
    let bare = if unit == Unit::Money { plain.trim_start_matches(['¥', '￥']) } else { plain };
    signs.iter().find_map(|sign| bare.strip_suffix(sign)).unwrap_or(bare)
}

/// As it stands in a field, without its unit: `985000` is `98.5`.
pub fn in_field(ten_thousandths: i64) -> String {
    let sign = if ten_thousandths < 0 { "-" } else { "" };
    let (whole, fine) = ((ten_thousandths / SCALE).abs(), (ten_thousandths % SCALE).abs());
    let text = format!("{sign}{whole}.{fine:04}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_value_is_read_as_people_type_it() {
        for (text, unit, value) in [
            ("98.5", Unit::Percent, 985_000),
            ("９８．５％", Unit::Percent, 985_000),
            (" 98.5 % ", Unit::Percent, 985_000),
            ("¥1,250", Unit::Money, 12_500_000),
            ("￥１，２５０．５０", Unit::Money, 12_505_000),
            ("1250元", Unit::Money, 12_500_000),
            ("-¥3", Unit::Money, -30_000),
            ("35秒", Unit::Seconds, 350_000),
            ("2.5 小时", Unit::Hours, 25_000),
            ("12,345", Unit::Count, 123_450_000),
            ("1.12", Unit::Index, 11_200),
            ("4.5分", Unit::Points, 45_000),
            ("0", Unit::Count, 0),
        ] {
            assert_eq!(typed(text, unit), Ok(Some(value)), "{text}");
        }
        assert_eq!(typed("　", Unit::Percent), Ok(None));
    }

    #[test]
    fn what_is_no_value_is_refused_and_never_rounded() {
        for (text, unit, why) in [
            ("九成", Unit::Percent, NotAMeasure::NotANumber),
            ("%", Unit::Percent, NotAMeasure::NotANumber),
            ("35%", Unit::Seconds, NotAMeasure::NotANumber),
            ("1e3", Unit::Count, NotAMeasure::NotANumber),
            ("12,34", Unit::Money, NotAMeasure::NotANumber),
            ("1.23456", Unit::Index, NotAMeasure::TooFine),
            ("99999999999999", Unit::Count, NotAMeasure::TooLarge),
        ] {
            assert_eq!(typed(text, unit), Err(why), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_stands_in_a_field_reads_back(value in -MAX_VALUE..=MAX_VALUE) {
            for unit in Unit::ALL {
                prop_assert_eq!(typed(&in_field(value), unit), Ok(Some(value)));
            }
        }
    }
}
