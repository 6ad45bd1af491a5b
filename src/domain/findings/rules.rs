//! Finding commands → drafts. Knows that a confirmed finding fails a check and opens its follow-up, and leaves how to
//! inspections and tasks.

use super::finding::Finding;
use super::rule::{Rule, field as of_rule, setting_key};
use super::verdict::{Verdict, key};
use super::{Command, Refusal, Told, field};
use crate::domain::calendar;
use crate::domain::command::{self, Ctx, Draft};
use crate::domain::ids::RecordId;
use crate::domain::inspections::{self, Command as Inspection, Outcome, Run, RunId, Spot, WHOLE};
use crate::domain::people::{Permission, permit};
use crate::domain::record::DELETED;
use crate::domain::records::Records;
use crate::domain::tasks;
use crate::domain::templates::of_run;
use crate::domain::value::Value;

type Decided = Result<Draft, command::Refusal>;

/// The group of the spot check.
const SPOT_CHECK: &str = "INSP-06";
/// The largest number of a rule.
const LARGEST: i64 = 1_000;

/// What a finding command writes.
///
/// # Errors
/// A rule refuses it: of findings, of inspections (the run was handed in), of people.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Decided {
    match command {
        Command::Confirm { shop, finding, told } => confirm(shop, finding, told.as_ref(), records, ctx),
        Command::Refute { shop, finding, why } => {
            let why = why.trim();
            if why.is_empty() {
                return Err(Refusal::NoReason.into());
            }
            if why.chars().count() > inspections::MAX_NOTE {
                return Err(inspections::Refusal::TooLong(inspections::MAX_NOTE).into());
            }
            let draft = judged("finding.refute", shop, finding, Verdict::Refuted, ctx);
            Ok(draft.set(&key(shop, finding), field::WHY, why))
        }
        Command::Fixed { shop, finding } => Ok(judged("finding.fixed", shop, finding, Verdict::Fixed, ctx)),
        Command::Set { shop, rule, on, number } => {
            permit(records, ctx, Permission::EditTemplates)?;
            set(shop, *rule, *on, *number)
        }
        Command::Sample { run, listings } => sample(run, listings, records, ctx),
    }
}

/// Whether the person may put back what a rule was set to: as if they set it.
///
/// # Errors
/// Their role does not carry it.
pub fn permit_restore(records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    permit(records, ctx, Permission::EditTemplates)
}

fn judged(name: &'static str, shop: &RecordId, finding: &Finding, verdict: Verdict, ctx: &Ctx) -> Draft {
    let key = key(shop, finding);
    let draft = Draft::new(name)
        .set(&key, DELETED, Value::Null)
        .set(&key, field::SHOP, shop.as_str())
        .set(&key, field::RULE, finding.rule.code())
        .set(&key, field::DATE, calendar::date(ctx.zone, ctx.now).to_string())
        .set(&key, field::VERDICT, verdict.code())
        .set(&key, field::BY, ctx.person.as_str())
        .set(&key, field::AT, ctx.now)
        .set(&key, field::WHY, Value::Null);
    (1..).zip(&finding.subjects).fold(draft, |draft, (number, subject)| {
        draft.set(&key, field::subject(number), format!("{}:{}", subject.kind, subject.id))
    })
}

/// Where a confirmed finding is answered in a run: at the check of its rule, and where that repeats, at the entry of this
/// name or of the record that is to be looked at first. None where the run does not ask for it.
pub fn spot_of(records: &Records, run: &RunId, finding: &Finding, name: &str) -> Option<Spot> {
    let group = of_run(records, run)?.group_of(finding.check)?;
    let own = || finding.subject().map(|key| key.id.as_str().replace('/', "∕"));
    let named = Run::of(records.by_key(&run.key()).map(AsRef::as_ref)).named_entries(group.id);
    let entry = match group.entry {
        None => WHOLE.to_owned(),
        Some(_) => named.into_iter().find(|entry| entry.name == name.trim()).map(|entry| entry.id).or_else(own)?,
    };
    Some(Spot { run: run.clone(), check: finding.check.to_owned(), entry })
}

fn confirm(shop: &RecordId, finding: &Finding, told: Option<&Told>, records: &Records, ctx: &Ctx) -> Decided {
    let draft = judged("finding.confirm", shop, finding, Verdict::Confirmed, ctx);
    let Some(told) = told else { return Ok(draft) };
    let at = spot_of(records, &told.run, finding, &told.name)
        .ok_or_else(|| inspections::Refusal::UnknownCheck(finding.check.to_owned()))?;
    let key = key(shop, finding);
    let draft = draft
        .set(&key, field::RUN, at.run.record_id().as_str())
        .set(&key, field::CHECK, at.check.as_str())
        .set(&key, field::ENTRY, at.entry.as_str());
    Ok(draft.and(failed(&at, told, records, ctx)?).and(tasks::opened(records, &at, &told.what, &told.owner, told.due)?))
}

/// The check fails at the spot, with the finding as its note; what was noted before stays above it.
fn failed(at: &Spot, told: &Told, records: &Records, ctx: &Ctx) -> Decided {
    let answer = Inspection::Answer { at: at.clone(), outcome: Some(Outcome::Fail) };
    let before = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref)).answer(&at.check, &at.entry).note;
    let note = Inspection::Note { at: at.clone(), text: tasks::added(&before, &told.what) };
    let draft = inspections::decide(&answer, records, ctx)?.and(inspections::decide(&note, records, ctx)?);
    Ok(draft.and(named(at, &told.name, records, ctx)?))
}

/// The entry of the spot, unless it is there already.
fn named(at: &Spot, name: &str, records: &Records, ctx: &Ctx) -> Decided {
    let group = of_run(records, &at.run).and_then(|template| template.group_of(&at.check));
    let run = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref));
    let is_there = |group: &str| run.named_entries(group).iter().any(|entry| entry.id == at.entry);
    match group.filter(|group| group.entry.is_some() && !is_there(group.id)) {
        None => Ok(Draft::default()),
        Some(group) => inspections::decide(&entry(&at.run, group.id, &at.entry, name), records, ctx),
    }
}

/// An entry is called as the record is, as far as there is room.
fn entry(run: &RunId, group: &str, entry: &str, name: &str) -> Inspection {
    let name: String = name.trim().chars().take(inspections::MAX_ENTRY_NAME).collect();
    let name = if name.is_empty() { entry.to_owned() } else { name };
    Inspection::NameEntry { run: run.clone(), group: group.to_owned(), entry: entry.to_owned(), name }
}

fn set(shop: &RecordId, rule: Rule, on: bool, number: Option<i64>) -> Decided {
    if number.is_some_and(|number| !(0..=LARGEST).contains(&number) || rule.number().is_none()) {
        return Err(Refusal::NotANumber.into());
    }
    let key = setting_key(shop, rule);
    let or_null = |value: Option<Value>| value.unwrap_or_default();
    Ok(Draft::new("finding.rule")
        .set(&key, of_rule::SHOP, shop.as_str())
        .set(&key, of_rule::RULE, rule.code())
        .set(&key, of_rule::OFF, or_null((!on).then_some(Value::Bool(true))))
        .set(&key, of_rule::VALUE, or_null(number.filter(|own| Some(*own) != rule.number()).map(Value::Int))))
}

fn sample(run: &RunId, listings: &[(RecordId, String)], records: &Records, ctx: &Ctx) -> Decided {
    let known = Run::of(records.by_key(&run.key()).map(AsRef::as_ref)).named_entries(SPOT_CHECK);
    let is_new = |id: &RecordId| !known.iter().any(|entry| entry.id == id.as_str());
    listings.iter().filter(|(id, _)| is_new(id)).try_fold(Draft::new("finding.sample"), |draft, (id, name)| {
        Ok(draft.and(inspections::decide(&entry(run, SPOT_CHECK, id.as_str(), name), records, ctx)?))
    })
}
