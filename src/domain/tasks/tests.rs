//! Follow-ups from fail to re-check.

use super::*;
use crate::domain::calendar::{Fixed, parse_date};
use crate::domain::command;
use crate::domain::desk::Desk;
use crate::domain::digest::digest;
use crate::domain::inspections::{self, Outcome};

const SHANGHAI: Fixed = Fixed(480);
const MORNING: i64 = 1_795_221_600_000;
const SHOP: RecordId = RecordId::of("shop-1");
const DESIGNER: RecordId = RecordId::of("person-designer");

fn on(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

fn spot() -> Spot {
    let run = RunId { shop: SHOP, template: "daily".into(), date: on("2026-11-21"), by: None };
    Spot::whole(run, "INSP-01.3")
}

fn answer(desk: &mut Desk, outcome: Outcome) {
    let answer = inspections::Command::Answer { at: spot(), outcome: Some(outcome) };
    desk.act(&command::Command::Inspection(answer)).expect("answered");
}

fn act(desk: &mut Desk, command: Command) -> Result<command::Undo, command::Refusal> {
    desk.act(&command::Command::Task(command))
}

fn follow_up(desk: &mut Desk, what: &str) -> Result<command::Undo, command::Refusal> {
    act(
        desk,
        Command::FollowUp { at: spot(), what: what.into(), owner: Owner::Person(DESIGNER), due: on("2026-11-21") },
    )
}

fn failed() -> Desk<'static> {
    let mut desk = Desk::new(&SHANGHAI, 1, MORNING);
    desk.sit(&DESIGNER);
    answer(&mut desk, Outcome::Fail);
    desk
}

fn task(desk: &Desk) -> Task {
    at(&desk.records, &spot()).expect("a follow-up")
}

fn refused(done: Result<command::Undo, command::Refusal>) -> Refusal {
    match done {
        Err(command::Refusal::Task(refusal)) => refusal,
        other => panic!("expected a refusal of the task, got {other:?}"),
    }
}

#[test]
fn a_follow_up_says_what_and_needs_a_fail() {
    let mut desk = failed();
    assert_eq!(refused(follow_up(&mut desk, "  ")), Refusal::NoWhat);
    answer(&mut desk, Outcome::Pass);
    assert_eq!(refused(follow_up(&mut desk, "换图")), Refusal::NotFailed);
    answer(&mut desk, Outcome::Fail);
    follow_up(&mut desk, " 换图 ").expect("opened");
    let task = task(&desk);
    assert_eq!(
        (task.what.as_str(), task.owner, task.due),
        ("换图", Some(Owner::Person(DESIGNER)), Some(on("2026-11-21")))
    );
    assert_eq!((task.spot, task.status), (Some(spot()), Status::Open));
}

#[test]
fn open_done_sent_back_done_rechecked() {
    let mut desk = failed();
    follow_up(&mut desk, "换图").expect("opened");
    let id = task(&desk).id;
    let recheck = |passed| Command::Recheck { task: id.clone(), passed };
    let done = || Command::Done { task: id.clone(), result: "已换".into() };
    assert_eq!(refused(act(&mut desk, recheck(true))), Refusal::NotDone);
    act(&mut desk, done()).expect("done");
    assert_eq!(
        (task(&desk).status, task(&desk).done_by, task(&desk).done_at),
        (Status::Done, DESIGNER, Some(desk.now))
    );
    assert_eq!(refused(act(&mut desk, done())), Refusal::AlreadyDone);
    act(&mut desk, recheck(false)).expect("looked again");
    assert_eq!((task(&desk).status, task(&desk).sent_back), (Status::Open, 1));
    act(&mut desk, done()).expect("done again");
    act(&mut desk, recheck(true)).expect("looked again");
    assert_eq!((task(&desk).status, task(&desk).rechecked_by), (Status::Rechecked, DESIGNER));
    act(&mut desk, Command::Reopen { task: id }).expect("open again");
    assert_eq!(task(&desk).status, Status::Open);
}

#[test]
fn overdue_is_derived_from_due_date_and_status() {
    let mut desk = failed();
    follow_up(&mut desk, "换图").expect("opened");
    assert!(!task(&desk).is_overdue(on("2026-11-21")));
    assert!(task(&desk).is_overdue(on("2026-11-22")));
    let id = task(&desk).id;
    act(&mut desk, Command::Assign { task: id.clone(), owner: Owner::Role("designer".into()), due: on("2026-11-25") })
        .expect("moved");
    assert!(!task(&desk).is_overdue(on("2026-11-25")));
    act(&mut desk, Command::Done { task: id, result: String::new() }).expect("done");
    assert!(!task(&desk).is_overdue(on("2027-01-01")));
}

/// S9: the id is derived from the spot, so two tablets open the same one.
#[test]
fn two_tablets_open_one_follow_up() {
    let (mut one, mut other) = (failed(), Desk::new(&SHANGHAI, 2, MORNING + 5));
    answer(&mut other, Outcome::Fail);
    follow_up(&mut one, "换图").expect("opened");
    follow_up(&mut other, "换图").expect("opened");
    let (from_one, from_other) = (one.rows.clone(), other.rows.clone());
    one.receive(&from_other);
    other.receive(&from_one);
    assert_eq!(list(&one.records, &SHOP).len(), 1);
    assert_eq!(digest(&one.records), digest(&other.records));
}

#[test]
fn an_undone_follow_up_is_gone_and_can_be_opened_again() {
    let mut desk = failed();
    let undo = follow_up(&mut desk, "换图").expect("opened");
    let redo = desk.act(&command::Command::Undo(undo)).expect("undone");
    assert!(list(&desk.records, &SHOP).is_empty());
    desk.act(&command::Command::Undo(redo)).expect("redone");
    assert_eq!(list(&desk.records, &SHOP).len(), 1);
    let id = task(&desk).id;
    act(&mut desk, Command::Note { task: id.clone(), id: "n1".into(), text: "等美工".into() }).expect("noted");
    let unknown = act(&mut desk, Command::Reopen { task: RecordId::of("nobody") });
    assert_eq!(unknown.err(), Some(command::Refusal::UnknownRecord(key(&RecordId::of("nobody")))));
}

#[test]
fn open_ones_come_first_and_the_earliest_due_of_them() {
    let mut desk = failed();
    for (check, due) in [("INSP-01.1", "2026-11-23"), ("INSP-01.2", "2026-11-22"), ("INSP-01.3", "2026-11-20")] {
        let at = Spot { check: check.into(), ..spot() };
        let fail = inspections::Command::Answer { at: at.clone(), outcome: Some(Outcome::Fail) };
        desk.act(&command::Command::Inspection(fail)).expect("failed");
        act(
            &mut desk,
            Command::FollowUp { at, what: "改".into(), owner: Owner::Role("designer".into()), due: on(due) },
        )
        .expect("opened");
    }
    let earliest = task(&desk).id;
    act(&mut desk, Command::Done { task: earliest, result: String::new() }).expect("done");
    let order: Vec<_> =
        list(&desk.records, &SHOP).into_iter().filter_map(|task| task.spot).map(|at| at.check).collect();
    assert_eq!(order, ["INSP-01.2", "INSP-01.1", "INSP-01.3"]);
}

#[test]
fn owners_are_people_or_roles() {
    for owner in [Owner::Person(DESIGNER), Owner::Role("designer".into())] {
        assert_eq!(Owner::from_code(&owner.code()), Some(owner));
    }
    for code in ["", "person:", "role:", "team:x", "designer"] {
        assert_eq!(Owner::from_code(code), None, "{code}");
    }
}

/// R25: a follow-up whose run, shop, check or owner is not there, or that points at itself, is read, listed and counted;
/// nothing is made up for what is missing.
#[test]
fn r25_a_follow_up_of_nothing_is_read() {
    let mut desk = failed();
    follow_up(&mut desk, "补角标").expect("opened");
    let (own, shop) = (id_at(&spot()), SHOP);
    let elsewhere = "shop-9:no-template:2026-11-20";
    let cases = [("a", elsewhere, true), ("b", "no run at all", false), ("c", own.as_str(), false), ("d", "", false)];
    for (id, run, is_run) in cases {
        let mut record = Record::new(key(&RecordId::new(id)));
        let fields =
            [(field::SHOP, shop.as_str()), (field::RUN, run), (field::CHECK, "NO-1"), (field::OWNER, "person:nobody")];
        for (field, value) in fields {
            record.put(field, value.into(), desk.rows[0].stamp);
        }
        desk.records.merge(record);
        let read = Task::read(desk.records.by_key(&key(&RecordId::new(id))).expect("just merged"));
        assert_eq!(read.spot.is_some(), is_run, "{id}");
    }
    assert_eq!(list(&desk.records, &SHOP).len(), 5);
    assert_eq!(list(&desk.records, &RecordId::of("shop-9")), []);
    assert_eq!(open_by_run(&desk.records).values().sum::<usize>(), 5);
    let today = spot().run;
    let before = open_before(&desk.records, &RunId { date: on("2026-11-22"), ..today.clone() });
    assert_eq!(before.iter().map(|task| task.id.clone()).collect::<Vec<_>>(), [own]);
    assert_eq!(open_for_check(&desk.records, &before, "NO-1"), []);
    let templates_of = |run: &str| crate::domain::templates::of_run(&desk.records, &RunId::parse(&RecordId::new(run))?);
    assert!(templates_of(elsewhere).is_none() && templates_of(today.record_id().as_str()).is_some());
}
