//! Fails of which somebody is to hear at once (WH-02). They are seen until the fail has a follow-up that is done, or
//! the answer is taken back. Derived; stores nothing (S13).

use super::run::{Outcome, Run, RunId};
use super::{RUN, Spot};
use crate::domain::ids::RecordId;
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::shops::{Shop, ids};
use crate::domain::tasks;
use crate::domain::templates::{Check, of_run};
use chrono::{Days, NaiveDate};

/// How many days an alarm is shown, the day of the run included.
const DAYS: u64 = 7;

/// A fail that somebody is told of.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// Where it failed.
    pub at: Spot,
    /// The check.
    pub check: &'static Check,
}

/// What a person is told of, latest run first: the person's role stands at the check.
pub fn alarms(records: &Records, shop: &Shop, person: &RecordId, today: NaiveDate) -> Vec<Alarm> {
    let Some(role) = people::find(records, person).map(|person| person.role) else { return Vec::new() };
    let shops = ids(records, &shop.id);
    let from = today.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(today);
    let is_own = |run: &RunId| run.date >= from && shops.contains(&run.shop);
    let mut alarms = Vec::new();
    for record in records.of(&RUN).rev() {
        let Some(id) = RunId::parse(record.id()).filter(is_own) else { continue };
        let Some(template) = of_run(records, &id) else { continue };
        for check in template.checks().filter(|check| check.tell.contains(&role.as_str())) {
            alarms.extend(failed(records, &id, Run::of(Some(record)), check));
        }
    }
    crate::domain::order::sort_by(&mut alarms, |a, b| b.at.run.date.cmp(&a.at.run.date));
    alarms
}

fn failed(records: &Records, id: &RunId, run: Run, check: &'static Check) -> Vec<Alarm> {
    let Some(record) = run.record() else { return Vec::new() };
    let fails = record
        .under(&format!("result/{}", check.id))
        .filter(|(_, cell)| cell.value.as_str() == Some(Outcome::Fail.code()));
    let spots = fails.map(|(entry, _)| Spot { run: id.clone(), check: check.id.to_owned(), entry: entry.to_owned() });
    let stands = |at: &Spot| tasks::at(records, at).is_none_or(|task| task.status == tasks::Status::Open);
    spots.filter(stands).map(|at| Alarm { at, check }).collect()
}
