//! Figures that came from a table or were typed for the whole shop: a value of an indicator for a person, for the
//! department, or for everybody (KPI-02 to KPI-05, KPI-15). Knows nothing of tables.

use super::allowed::is_hr;
use super::term::Term;
use super::{DEPARTMENT, MAX_TEXT, Refusal};
use crate::domain::command::{self, Ctx, Draft};
use crate::domain::ids::{Field, Key, Kind, RecordId};
use crate::domain::people::{self, PERSON, Permission, permit};
use crate::domain::record::DELETED;
use crate::domain::records::Records;
use crate::domain::schema::KindSchema;
use crate::domain::scorecards::MAX_VALUE;
use crate::domain::shops::{self, SHOP, canonical};
use smol_str::SmolStr;

/// A figure; the id is `<shop>:<person>:<indicator>:<term>` (S9), so that two devices that take the same table in make the
/// same record.
pub const FIGURE: Kind = Kind::of("figure");

/// Whose a figure is that holds for everybody in the shop: its traffic, its sales. No person has such an id.
pub const SHOP_WIDE: &str = "shop";

/// Whose it is (a person's id, [`DEPARTMENT`], [`SHOP_WIDE`]), the id of the indicator, the term, and the value in
/// ten-thousandths of its unit.
pub type Given = (RecordId, SmolStr, Term, i64);

/// Fields of a figure.
pub mod figure_field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// Whose: a person's id, `department`, or `shop` for everybody's.
    pub const PERSON: Field = Field::of("person");
    /// The id of the indicator.
    pub const INDICATOR: Field = Field::of("indicator");
    /// [`super::Term`]: `2026-10`.
    pub const TERM: Field = Field::of("term");
    /// Ten-thousandths of the unit.
    pub const VALUE: Field = Field::of("value");
    /// The name of the file it came from; empty where it was typed.
    pub const FROM: Field = Field::of("from");
}

/// What this version writes.
pub const FIGURE_SCHEMA: KindSchema = KindSchema {
    kind: FIGURE,
    identity: &["shop", "person", "indicator", "term"],
    fixed: &["value", "from"],
    words: &["from"],
    fields: &["shop", "person", "indicator", "term", "value", "from"],
};

/// A figure's full name.
pub fn figure_key(records: &Records, shop: &RecordId, person: &RecordId, indicator: &str, term: Term) -> Key {
    let shop = canonical(records, &SHOP, shop);
    let person = if is_common(person) { person.clone() } else { canonical(records, &PERSON, person) };
    named(&shop, &person, indicator, term)
}

fn named(shop: &RecordId, person: &RecordId, indicator: &str, term: Term) -> Key {
    Key::new(FIGURE, RecordId::new(format!("{shop}:{person}:{indicator}:{term}")))
}

fn is_common(person: &RecordId) -> bool {
    matches!(person.as_str(), DEPARTMENT | SHOP_WIDE)
}

/// The value of an indicator for a person or the department: their own, else that of the shop. Ten-thousandths.
pub fn imported(records: &Records, shop: &RecordId, person: &RecordId, indicator: &str, term: Term) -> Option<i64> {
    record_of(records, shop, person, indicator, term)
        .or_else(|| record_of(records, shop, &RecordId::of(SHOP_WIDE), indicator, term))
        .and_then(|key| records.by_key(&key)?.int(&figure_field::VALUE))
}

/// The record that says a value of this person, or of the shop where [`SHOP_WIDE`] is asked for; entries of shops and
/// people that were joined since are followed, the ones that stayed first.
pub fn record_of(records: &Records, shop: &RecordId, person: &RecordId, indicator: &str, term: Term) -> Option<Key> {
    let shops = shops::ids(records, &canonical(records, &SHOP, shop));
    let people = match is_common(person) {
        true => vec![person.clone()],
        false => people::ids(records, &canonical(records, &PERSON, person)),
    };
    let keys = shops.iter().flat_map(|shop| people.iter().map(move |person| named(shop, person, indicator, term)));
    let says = |key: &Key| {
        let record = records.by_key(key).filter(|record| !record.is_deleted());
        record.is_some_and(|record| record.int(&figure_field::VALUE).is_some())
    };
    let mut keys = keys;
    keys.find(says)
}

/// Writes figures: those who appraise, and the personnel department.
pub(super) fn decide(
    shop: &RecordId,
    values: &[Given],
    from: &str,
    records: &Records,
    ctx: &Ctx,
) -> Result<Draft, command::Refusal> {
    if !is_hr(records, &ctx.person) {
        permit(records, ctx, Permission::Appraise)?;
    }
    if from.chars().count() > MAX_TEXT {
        return Err(Refusal::TooLong { field: figure_field::FROM, most: MAX_TEXT }.into());
    }
    values.iter().try_fold(Draft::new("appraisal.figures"), |draft, (person, indicator, term, value)| {
        if !is_common(person) && people::find(records, person).is_none() {
            return Err(command::Refusal::UnknownRecord(people::key(person)));
        }
        if !(-MAX_VALUE..=MAX_VALUE).contains(value) || indicator.is_empty() || indicator.contains([':', '/']) {
            return Err(Refusal::NotAllowed(field_of(indicator)).into());
        }
        Ok(written(draft, records, shop, (person, indicator, *term, *value), from))
    })
}

/// Which field a refusal names: the value; of one that names no indicator, that.
fn field_of(indicator: &str) -> Field {
    if indicator.is_empty() { figure_field::INDICATOR } else { figure_field::VALUE }
}

fn written(
    draft: Draft,
    records: &Records,
    shop: &RecordId,
    (person, indicator, term, value): (&RecordId, &str, Term, i64),
    from: &str,
) -> Draft {
    let key = figure_key(records, shop, person, indicator, term);
    let person = if is_common(person) { person.clone() } else { canonical(records, &PERSON, person) };
    draft
        .set(&key, DELETED, crate::domain::value::Value::Null)
        .set(&key, figure_field::SHOP, canonical(records, &SHOP, shop).as_str())
        .set(&key, figure_field::PERSON, person.as_str())
        .set(&key, figure_field::INDICATOR, indicator)
        .set(&key, figure_field::TERM, term.to_string())
        .set(&key, figure_field::VALUE, value)
        .set(&key, figure_field::FROM, from)
}
