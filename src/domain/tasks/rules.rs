//! Task commands → drafts. Knows the task's fields and that a follow-up needs a failed check.

use super::{Command, Owner, Refusal, Status, Task, field, id_at, key};
use crate::domain::command::{self, Ctx, Draft, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::inspections::{MAX_NOTE, Outcome, Run, Spot};
use crate::domain::record::DELETED;
use crate::domain::records::Records;
use crate::domain::value::Value;
use chrono::NaiveDate;

type Decided = Result<Draft, command::Refusal>;

/// What a task command writes.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Decided {
    match command {
        Command::FollowUp { at, what, owner, due } => follow_up(records, at, what, owner, *due),
        Command::Assign { task, owner, due } => {
            require(records, &key(task))?;
            Ok(assigned(Draft::new("task.assign"), task, owner, *due))
        }
        Command::Done { task, result } => done(records, task, result, ctx),
        Command::Recheck { task, passed } => recheck(records, task, *passed, ctx),
        Command::Reopen { task } => {
            require(records, &key(task))?;
            Ok(Draft::new("task.reopen").set(&key(task), field::STATUS, Value::Null))
        }
        Command::Note { task, id, text } => {
            require(records, &key(task))?;
            let text = limited(text)?;
            Ok(Draft::new("task.note").set(&key(task), Field::keyed(&["note", id]), text))
        }
    }
}

fn follow_up(records: &Records, at: &Spot, what: &str, owner: &Owner, due: NaiveDate) -> Decided {
    let what = limited(what)?;
    if what.is_empty() {
        return Err(Refusal::NoWhat.into());
    }
    let run = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref));
    if run.outcome(&at.check, &at.entry) != Some(Outcome::Fail) {
        return Err(Refusal::NotFailed.into());
    }
    Ok(written(at, what, owner, due))
}

/// The follow-up of a spot that is about to fail, for a command that makes both. One that is there is told of it as well
/// and keeps its owner and date; one that was done is open again.
///
/// # Errors
/// Nothing, or too much, is to be done.
pub fn opened(
    records: &Records,
    at: &Spot,
    what: &str,
    owner: &Owner,
    due: NaiveDate,
) -> Result<Draft, command::Refusal> {
    let what = limited(what)?;
    if what.is_empty() {
        return Err(Refusal::NoWhat.into());
    }
    let Some(known) = super::at(records, at) else { return Ok(written(at, what, owner, due)) };
    let all = added(&known.what, what);
    let key = key(&known.id);
    Ok(Draft::default().set(&key, field::WHAT, limited(&all)?).set(&key, field::STATUS, Value::Null))
}

/// A text with a line added, unless it stands there.
pub fn added(before: &str, line: &str) -> String {
    match before.trim() {
        "" => line.to_owned(),
        text if text.contains(line) => text.to_owned(),
        text => format!("{text}\n{line}"),
    }
}

fn written(at: &Spot, what: &str, owner: &Owner, due: NaiveDate) -> Draft {
    let id = id_at(at);
    let draft = Draft::new("task.follow_up")
        .set(&key(&id), DELETED, Value::Null)
        .set(&key(&id), field::SHOP, at.run.shop.as_str())
        .set(&key(&id), field::WHAT, what)
        .set(&key(&id), field::RUN, at.run.record_id().as_str())
        .set(&key(&id), field::CHECK, at.check.as_str())
        .set(&key(&id), field::ENTRY, at.entry.as_str());
    assigned(draft, &id, owner, due)
}

fn assigned(draft: Draft, task: &RecordId, owner: &Owner, due: NaiveDate) -> Draft {
    draft.set(&key(task), field::OWNER, owner.code()).set(&key(task), field::DUE, due.to_string())
}

fn limited(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    if text.chars().count() > MAX_NOTE { Err(Refusal::TooLong(MAX_NOTE)) } else { Ok(text) }
}

fn done(records: &Records, task: &RecordId, result: &str, ctx: &Ctx) -> Decided {
    if Task::read(require(records, &key(task))?).status != Status::Open {
        return Err(Refusal::AlreadyDone.into());
    }
    Ok(Draft::new("task.done")
        .set(&key(task), field::STATUS, "done")
        .set(&key(task), field::RESULT, limited(result)?)
        .set(&key(task), field::DONE_BY, ctx.person.as_str())
        .set(&key(task), field::DONE_AT, ctx.now))
}

fn recheck(records: &Records, task: &RecordId, passed: bool, ctx: &Ctx) -> Decided {
    let before = Task::read(require(records, &key(task))?);
    if before.status != Status::Done {
        return Err(Refusal::NotDone.into());
    }
    let draft = Draft::new("task.recheck").set(&key(task), field::RECHECKED_BY, ctx.person.as_str()).set(
        &key(task),
        field::RECHECKED_AT,
        ctx.now,
    );
    Ok(if passed {
        draft.set(&key(task), field::STATUS, "rechecked")
    } else {
        draft.set(&key(task), field::STATUS, Value::Null).set(&key(task), field::SENT_BACK, before.sent_back + 1)
    })
}
