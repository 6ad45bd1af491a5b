//! Findings over small shops: each rule fires where records contradict each other and is silent where they do not, what
//! people say is kept, and the book that is brought up to date says what a new one says.

use super::*;
use crate::domain::calendar::{Fixed, parse_date};
use crate::domain::campaigns::{CAMPAIGN, field as of_campaign};
use crate::domain::ids::{Field, Key, ReplicaId};
use crate::domain::listings::{Image, LISTING, StoredWindow, field as of_listing};
use crate::domain::placements::{CATEGORY, PLACEMENT, category_field, field as of_place};
use crate::domain::record::{DELETED, Record};
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use std::collections::BTreeSet;

mod commands;
mod incremental;
mod listing;
mod pages;

const ZONE: Fixed = Fixed(480);
const SHOP: RecordId = RecordId::of("s");
/// A Monday morning in Shanghai: 2026-11-23, 10:40.
const NOW: i64 = 1_795_401_600_000;
const DAY: i64 = 86_400_000;
const LONG_AGO: i64 = NOW - 40 * DAY;

/// A shop under one's hands.
#[derive(Clone, Default)]
struct Shop(Records);

impl Shop {
    /// Writes fields of a record at an instant.
    fn put_at(&mut self, at: i64, kind: Kind, id: &str, fields: Vec<(Field, Value)>) -> &mut Self {
        let mut record = Record::new(Key::new(kind, RecordId::new(id)));
        for (field, value) in fields {
            record.put(
                field,
                value,
                Stamp { ms: u64::try_from(at).expect("after 1970"), ..Stamp::next(None, at, ReplicaId(1)) },
            );
        }
        self.0.merge(record);
        self
    }

    fn put(&mut self, kind: Kind, id: &str, fields: Vec<(Field, Value)>) -> &mut Self {
        self.put_at(LONG_AGO, kind, id, fields)
    }

    /// A listing on sale for 100.00, complete in every way.
    fn listing(&mut self, id: &str) -> &mut Self {
        let image = |order| Image { order, is_main: true, size: Some((800, 800)), ..Image::default() };
        let mut fields: Vec<(Field, Value)> =
            (0..5).map(|order| (of_listing::image(&order.to_string()), image(order).value())).collect();
        fields.extend([
            (of_listing::SHOP, "s".into()),
            (of_listing::PLATFORM, "tmall".into()),
            (of_listing::STATE, "listed".into()),
            (of_listing::TITLE, format!("茶 {id}").into()),
            (of_listing::DESCRIPTION, "春茶".into()),
            (of_listing::CATEGORY, "茶叶".into()),
            (of_listing::KEYWORDS, "茶".into()),
            (of_listing::STOCK, 5.into()),
            (of_listing::PRICE, 10_000.into()),
        ]);
        self.put(LISTING, id, fields)
    }

    fn set(&mut self, id: &str, field: Field, value: impl Into<Value>) -> &mut Self {
        self.put_at(LONG_AGO + DAY, LISTING, id, vec![(field, value.into())])
    }

    /// A placement on the home page that shows a listing.
    fn place(&mut self, id: &str, slot: &str, listing: &str, more: Vec<(Field, Value)>) -> &mut Self {
        let mut fields: Vec<(Field, Value)> = vec![
            (of_place::SHOP, "s".into()),
            (of_place::PAGE, "home".into()),
            (of_place::SLOT, slot.into()),
            (of_place::ORDER, 1.into()),
            (of_place::LISTING, listing.into()),
            (of_place::LINK, "https://shop.example.com/about".into()),
        ];
        fields.retain(|(field, _)| !more.iter().any(|(own, _)| own == field));
        fields.extend(more);
        self.put(PLACEMENT, id, fields)
    }

    fn campaign(&mut self, id: &str, from: i64, until: i64, more: Vec<(Field, Value)>) -> &mut Self {
        let mut fields: Vec<(Field, Value)> = vec![
            (of_campaign::SHOP, "s".into()),
            (of_campaign::NAME, "双 11".into()),
            (of_campaign::FROM, from.into()),
            (of_campaign::UNTIL, until.into()),
        ];
        fields.extend(more);
        self.put(CAMPAIGN, id, fields)
    }

    fn found(&self) -> Vec<Finding> {
        all(&self.0, &SHOP, NOW, &ZONE)
    }

    /// Rule, check and first record of all findings.
    fn told(&self) -> Vec<(Rule, &'static str, String)> {
        self.found().into_iter().map(|one| (one.rule, one.check, one.subjects[0].id.to_string())).collect()
    }

    /// The details of a rule's findings.
    fn details(&self, rule: Rule) -> Vec<Detail> {
        self.found().into_iter().filter(|one| one.rule == rule).map(|one| one.detail).collect()
    }
}

fn kv(order: i64) -> Seen {
    Seen::At(Place {
        page: crate::domain::placements::Page::Home,
        name: "".into(),
        slot: crate::domain::placements::Slot::Kv,
        order,
    })
}

#[test]
fn a_shop_in_order_has_no_findings() {
    let mut shop = Shop::default();
    shop.listing("a").listing("b").place("p", "kv", "a", vec![(of_place::PRINTED_PRICE, 10_000.into())]);
    shop.campaign("c", NOW - DAY, NOW + DAY, vec![(of_campaign::item("a"), 0.into())]);
    assert_eq!(shop.found(), []);
}

/// S9: two devices speak of the same contradiction under the same name, for ever: pinned.
#[test]
fn the_same_contradiction_has_the_same_name() {
    let mut shop = Shop::default();
    shop.listing("a").place("p", "kv", "a", vec![(of_place::PRINTED_PRICE, 9_900.into())]);
    let [first] = shop.found().try_into().expect("one");
    assert_eq!(first.id(&SHOP).as_str(), PINNED);
    let same = all(&shop.0.clone(), &SHOP, NOW + 3_600_000, &ZONE).remove(0);
    assert_eq!(same.id(&SHOP), first.id(&SHOP), "time alone makes no new one");
    shop.put_at(NOW, LISTING, "a", vec![(of_listing::PRICE, 8_900.into())]);
    let next = shop.found().remove(0);
    assert_ne!(next.id(&SHOP), first.id(&SHOP), "another price is another contradiction");
}

const PINNED: &str = "s:printed_price:p+a:39ef9555f4c339fe";

#[test]
fn a_shop_can_do_without_a_rule_and_set_its_number() {
    let mut shop = Shop::default();
    shop.listing("a").place("p", "kv", "a", vec![(of_place::PRINTED_PRICE, 9_900.into())]);
    for order in 1..=4 {
        shop.place(&format!("r{order}"), "right_ad", "a", vec![(of_place::ORDER, order.into())]);
    }
    assert_eq!(shop.told().len(), 2);
    let key = setting_key(&SHOP, Rule::PrintedPrice);
    shop.put(RULE, key.id.as_str(), vec![(rule_field::OFF, true.into())]);
    let key = setting_key(&SHOP, Rule::RightAds);
    shop.put(RULE, key.id.as_str(), vec![(rule_field::VALUE, 4.into())]);
    assert_eq!(shop.found(), []);
}

#[test]
fn every_code_is_read_back() {
    for rule in Rule::ALL {
        assert_eq!(Rule::from_code(rule.code()), Some(rule));
    }
    assert_eq!(Rule::ALL.iter().collect::<BTreeSet<_>>().len(), 16);
    let daily = crate::domain::templates::current(&Records::default(), "daily").expect("shipped");
    let mut shop = Shop::default();
    shop.listing("a").place("p", "kv", "a", vec![(of_place::PRINTED_PRICE, 9_900.into())]);
    assert!(shop.found().iter().all(|one| daily.check(one.check).is_some()));
    let roles = crate::domain::people::DEFAULT_ROLES;
    assert!(Rule::ALL.iter().all(|rule| roles.iter().any(|role| role.code == rule.role())));
}
