//! Answers, notes, prices, photos, entries → drafts. Knows when a run may be edited; not how it is handed in.

use super::run::{Mark, Outcome, Photo, Run, RunId};
use super::{MAX_ENTRY_NAME, MAX_NOTE, Refusal, Spot, field};
use crate::domain::calendar::date;
use crate::domain::command::{self, Ctx, Draft};
use crate::domain::ids::{Field, RecordId};
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::templates::{self, Ask, Check, Version, find_check, of_run, snapshot};
use crate::domain::value::Value;

type Decided = Result<Draft, command::Refusal>;

pub(super) fn answer(at: &Spot, outcome: Option<Outcome>, records: &Records, ctx: &Ctx) -> Decided {
    let value = outcome.map_or(Value::Null, |outcome| outcome.code().into());
    Ok(begun("inspection.answer", at, records, ctx)?.set(&at.run.key(), at.field("result"), value))
}

pub(super) fn note(at: &Spot, text: &str, records: &Records, ctx: &Ctx) -> Decided {
    if text.chars().count() > MAX_NOTE {
        return Err(Refusal::TooLong(MAX_NOTE).into());
    }
    let value = if text.trim().is_empty() { Value::Null } else { text.into() };
    Ok(begun("inspection.note", at, records, ctx)?.set(&at.run.key(), at.field("note"), value))
}

pub(super) fn prices(at: &Spot, shown: Option<i64>, charged: Option<i64>, records: &Records, ctx: &Ctx) -> Decided {
    let number = |minor: Option<i64>| minor.map_or(Value::Null, Value::Int);
    let key = at.run.key();
    let draft = begun("inspection.prices", at, records, ctx)?.set(&key, at.field("shown"), number(shown)).set(
        &key,
        at.field("charged"),
        number(charged),
    );
    let before = Run::of(records.by_key(&key).map(AsRef::as_ref)).answer(&at.check, &at.entry);
    if before.outcome.is_some() && before.outcome != compared(before.shown, before.charged) {
        return Ok(draft);
    }
    let result = compared(shown, charged).map_or(Value::Null, |outcome| outcome.code().into());
    Ok(draft.set(&key, at.field("result"), result))
}

/// What two prices say: equal passes, different fails. An answer that says the same follows the prices when
/// they are put right, digit by digit while they are typed; one that contradicts them is a person's own and stays.
fn compared(shown: Option<i64>, charged: Option<i64>) -> Option<Outcome> {
    let (shown, charged) = shown.zip(charged)?;
    Some(if shown == charged { Outcome::Pass } else { Outcome::Fail })
}

/// The number, the words or the choice of an answer.
pub(super) fn value(at: &Spot, value: Option<&Value>, records: &Records, ctx: &Ctx) -> Decided {
    let draft = begun("inspection.value", at, records, ctx)?;
    let Some(check) = find_check(records, &at.run, &at.check) else { return Ok(draft) };
    let key = at.run.key();
    let before = Run::of(records.by_key(&key).map(AsRef::as_ref)).answer(&at.check, &at.entry);
    if value.is_some_and(|value| !takes(check, value)) {
        return Err(Refusal::WrongValue(at.check.clone()).into());
    }
    let draft = draft.set(&key, at.field("value"), value.cloned().unwrap_or_default());
    if before.outcome.is_some() && before.outcome != before.value.as_ref().and_then(|value| said(check, value)) {
        return Ok(draft);
    }
    let result = value.and_then(|value| said(check, value)).map_or(Value::Null, |outcome| outcome.code().into());
    Ok(draft.set(&key, at.field("result"), result))
}

/// Whether a check can be answered with such a value.
fn takes(check: &Check, value: &Value) -> bool {
    match check.ask {
        Ask::Number { .. } => value.as_int().is_some(),
        Ask::Text => value.as_str().is_some_and(|text| text.chars().count() <= MAX_NOTE),
        Ask::Choice(choices) => value.as_str().is_some_and(|id| choices.iter().any(|choice| choice.id == id)),
        _ => false,
    }
}

/// The result that a value comes to.
fn said(check: &Check, value: &Value) -> Option<Outcome> {
    match (check.ask, value) {
        (Ask::Number { min, max, .. }, Value::Int(number)) => {
            let fits = min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max);
            Some(if fits { Outcome::Pass } else { Outcome::Fail })
        }
        (Ask::Choice(choices), Value::Text(id)) => {
            let chosen = choices.iter().find(|choice| choice.id == id)?;
            Outcome::from_code(chosen.result)
        }
        (Ask::Text, Value::Text(text)) => (!text.trim().is_empty()).then_some(Outcome::Pass),
        _ => None,
    }
}

/// Whether having a picture is the answer.
fn is_answered_by_a_picture(records: &Records, at: &Spot) -> bool {
    find_check(records, &at.run, &at.check).is_some_and(|check| matches!(check.ask, Ask::Photo | Ask::Signature))
}

fn version_value(version: Version) -> Value {
    match version {
        Version::Shipped(number) => number.into(),
        Version::Made(digest) => digest.into(),
    }
}

pub(super) fn add_photo(at: &Spot, photo: &Photo, records: &Records, ctx: &Ctx) -> Decided {
    let draft = begun("inspection.photo", at, records, ctx)?;
    let draft = draft.set(&at.run.key(), photo_field(at, &photo.id), photo.value());
    let before = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref)).outcome(&at.check, &at.entry);
    if before.is_some() || !is_answered_by_a_picture(records, at) {
        return Ok(draft);
    }
    Ok(draft.set(&at.run.key(), at.field("result"), Outcome::Pass.code()))
}

pub(super) fn remove_photo(at: &Spot, photo: &str, records: &Records, ctx: &Ctx) -> Decided {
    let draft = begun("inspection.photo_removed", at, records, ctx)?;
    let known = records.by_key(&at.run.key()).is_some_and(|record| record.get(&photo_field(at, photo)).is_some());
    if !known {
        return Err(Refusal::UnknownPhoto.into());
    }
    let draft = draft.set(&at.run.key(), photo_field(at, photo), Value::Null);
    let before = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref)).answer(&at.check, &at.entry);
    let was_answer = before.photos.len() == 1 && before.outcome == Some(Outcome::Pass);
    if !was_answer || !is_answered_by_a_picture(records, at) {
        return Ok(draft);
    }
    Ok(draft.set(&at.run.key(), at.field("result"), Value::Null))
}

pub(super) fn add_mark(run: &RunId, photo: &str, mark: &Mark, records: &Records, ctx: &Ctx) -> Decided {
    let draft = open_run("inspection.mark", run, records, ctx)?;
    Ok(draft.set(&run.key(), Field::keyed(&["mark", photo, &mark.id]), mark.value()))
}

pub(super) fn remove_mark(run: &RunId, photo: &str, mark: &str, records: &Records, ctx: &Ctx) -> Decided {
    let draft = open_run("inspection.mark_removed", run, records, ctx)?;
    Ok(draft.set(&run.key(), Field::keyed(&["mark", photo, mark]), Value::Null))
}

pub(super) fn name_entry(run: &RunId, group: &str, entry: &str, name: &str, records: &Records, ctx: &Ctx) -> Decided {
    let repeats = of_run(records, run).and_then(|template| template.group(group)).is_some_and(|g| g.entry.is_some());
    if !repeats {
        return Err(Refusal::UnknownCheck(group.to_owned()).into());
    }
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::NoName.into());
    }
    if name.chars().count() > MAX_ENTRY_NAME {
        return Err(Refusal::TooLong(MAX_ENTRY_NAME).into());
    }
    let draft = open_run("inspection.entry", run, records, ctx)?;
    Ok(draft.set(&run.key(), Field::keyed(&["entry", group, entry]), name))
}

pub(super) fn remove_entry(run: &RunId, group: &str, entry: &str, records: &Records, ctx: &Ctx) -> Decided {
    let draft = open_run("inspection.entry_removed", run, records, ctx)?;
    Ok(draft.set(&run.key(), Field::keyed(&["entry", group, entry]), Value::Null))
}

fn photo_field(at: &Spot, photo: &str) -> Field {
    Field::keyed(&["photo", &at.check, &at.entry, photo])
}

fn begun(name: &'static str, at: &Spot, records: &Records, ctx: &Ctx) -> Decided {
    if find_check(records, &at.run, &at.check).is_none() {
        return Err(Refusal::UnknownCheck(at.check.clone()).into());
    }
    open_run(name, &at.run, records, ctx)
}

/// Whether a person may answer a run: a common one, or their own.
pub fn is_ones_own(records: &Records, run: &RunId, person: &RecordId) -> bool {
    run.by.as_ref().is_none_or(|by| people::is_same(records, by, person))
}

/// Refuses the run of somebody else, where everybody does their own.
pub(super) fn permit(records: &Records, run: &RunId, ctx: &Ctx) -> Result<(), Refusal> {
    if is_ones_own(records, run, &ctx.person) {
        return Ok(());
    }
    let of = run.by.as_ref().and_then(|by| people::find(records, by));
    Err(Refusal::SomebodyElses(of.map(|person| person.name).unwrap_or_default()))
}

/// Refuses answers to a run that is handed in, somebody else's own, or not due before tomorrow.
pub(super) fn permit_answer(run: &RunId, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    if !Run::of(records.by_key(&run.key()).map(AsRef::as_ref)).stored().is_editable() {
        return Err(Refusal::HandedIn(run.date.to_string()).into());
    }
    permit(records, run, ctx)?;
    if run.date > date(ctx.zone, ctx.now) {
        return Err(Refusal::InTheFuture(run.date.to_string()).into());
    }
    Ok(())
}

/// A draft with the run's natural key in it: the first edit of a day makes the run, on every device the same.
fn open_run(name: &'static str, run: &RunId, records: &Records, ctx: &Ctx) -> Decided {
    let Some(template) = of_run(records, run) else { return Err(Refusal::UnknownCheck(run.template.clone()).into()) };
    permit_answer(run, records, ctx)?;
    let record = records.by_key(&run.key());
    let mut draft = Draft::new(name);
    if record.is_some_and(|record| record.get(&field::DATE).is_some() && !record.is_deleted()) {
        return Ok(draft);
    }
    if let Some((version, content)) = snapshot(records, template) {
        draft = draft.set(&version, templates::field::CONTENT, content);
    }
    let key = run.key();
    Ok(draft
        .set(&key, crate::domain::record::DELETED, Value::Null)
        .set(&key, field::SHOP, run.shop.as_str())
        .set(&key, field::TEMPLATE, run.template.as_str())
        .set(&key, field::VERSION, version_value(template.version))
        .set(&key, field::DATE, run.date.to_string()))
}
