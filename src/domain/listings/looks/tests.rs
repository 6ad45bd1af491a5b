//! A listing's record as the plain rules see it.

use super::*;
use crate::domain::calendar::parse_date;
use crate::domain::ids::ReplicaId;
use crate::domain::listings::completeness::{Light, Missing};
use crate::domain::listings::{Image, State, key};
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;

fn listing(fields: Vec<(Field, Value)>) -> Record {
    named("tea", fields)
}

fn named(id: &str, fields: Vec<(Field, Value)>) -> Record {
    let mut record = Record::new(key(&RecordId::new(id)));
    for (field, value) in fields {
        record.put(field, value, Stamp::next(None, 1, ReplicaId(1)));
    }
    record
}

fn whole() -> Vec<(Field, Value)> {
    let image = |order| Image { order, is_main: true, size: Some((800, 800)), ..Image::default() };
    let images = (0..5).map(|order| (field::image(&order.to_string()), image(order).value()));
    let mut fields: Vec<(Field, Value)> = images.collect();
    fields.extend([
        (field::PLATFORM, "tmall".into()),
        (field::STATE, State::Listed.code().into()),
        (field::TITLE, "明前龙井".into()),
        (field::DESCRIPTION_BLOB, "00ff".into()),
        (field::CATEGORY, "茶叶".into()),
        (field::KEYWORDS, "龙井，绿茶".into()),
        (field::sku("a", "price"), 9_900.into()),
        (field::sku("a", "stock"), 3.into()),
    ]);
    fields
}

#[test]
fn what_a_record_says_is_what_is_asked_for() {
    let full = completeness(&Standards::default(), &Listing::read(&listing(whole())));
    assert_eq!((full.light(), full.missing), (Light::Green, vec![]), "LST-15");
    let mut fields = whole();
    fields.retain(|(field, _)| *field != field::KEYWORDS && *field != field::sku("a", "stock"));
    fields.push((field::image("5"), Image { size: Some((400, 900)), is_main: false, ..Image::default() }.value()));
    let missing = completeness(&Standards::default(), &Listing::read(&listing(fields))).missing;
    let keywords = Missing::Keywords { there: 0, asked: 1 };
    assert_eq!(missing, [Missing::Stock, keywords], "a picture of the description may be small");
}

#[test]
fn a_shops_own_site_has_no_limit_for_titles() {
    let long = "茶".repeat(40);
    for (platform, expected) in [("tmall", 1), ("other", 0)] {
        let mut fields = whole();
        fields.extend([(field::PLATFORM, platform.into()), (field::TITLE, long.as_str().into())]);
        let record = listing(fields.into_iter().rev().collect());
        let mut read = Listing::read(&record);
        (read.platform, read.title) = (Platform::from_code(platform), long.clone());
        assert_eq!(completeness(&Standards::default(), &read).missing.len(), expected, "{platform}");
    }
}

#[test]
fn faults_are_seen_in_the_record() {
    let today = parse_date("2026-11-23").expect("a date");
    assert_eq!(faults(&lint::Rules::default(), &Listing::read(&listing(whole())), today), [], "nobody knows of sales");
    let mut fields = whole();
    fields.retain(|(field, _)| *field != field::sku("a", "stock"));
    fields.extend([
        (field::sku("a", "stock"), 0.into()),
        (field::FLOOR, 10_000.into()),
        (field::LAST_SOLD, "2026-10-01".into()),
        (field::point("1"), "全网最鲜".into()),
    ]);
    let found = faults(&lint::Rules::default(), &Listing::read(&listing(fields)), today);
    let below = Fault::BelowFloor { selling: 9_900, floor: 10_000 };
    assert_eq!(found, [below, Fault::SoldOut, Fault::SlowMoving { days: 53 }, Fault::Forbidden("全网最".into())]);
}

#[test]
fn listings_of_a_shop_that_say_the_same_are_found() {
    let mut records = Records::default();
    for (id, shop, title, code, state) in [
        ("1", "s", "明前 龙井", "A", "listed"),
        ("2", "s", "明前龙井", "B", "listed"),
        ("3", "s", "白茶", "ａ", "draft"),
        ("4", "s", "明前龙井", "A", "delisted"),
        ("5", "t", "明前龙井", "A", "listed"),
    ] {
        let fields = [(field::SHOP, shop), (field::TITLE, title), (field::CODE, code), (field::STATE, state)];
        records.merge(named(id, fields.map(|(field, text)| (field, text.into())).to_vec()));
    }
    let ids = |ids: [&str; 2]| vec![ids.map(RecordId::new).to_vec()];
    assert_eq!(twins(&records, &RecordId::of("s")), Twins { titles: ids(["1", "2"]), codes: ids(["1", "3"]) });
}
