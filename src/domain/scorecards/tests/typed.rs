//! What is typed into the form of an indicator: read back, refused with its place, and written only where it differs.

use crate::domain::scorecards::field::{self, of};
use crate::domain::scorecards::typing::{Spot, Typed, Unread, Way, added, edits, moved, points, points_in_field};
use crate::domain::scorecards::{Card, Direction, Group, Indicator, NotAMeasure, Scoring, Unit, shipped};
use crate::domain::value::Value;
use proptest::prelude::*;

fn sales() -> Indicator {
    shipped::card("pre_sales").expect("a card").indicator("reply_rate").cloned().expect("an indicator")
}

#[test]
fn every_shipped_indicator_reads_back_from_its_form() {
    for code in shipped::CODES {
        for one in shipped::card(code).expect("a card").indicators {
            let typed = Typed::of(&one);
            assert_eq!(typed.read(&one), Ok(one.clone()), "{code}");
            assert_eq!(Way::from_code(typed.way.code()), Way::of(&one.scoring));
            assert_eq!(edits(&one, &one), [], "{code}");
        }
    }
}

#[test]
fn only_what_differs_is_written_and_what_was_cleared_is_as_shipped() {
    let was = Indicator { name: "回复率".into(), ..sales() };
    let is = Indicator { name: String::new(), weight: 125, target: None, ..was.clone() };
    let named = |property| field::indicator("reply_rate", property);
    let expected =
        vec![(named(of::NAME), Value::Null), (named(of::TARGET), Value::Null), (named(of::WEIGHT), Value::Int(125))];
    assert_eq!(edits(&was, &is), expected);
}

#[test]
fn typed_numbers_are_read_in_their_units() {
    let was = sales();
    let typed = Typed {
        target: "９８．５％".into(),
        weight: "12.5".into(),
        rows: vec![("98.5".into(), "100".into()), (" ".into(), "x".into()), ("95".into(), "80.25".into())],
        below: "0".into(),
        ..Typed::of(&was)
    };
    let is = typed.read(&was).expect("read");
    assert_eq!((is.target, is.weight), (Some(985_000), 125));
    assert_eq!(is.scoring, Scoring::Bands { steps: vec![(985_000, 10_000), (950_000, 8_025)], below: 0 });
}

#[test]
fn everything_that_cannot_be_read_is_told_with_its_place() {
    let was = sales();
    let typed = Typed {
        target: "九成".into(),
        weight: "12.55".into(),
        rows: vec![("98".into(), "101".into()), ("x".into(), String::new())],
        below: "-1".into(),
        ..Typed::of(&was)
    };
    let no_number = Unread::NotAMeasure(NotAMeasure::NotANumber);
    let wrong = typed.read(&was).expect_err("refused");
    for expected in [
        (Spot::Target, no_number),
        (Spot::Weight, Unread::NotAWeight),
        (Spot::Given(0), Unread::NotPoints),
        (Spot::Mark(1), no_number),
        (Spot::Given(1), Unread::Empty),
    ] {
        assert!(wrong.contains(&expected), "{expected:?} in {wrong:?}");
    }
    assert_eq!(points("100.005"), Err(Unread::NotPoints));
    assert_eq!(points(""), Err(Unread::Empty));
}

#[test]
fn rows_that_contradict_one_another_are_no_scoring() {
    let was = sales();
    let turned = Typed { direction: Direction::Down, ..Typed::of(&was) };
    assert_eq!(turned.read(&was), Err(vec![(Spot::Rows, Unread::NotAScoring)]));
    let none = Typed { rows: Vec::new(), ..Typed::of(&was) };
    assert_eq!(none.read(&was), Err(vec![(Spot::Rows, Unread::NotAScoring)]));
    let deduct = Typed { way: Way::Deduct, step: String::new(), off: "200".into(), ..Typed::of(&was) };
    assert_eq!(deduct.read(&was), Err(vec![(Spot::Step, Unread::Empty), (Spot::Off, Unread::NotPoints)]));
}

#[test]
fn another_way_of_scoring_keeps_what_was_typed_for_the_first() {
    let was = sales();
    let mut typed = Typed::of(&was);
    typed.way = Way::Deduct;
    let by_deduction = typed.read(&was).expect("read").scoring;
    assert_eq!(by_deduction, Scoring::Deduct { from: None, step: 10_000, off: 500, floor: 0 });
    typed.way = Way::Bands;
    assert_eq!(typed.read(&was).expect("read").scoring, was.scoring);
}

fn apply(card: &Card, edits: &[(crate::domain::ids::Field, Value)]) -> Card {
    let mut card = card.clone();
    for (field, value) in edits {
        let parts: Vec<&str> = field.parts().collect();
        let ["indicator", id, property] = parts.as_slice() else { panic!("{field}") };
        if card.indicator(id).is_none() {
            card.indicators.push(Indicator::new(id));
        }
        let one = card.indicators.iter_mut().find(|one| one.id == *id).expect("it");
        one.take(property, value);
    }
    card.indicators.sort_by(|a, b| (a.group, a.order, &a.id).cmp(&(b.group, b.order, &b.id)));
    card
}

fn order(card: &Card, group: Group) -> Vec<String> {
    card.live().filter(|one| one.group == group).map(|one| one.id.to_string()).collect()
}

#[test]
fn an_indicator_changes_places_within_its_group() {
    let card = apply(&shipped::card("assistant").expect("a card"), &[]);
    assert_eq!(order(&card, Group::Shop), ["traffic", "conversion", "sales", "order_value"]);
    let up = apply(&card, &moved(&card, "sales", true));
    assert_eq!(order(&up, Group::Shop), ["traffic", "sales", "conversion", "order_value"]);
    assert_eq!(order(&up, Group::Tasks), order(&card, Group::Tasks));
    let back = apply(&up, &moved(&up, "sales", false));
    assert_eq!(order(&back, Group::Shop), order(&card, Group::Shop));
    assert_eq!(moved(&card, "traffic", true), []);
    assert_eq!(moved(&card, "order_value", false), []);
    assert_eq!(moved(&card, "nobody", true), []);
}

#[test]
fn a_new_indicator_stands_last_in_its_group() {
    let card = shipped::card("assistant").expect("a card");
    let new =
        Indicator { name: "直播场次".into(), group: Group::Shop, unit: Unit::Count, ..Indicator::new("live") };
    let with = apply(&card, &added(&card, &new));
    assert_eq!(order(&with, Group::Shop).last().map(String::as_str), Some("live"));
    let own = with.indicator("live").expect("it");
    assert_eq!((own.name.as_str(), own.unit, own.scoring.clone()), ("直播场次", Unit::Count, new.scoring));
}

proptest! {
    #[test]
    fn points_in_a_field_read_back(hundredths in 0..=10_000_i64) {
        prop_assert_eq!(points(&points_in_field(hundredths)), Ok(hundredths));
    }
}
