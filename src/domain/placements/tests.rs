//! Placement commands at a desk: what is written, what is refused, and what the records then say.

use super::{
    CATEGORY, Command, Form, MAX_ORDER, Page, Placement, Refusal, Slot, categories_of, category_key, field, key,
    of_listing, of_shop, pages_of, shown, step, still_placed,
};
use crate::domain::calendar::Fixed;
use crate::domain::campaigns::Command as Campaigns;
use crate::domain::command::{self, Command as Any, Restore, Undo};
use crate::domain::desk::Desk;
use crate::domain::history::log;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::Command as Listings;
use crate::domain::period::When;
use crate::domain::record::Record;
use crate::domain::shops::{Command as Shops, Platform};
use crate::domain::value::Value;
use proptest::prelude::*;

const ZONE: Fixed = Fixed(480);
const START: i64 = 1_795_222_800_000;
const HOUR: i64 = 3_600_000;
const SHOP: RecordId = RecordId::of("s");
const TEA: RecordId = RecordId::of("tea");

/// A desk with a listing and a campaign.
fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, START);
    let listing = Listings::Create { id: TEA, shop: SHOP, platform: Platform::Tmall, title: "龙井".into() };
    desk.act(&Any::Listing(listing)).expect("a listing");
    let sale =
        Campaigns::Create { id: RecordId::of("sale"), shop: SHOP, name: "双十二".into(), from: None, until: None };
    desk.act(&Any::Campaign(sale)).expect("a campaign");
    desk
}

fn act(desk: &mut Desk<'_>, command: Command) -> Result<Undo, Refusal> {
    desk.act(&Any::Placement(command)).map_err(|refusal| match refusal {
        command::Refusal::Placement(refusal) => refusal,
        other => panic!("{other}"),
    })
}

fn home(order: i64) -> Form {
    Form::at(Page::Home, "", Slot::Kv, order)
}

fn create(desk: &mut Desk<'_>, id: &'static str, form: Form) -> Result<Undo, Refusal> {
    act(desk, Command::Create { id: RecordId::of(id), shop: SHOP, form })
}

fn edit(desk: &mut Desk<'_>, id: &'static str, field: Field, value: impl Into<Value>) -> Result<Undo, Refusal> {
    act(desk, Command::Edit { placement: RecordId::of(id), edits: vec![(field, value.into())] })
}

fn found(desk: &Desk<'_>, id: &'static str) -> Placement {
    let record: &Record = desk.records.by_key(&key(&RecordId::of(id))).expect("a placement");
    Placement::read(record)
}

fn orders(desk: &Desk<'_>) -> Vec<(String, i64)> {
    of_shop(&desk.records, &SHOP).into_iter().map(|placement| (placement.id.to_string(), placement.order)).collect()
}

fn named(orders: &[(&str, i64)]) -> Vec<(String, i64)> {
    orders.iter().map(|(id, order)| ((*id).to_owned(), *order)).collect()
}

/// PAGE: all that is written comes back by the read view.
#[test]
fn a_placement_says_what_was_written() {
    let mut desk = desk();
    let form = Form {
        listing: TEA,
        campaign: RecordId::of("sale"),
        text: "限时 9 折".into(),
        printed_price: Some(9_900),
        printed_period: (Some(START), Some(START + HOUR)),
        link: "https://example.com/1".into(),
        shown: (Some(START - HOUR), Some(START + 2 * HOUR)),
        ..Form::at(Page::Campaign, "双十二会场", Slot::Promo, 3)
    };
    create(&mut desk, "a", form.clone()).expect("created");
    let placement = found(&desk, "a");
    assert_eq!((Form::of(&placement), &placement.shop), (form, &SHOP));
    assert_eq!(pages_of(&[placement]), [(Page::Campaign, "双十二会场".to_owned())]);
}

#[test]
fn each_refusal() {
    let mut desk = desk();
    create(&mut desk, "a", home(1)).expect("created");
    let cases: Vec<(Field, Value, Refusal)> = vec![
        (field::PAGE, Page::Channel.code().into(), Refusal::NoPageName),
        (field::PAGE, "attic".into(), Refusal::NotAllowed(field::PAGE)),
        (field::SLOT, Value::Null, Refusal::NotAllowed(field::SLOT)),
        (field::SHOP, "other".into(), Refusal::NotAllowed(field::SHOP)),
        (field::ORDER, Value::Int(0), Refusal::NotAPlace),
        (field::ORDER, Value::Int(MAX_ORDER + 1), Refusal::NotAPlace),
        (field::PRINTED_PRICE, Value::Int(-1), Refusal::NotAnAmount),
        (field::PICTURE, "cat.jpg".into(), Refusal::NotAllowed(field::PICTURE)),
        (field::FROM, Value::Int(-1), Refusal::NotAllowed(field::FROM)),
        (field::TEXT, "字".repeat(2_001).into(), Refusal::TooLong { field: field::TEXT, most: 2_000 }),
        (field::PAGE_NAME, "页".repeat(101).into(), Refusal::TooLong { field: field::PAGE_NAME, most: 100 }),
    ];
    let before = found(&desk, "a");
    for (field, value, why) in cases {
        assert_eq!(edit(&mut desk, "a", field.clone(), value).expect_err("refused"), why, "{field}");
    }
    assert_eq!(found(&desk, "a"), before, "nothing was written");
}

/// A period ends after it begins, whichever end is written last; so does the printed one.
#[test]
fn a_period_goes_forward() {
    let mut desk = desk();
    create(&mut desk, "a", home(1)).expect("created");
    for (from, until) in [(field::FROM, field::UNTIL), (field::PRINTED_FROM, field::PRINTED_UNTIL)] {
        edit(&mut desk, "a", from.clone(), START).expect("open at the end");
        assert_eq!(edit(&mut desk, "a", until.clone(), START).expect_err("empty"), Refusal::EndsFirst(until.clone()));
        edit(&mut desk, "a", until.clone(), START + 1).expect("forward");
        assert_eq!(edit(&mut desk, "a", from, START + 1).expect_err("empty"), Refusal::EndsFirst(until));
    }
    let backwards = Form { shown: (Some(2), Some(1)), ..home(1) };
    assert_eq!(create(&mut desk, "b", backwards).expect_err("backwards"), Refusal::EndsFirst(field::UNTIL));
}

#[test]
fn what_is_named_must_be_there() {
    let mut desk = desk();
    create(&mut desk, "a", home(1)).expect("created");
    for field in [field::LISTING, field::CAMPAIGN] {
        let edits = vec![(field.clone(), "nobody".into())];
        let refused = desk.act(&Any::Placement(Command::Edit { placement: RecordId::of("a"), edits }));
        assert!(matches!(refused, Err(command::Refusal::UnknownRecord(key)) if key.id.as_str() == "nobody"), "{field}");
    }
    edit(&mut desk, "a", field::LISTING, "tea").expect("there");
    let boss = Listings::Delete { listing: TEA };
    desk.act(&Any::Listing(boss)).expect("deleted");
    let all = Form::of(&found(&desk, "a")).edits();
    act(&mut desk, Command::Edit { placement: RecordId::of("a"), edits: all }).expect("what stands may go on standing");
    let gone = desk.act(&Any::Placement(Command::Delete { placement: RecordId::of("nobody") }));
    assert!(matches!(gone, Err(command::Refusal::UnknownRecord(_))));
}

/// Only what was changed in a form is written, so that two people who edit one meet by field (S2).
#[test]
fn a_form_writes_what_was_changed_in_it() {
    let before = home(1);
    let after = Form { text: "新".into(), printed_price: Some(1), ..before.clone() };
    let fields: Vec<Field> = after.edits_since(&before).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [field::TEXT, field::PRINTED_PRICE]);
    assert_eq!(before.edits_since(&before), []);
}

/// Two swap: one command, one undo.
#[test]
fn moving_swaps_two_in_one_command() {
    let mut desk = desk();
    for (id, order) in [("a", 1), ("b", 2), ("c", 3)] {
        create(&mut desk, id, home(order)).expect("created");
    }
    create(&mut desk, "other", Form { slot: Slot::Hot, ..home(3) }).expect("another kind of place");
    let rows = desk.rows.len();
    let undo = act(&mut desk, Command::Move { placement: RecordId::of("a"), order: 3 }).expect("moved");
    assert_eq!(desk.rows.len(), rows + 1, "one command");
    assert_eq!(orders(&desk), named(&[("c", 1), ("b", 2), ("a", 3), ("other", 3)]));
    desk.act(&Any::Undo(undo)).expect("undone");
    assert_eq!(orders(&desk), named(&[("a", 1), ("b", 2), ("c", 3), ("other", 3)]));
    let nowhere = act(&mut desk, Command::Move { placement: RecordId::of("a"), order: 0 });
    assert_eq!(nowhere.expect_err("below the first"), Refusal::NotAPlace);
}

/// What is shown at another time keeps its place: the banner of next week stands at the same place as this week's.
#[test]
fn moving_leaves_alone_what_is_shown_at_another_time() {
    let mut desk = desk();
    create(&mut desk, "now", Form { shown: (None, Some(START)), ..home(1) }).expect("created");
    create(&mut desk, "next", Form { shown: (Some(START), None), ..home(2) }).expect("created");
    create(&mut desk, "beside", Form { shown: (None, Some(START)), ..home(2) }).expect("created");
    act(&mut desk, Command::Move { placement: RecordId::of("now"), order: 2 }).expect("moved");
    assert_eq!(orders(&desk), named(&[("beside", 1), ("now", 2), ("next", 2)]));
}

#[test]
fn a_step_goes_past_the_next_one_and_stops_at_the_ends() {
    let mut desk = desk();
    for (id, order) in [("a", 1), ("b", 4), ("c", 4)] {
        create(&mut desk, id, home(order)).expect("created");
    }
    let all = of_shop(&desk.records, &SHOP);
    let steps = |is_on| all.iter().map(|own| step(&all, own, is_on)).collect::<Vec<_>>();
    let to = |id: &'static str, order| Some((RecordId::of(id), order));
    assert_eq!(steps(true), [to("a", 4), to("b", 5), None]);
    assert_eq!(steps(false), [None, to("b", 1), to("b", 5)]);
}

proptest! {
    /// A step back undoes a step on, wherever places differ.
    #[test]
    fn steps_on_and_back_come_to_the_same(gaps in proptest::collection::vec(1_i64..5, 2..6), at in 0_usize..4) {
        const IDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
        let mut desk = desk();
        let mut order = 0;
        for (gap, id) in gaps.iter().zip(IDS) {
            order += gap;
            create(&mut desk, id, home(order)).expect("created");
        }
        let before = orders(&desk);
        let id = IDS[at % (gaps.len() - 1)];
        for is_on in [true, false] {
            let all = of_shop(&desk.records, &SHOP);
            let (placement, order) = step(&all, &found(&desk, id), is_on).expect("not at this end");
            act(&mut desk, Command::Move { placement, order }).expect("moved");
        }
        prop_assert_eq!(orders(&desk), before);
    }
}

/// LST-09: a listing is cleared from the pages when nothing shows it any more, now or later.
#[test]
fn where_a_listing_stands_is_derived() {
    let mut desk = desk();
    create(&mut desk, "now", Form { listing: TEA, ..home(1) }).expect("created");
    create(&mut desk, "later", Form { listing: TEA, shown: (Some(START + HOUR), None), ..home(2) }).expect("created");
    create(&mut desk, "over", Form { listing: TEA, shown: (None, Some(START - HOUR)), ..home(3) }).expect("created");
    create(&mut desk, "none", home(4)).expect("created");
    let ids = |found: Vec<Placement>| found.into_iter().map(|placement| placement.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(of_listing(&desk.records, &TEA)), ["now", "later", "over"]);
    assert_eq!(ids(of_listing(&desk.records, &RecordId::of(""))), [""; 0]);
    assert_eq!(ids(still_placed(&desk.records, &TEA, START)), ["now", "later"]);
    assert_eq!(ids(shown(&desk.records, &SHOP, START)), ["now", "none"]);
    for id in ["now", "later"] {
        let placement = RecordId::of(id);
        let undo =
            act(&mut desk, Command::Clear { placement: placement.clone(), why: " 已下架 ".into() }).expect("off");
        assert_eq!(desk.rows.last().map(|row| row.reason.as_str()), Some("已下架"));
        desk.act(&Any::Undo(undo)).expect("undone");
        act(&mut desk, Command::Clear { placement, why: String::new() }).expect("off");
        assert_eq!(found(&desk, id).when(START), When::Over, "{id}");
    }
    assert_eq!(ids(still_placed(&desk.records, &TEA, START)), [""; 0]);
    assert_eq!(ids(of_listing(&desk.records, &TEA)), ["now", "later", "over"], "still readable");
}

/// Two people may take it off at the same time: the earlier end stays. What never began can still be described.
#[test]
fn taking_off_twice_changes_nothing() {
    let mut desk = desk();
    create(&mut desk, "later", Form { shown: (Some(START + HOUR), None), ..home(1) }).expect("created");
    for _ in 0..2 {
        act(&mut desk, Command::Clear { placement: RecordId::of("later"), why: String::new() }).expect("off");
        assert_eq!(found(&desk, "later").until, Some(START));
        desk.now += HOUR / 2;
    }
    edit(&mut desk, "later", field::TEXT, "旧图").expect("its period is not asked");
}

#[test]
fn a_picture_comes_and_goes() {
    let mut desk = desk();
    create(&mut desk, "a", home(1)).expect("created");
    let picture = |sha: &str| Command::Picture { placement: RecordId::of("a"), sha: sha.to_owned() };
    let sha = "0123456789abcdef".repeat(4);
    act(&mut desk, picture(&sha)).expect("put");
    assert_eq!(found(&desk, "a").picture, sha);
    assert_eq!(act(&mut desk, picture("x")).expect_err("no picture"), Refusal::NotAllowed(field::PICTURE));
    act(&mut desk, picture("")).expect("taken away");
    assert_eq!(found(&desk, "a").picture, "");
}

/// S9: whoever says it, on whatever device, the same record; the shop's own word counts before that of a joined one.
#[test]
fn a_category_named_twice_is_one_record() {
    let say = |desk: &mut Desk<'_>, shop: &RecordId, name: &str, discount| {
        act(desk, Command::Category { shop: shop.clone(), name: name.into(), discount }).expect("said")
    };
    let (mut one, mut two) = (desk(), Desk::new(&ZONE, 2, START + 1));
    say(&mut one, &SHOP, "折扣区", true);
    say(&mut two, &SHOP, " 折扣区 ", false);
    one.receive(&two.rows);
    assert_eq!(one.records.of(&CATEGORY).count(), 1);
    let said = categories_of(&one.records, &SHOP);
    assert_eq!(
        said.iter().map(|category| (category.name.as_str(), category.discount)).collect::<Vec<_>>(),
        [("折扣区", false)]
    );
    assert_eq!(said[0].id, category_key(&SHOP, "折扣区").id);
    let nameless = act(&mut one, Command::Category { shop: SHOP, name: "  ".into(), discount: true });
    assert_eq!(nameless.expect_err("no name"), Refusal::NoName);
    say(&mut one, &RecordId::of("other"), "折扣区", true);
    assert_eq!(categories_of(&one.records, &SHOP), said, "of another shop");
}

#[test]
fn an_old_value_comes_back_only_where_it_fits() {
    let mut desk = desk();
    create(&mut desk, "a", Form { shown: (None, Some(START)), ..home(1) }).expect("created");
    edit(&mut desk, "a", field::UNTIL, Value::Null).expect("open");
    edit(&mut desk, "a", field::FROM, START + HOUR).expect("later");
    let key = key(&RecordId::of("a"));
    let entry = log(&key, &desk.rows).into_iter().find(|entry| entry.new == Value::Int(START)).expect("its end");
    let restore = Restore::of(&key, &entry).expect("offered");
    let refused = desk.act(&Any::Restore(restore.clone())).expect_err("before it begins");
    assert_eq!(refused, Refusal::EndsFirst(field::UNTIL).into());
    edit(&mut desk, "a", field::FROM, Value::Null).expect("open");
    desk.act(&Any::Restore(restore)).expect("back");
    assert_eq!(found(&desk, "a").until, Some(START));
}

/// S9: what was written for a shop that turned out to be the same one belongs to it, and its order with the rest.
#[test]
fn placements_of_a_joined_shop_stand_with_the_others() {
    let mut desk = desk();
    let twin = RecordId::of("twin");
    for shop in [&SHOP, &twin] {
        let create = Shops::Create {
            id: shop.clone(),
            name: shop.to_string(),
            platform: Platform::Tmall,
            industry: String::new(),
            zone: "Asia/Shanghai".into(),
        };
        desk.act(&Any::Shop(create)).expect("a shop");
    }
    create(&mut desk, "own", home(1)).expect("created");
    let of_twin = Command::Create { id: RecordId::of("joined"), shop: twin.clone(), form: home(2) };
    act(&mut desk, of_twin).expect("created");
    let said = Command::Category { shop: twin.clone(), name: "折扣区".into(), discount: true };
    act(&mut desk, said).expect("said");
    assert_eq!(orders(&desk), named(&[("own", 1)]), "two shops as yet");
    desk.act(&Any::Shop(Shops::Join { kept: SHOP, duplicate: twin })).expect("joined");
    assert_eq!(orders(&desk), named(&[("own", 1), ("joined", 2)]));
    assert!(categories_of(&desk.records, &SHOP)[0].discount, "what was said of the twin's counts");
    act(&mut desk, Command::Move { placement: RecordId::of("joined"), order: 1 }).expect("moved");
    assert_eq!(orders(&desk), named(&[("joined", 1), ("own", 2)]));
    act(&mut desk, Command::Category { shop: SHOP, name: "折扣区".into(), discount: false }).expect("said");
    let said = categories_of(&desk.records, &SHOP);
    assert_eq!((said.len(), said[0].discount), (1, false), "the shop's own word comes first");
}
