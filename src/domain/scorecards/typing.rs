//! An indicator as it stands in a form: texts until they are stored, and what they change. Nothing that was typed is
//! rounded. Knows no page.

use super::measure::{NotAMeasure, in_field, typed};
use super::{Card, Direction, FULL, Group, Indicator, Scoring, Source, Unit, WHOLE, field};
use crate::domain::ids::Field;
use crate::domain::value::Value;

/// Edits of a card's fields.
pub type Edits = Vec<(Field, Value)>;

/// A way of scoring, without its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// [`Scoring::Bands`].
    Bands,
    /// [`Scoring::Share`].
    Share,
    /// [`Scoring::Linear`].
    Linear,
    /// [`Scoring::Deduct`].
    Deduct,
    /// [`Scoring::Manual`].
    Manual,
}

impl Way {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Bands, Self::Share, Self::Linear, Self::Deduct, Self::Manual];

    /// As a choice in a form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bands => "bands",
            Self::Share => "share",
            Self::Linear => "linear",
            Self::Deduct => "deduct",
            Self::Manual => "manual",
        }
    }

    /// From a form.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|way| way.code() == code).unwrap_or(Self::Manual)
    }

    /// That of a scoring.
    pub fn of(scoring: &Scoring) -> Self {
        match scoring {
            Scoring::Bands { .. } => Self::Bands,
            Scoring::Share { .. } => Self::Share,
            Scoring::Linear { .. } => Self::Linear,
            Scoring::Deduct { .. } => Self::Deduct,
            Scoring::Manual { .. } => Self::Manual,
        }
    }
}

/// A text of a form that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The name.
    Name,
    /// The target.
    Target,
    /// The weight.
    Weight,
    /// The mark of a row.
    Mark(usize),
    /// The points of a row.
    Given(usize),
    /// The points below all marks.
    Below,
    /// From where on points are taken off.
    From,
    /// How wide a step is.
    Step,
    /// What a step takes off.
    Off,
    /// The fewest points.
    Floor,
    /// Rows that contradict one another.
    Rows,
}

/// Why a text was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It cannot be empty.
    #[error("empty")]
    Empty,
    /// No number.
    #[error(transparent)]
    NotAMeasure(#[from] NotAMeasure),
    /// Points are 0 to 100 with two decimals at most.
    #[error("not points")]
    NotPoints,
    /// A weight is 0 to 100 % with one decimal at most.
    #[error("not a weight")]
    NotAWeight,
    /// Marks out of order, or points that rise as the value gets worse.
    #[error("not a way of scoring")]
    NotAScoring,
}

/// The texts of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The shop's own name; empty for the shipped one.
    pub name: String,
    /// The shop's own words.
    pub definition: String,
    /// The shop's own words.
    pub formula: String,
    /// The shop's own words.
    pub anchors: String,
    /// Where it stands.
    pub group: Group,
    /// What it is measured in.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// Where the value comes from.
    pub source: Source,
    /// In its unit; empty for none.
    pub target: String,
    /// Per cent.
    pub weight: String,
    /// How a value becomes points.
    pub way: Way,
    /// Marks and points of bands, shares and lines.
    pub rows: Vec<(String, String)>,
    /// Points below all marks.
    pub below: String,
    /// From where on points are taken off; empty for the target.
    pub from: String,
    /// How wide a step is.
    pub step: String,
    /// What each takes off.
    pub off: String,
    /// The fewest points.
    pub floor: String,
    /// The most that a person can say.
    pub most: i64,
}

/// Points, hundredths, as they stand in a field: `8050` is `80.5`.
pub fn points_in_field(hundredths: i64) -> String {
    in_field(hundredths * 100)
}

/// A weight, tenths of a per cent, as it stands in a field: `125` is `12.5`.
pub fn weight_in_field(tenths: i64) -> String {
    in_field(tenths * 1_000)
}

impl Typed {
    /// The texts of what is stored. What its way of scoring does not need stands ready for another.
    pub fn of(indicator: &Indicator) -> Self {
        let mut own = Self {
            name: indicator.name.clone(),
            definition: indicator.definition.clone(),
            formula: indicator.formula.clone(),
            anchors: indicator.anchors.clone(),
            group: indicator.group,
            unit: indicator.unit,
            direction: indicator.direction,
            source: indicator.source,
            target: indicator.target.map(in_field).unwrap_or_default(),
            weight: weight_in_field(indicator.weight),
            way: Way::of(&indicator.scoring),
            rows: vec![(String::new(), "100".into()), (String::new(), "60".into())],
            below: "0".into(),
            from: String::new(),
            step: "1".into(),
            off: "5".into(),
            floor: "0".into(),
            most: 100,
        };
        own.show(&indicator.scoring);
        own
    }

    fn show(&mut self, scoring: &Scoring) {
        let rows = |pairs: &[(i64, i64)]| {
            pairs.iter().map(|(at, points)| (in_field(*at), points_in_field(*points))).collect::<Vec<_>>()
        };
        match scoring {
            Scoring::Bands { steps, below } | Scoring::Share { steps, below } => {
                (self.rows, self.below) = (rows(steps), points_in_field(*below));
            }
            Scoring::Linear { points } => self.rows = rows(points),
            Scoring::Deduct { from, step, off, floor } => {
                self.from = from.map(in_field).unwrap_or_default();
                (self.step, self.off, self.floor) = (in_field(*step), points_in_field(*off), points_in_field(*floor));
            }
            Scoring::Manual { most } => self.most = *most,
        }
    }

    /// The indicator that the texts say, on the ground of the one that it was.
    ///
    /// # Errors
    /// Everything that cannot be read, with its place.
    pub fn read(&self, was: &Indicator) -> Result<Indicator, Vec<(Spot, Unread)>> {
        let mut wrong = Vec::new();
        let target = keep(&mut wrong, Spot::Target, typed(&self.target, self.unit).map_err(Unread::from)).flatten();
        let weight = keep(&mut wrong, Spot::Weight, self.weight()).unwrap_or_default();
        let scoring = self.scoring(&mut wrong);
        match scoring {
            Some(scoring) if wrong.is_empty() && !scoring.is_sound(self.direction) => {
                Err(vec![(Spot::Rows, Unread::NotAScoring)])
            }
            Some(scoring) if wrong.is_empty() => Ok(Indicator {
                name: self.name.trim().to_owned(),
                definition: self.definition.trim().to_owned(),
                formula: self.formula.trim().to_owned(),
                anchors: self.anchors.trim().to_owned(),
                group: self.group,
                unit: self.unit,
                direction: self.direction,
                source: self.source,
                target,
                weight,
                scoring,
                ..was.clone()
            }),
            _ => Err(wrong),
        }
    }

    /// The typed weight, tenths of a per cent; nothing is none.
    ///
    /// # Errors
    /// Not 0 to 100 % with one decimal at most.
    pub fn weight(&self) -> Result<i64, Unread> {
        let fine = typed(&self.weight, Unit::Percent)?.unwrap_or_default();
        let fits = fine % 1_000 == 0 && (0..=WHOLE).contains(&(fine / 1_000));
        if fits { Ok(fine / 1_000) } else { Err(Unread::NotAWeight) }
    }

    /// The scoring alone; what is wrong with it is noted.
    fn scoring(&self, wrong: &mut Vec<(Spot, Unread)>) -> Option<Scoring> {
        Some(match self.way {
            Way::Bands => {
                Scoring::Bands { steps: self.pairs(self.unit, wrong)?, below: self.given(Spot::Below, wrong)? }
            }
            Way::Share => {
                Scoring::Share { steps: self.pairs(Unit::Percent, wrong)?, below: self.given(Spot::Below, wrong)? }
            }
            Way::Linear => Scoring::Linear { points: self.pairs(self.unit, wrong)? },
            Way::Deduct => self.deduct(wrong)?,
            Way::Manual => Scoring::Manual { most: self.most },
        })
    }

    fn deduct(&self, wrong: &mut Vec<(Spot, Unread)>) -> Option<Scoring> {
        let from = keep(wrong, Spot::From, typed(&self.from, self.unit).map_err(Unread::from));
        let step = keep(wrong, Spot::Step, needed(&self.step, self.unit));
        let off = self.given(Spot::Off, wrong);
        let floor = self.given(Spot::Floor, wrong);
        Some(Scoring::Deduct { from: from?, step: step?, off: off?, floor: floor? })
    }

    /// Rows in which nothing was typed are none.
    fn pairs(&self, unit: Unit, wrong: &mut Vec<(Spot, Unread)>) -> Option<Vec<(i64, i64)>> {
        let rows = self.rows.iter().enumerate().filter(|(_, (mark, _))| !mark.trim().is_empty());
        let pairs: Vec<_> = rows
            .map(|(at, (mark, given))| {
                let mark = keep(wrong, Spot::Mark(at), needed(mark, unit));
                let given = keep(wrong, Spot::Given(at), points(given));
                mark.zip(given)
            })
            .collect();
        pairs.into_iter().collect()
    }

    fn given(&self, spot: Spot, wrong: &mut Vec<(Spot, Unread)>) -> Option<i64> {
        let text = match spot {
            Spot::Off => &self.off,
            Spot::Floor => &self.floor,
            _ => &self.below,
        };
        keep(wrong, spot, points(text))
    }
}

/// The value, or its error in the list.
fn keep<T>(wrong: &mut Vec<(Spot, Unread)>, spot: Spot, read: Result<T, Unread>) -> Option<T> {
    read.map_err(|why| wrong.push((spot, why))).ok()
}

fn needed(text: &str, unit: Unit) -> Result<i64, Unread> {
    typed(text, unit)?.ok_or(Unread::Empty)
}

/// Typed points as hundredths.
///
/// # Errors
/// Not 0 to 100 with two decimals at most.
pub fn points(text: &str) -> Result<i64, Unread> {
    let fine = needed(text, Unit::Points)?;
    let fits = fine % 100 == 0 && (0..=FULL).contains(&(fine / 100));
    if fits { Ok(fine / 100) } else { Err(Unread::NotPoints) }
}

/// What makes one indicator another: only what differs is written, so that what others change at the same time stays. What
/// is empty now is as shipped again.
pub fn edits(was: &Indicator, is: &Indicator) -> Edits {
    let (old, new) = (was.properties(), is.properties());
    let differs = |name: &&'static str| old.get(*name) != new.get(*name);
    let value = |name: &'static str| new.get(name).cloned().unwrap_or(Value::Null);
    field::of::ALL.into_iter().filter(differs).map(|name| (field::indicator(&is.id, name), value(name))).collect()
}

/// A new indicator, at the end of its group.
pub fn added(card: &Card, indicator: &Indicator) -> Edits {
    let last = card.indicators.iter().filter(|one| one.group == indicator.group).map(|one| one.order).max();
    let own = Indicator { order: last.unwrap_or_default() + 10, ..indicator.clone() };
    let properties = own.properties().into_iter();
    properties.map(|(name, value)| (field::indicator(&own.id, &name), value)).collect()
}

/// An indicator changes places with the one before or after it in its group; nothing at the end.
pub fn moved(card: &Card, id: &str, up: bool) -> Edits {
    let Some(own) = card.indicator(id) else { return Vec::new() };
    let mut group: Vec<&Indicator> = card.live().filter(|one| one.group == own.group).collect();
    let place = group.iter().position(|one| one.id == id);
    let other = place.and_then(|place| if up { place.checked_sub(1) } else { Some(place + 1) });
    let Some((place, other)) = place.zip(other).filter(|(_, other)| *other < group.len()) else { return Vec::new() };
    group.swap(place, other);
    let places = (1..).map(|place: i64| place * 10);
    let differs = |(one, place): &(&Indicator, i64)| one.order != *place;
    let write = |(one, place): (&Indicator, i64)| (field::indicator(&one.id, field::of::ORDER), place.into());
    group.into_iter().zip(places).filter(differs).map(write).collect()
}
