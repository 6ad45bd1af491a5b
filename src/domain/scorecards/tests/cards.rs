//! Cards: the shipped ones, the shop's changes over them, and its own (KPI-31, S14).

use super::commands::{SHOP, act, edit, own, shop_desk};
use crate::domain::ids::RecordId;
use crate::domain::people::DEFAULT_ROLES;
use crate::domain::scorecards::field::{self, of};
use crate::domain::scorecards::{
    Card, Command, Computed, DEPARTMENT, Group, Scoring, Source, WHOLE, card, cards, frozen, is_shipped, of_role,
    shipped,
};
use crate::domain::value::Value;
use std::collections::BTreeSet;

const ASSISTANT: RecordId = RecordId::of("s:assistant");

fn assistant(desk: &crate::domain::desk::Desk<'_>) -> Card {
    card(&desk.records, &SHOP, &ASSISTANT).expect("the card")
}

#[test]
fn each_shipped_card_makes_a_whole_and_can_be_scored() {
    for code in shipped::CODES {
        let card = shipped::card(code).expect("a card");
        assert_eq!(card.weight(), WHOLE, "{code}");
        assert!(card.is_whole() && shipped::origin(code).is_some(), "{code}");
        assert!(code == DEPARTMENT || DEFAULT_ROLES.iter().any(|role| role.code == code), "{code}");
        let ids: BTreeSet<_> = card.indicators.iter().map(|one| &one.id).collect();
        assert_eq!(ids.len(), card.indicators.len(), "{code}");
        for one in &card.indicators {
            assert!(one.scoring.is_sound(one.direction) && one.weight > 0, "{code} {}", one.id);
            if let Source::Computed(what) = one.source {
                assert_eq!((one.unit, one.id.as_str()), (what.unit(), what.code()), "{code}");
            }
            assert_eq!(
                one.source == Source::Judged,
                matches!(one.scoring, Scoring::Manual { .. }),
                "{code} {}",
                one.id
            );
        }
    }
    assert_eq!(shipped::card("none"), None);
    assert_eq!(shipped::origin("none"), None);
}

/// KPI-01 … KPI-11: the four groups, and the shop figures under the names by which tables bring them.
#[test]
fn the_assistants_card_has_the_four_groups() {
    let card = shipped::card("assistant").expect("a card");
    let groups: BTreeSet<Group> = card.live().map(|one| one.group).collect();
    assert_eq!(groups, BTreeSet::from([Group::Tasks, Group::Shop, Group::Customers, Group::Teamwork]));
    for id in ["traffic", "conversion", "sales", "order_value"] {
        assert_eq!(card.indicator(id).map(|one| (one.source, one.target)), Some((Source::Imported, None)), "{id}");
    }
    for id in ["reply_on_time", "reply_accuracy", "complaint_satisfaction", "churn", "teamwork", "communication"] {
        assert!(card.indicator(id).is_some(), "{id}");
    }
}

/// KPI-24: goals, teamwork, efficiency; KPI-25: the people's scores are part of it, and of no person's card.
#[test]
fn only_the_departments_card_asks_for_the_people() {
    let asks = |code: &&str| {
        let people = Source::Computed(Computed::PeopleScores);
        shipped::card(code).is_some_and(|card| card.live().any(|one| one.source == people))
    };
    assert_eq!(shipped::CODES.iter().filter(|code| asks(code)).collect::<Vec<_>>(), [&DEPARTMENT]);
}

/// KPI-06: a shop figure has no points before the shop has set its target.
#[test]
fn kpi_06_a_share_of_the_target_needs_the_target() {
    let mut desk = shop_desk();
    let traffic = |desk: &_| assistant(desk).indicator("traffic").cloned().expect("traffic");
    assert_eq!(traffic(&desk).points(1_000_000_000), None);
    edit(&mut desk, &ASSISTANT, "traffic", of::TARGET, 300_000_000).expect("a target");
    let set = traffic(&desk);
    assert_eq!(set.points(300_000_000), Some(10_000));
    assert_eq!(set.points(270_000_000), Some(8_500));
    assert_eq!(set.points(269_999_999), Some(7_000));
    assert_eq!(set.points(0), Some(0));
}

#[test]
fn where_less_is_better_the_share_is_that_of_the_target_in_the_value() {
    let cost = shipped::card("promotion").expect("a card").indicator("click_cost").cloned().expect("click cost");
    let cost = super::super::Indicator { target: Some(10_000), ..cost };
    assert_eq!(cost.points(10_000), Some(10_000));
    assert_eq!(cost.points(5_000), Some(10_000));
    // ¥1 ÷ ¥1.25 is 80 %, a hair more is less.
    assert_eq!(cost.points(12_500), Some(7_000));
    assert_eq!(cost.points(12_501), Some(5_500));
    assert_eq!(cost.points(0), Some(10_000));
    assert_eq!(super::super::Indicator { target: Some(0), ..cost }.points(5), None);
}

#[test]
fn a_shops_changes_lie_over_the_shipped_card_and_come_off_again() {
    let mut desk = shop_desk();
    let before = assistant(&desk);
    assert_eq!(
        Card { id: RecordId::of("assistant"), ..before.clone() },
        sorted(shipped::card("assistant").expect("it"))
    );
    edit(&mut desk, &ASSISTANT, "sales", of::WEIGHT, 100).expect("a weight");
    edit(&mut desk, &ASSISTANT, "sales", of::NAME, "成交额").expect("a name");
    edit(&mut desk, &ASSISTANT, "sales", of::SCORING, Scoring::Manual { most: 5 }.value()).expect("a scoring");
    let changed = assistant(&desk).indicator("sales").cloned().expect("sales");
    assert_eq!((changed.weight, changed.name.as_str()), (100, "成交额"));
    assert_eq!(changed.scoring, Scoring::Manual { most: 5 });
    assert_eq!(assistant(&desk).weight(), 1_050);
    for property in [of::WEIGHT, of::NAME, of::SCORING] {
        edit(&mut desk, &ASSISTANT, "sales", property, Value::Null).expect("given back");
    }
    assert_eq!(assistant(&desk), before);
}

fn sorted(mut card: Card) -> Card {
    card.indicators.sort_by(|a, b| (a.group, a.order, &a.id).cmp(&(b.group, b.order, &b.id)));
    card
}

#[test]
fn a_shipped_card_has_a_name_to_go_back_to_and_an_own_one_has_not() {
    let mut desk = shop_desk();
    let name = |desk: &mut _, card: &RecordId, value: Value| {
        act(desk, Command::Edit { card: card.clone(), edits: vec![(field::NAME, value)] })
    };
    name(&mut desk, &ASSISTANT, "助理".into()).expect("a name");
    assert_eq!(assistant(&desk).name, "助理");
    name(&mut desk, &ASSISTANT, Value::Null).expect("the shipped one");
    assert_eq!(assistant(&desk).name, "");
    let id = own(&mut desk, "c", None);
    assert!(name(&mut desk, &id, Value::Null).is_err());
}

#[test]
fn what_was_taken_out_does_not_count_and_comes_back_as_it_was() {
    let mut desk = shop_desk();
    let before = assistant(&desk);
    edit(&mut desk, &ASSISTANT, "churn", of::ARCHIVED, true).expect("out");
    let without = assistant(&desk);
    assert_eq!((without.weight(), without.live().count()), (970, before.indicators.len() - 1));
    assert!(!without.is_whole() && without.indicator("churn").is_some_and(|one| one.is_archived));
    let Value::Map(kept) = frozen(&without).member("indicators").cloned().expect("indicators") else { panic!("a map") };
    assert!(!kept.contains_key("churn"));
    edit(&mut desk, &ASSISTANT, "churn", of::ARCHIVED, false).expect("back");
    assert_eq!(assistant(&desk), before);
}

#[test]
fn a_copy_is_a_card_of_its_own() {
    let mut desk = shop_desk();
    edit(&mut desk, &ASSISTANT, "sales", of::TARGET, 1_000_000).expect("a target");
    edit(&mut desk, &ASSISTANT, "churn", of::ARCHIVED, true).expect("out");
    let source = assistant(&desk);
    let id = own(&mut desk, "copy", Some(ASSISTANT));
    let copy = card(&desk.records, &SHOP, &id).expect("the copy");
    assert_eq!(copy.indicators, source.live().cloned().collect::<Vec<_>>());
    assert_eq!((copy.base.as_str(), copy.name.as_str()), ("assistant", "自建"));
    assert!(is_shipped(&desk.records, &SHOP, &ASSISTANT) && !is_shipped(&desk.records, &SHOP, &id));
    edit(&mut desk, &id, "sales", of::WEIGHT, 500).expect("changed");
    assert_eq!(assistant(&desk), source);
    assert_eq!(card(&desk.records, &SHOP, &id).expect("it").indicator("sales").map(|one| one.weight), Some(500));
}

/// The shop's own card of a role goes before the shipped one, as long as it is in use; a role without a card is measured
/// as the assistant; nobody else's card measures the department.
#[test]
fn which_card_measures_a_role() {
    let mut desk = shop_desk();
    let of = |desk: &crate::domain::desk::Desk<'_>, role: &str| of_role(&desk.records, &SHOP, role).map(|card| card.id);
    assert_eq!(of(&desk, "assistant"), Some(ASSISTANT));
    assert_eq!(of(&desk, "finance"), Some(ASSISTANT));
    assert_eq!(of(&desk, "copywriter"), Some(RecordId::of("s:copywriter")));
    let id = own(&mut desk, "c", Some(ASSISTANT));
    assert_eq!(of(&desk, "assistant"), Some(id.clone()));
    let archived = |on: bool| vec![(field::ARCHIVED, on.into())];
    act(&mut desk, Command::Edit { card: id, edits: archived(true) }).expect("put away");
    assert_eq!(of(&desk, "assistant"), Some(ASSISTANT));
    act(&mut desk, Command::Edit { card: RecordId::of("s:department"), edits: archived(true) }).expect("put away");
    assert_eq!(of(&desk, DEPARTMENT), None);
}

#[test]
fn cards_are_listed_shipped_first_and_own_ones_by_name() {
    let mut desk = shop_desk();
    own(&mut desk, "b", None);
    own(&mut desk, "a", None);
    let ids: Vec<String> = cards(&desk.records, &SHOP).iter().map(|card| card.id.to_string()).collect();
    let mut expected: Vec<String> = shipped::CODES.iter().map(|code| format!("s:{code}")).collect();
    expected.extend(["a".to_owned(), "b".to_owned()]);
    assert_eq!(ids, expected);
    assert_eq!(card(&desk.records, &SHOP, &RecordId::of("nobody")), None);
    assert_eq!(card(&desk.records, &RecordId::of("other"), &ASSISTANT), None);
}
