//! Templates: groups and checks, shipped under fixed ids and versions (S14). Knows no run.

use super::daily::DAILY;

/// Words in both languages; both compulsory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// A checklist template.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// Fixed id: `daily`.
    pub id: &'static str,
    /// Rises with each change of the shipped content.
    pub version: i64,
    /// Its name.
    pub name: Text,
    /// Its groups, in order.
    pub groups: &'static [Group],
}

/// A group of checks.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// The catalogue id, which is the group's id: `INSP-02`.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// What an entry is called, where the checks repeat per entry.
    pub entry: Option<Text>,
    /// Its checks, in order.
    pub checks: &'static [Check],
}

/// One check.
#[derive(Debug, PartialEq, Eq)]
pub struct Check {
    /// The catalogue id, which is the check's id: `INSP-02.1`.
    pub id: &'static str,
    /// What to confirm, as a statement that is true when all is well.
    pub label: Text,
    /// How to check, in a sentence.
    pub how: Text,
    /// Whether two prices are compared.
    pub prices: bool,
    /// The role that mends a fail by default; `None`: the inspector.
    pub mender: Option<&'static str>,
}

impl Template {
    /// All checks in order.
    pub fn checks(&self) -> impl Iterator<Item = &'static Check> + use<> {
        self.groups.iter().flat_map(|group| group.checks)
    }

    /// A group by id.
    pub fn group(&self, id: &str) -> Option<&'static Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The group of a check.
    pub fn group_of(&self, check: &str) -> Option<&'static Group> {
        self.groups.iter().find(|group| group.checks.iter().any(|own| own.id == check))
    }

    /// The check after (`step` 1) or before (`step` -1) another.
    pub fn neighbour(&self, check: &str, step: isize) -> Option<&'static Check> {
        let position = self.checks().position(|own| own.id == check)?;
        self.checks().nth(position.checked_add_signed(step)?)
    }
}

/// A shipped template by id.
pub fn template(id: &str) -> Option<&'static Template> {
    [&DAILY].into_iter().find(|template| template.id == id)
}

/// A check of any shipped template.
pub fn find_check(template_id: &str, check: &str) -> Option<&'static Check> {
    template(template_id)?.checks().find(|own| own.id == check)
}
