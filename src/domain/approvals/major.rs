//! What makes a change of a listing a major one (LST-11): it follows from what is proposed, and is stored nowhere (S13).
//! Knows fields by their names, and a shop's settings.

use super::rule::field;
use crate::domain::ids::Field;
use crate::domain::record::Record;
use crate::domain::value::Value;
use std::collections::BTreeSet;

/// Beyond how many per cent a new price is a major change where a shop has set nothing.
pub const DEFAULT_PERCENT: i64 = 10;

/// A part of a listing whose change may be a major one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The selling price, by more than a shop lets pass.
    Price,
    /// The pictures.
    Image,
    /// The category.
    Category,
    /// The stock.
    Stock,
}

impl Part {
    /// All.
    pub const ALL: [Self; 4] = [Self::Price, Self::Image, Self::Category, Self::Stock];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Image => "image",
            Self::Category => "category",
            Self::Stock => "stock",
        }
    }

    /// Who has to agree first.
    pub const fn role(self) -> &'static str {
        match self {
            Self::Image => "designer",
            Self::Price | Self::Category | Self::Stock => "purchasing",
        }
    }

    /// The part that a field of a listing belongs to.
    fn of(field: &Field) -> Option<Self> {
        let parts: Vec<&str> = field.parts().collect();
        match parts.as_slice() {
            ["price"] | ["sku", _, "price"] | ["window", _] => Some(Self::Price),
            ["image", _] => Some(Self::Image),
            ["category" | "shop_category"] => Some(Self::Category),
            ["stock"] | ["sku", _, "stock"] => Some(Self::Stock),
            _ => None,
        }
    }
}

/// A field, what it says, and what it shall say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// What it says, or said before it was carried out; `Null` for nothing.
    pub before: Value,
    /// What it shall say; `Null` clears it.
    pub after: Value,
}

/// A shop's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Major {
    /// Beyond how many per cent a new price is a major change.
    pub percent: i64,
    /// The parts that count.
    pub parts: BTreeSet<Part>,
}

impl Major {
    /// Reads the rule of updates.
    pub(super) fn read(rule: Option<&Record>) -> Self {
        let counts = |part: &Part| {
            let set = rule.and_then(|rule| rule.get(&field::major(part.code()))?.as_bool());
            set.unwrap_or(true)
        };
        Self {
            percent: rule.and_then(|rule| rule.int(&field::PERCENT)).unwrap_or(DEFAULT_PERCENT),
            parts: Part::ALL.into_iter().filter(counts).collect(),
        }
    }

    /// The parts of which changes are major; a window is measured by the price that it stands beside.
    pub fn of(&self, changes: &[Change], selling: Option<i64>) -> BTreeSet<Part> {
        let part = |change: &Change| {
            let part = Part::of(&change.field).filter(|part| self.parts.contains(part))?;
            (part != Part::Price || self.is_beyond(change, selling)).then_some(part)
        };
        changes.iter().filter_map(part).collect()
    }

    /// Whether a price moves by more than is let pass. A price where none was, and none where one was, are beyond.
    fn is_beyond(&self, change: &Change, selling: Option<i64>) -> bool {
        let (before, after) = match &change.after {
            Value::Map(_) => (selling, change.after.member("price").and_then(Value::as_int)),
            // A window that ends leaves the price as it is.
            Value::Null if matches!(change.before, Value::Map(_)) => return false,
            after => (change.before.as_int(), after.as_int()),
        };
        match (before, after) {
            (Some(before), Some(after)) => {
                (after - before).abs().saturating_mul(100) > before.saturating_mul(self.percent)
            }
            (before, after) => before != after,
        }
    }
}
