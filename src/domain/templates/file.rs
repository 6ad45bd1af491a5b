//! A template as a file: the nested shape in which shipped templates are written and people hand theirs on. Reads
//! strictly: a property that it does not know is told, not dropped. Knows no record.

use super::content::{Content, members};
use super::properties::{fits, is_id};
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

type Members = BTreeMap<SmolStr, Value>;

/// Why a file holds no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Not JSON, or with fractions.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// No template: neither groups nor a name.
    #[error("no template")]
    NoTemplate,
    /// A group or check without an id, or with one that stands twice or cannot be one.
    #[error("the id {0:?} is missing, stands twice, or cannot be one")]
    BadId(String),
    /// A property that is not known, or holds what it cannot hold.
    #[error("{path}: {value} does not fit")]
    BadProperty {
        /// The path of the property.
        path: String,
        /// What stands there.
        value: String,
    },
}

/// A template of a file: the id that it names, and its content.
pub fn of_file(text: &str) -> Result<(SmolStr, Content), Malformed> {
    let nested: Value = serde_json::from_str(text).map_err(|error| Malformed::NotJson(error.to_string()))?;
    check_ids(&nested)?;
    let content = Content::of_nested(&nested);
    if content.groups().is_empty() || (content.root().text("zh").is_empty() && content.root().text("en").is_empty()) {
        return Err(Malformed::NoTemplate);
    }
    for (path, value) in content.iter() {
        if fits(path, value) != Some(true) {
            return Err(Malformed::BadProperty { path: path.to_string(), value: value.canonical() });
        }
    }
    check_options(&content)?;
    Ok((nested.member("id").and_then(Value::as_str).unwrap_or_default().into(), content))
}

fn check_ids(nested: &Value) -> Result<(), Malformed> {
    let mut seen = BTreeSet::new();
    let groups = members(nested, "groups").iter();
    for part in groups.flat_map(|group| std::iter::once(group).chain(members(group, "checks"))) {
        let id = part.member("id").and_then(Value::as_str).unwrap_or_default();
        if !is_id(id) || !seen.insert(id) {
            return Err(Malformed::BadId(id.to_owned()));
        }
        let mut options = BTreeSet::new();
        for id in members(part, "options").iter().filter_map(|option| option.member("id")?.as_str()) {
            if !options.insert(id) {
                return Err(Malformed::BadId(id.to_owned()));
            }
        }
    }
    Ok(())
}

/// A choice has a name and says what it counts as: a fail that is taken for a pass would go unseen.
fn check_options(content: &Content) -> Result<(), Malformed> {
    let checks = content.groups().into_iter().flat_map(|group| content.checks(group));
    for (_, option) in checks.flat_map(|check| content.check(check).options()) {
        let missing = match (option.text("zh"), option.text("en"), option.text("result")) {
            ("", "", _) => "zh",
            (_, _, "") => "result",
            _ => continue,
        };
        return Err(Malformed::BadProperty { path: option.path(missing).to_string(), value: String::new() });
    }
    Ok(())
}

/// The file of a template.
pub fn to_file(id: &str, content: &Content) -> String {
    let mut root = own(content, "", id);
    // Only days are numbers.
    let days = content.root().chosen("weekdays").into_iter().filter_map(|day| day.parse().ok());
    insert(&mut root, "weekdays", days.map(Value::Int).collect());
    let groups = content.groups().into_iter().map(|group| {
        let mut members = own(content, &format!("group/{group}/"), group);
        let checks = content.checks(group).into_iter().map(|check| {
            let part = content.check(check);
            let mut members = own(content, &part.path(""), check);
            insert(&mut members, "tell", part.chosen("tell").into_iter().map(Value::from).collect());
            let options = part.options().into_iter();
            let options = options.map(|(id, option)| Value::Map(own(content, &option.path(""), id)));
            insert(&mut members, "options", options.collect());
            Value::Map(members)
        });
        members.insert("checks".into(), Value::List(checks.collect()));
        Value::Map(members)
    });
    root.insert("groups".into(), Value::List(groups.collect()));
    // A value always can be written: whole numbers only, names are text.
    serde_json::to_string_pretty(&Value::Map(root)).unwrap_or_default()
}

/// The id and the properties right under a path; place and order are told by where a part stands in the file.
fn own(content: &Content, under: &str, id: &str) -> Members {
    let below = content.iter().filter_map(|(path, value)| Some((path.strip_prefix(under)?, value)));
    let own = below.filter(|(name, _)| !name.contains('/') && !matches!(*name, "order" | "group"));
    own.map(|(name, value)| (name.into(), value.clone())).chain([("id".into(), id.into())]).collect()
}

/// What is told entry by entry is a list in a file.
fn insert(members: &mut Members, name: &str, list: Vec<Value>) {
    if !list.is_empty() {
        members.insert(name.into(), Value::List(list));
    }
}
