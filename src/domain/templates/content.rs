//! A template as data: properties under paths, `zh`, `group/<id>/zh`, `check/<id>/kind`. One shape for what is shipped,
//! what a shop changes, what a run remembers and what a file holds. Knows which properties there are, not what for.

use super::entries::{entries, is_told_by_entry};
use super::field;
use super::read::rhythm;
use super::schedule::Schedule;
use crate::domain::digest::sha256;
use crate::domain::record::Record;
use crate::domain::value::Value;
use smol_str::{SmolStr, format_smolstr};
use std::collections::BTreeMap;

/// How far neighbours stand apart in their order, so that others can be put between them.
pub(super) const STEP: i64 = 1 << 20;
/// How much of a digest names a version.
const DIGEST: usize = 32;

/// The properties of a template by path. What several people add to stands entry by entry: see `entries`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content(BTreeMap<SmolStr, Value>);

impl Content {
    /// From the nested shape of files: groups with checks in order. What it cannot read is left out; whoever reads a
    /// person's file asks [`check_nested`] first.
    pub fn of_nested(nested: &Value) -> Self {
        let mut all = Self::default();
        all.take("", nested);
        for (at, group) in (1..).zip(members(nested, "groups")) {
            let Some(id) = group.member("id").and_then(Value::as_str) else { continue };
            all.take(&format!("group/{id}/"), group);
            all.set(&format!("group/{id}/order"), Value::Int(at * STEP));
            for (at, check) in (1..).zip(members(group, "checks")) {
                let Some(own) = check.member("id").and_then(Value::as_str) else { continue };
                all.take(&format!("check/{own}/"), check);
                all.set(&format!("check/{own}/group"), id.into());
                all.set(&format!("check/{own}/order"), Value::Int(at * STEP));
            }
        }
        all
    }

    fn take(&mut self, path: &str, from: &Value) {
        let Value::Map(members) = from else { return };
        for (name, value) in members {
            if !matches!(name.as_str(), "id" | "version" | "groups" | "checks") {
                self.set(&format!("{path}{name}"), value.clone());
            }
        }
    }

    /// From a version record.
    pub fn of_version(record: &Record) -> Option<Self> {
        let Value::Map(members) = record.get(&field::CONTENT)? else { return None };
        let mut all = Self::default();
        for (path, value) in members {
            all.set(path, value.clone());
        }
        Some(all)
    }

    /// This with what a shop has set over it. A field that was cleared (by an undo) lets this stand; empty text takes
    /// a property away. Fields come by name, so that a list comes before the entries that were changed since.
    pub fn under(mut self, record: &Record) -> Self {
        for (name, cell) in record.cells() {
            let name = name.as_str();
            let is_own = name != field::BASE.as_str() && name != "deleted" && !name.starts_with("use/");
            if is_own && !cell.value.is_null() {
                self.set(name, cell.value.clone());
            }
        }
        self
    }

    /// Sets a property; empty text takes it away. A list of what is told entry by entry stands for all its entries.
    pub fn set(&mut self, path: &str, value: Value) {
        if is_told_by_entry(path)
            && let Some(entries) = entries(path, &value)
        {
            let below: Vec<SmolStr> = self.under_path(&format!("{path}/")).map(|(path, _)| path.clone()).collect();
            below.iter().for_each(|path| drop(self.0.remove(path)));
            self.0.remove(path);
            entries.into_iter().for_each(|(path, value)| self.set(&path, value));
        } else if value.is_null() || value.as_str() == Some("") {
            self.0.remove(path);
        } else {
            self.0.insert(SmolStr::new(path), value);
        }
    }

    /// A property.
    pub fn get(&self, path: &str) -> Option<&Value> {
        self.0.get(path)
    }

    /// When it is due. Whose duty it is is told by the template that is read from it.
    pub fn rhythm(&self) -> Schedule {
        rhythm(&self.root())
    }

    /// All properties by path.
    pub fn iter(&self) -> impl Iterator<Item = (&SmolStr, &Value)> {
        self.0.iter()
    }

    /// As one value, for a version record.
    pub fn value(&self) -> Value {
        Value::Map(self.0.clone())
    }

    /// The id of its version record: equal for equal content, on every device.
    pub fn digest(&self) -> SmolStr {
        SmolStr::new(&sha256(self.value().canonical().as_bytes())[..DIGEST])
    }

    /// The template as a whole.
    pub fn root(&self) -> Part<'_> {
        Part { content: self, path: SmolStr::default() }
    }

    /// A group.
    pub fn group(&self, id: &str) -> Part<'_> {
        Part { content: self, path: format_smolstr!("group/{id}/") }
    }

    /// A check.
    pub fn check(&self, id: &str) -> Part<'_> {
        Part { content: self, path: format_smolstr!("check/{id}/") }
    }

    /// The groups in order, those that were taken out included.
    pub fn groups(&self) -> Vec<&str> {
        self.in_order("group", &|_| true)
    }

    /// The checks of a group in order, those that were taken out included.
    pub fn checks(&self, group: &str) -> Vec<&str> {
        self.in_order("check", &|id| self.check(id).text("group") == group)
    }

    /// The paths that begin with `start`.
    fn under_path(&self, start: &str) -> impl Iterator<Item = (&SmolStr, &Value)> {
        self.0.range(SmolStr::new(start)..).take_while(move |(path, _)| path.starts_with(start))
    }

    /// The ids right under `group/`, `check/` or a check's `options/` by their order, equal ones by id.
    fn in_order(&self, what: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<&str> {
        let start = format!("{what}/");
        let ordered = self.under_path(&start).filter_map(|(path, _)| path[start.len()..].strip_suffix("/order"));
        let mut found: Vec<(i64, &str)> = Vec::new();
        found.extend(ordered.filter(|id| !id.contains('/') && wanted(id)).map(|id| (self.order(what, id), id)));
        crate::domain::order::sort_by(&mut found, Ord::cmp);
        found.into_iter().map(|(_, id)| id).collect()
    }

    pub(super) fn order(&self, what: &str, id: &str) -> i64 {
        self.get(&format!("{what}/{id}/order")).and_then(Value::as_int).unwrap_or_default()
    }
}

/// A template, a group or a check within its content.
#[derive(Clone)]
pub struct Part<'a> {
    content: &'a Content,
    path: SmolStr,
}

impl<'a> Part<'a> {
    /// The path of a property.
    pub fn path(&self, name: &str) -> SmolStr {
        format_smolstr!("{}{name}", self.path)
    }
    /// A property.
    pub fn get(&self, name: &str) -> Option<&'a Value> {
        self.content.get(&self.path(name))
    }
    /// A text property; empty when not set.
    pub fn text(&self, name: &str) -> &'a str {
        self.get(name).and_then(Value::as_str).unwrap_or_default()
    }
    /// A number property.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(Value::as_int)
    }
    /// A truth property; false when not set.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or_default()
    }
    /// What is chosen of several: of `tell` the roles, of `weekdays` the days.
    pub fn chosen(&self, name: &str) -> Vec<&'a str> {
        let start = format!("{}/", self.path(name));
        let mut chosen = Vec::new();
        let entries = self.content.under_path(&start).filter(|(_, value)| **value == Value::Bool(true));
        chosen.extend(entries.map(|(path, _)| &path[start.len()..]));
        chosen
    }
    /// The choices of a check in order, those that were taken out included.
    pub fn options(&self) -> Vec<(&'a str, Part<'a>)> {
        let what = self.path("options");
        let of = |id| (id, Part { content: self.content, path: format_smolstr!("{what}/{id}/") });
        self.content.in_order(&what, &|_| true).into_iter().map(of).collect()
    }
}

pub(super) fn members<'v>(of: &'v Value, name: &str) -> &'v [Value] {
    match of.member(name) {
        Some(Value::List(values)) => values,
        _ => &[],
    }
}
