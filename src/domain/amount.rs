//! Numbers that people type, as whole thousandths (S11): temperatures, seconds, counts. Knows no unit and no locale.

use super::decimal::{DecimalError, half_width, units};

/// The largest number that can be typed, in thousandths: a thousand million.
pub const MAX: i64 = 1_000_000_000_000;

/// Why a typed number was not understood. The text that was typed stays in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Something other than a sign, digits and one point.
    #[error("not a number")]
    NotANumber,
    /// More than three digits after the point.
    #[error("more than three decimals")]
    TooFine,
    /// Beyond [`MAX`].
    #[error("too large")]
    TooLarge,
}

impl From<DecimalError> for AmountError {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::NotANumber => Self::NotANumber,
            DecimalError::TooFine => Self::TooFine,
            DecimalError::TooLarge => Self::TooLarge,
        }
    }
}

/// Reads a number: `12`, `-3.5`, `０．２５` (full width). `None` for an empty field.
///
/// # Errors
/// [`AmountError`] says what is wrong; nothing is rounded.
pub fn parse(typed: &str) -> Result<Option<i64>, AmountError> {
    let plain: String = typed.chars().filter_map(half_width).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let (sign, digits) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, plain.as_str()),
    };
    Ok(units(digits, 3, MAX).map(|number| Some(sign * number))?)
}

/// As people write it: `12500` → `12.5`, `-3000` → `-3`.
pub fn plain(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, fine) = ((thousandths / 1_000).abs(), (thousandths % 1_000).abs());
    let text = format!("{sign}{whole}.{fine:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_people_type_and_refuses_without_rounding() {
        for (typed, number) in
            [("12", 12_000), ("-3.5", -3_500), ("０．２５", 250), (" 1 000 ", 1_000_000), (".5", 500)]
        {
            assert_eq!(parse(typed), Ok(Some(number)), "{typed}");
        }
        assert_eq!(parse("  "), Ok(None));
        for (typed, why) in [
            ("1e3", AmountError::NotANumber),
            ("1.2345", AmountError::TooFine),
            ("--1", AmountError::NotANumber),
            (".", AmountError::NotANumber),
            ("1000000001", AmountError::TooLarge),
        ] {
            assert_eq!(parse(typed), Err(why), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(number in -MAX..=MAX) {
            prop_assert_eq!(parse(&plain(number)), Ok(Some(number)));
        }
    }
}
