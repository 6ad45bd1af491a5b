//! Shop commands → drafts. Knows the shop's fields only.

use super::{Command, Platform, Refusal, SHOP, canonical, field, key};
use crate::domain::calendar::{date, parse_time};
use crate::domain::command::{self, Ctx, Draft, Restore, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::people::{Permission, permit};
use crate::domain::records::Records;
use crate::domain::value::Value;

/// What a shop command writes.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Result<Draft, command::Refusal> {
    match command {
        Command::Create { id, name, platform, industry, zone } => create(id, name, *platform, industry, zone, ctx),
        Command::Set { shop, field, value } => {
            permit(records, ctx, Permission::ChangeSettings)?;
            require(records, &key(shop))?;
            Ok(Draft::new("shop.set").set(&key(shop), field.clone(), checked(field, value)?))
        }
        Command::Join { kept, duplicate } => {
            permit(records, ctx, Permission::ChangeSettings)?;
            join(records, kept, duplicate)
        }
    }
}

/// Whether the person may put an old value back.
pub fn permit_restore(restore: &Restore, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    permit(records, ctx, Permission::ChangeSettings)?;
    if restore.field == field::NAME {
        checked(&field::NAME, restore.value.as_str().unwrap_or_default())?;
    }
    Ok(())
}

fn create(
    id: &RecordId,
    name: &str,
    platform: Platform,
    industry: &str,
    zone: &str,
    ctx: &Ctx,
) -> Result<Draft, command::Refusal> {
    let key = key(id);
    let draft = Draft::new("shop.create")
        .set(&key, field::NAME, checked(&field::NAME, name)?)
        .set(&key, field::PLATFORM, platform.code())
        .set(&key, field::INDUSTRY, industry.trim())
        .set(&key, field::ZONE, zone)
        .set(&key, field::SINCE, date(ctx.zone, ctx.now).to_string());
    Ok(draft)
}

fn checked(field: &Field, typed: &str) -> Result<Value, Refusal> {
    let typed = typed.trim();
    if *field == field::NAME && typed.is_empty() {
        return Err(Refusal::NoName);
    }
    if *field == field::INSPECTION_DUE || *field == field::BACKUP_AT {
        return parse_time(typed).map(|_| typed.into()).ok_or_else(|| Refusal::NotATime(typed.to_owned()));
    }
    if *field == field::INSPECTION_GRACE {
        let hours = typed.parse::<i64>().ok().filter(|hours| (0..=72).contains(hours));
        return hours.map(Value::Int).ok_or_else(|| Refusal::NotHours(typed.to_owned()));
    }
    Ok(typed.into())
}

fn join(records: &Records, kept: &RecordId, duplicate: &RecordId) -> Result<Draft, command::Refusal> {
    require(records, &key(kept))?;
    require(records, &key(duplicate))?;
    if canonical(records, &SHOP, kept) == canonical(records, &SHOP, duplicate) {
        return Err(Refusal::JoinCircle.into());
    }
    Ok(Draft::new("shop.join").set(&key(duplicate), field::ALIAS_OF, kept.as_str()))
}
