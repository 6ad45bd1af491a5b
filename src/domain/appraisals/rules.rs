//! Commands about appraisals → drafts: who may do which step when. No way passes by the self-review, nothing of it changes
//! after the handing in unless it is returned, and an appeal has its window (KPI-12 … KPI-18). Knows no page.

use super::allowed::{Part, Step, at, may_do, may_write, missing_for, without_reason};
use super::field::{self, step};
use super::form::{Form, id_of, key};
use super::imported;
use super::outcome::{basis, lines, outcome};
use super::settings::{rule_key, rules};
use super::stage::Stage;
use super::tasks::of_measure;
use super::term::Term;
use super::writing::checked;
use super::{Command, DEPARTMENT, MAX_TEXT, Refusal};
use crate::domain::calendar;
use crate::domain::command::{self, Ctx, Draft, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::people::{self, Permission, permit};
use crate::domain::record::{DELETED, Record};
use crate::domain::records::Records;
use crate::domain::scorecards::{card, frozen};
use crate::domain::shops::{self, SHOP};
use crate::domain::value::Value;
use smol_str::SmolStr;

type Decided = Result<Draft, command::Refusal>;

/// What a command about appraisals writes.
///
/// # Errors
/// A rule refuses it.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Decided {
    match command {
        Command::Open { shop, person, term, card } => open(shop, person, *term, card, records, ctx),
        Command::Write { form, edits } => write(form, edits, records, ctx),
        Command::HandIn { form } => hand_in(form, records, ctx),
        Command::Return { form, why } => give_back(form, why.trim(), records, ctx),
        Command::Score { form } => score(form, records, ctx),
        Command::Publish { form } => publish(form, records, ctx),
        Command::Interview { form } => interview(form, records, ctx),
        Command::Acknowledge { form } => acknowledge(form, records, ctx),
        Command::Appeal { form, text, disputed } => appeal(form, text.trim(), disputed, records, ctx),
        Command::Decide { form, edits, text } => decide_appeal(form, edits, text.trim(), records, ctx),
        Command::Close { form } => close(form, records, ctx),
        Command::Figures { shop, values, from } => imported::decide(shop, values, from.trim(), records, ctx),
        Command::Rule { shop, edits } => rule(shop, edits, records, ctx),
    }
}

fn found<'a>(id: &RecordId, records: &'a Records) -> Result<(&'a Record, Form), command::Refusal> {
    let record = require(records, &key(id))?;
    let form = Form::read(record).ok_or_else(|| command::Refusal::UnknownRecord(key(id)))?;
    Ok((record, form))
}

fn open(shop: &RecordId, person: &RecordId, term: Term, id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let is_department = person.as_str() == DEPARTMENT;
    if is_department {
        permit(records, ctx, Permission::Appraise)?;
    } else if !people::is_same(records, person, &ctx.person) {
        people::find(records, person).ok_or_else(|| command::Refusal::UnknownRecord(people::key(person)))?;
        permit(records, ctx, Permission::Appraise)?;
    }
    if is_department != term.is_quarter() {
        return Err(Refusal::NotATerm.into());
    }
    if calendar::date(ctx.zone, ctx.now) < term.first() {
        return Err(Refusal::NotBegun.into());
    }
    let card = card(records, shop, id).filter(|card| card.is_whole()).ok_or(Refusal::CardNotWhole)?;
    let key = key(&id_of(records, shop, person, term));
    if records.by_key(&key).is_some_and(|record| !record.is_deleted()) {
        return Err(Refusal::OpenedAlready.into());
    }
    let person = key.id.as_str().split(':').nth(1).unwrap_or_default().to_owned();
    Ok(Draft::new("appraisal.open")
        .set(&key, DELETED, Value::Null)
        .set(&key, field::SHOP, shops::canonical(records, &SHOP, shop).as_str())
        .set(&key, field::PERSON, person.as_str())
        .set(&key, field::TERM, term.to_string())
        .set(&key, field::CARD, frozen(&card))
        .set(&key, field::RULES, rules(records, shop).frozen())
        .set(&key, field::OPENED_AT, ctx.now))
}

fn write(id: &RecordId, edits: &[(Field, Value)], records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    let mut draft = Draft::new("appraisal.write");
    for (field, value) in edits {
        let part = Part::of(field).ok_or_else(|| Refusal::NotAllowed(field.clone()))?;
        // Who stands above is settled before the superior writes.
        if *field == field::SUPERIOR {
            permit(records, ctx, Permission::Appraise)?;
            at(&form, &[Stage::Open, Stage::Handed])?;
        } else {
            may_write(part, &form, records, ctx)?;
        }
        draft = draft.set(&key(id), field.clone(), checked(field, value)?);
    }
    Ok(draft)
}

fn missing(fields: Vec<Field>) -> Result<(), Refusal> {
    if fields.is_empty() { Ok(()) } else { Err(Refusal::Missing(fields)) }
}

/// What is done with a form after it was handed in.
const AFTER_HANDING_IN: [Field; 15] = [
    step::SCORED_AT,
    step::SCORED_BY,
    step::PUBLISHED_AT,
    step::PUBLISHED_BY,
    step::INTERVIEWED_AT,
    step::INTERVIEWED_BY,
    step::ACKNOWLEDGED_AT,
    step::APPEALED_AT,
    step::DECIDED_AT,
    step::DECIDED_BY,
    step::CLOSED_AT,
    step::CLOSED_BY,
    field::DECISION,
    field::RESULT,
    field::FINAL,
];

fn hand_in(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    may_do(Step::HandIn, &form, records, ctx)?;
    missing(missing_for(Step::HandIn, &form))?;
    if let Some(field) = without_reason(&form) {
        return Err(Refusal::NoReason(field).into());
    }
    let draft = Draft::new("appraisal.hand_in")
        .set(&key(id), step::HANDED_AT, ctx.now)
        .set(&key(id), step::HANDED_BY, ctx.person.as_str())
        .set(&key(id), step::RETURNED_WHY, Value::Null);
    // What somebody who had not heard of a return did with the form since would otherwise carry it past the scoring.
    let draft = AFTER_HANDING_IN.into_iter().fold(draft, |draft, field| draft.set(&key(id), field, Value::Null));
    let known = basis(records, ctx.zone, &form, ctx.now);
    let draft = form.card.indicators.iter().fold(draft, |draft, indicator| {
        let (computed, imported) = known.get(&indicator.id).copied().unwrap_or_default();
        let kept = computed.or_else(|| imported.map(|value| (Some(value), 0, 0)));
        draft.set(&key(id), field::figure(&indicator.id), kept.map_or(Value::Null, figure_value))
    });
    Ok(form.measures.iter().fold(draft, |draft, measure| draft.and(of_measure(&form, measure))))
}

fn figure_value((value, part, whole): (Option<i64>, i64, i64)) -> Value {
    let members = [("value", value), ("part", Some(part)), ("whole", Some(whole))];
    let said = members.into_iter().filter_map(|(name, value)| Some((SmolStr::new_static(name), Value::Int(value?))));
    Value::Map(said.collect())
}

/// Every step after the handing in is taken back, so that late words of others cannot bring the form forward.
fn give_back(id: &RecordId, why: &str, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    may_do(Step::Return, &form, records, ctx)?;
    let why = reason(why)?;
    Ok(Draft::new("appraisal.return")
        .set(&key(id), step::HANDED_AT, Value::Null)
        .set(&key(id), step::HANDED_BY, Value::Null)
        .set(&key(id), step::SCORED_AT, Value::Null)
        .set(&key(id), step::SCORED_BY, Value::Null)
        .set(&key(id), step::RETURNED_AT, ctx.now)
        .set(&key(id), step::RETURNED_BY, ctx.person.as_str())
        .set(&key(id), step::RETURNED_WHY, why))
}

fn reason(why: &str) -> Result<&str, Refusal> {
    match why.chars().count() {
        0 => Err(Refusal::NoWhy),
        count if count > MAX_TEXT => Err(Refusal::TooLong { field: step::RETURNED_WHY, most: MAX_TEXT }),
        _ => Ok(why),
    }
}

fn score(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    may_do(Step::Score, &form, records, ctx)?;
    missing(missing_for(Step::Score, &form))?;
    Ok(Draft::new("appraisal.score").set(&key(id), step::SCORED_AT, ctx.now).set(
        &key(id),
        step::SCORED_BY,
        ctx.person.as_str(),
    ))
}

fn publish(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    may_do(Step::Publish, &form, records, ctx)?;
    let result = outcome(&form, &lines(records, ctx.zone, &form, ctx.now));
    Ok(Draft::new("appraisal.publish")
        .set(&key(id), step::PUBLISHED_AT, ctx.now)
        .set(&key(id), step::PUBLISHED_BY, ctx.person.as_str())
        .set(&key(id), field::RESULT, result.value()))
}

fn interview(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    may_do(Step::Interview, &form, records, ctx)?;
    missing(missing_for(Step::Interview, &form))?;
    Ok(Draft::new("appraisal.interview").set(&key(id), step::INTERVIEWED_AT, ctx.now).set(
        &key(id),
        step::INTERVIEWED_BY,
        ctx.person.as_str(),
    ))
}

fn acknowledge(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    may_do(Step::Acknowledge, &form, records, ctx)?;
    Ok(Draft::new("appraisal.acknowledge").set(&key(id), step::ACKNOWLEDGED_AT, ctx.now))
}

fn appeal(id: &RecordId, text: &str, disputed: &[String], records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    may_do(Step::Appeal, &form, records, ctx)?;
    let draft = Draft::new("appraisal.appeal").set(&key(id), step::APPEALED_AT, ctx.now).set(
        &key(id),
        field::APPEAL,
        reason(text)?,
    );
    let is_record = |key: &&String| super::form::key_of(key).is_some();
    Ok(disputed
        .iter()
        .filter(is_record)
        .fold(draft, |draft, record| draft.set(&key(id), field::disputed(record), true)))
}

fn decide_appeal(id: &RecordId, edits: &[(Field, Value)], text: &str, records: &Records, ctx: &Ctx) -> Decided {
    let (record, form) = found(id, records)?;
    may_do(Step::Decide, &form, records, ctx)?;
    let mut after = record.clone();
    let mut draft = Draft::new("appraisal.decide")
        .set(&key(id), step::DECIDED_AT, ctx.now)
        .set(&key(id), step::DECIDED_BY, ctx.person.as_str())
        .set(&key(id), field::DECISION, reason(text)?);
    for (field, value) in edits {
        let is_corrected =
            field.parts().next().is_some_and(|head| matches!(head, "actual" | "reason" | "above" | "above_note"));
        if !is_corrected {
            return Err(Refusal::NotAllowed(field.clone()).into());
        }
        let value = checked(field, value)?;
        let stamp = crate::domain::stamp::Stamp::next(
            after.cells().map(|(_, cell)| cell.stamp).max(),
            ctx.now,
            crate::domain::ids::ReplicaId(0),
        );
        after.put(field.clone(), value.clone(), stamp);
        draft = draft.set(&key(id), field.clone(), value);
    }
    let after = Form::read(&after).ok_or_else(|| command::Refusal::UnknownRecord(key(id)))?;
    if let Some(field) = without_reason(&after) {
        return Err(Refusal::NoReason(field).into());
    }
    let result = outcome(&after, &lines(records, ctx.zone, &after, ctx.now));
    Ok(draft.set(&key(id), field::FINAL, result.value()))
}

fn close(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    may_do(Step::Close, &form, records, ctx)?;
    Ok(Draft::new("appraisal.close").set(&key(id), step::CLOSED_AT, ctx.now).set(
        &key(id),
        step::CLOSED_BY,
        ctx.person.as_str(),
    ))
}

fn rule(shop: &RecordId, edits: &[(Field, Value)], records: &Records, ctx: &Ctx) -> Decided {
    permit(records, ctx, Permission::Appraise)?;
    let after = rules(records, shop).with(edits).map_err(Refusal::NotAllowed)?;
    if !after.is_sound() {
        return Err(Refusal::NotWhole.into());
    }
    let key = rule_key(records, shop);
    let draft = Draft::new("appraisal.rule").set(&key, DELETED, Value::Null);
    Ok(edits.iter().fold(draft, |draft, (field, value)| draft.set(&key, field.clone(), value.clone())))
}
