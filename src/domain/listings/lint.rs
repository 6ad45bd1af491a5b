//! What is wrong with a listing by itself, and with many together (LST-07, LST-25): prices that contradict each other,
//! nothing in stock, no sale for long, titles and codes that stand twice, forbidden words. Knows no record and no words.

use super::terms::{self, Term};
use chrono::NaiveDate;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// What is looked at of a listing. Prices in minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked<'a> {
    /// The title.
    pub title: &'a str,
    /// The merchant's code 商家编码; empty where there is none.
    pub code: &'a str,
    /// Title, description and selling points: where forbidden words are looked for.
    pub texts: Vec<&'a str>,
    /// The selling price; of variants the lowest.
    pub selling: Option<i64>,
    /// The list price 划线价.
    pub list: Option<i64>,
    /// Below which it must not be sold.
    pub floor: Option<i64>,
    /// In stock, of all variants.
    pub stock: Option<i64>,
    /// Whether it is on sale.
    pub is_live: bool,
    /// When it was put on sale.
    pub listed: Option<NaiveDate>,
    /// When it was last sold; none where it never was, or nobody knows.
    pub sold: Option<NaiveDate>,
    /// Whether sales are known at all: without an import nobody can say that nothing was sold.
    pub knows_sales: bool,
}

/// The shop's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Without a sale for so many days it is slow-moving 滞销.
    pub slow_days: i64,
    /// Forbidden words.
    pub terms: Vec<Term>,
}

impl Default for Rules {
    /// Thirty days, and the words that a shop begins with.
    fn default() -> Self {
        Self { slow_days: 30, terms: terms::defaults() }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The price is 0.
    PriceZero,
    /// The price lies below the floor.
    BelowFloor {
        /// The selling price.
        selling: i64,
        /// The floor.
        floor: i64,
    },
    /// The list price lies below the selling price.
    ListBelowSelling {
        /// The list price.
        list: i64,
        /// The selling price.
        selling: i64,
    },
    /// On sale, with nothing in stock 售罄.
    SoldOut,
    /// On sale, and not sold for so many days.
    SlowMoving {
        /// Days since the last sale, or since it was put on sale.
        days: i64,
    },
    /// A word that must not stand there.
    Forbidden(SmolStr),
}

impl Rules {
    /// What is wrong with one listing on a day.
    pub fn look(&self, one: &Looked<'_>, today: NaiveDate) -> Vec<Fault> {
        let below = |one: Option<i64>, other: Option<i64>| one.zip(other).filter(|(one, other)| one < other);
        let mut faults = Vec::new();
        faults.extend((one.selling == Some(0)).then_some(Fault::PriceZero));
        faults.extend(below(one.selling, one.floor).map(|(selling, floor)| Fault::BelowFloor { selling, floor }));
        faults.extend(below(one.list, one.selling).map(|(list, selling)| Fault::ListBelowSelling { list, selling }));
        faults.extend((one.is_live && one.stock.is_some_and(|stock| stock <= 0)).then_some(Fault::SoldOut));
        faults.extend(self.slow(one, today));
        faults.extend(self.forbidden(one));
        faults
    }

    fn slow(&self, one: &Looked<'_>, today: NaiveDate) -> Option<Fault> {
        let since = one.sold.max(one.listed).filter(|_| one.is_live && one.knows_sales)?;
        let days = (today - since).num_days();
        (days >= self.slow_days).then_some(Fault::SlowMoving { days })
    }

    /// Each word once, wherever it stands.
    fn forbidden(&self, one: &Looked<'_>) -> Vec<Fault> {
        let found = one.texts.iter().flat_map(|text| terms::find(&self.terms, text));
        let mut words: Vec<SmolStr> = found.map(|found| found.term.word.clone()).collect();
        words.sort_unstable();
        words.dedup();
        words.into_iter().map(Fault::Forbidden).collect()
    }
}

/// Listings that have the same text, by their places in what was given: titles or codes that stand twice. Blanks, width
/// and case do not make two of one; what is empty is nobody's.
pub fn twice<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, text) in texts.into_iter().enumerate() {
        let plain = terms::plain(text);
        if !plain.is_empty() {
            places.entry(plain).or_default().push(at);
        }
    }
    places.into_values().filter(|places| places.len() > 1).collect()
}

#[cfg(test)]
mod tests;
