//! Money as whole minor units (S11), read from what people type. Knows no shop and no locale.

use super::decimal::{DecimalError, half_width, units};

/// The largest amount that can be typed: 99,999,999.99.
pub const MAX_MINOR: i64 = 9_999_999_999;

/// Why a typed price was not understood. The text that was typed stays in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// Something other than digits and one point.
    #[error("not a number")]
    NotANumber,
    /// Below zero.
    #[error("below zero")]
    Negative,
    /// More than two digits after the point.
    #[error("more than two decimals")]
    TooFine,
    /// Above [`MAX_MINOR`].
    #[error("too large")]
    TooLarge,
}

impl From<DecimalError> for PriceError {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::NotANumber => Self::NotANumber,
            DecimalError::TooFine => Self::TooFine,
            DecimalError::TooLarge => Self::TooLarge,
        }
    }
}

/// Reads a price: `12`, `12.5`, `¥1,299.00`, `１２．５` (full width). `None` for an empty field.
///
/// # Errors
/// [`PriceError`] says what is wrong; `1e9`, `-1`, `12.345` are refused, not rounded.
pub fn parse(typed: &str) -> Result<Option<i64>, PriceError> {
    let plain: String = typed.chars().filter_map(half_width).collect();
    let plain = plain.trim_start_matches(['¥', '￥']).trim_end_matches('元').to_owned();
    if plain.is_empty() {
        return Ok(None);
    }
    if plain.starts_with(['-', '−', '－']) {
        return Err(PriceError::Negative);
    }
    let ungrouped = ungroup(&plain).ok_or(PriceError::NotANumber)?;
    Ok(units(&ungrouped, 2, MAX_MINOR).map(Some)?)
}

/// Takes out commas that stand where thousands end: `1,299` is `1299`, `12,99` is not a number.
pub(super) fn ungroup(plain: &str) -> Option<String> {
    if !plain.contains(',') {
        return Some(plain.to_owned());
    }
    let (whole, rest) = plain.split_once('.').map_or((plain, None), |(w, r)| (w, Some(r)));
    let mut groups = whole.split(',');
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()))?;
    let mut joined = first.to_owned();
    for group in groups {
        joined.push_str(Some(group).filter(|group| group.len() == 3)?);
    }
    Some(rest.map_or(joined.clone(), |rest| format!("{joined}.{rest}")))
}

/// `129900` → `1299.00`.
pub fn plain(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, (minor % 100).abs())
}

/// As it stands in a field: [`plain`], and nothing for none.
pub fn in_field(minor: Option<i64>) -> String {
    minor.map(plain).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_people_type() {
        for (typed, minor) in [
            ("12", 1200),
            ("12.5", 1250),
            ("¥1,299.00", 129_900),
            ("１２．５", 1250),
            (" 99元", 9900),
            (".5", 50),
            ("0", 0),
        ] {
            assert_eq!(parse(typed), Ok(Some(minor)), "{typed}");
        }
        assert_eq!(parse("  "), Ok(None));
    }

    #[test]
    fn refuses_without_rounding() {
        use PriceError::*;
        for (typed, why) in [
            ("-1", Negative),
            ("－1", Negative),
            ("1e9", NotANumber),
            ("12.345", TooFine),
            ("12,99", NotANumber),
            ("1.2.3", NotANumber),
            ("abc", NotANumber),
            (".", NotANumber),
            ("100000000", TooLarge),
            ("99999999999999999999", TooLarge),
        ] {
            assert_eq!(parse(typed), Err(why), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(minor in 0..=MAX_MINOR) {
            prop_assert_eq!(parse(&plain(minor)), Ok(Some(minor)));
        }
    }
}
