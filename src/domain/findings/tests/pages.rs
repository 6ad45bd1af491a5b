//! The rules that look at what is shown.

use super::*;

/// INSP-02.2, INSP-03.3
#[test]
fn a_printed_price_is_compared_with_the_price_in_force() {
    let printed = |price: i64| vec![(of_place::PRINTED_PRICE, price.into())];
    let mut shop = Shop::default();
    shop.listing("a").place("p", "kv", "a", printed(9_900)).place("q", "promo", "a", printed(10_000));
    assert_eq!(shop.told(), [(Rule::PrintedPrice, "INSP-02.2", "p".to_owned())]);
    let detail = Detail::PrintedPrice { seen: kv(1), printed: 9_900, low: 10_000, high: 10_000 };
    assert_eq!(shop.details(Rule::PrintedPrice), [detail]);
    shop.put_at(NOW, PLACEMENT, "p", vec![(of_place::UNTIL, NOW.into())]);
    assert_eq!(shop.told(), [], "what is no longer shown is not compared");
    shop.put_at(NOW, PLACEMENT, "q", printed(10_100));
    assert_eq!(shop.told(), [(Rule::PrintedPrice, "INSP-03.3", "q".to_owned())]);
}

/// INSP-02.3, INSP-03.1, INSP-03.2
#[test]
fn what_is_printed_holds_now_and_its_campaign_runs() {
    let mut shop = Shop::default();
    let time =
        |from: i64, until: i64| vec![(of_place::PRINTED_FROM, from.into()), (of_place::PRINTED_UNTIL, until.into())];
    shop.listing("a").campaign("c", NOW - 9 * DAY, NOW - DAY, Vec::new());
    shop.place("ahead", "kv", "a", time(NOW + DAY, NOW + 2 * DAY));
    shop.place("over", "promo", "a", time(NOW - 2 * DAY, NOW - DAY));
    shop.place("right", "hot", "a", time(NOW - DAY, NOW + DAY));
    shop.place("kept", "right_ad", "a", vec![(of_place::CAMPAIGN, "c".into())]);
    let expected = [
        (Rule::PrintedPeriod, "INSP-02.3", "ahead"),
        (Rule::PrintedPeriod, "INSP-03.1", "over"),
        (Rule::CampaignEnded, "INSP-03.2", "kept"),
    ];
    assert_eq!(shop.told(), expected.map(|(rule, check, id)| (rule, check, id.to_owned())));
    shop.put_at(NOW, CAMPAIGN, "c", vec![(of_campaign::UNTIL, (NOW + DAY).into())]);
    assert_eq!(shop.details(Rule::CampaignEnded), []);
}

/// INSP-02.4, INSP-02.5
#[test]
fn a_key_visual_leads_to_what_it_shows() {
    let mut shop = Shop::default();
    let link = |link: &str| vec![(of_place::LINK, link.into())];
    shop.listing("a").listing("b").listing("gone").set("gone", of_listing::STATE, "delisted");
    for (id, item) in [("a", "100001"), ("b", "100002"), ("gone", "100003")] {
        shop.set(id, of_listing::ITEM, item);
    }
    shop.campaign("c", NOW - 9 * DAY, NOW - DAY, vec![(of_campaign::PAGE, "https://shop.example.com/sale".into())]);
    let faults = |shop: &Shop| {
        let told = shop.found().into_iter().filter(|one| [Rule::KvLink, Rule::KvWithoutLink].contains(&one.rule));
        told.map(|one| (one.check, one.detail)).collect::<Vec<_>>()
    };
    let led = |to: &str, listing: &str| {
        let mut shop = shop.clone();
        faults(shop.place("p", "kv", listing, link(to)))
    };
    let item = |number: u32| format!("https://detail.tmall.com/item.htm?id={number}");
    assert_eq!(led(&item(100_001), "a"), []);
    assert_eq!(led("https://elsewhere.example.com", "a"), [], "what nobody knows contradicts nothing");
    assert_eq!(led("", "a"), [("INSP-02.4", Detail::KvWithoutLink(kv(1)))]);
    let wrong = |check, fault| (check, Detail::KvLink(kv(1), fault));
    assert_eq!(led(&item(100_002), "a"), [wrong("INSP-02.5", LinkFault::Elsewhere)]);
    assert_eq!(led(&item(100_003), "gone"), [wrong("INSP-02.4", LinkFault::Dead(Dead::NotOnSale))]);
    assert_eq!(led("http://shop.example.com/sale/?a=1", ""), [wrong("INSP-02.5", LinkFault::Ended)]);
    let mut promo = shop.clone();
    assert_eq!(faults(promo.place("p", "promo", "a", link(""))), [], "only key visuals have to lead somewhere");
}

/// INSP-05.1, INSP-05.2
#[test]
fn what_is_shown_can_be_bought() {
    let mut shop = Shop::default();
    shop.listing("a").listing("b").set("a", of_listing::STATE, "delisted").set("b", of_listing::STOCK, 0);
    let page = |page: &str| vec![(of_place::PAGE, page.into()), (of_place::PAGE_NAME, "11.11".into())];
    shop.place("home", "hot", "a", Vec::new()).place("sale", "hot", "b", page("campaign"));
    shop.campaign("c", NOW - DAY, NOW + DAY, vec![(of_campaign::item("a"), 0.into())]);
    let dead =
        |rule, id: &str| shop.found().into_iter().find(|one| one.rule == rule && one.subjects[0].id.as_str() == id);
    let found = |id| dead(Rule::DeadPlaced, id).map(|one| (one.check, one.detail)).expect(id);
    assert_eq!(found("c"), ("INSP-05.1", Detail::DeadPlaced(Seen::Campaign, Dead::NotOnSale)));
    assert_eq!(found("home").0, "INSP-05.2");
    assert!(matches!(found("sale"), ("INSP-05.1", Detail::DeadPlaced(_, Dead::SoldOut))));
    shop.put_at(NOW, LISTING, "a", vec![(of_listing::STATE, "listed".into())]);
    shop.put_at(NOW, LISTING, "b", vec![(of_listing::STOCK, Value::Null)]);
    assert_eq!(shop.details(Rule::DeadPlaced), [], "nobody knows that it is sold out");
}

/// INSP-01.1
#[test]
fn places_are_filled_once_and_in_a_row() {
    let mut shop = Shop::default();
    shop.listing("a");
    let at = |order: i64| vec![(of_place::ORDER, order.into())];
    shop.place("1", "hot", "a", at(1)).place("2", "hot", "a", at(2)).place("3", "hot", "a", at(3));
    assert_eq!(shop.found(), []);
    let mut more = shop.clone();
    more.place("2b", "hot", "a", at(2)).place("6", "hot", "a", at(6));
    assert_eq!(more.details(Rule::Overlap).len(), 1);
    let [Detail::Hole { missing, .. }] = &more.details(Rule::Hole)[..] else { panic!("one hole") };
    assert_eq!(missing, &[4, 5]);
    for order in 1..=4 {
        shop.place(&format!("ad{order}"), "right_ad", "a", at(order));
    }
    let [Detail::RightAds { count: 4, most: 3, .. }] = &shop.details(Rule::RightAds)[..] else { panic!("too many") };
    shop.put_at(NOW, PLACEMENT, "ad4", vec![(of_place::UNTIL, NOW.into())]);
    assert_eq!(shop.found(), []);
}

/// INSP-04.1: a category in which something came today, until the check of categories is answered.
#[test]
fn a_changed_category_is_looked_at_the_same_day() {
    let mut shop = Shop::default();
    shop.listing("a").put_at(NOW - 3_600_000, LISTING, "a", vec![(of_listing::SHOP_CATEGORY, "新茶".into())]);
    let unchecked = Detail::CategoryUnchecked { category: "新茶".into(), count: 1, at: NOW - 3_600_000 };
    assert_eq!(shop.details(Rule::CategoryUnchecked), [unchecked]);
    assert_eq!(shop.found()[0].subjects[0].id.as_str(), "s:新茶");
    let answered = |at| {
        let mut shop = shop.clone();
        let result = Field::keyed(&["result", "INSP-04.1", "-"]);
        shop.put_at(at, crate::domain::inspections::RUN, "s:daily:2026-11-23", vec![(result, "pass".into())]);
        shop.found().len()
    };
    assert_eq!((answered(NOW - 7_200_000), answered(NOW - 1)), (1, 0));
    let tomorrow = all(&shop.0, &SHOP, NOW + DAY, &ZONE);
    assert_eq!(tomorrow, [], "it was yesterday's");
}
