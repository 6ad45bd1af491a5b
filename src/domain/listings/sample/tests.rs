//! Draws of some hundred listings, over days and over 10,000 of them.

use super::*;
use chrono::Days;
use std::collections::{BTreeMap, BTreeSet};

const SHOP: RecordId = RecordId::of("shop-1");

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

fn candidate(number: usize, weight: u32) -> Candidate {
    Candidate { id: RecordId::new(format!("listing-{number:05}")), weight, last: None }
}

fn plain(count: usize) -> Vec<Candidate> {
    (0..count).map(|number| candidate(number, 1)).collect()
}

fn drawn(day: NaiveDate, candidates: &[Candidate]) -> Vec<&RecordId> {
    Rules::default().draw(&SHOP, day, candidates).into_iter().map(|candidate| &candidate.id).collect()
}

#[test]
fn ten_or_one_in_twenty_are_drawn() {
    let sizes = [0, 4, 10, 200, 201, 100_000].map(|live| Rules::default().size(live));
    assert_eq!(sizes, [0, 4, 10, 10, 11, 5_000]);
}

/// Every device draws the same, whatever order it holds its records in; another day or shop draws others.
#[test]
fn a_draw_is_the_same_for_shop_and_day() {
    let (some, mut turned) = (plain(400), plain(400));
    turned.reverse();
    assert_eq!(drawn(first(), &some), drawn(first(), &turned));
    let next = drawn(first() + Days::new(1), &some);
    assert_ne!(drawn(first(), &some), next);
    let other = Rules::default().draw(&RecordId::of("shop-2"), first(), &some);
    assert_ne!(drawn(first(), &some), other.into_iter().map(|candidate| &candidate.id).collect::<Vec<_>>());
}

/// Pinned: it must not change from version to version, or two devices would look at different listings.
#[test]
fn a_draw_is_the_same_for_ever() {
    let some = plain(400);
    let numbers: Vec<&str> = drawn(first(), &some).iter().map(|id| &id.as_str()[8..]).take(5).collect();
    assert_eq!(numbers, PINNED);
}

const PINNED: [&str; 5] = ["00132", "00061", "00099", "00070", "00088"];

/// Of 10,000 draws: who weighs four times as much comes up four times as often at first, and everybody comes up.
#[test]
fn weights_are_respected() {
    let rules = Rules { least: 1, share: 0, rest_days: 0 };
    let some: Vec<Candidate> = (0..10).map(|number| candidate(number, if number < 2 { 4 } else { 1 })).collect();
    let mut times: BTreeMap<&RecordId, u32> = BTreeMap::new();
    for day in 0..10_000 {
        for candidate in rules.draw(&SHOP, first() + Days::new(day), &some) {
            *times.entry(&candidate.id).or_default() += 1;
        }
    }
    // Two of 4 and eight of 1: 2,500 and 625 of 10,000 each; four deviations are 173 and 97.
    for (id, times) in &times {
        let (expected, apart) = if id.as_str() < "listing-00002" { (2_500, 173) } else { (625, 97) };
        assert!(times.abs_diff(expected) <= apart, "{id}: {times} times");
    }
    assert_eq!(times.len(), 10);
}

/// In a month of days, nobody comes twice within a week while others wait; with too few, the longest rested come.
#[test]
fn nobody_comes_again_too_soon() {
    let mut some = plain(300);
    for day in 0..30 {
        let today = first() + Days::new(day);
        let ids: BTreeSet<RecordId> = drawn(today, &some).into_iter().cloned().collect();
        assert_eq!(ids.len(), 15);
        for candidate in some.iter_mut().filter(|candidate| ids.contains(&candidate.id)) {
            assert!(candidate.last.is_none_or(|last| (today - last).num_days() > 7), "{candidate:?} on {today}");
            candidate.last = Some(today);
        }
    }
    let mut few = plain(12);
    for (at, candidate) in few.iter_mut().enumerate() {
        candidate.last = Some(first() - Days::new(1 + at as u64 % 6));
    }
    let came: Vec<Option<NaiveDate>> =
        Rules::default().draw(&SHOP, first(), &few).into_iter().map(|candidate| candidate.last).collect();
    assert_eq!(came.len(), 10);
    assert!(came.is_sorted(), "the longest rested first: {came:?}");
}
