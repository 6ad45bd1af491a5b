//! One rounding, half up to one decimal, and the bands after it (KPI-06).

use super::DATA;
use crate::domain::scorecards::{Band, Bands, FULL, Rated, Raters, score, score_of, total::Rater};

fn data(points: i64) -> Rated {
    Rated { weight: 1_000, data: Some(points), ..Rated::default() }
}

#[test]
fn a_score_is_rounded_half_up_to_one_decimal_before_it_meets_the_bands() {
    let bands = Bands::default();
    for (points, rounded, band) in [
        (9_000, 9_000, Band::Excellent),
        (8_995, 9_000, Band::Excellent),
        (8_994, 8_990, Band::Good),
        (8_000, 8_000, Band::Good),
        (7_995, 8_000, Band::Good),
        (7_994, 7_990, Band::Pass),
        (6_000, 6_000, Band::Pass),
        (5_994, 5_990, Band::Fail),
        (0, 0, Band::Fail),
        (FULL, FULL, Band::Excellent),
    ] {
        let score = score(&[data(points)], &DATA);
        assert_eq!(score, Some(rounded), "{points}");
        assert_eq!(bands.of(rounded), band, "{points}");
    }
}

/// 89.4 and 90.5 of the person and the superior at 50 : 50 are 89.95; rounding each first would give the same by chance,
/// 89.94 and 89.95 would not.
#[test]
fn nothing_is_rounded_on_the_way() {
    let halves = Raters { own: 50, superior: 50, data: 0 };
    let rated = |own, superior| Rated { weight: 1_000, own: Some(own), superior: Some(superior), data: None };
    assert_eq!(score(&[rated(8_940, 9_050)], &halves), Some(9_000));
    assert_eq!(score(&[rated(8_994, 8_995)], &halves), Some(8_990));
    // A third each: 33.33… rounds to 33.3, and 66.66… to 66.7.
    let third = |points| Rated { weight: 1, data: Some(points), ..Rated::default() };
    assert_eq!(score(&[third(FULL), third(0), third(0)], &DATA), Some(3_330));
    assert_eq!(score(&[third(FULL), third(FULL), third(0)], &DATA), Some(6_670));
}

/// 20 : 50 : 30 by hand: 0.2 × 80 + 0.5 × 90 + 0.3 × 85.5 = 86.65, which is 86.7.
#[test]
fn three_raters_weigh_as_the_rules_say() {
    let rated = Rated { weight: 1_000, own: Some(8_000), superior: Some(9_000), data: Some(8_550) };
    assert_eq!(score(&[rated], &Raters::default()), Some(8_670));
    assert_eq!(score_of(&[rated], Rater::Data), Some(8_550));
    // Nobody weighed the work: 20 : 50 of 80 and 90 is 87.142…
    let without = Rated { data: None, ..rated };
    assert_eq!(score(&[without], &Raters::default()), Some(8_710));
}

#[test]
fn nothing_said_is_no_score() {
    assert_eq!(score(&[], &Raters::default()), None);
    assert_eq!(score(&[Rated { weight: 1_000, ..Rated::default() }], &Raters::default()), None);
    // Who weighs nothing says nothing.
    assert_eq!(score(&[data(FULL)], &Raters { own: 50, superior: 50, data: 0 }), None);
}

/// 2a and 2b print other bands; a shop can set them.
#[test]
fn a_shops_own_bands_are_asked_with_the_same_score() {
    let printed = Bands { excellent: 9_100, good: 8_600, pass: 7_600 };
    assert_eq!(
        [9_100, 9_090, 8_600, 8_590, 7_600, 7_590].map(|score| printed.of(score)),
        [Band::Excellent, Band::Good, Band::Good, Band::Pass, Band::Pass, Band::Fail]
    );
    assert!(printed.is_sound());
    assert!(!Bands { good: 9_100, ..printed }.is_sound());
    assert!(!Bands { excellent: FULL + 1, ..printed }.is_sound());
}
