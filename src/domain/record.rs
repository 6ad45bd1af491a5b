//! A record: fields, each with the stamp that wrote it, and their merge (S2). Knows no particular kind.

use super::ids::{Field, Key, Kind, RecordId};
use super::stamp::Stamp;
use super::unique;
use super::value::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The field whose truth means that the record is deleted (S2).
pub const DELETED: Field = Field::of("deleted");

/// A field's value and the stamp that wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// The value; `Null` when it was cleared.
    pub value: Value,
    /// Who wrote it when.
    pub stamp: Stamp,
}

/// A record of any kind. Fields that this version does not know are kept (S7).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    key: Key,
    cells: BTreeMap<Field, Cell>,
}

impl Record {
    /// A record without fields.
    pub fn new(key: Key) -> Self {
        Self { key, cells: BTreeMap::new() }
    }

    /// A record as it was packed.
    pub fn of_cells(key: Key, cells: BTreeMap<Field, Cell>) -> Self {
        Self { key, cells }
    }

    /// Kind and id.
    pub fn key(&self) -> &Key {
        &self.key
    }
    /// Its kind.
    pub fn kind(&self) -> &Kind {
        &self.key.kind
    }
    /// Its id within the kind.
    pub fn id(&self) -> &RecordId {
        &self.key.id
    }

    /// All fields, sorted by name.
    pub fn cells(&self) -> impl Iterator<Item = (&Field, &Cell)> {
        self.cells.iter()
    }
    /// A field with its stamp.
    pub fn cell(&self, field: &Field) -> Option<&Cell> {
        self.cells.get(field)
    }
    /// A field's value; `None` when never set or cleared.
    pub fn get(&self, field: &Field) -> Option<&Value> {
        self.cells.get(field).map(|cell| &cell.value).filter(|value| !value.is_null())
    }
    /// A text field; empty when not set.
    pub fn text(&self, field: &Field) -> &str {
        self.get(field).and_then(Value::as_str).unwrap_or_default()
    }
    /// A number field.
    pub fn int(&self, field: &Field) -> Option<i64> {
        self.get(field).and_then(Value::as_int)
    }
    /// A truth field; false when not set.
    pub fn flag(&self, field: &Field) -> bool {
        self.get(field).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The fields `prefix/…` that hold something, with the rest of their name.
    pub fn under<'a>(&'a self, prefix: &str) -> impl Iterator<Item = (&'a str, &'a Cell)> + use<'a> {
        let start = format!("{prefix}/");
        self.cells
            .range(Field::new(&start)..)
            .take_while({
                let start = start.clone();
                move |(field, _)| field.as_str().starts_with(start.as_str())
            })
            .filter(|(_, cell)| !cell.value.is_null())
            .map(move |(field, cell)| (&field.as_str()[start.len()..], cell))
    }

    /// Whether a person deleted it and nobody restored it, or nothing is left in it: a record whose making was
    /// undone has only cleared fields. That is derived (S13) and not a field, so that undoing one's first answer
    /// cannot hide what a second tablet has put into the same record.
    pub fn is_deleted(&self) -> bool {
        self.flag(&DELETED) || self.cells.values().all(|cell| cell.value.is_null())
    }

    /// Whether somebody edited it later than its deletion: shown as a conflict (S2).
    pub fn is_edited_after_deletion(&self) -> bool {
        let deleted = self.cells.get(&DELETED).filter(|cell| cell.value == Value::Bool(true));
        deleted.is_some_and(|gone| self.cells.values().any(|cell| cell.stamp > gone.stamp))
    }

    /// Merges one field: the later stamp wins, equal stamps are decided by the canonical bytes (S1, S2).
    /// Tells whether anything changed.
    pub fn put(&mut self, field: Field, value: Value, stamp: Stamp) -> bool {
        match self.cells.get_mut(&field) {
            Some(cell) if !wins(&value, stamp, cell) => false,
            Some(cell) => {
                *cell = Cell { value, stamp };
                true
            }
            None => {
                self.cells.insert(field, Cell { value, stamp });
                true
            }
        }
    }

    /// Merges all fields of another version of the same record.
    pub fn merge(&mut self, other: &Record) -> bool {
        let puts = other.cells.iter().map(|(field, cell)| self.put(field.clone(), cell.value.clone(), cell.stamp));
        puts.fold(false, |changed, put| changed | put)
    }
}

fn wins(value: &Value, stamp: Stamp, over: &Cell) -> bool {
    match stamp.cmp(&over.stamp) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => *value != over.value && value.canonical() > over.value.canonical(),
    }
}

/// How a record stands in segments and files: one base stamp, and the fields that differ from it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    kind: Kind,
    id: RecordId,
    stamp: Stamp,
    #[serde(deserialize_with = "unique::map")]
    fields: BTreeMap<Field, Value>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "unique::map")]
    stamps: BTreeMap<Field, Stamp>,
}

impl Serialize for Record {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let base = self.cells.values().map(|cell| cell.stamp).max();
        let base = base.ok_or_else(|| serde::ser::Error::custom("a record without fields"))?;
        let differing = self.cells.iter().filter(|(_, cell)| cell.stamp != base);
        Packed {
            kind: self.key.kind.clone(),
            id: self.key.id.clone(),
            stamp: base,
            fields: self.cells.iter().map(|(field, cell)| (field.clone(), cell.value.clone())).collect(),
            stamps: differing.map(|(field, cell)| (field.clone(), cell.stamp)).collect(),
        }
        .serialize(s)
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let packed = Packed::deserialize(d)?;
        if packed.fields.is_empty() {
            return Err(serde::de::Error::custom("a record without fields"));
        }
        if let Some(field) = packed.stamps.keys().find(|field| !packed.fields.contains_key(field)) {
            return Err(serde::de::Error::custom(format!("in {field:?}: a stamp without a value")));
        }
        let stamp_of = |field: &Field| packed.stamps.get(field).copied().unwrap_or(packed.stamp);
        let cells = packed.fields.into_iter().map(|(field, value)| {
            let stamp = stamp_of(&field);
            (field, Cell { value, stamp })
        });
        Ok(Record { cells: cells.collect(), key: Key::new(packed.kind, packed.id) })
    }
}
