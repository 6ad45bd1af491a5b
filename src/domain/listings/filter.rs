//! Which listings a list shows and in which order: what a person has chosen, and the choice made over the lines. Knows
//! neither words nor where the choice is kept.

use super::completeness::Light;
use super::lint::Fault;
use super::shelf::{Line, Problems, Shelf, Spot};
use super::{field, shelf};
use crate::domain::folding::Folding;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What can be wrong with a listing, without its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// The price is 0.
    PriceZero,
    /// The price lies below the floor.
    BelowFloor,
    /// The list price lies below the price.
    ListBelowSelling,
    /// On sale with nothing in stock.
    SoldOut,
    /// No sale for long.
    SlowMoving,
    /// A forbidden word.
    Forbidden,
}

impl Problem {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::PriceZero, Self::BelowFloor, Self::ListBelowSelling, Self::SoldOut, Self::SlowMoving, Self::Forbidden];

    /// Without its numbers.
    pub const fn of(fault: &Fault) -> Self {
        match fault {
            Fault::PriceZero => Self::PriceZero,
            Fault::BelowFloor { .. } => Self::BelowFloor,
            Fault::ListBelowSelling { .. } => Self::ListBelowSelling,
            Fault::SoldOut => Self::SoldOut,
            Fault::SlowMoving { .. } => Self::SlowMoving,
            Fault::Forbidden(_) => Self::Forbidden,
        }
    }

    /// All of some faults.
    pub fn set(faults: &[Fault]) -> Problems {
        faults.iter().fold(Problems::default(), |set, fault| set.with(Self::of(fault)))
    }
}

/// What is chosen by its problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wrong {
    /// Whatever is wrong or not.
    #[default]
    Whatever,
    /// Something is wrong.
    Anything,
    /// This is wrong.
    One(Problem),
}

/// What a person has chosen to see. What is empty chooses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words of title, code or number.
    pub text: String,
    /// The code of a state.
    pub state: String,
    /// The platform's or the shop's category.
    pub category: String,
    /// Whose they are: a person's id; `-` for nobody's.
    pub owner: String,
    /// The code of what they are for.
    pub part: String,
    /// `red`, `amber` or `green`.
    pub light: String,
    /// What is wrong.
    pub wrong: Wrong,
    /// From this price on, minor units.
    pub price_from: Option<i64>,
    /// Up to this price, minor units.
    pub price_to: Option<i64>,
    /// Up to so many in stock.
    pub stock_to: Option<i64>,
    /// Only those that somebody flagged.
    pub flagged: bool,
    /// Only those that were listed no more than so many days ago (LST-24), as the first day that counts.
    pub listed_since: String,
}

/// A column to sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Column {
    /// As they were made.
    #[default]
    None,
    /// By title.
    Title,
    /// By merchant code.
    Code,
    /// By selling price.
    Price,
    /// By what is in stock.
    Stock,
    /// By what was sold in thirty days.
    Sold,
    /// By how complete they are.
    Complete,
    /// By where they are in their life.
    State,
}

/// An order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// By what.
    pub by: Column,
    /// Whether the largest comes first.
    pub falls: bool,
}

impl Filter {
    /// Whether nothing but a text is chosen.
    pub fn is_plain(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() }
    }

    /// The lines that are chosen, in their order.
    pub fn of(&self, shelf: &Shelf, folding: &Folding, order: Order) -> Vec<Spot> {
        let found = shelf.search(folding, &self.text);
        let is_plain = self.is_plain();
        let fits = |spot: &Spot| is_plain || shelf.line(*spot).is_some_and(|line| self.fits(line));
        let chosen: Vec<Spot> = found.into_iter().filter(fits).collect();
        sorted(shelf, chosen, order)
    }

    fn fits(&self, line: &Line) -> bool {
        let is = |chosen: &str, own: &str| chosen.is_empty() || chosen == own;
        let record = &line.record;
        let (low, high) = line.selling.map_or((None, None), |(low, high)| (Some(low), Some(high)));
        is(&self.state, line.state.code())
            && (self.category.is_empty()
                || [record.text(&field::CATEGORY), record.text(&field::SHOP_CATEGORY)].contains(&self.category.as_str()))
            && is(if self.owner == "-" { "" } else { &self.owner }, record.text(&field::OWNER))
            && (self.owner != "-" || record.text(&field::OWNER).is_empty())
            && is(&self.part, record.text(&field::PART))
            && is(&self.light, light_code(line.percent))
            && self.wrong.fits(line.problems)
            && self.price_from.is_none_or(|from| high.is_some_and(|high| high >= from))
            && self.price_to.is_none_or(|to| low.is_some_and(|low| low <= to))
            && self.stock_to.is_none_or(|to| line.stock.is_some_and(|stock| stock <= to))
            && (!self.flagged || !record.text(&field::FLAGGED).is_empty())
            // Dates as they are stored sort as text.
            && (self.listed_since.is_empty() || record.text(&field::LISTED_ON) >= self.listed_since.as_str())
    }
}

impl Wrong {
    fn fits(self, problems: Problems) -> bool {
        match self {
            Self::Whatever => true,
            Self::Anything => problems.count() > 0,
            Self::One(problem) => problems.has(problem),
        }
    }
}

/// The code of the light of so many per cent.
pub fn light_code(percent: u8) -> &'static str {
    match Light::of(percent) {
        Light::Red => "red",
        Light::Amber => "amber",
        Light::Green => "green",
    }
}

fn sorted(shelf: &Shelf, chosen: Vec<Spot>, order: Order) -> Vec<Spot> {
    let mut keyed: Vec<(Reverse<u64>, u64, Spot)> = match order.by {
        Column::None => return if order.falls { chosen.into_iter().rev().collect() } else { chosen },
        by => chosen.into_iter().map(|spot| key(shelf.line(spot), by, order.falls, spot)).collect(),
    };
    // Stable: what is equal stays as it was made.
    keyed.sort_by_key(|(has, key, _)| (*has, *key));
    if matches!(order.by, Column::Title | Column::Code) {
        refine(shelf, &mut keyed, order);
    }
    keyed.into_iter().map(|(.., spot)| spot).collect()
}

/// Whether it has something to sort by (what has nothing comes last), and what: a number, or the beginning of a text.
fn key(line: Option<&Line>, by: Column, falls: bool, spot: Spot) -> (Reverse<u64>, u64, Spot) {
    let number = |number: Option<i64>| number.map(|number| number.cast_unsigned() ^ 1 << 63);
    let found = line.and_then(|line| match by {
        Column::None => None,
        Column::Title | Column::Code => text(line, by).map(beginning),
        Column::Price => number(line.selling.map(|(low, _)| low)),
        Column::Stock => number(line.stock),
        Column::Sold => number(line.sold),
        Column::Complete => Some(u64::from(line.percent)),
        Column::State => Some(line.state as u64),
    });
    let turned = found.map_or(0, |key| if falls { !key } else { key });
    (Reverse(u64::from(found.is_some())), turned, spot)
}

fn text(line: &Line, by: Column) -> Option<&str> {
    let [title, code, _] = shelf::searched(&line.record);
    Some(if by == Column::Title { title } else { code }).filter(|text| !text.is_empty())
}

fn beginning(text: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(text.bytes()).for_each(|(to, from)| *to = from);
    u64::from_be_bytes(bytes)
}

/// Sorts those whose texts begin alike by all of their texts.
fn refine(shelf: &Shelf, keyed: &mut [(Reverse<u64>, u64, Spot)], order: Order) {
    let text = |spot: Spot| shelf.line(spot).and_then(|line| text(line, order.by));
    let alike = keyed.chunk_by_mut(|one, next| (one.0, one.1) == (next.0, next.1)).filter(|alike| alike.len() > 1);
    for alike in alike {
        alike.sort_by(|one, other| {
            let compared = text(one.2).cmp(&text(other.2));
            if order.falls { compared.reverse() } else { compared }
        });
    }
}
