//! Commands about requests → drafts. Knows who may what; what is asked, decided and carried out stands beside it.

use super::ask::{ask, limited};
use super::decided::{Word, approved, decide as decided, open};
use super::deputy::{delegation_key, field as deputy};
use super::effect::carry_out;
use super::progress::{Now, chain_of};
use super::rule::{is_allowed, rule_key};
use super::what::What;
use super::{Command, MAX_TEXT, Refusal, field, key};
use crate::domain::command::{self, Ctx, Draft, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::people::{self, Permission, permit};
use crate::domain::record::DELETED;
use crate::domain::records::Records;
use crate::domain::value::Value;
use chrono::NaiveDate;

type Decided = Result<Draft, command::Refusal>;

/// What a command about requests writes.
///
/// # Errors
/// A rule refuses it.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Decided {
    match command {
        Command::Ask { id, shop, asked } => ask(id, shop, asked, records, ctx),
        Command::Decide { request, id, step, verdict, fields, why, back } => {
            let word = Word { id, step: *step, verdict, fields, why: why.trim(), back: *back };
            decided(request, &word, records, ctx)
        }
        Command::Withdraw { request } => withdraw(request, records, ctx),
        Command::Done { request } => done(request, records, ctx),
        Command::Note { request, id, text } => {
            require(records, &key(request))?;
            let text = limited(text, MAX_TEXT)?;
            let text = if text.is_empty() { Value::Null } else { text.into() };
            Ok(Draft::new("request.note").set(&key(request), field::note(id), text))
        }
        Command::Rule { shop, what, edits } => rule(shop, *what, edits, records, ctx),
        Command::Delegate { id, person, deputy, from, until } => {
            delegate(id, person, deputy, *from, *until, records, ctx)
        }
        Command::EndDelegation { id } => {
            let person = RecordId::new(require(records, &delegation_key(id))?.text(&deputy::PERSON));
            own_absence(&person, records, ctx)?;
            Ok(Draft::new("request.delegate_end").set(&delegation_key(id), DELETED, true))
        }
    }
}

/// Who asked may; of somebody who has left, whoever may approve.
fn withdraw(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let request = open(records, id)?;
    if !people::is_same(records, &request.by, &ctx.person) {
        let is_there = people::find(records, &request.by).is_some_and(|person| !person.retired);
        if is_there {
            return Err(Refusal::NotTheAsker.into());
        }
        permit(records, ctx, Permission::ApproveListings)?;
    }
    Ok(Draft::new("request.withdraw").set(&key(id), field::WITHDRAWN, true))
}

fn done(id: &RecordId, records: &Records, ctx: &Ctx) -> Decided {
    let request = open(records, id)?;
    let (_, chain, _) = chain_of(records, &request);
    let fields = approved(&request, Now::of(records, &request).standings(&chain));
    let draft = Draft::new("request.done");
    match () {
        () if fields.is_empty() => Err(Refusal::NotApproved.into()),
        () if request.what.is_of_listing() => carry_out(draft, &request, &fields, records, ctx),
        () => Ok(draft.set(&key(id), field::DONE_AT, ctx.now).set(&key(id), field::DONE_BY, ctx.person.as_str())),
    }
}

fn rule(shop: &RecordId, what: What, edits: &[(Field, Value)], records: &Records, ctx: &Ctx) -> Decided {
    permit(records, ctx, Permission::ChangeSettings)?;
    if let Some((wrong, _)) = edits.iter().find(|(field, value)| !is_allowed(what, field, value)) {
        return Err(Refusal::NotARule(wrong.clone()).into());
    }
    let key = rule_key(records, shop, what);
    let draft = Draft::new("request.rule").set(&key, DELETED, Value::Null);
    Ok(edits.iter().fold(draft, |draft, (field, value)| draft.set(&key, field.clone(), value.clone())))
}

/// One's own absence anybody may settle; another's, whoever manages people.
fn own_absence(person: &RecordId, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    if people::is_same(records, person, &ctx.person) { Ok(()) } else { permit(records, ctx, Permission::ManagePeople) }
}

fn delegate(
    id: &RecordId,
    person: &RecordId,
    other: &RecordId,
    from: NaiveDate,
    until: NaiveDate,
    records: &Records,
    ctx: &Ctx,
) -> Decided {
    own_absence(person, records, ctx)?;
    let is_known = |id: &RecordId| people::find(records, id).is_some_and(|person| !person.retired);
    if !is_known(person) || !is_known(other) || people::is_same(records, person, other) {
        return Err(Refusal::NotADeputy.into());
    }
    if until < from {
        return Err(Refusal::EndsBefore.into());
    }
    let key = delegation_key(id);
    Ok(Draft::new("request.delegate")
        .set(&key, DELETED, Value::Null)
        .set(&key, deputy::PERSON, person.as_str())
        .set(&key, deputy::DEPUTY, other.as_str())
        .set(&key, deputy::FROM, from.to_string())
        .set(&key, deputy::UNTIL, until.to_string()))
}
