//! Lists of objects in JSON as rows: names are columns. A name that stands twice in an object is a column of its own, and
//! counted so (R24); numbers stay as exact as they stand (R23). Knows no column's meaning.

use super::shape::Row;
use super::{TableError, figure};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::fmt;

/// The header and the rows of the first list of objects.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, TableError> {
    if text.starts_with("{\"format\":\"dianxun\"") {
        return Err(TableError::Ours);
    }
    let start = list_of_objects(text).ok_or(TableError::NotAList)?;
    let mut rows = vec![Row { line: 1, cells: Vec::new() }];
    let mut columns: HashMap<String, usize> = HashMap::new();
    let (mut at, mut line) = (start, 1 + newlines(&text[..start]));
    loop {
        let rest = text[at..].trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
        line += newlines(&text[at..text.len() - rest.len()]);
        at = text.len() - rest.len();
        if rest.starts_with(']') {
            break;
        }
        let mut objects = serde_json::Deserializer::from_str(rest).into_iter::<Object>();
        let Some(Ok(object)) = objects.next() else { return Err(TableError::BadJson(line)) };
        let length = objects.byte_offset();
        let row = row(line, object, &mut columns, &mut rows[0].cells);
        rows.push(row);
        line += newlines(&rest[..length]);
        at += length;
    }
    Ok(rows)
}

/// Where the first list of objects begins, behind its bracket.
fn list_of_objects(text: &str) -> Option<usize> {
    let begins = |at: usize| text[at + 1..].trim_start().starts_with('{');
    text.match_indices('[').map(|(at, _)| at).find(|at| begins(*at)).map(|at| at + 1)
}

fn newlines(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

fn row(line: u64, object: Object, columns: &mut HashMap<String, usize>, header: &mut Vec<String>) -> Row {
    let mut cells: Vec<String> = Vec::with_capacity(header.len());
    let mut met: HashMap<String, usize> = HashMap::new();
    for (name, cell) in object.0 {
        let times = met.entry(name.clone()).or_default();
        *times += 1;
        let name = if *times > 1 { format!("{name} {times}") } else { name };
        let at = *columns.entry(name).or_insert_with_key(|name| {
            header.push(name.clone());
            header.len() - 1
        });
        cells.resize(cells.len().max(at + 1), String::new());
        cells[at] = cell;
    }
    Row { line, cells }
}

/// Names and texts, as they stand.
struct Object(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_map(Pairs).map(Self)
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(String, String)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some((name, Leaf(text))) = map.next_entry::<String, Leaf>()? {
            pairs.push((name, text));
        }
        Ok(pairs)
    }
}

/// Any value as text: lists line by line, objects as `name:value;…`.
struct Leaf(String);

impl<'de> Deserialize<'de> for Leaf {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(Text).map(Self)
    }
}

struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok(String::new())
    }
    fn visit_bool<E: Error>(self, yes: bool) -> Result<String, E> {
        Ok(u8::from(yes).to_string())
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<String, E> {
        Ok(figure(number))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<String, A::Error> {
        let mut parts = Vec::new();
        while let Some(Leaf(text)) = seq.next_element()? {
            parts.push(text);
        }
        Ok(parts.join("\n"))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<String, A::Error> {
        let parts: Vec<String> =
            Pairs.visit_map(map)?.into_iter().map(|(name, text)| format!("{name}:{text}")).collect();
        Ok(parts.join(";"))
    }
}
