//! What one stored object of the journal holds: a row, or the rows that came in at once. A browser needs about as long
//! for an object with many rows as for one with a single row. Knows no changes.

use super::super::api::{RowName, StoreError};
use super::fault::Fault;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The members of a stored object: replica and sequence number of a single row …
const REPLICA: &str = "r";
const SEQ: &str = "s";
/// … or the number of the first of many rows, and their names …
const FIRST: &str = "f";
pub(super) const NAMES: &str = "n";
/// … and the row as JSON, or the list of them. A row that left the journal leaves `null` in both lists.
const TEXT: &str = "j";

/// The key path of the index over the names of single rows.
pub(super) const SINGLE: [&str; 2] = [REPLICA, SEQ];

/// A name as both indexes have it.
pub(super) fn name(name: &RowName) -> Array {
    let (replica, seq) = *name;
    Array::of2(&JsValue::from_str(&replica.to_string()), &JsValue::from_f64(seq as f64))
}

/// A name read from an index.
pub(super) fn read_name(name: &Array) -> Option<RowName> {
    Some((name.get(0).as_string()?.parse().ok()?, name.get(1).as_f64()? as u64))
}

/// A single row.
pub(super) fn single(of: &RowName, text: &str) -> Result<JsValue, Fault> {
    let name = name(of);
    object(&[(REPLICA, name.get(0)), (SEQ, name.get(1)), (TEXT, text.into())])
}

/// Rows that came in at once, numbered from `first` on.
pub(super) fn many(first: u64, rows: &[(&RowName, &str)]) -> Result<JsValue, Fault> {
    let (names, texts) = (Array::new(), Array::new());
    for (of, text) in rows {
        names.push(&name(of));
        texts.push(&JsValue::from_str(text));
    }
    object(&[(FIRST, JsValue::from_f64(first as f64)), (NAMES, names.into()), (TEXT, texts.into())])
}

fn object(members: &[(&str, JsValue)]) -> Result<JsValue, Fault> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).map_err(|thrown| Fault::of(&thrown))?;
    }
    Ok(object.unchecked_into())
}

/// The rows of a stored object, each with its number; that of a single row is its key.
pub(super) fn rows(key: u64, stored: &JsValue) -> Result<Vec<(u64, String)>, Fault> {
    let text = member(stored, TEXT);
    if let Some(text) = text.as_string() {
        return Ok(vec![(key, text)]);
    }
    let (Ok(texts), Some(first)) = (text.dyn_into::<Array>(), member(stored, FIRST).as_f64()) else {
        return Err(StoreError::Damaged("a journal row without text".to_owned()).into());
    };
    let numbered = texts.iter().enumerate().map(|(place, text)| Some((first as u64 + place as u64, text.as_string()?)));
    Ok(numbered.flatten().collect())
}

/// The names of rows that came in at once, each with its number.
pub(super) fn names(stored: &JsValue) -> Vec<(u64, RowName)> {
    let (Ok(names), Some(first)) = (member(stored, NAMES).dyn_into::<Array>(), member(stored, FIRST).as_f64()) else {
        return Vec::new();
    };
    let named = |(place, name): (usize, JsValue)| Some((first as u64 + place as u64, read_name(name.dyn_ref()?)?));
    names.iter().enumerate().filter_map(named).collect()
}

/// What stands in the place of a row from then on: another with its name, or nothing.
pub(super) type Instead = (u64, Option<(RowName, String)>);

/// The stored object with others in the places of some rows; `None` when nothing of it is left. What does not lie in it
/// is passed over.
pub(super) fn with(key: u64, stored: JsValue, rows: &[Instead]) -> Result<Option<JsValue>, Fault> {
    let Some(first) = member(&stored, FIRST).as_f64() else {
        return match rows.iter().find(|(number, _)| *number == key) {
            Some((_, row)) => row.as_ref().map(|(of, text)| single(of, text)).transpose(),
            None => Ok(Some(stored)),
        };
    };
    let [names, texts]: [Array; 2] = [NAMES, TEXT].map(|of| member(&stored, of).unchecked_into());
    for (number, row) in rows {
        let place = number.checked_sub(first as u64).and_then(|place| u32::try_from(place).ok());
        let Some(place) = place.filter(|place| *place < texts.length()) else { continue };
        let (of, text) = match row {
            Some((of, text)) => (name(of).into(), text.into()),
            None => (JsValue::NULL, JsValue::NULL),
        };
        names.set(place, of);
        texts.set(place, text);
    }
    let is_left = texts.iter().any(|text| text.is_string());
    Ok(is_left.then_some(stored))
}

fn member(stored: &JsValue, name: &str) -> JsValue {
    Reflect::get(stored, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
