//! Who may do which step of a form and write which part of it, when (KPI-12 … KPI-18), and what a step still wants. The
//! commands ask here, and so do pages that offer only what is possible. Knows no draft.

use super::field;
use super::form::Form;
use super::stage::{Stage, appeal_until};
use super::{DEPARTMENT, Refusal};
use crate::domain::calendar;
use crate::domain::command::{self, Ctx};
use crate::domain::ids::{Field, RecordId};
use crate::domain::people::{self, Permission, permit};
use crate::domain::records::Records;
use crate::domain::scorecards::Source;
use smol_str::SmolStr;

/// The role whose people keep the figures of the personnel department and record what followed.
const HR: &str = "hr";

/// On which side of a form somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person of the form; of the department's, whoever may appraise.
    Own,
    /// Who stands above, and the personnel department.
    Above,
}

/// A step of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Handing the self-review in.
    HandIn,
    /// Giving it back.
    Return,
    /// Having scored.
    Score,
    /// Making the result known.
    Publish,
    /// Having held the interview.
    Interview,
    /// Taking note of the result.
    Acknowledge,
    /// Disagreeing.
    Appeal,
    /// Deciding about an appeal.
    Decide,
    /// Ending it.
    Close,
}

impl Step {
    /// All, in the order of the way.
    pub const ALL: [Self; 9] = [
        Self::HandIn,
        Self::Return,
        Self::Score,
        Self::Publish,
        Self::Interview,
        Self::Acknowledge,
        Self::Appeal,
        Self::Decide,
        Self::Close,
    ];

    /// Whose step it is.
    pub fn side(self) -> Side {
        match self {
            Self::HandIn | Self::Acknowledge | Self::Appeal => Side::Own,
            _ => Side::Above,
        }
    }

    fn stages(self) -> &'static [Stage] {
        match self {
            Self::HandIn => &[Stage::Open],
            Self::Return => &[Stage::Handed, Stage::Scored],
            Self::Score => &[Stage::Handed],
            Self::Publish => &[Stage::Scored],
            Self::Interview => &[Stage::Published],
            Self::Acknowledge => &[Stage::Interviewed],
            Self::Appeal => &[Stage::Published, Stage::Interviewed, Stage::Acknowledged],
            Self::Decide => &[Stage::Appealed],
            Self::Close => &[Stage::Interviewed, Stage::Acknowledged, Stage::Decided],
        }
    }
}

/// Whose part of a form a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The self-review.
    Own,
    /// The superior's scores and words.
    Superior,
    /// The figures of the personnel department.
    Personnel,
    /// The interview.
    Interview,
    /// What followed, and the improvement plan.
    After,
}

impl Part {
    /// All.
    pub const ALL: [Self; 5] = [Self::Own, Self::Superior, Self::Personnel, Self::Interview, Self::After];

    /// The part that a field belongs to; none for what is written by steps only.
    pub fn of(field: &Field) -> Option<Self> {
        Some(match field.parts().next()? {
            "duties" | "support" | "header" | "achievement" | "proof" | "shortcoming" | "measure" | "goal"
            | "training" | "actual" | "reason" | "own" | "own_note" => Self::Own,
            "superior" | "comment" | "above" | "above_note" => Self::Superior,
            "attendance" | "hr" => Self::Personnel,
            "interview" => Self::Interview,
            "consequence" | "plan" => Self::After,
            _ => return None,
        })
    }

    fn stages(self) -> &'static [Stage] {
        match self {
            Self::Own => &[Stage::Open],
            Self::Superior => &[Stage::Handed],
            Self::Personnel => &[Stage::Open, Stage::Handed, Stage::Scored],
            Self::Interview => &[Stage::Scored, Stage::Published, Stage::Interviewed],
            Self::After => &[
                Stage::Published,
                Stage::Interviewed,
                Stage::Acknowledged,
                Stage::Appealed,
                Stage::Decided,
                Stage::Closed,
            ],
        }
    }
}

/// Who stands above a form: whoever it names, else whoever may appraise; never its own person. The personnel department
/// beside them.
pub(super) fn is_above(records: &Records, form: &Form, person: &RecordId) -> bool {
    if people::is_same(records, &form.person, person) {
        return false;
    }
    let is_named = |superior: &RecordId| people::is_same(records, superior, person);
    form.superior.as_ref().is_some_and(is_named)
        || people::may(records, person, Permission::Appraise)
        || is_hr(records, person)
}

pub(super) fn is_hr(records: &Records, person: &RecordId) -> bool {
    people::find(records, person).is_some_and(|person| person.role == HR)
}

/// Refuses everybody but those on a side of a form. Where nobody present stands above, another person does: a shop of
/// two assistants must not be locked out.
///
/// # Errors
/// Somebody of the other side, or of none.
pub fn on_side(side: Side, form: &Form, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    let is_own = people::is_same(records, &form.person, &ctx.person);
    match side {
        Side::Own if form.person.as_str() == DEPARTMENT => permit(records, ctx, Permission::Appraise),
        Side::Own if is_own => Ok(()),
        Side::Own => Err(Refusal::NotYours.into()),
        Side::Above if is_own => Err(Refusal::OwnForm.into()),
        Side::Above if is_above(records, form, &ctx.person) => Ok(()),
        Side::Above => permit(records, ctx, Permission::Appraise),
    }
}

/// Refuses where the form is at none of these stages.
pub(super) fn at(form: &Form, stages: &[Stage]) -> Result<(), Refusal> {
    if stages.contains(&form.stage) { Ok(()) } else { Err(Refusal::NotNow(form.stage)) }
}

/// Whether a person may do a step where the form is; what the step still wants is told by [`missing_for`].
///
/// # Errors
/// Not theirs, not now, or outside of the window for appeals (KPI-18).
pub fn may_do(step: Step, form: &Form, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    on_side(step.side(), form, records, ctx)?;
    at(form, step.stages())?;
    match step {
        Step::Appeal if !in_window(form, ctx) => Err(Refusal::TooLate.into()),
        Step::Close if form.stage == Stage::Interviewed && in_window(form, ctx) => Err(Refusal::StillOpen.into()),
        _ => Ok(()),
    }
}

/// Whether an appeal is possible today (KPI-18): the result is known, and its window has not closed.
fn in_window(form: &Form, ctx: &Ctx) -> bool {
    appeal_until(form, ctx.zone).is_some_and(|last| calendar::date(ctx.zone, ctx.now) <= last)
}

/// Whether a person may write a part of a form where the form is.
///
/// # Errors
/// Not theirs, or not now.
pub fn may_write(part: Part, form: &Form, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    let is_own = people::is_same(records, &form.person, &ctx.person);
    let side = if part == Part::Own || part == Part::Personnel && is_own { Side::Own } else { Side::Above };
    on_side(side, form, records, ctx)?;
    Ok(at(form, part.stages())?)
}

/// What a step still wants, by the fields where it has to be said.
pub fn missing_for(step: Step, form: &Form) -> Vec<Field> {
    match step {
        Step::HandIn => lacking(form),
        Step::Score => {
            let unscored = form.card.indicators.iter().filter(|one| !form.above.contains_key(&one.id));
            unscored.map(|one| field::above(&one.id)).collect()
        }
        Step::Interview => {
            let wanted = ["on", "strengths", "gaps", "plan", "goals"];
            let unsaid = wanted.into_iter().filter(|name| !form.interview.contains_key(*name));
            unsaid.map(field::interview).collect()
        }
        _ => Vec::new(),
    }
}

/// What has to stand in a self-review before it is handed in (KPI-13.1 to KPI-13.3): something achieved, something that
/// fell short, how it gets better, and points for each indicator.
fn lacking(form: &Form) -> Vec<Field> {
    let mut lacking = Vec::new();
    let mut want = |is_there: bool, field: Field| {
        if !is_there {
            lacking.push(field)
        }
    };
    want(!form.achievements.is_empty(), Field::of("achievement"));
    want(!form.shortcomings.is_empty(), Field::of("shortcoming"));
    want(!form.measures.is_empty(), Field::of("measure"));
    for measure in &form.measures {
        want(!measure.what.trim().is_empty(), field::measure(&measure.id, "what"));
        want(measure.owner.is_some(), field::measure(&measure.id, "owner"));
        want(measure.due.is_some(), field::measure(&measure.id, "due"));
    }
    for indicator in &form.card.indicators {
        want(form.own.contains_key(&indicator.id), field::own(&indicator.id));
    }
    lacking
}

/// The first override without a reason.
pub fn without_reason(form: &Form) -> Option<Field> {
    let is_computed =
        |id: &SmolStr| form.card.indicator(id).is_some_and(|indicator| matches!(indicator.source, Source::Computed(_)));
    let has_reason = |id: &SmolStr| form.reason.get(id).is_some_and(|reason| !reason.trim().is_empty());
    form.actual.keys().find(|id| is_computed(id) && !has_reason(id)).map(|id| field::reason(id))
}
