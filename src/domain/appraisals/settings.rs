//! A shop's rules for forms over the shipped ones (S14): when what is due, who weighs how much, which score is how good.
//! Frozen into each form when it is opened. Knows no form.

use super::field::rule as field;
use crate::domain::ids::{Field, Key, Kind, RecordId};
use crate::domain::records::Records;
use crate::domain::scorecards::{Band, Bands, FULL, Rater, Raters};
use crate::domain::shops::{self, SHOP};
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::ops::RangeInclusive;

/// What a shop changed about its rules for forms; the id is the shop's.
pub const RULE: Kind = Kind::of("appraisal_rule");

/// The days of a month on which something can be due: every month has them.
pub const DUE_DAYS: RangeInclusive<i64> = 1..=28;
/// The working days that there can be for an appeal.
pub const APPEAL_DAYS: RangeInclusive<i64> = 0..=60;

/// The rules for forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The day of the month after on which the self-review is due.
    pub self_due: u32,
    /// The day of the month after on which the superior's scores are due.
    pub superior_due: u32,
    /// The day of the month after a quarter on which the department's form is due.
    pub department_due: u32,
    /// Working days for an appeal.
    pub appeal_days: u32,
    /// Whether the superior sees the self-review only when it was handed in.
    pub is_hidden: bool,
    /// Who weighs how much.
    pub raters: Raters,
    /// Which score is how good.
    pub bands: Bands,
}

impl Default for Rules {
    /// Self-review by the 3rd, superior by the 5th, department by the 10th, five working days for an appeal.
    fn default() -> Self {
        Self {
            self_due: 3,
            superior_due: 5,
            department_due: 10,
            appeal_days: 5,
            is_hidden: true,
            raters: Raters::default(),
            bands: Bands::default(),
        }
    }
}

/// The full name of a shop's rules.
pub fn rule_key(records: &Records, shop: &RecordId) -> Key {
    Key::new(RULE, shops::canonical(records, &SHOP, shop))
}

/// The rules of a shop.
pub fn rules(records: &Records, shop: &RecordId) -> Rules {
    let record = records.by_key(&rule_key(records, shop)).filter(|record| !record.is_deleted());
    Rules::read(|field| record.and_then(|record| record.get(field).cloned()))
}

impl Rules {
    fn read(get: impl Fn(&Field) -> Option<Value>) -> Self {
        let shipped = Self::default();
        let int = |field: &Field, default: i64| get(field).and_then(|value| value.as_int()).unwrap_or(default);
        let day = |field: &Field, default: u32| u32::try_from(int(field, default.into())).unwrap_or(default);
        let rater = |rater: Rater| int(&field::rater(rater.code()), shipped.raters.of(rater));
        let band = |band: Band, default: i64| int(&field::band(band.code()), default);
        Self {
            self_due: day(&field::SELF_DUE, shipped.self_due),
            superior_due: day(&field::SUPERIOR_DUE, shipped.superior_due),
            department_due: day(&field::DEPARTMENT_DUE, shipped.department_due),
            appeal_days: day(&field::APPEAL_DAYS, shipped.appeal_days),
            is_hidden: get(&field::HIDDEN).and_then(|value| value.as_bool()).unwrap_or(shipped.is_hidden),
            raters: Raters { own: rater(Rater::Own), superior: rater(Rater::Superior), data: rater(Rater::Data) },
            bands: Bands {
                excellent: band(Band::Excellent, shipped.bands.excellent),
                good: band(Band::Good, shipped.bands.good),
                pass: band(Band::Pass, shipped.bands.pass),
            },
        }
    }

    /// Every rule under the name of its field.
    pub fn fields(&self) -> [(Field, Value); 11] {
        [
            (field::SELF_DUE, i64::from(self.self_due).into()),
            (field::SUPERIOR_DUE, i64::from(self.superior_due).into()),
            (field::DEPARTMENT_DUE, i64::from(self.department_due).into()),
            (field::APPEAL_DAYS, i64::from(self.appeal_days).into()),
            (field::HIDDEN, self.is_hidden.into()),
            (field::rater(Rater::Own.code()), self.raters.own.into()),
            (field::rater(Rater::Superior.code()), self.raters.superior.into()),
            (field::rater(Rater::Data.code()), self.raters.data.into()),
            (field::band(Band::Excellent.code()), self.bands.excellent.into()),
            (field::band(Band::Good.code()), self.bands.good.into()),
            (field::band(Band::Pass.code()), self.bands.pass.into()),
        ]
    }

    /// As a form keeps them.
    pub(super) fn frozen(&self) -> Value {
        Value::Map(self.fields().into_iter().map(|(field, value)| (SmolStr::new(field.as_str()), value)).collect())
    }

    /// As a form kept them; what is missing is as shipped.
    pub(super) fn thawed(value: &Value) -> Self {
        Self::read(|field| value.member(field.as_str()).cloned())
    }

    /// The rules with some of them changed, or the field that takes no such value. `Null` gives back the shipped one.
    pub(super) fn with(&self, edits: &[(Field, Value)]) -> Result<Self, Field> {
        let shipped = Self::default().fields();
        let mut fields = self.fields().to_vec();
        for (field, value) in edits {
            let is_own = |(own, _): &&mut (Field, Value)| own == field;
            let place = fields.iter_mut().find(is_own).ok_or_else(|| field.clone())?;
            let default = || shipped.iter().find(|(own, _)| own == field).map(|(_, value)| value.clone());
            let value = if value.is_null() { default().unwrap_or_default() } else { value.clone() };
            if !is_allowed(field, &value) {
                return Err(field.clone());
            }
            place.1 = value;
        }
        Ok(Self::read(|field| fields.iter().find(|(own, _)| own == field).map(|(_, value)| value.clone())))
    }

    /// Whether raters make a whole and bands follow one another.
    pub(super) fn is_sound(&self) -> bool {
        self.raters.is_whole() && self.bands.is_sound() && self.self_due <= self.superior_due
    }
}

fn is_allowed(field: &Field, value: &Value) -> bool {
    let fits = |range: RangeInclusive<i64>| value.as_int().is_some_and(|number| range.contains(&number));
    let parts: Vec<&str> = field.parts().collect();
    match parts.as_slice() {
        ["self_due" | "superior_due" | "department_due"] => fits(DUE_DAYS),
        ["appeal_days"] => fits(APPEAL_DAYS),
        ["hidden"] => value.as_bool().is_some(),
        ["rater", _] => fits(0..=100),
        ["band", _] => fits(1..=FULL),
        _ => false,
    }
}
