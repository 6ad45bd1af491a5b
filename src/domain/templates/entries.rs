//! What a template tells entry by entry, so that two people who each add one both have them (S2): the choices of a
//! check (`options/<id>/zh`), the roles told (`tell/<role>`), the days of the week (`weekdays/<day>`). In files, and in
//! records of older versions, they are lists. Knows no record.

use super::content::STEP;
use super::properties::is_id;
use crate::domain::value::Value;
use smol_str::{SmolStr, format_smolstr};

/// Whether what stands under a path is told entry by entry.
pub(super) fn is_told_by_entry(path: &str) -> bool {
    let name = path.rfind('/').map_or(path, |end| &path[end + 1..]);
    matches!(name, "options" | "tell" | "weekdays")
}

/// The entries of what stood at their path as one value, path by path; `None` where it is nothing that this version
/// can read.
pub(super) fn entries(path: &str, whole: &Value) -> Option<Vec<(SmolStr, Value)>> {
    let mut all = Vec::new();
    let items: &[Value] = match whole {
        Value::List(items) => items,
        Value::Text(text) if text.is_empty() => &[],
        _ => return None,
    };
    for (at, item) in (1..).zip(items) {
        let id = id_of(item).filter(|id| is_id(id))?;
        match item {
            Value::Map(members) => {
                let own = members.iter().filter(|(name, _)| *name != "id");
                all.extend(own.map(|(name, value)| (format_smolstr!("{path}/{id}/{name}"), value.clone())));
                all.push((format_smolstr!("{path}/{id}/order"), Value::Int(at * STEP)));
            }
            _ => all.push((format_smolstr!("{path}/{id}"), true.into())),
        }
    }
    Some(all)
}

/// The id of a choice, the code of a role, the number of a day.
fn id_of(item: &Value) -> Option<SmolStr> {
    match item {
        Value::Int(day) => Some(format_smolstr!("{day}")),
        item => item.member("id").unwrap_or(item).as_str().map(SmolStr::new),
    }
}

#[cfg(test)]
mod tests;
