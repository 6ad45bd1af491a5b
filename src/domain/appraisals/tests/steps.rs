//! The way of a form, step by step, and who is refused at each.

use super::*;
use crate::domain::appraisals::{Part, is_plan_due, lines, may_write, missing_for, outcome, without_reason};
use crate::domain::scorecards::Band;
use crate::domain::tasks::{self, Task};

#[test]
fn kpi_12_to_18_a_form_goes_its_way() {
    let (mut desk, form) = published(8_000);
    assert_eq!(stage(&desk, &form), Stage::Published);
    act(&mut desk, "boss", write(&form, &interview())).expect("written down");
    act(&mut desk, "boss", Command::Interview { form: form.clone() }).expect("held");
    act(&mut desk, "lin", Command::Acknowledge { form: form.clone() }).expect("taken note");
    act(&mut desk, "boss", Command::Close { form: form.clone() }).expect("closed");
    assert_eq!(stage(&desk, &form), Stage::Closed);
    let steps: Vec<_> = read(&desk, &form).steps.into_iter().map(|(step, who, _)| (step, who.to_string())).collect();
    let told = |step, who: &str| (step, who.to_owned());
    assert_eq!(
        steps,
        [
            told("handed", "lin"),
            told("scored", "boss"),
            told("published", "boss"),
            told("interviewed", "boss"),
            told("acknowledged", "lin"),
            told("closed", "boss")
        ]
    );
}

#[test]
fn kpi_13_a_self_review_is_handed_in_when_all_of_it_is_there() {
    let (mut desk, form) = opened();
    let missing = missing_for(super::super::Step::HandIn, &read(&desk, &form));
    assert_eq!(missing.len(), 6, "achievement, shortcoming, measure and three scores: {missing:?}");
    assert_eq!(refused(&mut desk, "lin", Command::HandIn { form: form.clone() }), Refusal::Missing(missing));
    let half = [(field::measure("m1", "what"), "快捷回复".into())];
    act(&mut desk, "lin", write(&form, &half)).expect("half a measure");
    let missing = missing_for(super::super::Step::HandIn, &read(&desk, &form));
    assert!(missing.contains(&field::measure("m1", "owner")) && missing.contains(&field::measure("m1", "due")));
    act(&mut desk, "lin", write(&form, &self_review())).expect("the rest");
    act(&mut desk, "lin", Command::HandIn { form: form.clone() }).expect("handed in");
}

#[test]
fn what_was_taken_out_of_a_list_is_not_missed() {
    let (mut desk, form) = opened();
    let more =
        [(field::measure("m2", "what"), Value::from("另一条")), (field::measure("m2", "due"), "2026-12-01".into())];
    act(&mut desk, "lin", write(&form, &self_review())).expect("written");
    act(&mut desk, "lin", write(&form, &more)).expect("one more");
    let gone = more.map(|(field, _)| (field, Value::Null));
    act(&mut desk, "lin", write(&form, &gone)).expect("taken out");
    assert_eq!(read(&desk, &form).measures.len(), 1);
    act(&mut desk, "lin", Command::HandIn { form }).expect("handed in");
}

#[test]
fn a_typed_value_over_a_computed_one_needs_a_reason() {
    let (mut desk, form) = opened();
    act(&mut desk, "lin", write(&form, &self_review())).expect("written");
    act(&mut desk, "lin", write(&form, &[(field::actual("fix"), 20_000_i64.into())])).expect("another value");
    assert_eq!(without_reason(&read(&desk, &form)), Some(field::reason("fix")));
    let refusal = refused(&mut desk, "lin", Command::HandIn { form: form.clone() });
    assert_eq!(refusal, Refusal::NoReason(field::reason("fix")));
    act(&mut desk, "lin", write(&form, &[(field::reason("fix"), "系统漏记".into())])).expect("a reason");
    act(&mut desk, "lin", Command::HandIn { form: form.clone() }).expect("handed in");
    let form = read(&desk, &form);
    let lines = lines(&desk.records, &ZONE, &form, desk.now);
    let fix = lines.iter().find(|line| line.indicator.id == "fix").expect("the line");
    assert!(fix.is_override());
    assert_eq!((fix.computed, fix.actual), (Some((None, 0, 0)), Some(20_000)), "both values stay readable");
}

#[test]
fn nothing_of_a_self_review_changes_after_the_handing_in_unless_it_is_returned() {
    let (mut desk, form) = handed();
    for edit in self_review() {
        let refusal = refused(&mut desk, "lin", write(&form, std::slice::from_ref(&edit)));
        assert_eq!(refusal, Refusal::NotNow(Stage::Handed), "{}", edit.0);
    }
    let back = Command::Return { form: form.clone(), why: "请补充数据".into() };
    assert_eq!(refused(&mut desk, "lin", back.clone()), Refusal::OwnForm);
    assert_eq!(refused(&mut desk, "boss", Command::Return { form: form.clone(), why: " ".into() }), Refusal::NoWhy);
    act(&mut desk, "boss", back).expect("returned");
    assert_eq!(read(&desk, &form).returned_why, "请补充数据");
    act(&mut desk, "lin", write(&form, &self_review())).expect("it can be written again");
    act(&mut desk, "lin", Command::HandIn { form: form.clone() }).expect("handed in again");
    assert_eq!(read(&desk, &form).returned_why, "");
}

#[test]
fn nobody_scores_their_own_form_and_nobody_else_hands_it_in() {
    let (mut desk, form) = opened();
    act(&mut desk, "lin", write(&form, &self_review())).expect("written");
    assert_eq!(refused(&mut desk, "boss", Command::HandIn { form: form.clone() }), Refusal::NotYours);
    assert_eq!(refused(&mut desk, "boss", write(&form, &self_review())), Refusal::NotYours);
    act(&mut desk, "lin", Command::HandIn { form: form.clone() }).expect("handed in");
    assert_eq!(refused(&mut desk, "lin", write(&form, &scores(10_000))), Refusal::OwnForm);
    assert!(act(&mut desk, "other", write(&form, &scores(0))).is_err(), "a designer stands above nobody");
    act(&mut desk, "hr", write(&form, &scores(7_000))).expect("the personnel department may");
}

/// Published on Monday the 2nd: five working days end on Monday the 9th, at midnight of the shop's day.
#[test]
fn kpi_18_an_appeal_has_its_window() {
    let appeal =
        |form: &RecordId| Command::Appeal { form: form.clone(), text: "数据有误".into(), disputed: Vec::new() };
    let at = |day: i64, millis: i64| START - 10 * HOUR + day * DAY + millis;
    let (mut desk, form) = published(8_000);
    act(&mut desk, "lin", appeal(&form)).expect("at once");
    for (now, is_possible) in [(at(7, DAY - 2_000), true), (at(8, -1_000), false)] {
        let (mut desk, form) = published(8_000);
        desk.now = now;
        assert_eq!(act(&mut desk, "lin", appeal(&form)).is_ok(), is_possible, "{now}");
    }
    let (mut desk, form) = published(8_000);
    desk.now = at(8, 0);
    assert_eq!(refused(&mut desk, "lin", appeal(&form)), Refusal::TooLate);
    let (mut desk, form) = handed();
    assert_eq!(
        refused(&mut desk, "lin", appeal(&form)),
        Refusal::NotNow(Stage::Handed),
        "there is nothing to appeal against"
    );
}

#[test]
fn a_form_is_not_closed_while_the_person_can_still_appeal() {
    let (mut desk, form) = published(8_000);
    act(&mut desk, "boss", write(&form, &interview())).expect("written down");
    act(&mut desk, "boss", Command::Interview { form: form.clone() }).expect("held");
    assert_eq!(refused(&mut desk, "boss", Command::Close { form: form.clone() }), Refusal::StillOpen);
    desk.now += 8 * DAY;
    act(&mut desk, "boss", Command::Close { form }).expect("nobody can appeal any more");
}

#[test]
fn kpi_18_a_decision_works_the_score_out_anew_and_keeps_the_first_result() {
    let (mut desk, form) = published(8_000);
    let disputed = vec!["run:s:daily:2026-10-05".to_owned()];
    let appeal = Command::Appeal { form: form.clone(), text: "数据有误".into(), disputed };
    act(&mut desk, "lin", appeal).expect("appealed");
    assert_eq!(read(&desk, &form).disputed.len(), 1);
    let edits = vec![(field::actual("sales"), Value::from(1_000_000_i64)), (field::above("team"), 10_000_i64.into())];
    let decide = Command::Decide { form: form.clone(), edits, text: "核对无误，予以更正".into() };
    assert_eq!(refused(&mut desk, "lin", decide.clone()), Refusal::OwnForm);
    act(&mut desk, "hr", decide).expect("decided");
    let (first, last) = results(&desk, &form);
    let (first, last) = (first.expect("the first"), last.expect("the second"));
    assert_eq!(first.lines["sales"], [Some(950_000), Some(8_000), Some(8_000), Some(8_000)]);
    assert_eq!(last.lines["sales"], [Some(1_000_000), Some(8_000), Some(8_000), Some(10_000)]);
    assert!(last.score > first.score, "{:?} {:?}", first.score, last.score);
    let now = read(&desk, &form);
    assert_eq!(outcome(&now, &lines(&desk.records, &ZONE, &now, desk.now)), last);
    let own = Command::Decide { form: form.clone(), edits: vec![(field::own("team"), 0_i64.into())], text: "x".into() };
    assert_eq!(refused(&mut desk, "hr", own), Refusal::NotNow(Stage::Decided));
}

#[test]
fn kpi_28_measures_become_tasks_that_are_the_same_after_a_return() {
    let (mut desk, form) = handed();
    let task = RecordId::new(format!("{form}:m1"));
    let read = |desk: &Desk| Task::read(desk.records.by_key(&tasks::key(&task)).expect("the task"));
    assert_eq!(read(&desk).what, "设置快捷回复");
    assert_eq!(read(&desk).due.map(|due| due.to_string()).as_deref(), Some("2026-11-20"));
    act(&mut desk, "boss", Command::Return { form: form.clone(), why: "晚一点".into() }).expect("returned");
    act(&mut desk, "lin", write(&form, &[(field::measure("m1", "due"), "2026-11-30".into())])).expect("later");
    act(&mut desk, "lin", Command::HandIn { form }).expect("handed in");
    assert_eq!(read(&desk).due.map(|due| due.to_string()).as_deref(), Some("2026-11-30"));
    assert_eq!(desk.records.of(&tasks::TASK).count(), 1);
}

#[test]
fn a_form_keeps_card_and_rules_of_its_opening() {
    let (mut desk, form) = handed();
    let before = read(&desk, &form);
    desk.sit(&id("boss"));
    let edits = vec![
        (scorecards::field::indicator("sales", scorecards::field::of::WEIGHT), Value::from(600_i64)),
        (scorecards::field::indicator("team", scorecards::field::of::ARCHIVED), true.into()),
    ];
    desk.act(&Any::Scorecard(scorecards::Command::Edit { card: CARD, edits })).expect("another card");
    act(&mut desk, "boss", Command::Rule { shop: SHOP, edits: vec![(field::rule::APPEAL_DAYS, 1_i64.into())] })
        .expect("another rule");
    let after = read(&desk, &form);
    assert_eq!((after.card, after.rules), (before.card, before.rules));
}

#[test]
fn the_personnel_department_writes_until_the_result_is_known_and_the_superior_between_handing_in_and_scoring() {
    let (mut desk, form) = opened();
    let late = [(field::attendance("late"), Value::from(2_i64))];
    act(&mut desk, "hr", write(&form, &late)).expect("while the person writes");
    assert_eq!(refused(&mut desk, "boss", write(&form, &scores(8_000))), Refusal::NotNow(Stage::Open));
    let (mut desk, form) = published(8_000);
    assert_eq!(refused(&mut desk, "hr", write(&form, &late)), Refusal::NotNow(Stage::Published));
    desk.sit(&id("boss"));
    let may = |part| may_write(part, &read(&desk, &form), &desk.records, &desk.ctx()).is_ok();
    assert_eq!(Part::ALL.map(may), [false, false, false, true, true]);
}

#[test]
fn kpi_23_a_department_has_quarters_and_a_person_months() {
    let mut desk = desk();
    let open = |person: &str, term| Command::Open { shop: SHOP, person: id(person), term, card: CARD };
    assert_eq!(refused(&mut desk, "boss", open(DEPARTMENT, OCTOBER)), Refusal::NotATerm);
    assert_eq!(refused(&mut desk, "lin", open("lin", Term::Quarter(2026, 4))), Refusal::NotATerm);
    assert_eq!(refused(&mut desk, "lin", open("lin", Term::Month(2026, 12))), Refusal::NotBegun);
    assert!(act(&mut desk, "lin", open(DEPARTMENT, Term::Quarter(2026, 3))).is_err());
    act(&mut desk, "boss", open(DEPARTMENT, Term::Quarter(2026, 3))).expect("the department's");
}

#[test]
fn kpi_21_an_improvement_plan_is_offered_after_two_results_below_the_bar() {
    let (mut desk, october) = published(0);
    let band = results(&desk, &october).0.and_then(|result| result.band);
    assert_eq!(band, Some(Band::Fail));
    assert!(!is_plan_due(&desk.records, &read(&desk, &october)), "one is not repeatedly");
    let november = Term::Month(2026, 11);
    act(&mut desk, "lin", Command::Open { shop: SHOP, person: id("lin"), term: november, card: CARD }).expect("opened");
    let form = id_of(&desk.records, &SHOP, &id("lin"), november);
    act(&mut desk, "lin", write(&form, &self_review())).expect("written");
    act(&mut desk, "lin", Command::HandIn { form: form.clone() }).expect("handed in");
    assert!(!is_plan_due(&desk.records, &read(&desk, &form)), "the second is not known yet");
    act(&mut desk, "boss", write(&form, &scores(0))).expect("scored");
    act(&mut desk, "boss", Command::Score { form: form.clone() }).expect("all");
    act(&mut desk, "boss", Command::Publish { form: form.clone() }).expect("known");
    assert!(is_plan_due(&desk.records, &read(&desk, &form)));
    assert!(!is_plan_due(&desk.records, &read(&desk, &october)), "at the time of the first it was not");
}
