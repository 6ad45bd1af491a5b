//! Which listings a list shows and in which order: what a person has chosen, and the choice made over the lines. Knows
//! neither words nor where the choice is kept.

use super::completeness::Light;
use super::lint::Fault;
use super::shelf::{Line, Problems, Shelf, Sought, Spot};
use super::{field, shelf};
use crate::domain::folding::Folding;
use serde::{Deserialize, Serialize};

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

    /// The lines that are chosen, in their order, all at once.
    pub fn of(&self, shelf: &Shelf, folding: &Folding, order: Order) -> Vec<Spot> {
        let mut choosing = Choosing::begin(self.clone(), folding, order);
        while choosing.go_on(shelf) {}
        choosing.finish(shelf)
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

/// A choice that is being made, in as many turns as whoever makes it likes.
pub struct Choosing {
    filter: Filter,
    order: Order,
    sought: Sought,
    chosen: Vec<Spot>,
}

impl Choosing {
    /// Begins; the folding is that of the shelf.
    pub fn begin(filter: Filter, folding: &Folding, order: Order) -> Self {
        let sought = Sought::new(folding, &filter.text);
        Self { filter, order, sought, chosen: Vec::new() }
    }

    /// Looks through some more lines. Tells whether any are left.
    pub fn go_on(&mut self, shelf: &Shelf) -> bool {
        let is_plain = self.filter.is_plain();
        let (filter, chosen) = (&self.filter, &mut self.chosen);
        self.sought.go_on(shelf, |spot, line| {
            if is_plain || filter.fits(line) {
                chosen.push(spot);
            }
        })
    }

    /// What was chosen, in its order.
    pub fn finish(self, shelf: &Shelf) -> Vec<Spot> {
        sorted(shelf, self.chosen, self.order)
    }
}

/// How many numbers a line is sorted by: what has nothing comes last, then a number or three times eight bytes of a text.
const KEYS: usize = 4;

fn sorted(shelf: &Shelf, chosen: Vec<Spot>, order: Order) -> Vec<Spot> {
    if order.by == Column::None {
        return if order.falls { chosen.into_iter().rev().collect() } else { chosen };
    }
    let keyed: Vec<([u64; KEYS], Spot)> =
        chosen.into_iter().map(|spot| (keys(shelf.line(spot), order), spot)).collect();
    let used = if matches!(order.by, Column::Title | Column::Code) { KEYS } else { 2 };
    let mut places: Vec<u32> = (0..u32::try_from(keyed.len()).unwrap_or(u32::MAX)).collect();
    // The last key first: each sort keeps what is equal as it was.
    for key in (0..used).rev() {
        places = by_digits(places, |place| keyed[place as usize].0[key]);
    }
    places.into_iter().map(|place| keyed[place as usize].1).collect()
}

/// Sorts by a number, byte by byte: a hundred thousand take some milliseconds, where comparing them takes seconds in a
/// program that is built to be small. What is equal stays as it was.
fn by_digits(mut places: Vec<u32>, key: impl Fn(u32) -> u64) -> Vec<u32> {
    for byte in 0..8 {
        let digit = |place: u32| (key(place) >> (8 * byte) & 0xff) as usize;
        let mut begins = [0_usize; 257];
        places.iter().for_each(|place| begins[digit(*place) + 1] += 1);
        if begins.contains(&places.len()) {
            continue; // all have the same
        }
        (1..257).for_each(|at| begins[at] += begins[at - 1]);
        let mut sorted = vec![0; places.len()];
        for place in places {
            let at = &mut begins[digit(place)];
            sorted[*at] = place;
            *at += 1;
        }
        places = sorted;
    }
    places
}

/// What a line is sorted by.
fn keys(line: Option<&Line>, order: Order) -> [u64; KEYS] {
    let number = |number: Option<i64>| number.map(|number| [number.cast_unsigned() ^ 1 << 63, 0, 0]);
    let found = line.and_then(|line| match order.by {
        Column::None => None,
        Column::Title | Column::Code => text(line, order.by).map(beginning),
        Column::Price => number(line.selling.map(|(low, _)| low)),
        Column::Stock => number(line.stock),
        Column::Sold => number(line.sold),
        Column::Complete => number(Some(i64::from(line.percent))),
        Column::State => number(Some(line.state as i64)),
    });
    let Some(key) = found else { return [1, 0, 0, 0] };
    let [first, second, third] = if order.falls { key.map(|part| !part) } else { key };
    [0, first, second, third]
}

fn text(line: &Line, by: Column) -> Option<&str> {
    let [title, code, _] = shelf::searched(&line.record);
    Some(if by == Column::Title { title } else { code }).filter(|text| !text.is_empty())
}

/// The first 24 bytes, eight characters of Chinese: those that begin alike for longer stay as they were made.
fn beginning(text: &str) -> [u64; 3] {
    let mut bytes = text.bytes();
    std::array::from_fn(|_| {
        let mut eight = [0; 8];
        eight.iter_mut().zip(bytes.by_ref()).for_each(|(to, from)| *to = from);
        u64::from_be_bytes(eight)
    })
}
