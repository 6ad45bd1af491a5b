//! What the runs before this one say: how often a check failed lately, how the last inspection went. Derived, stores
//! nothing (S13).

use super::run::{Outcome, RunId, Stored};
use super::way::earlier;
use super::{Progress, progress};
use crate::domain::ids::RecordId;
use crate::domain::records::Records;
use crate::domain::templates::{self, Check};
use chrono::NaiveDate;

/// How many earlier runs count as lately.
pub const LATELY: usize = 7;
/// From how many fails on a check is told to fail again and again.
const REPEATED: usize = 2;

/// How often a check failed lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Lately {
    /// In how many runs it failed.
    pub fails: usize,
    /// Of how many that have a result.
    pub of: usize,
}

/// How often a check failed in the last [`LATELY`] runs that have a result for it.
pub fn lately(records: &Records, id: &RunId, check: &str) -> Lately {
    let Some(group) = templates::of_run(records, id).and_then(|template| template.group_of(check)) else {
        return Lately::default();
    };
    let results = earlier(records, id).filter_map(|(_, run)| run.result(group, check)).take(LATELY);
    results.fold(Lately::default(), |lately, result| Lately {
        fails: lately.fails + usize::from(result == Outcome::Fail),
        of: lately.of + 1,
    })
}

/// The last inspection before this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Its business date.
    pub date: NaiveDate,
    /// How it went.
    pub progress: Progress,
    /// Who handed it in; empty when nobody did.
    pub by: RecordId,
    /// Checks that failed more than once lately, most often first.
    pub repeated: Vec<(&'static Check, Lately)>,
}

/// What to know before a run begins; `None` before a shop's first run.
pub fn before(records: &Records, id: &RunId) -> Option<Before> {
    let template = templates::of_run(records, id)?;
    let (date, last) = earlier(records, id).find(|(_, run)| run.is_begun())?;
    let by = if last.stored() == Stored::Open { RecordId::new("") } else { last.submitted_by() };
    let mut repeated: Vec<_> = template.checks().map(|check| (check, lately(records, id, check.id))).collect();
    repeated.retain(|(_, lately)| lately.fails >= REPEATED);
    repeated.sort_by_key(|(_, lately)| std::cmp::Reverse(lately.fails));
    Some(Before { date, progress: progress(last, template, template.groups), by, repeated })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, parse_date};
    use crate::domain::command::Command;
    use crate::domain::desk::Desk;
    use crate::domain::inspections::{self, Spot};

    const ZONE: Fixed = Fixed(480);

    fn run_on(day: u32) -> RunId {
        let date = parse_date(&format!("2026-11-{day:02}")).expect("a date");
        RunId { shop: RecordId::of("s"), template: "daily".into(), date, by: None }
    }

    /// Ten days: the first check failed on these, and was not looked at on the tenth.
    fn ten_days(failed: &[u32]) -> Desk<'static> {
        let mut desk = Desk::new(&ZONE, 1, 1_795_999_999_000);
        for day in 1..=10 {
            let outcome = if failed.contains(&day) { Outcome::Fail } else { Outcome::Pass };
            let check = if day == 10 { "INSP-01.2" } else { "INSP-01.1" };
            let command = inspections::Command::Answer { at: Spot::whole(run_on(day), check), outcome: Some(outcome) };
            desk.act(&Command::Inspection(command)).expect("answered");
        }
        desk
    }

    #[test]
    fn lately_is_the_last_seven_runs_with_a_result() {
        let desk = ten_days(&[2, 3, 9]);
        assert_eq!(lately(&desk.records, &run_on(11), "INSP-01.1"), Lately { fails: 2, of: 7 });
        assert_eq!(lately(&desk.records, &run_on(3), "INSP-01.1"), Lately { fails: 1, of: 2 });
        assert_eq!(lately(&desk.records, &run_on(11), "INSP-06.1"), Lately::default());
    }

    #[test]
    fn before_a_run_begins_the_last_one_and_what_fails_again_are_known() {
        let desk = ten_days(&[5, 8]);
        let known = before(&desk.records, &run_on(12)).expect("a run before");
        assert_eq!((known.date, known.progress.answered(), known.by.as_str()), (run_on(10).date, 1, ""));
        let repeated: Vec<_> = known.repeated.iter().map(|(check, lately)| (check.id, lately.fails)).collect();
        assert_eq!(repeated, [("INSP-01.1", 2)]);
        assert_eq!(before(&desk.records, &run_on(1)), None);
    }
}
