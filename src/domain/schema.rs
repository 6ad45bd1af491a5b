//! Which fields our own code may write (S7): the unknown of others is kept, an unknown of our own is a bug.
//! Knows names only; each feature lists its own.

use super::command::Refusal;
use super::ids::{Field, Kind};
use super::record::DELETED;
use super::{
    appraisals, approvals, campaigns, erasure, findings, inspections, listings, people, placements, scorecards, shops,
    tasks, templates,
};

/// The fields of one kind; `*` stands for one part of a keyed field: `result/*/*`.
pub struct KindSchema {
    /// The kind.
    pub kind: Kind,
    /// Its fields, besides `deleted`.
    pub fields: &'static [&'static str],
    /// Those of them that hold its natural key; none where ids are made by people.
    pub identity: &'static [&'static str],
    /// Those that a command writes together with others (who handed in, and when): never put back alone.
    pub fixed: &'static [&'static str],
    /// Those that hold what people wrote, where a customer's data may stand.
    pub words: &'static [&'static str],
}

/// Whether a field only says which record this is: the natural key (S9), the same on every device.
pub fn is_identity(kind: &Kind, field: &Field) -> bool {
    kinds().any(|schema| schema.kind == *kind && schema.identity.contains(&field.as_str()))
}

/// Whether an old value of the field can be put back by itself.
pub fn is_restorable(kind: &Kind, field: &Field) -> bool {
    let is_fixed =
        |schema: &KindSchema| schema.kind == *kind && schema.fixed.iter().any(|pattern| matches(pattern, field));
    is_known(kind, field) && !is_identity(kind, field) && !kinds().any(is_fixed)
}

/// Whether a field tells who a customer is: left out of files for people outside customer service. The names hold for
/// every kind but those of the house, for kinds of later versions too.
pub fn is_customers(kind: &Kind, field: &Field) -> bool {
    const NAMES: [&str; 6] = ["customer", "buyer", "phone", "address", "account", "receiver"];
    let of_house = *kind == shops::SHOP || *kind == people::PERSON;
    !of_house && field.parts().next().is_some_and(|head| NAMES.contains(&head))
}

/// Whether records of this kind are about how somebody works: left out of files for exchange unless somebody says
/// otherwise.
pub fn is_about_work(kind: &Kind) -> bool {
    const FIGURE: Kind = Kind::of("figure");
    *kind == appraisals::APPRAISAL || *kind == FIGURE
}

/// Whether a field holds what people wrote, and neither a code nor an id.
pub fn holds_words(kind: &Kind, field: &Field) -> bool {
    kinds().any(|schema| schema.kind == *kind && schema.words.iter().any(|pattern| matches(pattern, field)))
}

/// Whether records of this kind are never taken back: others may point at one that is named by its content, and what was
/// erased stays so.
pub fn is_lasting(kind: &Kind) -> bool {
    *kind == templates::VERSION || *kind == erasure::ERASURE
}

/// Every kind that this version writes.
pub fn kinds() -> impl Iterator<Item = &'static KindSchema> {
    [
        shops::SCHEMA,
        people::SCHEMA,
        inspections::SCHEMA,
        tasks::SCHEMA,
        templates::SCHEMA,
        listings::SCHEMA,
        placements::SCHEMA,
        campaigns::SCHEMA,
        approvals::SCHEMA,
        findings::SCHEMA,
        scorecards::SCHEMA,
        appraisals::SCHEMA,
        erasure::SCHEMA,
    ]
    .into_iter()
    .flatten()
}

/// Whether this version may write the field.
pub fn is_known(kind: &Kind, field: &Field) -> bool {
    // Every record can be deleted and brought back, those of later versions too (S2).
    *field == DELETED
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
