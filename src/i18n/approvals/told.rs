//! Requests, rules and deputies as a log tells of them: titles of their records, names and values of their fields. Knows
//! no page.

use super::*;
use crate::domain::approvals::{DELEGATION, Delegation, REQUEST, RULE, Request, field};
use crate::domain::ids::{Field, Key, Kind};
use crate::domain::listings::field as listing;
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::value::Value;
use crate::i18n::fields::{self, Told};

/// What a request is called: by its own title, else by that of its listing.
pub fn title_of_request(records: &Records, request: &Request) -> String {
    let subject = request.subject.as_ref().and_then(|key| records.by_key(key));
    let of_subject = subject.map(|record| record.text(&listing::TITLE)).unwrap_or_default();
    if request.title.is_empty() { of_subject.to_owned() } else { request.title.clone() }
}

/// A record of these kinds in people's words.
pub fn title_of(l: Lang, records: &Records, key: &Key) -> Option<String> {
    if key.kind == RULE {
        let (_, code) = key.id.as_str().rsplit_once(':')?;
        return What::from_code(code).map(|what| what_name(l, what).to_owned());
    }
    let record = records.by_key(key)?;
    if key.kind == DELEGATION {
        let name = |id| people::find(records, id).map(|person| person.name).unwrap_or_default();
        let Delegation { person, deputy, from, until, .. } = Delegation::read(record)?;
        let day = |day: chrono::NaiveDate| day.to_string();
        return Some(deputy_of(l, &name(&person), &name(&deputy), &day(from), &day(until)));
    }
    let request = Request::read(record)?;
    let of = what_name(l, request.what);
    Some(format!("{of} {}", title_of_request(records, &request)).trim().to_owned())
}

/// What a field of these kinds is called, by the parts of its name.
pub fn field_name(l: Lang, parts: &[&str]) -> Option<&'static str> {
    Some(match parts {
        ["shop"] => fields::shop(l),
        ["what"] => field_what(l),
        ["subject_kind"] => field_subject_kind(l),
        ["subject"] => field_subject(l),
        ["title"] => subject_title(l),
        ["text"] => text(l),
        ["by"] => field_by(l),
        ["at"] => field_at(l),
        ["withdrawn"] => field_withdrawn(l),
        ["done_at"] => fields::done_at(l),
        ["done_by"] => fields::done_by(l),
        ["seen"] => field_seen(l),
        ["value", ..] => field_value(l),
        ["done", ..] => field_done(l),
        ["was", ..] => field_was(l),
        ["decision", ..] => field_decision(l),
        ["why", ..] => why(l),
        ["note", ..] => note(l),
        ["enabled"] => enabled(l),
        ["due_days"] => due_days(l),
        ["price_percent"] => percent(l),
        ["major", _] => counts_as_major(l),
        ["step", _, "all"] => needs_all(l),
        ["step", ..] => who_decides(l),
        ["person"] => person(l),
        ["deputy"] => deputy(l),
        ["from"] => from(l),
        ["until"] => until(l),
        _ => return None,
    })
}

/// What a field of a listing is called; of a request that has none, the whole.
pub fn name_of_field(l: Lang, field: &Field) -> String {
    let parts: Vec<&str> = field.parts().collect();
    match parts.as_slice() {
        ["whole"] => whole(l).to_owned(),
        ["attribute", name] => (*name).to_owned(),
        parts => listings::field_name(l, parts).map_or_else(|| field.to_string(), str::to_owned),
    }
}

/// The part of a request or rule that a keyed field belongs to: a field of the listing, a step with a role.
pub fn part_name(l: Lang, parts: &[&str]) -> Option<String> {
    let step = |n: &str| n.parse::<usize>().ok().map(|n| step_no(l, n));
    match parts {
        ["value" | "done" | "was", rest @ ..] => Some(name_of_field(l, &Field::keyed(rest))),
        ["step", n, "role", code] => Some(format!("{} {}", step(n)?, roles::role(l, code))),
        ["step", n, ..] => step(n),
        ["major", code] => {
            let part = Part::ALL.into_iter().find(|part| part.code() == *code)?;
            Some(part_of_listing(l, part).to_owned())
        }
        _ => None,
    }
}

/// A value of these kinds in words, where it is a code, an id, an instant or a decision.
pub fn value(l: Lang, head: &str, value: &Value, told: &Told) -> Option<String> {
    let member = |name| value.member(name).and_then(Value::as_str).unwrap_or_default();
    match (head, value) {
        ("what", Value::Text(code)) => What::from_code(code).map(|what| what_name(l, what).to_owned()),
        ("by" | "done_by" | "person" | "deputy", Value::Text(id)) => Some((told.name_of)(&RecordId::new(id))),
        ("at" | "done_at", Value::Int(at)) => Some((told.moment)(*at)),
        ("seen", Value::Text(digest)) => Some(digest.chars().take(8).collect()),
        ("done", Value::Map(_)) => {
            let at = value.member("at").and_then(Value::as_int).unwrap_or_default();
            Some(done_by(l, &(told.name_of)(&RecordId::new(member("by"))), &(told.moment)(at)))
        }
        ("decision", Value::Map(_)) => {
            let words = match member("verdict") {
                "approved" => approved(l),
                "returned" => returned(l),
                _ => again(l),
            };
            Some(format!("{} {words}", (told.name_of)(&RecordId::new(member("by")))))
        }
        ("shop" | "subject", Value::Text(id)) => Some(id.to_string()),
        (_, Value::Text(text)) => Some(text.to_string()),
        _ => None,
    }
}

/// The field of a listing that a field of a request speaks of, with the value as the listing would hold it: a field that
/// shall be cleared stands in a request as an empty map.
pub fn of_listing(field: &Field, value: &Value) -> Option<(Field, Value)> {
    let own = [field::value(&Field::of("")), field::was(&Field::of(""))];
    let of = own.iter().find_map(|prefix| field.as_str().strip_prefix(prefix.as_str()))?;
    let cleared = *value == Value::Map(std::collections::BTreeMap::new());
    Some((Field::new(of), if cleared { Value::Null } else { value.clone() }))
}

/// Whether a kind is told here.
pub fn tells(kind: &Kind) -> bool {
    [REQUEST, RULE, DELEGATION].contains(kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::approvals::{MAX_STEPS, rule_field};

    #[test]
    fn a_field_of_a_rule_names_its_step() {
        let field = rule_field::role(MAX_STEPS - 1, "designer");
        let parts: Vec<&str> = field.parts().collect();
        assert_eq!(part_name(Lang::Zh, &parts).as_deref(), Some("第 5 步 美工"));
    }

    #[test]
    fn a_field_that_shall_be_cleared_is_told_as_empty() {
        let cleared = Value::Map(std::collections::BTreeMap::new());
        let told = of_listing(&Field::of("value/sku/1/price"), &cleared);
        assert_eq!(told, Some((Field::of("sku/1/price"), Value::Null)));
        assert_eq!(of_listing(&Field::of("text"), &cleared), None);
    }
}
