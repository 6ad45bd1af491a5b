//! The fields of a form and of a shop's rules for forms. Knows names only.

use crate::domain::ids::Field;

/// The shop's id.
pub const SHOP: Field = Field::of("shop");
/// Whose: a person's id, or `department`.
pub const PERSON: Field = Field::of("person");
/// [`super::Term`]: `2026-10`.
pub const TERM: Field = Field::of("term");
/// The scorecard as it was when the form was opened.
pub const CARD: Field = Field::of("card");
/// The rules as they were then: [`super::Rules`].
pub const RULES: Field = Field::of("rules");
/// When it was opened, UTC milliseconds.
pub const OPENED_AT: Field = Field::of("opened_at");
/// The id of who stands above, where it is somebody in particular.
pub const SUPERIOR: Field = Field::of("superior");
/// Main duties and goals of the month.
pub const DUTIES: Field = Field::of("duties");
/// What support is wanted.
pub const SUPPORT: Field = Field::of("support");
/// The superior's words.
pub const COMMENT: Field = Field::of("comment");

/// When and by whom each step was done: `handed_at`, `handed_by` …
pub mod step {
    use crate::domain::ids::Field;
    /// The self-review was handed in.
    pub const HANDED_AT: Field = Field::of("handed_at");
    /// By whom.
    pub const HANDED_BY: Field = Field::of("handed_by");
    /// It was given back to the person.
    pub const RETURNED_AT: Field = Field::of("returned_at");
    /// By whom.
    pub const RETURNED_BY: Field = Field::of("returned_by");
    /// Why.
    pub const RETURNED_WHY: Field = Field::of("returned_why");
    /// The superior has scored.
    pub const SCORED_AT: Field = Field::of("scored_at");
    /// By whom.
    pub const SCORED_BY: Field = Field::of("scored_by");
    /// The result was made known to the person.
    pub const PUBLISHED_AT: Field = Field::of("published_at");
    /// By whom.
    pub const PUBLISHED_BY: Field = Field::of("published_by");
    /// The interview was held.
    pub const INTERVIEWED_AT: Field = Field::of("interviewed_at");
    /// Who led it.
    pub const INTERVIEWED_BY: Field = Field::of("interviewed_by");
    /// The person has taken note.
    pub const ACKNOWLEDGED_AT: Field = Field::of("acknowledged_at");
    /// The person disagrees.
    pub const APPEALED_AT: Field = Field::of("appealed_at");
    /// The appeal was decided.
    pub const DECIDED_AT: Field = Field::of("decided_at");
    /// By whom.
    pub const DECIDED_BY: Field = Field::of("decided_by");
    /// Nothing will change any more.
    pub const CLOSED_AT: Field = Field::of("closed_at");
    /// By whom.
    pub const CLOSED_BY: Field = Field::of("closed_by");
}

/// Why the person disagrees.
pub const APPEAL: Field = Field::of("appeal");
/// The reasons of the decision on the appeal.
pub const DECISION: Field = Field::of("decision");
/// Score, band and points when the result was made known: [`super::Outcome`].
pub const RESULT: Field = Field::of("result");
/// The same after an appeal was decided.
pub const FINAL: Field = Field::of("final");

/// `header/<name>`: `department`, `post`, `joined`.
pub fn header(name: &str) -> Field {
    Field::keyed(&["header", name])
}
/// `attendance/<name>`: `late`, `absent`, `sick`, `personal` (numbers), `reward`, `penalty` (words).
pub fn attendance(name: &str) -> Field {
    Field::keyed(&["attendance", name])
}
/// `achievement/<id>`: what was achieved, in words.
pub fn achievement(id: &str) -> Field {
    Field::keyed(&["achievement", id])
}
/// `proof/<achievement>/<kind>:<id>`: a record that shows it.
pub fn proof(id: &str, record: &str) -> Field {
    Field::keyed(&["proof", id, record])
}
/// `shortcoming/<id>`: what fell short, in words.
pub fn shortcoming(id: &str) -> Field {
    Field::keyed(&["shortcoming", id])
}
/// `measure/<id>/<property>`: how it gets better: `what`, `owner` (as of a task), `due` (a business date).
pub fn measure(id: &str, property: &str) -> Field {
    Field::keyed(&["measure", id, property])
}
/// `goal/<id>`: what is planned for the next month, in words.
pub fn goal(id: &str) -> Field {
    Field::keyed(&["goal", id])
}
/// `training/<id>`: what training is wanted, in words.
pub fn training(id: &str) -> Field {
    Field::keyed(&["training", id])
}
/// `actual/<indicator>`: a value that was typed, ten-thousandths of its unit; over a computed one with a reason.
pub fn actual(indicator: &str) -> Field {
    Field::keyed(&["actual", indicator])
}
/// `reason/<indicator>`: why the typed value stands in the place of the computed one.
pub fn reason(indicator: &str) -> Field {
    Field::keyed(&["reason", indicator])
}
/// `figure/<indicator>`: the computed value when the form was handed in: `value`, `part`, `whole`.
pub fn figure(indicator: &str) -> Field {
    Field::keyed(&["figure", indicator])
}
/// `own/<indicator>`: the person's points, hundredths.
pub fn own(indicator: &str) -> Field {
    Field::keyed(&["own", indicator])
}
/// `own_note/<indicator>`: the person's words on it.
pub fn own_note(indicator: &str) -> Field {
    Field::keyed(&["own_note", indicator])
}
/// `above/<indicator>`: the superior's points, hundredths.
pub fn above(indicator: &str) -> Field {
    Field::keyed(&["above", indicator])
}
/// `above_note/<indicator>`: the superior's words on it.
pub fn above_note(indicator: &str) -> Field {
    Field::keyed(&["above_note", indicator])
}
/// `hr/<id>`: a figure of the personnel department: a map of `label`, `value` (words), `from` (a file's name).
pub fn hr(id: &str) -> Field {
    Field::keyed(&["hr", id])
}
/// `interview/<name>`: `on` (a business date), `strengths`, `gaps`, `plan`, `goals`.
pub fn interview(name: &str) -> Field {
    Field::keyed(&["interview", name])
}
/// `disputed/<kind>:<id>`: a record that the appeal points at.
pub fn disputed(record: &str) -> Field {
    Field::keyed(&["disputed", record])
}
/// `consequence/<id>`: what followed: a map of `what` (`reward`, `training`, `pay`, `promotion`, `transfer`, `other`),
/// `text`. Recorded by people; nothing here proposes one (C-23).
pub fn consequence(id: &str) -> Field {
    Field::keyed(&["consequence", id])
}
/// `plan/<name>`: the improvement plan: `goals`, `support`, `coach` (a person's id), `from`, `until` (business dates),
/// `outcome`.
pub fn plan(name: &str) -> Field {
    Field::keyed(&["plan", name])
}

/// Fields of a shop's rules for forms.
pub mod rule {
    use crate::domain::ids::Field;
    /// On which day of the month after, the self-review is due.
    pub const SELF_DUE: Field = Field::of("self_due");
    /// On which day of the month after, the superior's scores are due.
    pub const SUPERIOR_DUE: Field = Field::of("superior_due");
    /// On which day of the month after a quarter, the department's form is due.
    pub const DEPARTMENT_DUE: Field = Field::of("department_due");
    /// For how many working days after it was made known a result can be appealed.
    pub const APPEAL_DAYS: Field = Field::of("appeal_days");
    /// Whether the superior sees the self-review only when it was handed in.
    pub const HIDDEN: Field = Field::of("hidden");

    /// `rater/<code>`: whole per cent.
    pub fn rater(code: &str) -> Field {
        Field::keyed(&["rater", code])
    }
    /// `band/<code>`: its lowest score, hundredths.
    pub fn band(code: &str) -> Field {
        Field::keyed(&["band", code])
    }
}
