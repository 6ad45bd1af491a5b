//! Two runs beside each other: what fails newly, what was mended, what still fails. Derived from their reports, stores
//! nothing (S13) and knows no screen.

mod changes;
mod choosing;

pub use changes::Change;
pub use choosing::{Fit, OFFERED, begun_runs, offered, one_before, run_of_day};

use super::WHOLE;
use super::report::{CheckReport, EntryReport, GroupReport, report};
use super::run::{Answer, Mark, Outcome, RunId};
use crate::domain::folding::Folding;
use crate::domain::records::Records;
use crate::domain::tasks::Task;
use crate::domain::templates::{Check, Group};

/// What became of a check from one run to the next, in the order in which people want to see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// It fails, and did not before.
    NewlyFailing,
    /// It failed, and passes.
    Mended,
    /// It failed, and fails.
    StillFailing,
    /// It failed, and nobody has looked at it since.
    LostSight,
    /// It has a result, and had none before.
    NewlyAnswered,
    /// It had a result, and has none.
    NowOpen,
    /// Another result without a fail, another note or value, other prices, more or fewer photos.
    Otherwise,
    /// The same in all that.
    Same,
}

impl Shift {
    /// All, what matters most first.
    pub const ALL: [Self; 8] = [
        Self::NewlyFailing,
        Self::Mended,
        Self::StillFailing,
        Self::LostSight,
        Self::NewlyAnswered,
        Self::NowOpen,
        Self::Otherwise,
        Self::Same,
    ];

    /// As it stands in the page, for styles and tests.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewlyFailing => "newly_failing",
            Self::Mended => "mended",
            Self::StillFailing => "still_failing",
            Self::LostSight => "lost_sight",
            Self::NewlyAnswered => "newly_answered",
            Self::NowOpen => "now_open",
            Self::Otherwise => "otherwise",
            Self::Same => "same",
        }
    }

    fn between(then: Option<&Said>, now: Option<&Said>) -> Self {
        let outcome = |said: Option<&Said>| said.and_then(|said| said.answer.outcome);
        match (outcome(then), outcome(now)) {
            (Some(Outcome::Fail), Some(Outcome::Fail)) => Self::StillFailing,
            (_, Some(Outcome::Fail)) => Self::NewlyFailing,
            (Some(Outcome::Fail), Some(Outcome::Pass)) => Self::Mended,
            (Some(Outcome::Fail), None) => Self::LostSight,
            (None, Some(_)) => Self::NewlyAnswered,
            (Some(_), None) => Self::NowOpen,
            (before, after) if before == after && changes::tells_the_same(then, now) => Self::Same,
            _ => Self::Otherwise,
        }
    }
}

/// What one run says of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// What was recorded; of several entries together the notes and photos of all.
    pub answer: Answer,
    /// Of several entries together: those with a value or prices of their own, by name.
    pub parts: Vec<(String, Answer)>,
    /// The marks of the photos, by the photo's id.
    pub marks: Vec<(String, Vec<Mark>)>,
    /// What it led to.
    pub follow_ups: Vec<Task>,
}

/// One check at one banner or item, in both runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The group.
    pub group: &'static Group,
    /// The check.
    pub check: &'static Check,
    /// The banner or item; empty for the check as a whole.
    pub name: String,
    /// What became of it.
    pub shift: Shift,
    /// What the earlier run says; `None` where it has no such check or entry.
    pub then: Option<Said>,
    /// What the later run says; `None` where it has no such check or entry.
    pub now: Option<Said>,
}

/// A banner or item that only one of the runs looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Lone {
    /// Its group.
    pub group: &'static Group,
    /// What it is called.
    pub name: String,
}

/// Two runs beside each other.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Comparison {
    /// Check by check, in the order of the checks. An entry that only one run has is here where it failed.
    pub pairs: Vec<Pair>,
    /// What only the earlier run looked at.
    pub only_then: Vec<Lone>,
    /// What only the later run looked at.
    pub only_now: Vec<Lone>,
}

impl Comparison {
    /// The pairs of one sort.
    pub fn of(&self, shift: Shift) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(move |pair| pair.shift == shift)
    }
}

/// Lays two runs beside each other, whoever's they are; a day without a record reads as all open.
pub fn compare(records: &Records, then: &RunId, now: &RunId) -> Comparison {
    beside(report(records, then), report(records, now))
}

fn beside(then: Vec<GroupReport>, now: Vec<GroupReport>) -> Comparison {
    let mut comparison = Comparison::default();
    for (then, now) in matched(then, now, |a, b| a.group.id == b.group.id) {
        let Some(group) = now.as_ref().or(then.as_ref()).map(|report| report.group) else { continue };
        let checks = |report: Option<GroupReport>| report.map(|report| report.checks).unwrap_or_default();
        for (then, now) in matched(checks(then), checks(now), |a, b| a.check.id == b.check.id) {
            comparison.add(group, then, now);
        }
    }
    comparison
}

/// Those of the later run in their order, each with its like of the earlier one; then those that only the earlier has.
fn matched<T>(then: Vec<T>, now: Vec<T>, alike: impl Fn(&T, &T) -> bool) -> Vec<(Option<T>, Option<T>)> {
    let mut left = then;
    let mut pairs = Vec::new();
    for own in now {
        let at = left.iter().position(|other| alike(other, &own));
        pairs.push((at.map(|at| left.remove(at)), Some(own)));
    }
    pairs.extend(left.into_iter().map(|other| (Some(other), None)));
    pairs
}

impl Comparison {
    fn add(&mut self, group: &'static Group, then: Option<CheckReport>, now: Option<CheckReport>) {
        let Some(check) = now.as_ref().or(then.as_ref()).map(|report| report.check) else { return };
        match (then, now) {
            // Banners can only be told apart where both runs named some.
            (Some(then), Some(now)) if has_names(&then) && has_names(&now) => {
                let entries = matched(then.entries, now.entries, is_called_alike);
                entries.into_iter().for_each(|(then, now)| self.add_entry(group, check, then, now));
            }
            (then, now) => self.push(group, check, String::new(), then.map(taken_together), now.map(taken_together)),
        }
    }

    fn add_entry(
        &mut self,
        group: &'static Group,
        check: &'static Check,
        then: Option<EntryReport>,
        now: Option<EntryReport>,
    ) {
        let name = now.as_ref().or(then.as_ref()).map(|entry| entry.entry.name.clone()).unwrap_or_default();
        let lone = match (&then, &now) {
            (Some(_), None) => Some(&mut self.only_then),
            (None, Some(_)) => Some(&mut self.only_now),
            _ => None,
        };
        let Some(lone) = lone else { return self.push(group, check, name, then.map(alone), now.map(alone)) };
        let own = Lone { group, name };
        if !own.name.is_empty() && !lone.contains(&own) {
            lone.push(own.clone());
        }
        let (then, now) = (then.map(alone), now.map(alone));
        let failed = then.iter().chain(&now).any(|said| said.answer.outcome == Some(Outcome::Fail));
        if failed {
            self.push(group, check, own.name, then, now);
        }
    }

    fn push(
        &mut self,
        group: &'static Group,
        check: &'static Check,
        name: String,
        then: Option<Said>,
        now: Option<Said>,
    ) {
        let shift = Shift::between(then.as_ref(), now.as_ref());
        self.pairs.push(Pair { group, check, name, shift, then, now });
    }
}

fn has_names(report: &CheckReport) -> bool {
    report.entries.iter().any(|entry| entry.entry.id != WHOLE)
}

/// Fresh ids are made each day: a banner is known by its name, however wide its characters were typed.
fn is_called_alike(a: &EntryReport, b: &EntryReport) -> bool {
    let folded = |entry: &EntryReport| Folding::default().fold(entry.entry.name.trim());
    a.entry.name == b.entry.name || folded(a) == folded(b)
}

fn alone(entry: EntryReport) -> Said {
    let follow_ups = entry.follow_up.into_iter().collect();
    Said { answer: entry.answer, parts: Vec::new(), marks: entry.marks, follow_ups }
}

/// All entries of a check as one: its derived result, every note under its name, every photo. Values and prices belong
/// to one entry and stay with it.
fn taken_together(check: CheckReport) -> Said {
    let mut entries = check.entries;
    if entries.len() == 1 {
        return alone(entries.remove(0));
    }
    let answer = Answer { outcome: check.result, note: all_notes(&entries), ..Answer::default() };
    let mut all = Said { answer, parts: Vec::new(), marks: Vec::new(), follow_ups: Vec::new() };
    for entry in entries {
        if changes::is_filled_in(&entry.answer) {
            all.parts.push((entry.entry.name, entry.answer.clone()));
        }
        all.answer.photos.extend(entry.answer.photos);
        all.marks.extend(entry.marks);
        all.follow_ups.extend(entry.follow_up);
    }
    all
}

fn all_notes(entries: &[EntryReport]) -> String {
    let notes = entries.iter().filter(|entry| !entry.answer.note.is_empty());
    let notes: Vec<String> = notes.map(|entry| named(&entry.entry.name, &entry.answer.note)).collect();
    notes.join("\n")
}

fn named(name: &str, words: &str) -> String {
    if name.is_empty() { words.to_owned() } else { format!("{name}: {words}") }
}

#[cfg(test)]
mod tests;
