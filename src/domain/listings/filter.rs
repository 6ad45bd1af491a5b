//! Which listings a list shows and in which order: what a person has chosen, and the choice made over the lines. Knows
//! neither words nor where the choice is kept.

use super::completeness::Light;
use super::line::{Line, Name, Names};
use super::lint::Fault;
use super::shelf::{Problems, Shelf, Sought, Spot};
use super::sorting::Sorting;
use crate::domain::calendar::parse_date;
use crate::domain::folding::Folding;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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

/// As an owner: nobody.
pub const NOBODY: &str = "-";

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
    /// Whose they are: a person's id; [`NOBODY`] for nobody's.
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

    /// The lines that are chosen, in their order, all at once.
    pub fn of(&self, shelf: &Shelf, folding: &Folding, order: Order) -> Vec<Spot> {
        let mut choosing = Choosing::begin(self.clone(), folding, order);
        while choosing.go_on(shelf) {}
        choosing.finish().shown.to_vec()
    }
}

/// A filter as lines are compared with it: texts that they share as numbers.
struct Meant<'f> {
    of: &'f Filter,
    category: Name,
    owner: Name,
    part: Name,
    since: Option<NaiveDate>,
}

impl<'f> Meant<'f> {
    fn of(filter: &'f Filter, names: &Names) -> Self {
        let owner = if filter.owner == NOBODY { Name::default() } else { names.find(&filter.owner) };
        Self {
            of: filter,
            category: names.find(&filter.category),
            owner,
            part: names.find(&filter.part),
            since: parse_date(&filter.listed_since),
        }
    }

    fn fits(&self, line: &Line) -> bool {
        let of = self.of;
        let (low, high) = line.selling.map_or((None, None), |(low, high)| (Some(low), Some(high)));
        (of.state.is_empty() || of.state == line.state.code())
            && (of.category.is_empty() || line.categories.contains(&self.category))
            && (of.owner.is_empty() || line.owner == self.owner)
            && (of.part.is_empty() || line.part == self.part)
            && (of.light.is_empty() || of.light == light_code(line.percent))
            && of.wrong.fits(line.problems)
            && of.price_from.is_none_or(|from| high.is_some_and(|high| high >= from))
            && of.price_to.is_none_or(|to| low.is_some_and(|low| low <= to))
            && of.stock_to.is_none_or(|to| line.stock.is_some_and(|stock| stock <= to))
            && (!of.flagged || line.is_flagged)
            && (of.listed_since.is_empty()
                || line.listed.is_some_and(|day| self.since.is_none_or(|since| day >= since)))
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

/// A choice that is being made, in as many turns as whoever makes it likes.
pub struct Choosing {
    filter: Filter,
    order: Order,
    /// What is still looked for; nothing where all has been looked through.
    sought: Option<Sought>,
    chosen: Arc<Vec<Spot>>,
    sorting: Option<Sorting>,
}

/// A choice that was made.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    filter: Filter,
    /// As the lines stand on the shelf.
    lines: Arc<Vec<Spot>>,
    /// In the order that was asked for.
    pub shown: Arc<Vec<Spot>>,
}

impl Choosing {
    /// Begins; the folding is that of the shelf.
    pub fn begin(filter: Filter, folding: &Folding, order: Order) -> Self {
        let sought = Some(Sought::new(folding, &filter.text));
        Self { filter, order, sought, chosen: Arc::default(), sorting: None }
    }

    /// Looks only among what was chosen before, if that was by the same filter and the beginning of the same text: a person
    /// who types on finds less. The shelf and its folding must be the same as then.
    #[must_use]
    pub fn after(mut self, before: &Chosen) -> Self {
        let is_more = self.filter.text.starts_with(&before.filter.text)
            && Filter { text: self.filter.text.clone(), ..before.filter.clone() } == self.filter;
        if is_more {
            self.sought = self.sought.map(|sought| sought.among(before.lines.clone()));
        }
        self
    }

    /// Looks through some more lines, or sorts some. Tells whether anything is left to do.
    pub fn go_on(&mut self, shelf: &Shelf) -> bool {
        if let Some(sorting) = &mut self.sorting {
            return sorting.go_on(shelf);
        }
        let Some(sought) = &mut self.sought else { return false };
        let (is_plain, meant) = (self.filter.is_plain(), Meant::of(&self.filter, shelf.names()));
        let chosen = Arc::make_mut(&mut self.chosen);
        let is_more = sought.go_on(shelf, |spot, line| {
            if is_plain || meant.fits(line) {
                chosen.push(spot);
            }
        });
        if is_more {
            return true;
        }
        self.sought = None;
        if self.order.by != Column::None {
            self.sorting = Some(Sorting::begin(self.chosen.to_vec(), self.order));
        }
        self.sorting.is_some()
    }

    /// What was chosen.
    pub fn finish(self) -> Chosen {
        let shown = match self.sorting {
            Some(sorting) => Arc::new(sorting.finish()),
            None if self.order.falls => Arc::new(self.chosen.iter().rev().copied().collect()),
            None => self.chosen.clone(),
        };
        Chosen { filter: self.filter, lines: self.chosen, shown }
    }
}
