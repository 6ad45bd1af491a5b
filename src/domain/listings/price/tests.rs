//! Steps and windows on a short scale of instants; real days where zones matter.

use super::*;
use crate::domain::calendar::Fixed;
use proptest::collection::vec;
use proptest::prelude::*;

const DAY: i64 = 86_400_000;

fn window(label: &str, price: i64, holds: Range<i64>) -> Window {
    Window { label: label.to_owned(), price, holds }
}

fn step(since: i64, price: i64) -> Step {
    Step { since, price }
}

fn day(text: &str) -> NaiveDate {
    calendar::parse_date(text).expect("a date")
}

#[test]
fn the_selling_price_is_that_of_its_last_change() {
    let prices = Prices::new([step(100, 9_900), step(0, 12_900)], []);
    let at = |instant| prices.at(instant).map(|one| (one.price, one.by.is_some()));
    assert_eq!(
        (at(-1), at(0), at(99), at(100)),
        (None, Some((12_900, false)), Some((12_900, false)), Some((9_900, false)))
    );
    let twice = Prices::new([step(5, 100), step(5, 90)], []);
    assert_eq!(twice.selling(5), Some(90), "what is given later stands");
}

#[test]
fn a_window_holds_from_its_first_instant_to_before_its_last() {
    let prices = Prices::new([step(0, 12_900)], [window("双 12", 9_900, 100..200)]);
    let at = |instant| prices.at(instant).map(|one| (one.price, one.by.map(|window| window.label.as_str())));
    assert_eq!(at(99), Some((12_900, None)));
    assert_eq!((at(100), at(199)), (Some((9_900, Some("双 12"))), Some((9_900, Some("双 12")))));
    assert_eq!(at(200), Some((12_900, None)));
    assert_eq!(
        Prices::new([], [window("预售", 50, 0..10)]).at(5).map(|one| one.price),
        Some(50),
        "nothing else is set"
    );
}

#[test]
fn of_windows_that_overlap_the_lowest_price_stands() {
    let windows = [window("秒杀", 7_900, 150..160), window("双 12", 9_900, 100..200), window("贵", 19_900, 0..999)];
    let prices = Prices::new([step(0, 12_900)], windows);
    assert_eq!(prices.at(155).map(|one| one.price), Some(7_900));
    assert_eq!(prices.at(160).map(|one| one.price), Some(9_900));
    assert_eq!(prices.at(500).map(|one| one.price), Some(12_900), "a window above the selling price shows nothing");
    let overlaps: Vec<(&str, &str)> =
        prices.overlaps().iter().map(|(one, other)| (one.label.as_str(), other.label.as_str())).collect();
    assert_eq!(overlaps, [("秒杀", "双 12"), ("秒杀", "贵"), ("双 12", "贵")]);
    let touching = Prices::new([], [window("a", 1, 0..10), window("b", 2, 10..20), window("none", 3, 10..10)]);
    assert_eq!((touching.overlaps().len(), touching.windows.len()), (0, 2), "one ends where the other begins");
}

/// The day is the shop's: a window of 12 December in China begins at 16:00 of the 11th in UTC.
#[test]
fn days_are_the_shops() {
    let window = Window::of_days("双 12", 9_900, &Fixed(480), day("2026-12-12"), day("2026-12-12"));
    let midnight = calendar::instant(&Fixed(0), day("2026-12-12"), NaiveTime::MIN);
    assert_eq!(window.holds, midnight - DAY / 3..midnight + DAY * 2 / 3);
    let backwards = days(&Fixed(480), day("2026-12-12"), day("2026-12-10"));
    assert!(backwards.is_empty());
}

/// A zone whose clocks go forward in the night to the 29th of March: that day has 23 hours.
struct Summer;

impl Zone for Summer {
    fn offset_minutes(&self, instant: i64) -> i32 {
        let change = calendar::instant(&Fixed(0), day("2026-03-29"), NaiveTime::from_hms_opt(1, 0, 0).expect("a time"));
        if instant < change { 60 } else { 120 }
    }
}

#[test]
fn a_day_of_23_hours_is_a_day() {
    let holds = days(&Summer, day("2026-03-29"), day("2026-03-29"));
    assert_eq!(holds.end - holds.start, 23 * 3_600_000);
}

#[test]
fn the_range_within_a_time_sees_every_turn() {
    let prices = Prices::new([step(0, 100), step(40, 120)], [window("秒杀", 60, 20..30)]);
    assert_eq!(prices.within(&(0..100)), Some((60, 120)));
    assert_eq!(prices.within(&(30..40)), Some((100, 100)));
    assert_eq!(prices.within(&(-9..0)), None);
    assert_eq!(prices.within(&(50..50)), None);
    assert_eq!(prices.turns(&(10..41)).collect::<Vec<_>>(), [10, 20, 30, 40]);
}

#[test]
fn variants_have_a_range() {
    let variants =
        [Prices::new([step(0, 100)], []), Prices::new([step(0, 130)], [window("a", 90, 5..9)]), Prices::default()];
    assert_eq!((range_at(&variants, 1), range_at(&variants, 5)), (Some((100, 130)), Some((90, 100))));
    assert_eq!(range_at(&variants[2..], 5), None);
}

fn prices() -> impl Strategy<Value = Prices> {
    let steps = vec((0_i64..50, 1_i64..99).prop_map(|(since, price)| step(since, price)), 0..5);
    let windows = vec((0_i64..50, 0_i64..20, 1_i64..99), 0..5);
    (steps, windows).prop_map(|(steps, windows)| {
        let windows = windows.into_iter().map(|(from, long, price)| window("w", price, from..from + long));
        Prices::new(steps, windows)
    })
}

proptest! {
    /// What is in force is never above the selling price, and somebody set it.
    #[test]
    fn nothing_dearer_is_in_force(prices in prices(), instant in 0_i64..80) {
        let found = prices.at(instant);
        prop_assert!(prices.selling(instant).is_none_or(|selling| found.is_some_and(|one| one.price <= selling)));
        if let Some(InForce { price, by: Some(window) }) = found {
            prop_assert!(window.holds.contains(&instant) && window.price == price);
        }
    }

    /// Looking at the turns alone is looking at every instant.
    #[test]
    fn between_turns_nothing_changes(prices in prices(), from in 0_i64..40, long in 0_i64..60) {
        let time = from..from + long;
        let every: Vec<i64> = time.clone().filter_map(|instant| Some(prices.at(instant)?.price)).collect();
        let range = every.iter().min().copied().zip(every.iter().max().copied());
        prop_assert_eq!(prices.within(&time), range);
    }
}
