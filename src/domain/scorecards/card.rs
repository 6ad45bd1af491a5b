//! A scorecard as a shop uses it: the shipped one beneath, what the shop changed over it; and frozen, as a form keeps it.
//! Knows neither who is measured nor what came out.

use super::{Direction, Group, SCORECARD, Scoring, Source, Unit, WHOLE, field, shipped};
use crate::domain::ids::{Key, RecordId};
use crate::domain::order::sort_by;
use crate::domain::record::{Cell, Record};
use crate::domain::records::Records;
use crate::domain::shops::{self, SHOP};
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// One indicator 指标 of a card. Words that are empty are the shipped ones, which `i18n` has under [`Indicator::id`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its id on the card; of a shipped one a code.
    pub id: SmolStr,
    /// Where it stands on a form.
    pub group: Group,
    /// Its name.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// How it is worked out.
    pub formula: String,
    /// The words of the marks, best first, one per line.
    pub anchors: String,
    /// What it is measured in.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// What shall be reached, ten-thousandths of the unit.
    pub target: Option<i64>,
    /// Tenths of a per cent.
    pub weight: i64,
    /// How a value becomes points.
    pub scoring: Scoring,
    /// Where the value comes from.
    pub source: Source,
    /// Where it stands among the others.
    pub order: i64,
    /// Whether it was taken out.
    pub is_archived: bool,
}

impl Indicator {
    /// An empty one, as it stands before anything was said of it: a person says 0 to 100.
    pub fn new(id: &str) -> Self {
        Self {
            id: SmolStr::new(id),
            group: Group::Tasks,
            name: String::new(),
            definition: String::new(),
            formula: String::new(),
            anchors: String::new(),
            unit: Unit::Points,
            direction: Direction::Up,
            target: None,
            weight: 0,
            scoring: Scoring::Manual { most: 100 },
            source: Source::Judged,
            order: 0,
            is_archived: false,
        }
    }

    /// The points of a value; none where a person has to say.
    pub fn points(&self, value: i64) -> Option<i64> {
        self.scoring.points(value, self.direction, self.target)
    }

    /// Every property with what it holds: as a card of a shop's own, and a frozen one, stores it.
    pub fn properties(&self) -> BTreeMap<SmolStr, Value> {
        use field::of;
        let all: [(&'static str, Value); 13] = [
            (of::NAME, self.name.as_str().into()),
            (of::DEFINITION, self.definition.as_str().into()),
            (of::FORMULA, self.formula.as_str().into()),
            (of::ANCHORS, self.anchors.as_str().into()),
            (of::UNIT, self.unit.code().into()),
            (of::DIRECTION, self.direction.code().into()),
            (of::TARGET, self.target.map_or(Value::Null, Value::from)),
            (of::WEIGHT, self.weight.into()),
            (of::SCORING, self.scoring.value()),
            (of::SOURCE, self.source.code().into()),
            (of::GROUP, self.group.code().into()),
            (of::ORDER, self.order.into()),
            (of::ARCHIVED, self.is_archived.into()),
        ];
        let is_said =
            |value: &Value| !matches!(value, Value::Null) && value.as_str() != Some("") && *value != Value::Bool(false);
        all.into_iter()
            .filter(|(_, value)| is_said(value))
            .map(|(name, value)| (SmolStr::new_static(name), value))
            .collect()
    }

    /// Takes a property over; what cannot be read leaves what stood there.
    pub(super) fn take(&mut self, property: &str, value: &Value) {
        use field::of;
        let text = || value.as_str().unwrap_or_default();
        match property {
            of::NAME => self.name = text().to_owned(),
            of::DEFINITION => self.definition = text().to_owned(),
            of::FORMULA => self.formula = text().to_owned(),
            of::ANCHORS => self.anchors = text().to_owned(),
            of::UNIT => self.unit = Unit::from_code(text()),
            of::DIRECTION => self.direction = Direction::from_code(text()),
            of::TARGET => self.target = value.as_int(),
            of::WEIGHT => self.weight = value.as_int().unwrap_or(self.weight),
            of::SCORING => self.scoring = Scoring::read(value).unwrap_or_else(|| self.scoring.clone()),
            of::SOURCE => self.source = Source::from_code(text()),
            of::GROUP => self.group = Group::from_code(text()),
            of::ORDER => self.order = value.as_int().unwrap_or(self.order),
            of::ARCHIVED => self.is_archived = value.as_bool().unwrap_or_default(),
            _ => {}
        }
    }
}

/// A scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The record, whether it is stored or not: `<shop>:<code>` for a shipped one.
    pub id: RecordId,
    /// The shipped card beneath it, or from which it was copied; empty for none.
    pub base: SmolStr,
    /// Its name; empty for the shipped one.
    pub name: String,
    /// Whom it measures: the code of a role, or [`super::DEPARTMENT`].
    pub role: SmolStr,
    /// Whether it is no longer offered.
    pub is_archived: bool,
    /// Its indicators by group and order, those that were taken out too.
    pub indicators: Vec<Indicator>,
}

impl Card {
    /// The indicators that count.
    pub fn live(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(|indicator| !indicator.is_archived)
    }

    /// One of them.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// All weights together, tenths of a per cent.
    pub fn weight(&self) -> i64 {
        self.live().map(|indicator| indicator.weight).sum()
    }

    /// Whether a form can be opened with it: there is something to measure, and the weights make a whole.
    pub fn is_whole(&self) -> bool {
        self.weight() == WHOLE
    }

    fn sort(&mut self) {
        sort_by(&mut self.indicators, |a, b| (a.group, a.order, &a.id).cmp(&(b.group, b.order, &b.id)));
    }

    /// Takes the fields of a record over.
    fn take(&mut self, record: &Record) {
        if let Some(name) = record.get(&field::NAME).and_then(Value::as_str) {
            self.name = name.to_owned();
        }
        if let Some(role) = record.get(&field::ROLE).and_then(Value::as_str) {
            self.role = SmolStr::new(role);
        }
        self.is_archived = record.flag(&field::ARCHIVED);
        for (rest, Cell { value, .. }) in record.under("indicator") {
            if let Some((id, property)) = rest.split_once('/') {
                self.take_property(id, property, value);
            }
        }
        self.sort();
    }

    fn take_property(&mut self, id: &str, property: &str, value: &Value) {
        if self.indicator(id).is_none() {
            self.indicators.push(Indicator::new(id));
        }
        if let Some(indicator) = self.indicators.iter_mut().find(|indicator| indicator.id == id) {
            indicator.take(property, value);
        }
    }
}

/// The id under which a shop keeps what it changed about a shipped card.
pub(super) fn id_of(records: &Records, shop: &RecordId, code: &str) -> RecordId {
    RecordId::new(format!("{}:{code}", shops::canonical(records, &SHOP, shop)))
}

/// One card of a shop by its id; none for one that nobody made or that was deleted.
pub fn card(records: &Records, shop: &RecordId, id: &RecordId) -> Option<Card> {
    read(records, shop, id, records.by_key(&Key::new(SCORECARD, id.clone())).map(|record| &**record))
}

/// Whether it is one that comes with the program.
pub fn is_shipped(records: &Records, shop: &RecordId, id: &RecordId) -> bool {
    shipped::CODES.iter().any(|code| id_of(records, shop, code) == *id)
}

/// A card as its record would say it.
pub(super) fn read(records: &Records, shop: &RecordId, id: &RecordId, record: Option<&Record>) -> Option<Card> {
    let record = record.filter(|record| !record.is_deleted());
    let code = id.as_str().rsplit_once(':').map(|(_, code)| code);
    let shipped = code.filter(|code| id_of(records, shop, code) == *id).and_then(shipped::card);
    let mut card = match (shipped, &record) {
        (Some(card), _) => Card { id: id.clone(), ..card },
        (None, Some(record)) => Card {
            id: id.clone(),
            base: SmolStr::new(record.text(&field::BASE)),
            name: String::new(),
            role: SmolStr::default(),
            is_archived: false,
            indicators: Vec::new(),
        },
        (None, None) => return None,
    };
    if let Some(record) = record {
        card.take(record);
    }
    card.sort();
    Some(card)
}

/// The cards of a shop: the shipped ones in their order, then its own by name.
pub fn cards(records: &Records, shop: &RecordId) -> Vec<Card> {
    let shipped = shipped::CODES.iter().filter_map(|code| card(records, shop, &id_of(records, shop, code)));
    let ids = shops::ids(records, shop);
    let is_own = |text: &str| ids.iter().any(|id| text == id.as_str());
    let stored = records.of(&SCORECARD).filter(|record| is_own(record.text(&field::SHOP)));
    let own = stored
        .filter(|record| !is_shipped(records, shop, record.id()))
        .filter_map(|record| card(records, shop, record.id()));
    let mut own: Vec<Card> = own.collect();
    sort_by(&mut own, |a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    shipped.chain(own).collect()
}

/// The card that measures a role: the shop's own before the shipped one, and that of the assistant where there is none.
pub fn of_role(records: &Records, shop: &RecordId, role: &str) -> Option<Card> {
    let cards: Vec<Card> = cards(records, shop).into_iter().filter(|card| !card.is_archived).collect();
    let of = |role: &str| cards.iter().rev().find(|card| card.role == role).cloned();
    of(role).or_else(|| if role == super::DEPARTMENT { None } else { of(super::ASSISTANT) })
}

/// A card as a form keeps it, so that later edits do not touch it: what is archived is left out.
pub fn frozen(card: &Card) -> Value {
    let indicators: BTreeMap<SmolStr, Value> =
        card.live().map(|indicator| (indicator.id.clone(), Value::Map(indicator.properties()))).collect();
    let members: [(&'static str, Value); 5] = [
        ("id", card.id.as_str().into()),
        ("base", card.base.as_str().into()),
        ("name", card.name.as_str().into()),
        ("role", card.role.as_str().into()),
        ("indicators", Value::Map(indicators)),
    ];
    Value::Map(members.into_iter().map(|(name, value)| (SmolStr::new_static(name), value)).collect())
}

/// A card as a form kept it.
pub fn thawed(value: &Value) -> Option<Card> {
    let text = |name| value.member(name).and_then(Value::as_str).unwrap_or_default();
    let Some(Value::Map(indicators)) = value.member("indicators") else { return None };
    let mut card = Card {
        id: RecordId::new(text("id")),
        base: SmolStr::new(text("base")),
        name: text("name").to_owned(),
        role: SmolStr::new(text("role")),
        is_archived: false,
        indicators: indicators.iter().map(|(id, value)| thawed_indicator(id, value)).collect(),
    };
    card.sort();
    Some(card)
}

fn thawed_indicator(id: &SmolStr, value: &Value) -> Indicator {
    let mut indicator = Indicator::new(id);
    if let Value::Map(properties) = value {
        for (property, value) in properties {
            indicator.take(property, value);
        }
    }
    indicator
}
