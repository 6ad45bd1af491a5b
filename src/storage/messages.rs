//! What page and worker say to each other. Pure: only shapes. Files travel beside these, as `Blob`s.

use super::api::{RowName, StoreError};
use super::held::HeldRow;
use super::journal_page::{Ask, Told};
use super::preview::{Choice, Fate, Preview};
use super::recovery::RecoveryPoint;
use super::tables::{SheetOrder, TableOrder, TablePreview, TableRows};
use crate::domain::appraisals::paper::{Paper, Words};
use crate::domain::change::JournalRow;
use crate::domain::ids::{DeviceId, Key, Kind, RecordId, ReplicaId};
use crate::wire::opening::Wrapping;
use crate::wire::tables::TableError;
use crate::wire::vault::Passphrase;
use crate::wire::{Counts, ExportError, Scope, WireError};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What the worker is asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Fold the tail of the journal into segments.
    Compact,
    /// Write an exchange file; it comes back beside the answer.
    Export(ExportOrder),
    /// Say what files would change; they come beside the task.
    Preview(PreviewOrder),
    /// Take files in; they come beside the task.
    Import(ImportOrder),
    /// Take back what came in by one import, as new edits.
    Revert(Authorship, RecoveryPoint),
    /// Let rows come in that waited (S6).
    Release(Authorship, Vec<RowName>),
    /// The rows that wait, with why.
    Held,
    /// Leave rows out that waited, and remember that.
    Decline(Vec<RowName>),
    /// What this device wrote while its clock was ahead; the time is now, UTC milliseconds.
    OwnClock(i64),
    /// Stamp it anew (S6).
    Restamp(Authorship),
    /// All journal rows that touch a record.
    History(Key),
    /// Append rows that erase, blank what they name, and fold.
    Erase(Vec<JournalRow>),
    /// Something that people want to know of the journal.
    Journal(Ask),
    /// The code by which people see that two devices agree (S16).
    Agree,
    /// Say what a table of listings would change; it comes beside the task.
    Table(TableOrder),
    /// Take it in, as one command.
    TakeTable(Authorship, TableOrder),
    /// Say what stands in a small table, row by row; it comes beside the task, under this name.
    Rows(SmolStr),
    /// Write listings into a file for spreadsheets; it comes back beside the answer.
    Sheet(SheetOrder),
    /// Write forms into a workbook; it comes back beside the answer.
    /// The order is a [`ReviewOrder`] as JSON: the first screen writes tasks, and knows nothing of forms.
    Reviews(String),
}

/// What an export needs to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExportOrder {
    /// The time, UTC milliseconds: a worker's own clock is never read.
    pub now: i64,
    /// The version of the app.
    pub app: SmolStr,
    /// The person at the device.
    pub person: RecordId,
    /// Their name.
    pub person_name: SmolStr,
    /// The tab session.
    pub replica: ReplicaId,
    /// How much.
    pub scope: Scope,
    /// What is put around it.
    pub wrapping: Wrapping,
}

/// Forms that go into a workbook, in words: the worker knows none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewOrder {
    /// The forms, in their order.
    pub papers: Vec<Paper>,
    /// The words around them.
    pub words: Words,
}

/// Who has the worker write, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Authorship {
    /// The time, UTC milliseconds: a worker's own clock is never read.
    pub now: i64,
    /// The person at the device.
    pub person: RecordId,
    /// A new replica for this task alone, never the tab's: the tab goes on writing meanwhile (S1).
    pub replica: ReplicaId,
    /// The command id of the rows.
    pub command: SmolStr,
    /// Why, as people will read it in the journal: the names of the files.
    pub reason: SmolStr,
}

/// What an import needs to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportOrder {
    /// Who takes in, and when.
    pub by: Authorship,
    /// The files' names, in the order in which they come along.
    pub files: Vec<SmolStr>,
    /// What opens those that are encrypted.
    pub passphrase: Option<Passphrase>,
    /// What the person decided over the preview.
    pub choice: Choice,
}

/// What a preview needs to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreviewOrder {
    /// The time, UTC milliseconds.
    pub now: i64,
    /// The files' names, in the order in which they come along.
    pub files: Vec<SmolStr>,
    /// What opens those that are encrypted.
    pub passphrase: Option<Passphrase>,
    /// The lines wanted: of one fate from a place on; `None` for the first of each.
    pub more: Option<(Fate, u64)>,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// Folded up to this row.
    Compacted(u64),
    /// The file stands beside the answer.
    Exported(Exported),
    /// What files would change.
    Preview(Preview),
    /// Taken in, taken back or released.
    Imported(Imported),
    /// The rows that wait.
    Held(Vec<HeldRow>),
    /// What this device wrote while its clock was ahead, if anything.
    OwnClock(Option<OwnClock>),
    /// How many rows were stamped anew; `None` when that may not be.
    Restamped(Option<u64>),
    /// The rows with their numbers, in order.
    History(Vec<(u64, JournalRow)>),
    /// Erased; the number of the journal's last row.
    Erased(u64),
    /// What the journal says.
    Journal(Told),
    /// The code.
    Agreed(Agreed),
    /// What a table would change.
    Table(Box<TablePreview>),
    /// What stands in a table.
    Rows(TableRows),
    /// How many listings, or forms, stand in the file beside the answer.
    Sheet(u64),
}

/// What a device wrote while its own clock was ahead (S6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnClock {
    /// How many journal rows.
    pub rows: u64,
    /// How many changes in them.
    pub changes: u64,
    /// The latest of their stamps, UTC milliseconds: until then other devices hold them back.
    pub until: i64,
    /// How many rows of others lie ahead as well: a repair lets them wait again.
    pub others: u64,
    /// Whether another device may have some of them.
    pub is_exchanged: bool,
}

/// What two devices compare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// See [`crate::domain::digest::code`].
    pub code: SmolStr,
    /// How many records it speaks of.
    pub records: u64,
    /// The codes of single kinds, with the number of records: where two devices differ.
    pub kinds: Vec<(Kind, SmolStr, u64)>,
    /// The codes of single shops with all that they refer to, where there are several.
    pub shops: Vec<(RecordId, SmolStr, u64)>,
}

/// What was written into a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// How much.
    pub counts: Counts,
    /// The file's size.
    pub bytes: u64,
    /// Photos that could not be carried because what is stored of them is damaged.
    pub left_out: Vec<String>,
}

/// What came in from a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The rows that were appended, our own note included. They stay with the worker: the page reads them in pieces.
    #[serde(skip)]
    pub rows: Vec<JournalRow>,
    /// How many they are.
    pub came: u64,
    /// The number of the last row.
    pub head: u64,
    /// Changes that came in.
    pub changes: u64,
    /// Records that they touch.
    pub records: u64,
    /// Photos that came in.
    pub photos: u64,
    /// Rows that wait, because their time lies ahead or because they delete very much (S6, R26).
    pub held: u64,
    /// Rows that were declined.
    pub declined: u64,
    /// Photos that came damaged and were left out.
    pub damaged: u64,
    /// Rows of the files that were here already, or wait here.
    pub known: u64,
    /// The device's new id, when the file shows that another device has the old one (R28).
    pub device: Option<DeviceId>,
    /// What takes all of it back; `None` when nothing came in.
    pub point: Option<RecoveryPoint>,
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// How much of it is done.
    pub done: u64,
    /// How much there is.
    pub total: u64,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Reading what is stored, or the file.
    Reading,
    /// Comparing the file with what is here.
    Comparing,
    /// Writing; from here on it cannot be called off half-way: it happens wholly or not.
    Writing,
}

/// Why a task did not succeed. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TaskError {
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file was refused.
    #[error(transparent)]
    File(#[from] WireError),
    /// The file could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The file is no table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The person called it off.
    #[error("called off")]
    Cancelled,
    /// The worker died, or could not be started.
    #[error("the worker stopped: {0}")]
    Crashed(String),
}

/// A task on its way to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The call's number, which its replies carry.
    pub id: u32,
    /// The name of the database.
    pub database: String,
    /// What to do.
    pub task: Task,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The worker listens; what is sent before that is lost.
    Ready,
    /// How far a task is.
    Progress(u32, Progress),
    /// A task succeeded.
    Done(u32, Outcome),
    /// A task did not succeed.
    Failed(u32, TaskError),
    /// The worker dies, with these last words.
    Crashed(String),
}
