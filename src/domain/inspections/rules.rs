//! Inspection commands → drafts: the table of commands, handing in and review. Knows no storage.

use super::figures::gaps;
use super::run::{ReviewOutcome, Run, RunId, Stored};
use super::{Command, Refusal, answering, field};
use crate::domain::command::{self, Ctx, Draft, Restore};
use crate::domain::people::{Permission, permit};
use crate::domain::record::DELETED;
use crate::domain::records::Records;
use crate::domain::templates::find_check;

/// What an inspection command writes.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Result<Draft, command::Refusal> {
    match command {
        Command::Answer { at, outcome } => answering::answer(at, *outcome, records, ctx),
        Command::Note { at, text } => answering::note(at, text, records, ctx),
        Command::Prices { at, shown, charged } => answering::prices(at, *shown, *charged, records, ctx),
        Command::Value { at, value } => answering::value(at, value.as_ref(), records, ctx),
        Command::AddPhoto { at, photo } => answering::add_photo(at, photo, records, ctx),
        Command::RemovePhoto { at, photo } => answering::remove_photo(at, photo, records, ctx),
        Command::AddMark { run, photo, mark } => answering::add_mark(run, photo, mark, records, ctx),
        Command::RemoveMark { run, photo, mark } => answering::remove_mark(run, photo, mark, records, ctx),
        Command::NameEntry { run, group, entry, name } => answering::name_entry(run, group, entry, name, records, ctx),
        Command::RemoveEntry { run, group, entry } => answering::remove_entry(run, group, entry, records, ctx),
        Command::Submit { run } => submit(run, records, ctx),
        Command::Review { run, outcome, comment } => review(run, *outcome, comment, records, ctx),
    }
}

/// Whether the person may put an old value back: answers like those who answer, the review's words like a reviewer.
pub fn permit_restore(restore: &Restore, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    match RunId::parse(&restore.key.id) {
        _ if restore.field == DELETED => Ok(()),
        _ if restore.field == field::COMMENT => permit(records, ctx, Permission::ReviewInspection),
        Some(run) => answering::permit_answer(&run, records, ctx),
        None => Err(command::Refusal::UnknownRecord(restore.key.clone())),
    }
}

fn submit(id: &RunId, records: &Records, ctx: &Ctx) -> Result<Draft, command::Refusal> {
    let record = records.by_key(&id.key()).map(AsRef::as_ref);
    let run = Run::of(record);
    if !run.stored().is_editable() {
        return Err(Refusal::HandedIn(id.date.to_string()).into());
    }
    answering::permit(records, id, ctx)?;
    if !run.is_begun() {
        return Err(Refusal::Empty.into());
    }
    let lacking = gaps(records, id).without_evidence;
    if !lacking.is_empty() {
        let words = lacking.iter().filter_map(|lacking| find_check(records, id, &lacking.at.check));
        return Err(Refusal::WithoutEvidence(words.map(|check| check.label).collect()).into());
    }
    let key = id.key();
    Ok(Draft::new("inspection.submit")
        .set(&key, field::STATUS, "submitted")
        .set(&key, field::SUBMITTED_BY, ctx.person.as_str())
        .set(&key, field::SUBMITTED_AT, ctx.now))
}

fn review(
    id: &RunId,
    outcome: ReviewOutcome,
    comment: &str,
    records: &Records,
    ctx: &Ctx,
) -> Result<Draft, command::Refusal> {
    permit(records, ctx, Permission::ReviewInspection)?;
    let run = Run::of(records.by_key(&id.key()).map(AsRef::as_ref));
    if run.stored() == Stored::Open {
        return Err(Refusal::NotSubmitted.into());
    }
    let comment = comment.trim();
    if outcome != ReviewOutcome::Approved && comment.is_empty() {
        return Err(Refusal::NeedsComment.into());
    }
    let key = id.key();
    Ok(Draft::new("inspection.review")
        .set(&key, field::STATUS, "reviewed")
        .set(&key, field::OUTCOME, outcome.code())
        .set(&key, field::COMMENT, comment)
        .set(&key, field::REVIEWED_BY, ctx.person.as_str())
        .set(&key, field::REVIEWED_AT, ctx.now))
}
