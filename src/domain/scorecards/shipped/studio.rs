//! The cards of designer, copywriter and warehouse. Knows no other.

use super::parts::{down, judged, per_cent, whole, worked_out};
use crate::domain::scorecards::{Computed, Group, Indicator, Scoring, Source, Unit};

/// Results 80 %, behaviour 20 %, as printed. A revision or a lateness too many takes 5 of 30 points, which is a sixth.
pub(super) fn designer() -> Vec<Indicator> {
    use Group::{Behaviour, Tasks};
    vec![
        judged("design_satisfaction", Tasks, 240),
        each_too_many("revisions", 2),
        each_too_many("late_designs", 0),
        judged("innovation", Tasks, 80),
        judged("initiative", Behaviour, 100),
        judged("learning", Behaviour, 100),
    ]
}

fn each_too_many(id: &str, free: i64) -> Indicator {
    down(Indicator {
        unit: Unit::Count,
        target: Some(whole(free)),
        weight: 240,
        scoring: Scoring::Deduct { from: None, step: whole(1), off: 1_667, floor: 0 },
        source: Source::Typed,
        ..Indicator::new(id)
    })
}

/// Targets as printed for dispatch and accuracy; the weights are a proposal.
pub(super) fn warehouse() -> Vec<Indicator> {
    use Group::{Behaviour, Tasks, Teamwork};
    vec![
        per_cent("shipping_on_time", Tasks, 300, Some(98)),
        per_cent("order_accuracy", Tasks, 250, Some(99)),
        per_cent("stock_on_time", Tasks, 150, Some(95)),
        per_cent("stock_accuracy", Tasks, 150, Some(99)),
        worked_out(Computed::FollowUpsOnTime, Tasks, 50),
        judged("teamwork", Teamwork, 50),
        judged("discipline", Behaviour, 50),
    ]
}
