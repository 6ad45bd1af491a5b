//! Tests of scorecards: published cards worked out by hand, laws of scoring and totals, cards, commands, and what is typed.

mod cards;
mod commands;
mod laws;
mod published;
mod rounding;
mod typed;

use super::{Direction, Indicator, Raters, SCALE, Scoring};

/// Whole units as a value.
const fn whole(number: i64) -> i64 {
    number * SCALE
}

/// Hundredths of a unit as a value: `fine(9_999)` is 99.99.
const fn fine(hundredths: i64) -> i64 {
    hundredths * (SCALE / 100)
}

/// Only the recorded work counts: the points are those of the scoring.
const DATA: Raters = Raters { own: 0, superior: 0, data: 100 };

/// Bands from hundredths of a unit to whole points.
fn bands(marks: &[(i64, i64)], below: i64) -> Scoring {
    Scoring::Bands {
        steps: marks.iter().map(|(mark, points)| (fine(*mark), points * 100)).collect(),
        below: below * 100,
    }
}

/// An indicator of a fixture.
fn of(id: &str, weight: i64, direction: Direction, scoring: Scoring) -> Indicator {
    Indicator { weight, direction, scoring, ..Indicator::new(id) }
}
