//! The shelf: what it reads anew, what it finds, and in which order it is shown.

use super::*;
use crate::domain::folding::TABLE;
use crate::domain::ids::{Field, ReplicaId};
use crate::domain::listings::filter::{Choosing, Chosen, Column, Filter, Order, Wrong};
use crate::domain::listings::line::Lines;
use crate::domain::listings::standards::Standards;
use crate::domain::listings::{field, key};
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use proptest::prelude::*;
use std::cell::Cell;

fn record(id: &str, fields: &[(Field, Value)]) -> Arc<Record> {
    let mut record = Record::new(key(&RecordId::new(id)));
    for (field, value) in fields {
        record.put(field.clone(), value.clone(), Stamp::next(None, 1, ReplicaId(1)));
    }
    Arc::new(record)
}

fn titled(id: &str, title: &str, price: i64) -> Arc<Record> {
    record(id, &[(field::TITLE, title.into()), (field::PRICE, price.into()), (field::CODE, id.into())])
}

static LINES: std::sync::LazyLock<Lines> =
    std::sync::LazyLock::new(|| Lines::of(vec![RecordId::of("")], chrono::NaiveDate::default(), Standards::default()));

/// As the page makes them, of a shop without a name.
fn line(record: &Arc<Record>, names: &mut Names) -> Option<Line> {
    LINES.line(record, names)
}

fn filled(records: Vec<Arc<Record>>) -> Shelf {
    let mut shelf = Shelf::default();
    shelf.plan(&records);
    while shelf.work(&TABLE, &line) {}
    shelf
}

fn shown(shelf: &Shelf, filter: &Filter, order: Order) -> Vec<String> {
    let found = filter.of(shelf, &TABLE, order);
    found.iter().filter_map(|spot| Some(shelf.line(*spot)?.record.id().to_string())).collect()
}

fn some() -> Shelf {
    filled(vec![
        titled("a1", "明前 龙井 礼盒", 9_900),
        titled("b2", "正山小種 Red Tea", 0),
        titled("c3", "明前龙井 散装", 5_000),
        record("d4", &[(field::TITLE, "无价".into()), (field::OWNER, "p".into())]),
    ])
}

#[test]
fn it_is_found_by_title_code_and_width_or_script_do_not_matter() {
    let shelf = some();
    let found = |text: &str| shown(&shelf, &Filter { text: text.into(), ..Filter::default() }, Order::default());
    assert_eq!(found("龙井"), ["a1", "c3"]);
    assert_eq!(found("明前龙井"), ["a1", "c3"], "blanks within do not hide it");
    assert_eq!(found("龙井 散装"), ["c3"], "each word must occur");
    assert_eq!(found("小种 ＲＥＤ"), ["b2"]);
    assert_eq!(found("D4"), Vec::<String>::new(), "it has no code");
    assert_eq!(found("C3"), ["c3"]);
    assert_eq!(found("装d"), Vec::<String>::new(), "not from one text into the next");
    assert_eq!(found(" "), ["a1", "b2", "c3", "d4"]);
}

#[test]
fn filters_meet_and_columns_sort() {
    let shelf = some();
    let by = |by, falls| Order { by, falls };
    let all = Filter::default();
    assert_eq!(shown(&shelf, &all, by(Column::Price, false)), ["b2", "c3", "a1", "d4"], "without a price last");
    assert_eq!(shown(&shelf, &all, by(Column::Price, true)), ["a1", "c3", "b2", "d4"]);
    assert_eq!(shown(&shelf, &all, by(Column::Title, false)), ["d4", "a1", "c3", "b2"]);
    assert_eq!(shown(&shelf, &all, by(Column::None, true)), ["d4", "c3", "b2", "a1"]);
    let filter = |filter: Filter| shown(&shelf, &filter, Order::default());
    assert_eq!(filter(Filter { price_from: Some(5_000), ..all.clone() }), ["a1", "c3"]);
    assert_eq!(filter(Filter { price_to: Some(5_000), ..all.clone() }), ["b2", "c3"]);
    assert_eq!(filter(Filter { wrong: Wrong::Anything, ..all.clone() }), ["b2"]);
    assert_eq!(filter(Filter { wrong: Wrong::One(Problem::SoldOut), ..all.clone() }), Vec::<String>::new());
    assert_eq!(filter(Filter { owner: "p".into(), ..all.clone() }), ["d4"]);
    assert_eq!(filter(Filter { owner: "-".into(), text: "龙井".into(), ..all.clone() }), ["a1", "c3"]);
    assert_eq!(filter(Filter { state: "listed".into(), ..all }), Vec::<String>::new());
}

#[test]
fn only_what_changed_is_read_anew() {
    let mut records: Vec<_> = (0..2_000).map(|n| titled(&format!("{n:05}"), &format!("商品 {n}"), n)).collect();
    let mut shelf = filled(records.clone());
    records[700] = titled("00700", "改了", 1);
    records.insert(1_500, titled("01499x", "新的", 1));
    records.remove(3);
    let read = Cell::new(0);
    let count = |record: &Arc<Record>, names: &mut Names| {
        read.set(read.get() + 1);
        line(record, names)
    };
    shelf.plan(&records);
    while shelf.work(&TABLE, &count) {}
    assert!(read.get() <= 3 * BLOCK, "{} lines were read", read.get());
    let ids: Vec<_> = shelf.lines().map(|(_, line)| line.record.id().clone()).collect();
    assert_eq!(ids, records.iter().map(|record| record.id().clone()).collect::<Vec<_>>());
}

#[test]
fn what_is_deleted_or_another_shops_makes_no_line() {
    let gone = record("b2", &[(field::TITLE, "茶".into()), (crate::domain::record::DELETED, true.into())]);
    let other = record("c3", &[(field::TITLE, "茶".into()), (field::SHOP, "s".into())]);
    let mut shelf = filled(vec![titled("a1", "茶", 1), gone, other.clone()]);
    assert_eq!(
        (shown(&shelf, &Filter::default(), Order::default()), shelf.progress()),
        (vec!["a1".to_owned()], (1, 1))
    );
    shelf.plan([&other]);
    while shelf.work(&TABLE, &line) {}
    assert_eq!(shelf.progress(), (0, 0));
}

/// Text of a few letters, so that many begin alike; blanks and what lies beyond the basic plane too.
fn few() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[ab茶🍵 ]{0,14}", 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// However many there are, rows sort as by their first twelve letters, those without any last, and what is equal stays
    /// as it was; falling is the other way round.
    #[test]
    fn many_lines_are_sorted_as_few(titles in few(), times in 1..60_usize, falls: bool) {
        let all: Vec<_> = (0..titles.len() * times).map(|n| titled(&format!("{n:06}"), &titles[n % titles.len()], 1)).collect();
        let mut plain: Vec<(Vec<u32>, String)> = all.iter().map(|record| {
            let letters = record.text(&field::TITLE).chars().map(|c| u32::from(c).min(0xfffe)).take(12);
            (letters.collect(), record.id().to_string())
        }).collect();
        let (mut with, without): (Vec<_>, Vec<_>) = plain.drain(..).partition(|(letters, _)| !letters.is_empty());
        with.sort_by(|one, other| if falls { other.0.cmp(&one.0) } else { one.0.cmp(&other.0) });
        let plain: Vec<String> = with.into_iter().chain(without).map(|(_, id)| id).collect();
        prop_assert_eq!(shown(&filled(all), &Filter::default(), Order { by: Column::Title, falls }), plain);
    }
}

proptest! {
    /// Typed on letter by letter, each choice made among what the one before had found: the same as chosen anew.
    #[test]
    fn whoever_types_on_finds_the_same(titles in few(), typed in "[ab茶 ]{1,6}", price in 0..2_i64) {
        let all = titles.iter().enumerate().map(|(n, title)| titled(&format!("{n:06}"), title, n as i64 % 2)).collect();
        let shelf = filled(all);
        let letters: Vec<char> = typed.chars().collect();
        let mut before = Chosen::default();
        for length in 1..=letters.len() {
            let filter = Filter { text: letters[..length].iter().collect(), price_from: Some(price), ..Filter::default() };
            let mut choosing = Choosing::begin(filter.clone(), &TABLE, Order::default());
            if length > 1 {
                choosing = choosing.after(&before);
            }
            while choosing.go_on(&shelf) {}
            before = choosing.finish();
            prop_assert_eq!(before.shown.to_vec(), filter.of(&shelf, &TABLE, Order::default()));
        }
    }
}

proptest! {
    /// Whatever stood there before, the shelf holds what it is told, and finds what a plain look finds.
    #[test]
    fn a_shelf_is_what_it_was_told(before: Vec<(u8, u8)>, after: Vec<(u8, u8)>, sought in 0..12_u8) {
        let make = |of: &[(u8, u8)]| {
            let map: std::collections::BTreeMap<_, _> = of.iter().copied().collect();
            map.into_iter().map(|(id, title)| titled(&format!("{id:03}"), &format!("题{}", title % 24), 1)).collect::<Vec<_>>()
        };
        let mut shelf = filled(make(&before));
        let records = make(&after);
        shelf.plan(&records);
        while shelf.work(&TABLE, &line) {}
        let word = format!("题{sought}");
        let plain: Vec<String> = records.iter()
            .filter(|record| record.text(&field::TITLE).contains(&word))
            .map(|record| record.id().to_string())
            .collect();
        prop_assert_eq!(shown(&shelf, &Filter { text: word, ..Filter::default() }, Order::default()), plain);
    }
}
