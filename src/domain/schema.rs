//! Which fields our own code may write (S7): the unknown of others is kept, an unknown of our own is a bug.
//! Knows names only; each feature lists its own.

use super::command::Refusal;
use super::ids::{Field, Kind};
use super::{inspections, people, shops, tasks};

/// The fields of one kind; `*` stands for one part of a keyed field: `result/*/*`.
pub struct KindSchema {
    /// The kind.
    pub kind: Kind,
    /// Its fields, besides `deleted`.
    pub fields: &'static [&'static str],
    /// Those of them that hold its natural key; none where ids are made by people.
    pub identity: &'static [&'static str],
}

/// Whether a field only says which record this is: the natural key (S9), the same on every device.
pub fn is_identity(kind: &Kind, field: &Field) -> bool {
    kinds().any(|schema| schema.kind == *kind && schema.identity.contains(&field.as_str()))
}

/// Every kind that this version writes.
pub fn kinds() -> impl Iterator<Item = &'static KindSchema> {
    [shops::SCHEMA, people::SCHEMA, inspections::SCHEMA, tasks::SCHEMA].into_iter().flatten()
}

/// Whether this version may write the field.
pub fn is_known(kind: &Kind, field: &Field) -> bool {
    field.as_str() == "deleted" && kinds().any(|schema| schema.kind == *kind)
        || kinds().any(|schema| schema.kind == *kind && schema.fields.iter().any(|pattern| matches(pattern, field)))
}

/// Refuses a field that is not listed.
pub fn check(kind: &Kind, field: &Field) -> Result<(), Refusal> {
    if is_known(kind, field) {
        return Ok(());
    }
    Err(Refusal::UnlistedField { kind: kind.clone(), field: field.clone() })
}

fn matches(pattern: &str, field: &Field) -> bool {
    let mut parts = field.parts();
    let fits = pattern.split('/').all(|want| parts.next().is_some_and(|part| want == "*" || want == part));
    fits && parts.next().is_none()
}
