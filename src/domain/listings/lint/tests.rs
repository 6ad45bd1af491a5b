//! One sound listing, of which something is made wrong.

use super::*;
use chrono::Days;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

fn ago(days: u64) -> Option<NaiveDate> {
    today().checked_sub_days(Days::new(days))
}

fn sound() -> Looked<'static> {
    Looked {
        title: "明前龙井茶叶",
        code: "LJ-250",
        texts: vec!["明前龙井茶叶", "手工炒制"],
        selling: Some(12_900),
        list: Some(15_900),
        floor: Some(9_900),
        stock: Some(12),
        is_live: true,
        listed: ago(200),
        sold: ago(2),
        knows_sales: true,
    }
}

fn look(one: &Looked<'_>) -> Vec<Fault> {
    Rules::default().look(one, today())
}

#[test]
fn a_sound_listing_has_no_fault() {
    assert_eq!(look(&sound()), []);
    let bare =
        Looked { selling: None, list: None, floor: None, stock: None, knows_sales: false, sold: None, ..sound() };
    assert_eq!(look(&bare), [], "nothing is known, so nothing is wrong");
}

#[test]
fn prices_contradict_each_other() {
    assert_eq!(look(&Looked { selling: Some(0), floor: None, ..sound() }), [Fault::PriceZero]);
    let cheap = Looked { selling: Some(9_899), ..sound() };
    assert_eq!(look(&cheap), [Fault::BelowFloor { selling: 9_899, floor: 9_900 }]);
    assert_eq!(look(&Looked { selling: Some(9_900), ..sound() }), []);
    let low_list = Looked { list: Some(12_899), ..sound() };
    assert_eq!(look(&low_list), [Fault::ListBelowSelling { list: 12_899, selling: 12_900 }]);
    assert_eq!(look(&Looked { list: Some(12_900), ..sound() }), []);
}

#[test]
fn what_is_sold_out_is_on_sale() {
    assert_eq!(look(&Looked { stock: Some(0), ..sound() }), [Fault::SoldOut]);
    assert_eq!(look(&Looked { stock: Some(0), is_live: false, ..sound() }), []);
}

#[test]
fn slow_moving_counts_from_the_last_sale_or_the_listing() {
    assert_eq!(look(&Looked { sold: ago(30), ..sound() }), [Fault::SlowMoving { days: 30 }]);
    assert_eq!(look(&Looked { sold: ago(29), ..sound() }), []);
    assert_eq!(look(&Looked { sold: None, listed: ago(12), ..sound() }), [], "new, and not sold yet");
    assert_eq!(look(&Looked { sold: None, listed: ago(45), ..sound() }), [Fault::SlowMoving { days: 45 }]);
    assert_eq!(look(&Looked { sold: ago(99), listed: ago(3), ..sound() }), [], "put on sale again");
    assert_eq!(look(&Looked { sold: ago(99), knows_sales: false, ..sound() }), []);
    assert_eq!(look(&Looked { sold: ago(99), is_live: false, ..sound() }), []);
}

#[test]
fn a_forbidden_word_is_told_once() {
    let loud = Looked { texts: vec!["顶级龙井", "顶 级 品质，独一无二"], ..sound() };
    assert_eq!(look(&loud), [Fault::Forbidden("独一无二".into()), Fault::Forbidden("顶级".into())]);
    assert_eq!(Rules { terms: Vec::new(), ..Rules::default() }.look(&loud, today()), []);
}

#[test]
fn what_stands_twice_is_found() {
    let titles = ["龙井 茶", "碧螺春", "龙井茶", "", "ＬＪ", "", "lj", "龙井茶叶"];
    assert_eq!(twice(titles), [vec![4, 6], vec![0, 2]]);
    assert_eq!(twice([]), Vec::<Vec<usize>>::new());
}
