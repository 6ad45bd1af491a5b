//! Derived numbers of a run: progress per group, what is missing before it is handed in. Stores nothing (S13).

use super::asked::critical_fails;
use super::run::{Answer, Outcome, Run, RunId};
use super::{Results, Spot, WHOLE, is_asked};
use crate::domain::records::Records;
use crate::domain::tasks;
use crate::domain::templates::{self, Check, Group, Template};

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

/// The progress of some groups of a template together. What is not asked does not count until somebody answers it.
pub fn progress<'g>(run: Run, template: &Template, groups: impl IntoIterator<Item = &'g Group>) -> Progress {
    let (results, mut progress) = (Results::of(run), Progress::default());
    for group in groups {
        let entries = results.entries(group);
        for check in group.checks {
            let result = results.result(&entries, check.id);
            if result.is_some() || is_asked(run, template, check) {
                progress = progress.count(result);
            }
        }
    }
    progress
}

/// How well a run did, by the weights of its checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Hundredths of a percent of the weight that was answered, what is not applicable left out.
    pub hundredths: i64,
    /// Whether it passed: no critical fail, and the template's mark was reached where it has one.
    pub passed: bool,
}

/// The score of a run; `None` before anything counts, and for a template that asks for none.
pub fn score(run: Run, template: &Template) -> Option<Score> {
    let is_critical = template.checks().any(|check| check.critical.is_some());
    if template.pass_mark.is_none() && !is_critical {
        return None;
    }
    let (passed, of) = weights(run, template);
    let hundredths = if of == 0 { None } else { Some(passed * 10_000 / of) }?;
    let is_enough = template.pass_mark.is_none_or(|mark| hundredths >= mark * 100);
    Some(Score { hundredths, passed: is_enough && critical_fails(run, template).is_empty() })
}

/// The weight that passed, and all that was answered.
fn weights(run: Run, template: &Template) -> (i64, i64) {
    let checks = template.groups.iter().flat_map(|group| group.checks.iter().map(move |check| (group, check)));
    checks.fold((0, 0), |(passed, of), (group, check)| match run.result(group, check.id) {
        Some(Outcome::Pass) => (passed + check.weight, of + check.weight),
        Some(Outcome::Fail) => (passed, of + check.weight),
        _ => (passed, of),
    })
}

/// What is missing before a run is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Gaps {
    /// Check ids without a result.
    pub open: Vec<&'static str>,
    /// Answers without the note or photos that they need: these are in the way.
    pub without_evidence: Vec<Lacking>,
    /// Fails without a follow-up.
    pub without_follow_up: Vec<Spot>,
}

/// What an answer lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// Which answer.
    pub at: Spot,
    /// What it needs.
    pub need: Need,
}

/// What must come with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A fail: words or a picture.
    NoteOrPhoto,
    /// Words.
    Note,
    /// So many photos in all.
    Photos(usize),
}

/// Looks for what is missing.
pub fn gaps(records: &Records, id: &RunId) -> Gaps {
    let run = Run::of(records.by_key(&id.key()).map(AsRef::as_ref));
    let mut gaps = Gaps::default();
    let Some(template) = templates::of_run(records, id) else { return gaps };
    for group in template.groups {
        let entries = run.entries(group);
        for check in group.checks {
            if run.result(group, check.id).is_none() && is_asked(run, template, check) {
                gaps.open.push(check.id);
            }
            for entry in &entries {
                let at = Spot { run: id.clone(), check: check.id.to_owned(), entry: entry.id.clone() };
                note_gaps(&mut gaps, records, run, check, at);
            }
        }
    }
    gaps
}

fn note_gaps(gaps: &mut Gaps, records: &Records, run: Run, check: &Check, at: Spot) {
    let answer = run.answer(&at.check, &at.entry);
    if answer.outcome == Some(Outcome::Fail) && tasks::at(records, &at).is_none() {
        gaps.without_follow_up.push(at.clone());
    }
    if let Some(need) = need(check, &answer) {
        gaps.without_evidence.push(Lacking { at, need });
    }
}

/// What an answer lacks. What is not applicable needs no proof, and what is open is not there yet.
fn need(check: &Check, answer: &Answer) -> Option<Need> {
    let (is_fail, wants) = (answer.outcome == Some(Outcome::Fail), check.evidence);
    if !is_fail && answer.outcome != Some(Outcome::Pass) {
        return None;
    }
    let photos = if is_fail { wants.photos.max(wants.fail_photos) } else { wants.photos };
    if answer.photos.len() < photos {
        return Some(Need::Photos(photos));
    }
    if wants.note && answer.note.trim().is_empty() {
        return Some(Need::Note);
    }
    (is_fail && !answer.has_evidence()).then_some(Need::NoteOrPhoto)
}

impl Spot {
    /// The check for the page as a whole.
    pub fn whole(run: RunId, check: &str) -> Self {
        Self { run, check: check.to_owned(), entry: WHOLE.to_owned() }
    }
}
