//! Derived numbers of a run: progress per group, what is missing before it is handed in. Stores nothing (S13).

use super::run::{Outcome, Run, RunId};
use super::template::Group;
use super::{Spot, WHOLE};
use crate::domain::records::Records;
use crate::domain::tasks;

/// How far a group, or a run, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// Checks in all.
    pub total: usize,
    /// Passed.
    pub pass: usize,
    /// Failed.
    pub fail: usize,
    /// Not applicable.
    pub na: usize,
}

impl Progress {
    /// Checks with a result.
    pub fn answered(&self) -> usize {
        self.pass + self.fail + self.na
    }
    /// Checks without a result.
    pub fn open(&self) -> usize {
        self.total - self.answered()
    }
    fn count(mut self, result: Option<Outcome>) -> Self {
        self.total += 1;
        match result {
            Some(Outcome::Pass) => self.pass += 1,
            Some(Outcome::Fail) => self.fail += 1,
            Some(Outcome::Na) => self.na += 1,
            None => {}
        }
        self
    }
}

/// The progress of some groups together.
pub fn progress<'g>(run: Run, groups: impl IntoIterator<Item = &'g Group>) -> Progress {
    let checks = groups.into_iter().flat_map(|group| group.checks.iter().map(move |check| (group, check.id)));
    checks.fold(Progress::default(), |progress, (group, check)| progress.count(run.result(group, check)))
}

/// What is missing before a run is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Gaps {
    /// Check ids without a result.
    pub open: Vec<&'static str>,
    /// Fails without a note or photo: these are in the way.
    pub without_evidence: Vec<Spot>,
    /// Fails without a follow-up.
    pub without_follow_up: Vec<Spot>,
}

/// Looks for what is missing.
pub fn gaps(records: &Records, id: &RunId) -> Gaps {
    let run = Run::of(records.by_key(&id.key()).map(AsRef::as_ref));
    let mut gaps = Gaps::default();
    for group in id.template().map(|template| template.groups).unwrap_or_default() {
        let entries = run.entries(group);
        for check in group.checks {
            if run.result(group, check.id).is_none() {
                gaps.open.push(check.id);
            }
            for entry in &entries {
                note_gaps(
                    &mut gaps,
                    records,
                    run,
                    Spot { run: id.clone(), check: check.id.to_owned(), entry: entry.id.clone() },
                );
            }
        }
    }
    gaps
}

fn note_gaps(gaps: &mut Gaps, records: &Records, run: Run, at: Spot) {
    let answer = run.answer(&at.check, &at.entry);
    if answer.outcome != Some(Outcome::Fail) {
        return;
    }
    if tasks::at(records, &at).is_none() {
        gaps.without_follow_up.push(at.clone());
    }
    if !answer.has_evidence() {
        gaps.without_evidence.push(at);
    }
}

impl Spot {
    /// The check for the page as a whole.
    pub fn whole(run: RunId, check: &str) -> Self {
        Self { run, check: check.to_owned(), entry: WHOLE.to_owned() }
    }
}
