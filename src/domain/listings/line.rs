//! A listing as a list of many shows it: what is shown, filtered and sorted by, read once. Names that many share stand once
//! and are compared by number. Knows no list.

use super::State;
use super::filter::Problem;
use super::glance::{Glance, Linter};
use super::shelf::Problems;
use super::standards::Standards;
use crate::domain::calendar::parse_date;
use crate::domain::ids::RecordId;
use crate::domain::record::Record;
use chrono::NaiveDate;
use smol_str::SmolStr;
use std::collections::HashMap;
use std::sync::Arc;

/// A listing in a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The record; another version of it stands at another address.
    pub record: Arc<Record>,
    /// Where it is in its life.
    pub state: State,
    /// The lowest and the highest selling price, minor units.
    pub selling: Option<(i64, i64)>,
    /// In stock.
    pub stock: Option<i64>,
    /// Sold within thirty days.
    pub sold: Option<i64>,
    /// How complete it is, per cent.
    pub percent: u8,
    /// What is wrong with it.
    pub problems: Problems,
    /// The platform's category, and the shop's.
    pub categories: [Name; 2],
    /// Whose it is.
    pub owner: Name,
    /// What it is for.
    pub part: Name,
    /// Whether somebody flagged it.
    pub is_flagged: bool,
    /// Since when it is listed.
    pub listed: Option<NaiveDate>,
}

/// A text that many lines share, by its number; the first one is that of nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name(u32);

impl Name {
    /// That of no line.
    const NOBODYS: Self = Self(u32::MAX);

    /// Whether it is the name of nothing.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// The texts by which lines are filtered, each once.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<SmolStr, Name>);

impl Names {
    /// The name of a text, which is remembered.
    pub fn of(&mut self, text: &str) -> Name {
        if text.is_empty() {
            return Name::default();
        }
        if let Some(known) = self.0.get(text) {
            return *known;
        }
        let name = Name(u32::try_from(self.0.len() + 1).unwrap_or(u32::MAX - 1));
        self.0.insert(SmolStr::new(text), name);
        name
    }

    /// The texts of some names, each once, in order.
    pub fn among(&self, names: impl Iterator<Item = Name>) -> Vec<SmolStr> {
        let mut is_there = vec![false; self.0.len() + 1];
        names.for_each(|name| is_there[name.0 as usize] = true);
        let mut texts: Vec<SmolStr> =
            self.0.iter().filter(|(_, name)| is_there[name.0 as usize]).map(|(text, _)| text.clone()).collect();
        texts.sort_unstable();
        texts
    }

    /// The name of a text; one that no line has where it was never met.
    pub fn find(&self, text: &str) -> Name {
        if text.is_empty() { Name::default() } else { self.0.get(text).copied().unwrap_or(Name::NOBODYS) }
    }
}

/// Makes lines of records. What is the same for all of them is worked out once.
pub struct Lines {
    shops: Vec<RecordId>,
    today: NaiveDate,
    standards: Standards,
    linter: Linter,
}

impl Lines {
    /// For the listings of these shops, as they are on a day, by what the shop asks of them.
    pub fn of(shops: Vec<RecordId>, today: NaiveDate, standards: Standards) -> Self {
        Self { shops, today, linter: Linter::of(standards.lint()), standards }
    }

    /// The line of a record; none where it is another shop's, or deleted.
    pub fn line(&self, record: &Arc<Record>, names: &mut Names) -> Option<Line> {
        let glance = Glance::of(record);
        let is_own = self.shops.iter().any(|shop| shop.as_str() == glance.shop);
        if glance.is_deleted || !is_own {
            return None;
        }
        Some(Line {
            record: record.clone(),
            state: glance.state,
            selling: glance.selling(),
            stock: glance.in_stock(),
            sold: glance.sold_30,
            percent: glance.percent(&self.standards),
            problems: Problem::set(&self.linter.look(&glance, self.today)),
            categories: [glance.category, glance.shop_category].map(|name| names.of(name)),
            owner: names.of(glance.owner),
            part: names.of(glance.part),
            is_flagged: glance.is_flagged,
            listed: parse_date(glance.listed),
        })
    }
}
