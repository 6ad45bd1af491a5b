//! The cards of the operations assistant and of the department. Knows no other.

use super::parts::{complete, down, judged, of_target, per_cent, short_of, whole, worked_out};
use crate::domain::scorecards::{Computed, Group, Indicator, SCALE, Source, Unit};

/// The four groups of the assistant's rules (KPI-01 … KPI-11). They name no weights: these are a proposal.
pub(super) fn assistant() -> Vec<Indicator> {
    use Group::{Customers, Shop, Tasks, Teamwork};
    let fix_time = Computed::FixTime;
    vec![
        worked_out(Computed::InspectionCompletion, Tasks, 100),
        worked_out(Computed::InspectionOnTime, Tasks, 50),
        worked_out(Computed::FollowUpsOnTime, Tasks, 100),
        Indicator {
            source: Source::Computed(fix_time),
            ..down(short_of(fix_time.code(), Tasks, 50, Unit::Hours, Some(whole(24)), whole(4)))
        },
        worked_out(Computed::ListingsOnTime, Tasks, 50),
        judged("task_quality", Tasks, 50),
        of_target("traffic", Shop, 50, Unit::Count),
        of_target("conversion", Shop, 50, Unit::Percent),
        of_target("sales", Shop, 50, Unit::Money),
        of_target("order_value", Shop, 50, Unit::Money),
        per_cent("reply_on_time", Customers, 70, Some(95)),
        per_cent("reply_accuracy", Customers, 50, Some(98)),
        short_of("complaint_satisfaction", Customers, 50, Unit::Points, Some(whole(9) / 2), SCALE / 10),
        down(per_cent("churn", Customers, 30, None)),
        judged("teamwork", Teamwork, 80),
        judged("communication", Teamwork, 60),
        judged("problem_solving", Teamwork, 60),
    ]
}

/// Goals, teamwork and efficiency of a quarter (KPI-24); what its people reached is part of it.
pub(super) fn department() -> Vec<Indicator> {
    use Group::{Shop, Tasks, Teamwork};
    let people = Computed::PeopleScores;
    vec![
        worked_out(Computed::InspectionCompletion, Tasks, 100),
        worked_out(Computed::FollowUpsOnTime, Tasks, 100),
        worked_out(Computed::ApprovalsOnTime, Tasks, 100),
        complete("goal_attainment", Shop, 300, Source::Typed),
        of_target("sales", Shop, 100, Unit::Money),
        judged("department_teamwork", Teamwork, 150),
        Indicator { unit: people.unit(), ..worked_out(people, Teamwork, 150) },
    ]
}
