//! People commands → drafts. Knows people's and roles' fields only.

use super::{Command, Level, PERSON, Permission, ROLE, Refusal, field, key, permit, role};
use crate::domain::command::{self, Ctx, Draft, Restore, require};
use crate::domain::ids::{Key, RecordId};
use crate::domain::records::Records;
use crate::domain::shops::canonical;

/// What a people command writes.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Result<Draft, command::Refusal> {
    match command {
        Command::Create { id, name, role } => create(records, id, name, role),
        Command::Rename { person, name } => {
            require(records, &key(person))?;
            Ok(Draft::new("person.rename").set(&key(person), field::NAME, named(name)?))
        }
        Command::SetRole { person, role } => {
            permit(records, ctx, Permission::ManagePeople)?;
            set_role(records, person, role)
        }
        Command::Retire { person, retired } => {
            permit(records, ctx, Permission::ManagePeople)?;
            retire(records, person, *retired)
        }
        Command::Join { kept, duplicate } => {
            permit(records, ctx, Permission::ManagePeople)?;
            join(records, kept, duplicate)
        }
        Command::SetLevel { role, level } => {
            permit(records, ctx, Permission::ManagePeople)?;
            set_level(records, role, *level)
        }
    }
}

/// Whether the person may put an old value back.
pub fn permit_restore(restore: &Restore, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    if restore.key.kind == PERSON && restore.field == field::NAME {
        return Ok(named(restore.value.as_str().unwrap_or_default()).map(drop)?);
    }
    permit(records, ctx, Permission::ManagePeople)
}

fn create(records: &Records, id: &RecordId, name: &str, code: &str) -> Result<Draft, command::Refusal> {
    let name = named(name)?;
    known_role(records, code)?;
    Ok(Draft::new("person.create").set(&key(id), field::NAME, name).set(&key(id), field::ROLE, code))
}

fn named(name: &str) -> Result<&str, Refusal> {
    Some(name.trim()).filter(|name| !name.is_empty()).ok_or(Refusal::NoName)
}

fn known_role(records: &Records, code: &str) -> Result<(), Refusal> {
    role(records, code).map(|_| ()).ok_or_else(|| Refusal::UnknownRole(code.to_owned()))
}

fn set_role(records: &Records, person: &RecordId, code: &str) -> Result<Draft, command::Refusal> {
    require(records, &key(person))?;
    known_role(records, code)?;
    Ok(Draft::new("person.role").set(&key(person), field::ROLE, code))
}

fn retire(records: &Records, person: &RecordId, retired: bool) -> Result<Draft, command::Refusal> {
    require(records, &key(person))?;
    Ok(Draft::new("person.retire").set(&key(person), field::RETIRED, retired))
}

fn join(records: &Records, kept: &RecordId, duplicate: &RecordId) -> Result<Draft, command::Refusal> {
    require(records, &key(kept))?;
    require(records, &key(duplicate))?;
    if canonical(records, &PERSON, kept) == canonical(records, &PERSON, duplicate) {
        return Err(Refusal::JoinCircle.into());
    }
    Ok(Draft::new("person.join").set(&key(duplicate), field::ALIAS_OF, kept.as_str()))
}

fn set_level(records: &Records, code: &str, level: Level) -> Result<Draft, command::Refusal> {
    known_role(records, code)?;
    let key = Key::new(ROLE, RecordId::new(code));
    Ok(Draft::new("role.level").set(&key, field::LEVEL, level.number()))
}
