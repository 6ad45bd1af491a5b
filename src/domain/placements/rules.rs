//! Placement commands → drafts. Everybody may change what is shown where. Knows listings and campaigns by their names.

use super::writing::{self, MAX_NAME, MAX_TEXT, checked};
use super::{Command, Form, Placement, Refusal, category_field, category_key, field, key, views};
use crate::domain::command::{self, Ctx, Draft, Restore, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::record::{DELETED, Record};
use crate::domain::records::Records;
use crate::domain::value::Value;
use crate::domain::{campaigns, listings, shops};
use smol_str::SmolStr;

type Decided = Result<Draft, command::Refusal>;
type Edits = Vec<(Field, Value)>;

/// What a placement command writes.
///
/// # Errors
/// A rule refuses it.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Decided {
    match command {
        Command::Create { id, shop, form } => create(records, id, shop, form),
        Command::Edit { placement, edits } => {
            let record = require(records, &key(placement))?;
            let edits = allowed(records, Some(record), edits)?;
            Ok(written(Draft::new("placement.edit"), placement, edits))
        }
        Command::Move { placement, order } => moved(records, placement, *order),
        Command::Picture { placement, sha } => {
            require(records, &key(placement))?;
            let sha = checked(&field::PICTURE, &sha.as_str().into())?;
            Ok(Draft::new("placement.picture").set(&key(placement), field::PICTURE, sha))
        }
        Command::Clear { placement, why } => clear(records, placement, why, ctx),
        Command::Note { placement, id, text } => {
            require(records, &key(placement))?;
            let field = field::note(id);
            let text = checked(&field, &text.as_str().into())?;
            Ok(Draft::new("placement.note").set(&key(placement), field, text))
        }
        Command::Delete { placement } => {
            require(records, &key(placement))?;
            Ok(Draft::new("placement.delete").set(&key(placement), DELETED, true))
        }
        Command::Category { shop, name, discount } => category(shop, name, *discount),
    }
}

fn create(records: &Records, id: &RecordId, shop: &RecordId, form: &Form) -> Decided {
    let edits = allowed(records, None, &form.edits())?;
    let draft = Draft::new("placement.create").set(&key(id), field::SHOP, shop.as_str());
    Ok(written(draft, id, edits))
}

/// The edits as they are stored.
fn allowed(records: &Records, record: Option<&Record>, edits: &[(Field, Value)]) -> Result<Edits, command::Refusal> {
    let mut allowed = Edits::new();
    for (field, value) in edits {
        let value = checked(field, value)?;
        let is_new = record.and_then(|record| record.get(field)) != Some(&value);
        if is_new && let Some(id) = value.as_str() {
            check_known(records, field, id)?;
        }
        allowed.push((field.clone(), value));
    }
    writing::check_together(record, &allowed)?;
    Ok(allowed)
}

/// What is named here must be there.
fn check_known(records: &Records, field: &Field, id: &str) -> Result<(), command::Refusal> {
    let id = RecordId::new(id);
    match () {
        () if *field == field::LISTING => require(records, &listings::key(&id)).map(drop),
        () if *field == field::CAMPAIGN => require(records, &campaigns::key(&id)).map(drop),
        () => Ok(()),
    }
}

fn written(draft: Draft, id: &RecordId, edits: Edits) -> Draft {
    edits.into_iter().fold(draft, |draft, (field, value)| draft.set(&key(id), field, value))
}

/// One command for the one that moves and those that make room, so that one undo brings all of them back.
fn moved(records: &Records, placement: &RecordId, order: i64) -> Decided {
    let own = Placement::read(require(records, &key(placement))?);
    let value = checked(&field::ORDER, &order.into())?;
    let draft = Draft::new("placement.move").set(&key(placement), field::ORDER, value);
    let all = views::of_shop(records, &shops::canonical(records, &shops::SHOP, &own.shop));
    let there = views::neighbours(&all, &own).into_iter().filter(|other| other.id != own.id && other.order == order);
    Ok(there.fold(draft, |draft, other| draft.set(&key(&other.id), field::ORDER, own.order)))
}

/// One that is over already stays as it is: two people may take it off at the same time.
fn clear(records: &Records, placement: &RecordId, why: &str, ctx: &Ctx) -> Decided {
    let own = Placement::read(require(records, &key(placement))?);
    let until = own.until.map_or(ctx.now, |until| until.min(ctx.now));
    let why = writing::limited(&field::note(""), why, MAX_TEXT)?;
    let draft = Draft::new("placement.clear").set(&key(placement), field::UNTIL, until);
    Ok(Draft { reason: SmolStr::new(why.as_str().unwrap_or_default()), ..draft })
}

fn category(shop: &RecordId, name: &str, discount: bool) -> Decided {
    let name = writing::limited(&category_field::NAME, name, MAX_NAME)?;
    let Some(text) = name.as_str() else { return Err(Refusal::NoName.into()) };
    let key = category_key(shop, text);
    Ok(Draft::new("placement.category")
        .set(&key, DELETED, Value::Null)
        .set(&key, category_field::SHOP, shop.as_str())
        .set(&key, category_field::NAME, text)
        .set(&key, category_field::DISCOUNT, discount))
}

/// Whether an old value fits what the placement says now.
///
/// # Errors
/// A rule refuses it.
pub fn permit_restore(restore: &Restore, records: &Records) -> Result<(), command::Refusal> {
    if restore.field == DELETED {
        return Ok(());
    }
    let record = records.by_key(&restore.key).map(AsRef::as_ref);
    allowed(records, record, &[(restore.field.clone(), restore.value.clone())]).map(drop)
}
