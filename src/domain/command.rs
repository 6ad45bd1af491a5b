//! The one write door (S3): a command and the present records give a draft or a refusal; sealing
//! a draft gives journal rows. Knows which features have commands, and none of their rules.

mod restore;
mod undo;

pub use restore::Restore;
pub use undo::Undo;

use super::calendar::Zone;
use super::change::{Change, JournalRow, MAX_CHANGES_PER_ROW};
use super::ids::{DeviceId, Field, Key, Kind, RecordId, ReplicaId};
use super::record::Record;
use super::records::Records;
use super::stamp::Stamp;
use super::value::Value;
use super::{
    appraisals, approvals, campaigns, erasure, findings, inspections, listings, people, placements, schema, scorecards,
    shops, tasks, templates,
};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// What a rule may know of the outside: handed in, never fetched.
pub struct Ctx<'a> {
    /// The instant, UTC milliseconds.
    pub now: i64,
    /// The shop's time zone (S10).
    pub zone: &'a dyn Zone,
    /// The person at the device; empty before anybody is known.
    pub person: RecordId,
}

/// Everything that a person can do to the records.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Shops and their settings.
    Shop(shops::Command),
    /// People and roles.
    Person(people::Command),
    /// The page inspection.
    Inspection(inspections::Command),
    /// Follow-ups.
    Task(tasks::Command),
    /// Checklist templates.
    Template(templates::Command),
    /// Listings.
    Listing(listings::Command),
    /// What is shown where.
    Placement(placements::Command),
    /// Campaigns.
    Campaign(campaigns::Command),
    /// Requests, decisions, and who decides.
    Request(approvals::Command),
    /// What is said of findings.
    Finding(findings::Command),
    /// Scorecards.
    Scorecard(scorecards::Command),
    /// Appraisals.
    Appraisal(appraisals::Command),
    /// New edits that bring back what an own command replaced.
    Undo(Undo),
    /// A value that once stood in a field, or a deleted record.
    Restore(Restore),
    /// A customer's personal data, for good.
    Erase(erasure::Command),
}

/// Why a command was refused. Nothing was written. Put into words by `i18n`.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The record does not exist or was deleted.
    #[error("unknown {} {}", .0.kind, .0.id)]
    UnknownRecord(Key),
    /// The person's role does not carry this permission (C-09). Guidance, not protection.
    #[error("needs the permission {0:?}")]
    NotPermitted(people::Permission),
    /// A shop rule.
    #[error(transparent)]
    Shop(#[from] shops::Refusal),
    /// A people rule.
    #[error(transparent)]
    Person(#[from] people::Refusal),
    /// An inspection rule.
    #[error(transparent)]
    Inspection(#[from] inspections::Refusal),
    /// A follow-up rule.
    #[error(transparent)]
    Task(#[from] tasks::Refusal),
    /// A template rule.
    #[error(transparent)]
    Template(#[from] templates::Refusal),
    /// A listing rule.
    #[error(transparent)]
    Listing(#[from] listings::Refusal),
    /// A placement rule.
    #[error(transparent)]
    Placement(#[from] placements::Refusal),
    /// A campaign rule.
    #[error(transparent)]
    Campaign(#[from] campaigns::Refusal),
    /// A rule of requests and decisions.
    #[error(transparent)]
    Request(#[from] approvals::Refusal),
    /// A rule of findings.
    #[error(transparent)]
    Finding(#[from] findings::Refusal),
    /// A rule of scorecards.
    #[error(transparent)]
    Scorecard(#[from] scorecards::Refusal),
    /// A rule of appraisals.
    #[error(transparent)]
    Appraisal(#[from] appraisals::Refusal),
    /// A rule of erasing.
    #[error(transparent)]
    Erasure(#[from] erasure::Refusal),
    /// Everything that the command wrote has been changed since; there is nothing to undo.
    #[error("everything has been changed since")]
    NothingToUndo,
    /// The field says which record it is, or is written by a command together with others.
    #[error("the field {0} is not restored alone")]
    NotRestorable(Field),
    /// Our own code wrote a field that the schema does not list (S7): a bug.
    #[error("the field {field} of {kind} is not in the schema")]
    UnlistedField {
        /// The record's kind.
        kind: Kind,
        /// The unlisted field.
        field: Field,
    },
}

/// One field to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Which record.
    pub key: Key,
    /// Which field.
    pub field: Field,
    /// What it shall hold; `Null` clears it.
    pub value: Value,
}

/// What a command wants to write, not yet stamped.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Draft {
    /// The fixed name of what is done: `inspection.answer`.
    pub name: SmolStr,
    /// Why; often empty.
    pub reason: SmolStr,
    /// The fields to write. A field written twice: the later edit counts.
    pub edits: Vec<Edit>,
}

impl Draft {
    /// An empty draft of a command with this name.
    pub fn new(name: &'static str) -> Self {
        Self { name: SmolStr::new_static(name), ..Self::default() }
    }

    /// Adds one field.
    pub fn set(mut self, key: &Key, field: Field, value: impl Into<Value>) -> Self {
        self.edits.push(Edit { key: key.clone(), field, value: value.into() });
        self
    }

    /// Adds the fields of another draft, so that both are one command.
    pub fn and(mut self, other: Draft) -> Self {
        self.edits.extend(other.edits);
        self
    }
}

impl Command {
    /// Whether it stores what is being typed: at each pause a command of its own.
    pub fn is_typed(&self) -> bool {
        use inspections::Command as Inspection;
        matches!(
            self,
            Self::Inspection(Inspection::Note { .. } | Inspection::Prices { .. } | Inspection::Value { .. })
                | Self::Appraisal(appraisals::Command::Write { .. })
        )
    }
}

/// The rules: what the command writes, or why it is refused.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Result<Draft, Refusal> {
    match command {
        Command::Shop(command) => shops::decide(command, records, ctx),
        Command::Person(command) => people::decide(command, records, ctx),
        Command::Inspection(command) => inspections::decide(command, records, ctx),
        Command::Task(command) => tasks::decide(command, records, ctx),
        Command::Template(command) => templates::decide(command, records, ctx),
        Command::Listing(command) => listings::decide(command, records, ctx),
        Command::Placement(command) => placements::decide(command, records, ctx),
        Command::Campaign(command) => campaigns::decide(command, records),
        Command::Request(command) => approvals::decide(command, records, ctx),
        Command::Finding(command) => findings::decide(command, records, ctx),
        Command::Scorecard(command) => scorecards::decide(command, records, ctx),
        Command::Appraisal(command) => appraisals::decide(command, records, ctx),
        Command::Undo(undo) => undo.draft(records),
        Command::Restore(restore) => restore.draft(records, ctx),
        Command::Erase(command) => erasure::decide(command, records, ctx),
    }
}

/// A live record, or the refusal that names it.
pub fn require<'a>(records: &'a Records, key: &Key) -> Result<&'a Record, Refusal> {
    let found = records.by_key(key).filter(|record| !record.is_deleted());
    found.map(AsRef::as_ref).ok_or_else(|| Refusal::UnknownRecord(key.clone()))
}

/// Who writes, and with what clock.
#[derive(Clone, Debug)]
pub struct Author {
    /// The device.
    pub device: DeviceId,
    /// The person at the device.
    pub person: RecordId,
    /// The tab session.
    pub replica: ReplicaId,
    /// The number of its next row, from 1.
    pub next_seq: u64,
    /// The latest stamp seen, if any.
    pub clock: Option<Stamp>,
}

impl Author {
    /// A row that changes nothing: it says that something happened.
    pub fn note(&self, now: i64, name: &'static str, reason: &str, id: &str) -> JournalRow {
        JournalRow {
            replica: self.replica,
            seq: self.next_seq,
            stamp: Stamp::next(self.clock, now, self.replica),
            device: self.device.clone(),
            person: self.person.clone(),
            command: SmolStr::new(id),
            name: SmolStr::new_static(name),
            reason: SmolStr::new(reason),
            changes: Vec::new(),
            unknown: BTreeMap::new(),
        }
    }
}

/// Stamps a draft: journal rows with one command id, and what they need to be undone.
///
/// Edits that change nothing are left out; no rows when nothing is left.
pub fn seal(draft: Draft, records: &Records, author: &Author, now: i64, id: &str) -> Result<Vec<JournalRow>, Refusal> {
    let mut last: BTreeMap<(Key, Field), Value> = BTreeMap::new();
    for edit in draft.edits {
        schema::check(&edit.key.kind, &edit.field)?;
        last.insert((edit.key, edit.field), edit.value);
    }
    let changes: Vec<Change> =
        last.into_iter().filter_map(|((key, field), value)| changed(records, key, field, value)).collect();
    let blank = author.note(now, "", &draft.reason, id);
    let row = |(index, part): (usize, &[Change])| JournalRow {
        seq: author.next_seq + index as u64,
        name: draft.name.clone(),
        changes: part.to_vec(),
        ..blank.clone()
    };
    Ok(changes.chunks(MAX_CHANGES_PER_ROW).enumerate().map(row).collect())
}

/// The change that makes a field hold a value; `None` when it does.
pub(crate) fn changed(records: &Records, key: Key, field: Field, value: Value) -> Option<Change> {
    let before = records.by_key(&key).and_then(|record| record.cell(&field));
    let same = before.map_or(value.is_null(), |cell| cell.value == value);
    let replaced = before.map(|cell| cell.stamp);
    (!same).then_some(Change { kind: key.kind, id: key.id, field, value, replaced, stamp: None })
}

macro_rules! commands {
    ($($variant:ident($of:ty)),+) => {
        $(impl From<$of> for Command {
            fn from(command: $of) -> Self {
                Self::$variant(command)
            }
        })+
    };
}

commands!(
    Shop(shops::Command),
    Person(people::Command),
    Inspection(inspections::Command),
    Task(tasks::Command),
    Template(templates::Command),
    Listing(listings::Command),
    Placement(placements::Command),
    Campaign(campaigns::Command),
    Request(approvals::Command),
    Finding(findings::Command),
    Scorecard(scorecards::Command),
    Appraisal(appraisals::Command),
    Undo(Undo),
    Restore(Restore),
    Erase(erasure::Command)
);
