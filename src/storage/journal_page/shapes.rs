//! What is asked of the journal and what it says, as page and worker tell it to each other. Pure: only shapes.

use crate::domain::change::{Change, JournalRow};
use crate::domain::erasure::Named;
use crate::domain::ids::{DeviceId, Field, Key, Kind, RecordId};
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Of a row's records so many are named; all are counted.
pub(super) const NAMED: usize = 3;

/// Which rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// By one of these; empty: by anybody.
    pub people: Vec<RecordId>,
    /// That touch a record of this kind.
    pub kind: Option<Kind>,
    /// Not before this instant, UTC milliseconds.
    pub from: Option<i64>,
    /// Before this instant.
    pub until: Option<i64>,
}

impl Filter {
    pub(super) fn fits(&self, row: &JournalRow) -> bool {
        let at = row.stamp.instant();
        (self.people.is_empty() || self.people.contains(&row.person))
            && self.kind.as_ref().is_none_or(|kind| row.changes.iter().any(|change| change.kind == *kind))
            && self.from.is_none_or(|from| from <= at)
            && self.until.is_none_or(|until| at < until)
    }
}

/// What is asked of the journal; each is looked for from before a row backwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// At most so many rows.
    Page {
        /// From before this row.
        before: u64,
        /// How many.
        most: usize,
        /// Which.
        filter: Filter,
    },
    /// One row, with what its changes replaced.
    Row {
        /// Its number.
        number: u64,
        /// What it replaced stands before this row.
        before: u64,
    },
    /// Where a text stands among what people wrote.
    Find {
        /// From before this row.
        before: u64,
        /// The text.
        text: String,
    },
    /// Who wrote under these stamps.
    Authors {
        /// From before this row.
        before: u64,
        /// The stamps.
        stamps: Vec<Stamp>,
    },
}

/// What the journal says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// Rows, the last one first.
    Page(Page),
    /// The row; `None` when it is not there or cannot be read.
    Row(Option<WholeRow>),
    /// The values that hold the text, the last one first; those that are held come at the end.
    Found(Vec<Found>),
    /// The people; stamps that no row explains are left out.
    Authors(Vec<(Stamp, RecordId)>),
}

/// A part of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The rows, the last one first.
    pub rows: Vec<RowHead>,
    /// Before which row it goes on; `None` when the beginning was reached.
    pub next: Option<u64>,
}

/// A row as a list tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowHead {
    /// Its number.
    pub number: u64,
    /// When, UTC milliseconds, by the writer's clock.
    pub at: i64,
    /// Who; empty before anybody was known.
    pub person: RecordId,
    /// On which device.
    pub device: DeviceId,
    /// The command's fixed name.
    pub name: SmolStr,
    /// Why.
    pub reason: SmolStr,
    /// The first of its records.
    pub records: Vec<Key>,
    /// How many there are.
    pub record_count: usize,
    /// How many changes it holds.
    pub changes: usize,
}

impl RowHead {
    pub(super) fn of(number: u64, row: JournalRow) -> Self {
        let keys: BTreeSet<Key> = row.changes.iter().map(Change::key).collect();
        Self {
            number,
            at: row.stamp.instant(),
            person: row.person,
            device: row.device,
            name: row.name,
            reason: row.reason,
            record_count: keys.len(),
            records: keys.into_iter().take(NAMED).collect(),
            changes: row.changes.len(),
        }
    }
}

/// What a row wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WholeRow {
    /// The first of its changes.
    pub changes: Vec<Replacement>,
    /// How many there are.
    pub total: usize,
}

/// One change with what it replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// The record.
    pub key: Key,
    /// The field.
    pub field: Field,
    /// What stood there: `Null` for nothing, `None` where the journal here does not know it.
    #[serde(with = "none_or_one")]
    pub old: Option<Value>,
    /// What was written.
    pub new: Value,
}

/// A value that holds what was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Where it stands, and since when.
    pub cell: Named,
    /// The value.
    pub value: Value,
}

/// On its way to the page a list: in JSON, nothing known and known to be nothing would both be `null`.
mod none_or_one {
    use crate::domain::value::Value;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(old: &Option<Value>, to: S) -> Result<S::Ok, S::Error> {
        old.as_slice().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
        Ok(Vec::<Value>::deserialize(from)?.pop())
    }
}
