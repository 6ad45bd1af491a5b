//! Follow-ups of earlier runs that still stand at a check: the next inspection shows that it failed before.

use super::{TASK, Task, field, order};
use crate::domain::inspections::{Run, RunId, Spot};
use crate::domain::order::sort_by;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops;
use crate::domain::templates::of_run;
use std::sync::Arc;

/// A follow-up of an earlier run that is not re-checked yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// The follow-up.
    pub task: Task,
    /// What its entry was called in that run; empty for the page as a whole. Entries have fresh ids every
    /// day, so that the name is what tells that it is the same banner.
    pub entry_name: String,
}

/// The follow-ups of all runs before this one that still stand, open before done, then by due date. Looks at every
/// follow-up that ever was: to be kept while the follow-ups do not change.
pub fn open_before(records: &Records, run: &RunId) -> Vec<Task> {
    let shops = shops::ids(records, &run.shop);
    // What rules most of them out comes first.
    let stands = |record: &&Arc<Record>| {
        record.text(&field::STATUS) != "rechecked" && shops.iter().any(|id| record.text(&field::SHOP) == id.as_str())
    };
    let before = |at: &Spot| at.run.template == run.template && at.run.by == run.by && at.run.date < run.date;
    let tasks = records.of(&TASK).filter(stands).map(|record| Task::read(record));
    let mut found: Vec<Task> = tasks.filter(|task| task.spot.as_ref().is_some_and(before)).collect();
    sort_by(&mut found, |a, b| order(a).cmp(&order(b)));
    found
}

/// Those of a check, with the names of their entries.
pub fn open_for_check(records: &Records, open: &[Task], check: &str) -> Vec<Earlier> {
    let at_check = open.iter().filter_map(|task| Some((task, task.spot.as_ref().filter(|at| at.check == check)?)));
    at_check.map(|(task, at)| Earlier { entry_name: entry_name(records, at), task: task.clone() }).collect()
}

fn entry_name(records: &Records, at: &Spot) -> String {
    let run = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref));
    let group = of_run(records, &at.run).and_then(|template| template.group_of(&at.check));
    let entries = group.map(|group| run.named_entries(group.id)).unwrap_or_default();
    entries.into_iter().find(|entry| entry.id == at.entry).map(|entry| entry.name).unwrap_or_default()
}
