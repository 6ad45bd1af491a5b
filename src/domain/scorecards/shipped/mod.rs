//! The scorecards that come with the program, under fixed codes (S14): one for each post that has one, and the department's.
//! Each says where its weights and marks come from; targets are the shop's to set. Knows no shop.

mod office;
mod parts;
mod sales;
mod studio;

use super::{Card, Indicator};
use crate::domain::ids::RecordId;
use smol_str::SmolStr;

/// The codes of the shipped cards, in the order in which they are offered: each is the code of the role that it measures.
pub const CODES: [&str; 9] = [
    "assistant",
    "specialist",
    "promotion",
    "pre_sales",
    "after_sales",
    "designer",
    "copywriter",
    "warehouse",
    "department",
];

/// Where the numbers of a shipped card come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Commonly printed on cards of such posts.
    Printed,
    /// A proposal of ours: no rule book names any.
    Proposed,
}

/// Where weights and marks of a shipped card come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origins {
    /// Of its weights.
    pub weights: Origin,
    /// Of its marks, and of the targets that it has.
    pub marks: Origin,
}

/// Where weights and marks of a shipped card come from; none for a code that is not one's.
pub fn origin(code: &str) -> Option<Origins> {
    use Origin::{Printed, Proposed};
    let (weights, marks) = match code {
        "assistant" | "department" => (Proposed, Proposed),
        "pre_sales" | "designer" | "copywriter" => (Printed, Printed),
        "specialist" | "promotion" | "after_sales" | "warehouse" => (Proposed, Printed),
        _ => return None,
    };
    Some(Origins { weights, marks })
}

/// A shipped card; its id is its code.
pub fn card(code: &str) -> Option<Card> {
    let code = CODES.into_iter().find(|own| *own == code)?;
    let indicators = match code {
        "specialist" => sales::specialist(),
        "promotion" => sales::promotion(),
        "pre_sales" => sales::pre_sales(),
        "after_sales" => sales::after_sales(),
        // The printed card is one for both: who draws and who writes are asked the same.
        "designer" | "copywriter" => studio::designer(),
        "warehouse" => studio::warehouse(),
        "department" => office::department(),
        _ => office::assistant(),
    };
    Some(Card {
        id: RecordId::new(code),
        base: SmolStr::new_static(code),
        name: String::new(),
        role: SmolStr::new_static(code),
        is_archived: false,
        indicators: in_order(indicators),
    })
}

/// Tens, so that a shop's own can stand between.
fn in_order(indicators: Vec<Indicator>) -> Vec<Indicator> {
    let places = (1..).map(|place| place * 10);
    indicators.into_iter().zip(places).map(|(indicator, order)| Indicator { order, ..indicator }).collect()
}
