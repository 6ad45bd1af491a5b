//! The rules that look at one listing, and those that look at several.

use super::*;
use crate::domain::listings::completeness::Missing;
use crate::domain::listings::lint::Fault;
use crate::domain::listings::standards::Standards;

fn window(price: i64, from: i64, until: i64) -> Value {
    StoredWindow { price, from, until, ..StoredWindow::default() }.value()
}

fn picture(price: Option<i64>, period: Option<(i64, i64)>) -> Value {
    let size = Some((800, 800));
    Image { is_main: true, size, printed_price: price, printed_period: period, ..Image::default() }.value()
}

/// INSP-03.3: a printed price is right when it is any variant's, campaigns and windows included.
#[test]
fn a_price_on_a_picture_is_one_that_buyers_pay() {
    let mut shop = Shop::default();
    shop.listing("a").set("a", of_listing::image("0"), picture(Some(7_900), None));
    let found = shop.found();
    let detail = Detail::PrintedPrice { seen: Seen::Picture(1), printed: 7_900, low: 10_000, high: 10_000 };
    assert_eq!((found.len(), found[0].check, found[0].detail.clone()), (1, "INSP-03.3", detail));
    let mut of_variant = shop.clone();
    of_variant.set("a", of_listing::sku("x", "price"), 7_900).set("a", of_listing::sku("y", "price"), 9_900);
    assert_eq!(of_variant.found(), [], "from 79.00");
    let mut of_window = shop.clone();
    of_window.set("a", of_listing::window("w"), window(7_900, NOW - DAY, NOW + DAY));
    assert_eq!(of_window.details(Rule::PrintedPrice), []);
    shop.campaign("c", NOW - DAY, NOW + DAY, vec![(of_campaign::item("a"), 7_900.into())]);
    assert_eq!(shop.details(Rule::PrintedPrice), []);
}

/// INSP-03.1
#[test]
fn a_time_on_a_picture_is_now() {
    let told = |period| {
        let mut shop = Shop::default();
        shop.listing("a").set("a", of_listing::image("0"), picture(None, Some(period)));
        shop.found().into_iter().map(|one| (one.check, one.detail)).collect::<Vec<_>>()
    };
    let seen = || Seen::Picture(1);
    assert_eq!(told((NOW - DAY, NOW + DAY)), []);
    assert_eq!(told((NOW - DAY, NOW)), [("INSP-03.1", Detail::PrintedOver { seen: seen(), until: NOW })]);
    let ahead = Detail::PrintedAhead { seen: seen(), from: NOW + 1 };
    assert_eq!(told((NOW + 1, NOW + DAY)), [("INSP-03.1", ahead)]);
}

/// INSP-04.2
#[test]
fn what_stands_in_a_discount_category_has_a_discount() {
    let mut shop = Shop::default();
    shop.listing("a").set("a", of_listing::SHOP_CATEGORY, "清仓");
    assert_eq!(shop.found(), [], "nobody said that it is a discount category");
    let said = [(category_field::SHOP, "s".into()), (category_field::NAME, "清仓".into())];
    let said = said.into_iter().chain([(category_field::DISCOUNT, true.into())]);
    shop.put(CATEGORY, "s:清仓", said.collect());
    let none = Detail::NoDiscount { category: "清仓".into(), price: 10_000 };
    assert_eq!(shop.details(Rule::DiscountCategory), [none]);
    shop.set("a", of_listing::LIST_PRICE, 12_000);
    assert_eq!(shop.found(), []);
    let since = LONG_AGO + DAY;
    let step = (of_listing::step(LONG_AGO), 10_000.into());
    shop.put_at(NOW - DAY, LISTING, "a", vec![(of_listing::PRICE, 11_000.into()), step]);
    let changed = Detail::PriceChanged { category: "清仓".into(), before: 10_000, now: 11_000 };
    assert_eq!(shop.details(Rule::DiscountCategory), [changed]);
    shop.put_at(NOW - 3_600_000, LISTING, "a", vec![(of_listing::SHOP_CATEGORY, "清仓".into())]);
    assert_eq!(shop.details(Rule::DiscountCategory), [], "put there anew after the change: {since}");
}

/// INSP-06.4: window, campaign, coupon, threshold and member's price together.
#[test]
fn everything_combined_stays_above_the_floor() {
    let mut shop = Shop::default();
    shop.listing("a").set("a", of_listing::FLOOR, 8_000);
    let saving = |from: i64, off: i64| {
        let members = [("from", from), ("off", off)].map(|(name, number)| (name.into(), Value::Int(number)));
        Value::Map(members.into())
    };
    let of_campaign = |off| {
        vec![
            (of_campaign::item("a"), 9_500.into()),
            (of_campaign::saving("x"), saving(0, off)),
            (of_campaign::MEMBER, 9_500.into()),
        ]
    };
    let mut fair = shop.clone();
    fair.campaign("c", NOW - DAY, NOW + DAY, of_campaign(1_000));
    assert_eq!(fair.found(), [], "95.00 × 95 % − 10.00 = 80.25");
    let mut over = shop.clone();
    over.campaign("c", NOW - 2 * DAY, NOW, of_campaign(2_000));
    assert_eq!(over.found(), [], "it has ended");
    shop.campaign("c", NOW - DAY, NOW + DAY, of_campaign(2_000));
    let found = shop.found();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].check, &found[0].detail), ("INSP-06.4", &Detail::BelowFloor { lowest: 7_025, floor: 8_000 }));
    assert_eq!(
        found[0].subjects,
        [crate::domain::listings::key(&RecordId::of("a")), Key::new(CAMPAIGN, RecordId::of("c"))]
    );
}

/// INSP-06.4: the days before the present price came into force are what counts.
#[test]
fn a_list_price_was_asked_before() {
    let mut shop = Shop::default();
    shop.listing("a").set("a", of_listing::LIST_PRICE, 10_000);
    shop.set("a", of_listing::window("now"), window(7_000, NOW - 20 * DAY, NOW + DAY));
    assert_eq!(shop.found(), [], "100.00 was asked in the seven days before");
    let mut earlier = shop.clone();
    earlier.set("a", of_listing::window("ended"), window(8_000, NOW - 29 * DAY, NOW - 28 * DAY));
    assert_eq!(earlier.found(), [], "eight days before");
    shop.set("a", of_listing::window("before"), window(8_000, NOW - 24 * DAY, NOW - 23 * DAY));
    let based = Detail::DiscountBase { list: 10_000, lowest: 8_000, days: 7 };
    assert_eq!(shop.details(Rule::DiscountBase), [based]);
}

/// INSP-06.3, INSP-06.4, LST-25: only of what is on sale.
#[test]
fn what_is_on_sale_is_complete_and_without_fault() {
    let mut shop = Shop::default();
    shop.listing("a").set("a", of_listing::KEYWORDS, Value::Null).set("a", of_listing::DESCRIPTION, "全网最鲜");
    shop.set("a", of_listing::FLOOR, 12_000);
    let found: Vec<_> = shop.found().into_iter().map(|one| (one.check, one.detail)).collect();
    let missing = vec![Missing::Keywords { there: 0, asked: 1 }];
    assert_eq!(
        found,
        [
            ("INSP-06.3", Detail::Incomplete { percent: 87, missing }),
            ("INSP-06.3", Detail::Faulty(Fault::Forbidden("全网最".into()))),
            ("INSP-06.4", Detail::Faulty(Fault::BelowFloor { selling: 10_000, floor: 12_000 })),
        ]
    );
    shop.set("a", of_listing::STATE, "draft");
    assert_eq!(shop.found(), []);
}

/// LST-07
#[test]
fn titles_and_codes_that_stand_twice_are_told_once() {
    let mut shop = Shop::default();
    for id in ["a", "b", "c"] {
        shop.listing(id).set(id, of_listing::CODE, "K-1");
    }
    shop.set("a", of_listing::TITLE, "明前 龙井").set("c", of_listing::TITLE, "明前龙井");
    let told: Vec<_> = shop.found().into_iter().map(|one| (one.detail, one.subjects.len())).collect();
    let twice = |text, count| Detail::Twice { text, count };
    assert_eq!(told, [(twice(Text::Code, 3), 3), (twice(Text::Title, 2), 2)]);
    shop.set("c", of_listing::STATE, "delisted");
    assert_eq!(shop.details(Rule::Twice), [twice(Text::Code, 2)]);
}

/// What is read in one pass says what the listing says.
#[test]
fn a_glance_says_what_a_listing_says() {
    use crate::domain::listings::{Glance, Linter, Listing, looks};
    let mut shop = Shop::default();
    shop.listing("a").listing("b").listing("c");
    shop.set("b", of_listing::sku("x", "price"), 7_900).set("b", of_listing::sku("x", "stock"), 0);
    shop.set("b", of_listing::sku("y", "name"), "大").set("b", of_listing::KEYWORDS, "a，b c").set(
        "b",
        of_listing::STOCK,
        3,
    );
    shop.set("b", of_listing::attribute("产地"), "杭州").set("b", of_listing::point("1"), "极品");
    shop.set(
        "c",
        of_listing::image("2"),
        Image { order: 9, size: Some((1, 2)), is_main: true, ..Image::default() }.value(),
    );
    shop.set("c", of_listing::LAST_SOLD, "2026-09-01").set("c", of_listing::LIST_PRICE, 1).set(
        "c",
        of_listing::PRICE,
        Value::Null,
    );
    let today = parse_date("2026-11-23").expect("a date");
    for record in shop.0.of(&LISTING) {
        let (glance, listing) = (Glance::of(record), Listing::read(record));
        let look = looks::asks_of(glance.platform()).look(&glance.there());
        assert_eq!(look, looks::completeness(&Standards::default(), &listing), "{}", record.id());
        assert_eq!(glance.percent(&Standards::default()), look.percent, "{}", record.id());
        let linter = Linter::of(crate::domain::listings::lint::Rules::default());
        assert_eq!(
            linter.look(&glance, today),
            looks::faults(&crate::domain::listings::lint::Rules::default(), &listing, today),
            "{}",
            record.id()
        );
        assert_eq!((glance.selling(), glance.sold_30), (listing.selling(), listing.sold_30));
    }
}
