//! What people said of findings, and how often a rule was right. Read from records.

use super::finding::Finding;
use super::rule::Rule;
use super::{FINDING, field};
use crate::domain::calendar::parse_date;
use crate::domain::ids::{Key, RecordId};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many days are counted for [`precision`].
const DAYS: i64 = 30;

/// What was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is true 属实.
    Confirmed,
    /// It is not true 不属实.
    Refuted,
    /// It was true, and has been put right 已改好.
    Fixed,
}

impl Verdict {
    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Refuted => "refuted",
            Self::Fixed => "fixed",
        }
    }

    /// From a record.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Confirmed, Self::Refuted, Self::Fixed].into_iter().find(|verdict| verdict.code() == code)
    }
}

/// What was said of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The rule.
    pub rule: Rule,
    /// What was said.
    pub verdict: Verdict,
    /// On which business date, last.
    pub date: NaiveDate,
    /// Who said it.
    pub by: RecordId,
    /// Why it was refuted; else empty.
    pub why: String,
}

impl Judged {
    /// Reads a record; none where it says nothing, or something that a later version says.
    pub fn read(record: &Record) -> Option<Self> {
        Some(Self {
            rule: Rule::from_code(record.text(&field::RULE))?,
            verdict: Verdict::from_code(record.text(&field::VERDICT))?,
            date: parse_date(record.text(&field::DATE))?,
            by: RecordId::new(record.text(&field::BY)),
            why: record.text(&field::WHY).to_owned(),
        })
    }

    /// Whether it still answers the finding on a day: a refutation always, the rest on its own day. A contradiction that is
    /// still there the next morning is asked about again.
    pub fn holds(&self, today: NaiveDate) -> bool {
        self.verdict == Verdict::Refuted || self.date == today
    }
}

/// The full name of what is said of a finding.
pub(super) fn key(shop: &RecordId, finding: &Finding) -> Key {
    Key::new(FINDING, finding.id(shop))
}

/// What was said of a finding last.
pub fn judged(records: &Records, shop: &RecordId, finding: &Finding) -> Option<Judged> {
    let record = records.by_key(&key(shop, finding)).filter(|record| !record.is_deleted())?;
    Judged::read(record)
}

/// How often a rule was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Precision {
    /// So many were confirmed, or put right at once.
    pub right: usize,
    /// Of so many of which anything was said.
    pub of: usize,
}

/// How often each rule was right within the last thirty days, of those findings of which anything was said.
pub fn precision(records: &Records, shop: &RecordId, today: NaiveDate) -> BTreeMap<Rule, Precision> {
    let shops = shops::ids(records, shop);
    let own = records.of(&FINDING).filter(|record| shops.iter().any(|id| record.text(&field::SHOP) == id.as_str()));
    let mut rules: BTreeMap<Rule, Precision> = BTreeMap::new();
    for judged in own.filter_map(|record| Judged::read(record)) {
        if (0..DAYS).contains(&(today - judged.date).num_days()) {
            let rule = rules.entry(judged.rule).or_default();
            rule.right += usize::from(judged.verdict != Verdict::Refuted);
            rule.of += 1;
        }
    }
    rules
}
