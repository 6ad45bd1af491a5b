//! Follow-ups 跟进: what a failed check leads to; open → done → re-checked. Knows the spot it came from by id.

mod agenda;
mod earlier;
mod proposal;
mod rules;
mod views;

use crate::domain::order::sort_by;
pub use agenda::{Agenda, agenda};
pub use earlier::{Earlier, open_before, open_for_check};
pub use proposal::{Proposal, proposal};
pub use rules::{added, decide, opened};
pub use views::{Note, notes, open_by_run};

use super::calendar::parse_date;
use super::ids::{Field, Key, Kind, RecordId};
use super::inspections::{RunId, Spot};
use super::record::Record;
use super::records::Records;
use super::schema::KindSchema;
use chrono::NaiveDate;

/// A task 任务; so far always a follow-up.
pub const TASK: Kind = Kind::of("task");

/// Fields of a task that are not keyed.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// What is to be done.
    pub const WHAT: Field = Field::of("what");
    /// `person:<id>` or `role:<code>`.
    pub const OWNER: Field = Field::of("owner");
    /// Business date.
    pub const DUE: Field = Field::of("due");
    /// Absent (open), `done` or `rechecked`.
    pub const STATUS: Field = Field::of("status");
    /// Who did it.
    pub const DONE_BY: Field = Field::of("done_by");
    /// When, UTC milliseconds.
    pub const DONE_AT: Field = Field::of("done_at");
    /// What was done, in words.
    pub const RESULT: Field = Field::of("result");
    /// Who re-checked last.
    pub const RECHECKED_BY: Field = Field::of("rechecked_by");
    /// When, UTC milliseconds.
    pub const RECHECKED_AT: Field = Field::of("rechecked_at");
    /// How often a re-check failed and sent it back.
    pub const SENT_BACK: Field = Field::of("sent_back");
    /// The run it came from.
    pub const RUN: Field = Field::of("run");
    /// The check it came from.
    pub const CHECK: Field = Field::of("check");
    /// The entry it came from.
    pub const ENTRY: Field = Field::of("entry");
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[KindSchema {
    kind: TASK,
    identity: &["shop", "run", "check", "entry"],
    fixed: &["status", "done_by", "done_at", "rechecked_by", "rechecked_at", "sent_back"],
    words: &["what", "result", "note/*"],
    fields: &[
        "shop",
        "what",
        "owner",
        "due",
        "status",
        "done_by",
        "done_at",
        "result",
        "rechecked_by",
        "rechecked_at",
        "sent_back",
        "run",
        "check",
        "entry",
        "note/*",
    ],
}];

/// Who shall do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A person.
    Person(RecordId),
    /// Whoever has the role.
    Role(String),
}

impl Owner {
    /// As it stands in a record: `person:<id>` or `role:<code>`.
    pub fn code(&self) -> String {
        match self {
            Self::Person(id) => format!("person:{id}"),
            Self::Role(code) => format!("role:{code}"),
        }
    }
    /// From a record.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split_once(':')? {
            ("person", id) if !id.is_empty() => Some(Self::Person(RecordId::new(id))),
            ("role", role) if !role.is_empty() => Some(Self::Role(role.to_owned())),
            _ => None,
        }
    }
}

/// Where a task is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// To be done.
    Open,
    /// Done, waits for the re-check.
    Done,
    /// Looked at again and found right.
    Rechecked,
}

/// A task as others need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The record.
    pub id: RecordId,
    /// The shop.
    pub shop: RecordId,
    /// What is to be done.
    pub what: String,
    /// Who shall do it.
    pub owner: Option<Owner>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Where it is.
    pub status: Status,
    /// Who did it.
    pub done_by: RecordId,
    /// When, UTC milliseconds.
    pub done_at: Option<i64>,
    /// What was done, in words.
    pub result: String,
    /// Who re-checked last.
    pub rechecked_by: RecordId,
    /// When, UTC milliseconds.
    pub rechecked_at: Option<i64>,
    /// How often a re-check sent it back.
    pub sent_back: i64,
    /// The check that it came from.
    pub spot: Option<Spot>,
}

impl Task {
    /// Reads a task record.
    pub fn read(record: &Record) -> Self {
        let id = |field: &Field| RecordId::new(record.text(field));
        let spot = run_of(record).map(|run| Spot {
            run,
            check: record.text(&field::CHECK).to_owned(),
            entry: record.text(&field::ENTRY).to_owned(),
        });
        Self {
            id: record.id().clone(),
            shop: id(&field::SHOP),
            what: record.text(&field::WHAT).to_owned(),
            owner: Owner::from_code(record.text(&field::OWNER)),
            due: parse_date(record.text(&field::DUE)),
            status: status(record.text(&field::STATUS)),
            done_by: id(&field::DONE_BY),
            done_at: record.int(&field::DONE_AT),
            result: record.text(&field::RESULT).to_owned(),
            rechecked_by: id(&field::RECHECKED_BY),
            rechecked_at: record.int(&field::RECHECKED_AT),
            sent_back: record.int(&field::SENT_BACK).unwrap_or_default(),
            spot,
        }
    }

    /// Open and past its date (S13: derived).
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.status == Status::Open && self.due.is_some_and(|due| due < today)
    }
}

/// The run that a task's record belongs to, if it belongs to one: for whoever asks nothing else of many records.
pub fn run_of(record: &Record) -> Option<RunId> {
    RunId::parse(&RecordId::new(record.text(&field::RUN)))
}

/// When the task of a record was done, UTC milliseconds; `None` while it is open.
pub fn done_at(record: &Record) -> Option<i64> {
    record.int(&field::DONE_AT).filter(|_| status(record.text(&field::STATUS)) != Status::Open)
}

fn status(code: &str) -> Status {
    match code {
        "done" => Status::Done,
        "rechecked" => Status::Rechecked,
        _ => Status::Open,
    }
}

/// The tasks of a shop and of those joined into it: open before done before re-checked, then by due date.
pub fn list(records: &Records, shop: &RecordId) -> Vec<Task> {
    let shops = super::shops::ids(records, shop);
    let is_own = |record: &&std::sync::Arc<Record>| shops.iter().any(|id| record.text(&field::SHOP) == id.as_str());
    let own = records.of(&TASK).filter(is_own);
    let mut tasks: Vec<Task> = own.map(|record| Task::read(record)).collect();
    sort_by(&mut tasks, |a, b| order(a).cmp(&order(b)));
    tasks
}

/// Open before done before re-checked, then by due date.
fn order(task: &Task) -> (Status, Option<NaiveDate>, &RecordId) {
    (task.status, task.due, &task.id)
}

/// The id of the follow-up of a spot: derived, so that two tablets open the same one (S9).
pub fn id_at(spot: &Spot) -> RecordId {
    RecordId::new(format!("{}:{}:{}", spot.run.record_id(), spot.check, spot.entry))
}

/// The follow-up of a spot, if one was opened.
pub fn at(records: &Records, spot: &Spot) -> Option<Task> {
    let record = records.get(&TASK, &id_at(spot)).filter(|record| !record.is_deleted())?;
    Some(Task::read(record))
}

/// The full name of a task.
pub fn key(id: &RecordId) -> Key {
    Key::new(TASK, id.clone())
}

/// What can be done to tasks.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Opens the follow-up of a failed check, or changes what it says.
    FollowUp {
        /// The failed check.
        at: Spot,
        /// What is to be done.
        what: String,
        /// Who shall do it.
        owner: Owner,
        /// Until when.
        due: NaiveDate,
    },
    /// Hands it to somebody else, or another date.
    Assign {
        /// The task.
        task: RecordId,
        /// Who shall do it.
        owner: Owner,
        /// Until when.
        due: NaiveDate,
    },
    /// It is done.
    Done {
        /// The task.
        task: RecordId,
        /// What was done, in words; may be empty.
        result: String,
    },
    /// Somebody looked again.
    Recheck {
        /// The task.
        task: RecordId,
        /// Found right; else it is open again.
        passed: bool,
    },
    /// Open again.
    Reopen {
        /// The task.
        task: RecordId,
    },
    /// A note with a fresh id.
    Note {
        /// The task.
        task: RecordId,
        /// A fresh id.
        id: String,
        /// The words.
        text: String,
    },
}

/// Why a task command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It must say what to do.
    #[error("a follow-up must say what is to be done")]
    NoWhat,
    /// Only a task that is done can be re-checked.
    #[error("not done yet")]
    NotDone,
    /// It is done already.
    #[error("done already")]
    AlreadyDone,
    /// Longer than the limit, in characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// The check has not failed, so there is nothing to follow up.
    #[error("the check has not failed")]
    NotFailed,
}

#[cfg(test)]
mod tests;
