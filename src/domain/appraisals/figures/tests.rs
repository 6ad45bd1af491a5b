//! Figures over months of recorded work: what counts, whose it is, and that the records behind each figure add up to it.

mod laws;
mod work;

use super::*;
use crate::domain::appraisals::{Deed, highlights};
use crate::domain::calendar::{Fixed, instant, parse_date, parse_time};
use crate::domain::command::Command;
use crate::domain::desk::Desk;
use crate::domain::inspections::{self, Outcome, ReviewOutcome, RunId, Spot};
use crate::domain::people;
use crate::domain::scorecards::SCALE;
use crate::domain::shops::{self, Platform};
use crate::domain::tasks::{self, Owner};
use crate::domain::templates::DAILY;
use chrono::NaiveDate;

const ZONE: Fixed = Fixed(480);
const SHOP: RecordId = RecordId::of("s");
const ANN: RecordId = RecordId::of("ann");
const BEN: RecordId = RecordId::of("ben");
const BOSS: RecordId = RecordId::of("boss");
const OCTOBER: Term = Term::Month(2026, 10);
const HOUR: i64 = 3_600_000;

fn on(day: &str) -> NaiveDate {
    parse_date(day).expect("a date")
}

fn at(day: &str, time: &str) -> i64 {
    instant(&ZONE, on(day), parse_time(time).expect("a time"))
}

/// A shop since the 1st of October with an assistant, a specialist and a supervisor.
fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, at("2026-10-01", "08:00"));
    let (name, industry, zone) = ("云栖".to_owned(), String::new(), "Asia/Shanghai".to_owned());
    act(&mut desk, shops::Command::Create { id: SHOP, name, platform: Platform::Tmall, industry, zone });
    for (id, role) in [(ANN, "assistant"), (BEN, "specialist"), (BOSS, "supervisor")] {
        act(&mut desk, people::Command::Create { name: id.to_string(), id, role: role.into() });
    }
    desk
}

fn act(desk: &mut Desk, command: impl Into<Command>) {
    desk.act(&command.into()).expect("allowed");
}

fn run_on(day: &str) -> RunId {
    RunId { shop: SHOP, template: DAILY.id.to_owned(), date: on(day), by: None }
}

/// A morning's inspection: one check passes, one as told; handed in by somebody at some time.
fn morning(desk: &mut Desk, day: &str, by: &RecordId, outcome: Outcome, in_at: &str) {
    desk.now = at(day, "08:40");
    desk.sit(by);
    for (check, outcome) in [("INSP-01.1", outcome), ("INSP-06.1", Outcome::Pass)] {
        let at = Spot::whole(run_on(day), check);
        act(desk, inspections::Command::Answer { at: at.clone(), outcome: Some(outcome) });
        if outcome == Outcome::Fail {
            act(desk, inspections::Command::Note { at, text: "错位".into() });
        }
    }
    desk.now = at(day, in_at);
    act(desk, inspections::Command::Submit { run: run_on(day) });
}

/// The follow-up of the morning's failed check.
fn follow_up(desk: &mut Desk, day: &str, owner: Owner, due: &str) -> RecordId {
    let spot = Spot::whole(run_on(day), "INSP-01.1");
    let task = tasks::id_at(&spot);
    act(desk, tasks::Command::FollowUp { at: spot, what: "改".into(), owner, due: on(due) });
    task
}

fn done(desk: &mut Desk, task: &RecordId, by: &RecordId, now: i64) {
    desk.now = now;
    desk.sit(by);
    act(desk, tasks::Command::Done { task: task.clone(), result: "已改".into() });
}

fn of(desk: &Desk, what: Computed, person: Option<&RecordId>) -> Figure {
    in_term(desk, what, person, OCTOBER)
}

fn in_term(desk: &Desk, what: Computed, person: Option<&RecordId>, term: Term) -> Figure {
    figure(what, &Scope { records: &desk.records, zone: &ZONE, shop: &SHOP, person, term, now: desk.now })
}

/// Part, whole and value of a figure, which its evidence must add up to.
fn told(figure: &Figure) -> (i64, i64, Option<i64>) {
    let sum = |of: fn(&Evidence) -> i64| figure.evidence.iter().map(of).sum::<i64>();
    assert_eq!((sum(|one| one.part), sum(|one| one.whole)), (figure.part, figure.whole), "{figure:?}");
    (figure.part, figure.whole, figure.value)
}

const fn percent(hundredths: i64) -> Option<i64> {
    Some(hundredths * SCALE / 100)
}
