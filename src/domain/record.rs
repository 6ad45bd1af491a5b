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
    /// Sorted by field, each once. A list and not a tree: records are read far more often than they gain a field, and
    /// ten thousand of them come into memory at every start.
    cells: Vec<(Field, Cell)>,
}

impl Record {
    /// A record without fields.
    pub fn new(key: Key) -> Self {
        Self { key, cells: Vec::new() }
    }

    /// A record as it was packed; `None` when its fields are not in order, each once.
    pub fn of_cells(key: Key, cells: Vec<(Field, Cell)>) -> Option<Self> {
        cells.is_sorted_by(|(one, _), (next, _)| one < next).then_some(Self { key, cells })
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
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (&Field, &Cell)> {
        self.cells.iter().map(|(field, cell)| (field, cell))
    }
    /// A field with its stamp.
    pub fn cell(&self, field: &Field) -> Option<&Cell> {
        self.place(field).ok().map(|place| &self.cells[place].1)
    }
    /// A field's value; `None` when never set or cleared.
    pub fn get(&self, field: &Field) -> Option<&Value> {
        self.cell(field).map(|cell| &cell.value).filter(|value| !value.is_null())
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
        let first = self.cells.partition_point(|(field, _)| field.as_str() < start.as_str());
        self.cells[first..]
            .iter()
            .map_while(move |(field, cell)| Some((field.as_str().strip_prefix(start.as_str())?, cell)))
            .filter(|(_, cell)| !cell.value.is_null())
    }

    /// Whether a person deleted it and nobody restored it, or nothing is left in it: a record whose making was
    /// undone has only cleared fields. That is derived (S13) and not a field, so that undoing one's first answer
    /// cannot hide what a second tablet has put into the same record.
    pub fn is_deleted(&self) -> bool {
        self.flag(&DELETED) || self.cells.iter().all(|(_, cell)| cell.value.is_null())
    }

    /// Whether somebody edited it later than its deletion: shown as a conflict (S2).
    pub fn is_edited_after_deletion(&self) -> bool {
        let deleted = self.cell(&DELETED).filter(|cell| cell.value == Value::Bool(true));
        deleted.is_some_and(|gone| self.cells.iter().any(|(_, cell)| cell.stamp > gone.stamp))
    }

    /// Merges one field: the later stamp wins, equal stamps are decided by the canonical bytes (S1, S2).
    /// Tells whether anything changed.
    pub fn put(&mut self, field: Field, value: Value, stamp: Stamp) -> bool {
        match self.place(&field) {
            Ok(place) if !wins(&value, stamp, &self.cells[place].1) => return false,
            Ok(place) => self.cells[place].1 = Cell { value, stamp },
            Err(place) => self.cells.insert(place, (field, Cell { value, stamp })),
        }
        true
    }

    /// Whether [`Record::put`] would change anything.
    pub fn would_put(&self, field: &Field, value: &Value, stamp: Stamp) -> bool {
        self.place(field).map_or(true, |place| wins(value, stamp, &self.cells[place].1))
    }

    /// The place of a field among [`Record::cells`], if this stamp wrote it.
    pub fn place_under(&self, field: &Field, stamp: Stamp) -> Option<usize> {
        self.place(field).ok().filter(|place| self.cells[*place].1.stamp == stamp)
    }

    /// Where a field stands, or where it would.
    fn place(&self, field: &Field) -> Result<usize, usize> {
        self.cells.binary_search_by(|(known, _)| known.cmp(field))
    }

    /// Merges all fields of another version of the same record.
    pub fn merge(&mut self, other: &Record) -> bool {
        let puts = other.cells().map(|(field, cell)| self.put(field.clone(), cell.value.clone(), cell.stamp));
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

/// How a record stands in files: one base stamp, and the fields that differ from it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    kind: Kind,
    id: RecordId,
    stamp: Stamp,
    #[serde(deserialize_with = "unique::list")]
    fields: Vec<(Field, Value)>,
    #[serde(default, deserialize_with = "unique::map")]
    stamps: BTreeMap<Field, Stamp>,
}

/// The same, borrowed.
#[derive(Serialize)]
#[serde(rename = "Packed")]
struct Packing<'a> {
    kind: &'a Kind,
    id: &'a RecordId,
    stamp: Stamp,
    fields: Values<'a>,
    #[serde(skip_serializing_if = "Stamps::is_empty")]
    stamps: Stamps<'a>,
}

/// Fields in order, each with its value.
struct Values<'a>(&'a [(Field, Cell)]);

impl Serialize for Values<'_> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(field, cell)| (field, &cell.value)))
    }
}

/// Fields whose stamp is not that of the record.
struct Stamps<'a>(&'a [(Field, Cell)], Stamp);

impl<'a> Stamps<'a> {
    fn differing(&self) -> impl Iterator<Item = (&'a Field, Stamp)> {
        let base = self.1;
        self.0.iter().map(|(field, cell)| (field, cell.stamp)).filter(move |(_, stamp)| *stamp != base)
    }

    fn is_empty(&self) -> bool {
        self.differing().next().is_none()
    }
}

impl Serialize for Stamps<'_> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.differing())
    }
}

impl Serialize for Record {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let base = self.cells.iter().map(|(_, cell)| cell.stamp).max();
        let stamp = base.ok_or_else(|| serde::ser::Error::custom("a record without fields"))?;
        let Key { kind, id } = &self.key;
        Packing { kind, id, stamp, fields: Values(&self.cells), stamps: Stamps(&self.cells, stamp) }.serialize(s)
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let Packed { kind, id, stamp, fields, stamps } = Packed::deserialize(d)?;
        if fields.is_empty() {
            return Err(serde::de::Error::custom("a record without fields"));
        }
        let is_known = |field: &&Field| fields.binary_search_by(|(known, _)| known.cmp(field)).is_ok();
        if let Some(field) = stamps.keys().find(|field| !is_known(field)) {
            return Err(serde::de::Error::custom(format!("in {field:?}: a stamp without a value")));
        }
        let cells = fields.into_iter().map(|(field, value)| {
            let stamp = stamps.get(&field).copied().unwrap_or(stamp);
            (field, Cell { value, stamp })
        });
        Ok(Record { cells: cells.collect(), key: Key::new(kind, id) })
    }
}
