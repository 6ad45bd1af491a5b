//! What would become of a table beside what is here: what is new, what changes field by field, what stays. Nothing is
//! ever deleted by absence. Knows no file.

use super::fault::{Fault, Why};
use super::row::Candidate;
use super::{Line, changes};
use crate::domain::change::Change;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::standards::Standards;
use crate::domain::listings::terms;
use crate::domain::listings::{LISTING, State, field, id_of};
use crate::domain::record::{DELETED, Record};
use crate::domain::records::Records;
use crate::domain::shops::Platform;
use crate::domain::value::Value;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What a person decides over a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// The shop.
    pub shop: RecordId,
    /// Where its listings are sold.
    pub platform: Platform,
    /// Whether new ones are on sale already; drafts else.
    pub is_listed: bool,
    /// Whether an empty cell takes away what stands here.
    pub empty_clears: bool,
    /// Whether the person may change what buyers see (LST-12).
    pub may_approve: bool,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fate {
    /// A new listing.
    New,
    /// A listing that is here changes.
    Changed,
    /// Nothing changes.
    Unchanged,
    /// It is left out, and why is said.
    Refused,
}

/// A field before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldLine {
    /// The field.
    pub field: Field,
    /// What stands here.
    pub before: Value,
    /// What would.
    pub after: Value,
}

/// What becomes of one candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The listing.
    pub id: RecordId,
    /// Its fate.
    pub fate: Fate,
    /// What is written, the log of prices included.
    pub changes: Vec<Change>,
    /// What is wrong or noted, besides what the rows themselves say.
    pub faults: Vec<Fault>,
    /// A large value that the changes name.
    pub large: Option<Large>,
}

/// A value that is kept under its hash (S8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Large {
    /// SHA-256, hex.
    pub sha: String,
    /// What stands there.
    pub text: String,
}

/// What is here, ready to be compared with.
pub struct Plan<'r> {
    records: &'r Records,
    choices: &'r Choices,
    by_item: HashMap<&'r str, &'r Arc<Record>>,
    by_code: HashMap<&'r str, &'r Arc<Record>>,
    by_title: HashMap<&'r str, &'r Arc<Record>>,
    standards: Standards,
    /// Titles and codes of the table so far, with whose they are.
    titles: HashMap<String, RecordId>,
    codes: HashMap<String, RecordId>,
    /// What the table has written to so far: two rows never change the same listing.
    written: HashSet<RecordId>,
}

impl<'r> Plan<'r> {
    /// Looks at a shop's listings.
    pub fn new(records: &'r Records, choices: &'r Choices) -> Self {
        let mut plan = Self {
            records,
            choices,
            by_item: HashMap::new(),
            by_code: HashMap::new(),
            by_title: HashMap::new(),
            standards: Standards::of(records, &choices.shop),
            titles: HashMap::new(),
            codes: HashMap::new(),
            written: HashSet::new(),
        };
        let of_shop = records.of(&LISTING).filter(|record| record.text(&field::SHOP) == choices.shop.as_str());
        for record in of_shop {
            let keys = [
                (&mut plan.by_item, record.text(&field::ITEM), true),
                (&mut plan.by_code, record.text(&field::CODE), false),
                (&mut plan.by_title, record.text(&field::TITLE), false),
            ];
            let is_there = Platform::from_code(record.text(&field::PLATFORM)) == choices.platform;
            for (known, key, only_there) in keys {
                if !key.is_empty() && (is_there || !only_there) {
                    known.entry(key).or_insert(record);
                }
            }
        }
        plan
    }

    /// What becomes of a candidate.
    pub fn look(&mut self, candidate: &Candidate) -> Planned {
        let (id, here) = self.place(candidate);
        let mut planned = Planned { id, fate: Fate::Refused, changes: Vec::new(), faults: Vec::new(), large: None };
        let refused = self.refusal(candidate, &planned.id, here);
        planned.faults.extend(refused.map(|why| Fault::of(candidate.line(), None, candidate.title(), why)));
        if candidate.is_refused() || !planned.faults.is_empty() {
            return planned;
        }
        self.written.insert(planned.id.clone());
        let mut writer = changes::Writer::new(&planned.id, here.map(AsRef::as_ref), self.choices);
        writer.all(candidate);
        (planned.changes, planned.faults, planned.large) = writer.finish();
        if !planned.faults.is_empty() {
            planned.changes.clear();
            return planned;
        }
        planned.fate = match (here, planned.changes.is_empty()) {
            (_, true) => Fate::Unchanged,
            (None, false) => Fate::New,
            (Some(_), false) => Fate::Changed,
        };
        self.note(candidate, &mut planned);
        planned
    }

    /// The listing that is meant: by its number, by its code, by its title where it has neither; else a new one with a
    /// derived id (S9).
    fn place(&self, of: &Candidate) -> (RecordId, Option<&'r Arc<Record>>) {
        let shop = &self.choices.shop;
        let same_item = |record: &&&Arc<Record>| {
            let item = record.text(&field::ITEM);
            item.is_empty() || of.item.is_empty() || item == of.item
        };
        let derived = match (of.item.as_str(), of.code.as_str()) {
            ("", "") => RecordId::new(format!("{shop}:title:{}", super::fingerprint(&[of.title().to_owned()]))),
            ("", code) => RecordId::new(format!("{shop}:code:{code}")),
            (item, _) => id_of(shop, self.choices.platform, item),
        };
        let by_item = || self.by_item.get(of.item.as_str());
        let by_code = || self.by_code.get(of.code.as_str()).filter(same_item);
        let is_nameless = of.item.is_empty() && of.code.is_empty();
        let by_title = || self.by_title.get(of.title()).filter(|_| is_nameless);
        let own = self.records.get(&LISTING, &derived).filter(|record| !record.is_deleted() || record.flag(&DELETED));
        match own.or_else(|| by_item().or_else(by_code).or_else(by_title).copied()) {
            Some(record) => (record.id().clone(), Some(record)),
            None => (derived, None),
        }
    }

    fn refusal(&self, of: &Candidate, id: &RecordId, here: Option<&Arc<Record>>) -> Option<Why> {
        match here {
            Some(record) if record.flag(&DELETED) => Some(Why::Deleted),
            _ if self.written.contains(id) => Some(Why::Twice(0)),
            None if of.title().is_empty() && !of.is_refused() => Some(Why::NoTitle),
            _ => None,
        }
    }

    /// What should be known of one that comes in (LST-25).
    fn note(&mut self, of: &Candidate, planned: &mut Planned) {
        let mut note = |why, value: &str| planned.faults.push(Fault::of(of.line(), None, value, why));
        let other =
            |known: &HashMap<&str, &Arc<Record>>, key: &str| known.get(key).is_some_and(|one| *one.id() != planned.id);
        let (title, code) = (of.title(), of.code.as_str());
        if !title.is_empty() {
            let earlier = self.titles.insert(title.to_owned(), planned.id.clone());
            if earlier.is_some() || other(&self.by_title, title) {
                note(Why::TitleTwice, title);
            }
        }
        if !code.is_empty() {
            let earlier = self.codes.insert(code.to_owned(), planned.id.clone());
            if earlier.is_some() || other(&self.by_code, code) {
                note(Why::CodeTwice, code);
            }
        }
        if planned.fate == Fate::Unchanged {
            return;
        }
        if let Some(found) = terms::find(self.standards.terms(), title).first() {
            note(Why::Forbidden(SmolStr::new(found.term.word.as_str())), title);
        }
        let int = |field| of.get(&field).and_then(Value::as_int);
        let (price, list) = (int(field::PRICE), int(field::LIST_PRICE));
        if price == Some(0) {
            note(Why::PriceZero, title);
        }
        if list.zip(price).is_some_and(|(list, price)| list < price) {
            note(Why::ListBelow, title);
        }
        if planned.fate == Fate::New && of.get(&field::CATEGORY).is_none() {
            note(Why::NoCategory, title);
        }
        if planned.fate == Fate::New {
            let category = of.get(&field::CATEGORY).and_then(Value::as_str).unwrap_or_default();
            let is_said = |name: &&SmolStr| of.get(&field::attribute(name)).is_some();
            for name in
                self.standards.asks(self.choices.platform, category).attributes.iter().filter(|name| !is_said(name))
            {
                note(Why::NoAttribute(name.clone()), title);
            }
        }
    }
}

impl Planned {
    /// What changes, field by field, without the log of prices.
    pub fn lines(&self, here: Option<&Record>) -> Vec<FieldLine> {
        let is_told = |change: &&Change| change.field.parts().next() != Some("step");
        let before = |field: &Field| here.and_then(|record| record.get(field)).cloned().unwrap_or_default();
        let line = |change: &Change| FieldLine {
            field: change.field.clone(),
            before: before(&change.field),
            after: change.value.clone(),
        };
        self.changes.iter().filter(is_told).map(line).collect()
    }
}

/// The state in which new ones begin.
pub(super) fn first_state(choices: &Choices) -> State {
    // To put something on sale needs somebody's word who may give it (LST-05).
    if choices.is_listed && choices.may_approve { State::Listed } else { State::Draft }
}

impl<'t> From<(u64, &'t [String])> for Line<'t> {
    fn from((line, cells): (u64, &'t [String])) -> Self {
        Self { line, cells }
    }
}
