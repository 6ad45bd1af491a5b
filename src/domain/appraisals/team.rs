//! The forms of a team beside one another: whose turn it is and until when, how far scores lie apart, and where they do
//! not agree with the recorded work (KPI-12, KPI-23 to KPI-25). Derived (S13). Knows no page.

use super::DEPARTMENT;
use super::form::{Form, id_of, key};
use super::outcome::{Outcome, known, lines, outcome};
use super::settings::{Rules, rules};
use super::sight::{may_appraise, sight};
use super::stage::Stage;
use super::term::Term;
use crate::domain::calendar::Zone;
use crate::domain::ids::RecordId;
use crate::domain::order::sort_by;
use crate::domain::people::{self, Person};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::scorecards::{self, Indicator, Rated, Rater, rounded, score};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// From how many points on two raters are far apart, hundredths: worth a talk, and never more than that.
pub const FAR: i64 = 1_500;

/// Who has to do the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The person.
    Own,
    /// Who stands above.
    Above,
    /// Nobody: nothing will change any more.
    Nobody,
}

/// Whose turn it is.
pub fn turn(stage: Stage) -> Turn {
    match stage {
        Stage::Open | Stage::Interviewed => Turn::Own,
        Stage::Closed => Turn::Nobody,
        Stage::Handed | Stage::Scored | Stage::Published | Stage::Acknowledged | Stage::Appealed | Stage::Decided => {
            Turn::Above
        }
    }
}

/// Until which business day the next step is due; `None` where no day is set for it. `stage` is `None` for a form that
/// nobody opened.
pub fn due(rules: &Rules, term: Term, stage: Option<Stage>) -> Option<NaiveDate> {
    let own = if term.is_quarter() { rules.department_due } else { rules.self_due };
    match stage.unwrap_or(Stage::Open) {
        Stage::Open => Some(term.day_after(own)),
        Stage::Handed | Stage::Scored if term.is_quarter() => Some(term.day_after(rules.department_due)),
        Stage::Handed | Stage::Scored => Some(term.day_after(rules.superior_due)),
        _ => None,
    }
}

/// The outcome that counts: after an appeal the one that was decided, else the one that was made known; before that
/// what it comes to now.
pub fn standing(records: &Records, zone: &dyn Zone, record: &Record, form: &Form, now: i64) -> Outcome {
    let (first, after) = known(record);
    after.or(first).unwrap_or_else(|| outcome(form, &lines(records, zone, form, now)))
}

/// Somebody's form of a term, or that there is none yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// Their form.
    pub form: Option<Form>,
    /// What it comes to.
    pub outcome: Option<Outcome>,
    /// Until when the next step is due.
    pub due: Option<NaiveDate>,
}

impl Member {
    /// Whether the next step is late.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.due.is_some_and(|due| due < today)
    }

    /// Whose turn it is; the person's where there is no form yet.
    pub fn turn(&self) -> Turn {
        turn(self.form.as_ref().map_or(Stage::Open, |form| form.stage))
    }
}

/// The form of a person, or of the department, with what it comes to.
pub fn find(
    records: &Records,
    zone: &dyn Zone,
    shop: &RecordId,
    person: &RecordId,
    term: Term,
    now: i64,
) -> Option<(Form, Outcome)> {
    let key = key(&id_of(records, shop, person, term));
    let record = records.by_key(&key).filter(|record| !record.is_deleted())?;
    let form = Form::read(record)?;
    let outcome = standing(records, zone, record, &form, now);
    Some((form, outcome))
}

/// The people of a shop with their forms of a month: those who are there, and those who left and have one.
pub fn team(records: &Records, zone: &dyn Zone, shop: &RecordId, term: Term, now: i64) -> Vec<Member> {
    let (shop_rules, cards) = (rules(records, shop), scorecards::cards(records, shop));
    let member = |person: Person| {
        let found = find(records, zone, shop, &person.id, term, now);
        let (form, outcome) = found.map_or((None, None), |(form, outcome)| (Some(form), Some(outcome)));
        let rules = form.as_ref().map_or(&shop_rules, |form| &form.rules);
        // Nobody waits for the form of somebody whose post no card measures.
        let is_expected = form.is_some() || cards.iter().any(|card| !card.is_archived && card.role == person.role);
        let due = due(rules, term, form.as_ref().map(|form| form.stage)).filter(|_| is_expected);
        (!person.retired || form.is_some()).then_some(Member { person, form, outcome, due })
    };
    people::list(records).into_iter().filter_map(member).collect()
}

/// The team as somebody sees it: the forms that are theirs to see, without what is hidden from them; and who has none
/// yet, for those who may open one.
pub fn seen_by(records: &Records, viewer: &RecordId, team: Vec<Member>) -> Vec<Member> {
    let opens = may_appraise(records, viewer);
    let seen = |mut member: Member| match &member.form {
        None => opens.then_some(member),
        Some(form) => {
            let sight = sight(records, form, viewer)?;
            member.outcome = member.outcome.map(|outcome| sight.of(&outcome));
            Some(member)
        }
    };
    team.into_iter().filter_map(seen).collect()
}

/// How far scores lie apart, hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// How many scores.
    pub count: usize,
    /// The lowest.
    pub lowest: i64,
    /// The one in the middle; the mean of the two in the middle, half up to one decimal.
    pub median: i64,
    /// The highest.
    pub highest: i64,
}

impl Spread {
    /// From the lowest to the highest.
    pub fn range(&self) -> i64 {
        self.highest - self.lowest
    }
}

/// The spread of scores; `None` of none.
pub fn spread(scores: &[i64]) -> Option<Spread> {
    let mut sorted = scores.to_vec();
    sorted.sort_unstable();
    let (lowest, highest) = (*sorted.first()?, *sorted.last()?);
    let middle = &sorted[(sorted.len() - 1) / 2..=sorted.len() / 2];
    let median = mean(middle)?;
    Some(Spread { count: sorted.len(), lowest, median, highest })
}

/// The mean of scores, hundredths, half up to one decimal; `None` of none.
pub fn mean(scores: &[i64]) -> Option<i64> {
    let sum: i128 = scores.iter().copied().map(i128::from).sum();
    rounded(sum, scores.len() as i128 * 10).map(|tenths| tenths * 10)
}

/// Two raters who are far apart, and by how much the first lies above the second, hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Who gives more, or less where `by` is below nought.
    pub one: Rater,
    /// Than whom.
    pub other: Rater,
    /// By how much.
    pub by: i64,
}

/// Where the raters of a form lie beyond [`FAR`]: the superior from the data, the person from the superior.
pub fn apart(outcome: &Outcome) -> Vec<Apart> {
    let between = |one: Rater, other: Rater| {
        let by = outcome.by.get(&one)? - outcome.by.get(&other)?;
        (by.abs() > FAR).then_some(Apart { one, other, by })
    };
    [between(Rater::Superior, Rater::Data), between(Rater::Own, Rater::Superior)].into_iter().flatten().collect()
}

/// The department's quarter: its people's months beside its own form (KPI-25).
#[derive(Clone, Debug, PartialEq)]
pub struct Quarter {
    /// The months.
    pub months: Vec<Term>,
    /// Per person the score of each month, hundredths, where the result is known; and their mean.
    pub people: Vec<(Person, Vec<Option<i64>>, Option<i64>)>,
    /// The mean of all those scores.
    pub mean: Option<i64>,
    /// The department's own form.
    pub own: Option<(Form, Outcome)>,
}

/// Puts a quarter together.
pub fn quarter(records: &Records, zone: &dyn Zone, shop: &RecordId, term: Term, now: i64) -> Quarter {
    let months = term.months();
    let of_month = |person: &Person, month: &Term| {
        let (form, outcome) = find(records, zone, shop, &person.id, *month, now)?;
        outcome.score.filter(|_| form.stage.is_published())
    };
    let mut people: Vec<(Person, Vec<Option<i64>>, Option<i64>)> = Vec::new();
    for person in people::list(records) {
        let scores: Vec<Option<i64>> = months.iter().map(|month| of_month(&person, month)).collect();
        let said: Vec<i64> = scores.iter().flatten().copied().collect();
        if !said.is_empty() {
            people.push((person, scores, mean(&said)));
        }
    }
    let all: Vec<i64> = people.iter().flat_map(|(_, scores, _)| scores.iter().flatten().copied()).collect();
    let own = find(records, zone, shop, &RecordId::new(DEPARTMENT), term, now);
    Quarter { months, people, mean: mean(&all), own }
}

/// How something went over the months.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The indicator as the latest form has it; `None` for the score of the form.
    pub indicator: Option<Indicator>,
    /// Per form, the earliest first: its term, the points (hundredths), and the value (ten-thousandths of its unit).
    pub points: Vec<(Term, Option<i64>, Option<i64>)>,
}

/// A person's course: the score first, then each indicator by the weight of the raters. Only results that are known
/// count, so that nobody reads here what was not said to them.
pub fn course(records: &Records, forms: &[Form]) -> Vec<Course> {
    let mut shown: Vec<(&Form, Outcome)> =
        forms.iter().filter_map(|form| Some((form, result(records, form)?))).collect();
    sort_by(&mut shown, |(a, _), (b, _)| a.term.first().cmp(&b.term.first()));
    let score = Course {
        indicator: None,
        points: shown.iter().map(|(form, outcome)| (form.term, outcome.score, None)).collect(),
    };
    let mut seen: BTreeMap<&str, Course> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (form, _) in shown.iter().rev() {
        for indicator in &form.card.indicators {
            if !order.contains(&indicator.id.as_str()) {
                order.push(&indicator.id);
                let points = shown.iter().map(|(form, outcome)| of_indicator(form, outcome, &indicator.id)).collect();
                seen.insert(&indicator.id, Course { indicator: Some(indicator.clone()), points });
            }
        }
    }
    let rest = order.into_iter().filter_map(|id| seen.remove(id));
    std::iter::once(score).chain(rest).collect()
}

fn result(records: &Records, form: &Form) -> Option<Outcome> {
    let record = records.by_key(&key(&form.id)).filter(|_| form.stage.is_published())?;
    let (first, after) = known(record);
    after.or(first)
}

fn of_indicator(form: &Form, outcome: &Outcome, id: &str) -> (Term, Option<i64>, Option<i64>) {
    let Some([actual, own, superior, data]) = outcome.lines.get(id).copied() else { return (form.term, None, None) };
    let rated = Rated { weight: 1, own, superior, data };
    (form.term, score(&[rated], &form.rules.raters), actual)
}

#[cfg(test)]
mod tests;
