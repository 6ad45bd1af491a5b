//! The book that is brought up to date against one that is made anew.

use super::*;
use proptest::prelude::*;

/// An edit of a small shop.
#[derive(Clone, Debug)]
enum Edit {
    Listing(u8, Field, Value),
    Placement(u8, Field, Value),
    Campaign(u8, Field, Value),
    Category(u8, bool),
    Rule(Rule, bool),
    Later(i64),
}

fn of_a_listing() -> impl Strategy<Value = (Field, Value)> {
    let window = (0_i64..4, 1_i64..4, 5_000_i64..15_000).prop_map(|(from, long, price)| {
        let (from, until) = (NOW + (from - 2) * 1_800_000, NOW + (from - 2 + long) * 1_800_000);
        (of_listing::window("w"), StoredWindow { price, from, until, ..StoredWindow::default() }.value())
    });
    let printed = (5_000_i64..15_000).prop_map(|price| {
        let image = Image { is_main: true, printed_price: Some(price), ..Image::default() };
        (of_listing::image("0"), image.value())
    });
    prop_oneof![
        prop::sample::select(vec!["茶", "白茶", " 茶 "]).prop_map(|title| (of_listing::TITLE, title.into())),
        prop::sample::select(vec!["listed", "delisted", "draft"]).prop_map(|state| (of_listing::STATE, state.into())),
        prop::sample::select(vec!["K", "L", ""]).prop_map(|code| (of_listing::CODE, code.into())),
        prop::sample::select(vec!["清仓", "新茶"]).prop_map(|name| (of_listing::SHOP_CATEGORY, name.into())),
        prop::sample::select(vec!["100001", "100002"]).prop_map(|item| (of_listing::ITEM, item.into())),
        prop::sample::select(vec![10_000_i64, 7_900]).prop_map(|price| (of_listing::PRICE, price.into())),
        prop::sample::select(vec![0_i64, 3]).prop_map(|stock| (of_listing::STOCK, stock.into())),
        Just((of_listing::FLOOR, 8_000.into())),
        any::<bool>().prop_map(|gone| (DELETED, gone.into())),
        window,
        printed,
    ]
}

fn of_a_placement() -> impl Strategy<Value = (Field, Value)> {
    let link = |number: u32| format!("https://detail.tmall.com/item.htm?id=10000{number}");
    prop_oneof![
        (0_u32..3).prop_map(move |number| (of_place::LINK, link(number).into())),
        (0_u8..4).prop_map(|id| (of_place::LISTING, format!("l{id}").into())),
        (1_i64..4).prop_map(|order| (of_place::ORDER, order.into())),
        prop::sample::select(vec!["kv", "hot", "right_ad"]).prop_map(|slot| (of_place::SLOT, slot.into())),
        prop::sample::select(vec![10_000_i64, 7_900]).prop_map(|price| (of_place::PRINTED_PRICE, price.into())),
        (0_i64..4).prop_map(|from| (of_place::FROM, (NOW + (from - 1) * 1_800_000).into())),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    let campaign = prop_oneof![
        (0_u8..4, 6_000_i64..10_000).prop_map(|(id, price)| (of_campaign::item(&format!("l{id}")), price.into())),
        (0_i64..4).prop_map(|until| (of_campaign::UNTIL, (NOW + (until - 1) * 1_800_000).into())),
    ];
    prop_oneof![
        6 => (0_u8..4, of_a_listing()).prop_map(|(id, (field, value))| Edit::Listing(id, field, value)),
        4 => (0_u8..4, of_a_placement()).prop_map(|(id, (field, value))| Edit::Placement(id, field, value)),
        2 => (0_u8..2, campaign).prop_map(|(id, (field, value))| Edit::Campaign(id, field, value)),
        1 => (0_u8..2, any::<bool>()).prop_map(|(id, discount)| Edit::Category(id, discount)),
        1 => (prop::sample::select(Rule::ALL.to_vec()), any::<bool>()).prop_map(|(rule, on)| Edit::Rule(rule, on)),
        2 => (0_i64..4_000_000).prop_map(Edit::Later),
    ]
}

impl Shop {
    /// Does an edit at an instant; tells which record it touched.
    fn edit(&mut self, at: i64, edit: Edit) -> Option<Key> {
        let own = |more: (Field, Value)| vec![(Field::of("shop"), "s".into()), more];
        let (kind, id, fields) = match edit {
            Edit::Listing(id, field, value) => (LISTING, format!("l{id}"), own((field, value))),
            Edit::Placement(id, field, value) => (PLACEMENT, format!("p{id}"), own((field, value))),
            Edit::Campaign(id, field, value) => (CAMPAIGN, format!("c{id}"), own((field, value))),
            Edit::Category(id, discount) => {
                let name = ["清仓", "新茶"][usize::from(id)];
                let mut fields = own((category_field::DISCOUNT, discount.into()));
                fields.push((category_field::NAME, name.into()));
                (CATEGORY, format!("s:{name}"), fields)
            }
            Edit::Rule(rule, on) => {
                let id = setting_key(&SHOP, rule).id.to_string();
                (RULE, id, own((rule_field::OFF, (!on).into())))
            }
            Edit::Later(_) => return None,
        };
        self.put_at(at, kind.clone(), &id, fields);
        Some(Key::new(kind, RecordId::new(&id)))
    }
}

proptest! {
    /// Whatever is edited and however time passes, also into the next day: a book that was brought up to date says what
    /// a book says that is made anew. It finds by itself what has changed, and what it is told is enough.
    #[test]
    fn a_book_brought_up_to_date_says_what_a_new_one_says(edits in prop::collection::vec(edit(), 1..40), start in 0_u8..3) {
        let mut shop = Shop::default();
        for id in 0..start {
            shop.listing(&format!("l{id}"));
        }
        // Ten minutes to midnight in Shanghai for some, so that days change too.
        let mut now = NOW;
        let mut told = Book::of(&shop.0, &SHOP, now, &ZONE);
        let mut finding = Book::of(&shop.0, &SHOP, now, &ZONE);
        for edit in edits {
            if let Edit::Later(by) = edit {
                now += by * 5;
            }
            let changed: Vec<Key> = shop.edit(now, edit).into_iter().collect();
            told.renew(&shop.0, &changed, now, &ZONE);
            let anew = all(&shop.0, &SHOP, now, &ZONE);
            prop_assert_eq!(&told.findings(), &anew);
            match finding.changed(&shop.0, now, &ZONE) {
                Some(changed) => finding.renew(&shop.0, &changed, now, &ZONE),
                None => finding = Book::of(&shop.0, &SHOP, now, &ZONE),
            }
            prop_assert_eq!(&finding.findings(), &anew);
        }
    }
}

#[test]
fn a_book_is_made_in_as_many_turns_as_one_likes() {
    let mut shop = Shop::default();
    for number in 0..50 {
        shop.listing(&format!("l{number}")).set(&format!("l{number}"), of_listing::STOCK, number % 3);
    }
    let mut book = Book::begin(&shop.0, &SHOP, NOW, &ZONE);
    let mut turns = 1;
    while !book.go_on(7) {
        turns += 1;
    }
    book.finish(&shop.0);
    assert_eq!((turns, book.findings()), (8, shop.found()));
    assert_eq!(book.changed(&shop.0, NOW, &ZONE), Some(Vec::new()));
    assert_eq!(book.changed(&shop.0, NOW + DAY, &ZONE), None, "another day is another book");
}
