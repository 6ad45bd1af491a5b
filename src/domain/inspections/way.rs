//! The way through a run: what is open next, what an earlier run said of the same check. Stores nothing (S13).

use super::RUN;
use super::is_asked;
use super::run::{Entry, Outcome, Run, RunId};
use crate::domain::records::Records;
use crate::domain::templates::{self, Check, Group, Template};
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
    template.checks().find(|check| is_open(run, template, check))
}

/// The next check without a result after this one, from the beginning again after the last.
pub fn next_open(run: Run, template: &Template, after: &str) -> Option<&'static Check> {
    let at = template.checks().position(|check| check.id == after).map_or(0, |position| position + 1);
    let round = template.checks().skip(at).chain(template.checks().take(at));
    round.filter(|check| check.id != after).find(|check| is_open(run, template, check))
}

/// The check after (`step` 1) or before (`step` -1) another; those that are not asked are passed over.
pub fn neighbour(run: Run, template: &Template, check: &str, step: isize) -> Option<&'static Check> {
    let at = template.checks().position(|own| own.id == check)?;
    let stands = |check: &&'static Check| is_shown(run, template, check);
    match step < 0 {
        true => template.checks().take(at).filter(stands).last(),
        false => template.checks().skip(at + 1).find(stands),
    }
}

/// Whether a check stands among the others: it is asked, or was answered before it no longer was.
pub fn is_shown(run: Run, template: &Template, check: &Check) -> bool {
    is_asked(run, template, check)
        || template.group_of(check.id).is_some_and(|group| run.result(group, check.id).is_some())
}

fn is_open(run: Run, template: &Template, check: &Check) -> bool {
    template.group_of(check.id).is_some_and(|group| run.result(group, check.id).is_none())
        && is_asked(run, template, check)
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
    let group = templates::of_run(records, id)?.group_of(check)?;
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
    let same = |other: &RunId| other.is_of_row(id) && other.date < id.date;
    records.of(&RUN).rev().filter_map(move |record| {
        let other = RunId::parse(record.id()).filter(same)?;
        Some((other.date, Run::of(Some(record.as_ref()))))
    })
}
