//! Which price is in force when (LST-14): the selling price with all its changes, and windows in which another one
//! holds. Instants are UTC milliseconds, prices minor units; what a day is, the shop's zone says.

use crate::domain::calendar::{self, Zone};
use chrono::{Days, NaiveDate, NaiveTime};
use std::ops::Range;

/// A price that holds for a time 价格时段: a campaign's, a flash sale's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// As people call it: `双 12 预热`.
    pub label: String,
    /// The price.
    pub price: i64,
    /// From the first instant on, up to the last one, which is no longer in it.
    pub holds: Range<i64>,
}

/// A change of the selling price, or its first value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Since when.
    pub since: i64,
    /// The price from then on.
    pub price: i64,
}

/// The prices of one thing that is sold: a listing, or a variant of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// The selling price and its changes, in order of time.
    steps: Vec<Step>,
    windows: Vec<Window>,
}

/// A price in force, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce<'a> {
    /// The price.
    pub price: i64,
    /// The window that sets it; none for the selling price.
    pub by: Option<&'a Window>,
}

impl Window {
    /// A window of whole days in a shop's zone, both included.
    pub fn of_days(label: &str, price: i64, zone: &dyn Zone, first: NaiveDate, last: NaiveDate) -> Self {
        Self { label: label.to_owned(), price, holds: days(zone, first, last) }
    }
}

/// The instants of whole days in a shop's zone, both included; nothing where the last one lies before the first.
pub fn days(zone: &dyn Zone, first: NaiveDate, last: NaiveDate) -> Range<i64> {
    let midnight = |day: NaiveDate| calendar::instant(zone, day, NaiveTime::MIN);
    midnight(first)..midnight(last.checked_add_days(Days::new(1)).unwrap_or(last))
}

impl Prices {
    /// Prices of steps and windows in any order. Windows that hold at no time are left out; of two steps at one
    /// instant the one that is given later stands.
    pub fn new(steps: impl IntoIterator<Item = Step>, windows: impl IntoIterator<Item = Window>) -> Self {
        let mut steps: Vec<Step> = steps.into_iter().collect();
        steps.sort_by_key(|step| step.since);
        let windows = windows.into_iter().filter(|window| !window.holds.is_empty()).collect();
        Self { steps, windows }
    }

    /// The price in force at an instant: the lowest of all that hold then, as buyers are shown it. Among equal ones the
    /// selling price, then the window that begins first. None before the first step where no window holds.
    pub fn at(&self, instant: i64) -> Option<InForce<'_>> {
        let selling = self.selling(instant).map(|price| InForce { price, by: None });
        let holding = self.windows.iter().filter(|window| window.holds.contains(&instant));
        let of_windows = holding.map(|window| InForce { price: window.price, by: Some(window) });
        selling.into_iter().chain(of_windows).min_by_key(|one| (one.price, one.by.map(|window| window.holds.start)))
    }

    /// The selling price at an instant, whatever window holds.
    pub fn selling(&self, instant: i64) -> Option<i64> {
        let after = self.steps.partition_point(|step| step.since <= instant);
        Some(self.steps.get(after.checked_sub(1)?)?.price)
    }

    /// The lowest and the highest price in force within a time; none where nothing was in force, or the time is empty.
    pub fn within(&self, time: &Range<i64>) -> Option<(i64, i64)> {
        range(self.turns(time).filter_map(|instant| Some(self.at(instant)?.price)))
    }

    /// The beginning of a time, and the instants within it at which the price in force may become another.
    pub fn turns(&self, time: &Range<i64>) -> impl Iterator<Item = i64> {
        let of_windows = self.windows.iter().flat_map(|window| [window.holds.start, window.holds.end]);
        let changes = self.steps.iter().map(|step| step.since).chain(of_windows);
        let within = changes.filter(|instant| time.contains(instant));
        let mut turns: Vec<i64> = (!time.is_empty()).then_some(time.start).into_iter().chain(within).collect();
        turns.sort_unstable();
        turns.dedup();
        turns.into_iter()
    }

    /// Pairs of windows that hold at the same time: only the lower price of the two is ever shown then.
    pub fn overlaps(&self) -> Vec<(&Window, &Window)> {
        let later = |at: usize| self.windows.get(at + 1..).unwrap_or_default();
        let meets =
            |one: &Window, other: &Window| one.holds.start < other.holds.end && other.holds.start < one.holds.end;
        let of_one = |(at, one)| later(at).iter().filter(move |other| meets(one, other)).map(move |other| (one, other));
        self.windows.iter().enumerate().flat_map(of_one).collect()
    }
}

/// The lowest and the highest price at an instant over all variants 价格区间; none where none has a price.
pub fn range_at<'a>(variants: impl IntoIterator<Item = &'a Prices>, instant: i64) -> Option<(i64, i64)> {
    range(variants.into_iter().filter_map(|prices| Some(prices.at(instant)?.price)))
}

fn range(prices: impl Iterator<Item = i64>) -> Option<(i64, i64)> {
    prices.fold(None, |range, price| {
        let (low, high) = range.unwrap_or((price, price));
        Some((low.min(price), high.max(price)))
    })
}

#[cfg(test)]
mod tests;
