//! Appraisals 绩效考核 (KPI-12 … KPI-25): a person's month, and the department's quarter, from self-review to the end. How
//! far a form is follows from what was done with it (S13); computed figures come from the records with the records behind
//! them. Knows scorecards, people, shops and tasks; no page and no paper.

mod after;
mod allowed;
mod due;
pub mod field;
mod figures;
pub mod figures_table;
mod form;
mod highlights;
mod imported;
mod outcome;
pub mod paper;
mod rules;
mod settings;
mod sight;
mod stage;
mod tasks;
pub mod team;
mod term;
mod writing;

pub use after::is_plan_due;
pub use allowed::{Part, Side, Step, may_do, may_write, missing_for, on_side, without_reason};
pub use due::{Due, Duty, duties, scores_due};
pub use figures::{Evidence, Figure, Scope, figure, figures_of};
pub use form::{Consequence, Form, HrFigure, Measure, id_of, key, key_of, of_person, of_shop};
pub use highlights::{Deed, Highlight, highlights};
pub use imported::{FIGURE, Given, SHOP_WIDE, figure_field, figure_key, imported, record_of};
pub use outcome::{Basis, Line, Outcome, basis, known, lines, lines_on, live, live_all, outcome, scope};
pub use rules::decide;
pub use settings::{APPEAL_DAYS, DUE_DAYS, RULE, Rules, rule_key, rules};
pub use sight::{Sight, may_appraise, may_read, sight};
pub use stage::{Stage, appeal_until};
pub use tasks::origin_of;
pub use term::{Term, working_days_after};

use super::ids::{Field, Kind, RecordId};
use super::people;
use super::schema::KindSchema;
use super::value::Value;

/// A form of one person's month, or of the department's quarter; the id is `<shop>:<person>:<term>` (S9).
pub const APPRAISAL: Kind = Kind::of("appraisal");

/// Whose form it is where it is the department's.
pub const DEPARTMENT: &str = super::scorecards::DEPARTMENT;

/// The longest text of a form, in characters.
pub const MAX_TEXT: usize = 4_000;

/// The fields of a form. None is put back alone: who may write which, and when, follows from where the form is.
const FORM_FIELDS: &[&str] = &[
    "shop",
    "person",
    "term",
    "card",
    "rules",
    "opened_at",
    "handed_at",
    "handed_by",
    "returned_at",
    "returned_by",
    "returned_why",
    "scored_at",
    "scored_by",
    "published_at",
    "published_by",
    "interviewed_at",
    "interviewed_by",
    "acknowledged_at",
    "appealed_at",
    "decided_at",
    "decided_by",
    "closed_at",
    "closed_by",
    "appeal",
    "decision",
    "result",
    "final",
    "figure/*",
    "disputed/*",
    "superior",
    "duties",
    "support",
    "comment",
    "header/*",
    "attendance/*",
    "achievement/*",
    "proof/*/*",
    "shortcoming/*",
    "measure/*/*",
    "goal/*",
    "training/*",
    "actual/*",
    "reason/*",
    "own/*",
    "own_note/*",
    "above/*",
    "above_note/*",
    "hr/*",
    "interview/*",
    "consequence/*",
    "plan/*",
];

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[
    KindSchema {
        kind: APPRAISAL,
        identity: &["shop", "person", "term"],
        fixed: FORM_FIELDS,
        words: &[
            "duties",
            "support",
            "comment",
            "attendance/*",
            "achievement/*",
            "shortcoming/*",
            "measure/*/*",
            "goal/*",
            "training/*",
            "reason/*",
            "own_note/*",
            "above_note/*",
            "hr/*",
            "interview/*",
            "returned_why",
            "appeal",
            "decision",
            "consequence/*",
            "plan/*",
        ],
        fields: FORM_FIELDS,
    },
    KindSchema {
        kind: RULE,
        identity: &[],
        fixed: &[],
        words: &[],
        fields: &["self_due", "superior_due", "department_due", "appeal_days", "hidden", "rater/*", "band/*"],
    },
    imported::FIGURE_SCHEMA,
];

/// What can be done to forms and to the rules that they follow.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Opens the form of a term that is over or running: freezes card and rules.
    Open {
        /// The shop.
        shop: RecordId,
        /// Whose: a person's id, or [`DEPARTMENT`].
        person: RecordId,
        /// The term: a month of a person, a quarter of the department.
        term: Term,
        /// The scorecard.
        card: RecordId,
    },
    /// Writes into the sections of a form. Which of them, and when, is said by [`may_write`].
    Write {
        /// The form.
        form: RecordId,
        /// Fields with what they shall hold; `Null` clears.
        edits: Vec<(Field, Value)>,
    },
    /// The self-review is handed in: the computed figures are kept as they are now, improvement measures become tasks.
    HandIn {
        /// The form.
        form: RecordId,
    },
    /// It goes back to the person.
    Return {
        /// The form.
        form: RecordId,
        /// Why.
        why: String,
    },
    /// The superior's scores are there.
    Score {
        /// The form.
        form: RecordId,
    },
    /// The result is made known to the person.
    Publish {
        /// The form.
        form: RecordId,
    },
    /// The interview was held.
    Interview {
        /// The form.
        form: RecordId,
    },
    /// The person has taken note of the result.
    Acknowledge {
        /// The form.
        form: RecordId,
    },
    /// The person disagrees, within the window.
    Appeal {
        /// The form.
        form: RecordId,
        /// Why.
        text: String,
        /// What is disputed: records as `<kind>:<id>`.
        disputed: Vec<String>,
    },
    /// The appeal is decided: the score is worked out anew under the card that was frozen.
    Decide {
        /// The form.
        form: RecordId,
        /// Values, reasons and the superior's points that are corrected; none to leave all as it was.
        edits: Vec<(Field, Value)>,
        /// The reasons.
        text: String,
    },
    /// Nothing will change any more.
    Close {
        /// The form.
        form: RecordId,
    },
    /// Writes figures that came from a table or were typed for the shop.
    Figures {
        /// The shop.
        shop: RecordId,
        /// The figures.
        values: Vec<Given>,
        /// The name of the file they came from; empty where they were typed.
        from: String,
    },
    /// Changes the rules of a shop, for forms that are opened from now on.
    Rule {
        /// The shop.
        shop: RecordId,
        /// Fields of [`field::rule`]; `Null` for what is shipped.
        edits: Vec<(Field, Value)>,
    },
}

/// Why a command about appraisals was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The term has not begun.
    #[error("not begun yet")]
    NotBegun,
    /// A person has months, the department quarters.
    #[error("not a term of theirs")]
    NotATerm,
    /// The weights of the card are no whole, or its scoring cannot be used.
    #[error("the card cannot be used")]
    CardNotWhole,
    /// It was opened already.
    #[error("opened already")]
    OpenedAlready,
    /// The step does not follow from where the form is.
    #[error("not at this step")]
    NotNow(Stage),
    /// Only the person may.
    #[error("only the person may")]
    NotYours,
    /// Nobody scores their own form.
    #[error("nobody scores their own form")]
    OwnForm,
    /// What has to be there before it goes on.
    #[error("something is missing")]
    Missing(Vec<Field>),
    /// A typed value in the place of a computed one needs a reason.
    #[error("{0} needs a reason")]
    NoReason(Field),
    /// A return, an appeal and its decision need a reason.
    #[error("a reason is needed")]
    NoWhy,
    /// The window for an appeal has closed.
    #[error("too late for an appeal")]
    TooLate,
    /// The window for an appeal is still open.
    #[error("an appeal is still possible")]
    StillOpen,
    /// The field takes no such value, or is none of the form's.
    #[error("{0} takes no such value")]
    NotAllowed(Field),
    /// Longer than the limit, in characters.
    #[error("{field} is longer than {most} characters")]
    TooLong {
        /// Where.
        field: Field,
        /// The limit.
        most: usize,
    },
    /// The weights of the raters make no whole, or the bands do not follow one another.
    #[error("the settings make no whole")]
    NotWhole,
}

/// Whether a person may see a form: its own person, whoever stands above, and the personnel department. Guidance, not
/// protection: a browser without a server can keep nobody out.
pub fn may_see(records: &super::records::Records, form: &Form, person: &RecordId) -> bool {
    people::is_same(records, &form.person, person) || allowed::is_above(records, form, person)
}

#[cfg(test)]
mod tests;
