//! The scorecards that come with the program, under fixed codes (S14). Each says where its weights and marks come from;
//! targets are the shop's to set. Knows no shop.

use super::{Card, Computed, Direction, Group, Indicator, Scoring, Source, Unit};
use crate::domain::ids::RecordId;
use smol_str::SmolStr;

/// The codes of the shipped cards, in the order in which they are offered.
pub const CODES: [&str; 1] = ["assistant"];

/// A shipped card; its id is its code.
pub fn card(code: &str) -> Option<Card> {
    let code = CODES.into_iter().find(|own| *own == code)?;
    let indicators = match code {
        "assistant" => vec![Indicator {
            group: Group::Tasks,
            unit: Unit::Percent,
            direction: Direction::Up,
            weight: 1_000,
            target: Some(1_000_000),
            scoring: Scoring::Linear { points: vec![(0, 0), (1_000_000, 10_000)] },
            source: Source::Computed(Computed::InspectionCompletion),
            ..Indicator::new("inspection_completion")
        }],
        _ => Vec::new(),
    };
    Some(Card {
        id: RecordId::new(code),
        base: SmolStr::new_static(code),
        name: String::new(),
        role: SmolStr::new_static(code),
        is_archived: false,
        indicators,
    })
}
