//! A shop's own rules of approval over the shipped ones: only what was changed is stored (S14). Knows no request.

use super::chain::{Chain, Step, Who};
use super::major::Major;
use super::what::What;
use crate::domain::ids::{Field, Key, Kind, RecordId};
use crate::domain::record::{Cell, Record};
use crate::domain::records::Records;
use crate::domain::shops::{self, SHOP};
use crate::domain::value::Value;
use smol_str::SmolStr;

/// What a shop changed about who decides; the id is `<shop>:<what>`.
pub const RULE: Kind = Kind::of("approval_rule");

/// The longest chain, in steps.
pub const MAX_STEPS: usize = 5;
/// Days for a decision where a shop has set none.
pub const DEFAULT_DUE_DAYS: i64 = 2;
/// The longest time for a decision, in days.
pub const MAX_DUE_DAYS: i64 = 60;

/// Fields of a rule.
pub mod field {
    use crate::domain::ids::Field;
    /// Whether it is asked for at all.
    pub const ENABLED: Field = Field::of("enabled");
    /// Within how many days each step decides.
    pub const DUE_DAYS: Field = Field::of("due_days");
    /// Beyond how many per cent a new price is a major change; of [`super::What::ListingUpdate`].
    pub const PERCENT: Field = Field::of("price_percent");

    /// `step/<n>/role/<code>`: whether a role decides there; `n` from 1.
    pub fn role(step: usize, code: &str) -> Field {
        Field::keyed(&["step", &(step + 1).to_string(), "role", code])
    }
    /// `step/<n>/person/<id>`: whether a person does.
    pub fn person(step: usize, id: &str) -> Field {
        Field::keyed(&["step", &(step + 1).to_string(), "person", id])
    }
    /// `step/<n>/all`: whether all of them have to.
    pub fn all(step: usize) -> Field {
        Field::keyed(&["step", &(step + 1).to_string(), "all"])
    }
    /// `major/<part>`: whether a change of that part is a major one; of [`super::What::ListingUpdate`].
    pub fn major(part: &str) -> Field {
        Field::keyed(&["major", part])
    }
}

/// Who decides about something in a shop, and within what time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whether it is asked for at all.
    pub is_on: bool,
    /// The steps; of one in which nobody is named, nothing is asked.
    pub chain: Chain,
    /// Whether the shop has steps of its own.
    pub is_own: bool,
    /// Within how many days each step decides.
    pub due_days: i64,
    /// What makes an update a major one.
    pub major: Major,
}

/// The full name of a shop's rule.
pub fn rule_key(records: &Records, shop: &RecordId, what: What) -> Key {
    let shop = shops::canonical(records, &SHOP, shop);
    Key::new(RULE, RecordId::new(format!("{shop}:{}", what.code())))
}

/// The rule of a shop.
pub fn rule(records: &Records, shop: &RecordId, what: What) -> Rule {
    let record = records.by_key(&rule_key(records, shop, what)).filter(|record| !record.is_deleted());
    let record = record.map(AsRef::as_ref);
    let flag = |field: &Field, default| record.and_then(|record| record.get(field)?.as_bool()).unwrap_or(default);
    let due = record.and_then(|record| record.int(&field::DUE_DAYS)).filter(|days| (0..=MAX_DUE_DAYS).contains(days));
    Rule {
        is_on: flag(&field::ENABLED, what.is_on()),
        chain: Chain { steps: steps(record, what).into_iter().filter(|step| !step.who.is_empty()).collect() },
        is_own: record.is_some_and(|record| record.under("step").next().is_some()),
        due_days: due.unwrap_or(DEFAULT_DUE_DAYS),
        major: Major::read(record),
    }
}

/// The five steps of a shop, those that nobody is named in too: what a form shows.
pub fn steps_of(records: &Records, shop: &RecordId, what: What) -> Vec<Step> {
    let record = records.by_key(&rule_key(records, shop, what)).filter(|record| !record.is_deleted());
    steps(record.map(AsRef::as_ref), what)
}

fn steps(record: Option<&Record>, what: What) -> Vec<Step> {
    let shipped = what.chain().steps;
    let empty = Step { who: Vec::new(), needs_all: false };
    let mut steps: Vec<Step> = shipped.into_iter().chain(std::iter::repeat(empty)).take(MAX_STEPS).collect();
    for (rest, cell) in record.into_iter().flat_map(|record| record.under("step")) {
        overlay(&mut steps, rest, cell);
    }
    steps
}

/// What a field `step/<rest>` changes.
fn overlay(steps: &mut [Step], rest: &str, cell: &Cell) {
    let parts: Vec<&str> = rest.split('/').collect();
    let place = parts.first().and_then(|n| n.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
    let (Some(step), Some(yes)) = (place.and_then(|place| steps.get_mut(place)), cell.value.as_bool()) else { return };
    let who = match parts.as_slice() {
        [_, "all"] => {
            step.needs_all = yes;
            return;
        }
        [_, "role", code] => Who::Role(SmolStr::new(code)),
        [_, "person", id] => Who::Person(RecordId::new(id)),
        _ => return,
    };
    step.who.retain(|own| *own != who);
    step.who.extend(yes.then_some(who));
}

/// Whether a field of a rule may hold a value.
pub(super) fn is_allowed(what: What, field: &Field, value: &Value) -> bool {
    let parts: Vec<&str> = field.parts().collect();
    let is_step = |n: &str| n.parse::<usize>().is_ok_and(|n| (1..=MAX_STEPS).contains(&n));
    let is_flag = matches!(value, Value::Null | Value::Bool(_));
    let fits = |least, most| value.is_null() || value.as_int().is_some_and(|number| (least..=most).contains(&number));
    match parts.as_slice() {
        ["enabled"] => is_flag,
        ["step", n, "all"] | ["step", n, "role" | "person", _] => is_flag && is_step(n),
        ["due_days"] => fits(0, MAX_DUE_DAYS),
        ["price_percent"] => what == What::ListingUpdate && fits(0, 100),
        ["major", _] => what == What::ListingUpdate && is_flag,
        _ => false,
    }
}
