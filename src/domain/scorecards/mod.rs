//! Scorecards 考核表: by what a person's month, or the department's quarter, is measured (KPI-01 … KPI-11, KPI-24, KPI-26,
//! KPI-31). Shipped ones are code under fixed ids; only what a shop changed is stored (S14). Knows no person's month.

mod card;
mod measure;
mod rules;
mod scoring;
pub mod shipped;
mod total;
pub mod typing;

pub use card::{Card, Indicator, card, cards, frozen, is_shipped, of_role, thawed};
pub use measure::{Direction, NotAMeasure, SCALE, Unit, in_field, mean, percent, rounded, typed};
pub use rules::{MAX_VALUE, decide};
pub use scoring::{FULL, Scoring};
pub use total::{Band, Bands, Rated, Rater, Raters, score, score_of};

use super::ids::{Field, Key, Kind, RecordId};
use super::schema::KindSchema;
use super::value::Value;

/// What a shop changed about a shipped scorecard (id `<shop>:<code>`), or one of its own (a UUIDv7).
pub const SCORECARD: Kind = Kind::of("scorecard");

/// All weights of a scorecard together, tenths of a per cent.
pub const WHOLE: i64 = 1_000;
/// The longest text of a scorecard, in characters.
pub const MAX_TEXT: usize = 1_000;
/// The longest name, in characters.
pub const MAX_NAME: usize = 100;
/// The most indicators on one card.
pub const MAX_INDICATORS: usize = 40;

/// Fields of a scorecard.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// The code of the shipped card that it was made from; empty for one made from nothing.
    pub const BASE: Field = Field::of("base");
    /// Its name, where it is not the shipped one.
    pub const NAME: Field = Field::of("name");
    /// The code of the role that it measures; `department` for the department's quarter.
    pub const ROLE: Field = Field::of("role");
    /// Whether it is no longer offered.
    pub const ARCHIVED: Field = Field::of("archived");

    /// `indicator/<id>/<property>`: see the constants below.
    pub fn indicator(id: &str, property: &str) -> Field {
        Field::keyed(&["indicator", id, property])
    }

    /// Properties of an indicator.
    pub mod of {
        /// Its name.
        pub const NAME: &str = "name";
        /// What it means.
        pub const DEFINITION: &str = "definition";
        /// How it is worked out, in words.
        pub const FORMULA: &str = "formula";
        /// [`super::super::Unit`].
        pub const UNIT: &str = "unit";
        /// [`super::super::Direction`].
        pub const DIRECTION: &str = "direction";
        /// What shall be reached, ten-thousandths of the unit.
        pub const TARGET: &str = "target";
        /// Tenths of a per cent.
        pub const WEIGHT: &str = "weight";
        /// [`super::super::Scoring`], one value.
        pub const SCORING: &str = "scoring";
        /// The words of the marks of what a person says, best first, one per line.
        pub const ANCHORS: &str = "anchors";
        /// [`super::super::Source`].
        pub const SOURCE: &str = "source";
        /// [`super::super::Group`].
        pub const GROUP: &str = "group";
        /// Where it stands on the card; whole numbers, equal ones by id.
        pub const ORDER: &str = "order";
        /// Whether it was taken out; it comes back with one tap.
        pub const ARCHIVED: &str = "archived";
        /// All of them.
        pub const ALL: [&str; 13] = [
            NAME, DEFINITION, FORMULA, UNIT, DIRECTION, TARGET, WEIGHT, SCORING, ANCHORS, SOURCE, GROUP, ORDER,
            ARCHIVED,
        ];
    }
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[KindSchema {
    kind: SCORECARD,
    identity: &["shop", "base"],
    fixed: &[],
    words: &["name", "indicator/*/name", "indicator/*/definition", "indicator/*/formula", "indicator/*/anchors"],
    fields: &["shop", "base", "name", "role", "archived", "indicator/*/*"],
}];

/// The four groups of the source (002 五(一)), and two that other cards need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 工作任务完成情况.
    Tasks,
    /// 店铺运营指标.
    Shop,
    /// 客户满意度.
    Customers,
    /// 团队协作与沟通.
    Teamwork,
    /// 工作态度与能力.
    Behaviour,
}

impl Group {
    /// All, in the order in which a form shows them.
    pub const ALL: [Self; 5] = [Self::Tasks, Self::Shop, Self::Customers, Self::Teamwork, Self::Behaviour];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tasks => "tasks",
            Self::Shop => "shop",
            Self::Customers => "customers",
            Self::Teamwork => "teamwork",
            Self::Behaviour => "behaviour",
        }
    }

    /// From a record; one of a later version reads as [`Group::Tasks`].
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|group| group.code() == code).unwrap_or(Self::Tasks)
    }
}

/// Where the value of an indicator comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Worked out from the records, with the records behind it.
    Computed(Computed),
    /// Read from a table, by the indicator's name, or typed by anyone.
    Imported,
    /// Typed into the form.
    Typed,
    /// No value: a person says points.
    Judged,
}

/// What can be worked out from the records of a person's month (or, of the department's quarter, from all people's).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Computed {
    /// Inspections handed in ÷ inspections due, per cent.
    InspectionCompletion,
    /// Inspections handed in by their due time ÷ inspections handed in, per cent.
    InspectionOnTime,
    /// Checks failed ÷ checks answered in the inspections handed in, per cent.
    InspectionFailRate,
    /// Hours from the opening of a follow-up to its end, mean over those done.
    FixTime,
    /// Follow-ups done by their date ÷ follow-ups whose date lies in the month, per cent.
    FollowUpsOnTime,
    /// Findings confirmed, a number.
    FindingsConfirmed,
    /// Findings confirmed ÷ findings judged, per cent.
    FindingPrecision,
    /// Listings put on sale ÷ listings asked for, per cent: within the due days of their approval.
    ListingsOnTime,
    /// Decisions made within their due days ÷ decisions made, per cent.
    ApprovalsOnTime,
    /// The mean of the final scores of the people of the department, points; of the department only.
    PeopleScores,
}

impl Computed {
    /// All.
    pub const ALL: [Self; 10] = [
        Self::InspectionCompletion,
        Self::InspectionOnTime,
        Self::InspectionFailRate,
        Self::FixTime,
        Self::FollowUpsOnTime,
        Self::FindingsConfirmed,
        Self::FindingPrecision,
        Self::ListingsOnTime,
        Self::ApprovalsOnTime,
        Self::PeopleScores,
    ];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InspectionCompletion => "inspection_completion",
            Self::InspectionOnTime => "inspection_on_time",
            Self::InspectionFailRate => "inspection_fail_rate",
            Self::FixTime => "fix_time",
            Self::FollowUpsOnTime => "follow_ups_on_time",
            Self::FindingsConfirmed => "findings_confirmed",
            Self::FindingPrecision => "finding_precision",
            Self::ListingsOnTime => "listings_on_time",
            Self::ApprovalsOnTime => "approvals_on_time",
            Self::PeopleScores => "people_scores",
        }
    }

    /// What it is measured in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::FixTime => Unit::Hours,
            Self::FindingsConfirmed => Unit::Count,
            Self::PeopleScores => Unit::Points,
            _ => Unit::Percent,
        }
    }
}

impl Source {
    /// As it stands in a record.
    pub fn code(self) -> &'static str {
        match self {
            Self::Computed(what) => what.code(),
            Self::Imported => "imported",
            Self::Typed => "typed",
            Self::Judged => "judged",
        }
    }

    /// From a record; what a later version works out is typed here.
    pub fn from_code(code: &str) -> Self {
        let computed = Computed::ALL.into_iter().find(|what| what.code() == code).map(Self::Computed);
        computed.unwrap_or(match code {
            "imported" => Self::Imported,
            "judged" => Self::Judged,
            _ => Self::Typed,
        })
    }
}

/// The role whose card measures those who have none of their own.
pub const ASSISTANT: &str = "assistant";
/// The role of the department's own card.
pub const DEPARTMENT: &str = "department";

/// A scorecard's full name.
pub fn key(id: &RecordId) -> Key {
    Key::new(SCORECARD, id.clone())
}

/// What can be done to scorecards.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// One of the shop's own: a copy of another with every property in it, or an empty one.
    Create {
        /// A fresh UUIDv7.
        id: RecordId,
        /// The shop.
        shop: RecordId,
        /// Its name.
        name: String,
        /// The code of a role, or [`DEPARTMENT`].
        role: String,
        /// The card whose indicators it begins with, a shipped or an own one.
        from: Option<RecordId>,
    },
    /// Writes fields of one: name, role, archived, and properties of indicators. A new indicator has a fresh id.
    Edit {
        /// The card: `<shop>:<code>` for a shipped one.
        card: RecordId,
        /// Fields with what they shall hold; `Null` for what is shipped.
        edits: Vec<(Field, Value)>,
    },
}

/// Why a command about scorecards was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It needs a name.
    #[error("it needs a name")]
    NoName,
    /// Longer than the limit, in characters.
    #[error("{field} is longer than {most} characters")]
    TooLong {
        /// Where.
        field: Field,
        /// The limit.
        most: usize,
    },
    /// There is no such role.
    #[error("unknown role")]
    UnknownRole,
    /// There is no such card.
    #[error("unknown card")]
    UnknownCard,
    /// The field takes no such value.
    #[error("{0} takes no such value")]
    NotAllowed(Field),
    /// The scoring cannot be used: marks out of order, or points that rise as the value gets worse.
    #[error("not a way of scoring")]
    NotAScoring(Field),
    /// More indicators than a card takes.
    #[error("more than {0} indicators")]
    TooMany(usize),
}

#[cfg(test)]
mod tests;
