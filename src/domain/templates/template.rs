//! A template as runs and pages read it: groups, checks, how each is answered. Made by `read`; knows no record.

use super::schedule::Schedule;

/// Words in both languages; where only one was given, it stands for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// Which content a run was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Shipped with the program; rises with each change of the shipped content.
    Shipped(i64),
    /// The digest of the content, the id of its version record.
    Made(&'static str),
}

/// A checklist template in one version.
#[derive(Debug)]
pub struct Template {
    /// Its id: `daily`, or that of the shop's record.
    pub id: &'static str,
    /// Which content this is.
    pub version: Version,
    /// Its name.
    pub name: Text,
    /// When it is due, and whose duty it is.
    pub schedule: Schedule,
    /// The lowest score, in percent, with which a run passes.
    pub pass_mark: Option<i64>,
    /// Its groups, in order; those without a check are left out.
    pub groups: &'static [Group],
}

/// A group of checks.
#[derive(Debug)]
pub struct Group {
    /// The group's id, where it is shipped that of the catalogue: `INSP-02`.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// What an entry is called, where the checks repeat per entry.
    pub entry: Option<Text>,
    /// Its checks, in order.
    pub checks: &'static [Check],
}

/// One check.
#[derive(Debug)]
pub struct Check {
    /// The check's id, where it is shipped that of the catalogue: `INSP-02.1`.
    pub id: &'static str,
    /// What to confirm, as a statement that is true when all is well.
    pub label: Text,
    /// How to check, in a sentence.
    pub how: Text,
    /// How it is answered.
    pub ask: Ask,
    /// What must come with the answer.
    pub evidence: Evidence,
    /// How much it counts in the score; 1 unless told.
    pub weight: i64,
    /// What a fail does beyond failing.
    pub critical: Option<Critical>,
    /// The roles that are told at once of a fail (WH-02).
    pub tell: &'static [&'static str],
    /// Asked only after a certain answer to another check.
    pub only_if: Option<Condition>,
    /// The role that mends a fail by default; `None`: the inspector.
    pub mender: Option<&'static str>,
}

/// How a check is answered. Whatever the kind, the answer comes down to pass, fail or not applicable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Pass, fail, not applicable.
    PassFail,
    /// Yes or no; yes passes.
    YesNo,
    /// A number; outside its bounds it fails.
    Number {
        /// What is counted: `℃`.
        unit: Text,
        /// The lowest that passes, thousandths of the unit.
        min: Option<i64>,
        /// The highest that passes, thousandths of the unit.
        max: Option<i64>,
    },
    /// Two prices, which are compared.
    Prices,
    /// One of several, each with its result.
    Choice(&'static [Choice]),
    /// Words; any pass.
    Text,
    /// A photo; having taken one passes.
    Photo,
    /// A signature drawn with the finger; having signed passes.
    Signature,
}

/// One of several answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id within the check.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// `pass`, `fail` or `na`.
    pub result: &'static str,
}

/// What must come with an answer before the run can be handed in. A fail always needs a note or a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Evidence {
    /// A note, whatever the answer.
    pub note: bool,
    /// Photos, whatever the answer.
    pub photos: usize,
    /// Photos at a fail.
    pub fail_photos: usize,
    /// Only photos taken now, none from the album.
    pub camera: bool,
}

/// What a fail does beyond failing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Critical {
    /// The run has failed, and stands in red wherever it is listed.
    Alarm,
    /// That, and nothing more needs to be answered.
    Stop,
}

/// After which answer to another check a check is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The other check's id.
    pub check: &'static str,
    /// `pass`, `fail`, `na`, or the id of a choice.
    pub is: &'static str,
}

/// What was read once is pointed at ever after: the same place is the same thing, and comparing costs nothing.
macro_rules! same_by_place {
    ($($of:ty),+) => {
        $(impl PartialEq for $of {
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self, other)
            }
        }
        impl Eq for $of {})+
    };
}

same_by_place!(Template, Group, Check);

impl Template {
    /// All checks in order.
    pub fn checks(&self) -> impl Iterator<Item = &'static Check> + use<> {
        self.groups.iter().flat_map(|group| group.checks)
    }

    /// A check by id.
    pub fn check(&self, id: &str) -> Option<&'static Check> {
        self.checks().find(|check| check.id == id)
    }

    /// A group by id.
    pub fn group(&self, id: &str) -> Option<&'static Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The group of a check.
    pub fn group_of(&self, check: &str) -> Option<&'static Group> {
        self.groups.iter().find(|group| group.checks.iter().any(|own| own.id == check))
    }
}
