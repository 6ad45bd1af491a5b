//! The way through a run: what is open next, what an earlier run said of the same check. Stores nothing (S13).

use super::RUN;
use super::run::{Entry, Outcome, Run, RunId};
use super::template::{Check, Group, Template};
use crate::domain::records::Records;
use chrono::NaiveDate;

/// What a check looks like from afar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Nothing answered.
    Open,
    /// Some of its entries are answered, and none failed.
    Part,
    /// It has a result.
    Result(Outcome),
}

/// How a check looks, its entries taken together.
pub fn look(run: Run, group: &Group, check: &str) -> Look {
    let answered = || run.entries(group).iter().any(|entry| run.outcome(check, &entry.id).is_some());
    match run.result(group, check) {
        Some(outcome) => Look::Result(outcome),
        None if answered() => Look::Part,
        None => Look::Open,
    }
}

/// The first check without a result.
pub fn first_open(run: Run, template: &Template) -> Option<&'static Check> {
    template.checks().find(|check| is_open(run, template, check.id))
}

/// The next check without a result after this one, from the beginning again after the last.
pub fn next_open(run: Run, template: &Template, after: &str) -> Option<&'static Check> {
    let at = template.checks().position(|check| check.id == after).map_or(0, |position| position + 1);
    let round = template.checks().skip(at).chain(template.checks().take(at));
    round.filter(|check| check.id != after).find(|check| is_open(run, template, check.id))
}

fn is_open(run: Run, template: &Template, check: &str) -> bool {
    template.group_of(check).is_some_and(|group| run.result(group, check).is_none())
}

/// The next entry without an answer at a check, after this one, from the beginning again after the last.
pub fn next_open_entry(run: Run, group: &Group, check: &str, after: &str) -> Option<Entry> {
    let entries = run.entries(group);
    let at = entries.iter().position(|entry| entry.id == after).map_or(0, |position| position + 1);
    let mut round = entries[at..].iter().chain(&entries[..at]).filter(|entry| entry.id != after);
    round.find(|entry| run.outcome(check, &entry.id).is_none()).cloned()
}

/// What an earlier run said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// The business date of that run.
    pub date: NaiveDate,
    /// The result of the check.
    pub outcome: Outcome,
}

/// The result of a check in the latest earlier run of the same shop and template that has one.
pub fn last_result(records: &Records, id: &RunId, check: &str) -> Option<Last> {
    let group = id.template()?.group_of(check)?;
    earlier(records, id).find_map(|(date, run)| {
        let outcome = run.result(group, check)?;
        Some(Last { date, outcome })
    })
}

/// How many runs are looked through for names: what hung two months ago is no help, and a shop that never names
/// entries must not be searched from its first day at every check.
const LOOKED_BACK: usize = 60;

/// The names of the entries of a group in the latest earlier run that named some: banners rarely change overnight.
pub fn last_entry_names(records: &Records, id: &RunId, group: &str) -> Vec<String> {
    let names = |run: Run| run.named_entries(group).into_iter().map(|entry| entry.name).collect::<Vec<_>>();
    let latest = earlier(records, id).take(LOOKED_BACK);
    let found = latest.map(|(_, run)| names(run)).find(|names| !names.is_empty());
    found.unwrap_or_default()
}

/// The runs of the same shop and template before this one, latest first. Ids end with the date, so they are in order;
/// lazy, since most who ask are content with the first.
pub(super) fn earlier<'a>(records: &'a Records, id: &'a RunId) -> impl Iterator<Item = (NaiveDate, Run<'a>)> {
    let same = |other: &RunId| other.shop == id.shop && other.template == id.template && other.date < id.date;
    records.of(&RUN).rev().filter_map(move |record| {
        let other = RunId::parse(record.id()).filter(same)?;
        Some((other.date, Run::of(Some(record.as_ref()))))
    })
}
