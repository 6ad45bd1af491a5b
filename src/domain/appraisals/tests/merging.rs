//! Two devices that write into one form: what comes of it is the same on both.

use super::*;
use crate::domain::appraisals::{lines, outcome};

/// The second device: it has heard all that the first wrote.
fn beside<'a>(desk: &Desk<'a>) -> Desk<'a> {
    let mut other = Desk::new(&ZONE, 2, desk.now);
    other.receive(&desk.rows);
    other
}

/// Each hears what the other wrote since.
fn exchange(one: &mut Desk, other: &mut Desk, known: usize) {
    let (from_one, from_other) = (one.rows[known..].to_vec(), other.rows[known..].to_vec());
    one.receive(&from_other);
    other.receive(&from_one);
}

#[test]
fn the_outcome_is_the_same_on_both_devices() {
    let (mut one, form) = handed();
    let mut other = beside(&one);
    let known = one.rows.len();
    act(&mut one, "boss", write(&form, &scores(8_000))).expect("scored here");
    other.now += 10_000;
    act(&mut other, "hr", write(&form, &[(field::above("team"), 6_000_i64.into())])).expect("and there");
    act(&mut other, "hr", write(&form, &[(field::attendance("late"), 1_i64.into())])).expect("a count");
    exchange(&mut one, &mut other, known);
    let of = |desk: &Desk| {
        let form = read(desk, &form);
        let lines = lines(&desk.records, &ZONE, &form, 0);
        (outcome(&form, &lines), form)
    };
    assert_eq!(of(&one), of(&other));
    assert_eq!(of(&one).1.above["team"], 6_000, "the later word");
    assert_eq!(of(&one).1.above["sales"], 8_000, "what only one said stays");
}

#[test]
fn a_form_that_both_opened_is_one() {
    let mut one = desk();
    let mut other = beside(&one);
    let known = one.rows.len();
    let open = Command::Open { shop: SHOP, person: id("lin"), term: OCTOBER, card: CARD };
    act(&mut one, "lin", open.clone()).expect("opened here");
    act(&mut other, "boss", open).expect("opened there");
    exchange(&mut one, &mut other, known);
    assert_eq!(one.records.of(&super::super::APPRAISAL).count(), 1);
    let form = form_id(&one, "lin");
    assert_eq!(read(&one, &form), read(&other, &form));
}

#[test]
fn kpi_14_a_result_made_known_without_knowing_of_a_return_does_not_pass_by_the_second_scoring() {
    let (mut one, form) = handed();
    act(&mut one, "boss", write(&form, &scores(8_000))).expect("scored");
    act(&mut one, "boss", Command::Score { form: form.clone() }).expect("all");
    let mut other = beside(&one);
    let known = one.rows.len();
    act(&mut one, "boss", Command::Return { form: form.clone(), why: "再看看".into() }).expect("returned here");
    other.now += 60_000;
    act(&mut other, "hr", Command::Publish { form: form.clone() }).expect("made known there");
    exchange(&mut one, &mut other, known);
    assert_eq!((stage(&one, &form), stage(&other, &form)), (Stage::Open, Stage::Open));
    one.now = other.now + 60_000;
    act(&mut one, "lin", Command::HandIn { form: form.clone() }).expect("handed in again");
    assert_eq!(stage(&one, &form), Stage::Handed);
    assert_eq!(results(&one, &form), (None, None), "the old result is gone");
}
