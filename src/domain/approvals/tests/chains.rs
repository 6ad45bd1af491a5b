//! Who decides about what, in whose place, and by when.

use super::*;
use crate::domain::approvals::{Command, What, asked_by, rule_field, rule_key};
use crate::domain::calendar::parse_date;

/// C-10: the shipped chains, by what is asked for in words; each is walked from end to end.
#[test]
fn each_default_chain_asks_whom_the_catalogue_names() {
    for (what, chain) in [
        (What::HomeRevamp, &["head", "market"][..]),         // APR-04
        (What::Placement, &["boss"]),                        // APR-10
        (What::Content, &["market"]),                        // APR-09
        (What::ContentConfidential, &["market", "general"]), // APR-07
        (What::Access, &["tech"]),                           // APR-12
        (What::AccountChange, &["general"]),                 // APR-17
        (What::Plan, &["head"]),                             // APR-18, APR-19
    ] {
        let mut desk = desk();
        if !what.is_on() {
            assert_eq!(what, What::Placement, "APR-10 alone is guidance");
            act(&mut desk, "kid", &free("before", what)).expect("asked");
            assert_eq!(stage(&desk, "before"), Stage::Approved, "nobody is asked");
            let edits = vec![(rule_field::ENABLED, true.into())];
            act(&mut desk, "head", &Command::Rule { shop: SHOP, what, edits }).expect("a rule");
        }
        act(&mut desk, "kid", &free("r", what)).expect("asked");
        for (step, who) in chain.iter().enumerate() {
            assert_eq!(stage(&desk, "r"), Stage::Waiting { step }, "{what:?}");
            assert_eq!(waits_for(&desk, "r"), [*who], "{what:?}");
            let others = PEOPLE.into_iter().map(|(person, _)| person).filter(|person| person != who);
            for other in others {
                assert_eq!(approve(&mut desk, other, "r", step), Err(Refusal::NotYours), "{what:?} {other}");
            }
            approve(&mut desk, who, "r", step).expect("approved");
        }
        assert_eq!(stage(&desk, "r"), Stage::Approved, "{what:?}");
        act(&mut desk, "kid", &Command::Done { request: id("r") }).expect("carried out");
        assert_eq!(stage(&desk, "r"), Stage::Done);
        assert_eq!(act(&mut desk, "kid", &Command::Done { request: id("r") }), Err(Refusal::Over));
    }
}

/// APR-09: to be published within 48 hours after the decision; APR-04: each step decides within two days.
#[test]
fn what_is_due_follows_from_when_it_got_there() {
    let mut desk = desk();
    act(&mut desk, "kid", &free("news", What::Content)).expect("asked");
    let due = look(&desk, "news").progress.due.expect("a date");
    assert_eq!(due, ZONE_MIDNIGHT_AFTER_TWO_DAYS, "the evening of the second day after");
    assert!(!look(&desk, "news").progress.is_overdue(due - 1) && look(&desk, "news").progress.is_overdue(due));
    desk.now = START + 5 * DAY;
    approve(&mut desk, "market", "news", 0).expect("late, but approved");
    let progress = look(&desk, "news").progress;
    assert_eq!(progress.due, Some(desk.now + 48 * 3_600_000));
    act(&mut desk, "kid", &Command::Done { request: id("news") }).expect("published");
    assert_eq!(look(&desk, "news").progress.due, None);
}

/// 2026-11-22, 00:00 in Shanghai.
const ZONE_MIDNIGHT_AFTER_TWO_DAYS: i64 = 1_795_276_800_000;

#[test]
fn the_most_overdue_comes_first() {
    let mut desk = desk();
    for name in ["b", "a"] {
        act(&mut desk, "kid", &free(name, What::Plan)).expect("asked");
        desk.now += 3 * DAY;
    }
    let names = |entries: Vec<Entry>| entries.into_iter().map(|entry| entry.request.id.to_string()).collect::<Vec<_>>();
    assert_eq!(names(inbox(&desk.records, &SHOP, &id("head"), desk.now, &ZONE)), ["b", "a"]);
    assert_eq!(names(asked_by(&desk.records, &SHOP, &id("kid"), &ZONE)), ["b", "a"]);
    assert!(asked_by(&desk.records, &SHOP, &id("head"), &ZONE).is_empty());
}

#[test]
fn a_deputy_decides_while_somebody_is_away_and_not_before_or_after() {
    let mut desk = desk();
    let (from, until) = (parse_date("2026-11-20").expect("a day"), parse_date("2026-11-21").expect("a day"));
    let delegate = |person: &str, deputy: &str, from, until| Command::Delegate {
        id: id("leave"),
        person: id(person),
        deputy: id(deputy),
        from,
        until,
    };
    assert_eq!(act(&mut desk, "head", &delegate("head", "head", from, until)), Err(Refusal::NotADeputy));
    assert_eq!(act(&mut desk, "head", &delegate("head", "boss", until, from)), Err(Refusal::EndsBefore));
    act(&mut desk, "head", &delegate("head", "boss", from, until)).expect("named");
    for name in ["one", "two", "three"] {
        act(&mut desk, "kid", &free(name, What::Plan)).expect("asked");
    }
    assert_eq!(approve(&mut desk, "boss", "one", 0), Err(Refusal::NotYours), "the day before");
    desk.now = START + DAY;
    assert_eq!(waits_for(&desk, "two"), ["boss", "head"]);
    approve(&mut desk, "boss", "two", 0).expect("as the deputy");
    desk.now = START + 3 * DAY;
    assert_eq!(approve(&mut desk, "boss", "three", 0), Err(Refusal::NotYours), "the day after");
    assert_eq!(stage(&desk, "two"), Stage::Approved, "what was decided stands");
    act(&mut desk, "head", &Command::EndDelegation { id: id("leave") }).expect("ended");
    let other_role = people::Command::SetRole { person: id("boss"), role: "assistant".into() };
    desk.sit(&id("head"));
    desk.act(&Any::Person(other_role)).expect("another role");
    assert_eq!(stage(&desk, "two"), Stage::Approved, "it was theirs to say then");
}

/// S9: joined entries are one person.
#[test]
fn joined_entries_are_one_person() {
    let mut desk = desk();
    let twin = people::Command::Create { id: id("head2"), name: "head".into(), role: "assistant".into() };
    desk.act(&Any::Person(twin)).expect("a twin");
    let edits = vec![(rule_field::role(0, "manager"), false.into()), (rule_field::person(0, "head2"), true.into())];
    act(&mut desk, "head", &Command::Rule { shop: SHOP, what: What::Plan, edits }).expect("a rule");
    act(&mut desk, "kid", &free("plan", What::Plan)).expect("asked");
    assert_eq!(approve(&mut desk, "head", "plan", 0), Err(Refusal::NotYours));
    desk.act(&Any::Person(people::Command::Join { kept: id("head"), duplicate: id("head2") })).expect("joined");
    approve(&mut desk, "head", "plan", 0).expect("the same person");
}

/// C-04: the reviewer of new listings is a setting; the second tick of LST-06 is one more step.
#[test]
fn a_shop_sets_its_own_steps_and_stores_only_those() {
    let mut desk = desk();
    let edits = vec![(rule_field::role(1, "technical"), true.into()), (rule_field::DUE_DAYS, 1.into())];
    let rule = Command::Rule { shop: SHOP, what: What::ListingNew, edits };
    desk.sit(&id("kid"));
    assert!(matches!(desk.act(&Any::Request(rule.clone())), Err(command::Refusal::NotPermitted(_))));
    act(&mut desk, "boss", &rule).expect("a rule");
    let stored = desk.records.by_key(&rule_key(&desk.records, &SHOP, What::ListingNew)).expect("a record");
    assert_eq!(stored.cells().count(), 2);
    act(&mut desk, "kid", &hand_in()).expect("handed in");
    approve(&mut desk, "boss", "tea:list", 0).expect("approved");
    assert_eq!((waits_for(&desk, "tea:list"), tea(&desk).state), (vec!["tech"], State::Reviewed));
    approve(&mut desk, "tech", "tea:list", 1).expect("renders");
    assert_eq!(tea(&desk).state, State::Listed);
    for (field, value) in [
        (Field::of("step/6/role/x"), true.into()),
        (Field::of("step/0/all"), true.into()),
        (rule_field::PERCENT, 5.into()),
        (rule_field::DUE_DAYS, (-1).into()),
        (rule_field::ENABLED, "yes".into()),
    ] {
        let wrong = Command::Rule { shop: SHOP, what: What::Plan, edits: vec![(field.clone(), value)] };
        assert_eq!(act(&mut desk, "boss", &wrong), Err(Refusal::NotARule(field)));
    }
}

/// A small shop is not locked out: a role that nobody has is spoken for by those who stand as high.
#[test]
fn a_role_that_nobody_has_is_spoken_for() {
    let mut desk = desk();
    act(&mut desk, "kid", &free("access", What::Access)).expect("asked");
    assert_eq!(waits_for(&desk, "access"), ["tech"]);
    desk.sit(&id("boss"));
    desk.act(&Any::Person(people::Command::Retire { person: id("tech"), retired: true })).expect("left");
    assert_eq!(waits_for(&desk, "access"), ["boss", "buyer", "artist", "head", "market", "general"]);
    assert_eq!(approve(&mut desk, "kid", "access", 0), Err(Refusal::NotYours));
    approve(&mut desk, "boss", "access", 0).expect("as high");
}
