//! What page and worker say to each other. Pure: only shapes. Files travel beside these, as `Blob`s.

use super::api::StoreError;
use crate::domain::change::JournalRow;
use crate::domain::ids::{DeviceId, Key, RecordId, ReplicaId};
use crate::wire::{Counts, ExportError, WireError};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What the worker is asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Fold the tail of the journal into segments.
    Compact,
    /// Write an exchange file; it comes back beside the answer.
    Export(ExportOrder),
    /// Take an exchange file in; it comes beside the task.
    Import(ImportOrder),
    /// All journal rows that touch a record.
    History(Key),
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
    /// Whether photos come along.
    pub photos: bool,
}

/// What an import needs to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportOrder {
    /// The time, UTC milliseconds.
    pub now: i64,
    /// The person at the device.
    pub person: RecordId,
    /// A new replica for this import alone, never the tab's: the tab goes on writing meanwhile (S1).
    pub replica: ReplicaId,
    /// The command id of the rows that document the import.
    pub command: SmolStr,
    /// The file's name, as people will read it in the journal.
    pub file: SmolStr,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// Folded up to this row.
    Compacted(u64),
    /// The file stands beside the answer.
    Exported(Exported),
    /// Taken in.
    Imported(Imported),
    /// The rows with their numbers, in order.
    History(Vec<(u64, JournalRow)>),
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
    /// The rows that were appended, our own note included: to be absorbed and sent to other tabs.
    pub rows: Vec<JournalRow>,
    /// The number of the last row.
    pub head: u64,
    /// Changes that came in.
    pub changes: u64,
    /// Records that they touch.
    pub records: u64,
    /// Photos that came in.
    pub photos: u64,
    /// Rows held because their time lies ahead (S6).
    pub held: u64,
    /// Rows of the file that were here already.
    pub known: u64,
    /// The device's new id, when the file shows that another device has the old one (R28).
    pub device: Option<DeviceId>,
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
