//! Checklist templates 检查表模板: what is asked, how it is answered, when it is due. Shipped ones are data under fixed
//! ids (S14); a shop's changes lie over them field by field, so that two people who edit one meet (S2).
//! Knows no run and no screen.

mod content;
mod duties;
mod edit;
mod entries;
mod file;
mod known;
mod properties;
mod read;
mod rules;
mod schedule;
mod template;

pub use content::{Content, Part};
pub use duties::{Duty, duties, owner_said, used_since};
pub use edit::{Edits, add_check, add_group, add_option, copy_check, copy_of, moved, moved_group};
pub use file::{Malformed, of_file, to_file};
pub use known::{DAILY, content, current, find_check, of_run, snapshot};
pub use rules::{decide, permit_restore};
pub use schedule::{EVERYONE, Repeat, Schedule, Who};
pub use template::{Ask, Check, Choice, Condition, Critical, Evidence, Group, Template, Text, Version};

use super::ids::{Field, Kind, RecordId};
use super::schema::KindSchema;
use super::value::Value;
use smol_str::SmolStr;

/// What a shop has set of a template: fields that lie over the shipped content, or the whole of an own one.
pub const TEMPLATE: Kind = Kind::of("template");
/// The content of one version as a run met it; its id is the digest of its content, so that it never changes.
pub const VERSION: Kind = Kind::of("template_version");

/// Fields that are not part of the content.
pub mod field {
    use crate::domain::ids::Field;
    /// Whose duty it is: a property of the content, as every other.
    pub const WHO: Field = Field::of("who");
    /// The version record under the shop's changes; absent for an own template and for one that is part of the program.
    pub const BASE: Field = Field::of("base");
    /// Of a version record: the content, as one map.
    pub const CONTENT: Field = Field::of("content");
}

/// The ids of the templates that lie beside the program, `templates/<id>.json`, in the order in which they are offered.
pub const SHIPPED: &[&str] = &[
    "home-design",
    "home-review",
    "product-page",
    "visual",
    "daily-jd",
    "morning",
    "warehouse-open",
    "warehouse-close",
    "security",
    "compliance",
];

/// The field that holds since when a shop uses a template, as a date; `no` where it was put away.
pub fn in_use(shop: &RecordId) -> Field {
    Field::keyed(&["use", shop.as_str()])
}

/// What this version writes. What a property can hold is told by `properties`.
pub const SCHEMA: &[KindSchema] = &[
    KindSchema {
        kind: TEMPLATE,
        identity: &["base"],
        fixed: &[],
        words: &[],
        fields: &[
            "base",
            "use/*",
            "group/*/*",
            "check/*/*",
            "check/*/tell/*",
            "check/*/options/*/*",
            "zh",
            "en",
            "note_zh",
            "note_en",
            "platform",
            "repeat",
            "n",
            "weekdays",
            "weekdays/*",
            "day",
            "from",
            "time",
            "grace",
            "who",
            "pass_mark",
        ],
    },
    KindSchema { kind: VERSION, identity: &["content"], fixed: &[], words: &[], fields: &["content"] },
];

/// What can be done to templates.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A template with its whole content: a new one, a copy, or one from a file.
    Create {
        /// A fresh UUIDv7.
        id: RecordId,
        /// The content.
        content: Content,
    },
    /// Changes properties; the paths are those of [`Content`].
    Edit {
        /// Which template.
        template: RecordId,
        /// The shipped content that lies under it, where it is not part of the program.
        base: Option<Content>,
        /// Path by path; text that is empty clears what was set.
        edits: Vec<(SmolStr, Value)>,
    },
    /// A shop takes it into use from a day on, or puts it away.
    Use {
        /// Which template.
        template: RecordId,
        /// The shipped content that lies under it, where it is not part of the program.
        base: Option<Content>,
        /// The shop.
        shop: RecordId,
        /// Whether it is used from today on.
        on: bool,
    },
}

/// Why a template command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A template, group or check needs words.
    #[error("{0} needs words")]
    NoWords(String),
    /// Longer than the limit, in characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// Not a value that the property can hold.
    #[error("{path}: {value} does not fit")]
    NotAllowed {
        /// The path of the property.
        path: String,
        /// What was to be written.
        value: String,
    },
    /// The lowest number allowed is above the highest.
    #[error("{0}: nothing lies between the bounds")]
    EmptyRange(String),
}

/// The longest text of a property, in characters.
pub const MAX_TEXT: usize = 2_000;

#[cfg(test)]
mod tests;
