//! Decimal numbers as people type them, read as whole units of their last place (S11). Knows no sign, no currency and
//! no unit.

/// Why typed digits were not understood. Who asks says it in the words of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DecimalError {
    /// Something other than digits and one point.
    NotANumber,
    /// More places after the point than there may be.
    TooFine,
    /// Beyond the largest.
    TooLarge,
}

/// Reads `12`, `12.5`, `.5` with at most so many places after the point; `max` counts units of the last of them.
///
/// # Errors
/// [`DecimalError`]: nothing is rounded.
pub(super) fn units(plain: &str, places: usize, max: i64) -> Result<i64, DecimalError> {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(DecimalError::NotANumber);
    }
    if fraction.len() > places {
        return Err(DecimalError::TooFine);
    }
    let units: i64 = format!("0{whole}{fraction:0<places$}").parse().map_err(|_| DecimalError::TooLarge)?;
    Some(units).filter(|units| *units <= max).ok_or(DecimalError::TooLarge)
}

/// The half-width form of a character of a number; `None` for a space, which says nothing in one.
pub(super) fn half_width(c: char) -> Option<char> {
    match c {
        '０'..='９' | '．' | '，' | '－' => char::from_u32(u32::from(c) - 0xFEE0),
        '。' => Some('.'),
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}
