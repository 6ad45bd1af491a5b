//! Follow-ups of earlier runs that still stand at a check: the next inspection shows that it failed before.

use super::{TASK, Task, field, order};
use crate::domain::inspections::{Run, RunId, Spot};
use crate::domain::order::sort_by;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops;
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

/// The follow-ups of a check from runs before this one, open before done, then by due date.
pub fn open_for_check(records: &Records, run: &RunId, check: &str) -> Vec<Earlier> {
    let shops = shops::ids(records, &run.shop);
    // Asked of every follow-up that ever was, at every tap: what rules most of them out comes first.
    let stands = |record: &&Arc<Record>| {
        record.text(&field::STATUS) != "rechecked"
            && record.text(&field::CHECK) == check
            && shops.iter().any(|id| record.text(&field::SHOP) == id.as_str())
    };
    let before = |at: &Spot| at.run.template == run.template && at.run.date < run.date;
    let found = records.of(&TASK).filter(stands).filter_map(|record| {
        let task = Task::read(record);
        let at = task.spot.clone().filter(before)?;
        Some(Earlier { entry_name: entry_name(records, &at), task })
    });
    let mut found: Vec<Earlier> = found.collect();
    sort_by(&mut found, |a, b| order(&a.task).cmp(&order(&b.task)));
    found
}

fn entry_name(records: &Records, at: &Spot) -> String {
    let run = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref));
    let group = at.run.template().and_then(|template| template.group_of(&at.check));
    let entries = group.map(|group| run.named_entries(group.id)).unwrap_or_default();
    entries.into_iter().find(|entry| entry.id == at.entry).map(|entry| entry.name).unwrap_or_default()
}
