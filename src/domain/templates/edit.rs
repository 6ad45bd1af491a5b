//! What a person does to a template, as edits of single properties: adding, copying, moving. Each writes only what
//! it changes, so that two people meet by field. Knows no record and no rule.

use super::content::{Content, STEP};
use crate::domain::value::Value;
use smol_str::{SmolStr, format_smolstr};

/// Path by path what to write.
pub type Edits = Vec<(SmolStr, Value)>;

/// A new group at the end.
pub fn add_group(content: &Content, id: &str, zh: &str, en: &str) -> Edits {
    let last = content.groups().last().map_or(0, |last| content.order("group", last));
    let at = |name: &str| format_smolstr!("group/{id}/{name}");
    vec![(at("zh"), zh.into()), (at("en"), en.into()), (at("order"), Value::Int(last + STEP))]
}

/// A new check at the end of a group.
pub fn add_check(content: &Content, group: &str, id: &str, zh: &str, en: &str) -> Edits {
    let at = |name: &str| format_smolstr!("check/{id}/{name}");
    let order = Value::Int(after(content, content.checks(group).last().copied(), None));
    vec![(at("group"), group.into()), (at("zh"), zh.into()), (at("en"), en.into()), (at("order"), order)]
}

/// A new choice at the end of a check's; it passes.
pub fn add_option(content: &Content, check: &str, id: &str, zh: &str, en: &str) -> Edits {
    let part = content.check(check);
    let last = part.options().pop().and_then(|(_, last)| last.int("order")).unwrap_or_default();
    let at = |name: &str| part.path(&format!("options/{id}/{name}"));
    let words = [("zh", zh), ("en", en), ("result", "pass")].map(|(name, text)| (at(name), text.into()));
    words.into_iter().chain([(at("order"), Value::Int(last + STEP))]).collect()
}

/// The same check once more, right after it, under a fresh id.
pub fn copy_check(content: &Content, check: &str, id: &str) -> Edits {
    let group = content.check(check).text("group");
    let next = content.checks(group).into_iter().skip_while(|own| *own != check).nth(1);
    let start = format!("check/{check}/");
    let copied = content.iter().filter_map(|(path, value)| Some((path.strip_prefix(start.as_str())?, value)));
    let mut edits: Edits = copied
        .filter(|(name, _)| *name != "order")
        .map(|(name, value)| (format_smolstr!("check/{id}/{name}"), value.clone()))
        .collect();
    edits.push((format_smolstr!("check/{id}/order"), Value::Int(after(content, Some(check), next))));
    edits
}

/// Moves a check into a group, before another or to its end. Where the orders leave no room between two neighbours,
/// the whole group is numbered anew.
pub fn moved(content: &Content, check: &str, group: &str, before: Option<&str>) -> Edits {
    let mut others = content.checks(group);
    others.retain(|own| *own != check);
    let at = before.and_then(|before| others.iter().position(|own| *own == before)).unwrap_or(others.len());
    let previous = at.checked_sub(1).map(|at| others[at]);
    let order = after(content, previous, others.get(at).copied());
    let path = |id: &str, name: &str| format_smolstr!("check/{id}/{name}");
    let mut edits = vec![(path(check, "group"), group.into())];
    let is_taken = others.iter().any(|own| content.order("check", own) == order);
    if is_taken {
        others.insert(at, check);
        edits.extend((1..).zip(others).map(|(at, own)| (path(own, "order"), Value::Int(at * STEP))));
    } else {
        edits.push((path(check, "order"), Value::Int(order)));
    }
    edits
}

/// Moves a group before another or to the end.
pub fn moved_group(content: &Content, group: &str, before: Option<&str>) -> Edits {
    let mut others = content.groups();
    others.retain(|own| *own != group);
    let at = before.and_then(|before| others.iter().position(|own| *own == before)).unwrap_or(others.len());
    others.insert(at, group);
    (1..).zip(others).map(|(at, own)| (format_smolstr!("group/{own}/order"), Value::Int(at * STEP))).collect()
}

/// An order between two neighbours.
fn after(content: &Content, previous: Option<&str>, next: Option<&str>) -> i64 {
    let order = |id: &str| content.order("check", id);
    match (previous.map(order), next.map(order)) {
        (Some(previous), Some(next)) => previous.midpoint(next),
        (Some(previous), None) => previous + STEP,
        (None, Some(next)) => next - STEP,
        (None, None) => STEP,
    }
}

/// The content under another name.
pub fn copy_of(content: &Content, zh: &str, en: &str) -> Content {
    let mut copy = content.clone();
    copy.set("zh", zh.into());
    copy.set("en", en.into());
    copy
}
