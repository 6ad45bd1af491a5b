//! A run read from its record: entries, answers, photos. The other way round, the names of its keyed fields.

use super::field;
use super::{RUN, Spot};
use crate::domain::calendar::parse_date;
use crate::domain::ids::{Field, Key, RecordId};
use crate::domain::record::Record;
use crate::domain::templates::Group;
use crate::domain::value::Value;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The entry that stands for the page as a whole, where no banner or item has been named.
pub const WHOLE: &str = "-";

/// Whose own a run is that is only looked at. No person has such an id.
const PREVIEW: &str = "preview";

/// The natural key of a run (S9): one per shop, template and date, whoever starts it; where everybody has to do their
/// own, one per person too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunId {
    /// The shop.
    pub shop: RecordId,
    /// The template's id.
    pub template: String,
    /// The business date.
    pub date: NaiveDate,
    /// Whose own run it is, where everybody has to do one.
    pub by: Option<RecordId>,
}

impl RunId {
    /// The derived record id, the same on every device: `<shop>:<template>:<date>`, a person's own with `:<person>`.
    pub fn record_id(&self) -> RecordId {
        let common = format!("{}:{}:{}", self.shop, self.template, self.date);
        RecordId::new(self.by.as_ref().map_or(common.clone(), |by| format!("{common}:{by}")))
    }

    /// The full name of the record.
    pub fn key(&self) -> Key {
        Key::new(RUN, self.record_id())
    }

    /// The natural key out of a record id.
    pub fn parse(id: &RecordId) -> Option<Self> {
        Self::of_day(id.as_str(), None).or_else(|| {
            let (rest, by) = id.as_str().rsplit_once(':')?;
            if by.is_empty() { None } else { Self::of_day(rest, Some(by)) }
        })
    }

    /// A date has ten characters: looking for its colon from the end would be most of the work of those who ask for all
    /// runs.
    fn of_day(text: &str, by: Option<&str>) -> Option<Self> {
        let (rest, date) = text.split_at_checked(text.len().checked_sub(10)?)?;
        let date = parse_date(date)?;
        let (shop, template) = rest.strip_suffix(':')?.rsplit_once(':')?;
        Some(Self { shop: RecordId::new(shop), template: template.to_owned(), date, by: by.map(RecordId::new) })
    }

    /// A run that nobody makes, to look at a template as an inspector does: it is nobody's own, so that nobody may
    /// answer it.
    pub fn preview(shop: RecordId, template: &str, date: NaiveDate) -> Self {
        Self { shop, template: template.to_owned(), date, by: Some(RecordId::of(PREVIEW)) }
    }

    /// Whether it is only looked at.
    pub fn is_preview(&self) -> bool {
        self.by.as_ref().is_some_and(|by| by.as_str() == PREVIEW)
    }

    /// Whether another run belongs to the same row of runs: of the shop's template, and of the same person where each
    /// has their own.
    pub fn is_of_row(&self, other: &Self) -> bool {
        (&self.shop, &self.template, &self.by) == (&other.shop, &other.template, &other.by)
    }
}

/// The result of a check at an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 通过.
    Pass,
    /// 不通过.
    Fail,
    /// 不适用.
    Na,
}

impl Outcome {
    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Na => "na",
        }
    }
    /// From a record.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Pass, Self::Fail, Self::Na].into_iter().find(|outcome| outcome.code() == code)
    }
}

/// A supervisor's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewOutcome {
    /// 通过.
    Approved,
    /// 有问题: accepted, with issues to follow.
    HasIssues,
    /// 退回: the inspector goes on.
    Returned,
}

impl ReviewOutcome {
    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::HasIssues => "has_issues",
            Self::Returned => "returned",
        }
    }
    /// From a record.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Approved, Self::HasIssues, Self::Returned].into_iter().find(|outcome| outcome.code() == code)
    }
}

/// What is stored of a run's way; the rest is derived (S13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Being answered.
    Open,
    /// Handed in.
    Submitted,
    /// Decided.
    Reviewed(ReviewOutcome),
}

impl Stored {
    /// Whether answers may be changed.
    pub fn is_editable(self) -> bool {
        matches!(self, Self::Open | Self::Reviewed(ReviewOutcome::Returned))
    }
}

/// A photo at an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its id within the run, fresh.
    pub id: String,
    /// The SHA-256 of its bytes, hex (S8).
    pub sha: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
}

impl Photo {
    pub(super) fn value(&self) -> Value {
        let member = |name: &'static str, value: Value| (smol_str::SmolStr::new_static(name), value);
        Value::Map(BTreeMap::from([
            member("sha256", self.sha.as_str().into()),
            member("width", self.width.into()),
            member("height", self.height.into()),
        ]))
    }

    fn read(id: &str, value: &Value) -> Option<Self> {
        let number = |name| value.member(name).and_then(Value::as_int).unwrap_or_default();
        let sha = value.member("sha256")?.as_str()?.to_owned();
        Some(Self { id: id.to_owned(), sha, width: number("width"), height: number("height") })
    }
}

/// A spot marked on a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its id within the photo, fresh.
    pub id: String,
    /// From the left, thousandths of the width.
    pub x: i64,
    /// From the top, thousandths of the height.
    pub y: i64,
}

impl Mark {
    pub(super) fn value(&self) -> Value {
        Value::List(vec![Value::Int(self.x), Value::Int(self.y)])
    }

    fn read(id: &str, value: &Value) -> Option<Self> {
        let Value::List(parts) = value else { return None };
        Some(Self { id: id.to_owned(), x: parts.first()?.as_int()?, y: parts.get(1)?.as_int()? })
    }
}

/// A banner or item that the checks of a group repeat for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id, or [`WHOLE`].
    pub id: String,
    /// What the inspector called it; empty for [`WHOLE`].
    pub name: String,
}

/// Everything recorded at one check for one entry.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// The result, if given.
    pub outcome: Option<Outcome>,
    /// The note.
    pub note: String,
    /// The number, the words or the choice with which it was answered.
    pub value: Option<Value>,
    /// The price shown, minor units.
    pub shown: Option<i64>,
    /// The price charged, minor units.
    pub charged: Option<i64>,
    /// The photos, oldest first.
    pub photos: Vec<Photo>,
}

impl Answer {
    /// Whether a fail is explained: by words or a picture.
    pub fn has_evidence(&self) -> bool {
        !self.note.trim().is_empty() || !self.photos.is_empty()
    }

    /// Whether a check that asks for a signature has one: it stands among the photos.
    pub fn is_signed(&self) -> bool {
        !self.photos.is_empty()
    }

    /// Price shown minus price charged, when both are known.
    pub fn price_gap(&self) -> Option<i64> {
        Some(self.shown? - self.charged?)
    }
}

/// A run as a view on its record; a day without a record reads as an empty open run.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    record: Option<&'a Record>,
}

impl<'a> Run<'a> {
    /// The run in a record, or of a day without one.
    pub fn of(record: Option<&'a Record>) -> Self {
        Self { record: record.filter(|record| !record.is_deleted()) }
    }

    /// The record, if anybody wrote one.
    pub fn record(&self) -> Option<&'a Record> {
        self.record
    }

    fn text(&self, field: &Field) -> &'a str {
        self.record.map(|record| record.text(field)).unwrap_or_default()
    }

    /// What is stored of its way.
    pub fn stored(&self) -> Stored {
        match self.text(&field::STATUS) {
            "submitted" => Stored::Submitted,
            "reviewed" => {
                ReviewOutcome::from_code(self.text(&field::OUTCOME)).map_or(Stored::Submitted, Stored::Reviewed)
            }
            _ => Stored::Open,
        }
    }

    /// The reviewer's words, while a review stands.
    pub fn comment(&self) -> &'a str {
        if matches!(self.stored(), Stored::Reviewed(_)) { self.text(&field::COMMENT) } else { "" }
    }

    /// Who submitted.
    pub fn submitted_by(&self) -> RecordId {
        RecordId::new(self.text(&field::SUBMITTED_BY))
    }
    /// When it was submitted, UTC milliseconds.
    pub fn submitted_at(&self) -> Option<i64> {
        self.record?.int(&field::SUBMITTED_AT)
    }
    /// Who reviewed.
    pub fn reviewed_by(&self) -> RecordId {
        RecordId::new(self.text(&field::REVIEWED_BY))
    }
    /// When it was reviewed, UTC milliseconds.
    pub fn reviewed_at(&self) -> Option<i64> {
        self.record?.int(&field::REVIEWED_AT)
    }

    /// The entries that people named in a group, in the order of their ids (fresh ids sort by time).
    pub fn named_entries(&self, group: &str) -> Vec<Entry> {
        let prefix = format!("entry/{group}");
        let found = self.record.into_iter().flat_map(|record| record.under(&prefix).collect::<Vec<_>>());
        found
            .map(|(id, cell)| Entry { id: id.to_owned(), name: cell.value.as_str().unwrap_or_default().to_owned() })
            .collect()
    }

    /// The entries whose answers count at a group: the named ones; the page as a whole where none is named
    /// or where it was answered before the first was named.
    pub fn entries(&self, group: &Group) -> Vec<Entry> {
        let named = if group.entry.is_some() { self.named_entries(group.id) } else { Vec::new() };
        let has_whole = named.is_empty() || group.checks.iter().any(|check| self.outcome(check.id, WHOLE).is_some());
        let whole = has_whole.then(|| Entry { id: WHOLE.to_owned(), name: String::new() });
        whole.into_iter().chain(named).collect()
    }

    /// The result given at an entry.
    pub fn outcome(&self, check: &str, entry: &str) -> Option<Outcome> {
        Outcome::from_code(self.text(&keyed("result", check, entry)))
    }

    /// Whether a check was answered so at any entry: with this result, or this choice.
    pub fn says(&self, check: &str, what: &str) -> bool {
        let any = |prefix: String| {
            self.record.is_some_and(|r| r.under(&prefix).any(|(_, cell)| cell.value.as_str() == Some(what)))
        };
        any(format!("result/{check}")) || any(format!("value/{check}"))
    }

    /// The result of a check, derived from its entries (S2): open while one is open (and none failed),
    /// failed when one failed, not applicable when all are, else passed.
    pub fn result(&self, group: &Group, check: &str) -> Option<Outcome> {
        together(self.entries(group).iter().map(|entry| self.outcome(check, &entry.id)))
    }

    /// Everything recorded at one check for one entry.
    pub fn answer(&self, check: &str, entry: &str) -> Answer {
        let Some(record) = self.record else { return Answer::default() };
        let photos = record.under(&format!("photo/{check}/{entry}"));
        Answer {
            outcome: self.outcome(check, entry),
            note: record.text(&keyed("note", check, entry)).to_owned(),
            value: record.get(&keyed("value", check, entry)).cloned(),
            shown: record.int(&keyed("shown", check, entry)),
            charged: record.int(&keyed("charged", check, entry)),
            photos: photos.filter_map(|(id, cell)| Photo::read(id, &cell.value)).collect(),
        }
    }

    /// The marks on a photo.
    pub fn marks(&self, photo: &str) -> Vec<Mark> {
        let Some(record) = self.record else { return Vec::new() };
        record.under(&format!("mark/{photo}")).filter_map(|(id, cell)| Mark::read(id, &cell.value)).collect()
    }

    /// Whether anything at all was answered, noted or photographed.
    pub fn is_begun(&self) -> bool {
        let begun = |record: &Record| {
            ["result", "note", "value", "shown", "charged", "photo"].iter().any(|p| record.under(p).next().is_some())
        };
        self.record.is_some_and(begun)
    }
}

/// The result of a check from those at its entries: open while one is open and none failed.
pub(super) fn together(results: impl IntoIterator<Item = Option<Outcome>>) -> Option<Outcome> {
    let (mut is_open, mut all_na) = (false, true);
    for result in results {
        match result {
            Some(Outcome::Fail) => return Some(Outcome::Fail),
            Some(outcome) => all_na &= outcome == Outcome::Na,
            None => is_open = true,
        }
    }
    let done = if all_na { Outcome::Na } else { Outcome::Pass };
    (!is_open).then_some(done)
}

/// The name of a keyed field: `result/<check>/<entry>`.
pub(super) fn keyed(what: &str, check: &str, entry: &str) -> Field {
    Field::keyed(&[what, check, entry])
}

impl Spot {
    /// The keyed field of this spot: `result/<check>/<entry>`.
    pub fn field(&self, what: &str) -> Field {
        keyed(what, &self.check, &self.entry)
    }
}
