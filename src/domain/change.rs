//! A change and the journal row that carries it (S1, S4). Knows no particular kind.

mod read;

use super::ids::{DeviceId, Field, Key, Kind, RecordId, ReplicaId};
use super::stamp::Stamp;
use super::value::Value;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The most changes one journal row holds; a larger command is several rows with one command id (S3).
pub const MAX_CHANGES_PER_ROW: usize = 1_000;

/// One field written once. A member of a later version would be lost here, so it is refused (S7).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The record's kind.
    pub kind: Kind,
    /// The record's id.
    pub id: RecordId,
    /// The field.
    pub field: Field,
    /// Its new value.
    pub value: Value,
    /// The stamp that it replaced, if the field had been written before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced: Option<Stamp>,
    /// The stamp of this change where it is not that of its row (taken over from a file without journal).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Stamp>,
}

impl Change {
    /// Kind and id of the record.
    pub fn key(&self) -> Key {
        Key::new(self.kind.clone(), self.id.clone())
    }
}

/// One row of the journal: one command of one person, or a part of a large one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct JournalRow {
    /// The tab session that wrote it.
    pub replica: ReplicaId,
    /// Its contiguous number within the replica, from 1.
    pub seq: u64,
    /// The stamp of its changes.
    pub stamp: Stamp,
    /// The device.
    pub device: DeviceId,
    /// Who did it; empty before anybody is known (first start).
    pub person: RecordId,
    /// The command that it belongs to; rows of one large command share it.
    pub command: SmolStr,
    /// What was done, as a fixed name: `inspection.answer`.
    pub name: SmolStr,
    /// Why, in the person's words or as a machine-readable note; often empty.
    #[serde(skip_serializing_if = "SmolStr::is_empty")]
    pub reason: SmolStr,
    /// What was written.
    pub changes: Vec<Change>,
    /// Members of later versions, kept (S7).
    #[serde(flatten)]
    pub unknown: BTreeMap<SmolStr, Value>,
}

impl JournalRow {
    /// The stamp of one of its changes.
    pub fn stamp_of(&self, change: &Change) -> Stamp {
        change.stamp.unwrap_or(self.stamp)
    }

    /// Its changes, those together that follow each other and touch the same record.
    pub fn by_record(&self) -> impl Iterator<Item = (Key, &[Change])> {
        let runs = self.changes.chunk_by(|one, next| one.id == next.id && one.kind == next.kind);
        runs.filter_map(|run| Some((run.first()?.key(), run)))
    }
}

/// What a device has: the highest contiguous number per replica (S4).
pub type Vector = BTreeMap<ReplicaId, u64>;
