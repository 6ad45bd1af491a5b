//! Findings 预检发现: contradictions between the shop's own records, worked out before the inspection and shown at its checks
//! (INSP-01 … INSP-06), and what people say of them. Knows listings, placements, campaigns and runs; no words.

mod address;
mod book;
mod finding;
mod fresh;
mod noted;
mod of_listing;
mod of_pages;
mod rule;
mod rules;
mod shelf;
mod spot_check;
mod verdict;
mod view;

pub use book::{Book, all};
pub use finding::{Dead, Detail, Finding, LinkFault, Place, Seen, Text};
pub use rule::{Rule, Settings, field as rule_field, setting_key};
pub use rules::{decide, permit_restore, spot_of};
pub use spot_check::{paid_now, spot_check};
pub use verdict::{Judged, Precision, Verdict, judged, precision};

use super::ids::{Kind, RecordId};
use super::inspections::RunId;
use super::schema::KindSchema;
use super::tasks::Owner;
use chrono::NaiveDate;

/// What a person said of a finding.
pub const FINDING: Kind = Kind::of("finding");
/// What a shop has set of a rule.
pub const RULE: Kind = Kind::of("finding_rule");

/// Fields of what was said of a finding.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// [`super::Rule`] as a code.
    pub const RULE: Field = Field::of("rule");
    /// The business date on which it was said last.
    pub const DATE: Field = Field::of("date");
    /// [`super::Verdict`] as a code.
    pub const VERDICT: Field = Field::of("verdict");
    /// Who said it.
    pub const BY: Field = Field::of("by");
    /// When, UTC milliseconds.
    pub const AT: Field = Field::of("at");
    /// Why it was refuted.
    pub const WHY: Field = Field::of("why");
    /// The run in which it was confirmed.
    pub const RUN: Field = Field::of("run");
    /// The check.
    pub const CHECK: Field = Field::of("check");
    /// The entry.
    pub const ENTRY: Field = Field::of("entry");

    /// `subject/<n>`: a record that is part of it, from 1: `kind:id`.
    pub fn subject(number: usize) -> Field {
        Field::keyed(&["subject", &number.to_string()])
    }
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[
    KindSchema {
        kind: FINDING,
        identity: &["shop", "rule"],
        fixed: &["subject/*", "date", "verdict", "by", "at", "run", "check", "entry"],
        words: &["why"],
        fields: &["shop", "rule", "subject/*", "date", "verdict", "by", "at", "why", "run", "check", "entry"],
    },
    KindSchema {
        kind: RULE,
        identity: &["shop", "rule"],
        fixed: &[],
        words: &[],
        fields: &["shop", "rule", "off", "value"],
    },
];

/// What a confirmed finding leads to: the check fails at an entry, and somebody puts it right.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The run in which it is answered.
    pub run: RunId,
    /// What the entry is called, where the check repeats per entry: the name of the record.
    pub name: String,
    /// What is to be done; it is also noted at the answer.
    pub what: String,
    /// Who shall do it.
    pub owner: Owner,
    /// Until when.
    pub due: NaiveDate,
}

/// What can be done to findings.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// It is true. Where a run is told, its check fails and the follow-up is opened, all as one command.
    Confirm {
        /// The shop.
        shop: RecordId,
        /// The finding.
        finding: Finding,
        /// What it leads to; none where today's inspection cannot be answered any more, or does not ask for it.
        told: Option<Told>,
    },
    /// It is not true; this contradiction is not shown again.
    Refute {
        /// The shop.
        shop: RecordId,
        /// The finding.
        finding: Finding,
        /// Why.
        why: String,
    },
    /// It was true, and has been put right.
    Fixed {
        /// The shop.
        shop: RecordId,
        /// The finding.
        finding: Finding,
    },
    /// Whether the shop uses a rule, and its number; `None` for the one that it begins with.
    Set {
        /// The shop.
        shop: RecordId,
        /// The rule.
        rule: Rule,
        /// Whether it is used.
        on: bool,
        /// Its number.
        number: Option<i64>,
    },
    /// Puts the day's sample into a run, as entries of the spot check (INSP-06).
    Sample {
        /// The run.
        run: RunId,
        /// The listings, each with its name.
        listings: Vec<(RecordId, String)>,
    },
}

/// Why a finding command was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A refutation needs a reason.
    #[error("a reason is needed")]
    NoReason,
    /// The rule has no such number.
    #[error("not a number from 0 to 1000")]
    NotANumber,
}

#[cfg(test)]
mod tests;
