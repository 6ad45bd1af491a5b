//! Commands about scorecards at a desk: what is written and what is refused (KPI-31).

use crate::domain::calendar::Fixed;
use crate::domain::command::{self, Command as Any, Undo};
use crate::domain::desk::Desk;
use crate::domain::ids::{Field, RecordId};
use crate::domain::people::{self, Permission};
use crate::domain::scorecards::field::{self, of};
use crate::domain::scorecards::{
    Command, MAX_INDICATORS, MAX_NAME, MAX_TEXT, MAX_VALUE, Refusal, Scoring, card, shipped,
};
use crate::domain::shops::{self, Platform};
use crate::domain::value::Value;

const ZONE: Fixed = Fixed(480);
/// The shop.
pub(super) const SHOP: RecordId = RecordId::of("s");
const CARD: RecordId = RecordId::of("s:pre_sales");

/// A desk with a shop.
pub(super) fn shop_desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, 1_795_222_800_000);
    let shop = shops::Command::Create {
        id: SHOP,
        name: "茶".into(),
        platform: Platform::Tmall,
        industry: String::new(),
        zone: "Asia/Shanghai".into(),
    };
    desk.act(&Any::Shop(shop)).expect("a shop");
    desk
}

/// Carries a command out; its own refusal, if it is one.
pub(super) fn act(desk: &mut Desk<'_>, command: Command) -> Result<Undo, Refusal> {
    desk.act(&Any::Scorecard(command)).map_err(|refusal| match refusal {
        command::Refusal::Scorecard(refusal) => refusal,
        other => panic!("{other}"),
    })
}

/// Writes one property of an indicator.
pub(super) fn edit(
    desk: &mut Desk<'_>,
    card: &RecordId,
    indicator: &str,
    property: &str,
    value: impl Into<Value>,
) -> Result<Undo, Refusal> {
    let edits = vec![(field::indicator(indicator, property), value.into())];
    act(desk, Command::Edit { card: card.clone(), edits })
}

/// A card of the shop's own, named 自建.
pub(super) fn own(desk: &mut Desk<'_>, id: &'static str, from: Option<RecordId>) -> RecordId {
    let id = RecordId::of(id);
    act(desk, create(id.clone(), " 自建 ", "assistant", from)).expect("a card");
    id
}

fn create(id: RecordId, name: &str, role: &str, from: Option<RecordId>) -> Command {
    Command::Create { id, shop: SHOP, name: name.into(), role: role.into(), from }
}

#[test]
fn each_value_that_a_field_does_not_take_is_refused_and_changes_nothing() {
    let mut desk = shop_desk();
    let before = card(&desk.records, &SHOP, &CARD);
    let one = |property: &str| field::indicator("reply_rate", property);
    let refused = |field: Field| Refusal::NotAllowed(field);
    let rising = Scoring::Bands { steps: vec![(900_000, 5_000), (800_000, 6_000)], below: 0 };
    let cases: Vec<(Field, Value, Refusal)> = vec![
        (field::NAME, "  ".into(), Refusal::NoName),
        (field::NAME, "名".repeat(MAX_NAME + 1).into(), Refusal::TooLong { field: field::NAME, most: MAX_NAME }),
        (field::ROLE, "wizard".into(), Refusal::UnknownRole),
        (field::ARCHIVED, "yes".into(), refused(field::ARCHIVED)),
        (field::SHOP, "other".into(), refused(field::SHOP)),
        (
            one(of::DEFINITION),
            "字".repeat(MAX_TEXT + 1).into(),
            Refusal::TooLong { field: one(of::DEFINITION), most: MAX_TEXT },
        ),
        (one(of::NAME), Value::Int(1), refused(one(of::NAME))),
        (one(of::UNIT), "stone".into(), refused(one(of::UNIT))),
        (one(of::DIRECTION), "left".into(), refused(one(of::DIRECTION))),
        (one(of::SOURCE), "guess".into(), refused(one(of::SOURCE))),
        (one(of::GROUP), "others".into(), refused(one(of::GROUP))),
        (one(of::TARGET), Value::Int(MAX_VALUE + 1), refused(one(of::TARGET))),
        (one(of::WEIGHT), Value::Int(-1), refused(one(of::WEIGHT))),
        (one(of::WEIGHT), Value::Int(1_001), refused(one(of::WEIGHT))),
        (one(of::ORDER), Value::Int(-1), refused(one(of::ORDER))),
        (one(of::SCORING), "best".into(), Refusal::NotAScoring(one(of::SCORING))),
        (one(of::SCORING), rising.value(), Refusal::NotAScoring(one(of::SCORING))),
        (one("colour"), "red".into(), refused(one("colour"))),
    ];
    for (field, value, why) in cases {
        let edits = vec![(field.clone(), value)];
        assert_eq!(act(&mut desk, Command::Edit { card: CARD, edits }).expect_err("refused"), why, "{field}");
    }
    assert_eq!(card(&desk.records, &SHOP, &CARD), before);
}

/// Marks that suited one direction do not suit the other: both are changed together or not at all.
#[test]
fn direction_and_marks_have_to_agree() {
    let mut desk = shop_desk();
    let scoring = field::indicator("reply_rate", of::SCORING);
    let turned = edit(&mut desk, &CARD, "reply_rate", of::DIRECTION, "down");
    assert_eq!(turned.expect_err("refused"), Refusal::NotAScoring(scoring.clone()));
    let marks = Scoring::Bands { steps: vec![(20_000, 10_000), (50_000, 6_000)], below: 0 };
    let edits = vec![(field::indicator("reply_rate", of::DIRECTION), "down".into()), (scoring.clone(), marks.value())];
    act(&mut desk, Command::Edit { card: CARD, edits }).expect("together");
    // Giving back the marks alone would leave them against the direction.
    let back = edit(&mut desk, &CARD, "reply_rate", of::SCORING, Value::Null);
    assert_eq!(back.expect_err("refused"), Refusal::NotAScoring(scoring.clone()));
    let edits = vec![(field::indicator("reply_rate", of::DIRECTION), Value::Null), (scoring, Value::Null)];
    act(&mut desk, Command::Edit { card: CARD, edits }).expect("both");
    assert_eq!(
        card(&desk.records, &SHOP, &CARD).expect("it").indicator("reply_rate"),
        shipped::card("pre_sales").expect("it").indicator("reply_rate"),
    );
}

#[test]
fn a_card_needs_a_name_a_known_post_and_a_known_source() {
    let mut desk = shop_desk();
    let id = RecordId::of("c");
    let mut tries =
        |name: &str, role: &str, from| act(&mut desk, create(id.clone(), name, role, from)).expect_err("refused");
    assert_eq!(tries(" ", "assistant", None), Refusal::NoName);
    assert_eq!(tries("表", "wizard", None), Refusal::UnknownRole);
    assert_eq!(tries("表", "assistant", Some(RecordId::of("nobody"))), Refusal::UnknownCard);
    let gone = Command::Edit { card: RecordId::of("nobody"), edits: vec![(field::NAME, "表".into())] };
    assert_eq!(act(&mut desk, gone).expect_err("refused"), Refusal::UnknownCard);
}

#[test]
fn a_card_takes_so_many_indicators_and_no_more() {
    let mut desk = shop_desk();
    let id = own(&mut desk, "c", None);
    for number in 0..MAX_INDICATORS {
        edit(&mut desk, &id, &format!("i{number}"), of::NAME, "指标").expect("one more");
    }
    let more = edit(&mut desk, &id, "one-more", of::NAME, "指标");
    assert_eq!(more.expect_err("refused"), Refusal::TooMany(MAX_INDICATORS));
}

/// KPI-31: who scores others defines the cards; a specialist does not set what they are measured by.
#[test]
fn kpi_31_not_everybody_changes_a_card() {
    let mut desk = shop_desk();
    let (boss, lin) = (RecordId::of("boss"), RecordId::of("lin"));
    for (id, role) in [(&boss, "store_manager"), (&lin, "specialist")] {
        let person = people::Command::Create { id: id.clone(), name: role.into(), role: role.into() };
        desk.act(&Any::Person(person)).expect("a person");
    }
    let rename = || Any::Scorecard(Command::Edit { card: CARD, edits: vec![(field::NAME, "售前".into())] });
    desk.sit(&lin);
    let refusal = desk.act(&rename()).expect_err("refused");
    assert!(matches!(refusal, command::Refusal::NotPermitted(Permission::Appraise)), "{refusal}");
    desk.sit(&boss);
    desk.act(&rename()).expect("renamed");
    assert_eq!(card(&desk.records, &SHOP, &CARD).expect("it").name, "售前");
}

/// S2: two people change two properties of one indicator; both stay.
#[test]
fn s2_two_properties_meet_by_field() {
    let mut desk = shop_desk();
    edit(&mut desk, &CARD, "reply_rate", of::WEIGHT, 150).expect("one");
    desk.take_device("other", 2);
    edit(&mut desk, &CARD, "reply_rate", of::TARGET, 970_000).expect("the other");
    let card = card(&desk.records, &SHOP, &CARD).expect("it");
    let one = card.indicator("reply_rate").expect("it");
    assert_eq!((one.weight, one.target), (150, Some(970_000)));
}
