//! What a value of a placement's field must be like. Knows neither commands nor who may what.

use super::{Page, Refusal, Slot, field};
use crate::domain::ids::Field;
use crate::domain::money::MAX_MINOR;
use crate::domain::period::{MAX_INSTANT, Period, is_forward};
use crate::domain::record::Record;
use crate::domain::value::Value;

/// The longest printed text, link or note, in characters.
pub const MAX_TEXT: usize = 2_000;
/// The longest name of a page or category.
pub(super) const MAX_NAME: usize = 100;
/// The last place among those of a kind.
pub const MAX_ORDER: i64 = 9_999;
/// How long a SHA-256 is, in hexadecimal digits.
const SHA_LENGTH: usize = 64;

/// Checks what shall stand in a field; texts lose the blanks around them, and empty ones are cleared.
///
/// # Errors
/// The value does not fit the field.
pub(super) fn checked(field: &Field, value: &Value) -> Result<Value, Refusal> {
    let head = field.parts().next().unwrap_or_default();
    match (head, value) {
        ("page", Value::Text(code)) if Page::ALL.iter().any(|page| page.code() == code) => Ok(value.clone()),
        ("slot", Value::Text(code)) if Slot::ALL.iter().any(|slot| slot.code() == code) => Ok(value.clone()),
        ("order", Value::Int(1..=MAX_ORDER)) => Ok(value.clone()),
        ("order", _) => Err(Refusal::NotAPlace),
        ("page_name", Value::Text(text)) => limited(field, text, MAX_NAME),
        ("text" | "link" | "listing" | "campaign" | "note", Value::Text(text)) => limited(field, text, MAX_TEXT),
        ("picture", Value::Text(sha)) if sha.is_empty() => Ok(Value::Null),
        ("picture", Value::Text(sha)) if is_sha(sha) => Ok(value.clone()),
        ("printed_price", Value::Int(0..=MAX_MINOR)) => Ok(value.clone()),
        ("printed_price", Value::Int(_)) => Err(Refusal::NotAnAmount),
        ("from" | "until" | "printed_from" | "printed_until", Value::Int(0..=MAX_INSTANT)) => Ok(value.clone()),
        ("page" | "slot" | "shop", Value::Null) => Err(Refusal::NotAllowed(field.clone())),
        (_, Value::Null) => Ok(Value::Null),
        _ => Err(Refusal::NotAllowed(field.clone())),
    }
}

/// Whether the text names a stored picture.
fn is_sha(text: &str) -> bool {
    text.len() == SHA_LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A text without the blanks around it; cleared where nothing is left.
///
/// # Errors
/// It is longer than that.
pub(super) fn limited(field: &Field, text: &str, most: usize) -> Result<Value, Refusal> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Refusal::TooLong { field: field.clone(), most });
    }
    Ok(if text.is_empty() { Value::Null } else { text.into() })
}

/// Checks what the fields say together, once they say what they shall.
///
/// # Errors
/// A page without its name, or a period that ends before it begins; of a period only where one of its ends is written,
/// so that one that was taken off before it began can still be edited.
pub(super) fn check_together(record: Option<&Record>, edits: &[(Field, Value)]) -> Result<(), Refusal> {
    let of = |field: &Field| {
        let written = edits.iter().rev().find(|(known, _)| known == field).map(|(_, value)| value);
        written.or_else(|| record.and_then(|record| record.get(field))).filter(|value| !value.is_null())
    };
    let is_home = of(&field::PAGE).and_then(Value::as_str).is_none_or(|code| code == Page::Home.code());
    if !is_home && of(&field::PAGE_NAME).is_none() {
        return Err(Refusal::NoPageName);
    }
    let int = |field: &Field| of(field).and_then(Value::as_int);
    for (from, until) in [(field::FROM, field::UNTIL), (field::PRINTED_FROM, field::PRINTED_UNTIL)] {
        let is_written = edits.iter().any(|(field, _)| *field == from || *field == until);
        let period: Period = (int(&from), int(&until));
        if is_written && !is_forward(period) {
            return Err(Refusal::EndsFirst(until));
        }
    }
    Ok(())
}
