//! Commands about appraisals → drafts: who may do which step when. No way passes by the self-review, nothing of it changes
//! after the handing in unless it is returned, and an appeal has its window (KPI-12 … KPI-18). Knows no page.

use super::field::{self, step};
use super::figures::imported;
use super::form::{Form, id_of, key};
use super::outcome::{lines, live, outcome};
use super::settings::{rule_key, rules};
use super::stage::{Stage, appeal_until};
use super::term::Term;
use super::writing::checked;
use super::{Command, DEPARTMENT, MAX_TEXT, Refusal};
use crate::domain::calendar;
use crate::domain::command::{self, Ctx, Draft, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::people::{self, Permission, permit};
use crate::domain::record::{DELETED, Record};
use crate::domain::records::Records;
use crate::domain::scorecards::{Source, card, frozen};
use crate::domain::shops::{self, SHOP};
use crate::domain::tasks;
use crate::domain::value::Value;
use smol_str::SmolStr;

type Decided = Result<Draft, command::Refusal>;

/// The role whose people keep the figures of the personnel department and record what followed.
const HR: &str = "hr";

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
        Command::Rule { shop, edits } => rule(shop, edits, records, ctx),
    }
}

/// Who stands above a form: whoever it names, else whoever may appraise; never its own person. The personnel department
/// beside them.
pub(super) fn is_above(records: &Records, form: &Form, person: &RecordId) -> bool {
    if people::is_same(records, &form.person, person) {
        return false;
    }
    let is_named = |superior: &RecordId| people::is_same(records, superior, person);
    form.superior.as_ref().is_some_and(is_named)
        || people::may(records, person, Permission::Appraise)
        || is_hr(records, person)
}

fn is_hr(records: &Records, person: &RecordId) -> bool {
    people::find(records, person).is_some_and(|person| person.role == HR)
}

/// Refuses everybody but those above. Where nobody present stands above, another person does: a shop of two assistants
/// must not be locked out.
fn above(form: &Form, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    if people::is_same(records, &form.person, &ctx.person) {
        return Err(Refusal::OwnForm.into());
    }
    if is_above(records, form, &ctx.person) { Ok(()) } else { permit(records, ctx, Permission::Appraise) }
}

/// The person of the form; for the department whoever may appraise.
fn own(form: &Form, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    if form.person.as_str() == DEPARTMENT {
        return permit(records, ctx, Permission::Appraise);
    }
    if people::is_same(records, &form.person, &ctx.person) { Ok(()) } else { Err(Refusal::NotYours.into()) }
}

fn found<'a>(id: &RecordId, records: &'a Records) -> Result<(&'a Record, Form), command::Refusal> {
    let record = require(records, &key(id))?;
    let form = Form::read(record).ok_or_else(|| command::Refusal::UnknownRecord(key(id)))?;
    Ok((record, form))
}

fn at(form: &Form, stages: &[Stage]) -> Result<(), Refusal> {
    if stages.contains(&form.stage) { Ok(()) } else { Err(Refusal::NotNow(form.stage)) }
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

/// Whose part of a form a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The self-review.
    Own,
    /// The superior's scores and words.
    Superior,
    /// The figures of the personnel department.
    Personnel,
    /// The interview.
    Interview,
    /// What followed, and the improvement plan.
    After,
}

impl Part {
    /// The part that a field belongs to; none for what is written by steps only.
    pub fn of(field: &Field) -> Option<Self> {
        Some(match field.parts().next()? {
            "duties" | "support" | "header" | "achievement" | "proof" | "shortcoming" | "measure" | "goal"
            | "training" | "actual" | "reason" | "own" | "own_note" => Self::Own,
            "superior" | "comment" | "above" | "above_note" => Self::Superior,
            "attendance" | "hr" => Self::Personnel,
            "interview" => Self::Interview,
            "consequence" | "plan" => Self::After,
            _ => return None,
        })
    }
}

/// Whether a person may write a part of a form where the form is.
///
/// # Errors
/// Not theirs, or not now.
pub fn may_write(part: Part, form: &Form, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    match part {
        Part::Own => own(form, records, ctx)?,
        Part::Personnel if people::is_same(records, &form.person, &ctx.person) => own(form, records, ctx)?,
        Part::Superior | Part::Personnel | Part::Interview | Part::After => above(form, records, ctx)?,
    }
    let stages: &[Stage] = match part {
        Part::Own => &[Stage::Open],
        Part::Superior => &[Stage::Handed],
        Part::Personnel => &[Stage::Open, Stage::Handed, Stage::Scored],
        Part::Interview => &[Stage::Scored, Stage::Published, Stage::Interviewed],
        Part::After => {
            &[Stage::Published, Stage::Interviewed, Stage::Acknowledged, Stage::Appealed, Stage::Decided, Stage::Closed]
        }
    };
    Ok(at(form, stages)?)
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

/// What has to stand in a self-review before it is handed in (KPI-13.1 to KPI-13.3): something achieved, something that
/// fell short, how it gets better, and points for each indicator.
fn lacking(form: &Form) -> Vec<Field> {
    let mut lacking = Vec::new();
    let mut want = |is_there: bool, field: Field| {
        if !is_there {
            lacking.push(field)
        }
    };
    want(!form.achievements.is_empty(), Field::of("achievement"));
    want(!form.shortcomings.is_empty(), Field::of("shortcoming"));
    want(!form.measures.is_empty(), Field::of("measure"));
    for measure in &form.measures {
        want(!measure.what.trim().is_empty(), field::measure(&measure.id, "what"));
        want(measure.owner.is_some(), field::measure(&measure.id, "owner"));
        want(measure.due.is_some(), field::measure(&measure.id, "due"));
    }
    for indicator in &form.card.indicators {
        want(form.own.contains_key(&indicator.id), field::own(&indicator.id));
    }
    lacking
}

/// The first override without a reason.
fn without_reason(form: &Form) -> Option<Field> {
    let is_computed =
        |id: &SmolStr| form.card.indicator(id).is_some_and(|indicator| matches!(indicator.source, Source::Computed(_)));
    let has_reason = |id: &SmolStr| form.reason.get(id).is_some_and(|reason| !reason.trim().is_empty());
    form.actual.keys().find(|id| is_computed(id) && !has_reason(id)).map(|id| field::reason(id))
}

fn missing(fields: Vec<Field>) -> Result<(), Refusal> {
    if fields.is_empty() { Ok(()) } else { Err(Refusal::Missing(fields)) }
}

fn hand_in(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    own(&form, records, ctx)?;
    at(&form, &[Stage::Open])?;
    missing(lacking(&form))?;
    if let Some(field) = without_reason(&form) {
        return Err(Refusal::NoReason(field).into());
    }
    let draft = Draft::new("appraisal.hand_in")
        .set(&key(id), step::HANDED_AT, ctx.now)
        .set(&key(id), step::HANDED_BY, ctx.person.as_str())
        .set(&key(id), step::RETURNED_WHY, Value::Null);
    let draft = form.card.indicators.iter().fold(draft, |draft, indicator| {
        let kept = live(records, ctx.zone, &form, indicator, ctx.now).map(|now| (now.value, now.part, now.whole));
        let kept = kept.or_else(|| {
            let value = (indicator.source == Source::Imported)
                .then(|| imported(records, &form.shop, &form.person, &indicator.id, form.term));
            value.flatten().map(|value| (Some(value), 0, 0))
        });
        draft.set(&key(id), field::figure(&indicator.id), kept.map_or(Value::Null, figure_value))
    });
    Ok(form.measures.iter().fold(draft, |draft, measure| draft.and(task_of(&form, measure))))
}

fn figure_value((value, part, whole): (Option<i64>, i64, i64)) -> Value {
    let members = [("value", value), ("part", Some(part)), ("whole", Some(whole))];
    let said = members.into_iter().filter_map(|(name, value)| Some((SmolStr::new_static(name), Value::Int(value?))));
    Value::Map(said.collect())
}

/// The task of a measure: its id follows from form and measure, so that handing in again changes the same one.
fn task_of(form: &Form, measure: &super::Measure) -> Draft {
    let key = tasks::key(&RecordId::new(format!("{}:{}", form.id, measure.id)));
    Draft::default()
        .set(&key, tasks::field::SHOP, form.shop.as_str())
        .set(&key, tasks::field::WHAT, measure.what.trim())
        .set(&key, tasks::field::OWNER, measure.owner.as_ref().map(tasks::Owner::code).unwrap_or_default())
        .set(&key, tasks::field::DUE, measure.due.map(|due| due.to_string()).unwrap_or_default())
}

/// Every step after the handing in is taken back, so that late words of others cannot bring the form forward.
fn give_back(id: &RecordId, why: &str, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    above(&form, records, ctx)?;
    at(&form, &[Stage::Handed, Stage::Scored])?;
    let why = reason(why)?;
    Ok(Draft { reason: SmolStr::new(why), ..Draft::new("appraisal.return") }
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
    above(&form, records, ctx)?;
    at(&form, &[Stage::Handed])?;
    let unscored = form.card.indicators.iter().filter(|one| !form.above.contains_key(&one.id));
    missing(unscored.map(|one| field::above(&one.id)).collect())?;
    Ok(Draft::new("appraisal.score").set(&key(id), step::SCORED_AT, ctx.now).set(
        &key(id),
        step::SCORED_BY,
        ctx.person.as_str(),
    ))
}

fn publish(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    above(&form, records, ctx)?;
    at(&form, &[Stage::Scored])?;
    let result = outcome(&form, &lines(records, ctx.zone, &form, ctx.now));
    Ok(Draft::new("appraisal.publish")
        .set(&key(id), step::PUBLISHED_AT, ctx.now)
        .set(&key(id), step::PUBLISHED_BY, ctx.person.as_str())
        .set(&key(id), field::RESULT, result.value()))
}

fn interview(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    above(&form, records, ctx)?;
    at(&form, &[Stage::Published])?;
    let wanted = ["on", "strengths", "gaps", "plan", "goals"];
    let unsaid = wanted.into_iter().filter(|name| !form.interview.contains_key(*name));
    missing(unsaid.map(field::interview).collect())?;
    Ok(Draft::new("appraisal.interview").set(&key(id), step::INTERVIEWED_AT, ctx.now).set(
        &key(id),
        step::INTERVIEWED_BY,
        ctx.person.as_str(),
    ))
}

fn acknowledge(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    own(&form, records, ctx)?;
    at(&form, &[Stage::Interviewed])?;
    Ok(Draft::new("appraisal.acknowledge").set(&key(id), step::ACKNOWLEDGED_AT, ctx.now))
}

/// Whether an appeal is possible today (KPI-18): the result is known, and its window has not closed.
fn in_window(form: &Form, ctx: &Ctx) -> bool {
    appeal_until(form, ctx.zone).is_some_and(|last| calendar::date(ctx.zone, ctx.now) <= last)
}

fn appeal(id: &RecordId, text: &str, disputed: &[String], records: &Records, ctx: &Ctx) -> Decided {
    let (_, form) = found(id, records)?;
    own(&form, records, ctx)?;
    at(&form, &[Stage::Published, Stage::Interviewed, Stage::Acknowledged])?;
    if !in_window(&form, ctx) {
        return Err(Refusal::TooLate.into());
    }
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
    above(&form, records, ctx)?;
    at(&form, &[Stage::Appealed])?;
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
    above(&form, records, ctx)?;
    at(&form, &[Stage::Interviewed, Stage::Acknowledged, Stage::Decided])?;
    if form.stage == Stage::Interviewed && in_window(&form, ctx) {
        return Err(Refusal::StillOpen.into());
    }
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
