//! From a form to its score: values, points of each rater, score and band (KPI-06, KPI-14, KPI-18). The records are asked
//! as long as the person writes; from the handing in on, the form's own figures count. Knows no page.

use super::figures::{Figure, Scope, figure, figures};
use super::form::Form;
use super::stage::Stage;
use super::{DEPARTMENT, field};
use crate::domain::calendar::Zone;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::scorecards::{Band, Computed, Indicator, Rated, Rater, Source, score, score_of};
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// An indicator on a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The indicator as it was frozen.
    pub indicator: Indicator,
    /// What the records say: value, part, whole; of a computed one.
    pub computed: Option<(Option<i64>, i64, i64)>,
    /// What was typed.
    pub typed: Option<i64>,
    /// Why it stands in the place of the computed value.
    pub reason: String,
    /// The value that counts, ten-thousandths of the unit.
    pub actual: Option<i64>,
    /// What each rater gives.
    pub rated: Rated,
}

impl Line {
    /// Whether a typed value stands in the place of a computed one.
    pub fn is_override(&self) -> bool {
        matches!(self.indicator.source, Source::Computed(_)) && self.typed.is_some()
    }

    /// Whether it has no value though it should have one: it is left out of the data's score.
    pub fn lacks_data(&self) -> bool {
        self.indicator.source != Source::Judged && self.actual.is_none()
    }
}

/// What is known of each indicator beside what was typed into the form: what the records say of it (value, part, whole),
/// and what a table brought.
pub type Basis = BTreeMap<SmolStr, (Option<(Option<i64>, i64, i64)>, Option<i64>)>;

/// Asks the records. A page keeps it while somebody types, since typing changes none of it.
pub fn basis(records: &Records, zone: &dyn Zone, form: &Form, now: i64) -> Basis {
    let live = if form.stage == Stage::Open { live_all(records, zone, form, now) } else { BTreeMap::new() };
    let of = |indicator: &Indicator| {
        let computed = match (form.stage, indicator.source) {
            (Stage::Open, Source::Computed(what)) => {
                Some(live.get(&what).map_or((None, 0, 0), |now| (now.value, now.part, now.whole)))
            }
            (Stage::Open, _) => None,
            _ => form.figures.get(&indicator.id).copied(),
        };
        (indicator.id.clone(), (computed, imported(records, form, indicator)))
    };
    form.card.indicators.iter().map(of).collect()
}

/// The lines of a form.
pub fn lines(records: &Records, zone: &dyn Zone, form: &Form, now: i64) -> Vec<Line> {
    lines_on(form, &basis(records, zone, form, now))
}

/// The lines of a form over what is known already.
pub fn lines_on(form: &Form, basis: &Basis) -> Vec<Line> {
    form.card.indicators.iter().map(|indicator| line(form, indicator, basis)).collect()
}

/// Every computed figure of a form as it is now, from one pass over the records.
pub fn live_all(records: &Records, zone: &dyn Zone, form: &Form, now: i64) -> BTreeMap<Computed, Figure> {
    let computed = |indicator: &Indicator| match indicator.source {
        Source::Computed(what) => Some(what),
        _ => None,
    };
    let what: Vec<Computed> = form.card.indicators.iter().filter_map(computed).collect();
    figures(&what, &scope(records, zone, form, now))
}

/// Whose figures of what time a form is about.
pub fn scope<'a>(records: &'a Records, zone: &'a dyn Zone, form: &'a Form, now: i64) -> Scope<'a> {
    let person = (form.person.as_str() != DEPARTMENT).then_some(&form.person);
    Scope { records, zone, shop: &form.shop, person, term: form.term, now }
}

/// What a computed figure of the form is now, with the records behind it.
pub fn live(records: &Records, zone: &dyn Zone, form: &Form, indicator: &Indicator, now: i64) -> Option<Figure> {
    let Source::Computed(what) = indicator.source else { return None };
    Some(figure(what, &scope(records, zone, form, now)))
}

fn line(form: &Form, indicator: &Indicator, basis: &Basis) -> Line {
    let id = indicator.id.as_str();
    let (computed, imported) = basis.get(id).copied().unwrap_or_default();
    let typed = form.actual.get(id).copied();
    let actual = typed.or_else(|| computed.and_then(|(value, ..)| value)).or(imported);
    let data = actual.and_then(|actual| indicator.points(actual));
    let rated =
        Rated { weight: indicator.weight, own: form.own.get(id).copied(), superior: form.above.get(id).copied(), data };
    let reason = form.reason.get(id).cloned().unwrap_or_default();
    Line { indicator: indicator.clone(), computed, typed, reason, actual, rated }
}

/// What a table brought for the indicator; from the handing in on, what the form kept of it.
fn imported(records: &Records, form: &Form, indicator: &Indicator) -> Option<i64> {
    if indicator.source != Source::Imported || form.stage != Stage::Open {
        return None;
    }
    super::imported(records, &form.shop, &form.person, &indicator.id, form.term)
}

/// The score of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Hundredths, rounded half up to one decimal; none before anything was said.
    pub score: Option<i64>,
    /// How good it is.
    pub band: Option<Band>,
    /// What each rater gives in all, hundredths.
    pub by: BTreeMap<Rater, i64>,
    /// Of each indicator the value and the points of person, superior and data.
    pub lines: BTreeMap<SmolStr, [Option<i64>; 4]>,
}

/// The outcome of lines under the rules of a form.
pub fn outcome(form: &Form, lines: &[Line]) -> Outcome {
    let rated: Vec<Rated> = lines.iter().map(|line| line.rated).collect();
    let score = score(&rated, &form.rules.raters);
    let of_line = |line: &Line| {
        let Rated { own, superior, data, .. } = line.rated;
        (line.indicator.id.clone(), [line.actual, own, superior, data])
    };
    Outcome {
        score,
        band: score.map(|score| form.rules.bands.of(score)),
        by: Rater::ALL.into_iter().filter_map(|rater| Some((rater, score_of(&rated, rater)?))).collect(),
        lines: lines.iter().map(of_line).collect(),
    }
}

const OF_LINE: [&str; 4] = ["actual", "own", "superior", "data"];

impl Outcome {
    /// As a form keeps it.
    pub(super) fn value(&self) -> Value {
        let int = |name: &str, value: Option<i64>| value.map(|value| (SmolStr::new(name), Value::Int(value)));
        let line = |values: &[Option<i64>; 4]| {
            Value::Map(OF_LINE.iter().zip(values).filter_map(|(name, value)| int(name, *value)).collect())
        };
        let mut members: BTreeMap<SmolStr, Value> =
            self.by.iter().map(|(rater, score)| (SmolStr::new(rater.code()), Value::Int(*score))).collect();
        members.extend(int("score", self.score));
        members.extend(self.band.map(|band| (SmolStr::new_static("band"), Value::from(band.code()))));
        let lines = self.lines.iter().map(|(id, values)| (id.clone(), line(values))).collect();
        members.insert(SmolStr::new_static("lines"), Value::Map(lines));
        Value::Map(members)
    }

    fn read(value: &Value) -> Option<Self> {
        let int = |value: &Value, name: &str| value.member(name).and_then(Value::as_int);
        let Some(Value::Map(lines)) = value.member("lines") else { return None };
        Some(Self {
            score: int(value, "score"),
            band: value.member("band").and_then(Value::as_str).and_then(Band::from_code),
            by: Rater::ALL.into_iter().filter_map(|rater| Some((rater, int(value, rater.code())?))).collect(),
            lines: lines.iter().map(|(id, line)| (id.clone(), OF_LINE.map(|name| int(line, name)))).collect(),
        })
    }
}

/// The outcome that was made known, and that after an appeal.
pub fn known(record: &Record) -> (Option<Outcome>, Option<Outcome>) {
    let read = |field| record.get(field).and_then(Outcome::read);
    (read(&field::RESULT), read(&field::FINAL))
}
