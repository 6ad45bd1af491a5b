//! Template commands → drafts. Knows what a property can hold through `properties`; no storage, no screen.

use super::content::Content;
use super::known::{content, is_in_program, version_key};
use super::properties::{fits, is_name};
use super::{Command, MAX_TEXT, Refusal, TEMPLATE, field, in_use};
use crate::domain::calendar::date;
use crate::domain::command::{self, Ctx, Draft, Restore};
use crate::domain::ids::{Field, Key, RecordId};
use crate::domain::people::{Permission, permit};
use crate::domain::record::DELETED;
use crate::domain::records::Records;
use crate::domain::value::Value;
use smol_str::SmolStr;

type Decided = Result<Draft, command::Refusal>;

/// What a template command writes.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Decided {
    permit(records, ctx, Permission::EditTemplates)?;
    match command {
        Command::Create { id, content } => create(id, content),
        Command::Edit { template, base, edits } => edit(template, base.as_ref(), edits, records),
        Command::Use { template, base, shop, on } => {
            let value: Value = if *on { date(ctx.zone, ctx.now).to_string().into() } else { "no".into() };
            let draft = based("template.use", template, base.as_ref(), records)?;
            Ok(draft.set(&key(template), in_use(shop), value))
        }
    }
}

/// Whether the person may put an old value back: it must still fit to what stands around it.
pub fn permit_restore(restore: &Restore, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    permit(records, ctx, Permission::EditTemplates)?;
    let path = restore.field.as_str();
    let is_property = restore.field != DELETED && !path.starts_with("use/");
    if !is_property || restore.value.is_null() && !is_name(path) {
        return Ok(());
    }
    edit(&restore.key.id, None, &[(SmolStr::new(path), restore.value.clone())], records).map(drop)
}

fn create(id: &RecordId, content: &Content) -> Decided {
    let mut draft = Draft::new("template.create").set(&key(id), DELETED, Value::Null);
    for (path, value) in content.iter() {
        check(path, value)?;
        draft = draft.set(&key(id), Field::new(path), value.clone());
    }
    named(content, "")?;
    Ok(draft)
}

fn edit(id: &RecordId, base: Option<&Content>, edits: &[(SmolStr, Value)], records: &Records) -> Decided {
    let mut after = content(records, id.as_str()).or_else(|| base.cloned()).unwrap_or_default();
    let mut draft = based("template.edit", id, base, records)?;
    for (path, value) in edits {
        check(path, value)?;
        after.set(path, value.clone());
        draft = draft.set(&key(id), Field::new(path), value.clone());
    }
    for (path, _) in edits {
        let part = path.rfind('/').map_or("", |end| &path[..=end]);
        if is_name(path) {
            named(&after, part)?;
        }
        let bound = |name: &str| after.get(&format!("{part}{name}")).and_then(Value::as_int);
        if bound("min").zip(bound("max")).is_some_and(|(min, max)| min > max) {
            return Err(Refusal::EmptyRange(path.to_string()).into());
        }
    }
    Ok(draft)
}

/// A draft in which the template has its record. What a shipped file says is remembered beneath the shop's changes:
/// another device may never have read that file.
fn based(name: &'static str, id: &RecordId, base: Option<&Content>, records: &Records) -> Decided {
    let draft = Draft::new(name);
    let known = records.by_key(&key(id)).filter(|record| !record.is_deleted());
    if known.is_some_and(|record| record.get(&field::BASE).is_some()) || is_in_program(id.as_str()) {
        return Ok(draft);
    }
    let Some(base) = base else { return known.map(|_| draft).ok_or_else(|| command::Refusal::UnknownRecord(key(id))) };
    let version = version_key(&base.digest());
    Ok(draft.set(&key(id), DELETED, Value::Null).set(&key(id), field::BASE, version.id.as_str()).set(
        &version,
        field::CONTENT,
        base.value(),
    ))
}

fn check(path: &str, value: &Value) -> Result<(), Refusal> {
    if value.as_str().is_some_and(|text| text.chars().count() > MAX_TEXT) {
        return Err(Refusal::TooLong(MAX_TEXT));
    }
    if fits(path, value) == Some(true) {
        return Ok(());
    }
    Err(Refusal::NotAllowed { path: path.to_owned(), value: value.canonical() })
}

/// Refuses a part without a name in either language.
fn named(content: &Content, part: &str) -> Result<(), Refusal> {
    let is_blank = |name: &str| {
        content.get(&format!("{part}{name}")).and_then(Value::as_str).unwrap_or_default().trim().is_empty()
    };
    if is_blank("zh") && is_blank("en") { Err(Refusal::NoWords(part.to_owned())) } else { Ok(()) }
}

/// The full name of a template's record.
fn key(id: &RecordId) -> Key {
    Key::new(TEMPLATE, id.clone())
}
