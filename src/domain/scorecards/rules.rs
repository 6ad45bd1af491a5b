//! Commands about scorecards → drafts. Knows who may change one, and what a property may hold.

use super::card::{id_of, read};
use super::{
    Command, DEPARTMENT, Direction, Group, Indicator, MAX_INDICATORS, MAX_NAME, MAX_TEXT, Refusal, Scoring, Source,
    Unit, WHOLE, card, cards, field, is_shipped, key, shipped,
};
use crate::domain::command::{self, Ctx, Draft};
use crate::domain::ids::{Field, RecordId, ReplicaId};
use crate::domain::people::{DEFAULT_ROLES, Permission, permit};
use crate::domain::record::{DELETED, Record};
use crate::domain::records::Records;
use crate::domain::shops;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;

type Decided = Result<Draft, command::Refusal>;

/// What a command about scorecards writes (KPI-31: who scores others defines by what).
///
/// # Errors
/// A rule refuses it.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Decided {
    permit(records, ctx, Permission::Appraise)?;
    match command {
        Command::Create { id, shop, name, role, from } => create(id, shop, name.trim(), role, from.as_ref(), records),
        Command::Edit { card, edits } => edit(card, edits, records, ctx),
    }
}

fn create(
    id: &RecordId,
    shop: &RecordId,
    name: &str,
    role: &str,
    from: Option<&RecordId>,
    records: &Records,
) -> Decided {
    let source = from.map(|from| card(records, shop, from).ok_or(Refusal::UnknownCard)).transpose()?;
    let base = source.as_ref().map(|card| card.base.clone()).unwrap_or_default();
    let draft = Draft::new("scorecard.create")
        .set(&key(id), field::SHOP, shop.as_str())
        .set(&key(id), field::BASE, base.as_str())
        .set(&key(id), field::NAME, checked(&field::NAME, &name.into())?)
        .set(&key(id), field::ROLE, checked(&field::ROLE, &role.into())?);
    let indicators = source.iter().flat_map(|card| card.live());
    Ok(indicators.fold(draft, |draft, indicator| {
        let properties = indicator.properties();
        properties.into_iter().fold(draft, |draft, (property, value)| {
            draft.set(&key(id), field::indicator(&indicator.id, &property), value)
        })
    }))
}

fn edit(id: &RecordId, edits: &[(Field, Value)], records: &Records, ctx: &Ctx) -> Decided {
    let Some((shop, card)) = find(records, id) else { return Err(Refusal::UnknownCard.into()) };
    let shipped = is_shipped(records, &shop, id);
    let mut after = records.by_key(&key(id)).map_or_else(|| Record::new(key(id)), |record| (**record).clone());
    let draft = Draft::new("scorecard.edit").set(&key(id), DELETED, Value::Null);
    let mut draft = draft.set(&key(id), field::SHOP, shop.as_str()).set(&key(id), field::BASE, card.base.as_str());
    for (field, value) in edits {
        // A shipped card has a name to go back to.
        let value =
            if shipped && *field == field::NAME && value.is_null() { Value::Null } else { checked(field, value)? };
        let stamp = Stamp::next(after.cells().map(|(_, cell)| cell.stamp).max(), ctx.now, ReplicaId(0));
        after.put(field.clone(), value.clone(), stamp);
        draft = draft.set(&key(id), field.clone(), value);
    }
    let after = read(records, &shop, id, Some(&after)).unwrap_or(card);
    sound(&after.indicators, edits)?;
    Ok(draft)
}

/// A card and its shop: a shipped one of any shop, or a stored one.
pub(super) fn find(records: &Records, id: &RecordId) -> Option<(RecordId, super::Card)> {
    let stored = records.by_key(&key(id)).map(|record| RecordId::new(record.text(&field::SHOP)));
    let of_shipped = || {
        let own = |shop: &shops::Shop| shipped::CODES.iter().any(|code| id_of(records, &shop.id, code) == *id);
        shops::list(records).into_iter().find(own).map(|shop| shop.id)
    };
    let shop = stored.or_else(of_shipped)?;
    let found = card(records, &shop, id).or_else(|| cards(records, &shop).into_iter().find(|card| card.id == *id))?;
    Some((shop, found))
}

/// After an edit: each scoring that was touched can be used, in the direction that its indicator has now.
fn sound(indicators: &[Indicator], edits: &[(Field, Value)]) -> Result<(), Refusal> {
    if indicators.len() > MAX_INDICATORS {
        return Err(Refusal::TooMany(MAX_INDICATORS));
    }
    let is_touched = |indicator: &&Indicator| {
        edits.iter().any(|(field, _)| field.parts().nth(1).is_some_and(|id| id == indicator.id.as_str()))
    };
    let wrong = indicators.iter().filter(is_touched).find(|indicator| !indicator.scoring.is_sound(indicator.direction));
    wrong.map_or(Ok(()), |one| Err(Refusal::NotAScoring(field::indicator(&one.id, field::of::SCORING))))
}

/// The value as it is stored; `Null` gives back what is shipped.
fn checked(field: &Field, value: &Value) -> Result<Value, Refusal> {
    let parts: Vec<&str> = field.parts().collect();
    if value.is_null() {
        return if parts == ["name"] { Err(Refusal::NoName) } else { Ok(Value::Null) };
    }
    let refused = || Refusal::NotAllowed(field.clone());
    let is_text = |most: usize| match value.as_str() {
        Some(text) if text.chars().count() <= most => Ok(()),
        Some(_) => Err(Refusal::TooLong { field: field.clone(), most }),
        None => Err(refused()),
    };
    let is_code = |is_known: &dyn Fn(&str) -> bool| {
        if value.as_str().is_some_and(is_known) { Ok(()) } else { Err(refused()) }
    };
    let is_number = |least: i64, most: i64| {
        if value.as_int().is_some_and(|number| (least..=most).contains(&number)) { Ok(()) } else { Err(refused()) }
    };
    let is_flag = || value.as_bool().map(|_| ()).ok_or_else(refused);
    use field::of;
    match parts.as_slice() {
        ["name"] if value.as_str().is_some_and(|name| name.trim().is_empty()) => Err(Refusal::NoName),
        ["name"] | ["indicator", _, of::NAME] => is_text(MAX_NAME),
        ["role"] => is_code(&|code| code == DEPARTMENT || DEFAULT_ROLES.iter().any(|role| role.code == code))
            .map_err(|_| Refusal::UnknownRole),
        ["archived"] | ["indicator", _, of::ARCHIVED] => is_flag(),
        ["indicator", _, of::DEFINITION | of::FORMULA | of::ANCHORS] => is_text(MAX_TEXT),
        ["indicator", _, of::UNIT] => is_code(&|code| Unit::ALL.iter().any(|unit| unit.code() == code)),
        ["indicator", _, of::DIRECTION] => {
            is_code(&|code| [Direction::Up, Direction::Down].iter().any(|one| one.code() == code))
        }
        ["indicator", _, of::SOURCE] => is_code(&|code| Source::from_code(code).code() == code),
        ["indicator", _, of::GROUP] => is_code(&|code| Group::ALL.iter().any(|group| group.code() == code)),
        ["indicator", _, of::TARGET] => is_number(-MAX_VALUE, MAX_VALUE),
        ["indicator", _, of::WEIGHT] => is_number(0, WHOLE),
        ["indicator", _, of::ORDER] => is_number(0, 10_000),
        ["indicator", _, of::SCORING] => {
            Scoring::read(value).map(|_| ()).ok_or_else(|| Refusal::NotAScoring(field.clone()))
        }
        _ => Err(refused()),
    }
    .map(|()| value.clone())
}

/// The largest value of an indicator, ten-thousandths: a hundred thousand million of its unit.
pub const MAX_VALUE: i64 = 1_000_000_000_000_000;
