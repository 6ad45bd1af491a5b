//! Campaign commands → drafts. Everybody may change a campaign. Knows its fields, and listings by their names.

use super::{Command, MAX_NAME, MAX_TEXT, Refusal, field, key, saving_value};
use crate::domain::command::{self, Draft, Restore, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings;
use crate::domain::listings::stacking::Saving;
use crate::domain::money::MAX_MINOR;
use crate::domain::period::{MAX_INSTANT, is_forward};
use crate::domain::record::{DELETED, Record};
use crate::domain::records::Records;
use crate::domain::value::Value;

type Decided = Result<Draft, command::Refusal>;

/// The whole of a price, in ten-thousandths.
const WHOLE: i64 = 10_000;

/// What a campaign command writes.
///
/// # Errors
/// A rule refuses it.
pub fn decide(command: &Command, records: &Records) -> Decided {
    match command {
        Command::Create { id, shop, name, from, until } => create(id, shop, name, *from, *until),
        Command::Edit { campaign, edits } => {
            let record = require(records, &key(campaign))?;
            Ok(written(Draft::new("campaign.edit"), campaign, allowed(Some(record), edits)?))
        }
        Command::Item { campaign, listing, price } => item(records, campaign, listing, *price),
        Command::Saving { campaign, id, saving } => {
            require(records, &key(campaign))?;
            let value = saving.as_ref().map_or(Ok(Value::Null), |(label, saving)| offer(id, label, saving))?;
            Ok(Draft::new("campaign.saving").set(&key(campaign), field::saving(id), value))
        }
        Command::Delete { campaign } => {
            require(records, &key(campaign))?;
            Ok(Draft::new("campaign.delete").set(&key(campaign), DELETED, true))
        }
    }
}

fn create(id: &RecordId, shop: &RecordId, name: &str, from: Option<i64>, until: Option<i64>) -> Decided {
    let number = |number: Option<i64>| number.map_or(Value::Null, Value::Int);
    let edits = [(field::NAME, name.into()), (field::FROM, number(from)), (field::UNTIL, number(until))];
    let draft = Draft::new("campaign.create").set(&key(id), field::SHOP, shop.as_str());
    Ok(written(draft, id, allowed(None, &edits)?))
}

fn written(draft: Draft, id: &RecordId, edits: Vec<(Field, Value)>) -> Draft {
    edits.into_iter().fold(draft, |draft, (field, value)| draft.set(&key(id), field, value))
}

/// The edits as they are stored.
fn allowed(record: Option<&Record>, edits: &[(Field, Value)]) -> Result<Vec<(Field, Value)>, Refusal> {
    let one = |(field, value): &(Field, Value)| Ok((field.clone(), checked(field, value)?));
    let edits = edits.iter().map(one).collect::<Result<Vec<_>, Refusal>>()?;
    let int = |field: &Field| {
        let written = edits.iter().rev().find(|(known, _)| known == field).map(|(_, value)| value.as_int());
        written.unwrap_or_else(|| record.and_then(|record| record.int(field)))
    };
    if is_forward((int(&field::FROM), int(&field::UNTIL))) { Ok(edits) } else { Err(Refusal::EndsFirst) }
}

fn checked(field: &Field, value: &Value) -> Result<Value, Refusal> {
    match (field.as_str(), value) {
        ("name", Value::Text(text)) => match limited(field, text, MAX_NAME)? {
            Value::Null => Err(Refusal::NoName),
            name => Ok(name),
        },
        ("name", _) => Err(Refusal::NoName),
        ("content" | "rules" | "page", Value::Text(text)) => limited(field, text, MAX_TEXT),
        ("from" | "until", Value::Int(0..=MAX_INSTANT)) | ("member", Value::Int(1..=WHOLE)) => Ok(value.clone()),
        ("member", Value::Int(_)) => Err(Refusal::NotAShare),
        ("content" | "rules" | "page" | "from" | "until" | "member", Value::Null) => Ok(Value::Null),
        _ => Err(Refusal::NotAllowed(field.clone())),
    }
}

fn limited(field: &Field, text: &str, most: usize) -> Result<Value, Refusal> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Refusal::TooLong { field: field.clone(), most });
    }
    Ok(if text.is_empty() { Value::Null } else { text.into() })
}

/// An item is taken in by its listing, and taken out whether that is still there or not.
fn item(records: &Records, campaign: &RecordId, listing: &RecordId, price: Option<Option<i64>>) -> Decided {
    require(records, &key(campaign))?;
    if price.is_some() {
        require(records, &listings::key(listing))?;
    }
    let value = match price {
        None => Value::Null,
        // Nothing for the price that it has: an item costs nothing in no campaign.
        Some(None) => 0.into(),
        Some(Some(price @ 1..=MAX_MINOR)) => price.into(),
        Some(Some(_)) => return Err(Refusal::NotAnAmount.into()),
    };
    Ok(Draft::new("campaign.item").set(&key(campaign), field::item(listing.as_str()), value))
}

fn offer(id: &str, label: &str, saving: &Saving) -> Result<Value, Refusal> {
    let label = limited(&field::saving(id), label, MAX_NAME)?;
    let amounts = 0..=MAX_MINOR;
    if !amounts.contains(&saving.from) || !amounts.contains(&saving.off) {
        return Err(Refusal::NotAnAmount);
    }
    if saving.off == 0 || (saving.from > 0 && saving.off > saving.from) {
        return Err(Refusal::NotASaving);
    }
    // Without an amount to reach there is nothing that could repeat.
    let saving = Saving { repeats: saving.repeats && saving.from > 0, ..*saving };
    Ok(saving_value(label.as_str().unwrap_or_default(), &saving))
}

/// Whether an old value fits what the campaign says now. Items and coupons were checked when they were written.
///
/// # Errors
/// A rule refuses it.
pub fn permit_restore(restore: &Restore, records: &Records) -> Result<(), command::Refusal> {
    let is_own = ["name", "content", "rules", "page", "from", "until", "member"].contains(&restore.field.as_str());
    if !is_own {
        return Ok(());
    }
    let record = records.by_key(&restore.key).map(AsRef::as_ref);
    Ok(allowed(record, &[(restore.field.clone(), restore.value.clone())]).map(drop)?)
}
