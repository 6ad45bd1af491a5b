//! The few ways in which shipped indicators are measured, so that a card reads as a table. Knows no card.

use crate::domain::scorecards::{Computed, Direction, FULL, Group, Indicator, SCALE, Scoring, Source, Unit};

/// Whole per cent, or another unit, as a value.
pub(super) const fn whole(number: i64) -> i64 {
    number * SCALE
}

/// Whole points, in hundredths.
pub(super) const fn points(number: i64) -> i64 {
    number * 100
}

/// Marks and points in whole units.
fn steps(marks: &[(i64, i64)]) -> Vec<(i64, i64)> {
    marks.iter().map(|(mark, given)| (whole(*mark), points(*given))).collect()
}

/// A share that shall be complete: half of it gives nothing, all of it everything.
pub(super) fn complete(id: &str, group: Group, weight: i64, source: Source) -> Indicator {
    Indicator {
        group,
        unit: Unit::Percent,
        target: Some(whole(100)),
        weight,
        scoring: Scoring::Linear { points: vec![(whole(50), 0), (whole(100), FULL)] },
        source,
        ..Indicator::new(id)
    }
}

/// The same of a figure that is worked out: its code is its id.
pub(super) fn worked_out(what: Computed, group: Group, weight: i64) -> Indicator {
    complete(what.code(), group, weight, Source::Computed(what))
}

/// Full points at the target, and five off for each step that falls short of it.
pub(super) fn short_of(id: &str, group: Group, weight: i64, unit: Unit, target: Option<i64>, step: i64) -> Indicator {
    Indicator {
        group,
        unit,
        target,
        weight,
        scoring: Scoring::Deduct { from: None, step, off: points(5), floor: 0 },
        source: Source::Typed,
        ..Indicator::new(id)
    }
}

/// A per cent that shall reach a target, five points off for each per cent that is missing.
pub(super) fn per_cent(id: &str, group: Group, weight: i64, target: Option<i64>) -> Indicator {
    short_of(id, group, weight, Unit::Percent, target.map(whole), whole(1))
}

/// A shop figure from a table against the shop's target: the marks are shares of it, as printed for sales targets.
pub(super) fn of_target(id: &str, group: Group, weight: i64, unit: Unit) -> Indicator {
    let marks = [(100, 100), (90, 85), (80, 70), (70, 55), (60, 40), (50, 25), (40, 10)];
    let scoring = Scoring::Share { steps: steps(&marks), below: 0 };
    Indicator { group, unit, weight, scoring, source: Source::Imported, ..Indicator::new(id) }
}

/// Marks and points in whole units, and the points below them.
pub(super) fn banded(id: &str, group: Group, weight: i64, unit: Unit, marks: &[(i64, i64)], below: i64) -> Indicator {
    let best = marks.first().map(|(mark, _)| whole(*mark));
    let scoring = Scoring::Bands { steps: steps(marks), below: points(below) };
    Indicator { group, unit, target: best, weight, scoring, source: Source::Typed, ..Indicator::new(id) }
}

/// A person says, in five levels whose words stand beside them.
pub(super) fn judged(id: &str, group: Group, weight: i64) -> Indicator {
    Indicator { group, weight, scoring: Scoring::Manual { most: 5 }, ..Indicator::new(id) }
}

/// Less of it is better.
pub(super) fn down(indicator: Indicator) -> Indicator {
    Indicator { direction: Direction::Down, ..indicator }
}
