//! People, roles, levels and what a level permits (C-09: levels, not titles, carry permissions).
//! Knows nothing of what the permissions are used for.

mod roles;
mod rules;

use crate::domain::order::sort_by;
pub use roles::{DEFAULT_ROLES, Level, Role, role, roles, serves_customers};
pub use rules::{decide, permit_restore};

use super::command::{self, Ctx};
use super::ids::{Key, Kind, RecordId};
use super::record::Record;
use super::records::Records;
use super::schema::KindSchema;

/// A person 人员.
pub const PERSON: Kind = Kind::of("person");
/// What a shop changed about a shipped role (S14); the id is the role's code.
pub const ROLE: Kind = Kind::of("role");

/// Fields of people and roles.
pub mod field {
    use crate::domain::ids::Field;
    /// A person's name.
    pub const NAME: Field = Field::of("name");
    /// A person's role code: `assistant`.
    pub const ROLE: Field = Field::of("role");
    /// Whether the person has left.
    pub const RETIRED: Field = Field::of("retired");
    /// Another entry of the same person (S9).
    pub const ALIAS_OF: Field = Field::of("alias_of");
    /// A role's level, 0 (assistant) to 5 (director).
    pub const LEVEL: Field = Field::of("level");
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[
    KindSchema {
        kind: PERSON,
        identity: &[],
        fixed: &["alias_of"],
        words: &["name"],
        fields: &["name", "role", "retired", "alias_of"],
    },
    KindSchema { kind: ROLE, identity: &[], fixed: &[], words: &[], fields: &["level"] },
];

/// What a level allows. Guidance in a browser without a server, not protection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    /// Review a submitted inspection.
    ReviewInspection,
    /// Shop settings, roles, joining of double entries.
    ChangeSettings,
    /// Retire people and change their role.
    ManagePeople,
    /// Make, change and use checklist templates.
    EditTemplates,
    /// Erase a customer's personal data for good.
    ErasePersonalData,
    /// Change what buyers see of a listing on sale without asking, delete listings.
    ApproveListings,
    /// Score other people's appraisals, see those of the team, say by what and how people are scored.
    Appraise,
}

impl Permission {
    /// The lowest level that carries it.
    pub const fn level(self) -> Level {
        match self {
            Self::ReviewInspection
            | Self::ManagePeople
            | Self::EditTemplates
            | Self::ErasePersonalData
            | Self::ApproveListings
            | Self::Appraise => Level::Supervisor,
            Self::ChangeSettings => Level::Specialist,
        }
    }
}

/// A person as others need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The record.
    pub id: RecordId,
    /// The name.
    pub name: String,
    /// The role's code.
    pub role: String,
    /// Whether the person has left.
    pub retired: bool,
}

impl Person {
    /// Reads a person record.
    pub fn read(record: &Record) -> Self {
        Self {
            id: record.id().clone(),
            name: record.text(&field::NAME).to_owned(),
            role: record.text(&field::ROLE).to_owned(),
            retired: record.flag(&field::RETIRED),
        }
    }
}

/// The people who are not joined into another entry, present ones first, by name.
pub fn list(records: &Records) -> Vec<Person> {
    let own = records.of(&PERSON).filter(|record| super::shops::is_canonical(records, record));
    let mut people: Vec<Person> = own.map(|record| Person::read(record)).collect();
    sort_by(&mut people, |a, b| (a.retired, &a.name, &a.id).cmp(&(b.retired, &b.name, &b.id)));
    people
}

/// The person that an id stands for, joined entries followed (S9); `None` when the entry was taken back.
pub fn find(records: &Records, id: &RecordId) -> Option<Person> {
    let id = super::shops::canonical(records, &PERSON, id);
    records.get(&PERSON, &id).filter(|record| !record.is_deleted()).map(|record| Person::read(record))
}

/// The ids that stand for a person: their own first, then those that were joined into it.
pub fn ids(records: &Records, person: &RecordId) -> Vec<RecordId> {
    super::shops::ids_of(records, &PERSON, person)
}

/// When anything of a person was first written that still stands, UTC milliseconds.
pub fn first_seen(records: &Records, person: &RecordId) -> Option<i64> {
    records.get(&PERSON, person)?.cells().map(|(_, cell)| cell.stamp.instant()).min()
}

/// Whether two ids stand for one person.
pub fn is_same(records: &Records, one: &RecordId, other: &RecordId) -> bool {
    let of = |id: &RecordId| super::shops::canonical(records, &PERSON, id);
    one == other || of(one) == of(other)
}

/// Whether the person at the device may do it.
pub fn may(records: &Records, person: &RecordId, permission: Permission) -> bool {
    let level = find(records, person).and_then(|person| role(records, &person.role)).map(|role| role.level);
    level.is_some_and(|level| level >= permission.level())
}

/// Refuses what the person's role does not carry. Where nobody present carries the permission, everybody
/// does: a shop of two assistants must not be locked out of its own settings.
pub fn permit(records: &Records, ctx: &Ctx, permission: Permission) -> Result<(), command::Refusal> {
    let carries = |person: &Person| !person.retired && may(records, &person.id, permission);
    if may(records, &ctx.person, permission) || !list(records).iter().any(carries) {
        return Ok(());
    }
    Err(command::Refusal::NotPermitted(permission))
}

/// A person's full name as a record.
pub fn key(id: &RecordId) -> Key {
    Key::new(PERSON, id.clone())
}

/// What can be done to people and roles.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new person with a fresh id.
    Create {
        /// A fresh UUIDv7.
        id: RecordId,
        /// The name.
        name: String,
        /// A role code.
        role: String,
    },
    /// Another name.
    Rename {
        /// Who.
        person: RecordId,
        /// The new name.
        name: String,
    },
    /// Another role.
    SetRole {
        /// Who.
        person: RecordId,
        /// A role code.
        role: String,
    },
    /// Has left, or is back.
    Retire {
        /// Who.
        person: RecordId,
        /// True for left.
        retired: bool,
    },
    /// "These two are the same": `duplicate` reads as `kept` from now on.
    Join {
        /// The entry that stays.
        kept: RecordId,
        /// The entry that is joined into it.
        duplicate: RecordId,
    },
    /// Another level for a role.
    SetLevel {
        /// A role code.
        role: String,
        /// The level.
        level: Level,
    },
}

/// Why a people command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A person needs a name.
    #[error("a person needs a name")]
    NoName,
    /// There is no such role.
    #[error("unknown role {0}")]
    UnknownRole(String),
    /// A person cannot be joined with itself, or in a circle.
    #[error("joined in a circle")]
    JoinCircle,
}

#[cfg(test)]
mod tests;
