//! How far something is on its way through a chain of approval (APR-04, APR-07, LST-05, C-10). Nothing of it is stored:
//! it follows from the decisions, so that devices that exchange decisions in any order see the same (S13). Knows neither
//! what is decided about nor who has which role.

use crate::domain::ids::RecordId;
use crate::domain::stamp::Stamp;
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Steps that follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// One to five, as shops set it.
    pub steps: Vec<Step>,
}

/// A step: who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Of these …
    pub who: Vec<Who>,
    /// … all 会签, or any one 或签.
    pub needs_all: bool,
}

/// Somebody who may decide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// A person.
    Person(RecordId),
    /// Anybody with a role, by its code.
    Role(SmolStr),
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Approved,
    /// No: it goes back to an earlier step, or to whoever asked.
    Returned {
        /// The step that shall decide again; none for whoever asked.
        to: Option<usize>,
    },
    /// Whoever asked asks again, without having changed anything.
    AskedAgain,
}

/// A decision, as it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When; it also tells two decisions apart.
    pub stamp: Stamp,
    /// The step that was decided, from 0.
    pub step: usize,
    /// By whom.
    pub by: RecordId,
    /// What was said.
    pub verdict: Verdict,
    /// About which fields: all of what is asked, or some of it.
    pub fields: BTreeSet<SmolStr>,
    /// The digest of what these fields said then.
    pub digest: SmolStr,
}

/// What the chain has to know of the world.
pub trait World {
    /// Whether a person may speak for somebody, by role or by delegation, when it was decided.
    fn speaks_for(&self, person: &RecordId, who: &Who, decision: Stamp) -> bool;

    /// The digest of what these fields say now.
    fn digest(&self, fields: &BTreeSet<SmolStr>) -> SmolStr;
}

/// How far a field is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A step has to decide.
    Waiting {
        /// Which, from 0.
        step: usize,
        /// Whose word is missing.
        whose: Vec<Who>,
    },
    /// It went back to whoever asked, by the decision with this stamp.
    Returned(Stamp),
    /// All steps said yes.
    Approved,
}

impl Chain {
    /// How far a field is, by all decisions that were ever taken, in any order.
    ///
    /// A decision counts only while all fields that it was about say what they said then; only at its own step, when the
    /// steps before it have decided; and only as far as its author may speak. What a step said before something went
    /// back to it, or beyond it, counts no more.
    pub fn standing(&self, field: &str, decisions: &[Decision], world: &impl World) -> Standing {
        let mut valid: Vec<&Decision> = decisions
            .iter()
            .filter(|decision| decision.fields.contains(field) && world.digest(&decision.fields) == decision.digest)
            .collect();
        valid.sort_by_key(|decision| decision.stamp);
        let mut way = Way { chain: self, said: vec![BTreeSet::new(); self.steps.len()], returned: None };
        valid.into_iter().for_each(|decision| way.take(decision, world));
        way.standing()
    }
}

struct Way<'c> {
    chain: &'c Chain,
    /// Of each step, those who said yes, by their places.
    said: Vec<BTreeSet<usize>>,
    returned: Option<Stamp>,
}

impl Way<'_> {
    fn take(&mut self, decision: &Decision, world: &impl World) {
        match decision.verdict {
            Verdict::AskedAgain => self.returned = None,
            _ if self.returned.is_some() || self.open() != Some(decision.step) => {}
            Verdict::Approved => {
                let spoken = self.spoken(decision, world);
                self.said[decision.step].extend(spoken);
            }
            Verdict::Returned { to } if !self.spoken(decision, world).is_empty() => self.back(to, decision),
            Verdict::Returned { .. } => {}
        }
    }

    fn back(&mut self, to: Option<usize>, decision: &Decision) {
        let first = to.unwrap_or(0).min(decision.step);
        self.said.iter_mut().skip(first).for_each(BTreeSet::clear);
        self.returned = to.is_none().then_some(decision.stamp);
    }

    /// For whom of the step its author may speak.
    fn spoken(&self, decision: &Decision, world: &impl World) -> Vec<usize> {
        let who = self.chain.steps[decision.step].who.iter().enumerate();
        who.filter(|(_, who)| world.speaks_for(&decision.by, who, decision.stamp)).map(|(place, _)| place).collect()
    }

    /// The first step that has not decided.
    fn open(&self) -> Option<usize> {
        let is_open = |(step, said): (&Step, &BTreeSet<usize>)| {
            if step.needs_all { said.len() < step.who.len() } else { said.is_empty() }
        };
        self.chain.steps.iter().zip(&self.said).position(is_open)
    }

    fn standing(&self) -> Standing {
        if let Some(stamp) = self.returned {
            return Standing::Returned(stamp);
        }
        let Some(step) = self.open() else { return Standing::Approved };
        let who = self.chain.steps[step].who.iter().enumerate();
        let whose = who.filter(|(place, _)| !self.said[step].contains(place)).map(|(_, who)| who.clone()).collect();
        Standing::Waiting { step, whose }
    }
}

#[cfg(test)]
mod tests;
