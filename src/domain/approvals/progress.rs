//! How far a request is: derived from what was decided and from what its subject says now (S13). Stores nothing.

use super::chain::{Chain, Decision, Standing, Step, Verdict, Who, World};
use super::deputy::stands_for;
use super::major::{Change, Part};
use super::request::{Request, Signed};
use super::rule::{Rule, rule};
use super::seen::seen;
use super::what::What;
use crate::domain::calendar::{self, Zone};
use crate::domain::digest::sha256;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::{self, State};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use chrono::{Days, NaiveTime};
use smol_str::SmolStr;
use std::collections::BTreeSet;

const HOUR_MS: i64 = 3_600_000;

/// Where a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A step has to decide.
    Waiting {
        /// The first that has to, from 0.
        step: usize,
    },
    /// What it is about is not where it was when it was asked: nothing can be decided now.
    Paused,
    /// It went back to whoever asked.
    Returned,
    /// All agreed; it is to be carried out.
    Approved,
    /// It was carried out.
    Done,
    /// Who asked took it back.
    Withdrawn,
}

/// How far a request is.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// What it is, a major update told apart.
    pub what: What,
    /// Who decides.
    pub chain: Chain,
    /// How far each of its fields is.
    pub standings: Vec<(Field, Standing)>,
    /// Where it is as a whole.
    pub stage: Stage,
    /// Since when it is there, UTC milliseconds.
    pub since: i64,
    /// Until when something has to happen: a step to decide, or what was approved to be published; UTC milliseconds. It
    /// is late from this instant on.
    pub due: Option<i64>,
}

impl Progress {
    /// Whether it is late.
    pub fn is_overdue(&self, now: i64) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// The fields that stand at a step.
    pub fn waiting_at(&self, step: usize) -> impl Iterator<Item = (&Field, &[Who])> {
        self.standings.iter().filter_map(move |(field, standing)| match standing {
            Standing::Waiting { step: own, whose } if *own == step => Some((field, whose.as_slice())),
            _ => None,
        })
    }
}

/// What a chain has to know, as the records are now.
pub(super) struct Now<'r> {
    records: &'r Records,
    request: &'r Request,
    subject: Option<&'r Record>,
    decisions: Vec<Signed>,
}

impl<'r> Now<'r> {
    /// With all decisions of the request.
    pub(super) fn of(records: &'r Records, request: &'r Request) -> Self {
        let subject =
            request.subject.as_ref().and_then(|key| records.by_key(key)).filter(|record| !record.is_deleted());
        Self { records, request, subject: subject.map(AsRef::as_ref), decisions: request.decisions.clone() }
    }

    /// And one more.
    pub(super) fn with(mut self, decision: Signed) -> Self {
        self.decisions.push(decision);
        self
    }

    /// How far each field is, by the first so many decisions.
    fn standings_by(&self, chain: &Chain, count: usize) -> Vec<(Field, Standing)> {
        let decisions: Vec<Decision> =
            self.decisions.iter().take(count).map(|signed| signed.decision.clone()).collect();
        let standing = |field: Field| {
            // What was carried out is a fact, whatever is decided or ruled later.
            let standing = match self.request.done.contains_key(&field) {
                true => Standing::Approved,
                false => chain.standing(field.as_str(), &decisions, self),
            };
            (field, standing)
        };
        self.request.fields().into_iter().map(standing).collect()
    }

    /// How far each field is.
    pub(super) fn standings(&self, chain: &Chain) -> Vec<(Field, Standing)> {
        self.standings_by(chain, self.decisions.len())
    }

    /// The instant of the decision that brought the request where it is; when it was asked where none did.
    fn since(&self, chain: &Chain) -> i64 {
        let last = self.standings(chain);
        let moved = (0..self.decisions.len()).rev().find(|count| self.standings_by(chain, *count) != last);
        moved.map_or(self.request.at, |count| self.decisions[count].decision.stamp.instant())
    }

    /// What a field says: what is proposed, and what stands there. A later edit of either makes another digest, so that
    /// nothing stale is ever written over what somebody else has changed.
    fn said(&self, field: &str) -> Value {
        let field = Field::new(field);
        let done = self.request.done.get(&field);
        if let Some(after) = self.request.values.get(&field) {
            let now = || self.subject.and_then(|record| record.get(&field)).cloned().unwrap_or_default();
            return Value::List(vec![after.clone(), done.map_or_else(now, |done| done.was.clone())]);
        }
        match (self.request.what, done) {
            (What::ListingNew, Some(done)) => done.said.as_str().into(),
            (What::ListingNew, None) => self.subject.map(|record| seen(record).as_str().into()).unwrap_or_default(),
            _ => Value::List(vec![self.request.title.as_str().into(), self.request.text.as_str().into()]),
        }
    }

    /// Whether what it is about is where it can be decided about.
    pub(super) fn is_ready(&self) -> bool {
        let state = self.subject.map(|record| State::from_code(record.text(&listings::field::STATE)));
        match self.request.what {
            What::ListingNew => state == Some(State::Reviewed),
            What::ListingDelist => state == Some(State::Listed),
            _ => self.request.subject.is_none() || self.subject.is_some(),
        }
    }
}

impl World for Now<'_> {
    fn speaks_for(&self, person: &RecordId, who: &Who, decision: Stamp) -> bool {
        let is_it = |signed: &&Signed| signed.decision.stamp == decision && signed.decision.by == *person;
        let mut signed = self.decisions.iter().filter(is_it);
        signed.any(|signed| signed.spoken.iter().any(|code| stands_for(self.records, code, who)))
    }

    fn digest(&self, fields: &BTreeSet<SmolStr>) -> SmolStr {
        let said = fields.iter().map(|field| Value::List(vec![field.as_str().into(), self.said(field)]));
        SmolStr::new(sha256(Value::List(said.collect()).canonical().as_bytes()))
    }
}

/// What a request is as it stands, and the rule that it falls under.
pub(super) fn rule_of(records: &Records, request: &Request) -> (What, Rule) {
    let own = rule(records, &request.shop, request.what);
    if request.what != What::ListingUpdate {
        return (request.what, own);
    }
    let selling = request.subject.as_ref().and_then(|key| records.by_key(key)?.int(&listings::field::PRICE));
    let parts = own.major.of(&difference(records, request), selling);
    let major = rule(records, &request.shop, What::ListingUpdateMajor);
    if parts.is_empty() || !major.is_on {
        return (request.what, own);
    }
    let chain = if major.is_own { major.chain } else { concerned(major.chain, &parts) };
    (What::ListingUpdateMajor, Rule { chain, is_on: own.is_on, ..major })
}

/// The shipped chain of a major update asks those alone whom the change concerns: who buys in does not wait for a
/// picture.
fn concerned(chain: Chain, parts: &BTreeSet<Part>) -> Chain {
    let asks = |who: &Who| parts.iter().any(|part| *who == Who::Role(SmolStr::new_static(part.role())));
    let narrow = |step: Step| match step.needs_all {
        true => Step { who: step.who.into_iter().filter(asks).collect(), needs_all: true },
        false => step,
    };
    Chain { steps: chain.steps.into_iter().map(narrow).filter(|step| !step.who.is_empty()).collect() }
}

/// Each field of an update: what it says, or said before it was carried out, and what it shall say.
pub fn difference(records: &Records, request: &Request) -> Vec<Change> {
    let subject = request.subject.as_ref().and_then(|key| records.by_key(key));
    let change = |(field, after): (&Field, &Value)| {
        let now = || subject.and_then(|record| record.get(field)).cloned().unwrap_or_default();
        let before = request.done.get(field).map_or_else(now, |done| done.was.clone());
        Change { field: field.clone(), before, after: after.clone() }
    };
    request.values.iter().map(change).collect()
}

/// The chain that a request goes through; empty where the shop asks nobody.
pub(super) fn chain_of(records: &Records, request: &Request) -> (What, Chain, i64) {
    let (what, rule) = rule_of(records, request);
    let chain = if rule.is_on { rule.chain } else { Chain::default() };
    (what, chain, rule.due_days)
}

/// How far a request is.
pub fn progress(records: &Records, request: &Request, zone: &dyn Zone) -> Progress {
    let (what, chain, due_days) = chain_of(records, request);
    let now = Now::of(records, request);
    let standings = now.standings(&chain);
    let stage = stage(&now, &standings);
    let since = match stage {
        Stage::Done => request.done_at.or(request.done.values().map(|done| done.at).max()).unwrap_or(request.at),
        Stage::Withdrawn => request.at,
        _ => now.since(&chain),
    };
    let due = match stage {
        Stage::Waiting { .. } => Some(end_of_day_after(zone, since, due_days)),
        Stage::Approved => what.publish_hours().map(|hours| since + hours * HOUR_MS),
        _ => None,
    };
    Progress { what, chain, standings, stage, since, due }
}

fn stage(now: &Now, standings: &[(Field, Standing)]) -> Stage {
    let waiting = standings.iter().filter_map(|(_, standing)| match standing {
        Standing::Waiting { step, .. } => Some(*step),
        _ => None,
    });
    let is_returned = |(_, standing): &(Field, Standing)| matches!(standing, Standing::Returned(_));
    match waiting.min() {
        _ if now.request.is_withdrawn => Stage::Withdrawn,
        _ if now.request.is_done() => Stage::Done,
        Some(step) if now.is_ready() => Stage::Waiting { step },
        None if standings.iter().any(is_returned) => Stage::Returned,
        None if now.is_ready() => Stage::Approved,
        _ => Stage::Paused,
    }
}

/// The first instant after the last day of so many that follow the day of an instant.
pub(super) fn end_of_day_after(zone: &dyn Zone, instant: i64, days: i64) -> i64 {
    let day = calendar::date(zone, instant);
    let after = day.checked_add_days(Days::new(u64::try_from(days + 1).unwrap_or(1))).unwrap_or(day);
    calendar::instant(zone, after, NaiveTime::MIN)
}

/// Whether a decision still counts: what it was about says what it said then.
pub fn is_void(records: &Records, request: &Request, signed: &Signed) -> bool {
    signed.decision.verdict != Verdict::AskedAgain
        && Now::of(records, request).digest(&signed.decision.fields) != signed.decision.digest
}
