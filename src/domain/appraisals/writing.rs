//! What may stand in the fields of a form. Knows neither who writes nor when.

use super::{MAX_TEXT, Refusal};
use crate::domain::calendar::parse_date;
use crate::domain::ids::Field;
use crate::domain::scorecards::{FULL, MAX_VALUE};
use crate::domain::tasks::Owner;
use crate::domain::value::Value;

/// The value as it is stored: texts without white space around them, empty ones cleared.
pub(super) fn checked(field: &Field, value: &Value) -> Result<Value, Refusal> {
    if value.is_null() {
        return Ok(Value::Null);
    }
    let refused = || Refusal::NotAllowed(field.clone());
    let text = || {
        let text = value.as_str().ok_or_else(refused)?;
        if text.chars().count() > MAX_TEXT {
            return Err(Refusal::TooLong { field: field.clone(), most: MAX_TEXT });
        }
        // Only what is nothing but white space is nothing: what is being typed may end in a space.
        Ok(if text.trim().is_empty() { Value::Null } else { value.clone() })
    };
    let number = |least: i64, most: i64| {
        let fits = value.as_int().is_some_and(|number| (least..=most).contains(&number));
        if fits { Ok(value.clone()) } else { Err(refused()) }
    };
    let date = || match value.as_str() {
        Some("") => Ok(Value::Null),
        Some(text) if parse_date(text).is_some() => Ok(value.clone()),
        _ => Err(refused()),
    };
    let flag = || value.as_bool().map(|_| value.clone()).ok_or_else(refused);
    let parts: Vec<&str> = field.parts().collect();
    match parts.as_slice() {
        ["superior" | "duties" | "support" | "comment"] => text(),
        ["header", "joined"] => date(),
        ["header", "department" | "post"] | ["attendance", "reward" | "penalty"] => text(),
        ["attendance", "late" | "absent" | "sick" | "personal"] => number(0, 31 * 24),
        ["achievement" | "shortcoming" | "goal" | "training", _] => text(),
        ["proof", _, key] if super::form::key_of(key).is_some() => flag(),
        ["measure", _, "what"] => text(),
        ["measure", _, "owner"] => match value.as_str() {
            Some("") => Ok(Value::Null),
            Some(code) if Owner::from_code(code).is_some() => Ok(value.clone()),
            _ => Err(refused()),
        },
        ["measure", _, "due"] | ["interview", "on"] | ["plan", "from" | "until"] => date(),
        ["actual", _] => number(-MAX_VALUE, MAX_VALUE),
        ["reason" | "own_note" | "above_note", _] => text(),
        ["own" | "above", _] => number(0, FULL),
        ["hr", _] => labelled(value, &["label", "value", "from"]).ok_or_else(refused),
        ["interview", "strengths" | "gaps" | "plan" | "goals"] => text(),
        ["plan", "goals" | "support" | "coach" | "outcome"] => text(),
        ["consequence", _] => labelled(value, &["what", "text"]).ok_or_else(refused),
        _ => Err(refused()),
    }
}

/// A map of short texts with these names and no others.
fn labelled(value: &Value, names: &[&str]) -> Option<Value> {
    let Value::Map(members) = value else { return None };
    let is_sound = |(name, value): (&smol_str::SmolStr, &Value)| {
        names.contains(&name.as_str()) && value.as_str().is_some_and(|text| text.chars().count() <= MAX_TEXT)
    };
    members.iter().all(is_sound).then(|| value.clone())
}
