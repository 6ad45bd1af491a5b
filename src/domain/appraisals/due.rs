//! What a person has to do about appraisals now, and until when (KPI-12, KPI-13, KPI-14): derived from the calendar and
//! the forms (S13). Knows no page.

use super::allowed::is_above;
use super::form::{Form, id_of, of_shop};
use super::settings::{Rules, rules};
use super::stage::Stage;
use super::term::Term;
use crate::domain::ids::RecordId;
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::scorecards;
use chrono::NaiveDate;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// Write the self-review of the month that is over, and hand it in.
    Write,
    /// Score what was handed in.
    Score,
    /// Take note of a result after the interview, or appeal.
    Answer,
    /// Decide about an appeal.
    Decide,
}

/// Something that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub duty: Duty,
    /// The form, whether it was opened already or not.
    pub form: RecordId,
    /// Whose form.
    pub person: RecordId,
    /// Of what month or quarter.
    pub term: Term,
    /// The last business day; none where no day is set.
    pub until: Option<NaiveDate>,
}

/// What waits for a person today: their own first, then by day.
pub fn duties(records: &Records, shop: &RecordId, person: &RecordId, today: NaiveDate) -> Vec<Due> {
    let mut duties: Vec<Due> = own_month(records, shop, person, today).into_iter().collect();
    duties.extend(of_shop(records, shop).into_iter().filter_map(|form| of_form(records, &form, person)));
    crate::domain::order::sort_by(&mut duties, |a, b| (a.duty, a.until, &a.form).cmp(&(b.duty, b.until, &b.form)));
    duties
}

/// The self-review of the month before, where a card measures the person's role and it was not handed in.
fn own_month(records: &Records, shop: &RecordId, person: &RecordId, today: NaiveDate) -> Option<Due> {
    let own = people::find(records, person).filter(|person| !person.retired)?;
    let is_measured = |card: &scorecards::Card| !card.is_archived && card.role == own.role;
    let term = Term::month_of(today).before();
    let form = id_of(records, shop, &own.id, term);
    let found = records.by_key(&super::key(&form)).filter(|record| !record.is_deleted());
    let found = found.and_then(|record| Form::read(record));
    let is_open = found.as_ref().is_none_or(|form| form.stage == Stage::Open);
    let was_there = was_there(records, &own.id, term);
    let is_due = is_open && (found.is_some() || was_there && scorecards::cards(records, shop).iter().any(is_measured));
    let rules = found.map_or_else(|| rules(records, shop), |form| form.rules);
    is_due.then(|| Due { duty: Duty::Write, form, person: own.id, term, until: Some(term.day_after(rules.self_due)) })
}

/// Whether the person was known before the month ended: nobody reviews a month in which they were not there.
fn was_there(records: &Records, person: &RecordId, term: Term) -> bool {
    let end = term.end().and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    people::first_seen(records, person).is_some_and(|since| since < end)
}

fn of_form(records: &Records, form: &Form, person: &RecordId) -> Option<Due> {
    let is_own = people::is_same(records, &form.person, person);
    let duty = match form.stage {
        Stage::Handed if is_above(records, form, person) => Duty::Score,
        Stage::Interviewed if is_own => Duty::Answer,
        Stage::Appealed if is_above(records, form, person) => Duty::Decide,
        _ => return None,
    };
    let until = (duty == Duty::Score).then(|| scores_due(form.term, &form.rules));
    Some(Due { duty, form: form.id.clone(), person: form.person.clone(), term: form.term, until })
}

/// Until when the superior scores.
pub fn scores_due(term: Term, rules: &Rules) -> NaiveDate {
    term.day_after(if term.is_quarter() { rules.department_due } else { rules.superior_due })
}
