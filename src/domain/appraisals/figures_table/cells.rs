//! What a cell says as a name, a month or a quarter, a value with its unit. Knows no column and no person.

use super::Why;
use crate::domain::appraisals::Term;
use crate::domain::decimal::{DecimalError, half_width, units};
use crate::domain::money::ungroup;
use crate::domain::scorecards::{MAX_VALUE, Unit};

/// Ten-thousandths have four places.
const PLACES: usize = 4;
/// 万: ten thousand, four places more.
const WAN: usize = 4;

/// A name as it is compared: without blanks, in lower case, wide signs as narrow ones.
pub(super) fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '（' => Some('('),
        '）' => Some(')'),
        '％' => Some('%'),
        '：' => Some(':'),
        c => half_width(c),
    };
    text.trim_start_matches('\u{feff}').chars().filter_map(narrow).flat_map(char::to_lowercase).collect()
}

/// `2026-10`, `2026/10`, `2026.10`, `2026年10月`, `202610`, `10/2026`, `2026-Q4`, `2026年第4季度`; a day for its month.
pub(super) fn term(text: &str) -> Result<Term, Why> {
    let plain = plain(text).replace(['年', '月', '/', '.'], "-");
    if plain.is_empty() {
        return Err(Why::Empty);
    }
    let plain = plain.trim_end_matches(['-', '日']).to_owned();
    if let Some(quarter) = quarter(&plain) {
        return Ok(quarter);
    }
    let parts: Vec<&str> = plain.split('-').collect();
    let month = |year: &str, month: &str| Term::parse(&format!("{year}-{month:0>2}"));
    let found = match parts.as_slice() {
        [year, of] | [year, of, _] if year.len() == 4 => month(year, of),
        [of, year] if year.len() == 4 => month(year, of),
        [packed] if packed.len() == 6 && packed.is_ascii() => month(&packed[..4], &packed[4..]),
        _ => None,
    };
    found.ok_or(Why::NotATerm)
}

/// `2026-q4`, `2026q4`, `2026-第4季度`.
fn quarter(plain: &str) -> Option<Term> {
    let (year, rest) = plain.split_at_checked(4)?;
    let rest = rest.trim_start_matches('-');
    let number = rest.strip_prefix('q').or_else(|| rest.trim_start_matches('第').strip_suffix("季度"))?;
    Term::parse(&format!("{year}-Q{number}"))
}

/// `98.5%`, `¥1,299.00`, `12.5万`, `35秒`, `-3`: ten-thousandths of the unit. A sign of another unit is refused, since then
/// something else is meant.
pub(super) fn value(text: &str, unit: Unit) -> Result<i64, Why> {
    let plain = plain(text);
    if plain.is_empty() {
        return Err(Why::Empty);
    }
    let (is_negative, rest) = plain.strip_prefix(['-', '−']).map_or((false, plain.as_str()), |rest| (true, rest));
    let number = without_sign(rest, unit)?;
    let (number, places) = number.strip_suffix('万').map_or((number, PLACES), |rest| (rest, PLACES + WAN));
    let number = ungroup(number).ok_or(Why::NotANumber)?;
    let amount = units(short(&number, places), places, MAX_VALUE).map_err(|error| match error {
        DecimalError::NotANumber => Why::NotANumber,
        DecimalError::TooFine => Why::TooFine,
        DecimalError::TooLarge => Why::TooLarge,
    })?;
    Ok(if is_negative { -amount } else { amount })
}

/// Signs of units, longest first.
const SIGNS: [(&str, Unit); 17] = [
    ("seconds", Unit::Seconds),
    ("points", Unit::Points),
    ("hours", Unit::Hours),
    ("小时", Unit::Hours),
    ("cny", Unit::Money),
    ("rmb", Unit::Money),
    ("¥", Unit::Money),
    ("￥", Unit::Money),
    ("元", Unit::Money),
    ("%", Unit::Percent),
    ("秒", Unit::Seconds),
    ("分", Unit::Points),
    ("个", Unit::Count),
    ("次", Unit::Count),
    ("人", Unit::Count),
    ("s", Unit::Seconds),
    ("h", Unit::Hours),
];

fn without_sign(text: &str, unit: Unit) -> Result<&str, Why> {
    let bare = |sign: &str| text.strip_suffix(sign).or_else(|| text.strip_prefix(sign).filter(|_| sign != "s"));
    match SIGNS.iter().find_map(|(sign, of)| Some((bare(sign)?, *of))) {
        Some((rest, of)) if of == unit => Ok(rest),
        Some(_) => Err(Why::OtherUnit),
        None => Ok(text),
    }
}

/// Without zeros at the end that say nothing.
fn short(text: &str, places: usize) -> &str {
    match text.split_once('.') {
        Some((whole, fraction)) if fraction.len() > places => {
            let kept = fraction.trim_end_matches('0').len().max(places);
            &text[..whole.len() + 1 + kept.min(fraction.len())]
        }
        _ => text,
    }
}
