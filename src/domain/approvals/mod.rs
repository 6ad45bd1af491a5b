//! Approvals 审批: one mechanism for everything that needs a decision (APR-*, LST-05, LST-08, LST-11, LST-12): who asks
//! for what, who has decided, and what follows. How far something is follows from the decisions (S13). Knows listings,
//! people and shops; no page.

mod ask;
pub mod chain;
mod decided;
mod deputy;
mod effect;
mod major;
mod progress;
mod request;
mod rule;
mod rules;
mod seen;
mod timing;
mod views;
mod what;

pub use ask::Asked;
pub use deputy::{DELEGATION, Delegation, delegation_key, delegations, field as delegation_field, speaks};
pub use major::{Change, DEFAULT_PERCENT, Major, Part};
pub use progress::{Progress, Stage, difference, is_void, progress};
pub use request::{Done, Request, Signed};
pub use rule::{DEFAULT_DUE_DAYS, MAX_DUE_DAYS, MAX_STEPS, RULE, Rule, field as rule_field, rule, rule_key, steps_of};
pub use rules::decide;
pub use seen::{Approval, last_approvals, seen, state_of};
pub use timing::{deadline, on_sale_by, timed};
pub use views::{Entry, all, asked_by, entry, inbox, open_of, turn_of};
pub use what::What;

use super::ids::{Field, Key, Kind, RecordId};
use super::listings::State;
use super::schema::KindSchema;
use super::value::Value;
use chain::Verdict;
use chrono::NaiveDate;

/// A request 申请.
pub const REQUEST: Kind = Kind::of("request");

/// What is decided about where a request has no fields of its own.
pub const WHOLE: Field = Field::of("whole");

/// The longest text, in characters.
pub const MAX_TEXT: usize = 4_000;
/// The longest title, in characters.
pub const MAX_TITLE: usize = 200;

/// Fields of a request.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// [`super::What`] as a code.
    pub const WHAT: Field = Field::of("what");
    /// The kind of the record that it is about; absent where it is about none.
    pub const SUBJECT_KIND: Field = Field::of("subject_kind");
    /// The id of that record.
    pub const SUBJECT: Field = Field::of("subject");
    /// What it is called.
    pub const TITLE: Field = Field::of("title");
    /// The words.
    pub const TEXT: Field = Field::of("text");
    /// Who asks.
    pub const BY: Field = Field::of("by");
    /// Since when, UTC milliseconds.
    pub const AT: Field = Field::of("at");
    /// Whether who asked takes it back.
    pub const WITHDRAWN: Field = Field::of("withdrawn");
    /// When it was carried out by hand, UTC milliseconds.
    pub const DONE_AT: Field = Field::of("done_at");
    /// By whom.
    pub const DONE_BY: Field = Field::of("done_by");
    /// The digest of what buyers saw of the listing when it was approved.
    pub const SEEN: Field = Field::of("seen");

    /// `value/<field>`: what shall stand in a field of the subject; the field keeps its slashes.
    pub fn value(field: &Field) -> Field {
        Field::keyed(&["value", field.as_str()])
    }
    /// `done/<field>`: that it was carried out.
    pub fn done(field: &Field) -> Field {
        Field::keyed(&["done", field.as_str()])
    }
    /// `was/<field>`: what stood there until then.
    pub fn was(field: &Field) -> Field {
        Field::keyed(&["was", field.as_str()])
    }
    /// `decision/<id>`: a decision, see [`super::Signed`].
    pub fn decision(id: &str) -> Field {
        Field::keyed(&["decision", id])
    }
    /// `why/<id>`: the words of a decision.
    pub fn why(id: &str) -> Field {
        Field::keyed(&["why", id])
    }
    /// `note/<id>`: what somebody noted.
    pub fn note(id: &str) -> Field {
        Field::keyed(&["note", id])
    }
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[
    KindSchema {
        kind: REQUEST,
        identity: &["shop", "what", "subject_kind", "subject"],
        fixed: &[
            "by",
            "at",
            "withdrawn",
            "done_at",
            "done_by",
            "seen",
            "value/*",
            "value/*/*",
            "value/*/*/*",
            "done/*",
            "done/*/*",
            "done/*/*/*",
            "was/*",
            "was/*/*",
            "was/*/*/*",
            "decision/*",
            "why/*",
            "title",
            "text",
        ],
        words: &[
            "title",
            "text",
            "why/*",
            "note/*",
            "value/*",
            "value/*/*",
            "value/*/*/*",
            "was/*",
            "was/*/*",
            "was/*/*/*",
        ],
        fields: &[
            "shop",
            "what",
            "subject_kind",
            "subject",
            "title",
            "text",
            "by",
            "at",
            "withdrawn",
            "done_at",
            "done_by",
            "seen",
            "value/*",
            "value/*/*",
            "value/*/*/*",
            "done/*",
            "done/*/*",
            "done/*/*/*",
            "was/*",
            "was/*/*",
            "was/*/*/*",
            "decision/*",
            "why/*",
            "note/*",
        ],
    },
    KindSchema {
        kind: RULE,
        identity: &[],
        fixed: &["enabled", "due_days", "price_percent", "major/*", "step/*/role/*", "step/*/person/*", "step/*/all"],
        words: &[],
        fields: &["enabled", "due_days", "price_percent", "major/*", "step/*/role/*", "step/*/person/*", "step/*/all"],
    },
    KindSchema {
        kind: DELEGATION,
        identity: &[],
        fixed: &["person", "deputy", "from", "until"],
        words: &[],
        fields: &["person", "deputy", "from", "until"],
    },
];

/// A request's full name.
pub fn key(id: &RecordId) -> Key {
    Key::new(REQUEST, id.clone())
}

/// What can be done to requests, to the rules they follow, and in absence.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Asks for something, or asks again for what was returned.
    Ask {
        /// A fresh UUIDv7, or that of an own open request, to change what it asks for. What is asked for once at a time,
        /// listing and delisting, takes an id of its own and leaves this one.
        id: RecordId,
        /// The shop.
        shop: RecordId,
        /// What is asked for.
        asked: Asked,
    },
    /// A word on a request. The last one that was missing also carries out what it approves.
    Decide {
        /// The request.
        request: RecordId,
        /// A fresh id.
        id: String,
        /// The step that is decided, from 0, as the person saw it.
        step: usize,
        /// What is said. Who asked says [`Verdict::AskedAgain`], at any step.
        verdict: Verdict,
        /// About which fields; empty for all that stand at the step.
        fields: Vec<Field>,
        /// Why; a return needs it.
        why: String,
        /// Of a new listing that goes back to whoever asked: the step of its life at which it goes on.
        back: Option<State>,
    },
    /// Takes an own request back.
    Withdraw {
        /// The request.
        request: RecordId,
    },
    /// What was approved was carried out: published, granted. Of a listing, carries out what is approved and was not
    /// yet, because the last words came from several devices.
    Done {
        /// The request.
        request: RecordId,
    },
    /// A note with a fresh id.
    Note {
        /// The request.
        request: RecordId,
        /// A fresh id.
        id: String,
        /// The words.
        text: String,
    },
    /// Changes a rule of the shop.
    Rule {
        /// The shop.
        shop: RecordId,
        /// Of what.
        what: What,
        /// Fields of [`rule_field`] with what they shall hold; `Null` for what is shipped.
        edits: Vec<(Field, Value)>,
    },
    /// Somebody decides in another's place for a time.
    Delegate {
        /// A fresh UUIDv7, or that of a delegation that is changed.
        id: RecordId,
        /// Who is away.
        person: RecordId,
        /// Who decides meanwhile.
        deputy: RecordId,
        /// The first business date.
        from: NaiveDate,
        /// The last one.
        until: NaiveDate,
    },
    /// Ends a delegation; what was decided under it stands.
    EndDelegation {
        /// The delegation.
        id: RecordId,
    },
}

/// Why a command about requests was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing is asked for, or everything stands already as it is asked for.
    #[error("nothing is asked for")]
    NothingAsked,
    /// It needs a title.
    #[error("it needs a title")]
    NoTitle,
    /// Longer than the limit, in characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// The same is asked for already.
    #[error("asked already")]
    AlreadyAsked,
    /// What it is about is not at the place in its life where this can be asked or decided.
    #[error("what it is about is not where this is decided")]
    NotReady,
    /// It was carried out or taken back.
    #[error("over already")]
    Over,
    /// Another version made it.
    #[error("made by another version")]
    Unknown,
    /// The step has decided meanwhile, or what it was about has changed.
    #[error("the step is not open")]
    StepNotOpen,
    /// It waits for somebody else's word.
    #[error("it waits for somebody else")]
    NotYours,
    /// Only who asked may do it.
    #[error("only who asked may")]
    NotTheAsker,
    /// A return needs a reason.
    #[error("a reason is needed")]
    NoReason,
    /// It can only go back to an earlier step.
    #[error("not an earlier step")]
    NotEarlier,
    /// It was not returned.
    #[error("not returned")]
    NotReturned,
    /// It is not approved.
    #[error("not approved")]
    NotApproved,
    /// A rule cannot hold that.
    #[error("the rule cannot hold {0}")]
    NotARule(Field),
    /// Nobody is their own deputy, and both must be known.
    #[error("not a deputy")]
    NotADeputy,
    /// The last day comes before the first.
    #[error("ends before it begins")]
    EndsBefore,
}

#[cfg(test)]
mod tests;
