//! What files would change here, before anything is changed: shapes only, from the worker to the page.

use crate::domain::ids::{DeviceId, Field, Key, RecordId};
pub use crate::domain::incoming::Fate;
use crate::domain::record::Record;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use crate::wire::WireError;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// What was found out about the files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The files, in the order given.
    pub files: Vec<FileSeen>,
    /// How many records meet which fate.
    pub counts: BTreeMap<Fate, u64>,
    /// Some of them: of each fate the first ones, or those that were asked for.
    pub lines: Vec<Line>,
    /// Photos that would come in.
    pub photos: u64,
    /// Photos that came damaged: they would be left out, and a note of each would wait.
    pub damaged: u64,
    /// Changes ahead of the clock, of records of which other changes come in: they would wait (R12).
    pub ahead: u64,
    /// Whether so many records would be deleted that it is asked first (R26).
    pub deletes_many: bool,
    /// The names of people who are not here yet.
    pub names: BTreeMap<RecordId, SmolStr>,
}

impl Preview {
    /// Records of a fate.
    pub fn count(&self, fate: Fate) -> u64 {
        self.counts.get(&fate).copied().unwrap_or_default()
    }

    /// Whether taking it in would change anything.
    pub fn is_news(&self) -> bool {
        let silent = [Fate::Unchanged, Fate::Declined];
        self.photos + self.damaged + self.ahead > 0
            || self.counts.iter().any(|(fate, count)| *count > 0 && !silent.contains(fate))
    }
}

/// A file that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSeen {
    /// Its name.
    pub name: SmolStr,
    /// What it turned out to be.
    pub found: Found,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// One of ours, whole.
    Ours(Seen),
    /// Encrypted, and no passphrase came along.
    Locked,
    /// Refused, and why.
    Refused(WireError),
}

/// Where a file comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The device.
    pub device: DeviceId,
    /// Who exported it.
    pub person_name: SmolStr,
    /// When, by that device's clock, UTC milliseconds.
    pub time: i64,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What would become of it.
    pub fate: Fate,
    /// The record as it would be.
    pub record: Record,
    /// The fields that would change, and those on which both sides differ.
    pub fields: Vec<FieldLine>,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldLine {
    /// The field.
    pub field: Field,
    /// What stands here; `None` where nothing does.
    pub ours: Option<Side>,
    /// What the files bring.
    pub theirs: Side,
    /// Whether both were written without knowing of each other.
    pub clash: bool,
    /// Whether theirs stands afterwards, unless a person decides otherwise: the later one does (S2).
    pub theirs_wins: bool,
}

/// A value and its author.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The value.
    pub value: Value,
    /// When and where it was written.
    pub stamp: Stamp,
    /// By whom; empty when no journal tells.
    pub person: RecordId,
}

/// What a person decided over a preview.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Records of which nothing shall come in now (S6).
    pub declined: Vec<Key>,
    /// Fields in which the other side shall stand than the one that would.
    pub flipped: Vec<(Key, Field)>,
    /// Whether deletions may come in although they are many (R26).
    pub deletes: bool,
    /// Whether what the files say shall be written anew, so that it also outlasts later edits (R27).
    pub as_new: bool,
}
