//! Tests of what a shop asks of its listings: over what is shipped, for all and for a category; words; who may.

use super::super::{Command, looks};
use super::*;
use crate::domain::calendar::Fixed;
use crate::domain::desk::Desk;
use crate::domain::listings::Listing;
use crate::domain::listings::completeness::Missing;
use crate::domain::people;

static ZONE: Fixed = Fixed(480);

fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, 1_795_222_800_000);
    let person = RecordId::new("p1");
    let create = people::Command::Create { id: person.clone(), name: "周主管".into(), role: "supervisor".into() };
    desk.act(&create.into()).expect("a person");
    desk.sit(&person);
    desk
}

fn set(desk: &mut Desk, category: &str, edits: &[(Field, Value)]) -> Result<(), command::Refusal> {
    let command = Command::Standard { shop: RecordId::new("s1"), category: category.into(), edits: edits.to_vec() };
    desk.act(&command.into()).map(drop)
}

fn standards(desk: &Desk) -> Standards {
    Standards::of(&desk.records, &RecordId::new("s1"))
}

/// LST-15: what a category asks for lies over what is asked of all, and that over what is shipped.
#[test]
fn a_category_asks_over_what_is_asked_of_all() {
    let mut desk = desk();
    assert_eq!(standards(&desk), Standards::default());
    let of_all = [(field::IMAGES, Value::Int(3)), (field::attribute("产地"), Value::Bool(true))];
    set(&mut desk, ALL, &of_all).expect("of all");
    let of_tea = [
        (field::TITLE, Value::Int(40)),
        (field::attribute("等级"), true.into()),
        (field::attribute("产地"), false.into()),
    ];
    set(&mut desk, " 茶 ", &of_tea).expect("of tea");
    let standards = standards(&desk);
    let (tea, other) = (standards.asks(Platform::Taobao, "茶"), standards.asks(Platform::Taobao, "酒"));
    assert_eq!((tea.images, tea.title, &*tea.attributes), (3, 40, &["等级".into()][..]));
    assert_eq!((other.images, other.title, &*other.attributes), (3, 60, &["产地".into()][..]));
    assert_eq!(standards.asks(Platform::Other, "酒").title, 0, "a shop's own site has no limit");
    assert_eq!(standards.categories().collect::<Vec<_>>(), ["茶"]);
}

/// A cleared field gives back what is shipped, or asked of all.
#[test]
fn what_is_cleared_is_as_before() {
    let mut desk = desk();
    set(&mut desk, ALL, &[(field::IMAGES, Value::Int(3)), (field::word("绝版"), false.into())]).expect("changed");
    set(&mut desk, ALL, &[(field::IMAGES, Value::Null), (field::word("绝版"), Value::Null)]).expect("cleared");
    assert_eq!(standards(&desk), Standards::default());
}

/// APR-14: words are added, taken away, and harmless in longer ones.
#[test]
fn words_are_the_shops() {
    let mut desk = desk();
    let edits = [
        (field::word("神药"), true.into()),
        (field::word("顶级"), false.into()),
        (field::except("神药", "神药谷"), true.into()),
    ];
    set(&mut desk, ALL, &edits).expect("words");
    let standards = standards(&desk);
    let found = |text: &str| terms::find(standards.terms(), text).len();
    assert_eq!((found("神药一盒"), found("神药谷的茶"), found("顶级绿茶"), found("极品绿茶")), (1, 0, 0, 1));
}

/// LST-01: completeness goes by what the category asks for.
#[test]
fn completeness_goes_by_the_category() {
    let mut desk = desk();
    set(&mut desk, "茶", &[(field::attribute("等级"), true.into())]).expect("of tea");
    let create = Command::Create {
        id: RecordId::new("l1"),
        shop: RecordId::new("s1"),
        platform: Platform::Taobao,
        title: "龙井".into(),
    };
    desk.act(&create.into()).expect("a listing");
    let lacks = |desk: &Desk| {
        let listing =
            Listing::read(&desk.records.by_key(&super::super::key(&RecordId::new("l1"))).expect("it is there").clone());
        looks::completeness(&standards(desk), &listing).missing.contains(&Missing::Attribute("等级".into()))
    };
    assert!(!lacks(&desk), "without a category nobody asks");
    let edits = vec![(super::super::field::CATEGORY, "茶".into())];
    desk.act(&Command::Edit { listing: RecordId::new("l1"), edits }.into()).expect("a category");
    assert!(lacks(&desk));
}

#[test]
fn what_is_no_standard_is_refused() {
    let mut desk = desk();
    for (category, field, value) in [
        ("", field::IMAGES, Value::Int(1)),
        (ALL, field::IMAGES, Value::Int(51)),
        (ALL, field::SIDE, Value::Int(-1)),
        (ALL, field::attribute(" "), true.into()),
        ("茶", field::word("绝版"), true.into()),
        (ALL, field::except("神药", "谷"), true.into()),
        (ALL, Field::of("other"), Value::Int(1)),
    ] {
        assert!(set(&mut desk, category, &[(field.clone(), value)]).is_err(), "{category} {field}");
    }
    let helper = RecordId::new("p2");
    let create = people::Command::Create { id: helper.clone(), name: "林小满".into(), role: "assistant".into() };
    desk.act(&create.into()).expect("a person");
    desk.sit(&helper);
    let refused = set(&mut desk, ALL, &[(field::IMAGES, Value::Int(1))]);
    assert_eq!(refused, Err(command::Refusal::NotPermitted(Permission::EditTemplates)));
}
