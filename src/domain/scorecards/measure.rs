//! What an indicator is measured in, and how a measured value is written down: whole ten-thousandths of its unit, so that
//! per cent, seconds, money and ratings need no fractions. Knows no indicator.

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
