//! Writing a listing's fields: which are written by hand, which of them buyers see, what a value must be like, and the
//! log of prices (LST-14). Knows neither steps of its life nor who may what.

use super::{Refusal, StoredWindow, field, key};
use crate::domain::command::Draft;
use crate::domain::ids::{Field, RecordId};
use crate::domain::money::MAX_MINOR;
use crate::domain::record::Record;
use crate::domain::value::Value;

/// The longest title, in characters: a limit against mistakes; what platforms take is another matter.
pub const MAX_TITLE: usize = 300;
/// The longest text of any other field, in characters.
pub const MAX_TEXT: usize = 10_000;
/// The longest name of an attribute or code.
pub const MAX_SHORT: usize = 500;

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Title,
    Short,
    Long,
    Amount,
    Count,
    Image,
    Window,
}

fn sort(field: &Field) -> Option<Sort> {
    let parts: Vec<&str> = field.parts().collect();
    match parts.as_slice() {
        ["title"] => Some(Sort::Title),
        ["description" | "keywords"] | ["note" | "point" | "attribute", _] => Some(Sort::Long),
        ["platform" | "item" | "url" | "code" | "category" | "shop_category" | "part" | "owner" | "last_sold"]
        | ["description_blob" | "listed_on"]
        | ["sku", _, "name" | "code" | "barcode"] => Some(Sort::Short),
        ["list_price" | "price" | "floor"] | ["sku", _, "price"] => Some(Sort::Amount),
        ["stock" | "sold_7" | "sold_30"] | ["sku", _, "stock"] => Some(Sort::Count),
        ["image", _] => Some(Sort::Image),
        ["window", _] => Some(Sort::Window),
        _ => None,
    }
}

/// Whether a field is written by hand or by an import, and not by a step of the listing's life.
pub fn is_content(field: &Field) -> bool {
    sort(field).is_some()
}

/// Whether buyers see what the field says, so that it is reviewed before it changes on sale (LST-12).
pub fn is_reviewed(field: &Field) -> bool {
    let head = field.parts().next().unwrap_or_default();
    let texts = ["title", "category", "shop_category", "description", "description_blob", "keywords"];
    let others = ["price", "list_price", "window", "image", "attribute", "point"];
    texts.contains(&head) || others.contains(&head) || (head == "sku" && !field.as_str().ends_with("/stock"))
}

/// Checks what shall stand in a field; texts lose the blanks around them, and empty ones are cleared.
pub fn checked(field: &Field, value: &Value) -> Result<Value, Refusal> {
    let sort = sort(field).ok_or_else(|| Refusal::NotContent(field.clone()))?;
    match (sort, value) {
        (Sort::Title, Value::Text(title)) => {
            let title = limited(title, MAX_TITLE)?;
            if title.is_empty() { Err(Refusal::NoTitle) } else { Ok(title.into()) }
        }
        (Sort::Title, _) => Err(Refusal::NoTitle),
        (_, Value::Null) => Ok(Value::Null),
        (Sort::Short, Value::Text(text)) => Ok(or_null(limited(text, MAX_SHORT)?)),
        (Sort::Long, Value::Text(text)) => Ok(or_null(limited(text, MAX_TEXT)?)),
        (Sort::Amount | Sort::Count, Value::Int(number)) if (0..=MAX_MINOR).contains(number) => Ok(value.clone()),
        (Sort::Image, Value::Map(_)) => Ok(value.clone()),
        (Sort::Window, Value::Map(_)) => {
            let window = StoredWindow::read("", value).filter(|window| window.from < window.until);
            let fits = window.is_some_and(|window| (0..=MAX_MINOR).contains(&window.price));
            if fits { Ok(value.clone()) } else { Err(Refusal::NotAnAmount) }
        }
        _ => Err(Refusal::NotAnAmount),
    }
}

fn limited(text: &str, most: usize) -> Result<&str, Refusal> {
    let text = text.trim();
    if text.chars().count() > most { Err(Refusal::TooLong(most)) } else { Ok(text) }
}

fn or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

/// Adds a field of a listing to a draft. Where the selling price changes, the one that stood until now is logged with the
/// instant since which it held.
///
/// # Errors
/// The value does not fit the field.
pub fn written(
    draft: Draft,
    record: Option<&Record>,
    id: &RecordId,
    field: &Field,
    value: &Value,
) -> Result<Draft, Refusal> {
    let value = checked(field, value)?;
    let before = record.and_then(|record| record.cell(&field::PRICE)).filter(|_| *field == field::PRICE);
    let logged = before.filter(|cell| cell.value != value).and_then(|cell| {
        let price = cell.value.as_int()?;
        Some((field::step(cell.stamp.instant()), price))
    });
    let draft = draft.set(&key(id), field.clone(), value);
    Ok(match logged {
        Some((step, price)) => draft.set(&key(id), step, price),
        None => draft,
    })
}
