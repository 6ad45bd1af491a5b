//! The follow-ups of a term: how long a fix takes, and what was done by its date. Knows tasks.

use super::Scope;
use super::tally::{Tally, Whose};
use crate::domain::calendar;
use crate::domain::ids::RecordId;
use crate::domain::record::Record;
use crate::domain::scorecards::Computed;
use crate::domain::shops::{self, SHOP, canonical};
use crate::domain::tasks::{self, Owner, Status, TASK, Task};

pub(super) fn count(scope: &Scope, tally: &mut Tally) {
    let (from, until) = scope.term.instants(scope.zone);
    for record in of_shop(scope) {
        let done = tasks::done_at(record);
        if let (Some(opened), Some(done)) = (opened(record), done.filter(|at| (from..until).contains(at))) {
            let places = tally.places(&Whose::People(vec![done_by(record)]), i64::MAX);
            tally.add(Computed::FixTime, &places, &tasks::key(record.id()), ((done - opened).max(0), 1));
        }
        on_time(scope, record, tally);
    }
}

/// The tasks of the shop.
pub(in crate::domain::appraisals) fn of_shop<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a Record> + use<'a> {
    let shops = shops::ids(scope.records, &canonical(scope.records, &SHOP, scope.shop));
    let all = scope.records.of(&TASK).map(AsRef::as_ref);
    all.filter(move |record: &&Record| shops.iter().any(|id| record.text(&tasks::field::SHOP) == id.as_str()))
}

/// Who did a task.
pub(in crate::domain::appraisals) fn done_by(record: &Record) -> RecordId {
    RecordId::new(record.text(&tasks::field::DONE_BY))
}

/// When the follow-up of a check was opened: the run it came from never changes, while what is to be done may. A task that
/// came from no inspection is planned ahead, and not a fix.
fn opened(record: &Record) -> Option<i64> {
    tasks::run_of(record)?;
    record.cell(&tasks::field::RUN).map(|cell| cell.stamp.instant())
}

/// Counts a task by its date: one that is still open counts from the day after.
fn on_time(scope: &Scope, record: &Record, tally: &mut Tally) {
    let due = calendar::parse_date(record.text(&tasks::field::DUE));
    let Some(due) = due.filter(|due| scope.term.contains(*due)) else { return };
    let task = Task::read(record);
    let is_over = due < calendar::date(scope.zone, scope.now);
    let done = task.done_at.filter(|_| task.status != Status::Open);
    if done.is_none() && !is_over {
        return;
    }
    let is_in_time = done.is_some_and(|at| calendar::date(scope.zone, at) <= due);
    let whose = match task.owner {
        Some(Owner::Person(id)) => Whose::People(vec![id]),
        Some(Owner::Role(_)) | None if done.is_some() => Whose::People(vec![task.done_by]),
        Some(Owner::Role(code)) => Whose::Role(code),
        None => Whose::People(Vec::new()),
    };
    let places = tally.places(&whose, scope.now);
    tally.add(Computed::FollowUpsOnTime, &places, &tasks::key(&task.id), (is_in_time.into(), 1));
}
