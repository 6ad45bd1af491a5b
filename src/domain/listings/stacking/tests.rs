//! Savings by hand, and baskets by chance that must never be cheaper.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn saving(from: i64, off: i64, repeats: bool) -> Saving {
    Saving { from, off, repeats }
}

fn lowest(price: i64, member: Option<u16>, savings: &[Saving]) -> i64 {
    Stack { member, savings: savings.to_vec() }.lowest(price)
}

#[test]
fn each_by_itself() {
    assert_eq!(lowest(10_000, None, &[]), 10_000);
    assert_eq!(lowest(10_000, Some(9_500), &[]), 9_500);
    assert_eq!(lowest(10_000, None, &[saving(0, 500, false)]), 9_500, "a coupon without an amount");
    assert_eq!(lowest(10_000, None, &[saving(30_000, 5_000, false)]), 8_333, "a third of 50 off 300");
    assert_eq!(lowest(40_000, None, &[saving(30_000, 5_000, false)]), 35_000, "not more than all of it");
    assert_eq!(lowest(60_000, None, &[saving(30_000, 5_000, true)]), 50_000, "each 300");
    assert_eq!(lowest(300, None, &[saving(0, 500, false)]), 0, "nothing is given on top");
}

/// 100 yuan; member 95 %, 50 off 300, a coupon of 10 off 99: 95 − 15.84 − 9.60.
#[test]
fn all_together() {
    let savings = [saving(30_000, 5_000, false), saving(9_900, 1_000, false)];
    assert_eq!(lowest(10_000, Some(9_500), &savings), 9_500 - 1_584 - 960);
}

/// What an item of the price costs in a real purchase: itself and others for `rest`, savings one after the other.
fn bought(price: i64, rest: i64, savings: &[Saving]) -> f64 {
    let mut left = (price + rest) as f64;
    for saving in savings {
        if left < saving.from as f64 {
            continue;
        }
        let times = if saving.repeats && saving.from > 0 { (left / saving.from as f64).floor() } else { 1.0 };
        left = (left - times * saving.off as f64).max(0.0);
    }
    left * price as f64 / (price + rest) as f64
}

proptest! {
    /// Nobody ever pays less, whatever else lies in the basket and in whatever order the savings are taken off.
    #[test]
    fn no_basket_is_cheaper(
        price in 1_i64..50_000,
        rest in 0_i64..100_000,
        savings in vec((1_i64..60_000, 1_i64..9_000, any::<bool>()), 0..3),
    ) {
        let mut savings: Vec<Saving> =
            savings.into_iter().map(|(from, off, repeats)| saving(from, off.min(from), repeats)).collect();
        let bound = lowest(price, None, &savings) as f64;
        prop_assert!(bound <= bought(price, rest, &savings) + 0.001);
        savings.reverse();
        prop_assert!(bound <= bought(price, rest, &savings) + 0.001);
    }

    /// One saving more never makes it dearer, and nothing goes below nothing.
    #[test]
    fn more_to_combine_is_never_dearer(price in 0_i64..50_000, member in 0_u16..10_001, from in 0_i64..9_999, off in 0_i64..9_999) {
        let alone = lowest(price, Some(member), &[]);
        let more = lowest(price, Some(member), &[saving(from, off, true)]);
        prop_assert!((0..=alone).contains(&more) && alone <= price);
    }
}
