//! The page inspection 页面巡检 (INSP-*): templates, runs, answers, what can be done to them.
//! Knows people and shops by id; nothing of screens or storage.

mod alarms;
mod answering;
mod asked;
mod before;
mod compare;
mod figures;
mod filter;
mod form;
mod inbox;
mod owners;
mod report;
mod results;
mod rules;
mod run;
mod status;
mod today;
mod trends;
mod typed_value;
mod way;

pub use alarms::{Alarm, alarms};
pub use answering::is_ones_own;
pub use asked::{critical_fails, is_asked};
pub use before::{Before, LATELY, Lately, before, lately};
pub use compare::{Change, Comparison, Fit, Lone, OFFERED, Pair, Said, Shift, begun_runs, compare};
pub use compare::{offered, one_before, run_of_day};
pub use figures::{Gaps, Lacking, Need, Progress, Score, gaps, progress, score};
pub use filter::{DayFilter, Narrowing};
pub use form::{Form, FormPhoto, FormRow, Responsible, Signed, form};
pub use inbox::{Inbox, Waiting, inbox};
pub use report::{CheckReport, EntryReport, GroupReport, report};
pub use results::{Named, Results};
pub use rules::{decide, permit_restore};
pub use run::{Answer, Entry, Mark, Outcome, Photo, ReviewOutcome, Run, RunId, Stored, WHOLE};
pub use status::{Day, DayStatus, Turn, day, day_of, days, days_of, first_day, runs_between};
pub use today::{due_today, is_duty_of, run_of_today};
pub use trends::{Failing, HandedIn, Mending, Period, Trends, Week, trends};
pub use typed_value::{read_value, value_in_field};
pub use way::{
    Last, Look, first_open, is_shown, last_entry_names, last_result, look, neighbour, next_open, next_open_entry,
};

use super::ids::{Kind, RecordId};
use super::schema::KindSchema;
use super::templates::Text;
use super::value::Value;

/// One dated execution of a checklist template: an inspection run 巡检.
pub const RUN: Kind = Kind::of("run");

/// Fields of a run that are not keyed; keyed ones are built in `run`.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// The template's id.
    pub const TEMPLATE: Field = Field::of("template");
    /// The template's version when the run began: a number of the shipped one, else the id of its version record.
    pub const VERSION: Field = Field::of("version");
    /// The business date.
    pub const DATE: Field = Field::of("date");
    /// Absent (open), `submitted` or `reviewed`. Never written by an answer, so that a late answer
    /// from a second tablet cannot take a submission back (S13).
    pub const STATUS: Field = Field::of("status");
    /// Who submitted.
    pub const SUBMITTED_BY: Field = Field::of("submitted_by");
    /// When, UTC milliseconds.
    pub const SUBMITTED_AT: Field = Field::of("submitted_at");
    /// `approved`, `has_issues`, `returned`; counts while the status is `reviewed`.
    pub const OUTCOME: Field = Field::of("outcome");
    /// The reviewer's words.
    pub const COMMENT: Field = Field::of("comment");
    /// Who reviewed.
    pub const REVIEWED_BY: Field = Field::of("reviewed_by");
    /// When, UTC milliseconds.
    pub const REVIEWED_AT: Field = Field::of("reviewed_at");
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[KindSchema {
    kind: RUN,
    identity: &["shop", "template", "version", "date"],
    fixed: &["status", "submitted_by", "submitted_at", "outcome", "reviewed_by", "reviewed_at"],
    words: &["comment", "entry/*/*", "note/*/*", "value/*/*"],
    fields: &[
        "shop",
        "template",
        "version",
        "date",
        "status",
        "submitted_by",
        "submitted_at",
        "outcome",
        "comment",
        "reviewed_by",
        "reviewed_at",
        "entry/*/*",
        "result/*/*",
        "note/*/*",
        "value/*/*",
        "shown/*/*",
        "charged/*/*",
        "photo/*/*/*",
        "mark/*/*",
    ],
}];

/// Where an answer belongs: a check, and the entry (banner, item) or [`WHOLE`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The run.
    pub run: RunId,
    /// The check's id: `INSP-03.3`.
    pub check: String,
    /// The entry's id, or [`WHOLE`].
    pub entry: String,
}

/// What can be done to a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Pass, fail, not applicable; `None` takes the answer back.
    Answer {
        /// Which check of which run.
        at: Spot,
        /// The result.
        outcome: Option<Outcome>,
    },
    /// The note at an answer; empty clears it.
    Note {
        /// Which check of which run.
        at: Spot,
        /// The words.
        text: String,
    },
    /// The two prices of a price check, in minor units. When both stand, the comparison answers: equal
    /// passes, different fails. An answer that contradicted the prices before was a person's own and stays.
    Prices {
        /// Which check of which run.
        at: Spot,
        /// The price shown in the picture.
        shown: Option<i64>,
        /// The price charged.
        charged: Option<i64>,
    },
    /// The number, the words or the choice with which a check is answered; `None` takes it back. The result follows
    /// from it; one that contradicted it before was a person's own and stays.
    Value {
        /// Which check of which run.
        at: Spot,
        /// Thousandths of the unit, words, or the id of a choice.
        value: Option<Value>,
    },
    /// A photo that is already stored under its SHA-256 (S8).
    AddPhoto {
        /// Which check of which run.
        at: Spot,
        /// The photo.
        photo: Photo,
    },
    /// Takes a photo out.
    RemovePhoto {
        /// Which check of which run.
        at: Spot,
        /// The photo's id.
        photo: String,
    },
    /// Marks a spot on a photo.
    AddMark {
        /// The run.
        run: RunId,
        /// The photo's id.
        photo: String,
        /// The mark.
        mark: Mark,
    },
    /// Takes a mark away.
    RemoveMark {
        /// The run.
        run: RunId,
        /// The photo's id.
        photo: String,
        /// The mark's id.
        mark: String,
    },
    /// A banner or item to look at; also gives an entry another name.
    NameEntry {
        /// The run.
        run: RunId,
        /// The group's id: `INSP-02`.
        group: String,
        /// The entry's id; a fresh one adds it.
        entry: String,
        /// What it is called.
        name: String,
    },
    /// Takes an entry out; its answers no longer count.
    RemoveEntry {
        /// The run.
        run: RunId,
        /// The group's id.
        group: String,
        /// The entry's id.
        entry: String,
    },
    /// Hands the run in.
    Submit {
        /// The run.
        run: RunId,
    },
    /// The supervisor's decision.
    Review {
        /// The run.
        run: RunId,
        /// The decision.
        outcome: ReviewOutcome,
        /// The words with it.
        comment: String,
    },
}

/// The longest note, in characters.
pub const MAX_NOTE: usize = 100_000;
/// The longest name of an entry, in characters.
pub const MAX_ENTRY_NAME: usize = 200;

/// Why an inspection command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Submitted or reviewed; only a returned run can be edited.
    #[error("the run of {0} was handed in")]
    HandedIn(String),
    /// The date has not come yet.
    #[error("the run of {0} lies in the future")]
    InTheFuture(String),
    /// Everybody does their own, and this is the named person's.
    #[error("the run is {0}'s own")]
    SomebodyElses(String),
    /// The template has no such check or group.
    #[error("the template has no {0}")]
    UnknownCheck(String),
    /// Nothing was answered.
    #[error("nothing was answered")]
    Empty,
    /// Answers without the note or photos that they need; the words of their checks.
    #[error("answers without evidence: {0:?}")]
    WithoutEvidence(Vec<Text>),
    /// The check is not answered with such a value.
    #[error("{0} is not answered with such a value")]
    WrongValue(String),
    /// Not submitted, so there is nothing to review.
    #[error("not submitted")]
    NotSubmitted,
    /// Issues found or returned: the inspector must know why.
    #[error("a comment is needed")]
    NeedsComment,
    /// An entry needs a name.
    #[error("an entry needs a name")]
    NoName,
    /// Longer than the limit, in characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// The photo is not at this check.
    #[error("no such photo")]
    UnknownPhoto,
}

/// The id of the record of a run.
pub fn record_id(run: &RunId) -> RecordId {
    run.record_id()
}

#[cfg(test)]
mod tests;
