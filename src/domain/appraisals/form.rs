//! A form as its record says it: read, never stored (S13). Knows no rule.

use super::settings::Rules;
use super::stage::Stage;
use super::term::Term;
use super::{APPRAISAL, DEPARTMENT, field};
use crate::domain::calendar::parse_date;
use crate::domain::ids::{Field, Key, RecordId};
use crate::domain::order::sort_by;
use crate::domain::people;
use crate::domain::record::{Cell, Record};
use crate::domain::records::Records;
use crate::domain::scorecards::{Card, thawed};
use crate::domain::shops::{self, SHOP};
use crate::domain::tasks::Owner;
use crate::domain::value::Value;
use chrono::NaiveDate;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The record.
    pub id: RecordId,
    /// The shop.
    pub shop: RecordId,
    /// Whose: a person, or `department`.
    pub person: RecordId,
    /// About what time.
    pub term: Term,
    /// The scorecard as it was when the form was opened.
    pub card: Card,
    /// The rules as they were then.
    pub rules: Rules,
    /// How far it is.
    pub stage: Stage,
    /// Who stands above, where it is somebody in particular.
    pub superior: Option<RecordId>,
    /// Main duties and goals.
    pub duties: String,
    /// What support is wanted.
    pub support: String,
    /// The superior's words.
    pub comment: String,
    /// Department, post, and since when: by name.
    pub header: BTreeMap<SmolStr, String>,
    /// Counts and words of attendance, rewards and penalties: by name.
    pub attendance: BTreeMap<SmolStr, Value>,
    /// Id and words of each achievement, in the order in which they were written, with the records that show it.
    pub achievements: Vec<(String, String, Vec<Key>)>,
    /// Id and words of what fell short.
    pub shortcomings: Vec<(String, String)>,
    /// How it gets better.
    pub measures: Vec<Measure>,
    /// Id and words of what is planned next.
    pub goals: Vec<(String, String)>,
    /// Id and words of the training that is wanted.
    pub training: Vec<(String, String)>,
    /// Typed values by indicator, ten-thousandths of the unit.
    pub actual: BTreeMap<SmolStr, i64>,
    /// Why a typed value stands in the place of a computed one, by indicator.
    pub reason: BTreeMap<SmolStr, String>,
    /// The computed figures as they were when it was handed in: value, part, whole; by indicator.
    pub figures: BTreeMap<SmolStr, (Option<i64>, i64, i64)>,
    /// The person's points, hundredths, by indicator.
    pub own: BTreeMap<SmolStr, i64>,
    /// The person's words, by indicator.
    pub own_notes: BTreeMap<SmolStr, String>,
    /// The superior's points, hundredths, by indicator.
    pub above: BTreeMap<SmolStr, i64>,
    /// The superior's words, by indicator.
    pub above_notes: BTreeMap<SmolStr, String>,
    /// What the personnel department attached.
    pub hr: Vec<HrFigure>,
    /// The interview: `on`, `strengths`, `gaps`, `plan`, `goals`.
    pub interview: BTreeMap<SmolStr, String>,
    /// Why it went back, as long as it is back.
    pub returned_why: String,
    /// When the result was made known, UTC milliseconds.
    pub published_at: Option<i64>,
    /// Why the person disagrees.
    pub appeal: String,
    /// What is disputed.
    pub disputed: Vec<Key>,
    /// The reasons of the decision.
    pub decision: String,
    /// Who did which step when: step (`handed`, `scored` …), person, UTC milliseconds; in order of the way.
    pub steps: Vec<(&'static str, RecordId, i64)>,
    /// What followed.
    pub consequences: Vec<Consequence>,
    /// The improvement plan: `goals`, `support`, `coach`, `from`, `until`, `outcome`.
    pub plan: BTreeMap<SmolStr, String>,
}

/// How something gets better: who does what until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its id on the form.
    pub id: String,
    /// What is done.
    pub what: String,
    /// Who does it.
    pub owner: Option<Owner>,
    /// Until when.
    pub due: Option<NaiveDate>,
}

/// A figure of the personnel department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HrFigure {
    /// Its id on the form.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The figure, as it stood.
    pub value: String,
    /// The file it came from; empty where it was typed.
    pub from: String,
}

/// What followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// Its id on the form.
    pub id: String,
    /// `reward`, `training`, `pay`, `promotion`, `transfer`, `other`.
    pub what: String,
    /// In words.
    pub text: String,
    /// When it was recorded, UTC milliseconds.
    pub at: i64,
}

/// The id of a person's form of a term (S9); joined entries of shop and person are followed.
pub fn id_of(records: &Records, shop: &RecordId, person: &RecordId, term: Term) -> RecordId {
    let shop = shops::canonical(records, &SHOP, shop);
    let person =
        if person.as_str() == DEPARTMENT { person.clone() } else { shops::canonical(records, &people::PERSON, person) };
    RecordId::new(format!("{shop}:{person}:{term}"))
}

/// A form's full name.
pub fn key(id: &RecordId) -> Key {
    Key::new(APPRAISAL, id.clone())
}

impl Form {
    /// Reads a record; none for one that a later version made otherwise.
    pub fn read(record: &Record) -> Option<Self> {
        let text = |field: &Field| record.text(field).to_owned();
        let named =
            |prefix: &str| texts(record, prefix).into_iter().map(|(name, text)| (SmolStr::new(name), text)).collect();
        let ints = |prefix: &str| {
            record.under(prefix).filter_map(|(name, cell)| Some((SmolStr::new(name), cell.value.as_int()?))).collect()
        };
        let superior = record.text(&field::SUPERIOR);
        Some(Self {
            id: record.id().clone(),
            shop: RecordId::new(record.text(&field::SHOP)),
            person: RecordId::new(record.text(&field::PERSON)),
            term: Term::parse(record.text(&field::TERM))?,
            card: thawed(record.get(&field::CARD)?)?,
            rules: Rules::thawed(record.get(&field::RULES).unwrap_or(&Value::Null)),
            stage: Stage::of(record),
            superior: (!superior.is_empty()).then(|| RecordId::new(superior)),
            duties: text(&field::DUTIES),
            support: text(&field::SUPPORT),
            comment: text(&field::COMMENT),
            header: named("header"),
            attendance: record
                .under("attendance")
                .map(|(name, cell)| (SmolStr::new(name), cell.value.clone()))
                .collect(),
            achievements: achievements(record),
            shortcomings: texts(record, "shortcoming"),
            measures: measures(record),
            goals: texts(record, "goal"),
            training: texts(record, "training"),
            actual: ints("actual"),
            reason: named("reason"),
            figures: record
                .under("figure")
                .map(|(name, cell)| (SmolStr::new(name), frozen_figure(&cell.value)))
                .collect(),
            own: ints("own"),
            own_notes: named("own_note"),
            above: ints("above"),
            above_notes: named("above_note"),
            hr: record.under("hr").map(hr).collect(),
            interview: named("interview"),
            returned_why: text(&field::step::RETURNED_WHY),
            published_at: record.int(&field::step::PUBLISHED_AT),
            appeal: text(&field::APPEAL),
            disputed: record.under("disputed").filter_map(|(name, _)| key_of(name)).collect(),
            decision: text(&field::DECISION),
            steps: steps(record),
            consequences: record.under("consequence").map(consequence).collect(),
            plan: named("plan"),
        })
    }

    /// Whether it is the department's.
    pub fn is_department(&self) -> bool {
        self.person.as_str() == DEPARTMENT
    }
}

/// A record as a form names it: `<kind>:<id>`.
pub fn key_of(text: &str) -> Option<Key> {
    let (kind, id) = text.split_once(':')?;
    Some(Key::new(crate::domain::ids::Kind::new(kind), RecordId::new(id)))
}

/// The texts under a prefix that stand under an id, in the order in which they were first written (ids of people's making
/// rise with time).
fn texts(record: &Record, prefix: &str) -> Vec<(String, String)> {
    let all = record.under(prefix).filter_map(|(id, cell)| Some((id.to_owned(), cell.value.as_str()?.to_owned())));
    all.collect()
}

fn achievements(record: &Record) -> Vec<(String, String, Vec<Key>)> {
    let proofs = |id: &str| {
        let own = record.under("proof").filter_map(|(rest, cell)| {
            let (of, key) = rest.split_once('/')?;
            (of == id && cell.value.as_bool() == Some(true)).then(|| key_of(key))?
        });
        own.collect()
    };
    texts(record, "achievement")
        .into_iter()
        .map(|(id, text)| {
            let proofs = proofs(&id);
            (id, text, proofs)
        })
        .collect()
}

fn measures(record: &Record) -> Vec<Measure> {
    let mut measures: Vec<Measure> = Vec::new();
    for (rest, Cell { value, .. }) in record.under("measure") {
        let Some((id, property)) = rest.split_once('/') else { continue };
        if measures.last().is_none_or(|last| last.id != id) {
            measures.push(Measure { id: id.to_owned(), what: String::new(), owner: None, due: None });
        }
        let (Some(measure), Some(text)) = (measures.last_mut(), value.as_str()) else { continue };
        match property {
            "what" => measure.what = text.to_owned(),
            "owner" => measure.owner = Owner::from_code(text),
            "due" => measure.due = parse_date(text),
            _ => {}
        }
    }
    measures
}

fn frozen_figure(value: &Value) -> (Option<i64>, i64, i64) {
    let int = |name| value.member(name).and_then(Value::as_int);
    (int("value"), int("part").unwrap_or_default(), int("whole").unwrap_or_default())
}

fn member(value: &Value, name: &str) -> String {
    value.member(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn hr((id, cell): (&str, &Cell)) -> HrFigure {
    let text = |name| member(&cell.value, name);
    HrFigure { id: id.to_owned(), label: text("label"), value: text("value"), from: text("from") }
}

fn consequence((id, cell): (&str, &Cell)) -> Consequence {
    let text = |name| member(&cell.value, name);
    Consequence { id: id.to_owned(), what: text("what"), text: text("text"), at: cell.stamp.instant() }
}

fn steps(record: &Record) -> Vec<(&'static str, RecordId, i64)> {
    let person = RecordId::new(record.text(&field::PERSON));
    let named = ["handed", "scored", "published", "interviewed", "acknowledged", "appealed", "decided", "closed"];
    let step = |name: &'static str| {
        let at = record.int(&Field::new(format!("{name}_at")))?;
        let by = record.text(&Field::new(format!("{name}_by")));
        let by = if by.is_empty() { person.clone() } else { RecordId::new(by) };
        Some((name, by, at))
    };
    let has_handed = record.int(&field::step::HANDED_AT).is_some();
    if has_handed { named.into_iter().filter_map(step).collect() } else { Vec::new() }
}

/// The forms of a shop, the latest term first, then by person.
pub fn of_shop(records: &Records, shop: &RecordId) -> Vec<Form> {
    let shops = shops::ids(records, shop);
    let is_own = |text: &str| shops.iter().any(|id| text == id.as_str());
    let own = records.of(&APPRAISAL).filter(|record| is_own(record.text(&field::SHOP)));
    let mut forms: Vec<Form> = own.filter_map(|record| Form::read(record)).collect();
    sort_by(&mut forms, |a, b| b.term.end().cmp(&a.term.end()).then_with(|| (a.term, &a.id).cmp(&(b.term, &b.id))));
    forms
}

/// A person's forms, the latest first.
pub fn of_person(records: &Records, shop: &RecordId, person: &RecordId) -> Vec<Form> {
    of_shop(records, shop).into_iter().filter(|form| people::is_same(records, &form.person, person)).collect()
}
