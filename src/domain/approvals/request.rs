//! A request as its record says it: read, never stored (S13). Knows no rule of deciding.

use super::chain::{Decision, Verdict};
use super::what::What;
use super::{WHOLE, field};
use crate::domain::ids::{Field, Key, Kind, RecordId};
use crate::domain::record::{Cell, Record};
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// A request.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The record.
    pub id: RecordId,
    /// The shop.
    pub shop: RecordId,
    /// What is asked for, as it was asked; whether an update is a major one follows from it.
    pub what: What,
    /// What it is about; none for what is asked for in words alone.
    pub subject: Option<Key>,
    /// What it is called; empty where its subject has a title.
    pub title: String,
    /// The words.
    pub text: String,
    /// Who asks.
    pub by: RecordId,
    /// Since when, UTC milliseconds.
    pub at: i64,
    /// Of an update, what shall stand in each field; `Null` clears it.
    pub values: BTreeMap<Field, Value>,
    /// What was decided, by time.
    pub decisions: Vec<Signed>,
    /// Whether who asked takes it back.
    pub is_withdrawn: bool,
    /// What of it was carried out.
    pub done: BTreeMap<Field, Done>,
    /// When it was carried out by hand, UTC milliseconds.
    pub done_at: Option<i64>,
    /// By whom.
    pub done_by: RecordId,
    /// Id, words and time of each note.
    pub notes: Vec<(String, String, i64)>,
}

/// A decision as it was signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// Its id within the request.
    pub id: String,
    /// What was decided.
    pub decision: Decision,
    /// For whom of its step its author could speak then: roles, people, and those whose deputy they were. It is a fact
    /// of that moment: who changes the role or comes back from leave does not take decisions away.
    pub spoken: Vec<SmolStr>,
    /// Why.
    pub why: String,
}

/// What of a request was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// When, UTC milliseconds.
    pub at: i64,
    /// By whose decision.
    pub by: RecordId,
    /// What stood there until then; `Null` for nothing.
    pub was: Value,
    /// Of a listing as a whole, the digest of what it said then; empty for a field.
    pub said: SmolStr,
}

impl Request {
    /// Reads a record; none for what a later version asks for.
    pub fn read(record: &Record) -> Option<Self> {
        let id = |field: &Field| RecordId::new(record.text(field));
        let kind = record.text(&field::SUBJECT_KIND);
        let mut decisions: Vec<Signed> =
            record.under("decision").filter_map(|(name, cell)| Signed::read(record, name, cell)).collect();
        decisions.sort_by(|one, other| (one.decision.stamp, &one.id).cmp(&(other.decision.stamp, &other.id)));
        Some(Self {
            id: record.id().clone(),
            shop: id(&field::SHOP),
            what: What::from_code(record.text(&field::WHAT))?,
            subject: (!kind.is_empty()).then(|| Key::new(Kind::new(kind), id(&field::SUBJECT))),
            title: record.text(&field::TITLE).to_owned(),
            text: record.text(&field::TEXT).to_owned(),
            by: id(&field::BY),
            at: record.int(&field::AT).unwrap_or_default(),
            values: record.under("value").map(|(name, cell)| (Field::new(name), value_of(&cell.value))).collect(),
            decisions,
            is_withdrawn: record.flag(&field::WITHDRAWN),
            done: record.under("done").filter_map(|(name, cell)| Done::read(record, name, cell)).collect(),
            done_at: record.int(&field::DONE_AT),
            done_by: id(&field::DONE_BY),
            notes: record.under("note").map(note).collect(),
        })
    }

    /// What is decided about, each by itself: of an update its fields, of anything else the whole.
    pub fn fields(&self) -> Vec<Field> {
        if self.values.is_empty() { vec![WHOLE] } else { self.values.keys().cloned().collect() }
    }

    /// Whether all of it was carried out.
    pub fn is_done(&self) -> bool {
        self.done_at.is_some() || self.fields().iter().all(|field| self.done.contains_key(field))
    }

    /// Whether nothing will be decided any more.
    pub fn is_over(&self) -> bool {
        self.is_withdrawn || self.is_done()
    }

    /// The listing that it is about.
    pub fn listing(&self) -> Option<&RecordId> {
        self.subject.as_ref().filter(|_| self.what.is_of_listing()).map(|key| &key.id)
    }
}

/// As it stands in a record: a field that shall be cleared is an empty map, since nothing cannot be stored.
pub(super) fn stored_value(value: &Value) -> Value {
    if value.is_null() { Value::Map(BTreeMap::new()) } else { value.clone() }
}

fn value_of(stored: &Value) -> Value {
    if *stored == Value::Map(BTreeMap::new()) { Value::Null } else { stored.clone() }
}

fn note((id, cell): (&str, &Cell)) -> (String, String, i64) {
    (id.to_owned(), cell.value.as_str().unwrap_or_default().to_owned(), cell.stamp.instant())
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.member(name).and_then(Value::as_str).unwrap_or_default()
}

fn texts(value: &Value, name: &str) -> Vec<SmolStr> {
    match value.member(name) {
        Some(Value::List(items)) => items.iter().filter_map(Value::as_str).map(SmolStr::new).collect(),
        _ => Vec::new(),
    }
}

impl Signed {
    /// A decision is one value: it is taken at once, and means nothing in parts. Its words stand apart, `why/<id>`, so
    /// that a customer's data can be erased from them.
    pub(super) fn value(decision: &Decision, spoken: &[SmolStr]) -> Value {
        let list =
            |names: &mut dyn Iterator<Item = &SmolStr>| Value::List(names.map(|name| name.as_str().into()).collect());
        let step = |step: usize| Value::Int(i64::try_from(step).unwrap_or(i64::MAX));
        let (verdict, to) = match decision.verdict {
            Verdict::Approved => ("approved", None),
            Verdict::Returned { to } => ("returned", to),
            Verdict::AskedAgain => ("again", None),
        };
        let mut members: BTreeMap<SmolStr, Value> = [
            ("step", step(decision.step)),
            ("by", decision.by.as_str().into()),
            ("verdict", verdict.into()),
            ("fields", list(&mut decision.fields.iter())),
            ("digest", decision.digest.as_str().into()),
            ("as", list(&mut spoken.iter())),
        ]
        .into_iter()
        .map(|(name, value)| (SmolStr::new_static(name), value))
        .collect();
        members.extend(to.map(|to| (SmolStr::new_static("to"), step(to))));
        Value::Map(members)
    }

    fn read(record: &Record, id: &str, cell: &Cell) -> Option<Self> {
        let value = &cell.value;
        let step = |name| value.member(name).and_then(Value::as_int).and_then(|step| usize::try_from(step).ok());
        let verdict = match text(value, "verdict") {
            "approved" => Verdict::Approved,
            "returned" => Verdict::Returned { to: step("to") },
            "again" => Verdict::AskedAgain,
            _ => return None,
        };
        let decision = Decision {
            stamp: cell.stamp,
            step: step("step")?,
            by: RecordId::new(text(value, "by")),
            verdict,
            fields: texts(value, "fields").into_iter().collect::<BTreeSet<_>>(),
            digest: SmolStr::new(text(value, "digest")),
        };
        let why = record.text(&field::why(id)).to_owned();
        Some(Self { id: id.to_owned(), decision, spoken: texts(value, "as"), why })
    }
}

impl Done {
    fn read(record: &Record, name: &str, cell: &Cell) -> Option<(Field, Self)> {
        let field = Field::new(name);
        let done = Self {
            at: cell.value.member("at")?.as_int()?,
            by: RecordId::new(text(&cell.value, "by")),
            was: record.get(&field::was(&field)).cloned().unwrap_or_default(),
            said: SmolStr::new(text(&cell.value, "said")),
        };
        Some((field, done))
    }

    /// As it stands in a record. What stood there until then stands apart, `was/<field>`.
    pub(super) fn value(at: i64, by: &RecordId, said: &str) -> Value {
        let members = [("at", at.into()), ("by", by.as_str().into()), ("said", said.into())];
        Value::Map(members.into_iter().map(|(name, value)| (SmolStr::new_static(name), value)).collect())
    }
}
