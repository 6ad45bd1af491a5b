//! Campaign commands at a desk: what is written, what is refused, and what the record then says.

use super::{CAMPAIGN, Campaign, Command, Refusal, field, key, of_shop};
use crate::domain::calendar::Fixed;
use crate::domain::command::{self, Command as Any, Undo};
use crate::domain::desk::Desk;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::Command as Listings;
use crate::domain::listings::stacking::Saving;
use crate::domain::period::When;
use crate::domain::shops::Platform;
use crate::domain::value::Value;
use proptest::prelude::*;

const ZONE: Fixed = Fixed(480);
const START: i64 = 1_795_222_800_000;
const DAY: i64 = 86_400_000;
const SHOP: RecordId = RecordId::of("s");
const SALE: RecordId = RecordId::of("sale");
const TEA: RecordId = RecordId::of("tea");

/// A desk with a listing and a campaign of a day.
fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, START);
    let listing = Listings::Create { id: TEA, shop: SHOP, platform: Platform::Tmall, title: "龙井".into() };
    desk.act(&Any::Listing(listing)).expect("a listing");
    act(&mut desk, create("sale", " 双十二 ", Some(START), Some(START + DAY))).expect("a campaign");
    desk
}

fn create(id: &'static str, name: &str, from: Option<i64>, until: Option<i64>) -> Command {
    Command::Create { id: RecordId::of(id), shop: SHOP, name: name.into(), from, until }
}

fn act(desk: &mut Desk<'_>, command: Command) -> Result<Undo, Refusal> {
    desk.act(&Any::Campaign(command)).map_err(|refusal| match refusal {
        command::Refusal::Campaign(refusal) => refusal,
        other => panic!("{other}"),
    })
}

fn edit(desk: &mut Desk<'_>, field: Field, value: impl Into<Value>) -> Result<Undo, Refusal> {
    act(desk, Command::Edit { campaign: SALE, edits: vec![(field, value.into())] })
}

fn item(price: Option<Option<i64>>) -> Command {
    Command::Item { campaign: SALE, listing: TEA, price }
}

fn coupon(from: i64, off: i64, repeats: bool) -> Command {
    let saving = Some((" 店铺券 ".to_owned(), Saving { from, off, repeats }));
    Command::Saving { campaign: SALE, id: "c".into(), saving }
}

fn sale(desk: &Desk<'_>) -> Campaign {
    Campaign::read(desk.records.by_key(&key(&SALE)).expect("the campaign"))
}

#[test]
fn a_campaign_says_what_was_written() {
    let mut desk = desk();
    let texts = [(field::CONTENT, "全场"), (field::RULES, "不叠加"), (field::PAGE, "https://example.com")];
    let edits = texts.map(|(field, text)| (field, text.into())).to_vec();
    act(&mut desk, Command::Edit { campaign: SALE, edits }).expect("edited");
    edit(&mut desk, field::MEMBER, 9_550).expect("members");
    act(&mut desk, item(Some(Some(8_800)))).expect("in");
    act(&mut desk, coupon(30_000, 5_000, true)).expect("a threshold");
    let saving = Saving { from: 30_000, off: 5_000, repeats: true };
    let expected = Campaign {
        id: SALE,
        shop: SHOP,
        name: "双十二".into(),
        content: "全场".into(),
        rules: "不叠加".into(),
        page: "https://example.com".into(),
        from: Some(START),
        until: Some(START + DAY),
        items: vec![(TEA, Some(8_800))],
        savings: vec![("c".into(), "店铺券".into(), saving)],
        member: Some(9_550),
    };
    assert_eq!(sale(&desk), expected);
    assert_eq!(sale(&desk).stack().savings, [saving]);
}

#[test]
fn each_refusal() {
    let mut desk = desk();
    let before = sale(&desk);
    let cases: Vec<(Field, Value, Refusal)> = vec![
        (field::NAME, "  ".into(), Refusal::NoName),
        (field::NAME, Value::Null, Refusal::NoName),
        (field::NAME, "名".repeat(201).into(), Refusal::TooLong { field: field::NAME, most: 200 }),
        (field::RULES, "字".repeat(10_001).into(), Refusal::TooLong { field: field::RULES, most: 10_000 }),
        (field::UNTIL, START.into(), Refusal::EndsFirst),
        (field::FROM, (START + DAY).into(), Refusal::EndsFirst),
        (field::MEMBER, Value::Int(0), Refusal::NotAShare),
        (field::MEMBER, Value::Int(10_001), Refusal::NotAShare),
        (field::SHOP, "other".into(), Refusal::NotAllowed(field::SHOP)),
        (field::item("tea"), Value::Int(1), Refusal::NotAllowed(field::item("tea"))),
    ];
    for (field, value, why) in cases {
        assert_eq!(edit(&mut desk, field.clone(), value).expect_err("refused"), why, "{field}");
    }
    assert_eq!(act(&mut desk, create("b", "", None, None)).expect_err("nameless"), Refusal::NoName);
    assert_eq!(act(&mut desk, create("b", "x", Some(2), Some(2))).expect_err("empty"), Refusal::EndsFirst);
    assert_eq!(act(&mut desk, item(Some(Some(0)))).expect_err("for nothing"), Refusal::NotAnAmount);
    assert_eq!(act(&mut desk, coupon(100, 101, false)).expect_err("more than asked"), Refusal::NotASaving);
    assert_eq!(act(&mut desk, coupon(100, 0, false)).expect_err("nothing off"), Refusal::NotASaving);
    assert_eq!(act(&mut desk, coupon(-1, 1, false)).expect_err("below zero"), Refusal::NotAnAmount);
    assert_eq!(sale(&desk), before, "nothing was written");
}

#[test]
fn an_item_comes_in_at_its_own_price_and_goes_out_again() {
    let mut desk = desk();
    act(&mut desk, item(Some(None))).expect("in");
    assert_eq!(sale(&desk).items, [(TEA, None)]);
    let undo = act(&mut desk, item(None)).expect("out");
    assert_eq!(sale(&desk).items, []);
    desk.act(&Any::Undo(undo)).expect("undone");
    desk.act(&Any::Listing(Listings::Delete { listing: TEA })).expect("deleted");
    act(&mut desk, item(None)).expect("what is gone can be taken out");
    let unknown = desk.act(&Any::Campaign(item(Some(None))));
    assert!(matches!(unknown, Err(command::Refusal::UnknownRecord(_))));
}

#[test]
fn a_coupon_without_an_amount_to_reach_does_not_repeat() {
    let mut desk = desk();
    act(&mut desk, coupon(0, 500, true)).expect("a coupon");
    assert_eq!(sale(&desk).savings[0].2, Saving { from: 0, off: 500, repeats: false });
    act(&mut desk, Command::Saving { campaign: SALE, id: "c".into(), saving: None }).expect("away");
    assert_eq!(sale(&desk).savings, []);
}

#[test]
fn campaigns_come_in_the_order_in_which_they_begin() {
    let mut desk = desk();
    act(&mut desk, create("before", "早", Some(START - DAY), Some(START))).expect("created");
    act(&mut desk, create("always", "常年", None, None)).expect("created");
    let stranger =
        Command::Create { id: RecordId::of("x"), shop: RecordId::of("t"), name: "x".into(), from: None, until: None };
    act(&mut desk, stranger).expect("of another shop");
    let found = of_shop(&desk.records, &SHOP);
    let at = |at| found.iter().map(|campaign| campaign.when(at)).collect::<Vec<_>>();
    assert_eq!(found.iter().map(|campaign| campaign.id.as_str()).collect::<Vec<_>>(), ["always", "before", "sale"]);
    assert_eq!(at(START - 1), [When::Now, When::Now, When::Later]);
    assert_eq!(at(START), [When::Now, When::Over, When::Now]);
    act(&mut desk, Command::Delete { campaign: SALE }).expect("deleted");
    assert_eq!(of_shop(&desk.records, &SHOP).len(), 2);
}

proptest! {
    /// Whatever coupon the rules let in, the record gives it back, and members never pay more for it.
    #[test]
    fn a_coupon_reads_back(from in 0_i64..1_000_000, off in -5_i64..1_000_000, repeats: bool) {
        let mut desk = desk();
        let fits = off > 0 && (from == 0 || off <= from);
        prop_assert_eq!(act(&mut desk, coupon(from, off, repeats)).is_ok(), fits);
        let written = sale(&desk).savings.first().map(|(_, _, saving)| *saving);
        prop_assert_eq!(written, fits.then_some(Saving { from, off, repeats: repeats && from > 0 }));
        prop_assert!(sale(&desk).stack().lowest(9_900) <= 9_900);
        prop_assert_eq!(desk.records.of(&CAMPAIGN).count(), 1);
    }
}
