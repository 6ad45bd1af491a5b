//! What follows from decisions about a listing, and what does not.

use super::*;
use crate::domain::approvals::{Approval, Command, What, difference, open_of, state_of};
use crate::domain::listings::field;

fn approval(desk: &Desk) -> Approval {
    state_of(&desk.records, &TEA)
}

/// LST-05: the last word puts it on sale, in the same command, so that one undo takes both back.
#[test]
fn the_final_review_puts_a_listing_on_sale() {
    let mut desk = desk();
    assert_eq!(act(&mut desk, "kid", &delist("卖不动")), Err(Refusal::NotReady), "not on sale yet");
    act(&mut desk, "kid", &hand_in()).expect("handed in");
    assert_eq!(act(&mut desk, "kid", &hand_in()), Err(Refusal::AlreadyAsked));
    assert_eq!(act(&mut desk, "boss", &hand_in()), Err(Refusal::AlreadyAsked));
    assert_eq!((waits_for(&desk, "tea:list"), approval(&desk)), (vec!["boss"], Approval::Never));
    desk.sit(&id("boss"));
    let word = word("tea:list", 0, Verdict::Approved, &[], "");
    let undo = desk.act(&Any::Request(word)).expect("approved");
    let listed = tea(&desk);
    assert_eq!((listed.state, listed.listed_on.map(|day| day.to_string())), (State::Listed, Some("2026-11-19".into())));
    assert_eq!(stage(&desk, "tea:list"), Stage::Done);
    assert!(matches!(approval(&desk), Approval::Approved(_)));
    desk.act(&Any::Undo(undo)).expect("undone");
    assert_eq!((tea(&desk).state, stage(&desk, "tea:list")), (State::Reviewed, Stage::Waiting { step: 0 }));
}

#[test]
fn what_goes_back_goes_on_at_the_chosen_step_with_its_reason() {
    let mut desk = desk();
    act(&mut desk, "kid", &hand_in()).expect("handed in");
    let mut back = word("tea:list", 0, Verdict::Returned { to: None }, &[], " ");
    assert_eq!(act(&mut desk, "boss", &back), Err(Refusal::NoReason));
    if let Command::Decide { why, back, .. } = &mut back {
        *why = "主图太暗".into();
        *back = Some(State::Checked);
    }
    act(&mut desk, "boss", &back).expect("returned");
    assert_eq!((tea(&desk).state, tea(&desk).returned.as_str()), (State::Checked, "主图太暗"));
    assert_eq!(stage(&desk, "tea:list"), Stage::Returned);
    let again = word("tea:list", 0, Verdict::AskedAgain, &[], "");
    assert_eq!(act(&mut desk, "kid", &again), Err(Refusal::NotReady), "it has to pass the first review again");
    for to in [State::Categorised, State::Entered, State::Reviewed] {
        advance(&mut desk, to);
    }
    assert_eq!(stage(&desk, "tea:list"), Stage::Returned, "nobody asked again");
    act(&mut desk, "kid", &hand_in()).expect("handed in again");
    assert_eq!(stage(&desk, "tea:list"), Stage::Waiting { step: 0 });
    approve(&mut desk, "boss", "tea:list", 0).expect("approved");
    assert_eq!((tea(&desk).state, tea(&desk).returned.as_str()), (State::Listed, ""));
}

/// LST-08, and a second time: the request of an item that was on sale again has an id of its own.
#[test]
fn delisting_is_asked_for_anew_each_time() {
    let mut desk = on_sale();
    assert_eq!(act(&mut desk, "kid", &delist(" ")), Err(Refusal::NoReason));
    for request in ["tea:delist", "tea:delist:2"] {
        act(&mut desk, "kid", &delist("卖不动")).expect("asked");
        approve(&mut desk, "boss", request, 0).expect("agreed");
        assert_eq!((tea(&desk).state, stage(&desk, request)), (State::Delisting, Stage::Done));
        let draft = command::Draft::new("listing.edit").set(&list::key(&TEA), field::STATE, State::Listed.code());
        by_hand(&mut desk, draft);
    }
    act(&mut desk, "kid", &delist("卖不动")).expect("asked");
    act(&mut desk, "kid", &Command::Withdraw { request: id("tea:delist:3") }).expect("taken back");
    assert_eq!(approve(&mut desk, "boss", "tea:delist:3", 0), Err(Refusal::Over));
    assert_eq!(stage(&desk, "tea:delist:3"), Stage::Withdrawn);
}

/// As another part of the program would write it.
fn by_hand(desk: &mut Desk, draft: command::Draft) {
    let author = command::Author {
        device: crate::domain::ids::DeviceId::of("d"),
        person: id("boss"),
        replica: crate::domain::ids::ReplicaId(9),
        next_seq: 1 + desk.rows.len() as u64,
        clock: desk.rows.last().map(|row| row.stamp),
    };
    let rows = command::seal(draft, &desk.records, &author, desk.now, "c").expect("sealed");
    desk.receive(&rows);
}

/// LST-12, LST-14: what is approved is written, with the log of prices; buyers see what was approved.
#[test]
fn an_update_is_written_when_all_agreed() {
    let mut desk = on_sale();
    let edits = [(field::TITLE, "明前龙井".into()), (field::PRICE, 10_500.into()), (field::CATEGORY, "茶叶".into())];
    act(&mut desk, "kid", &propose("u", &edits)).expect("proposed");
    assert_eq!(look(&desk, "u").request.values.len(), 2, "what stands already is not asked");
    let told = difference(&desk.records, &look(&desk, "u").request);
    assert_eq!((told[0].before.clone(), told[0].after.clone()), (10_000.into(), 10_500.into()));
    assert_eq!(look(&desk, "u").progress.what, What::ListingUpdate, "5 % is no major change");
    approve(&mut desk, "boss", "u", 0).expect("approved");
    let listing = tea(&desk);
    assert_eq!((listing.title.as_str(), listing.price), ("明前龙井", Some(10_500)));
    let record = desk.records.by_key(&list::key(&TEA)).expect("the listing");
    assert_eq!(record.under("step").count(), 1, "the price that stood is logged");
    assert!(matches!(approval(&desk), Approval::Approved(_)));
    let told = difference(&desk.records, &look(&desk, "u").request);
    assert_eq!((told[0].before.clone(), told[0].after.clone()), (10_000.into(), 10_500.into()), "as it was decided");
    desk.sit(&id("boss"));
    edit(&mut desk, field::TITLE, "雨前龙井");
    assert!(matches!(approval(&desk), Approval::Changed(_)), "who may changed it without asking");
    assert_eq!(stage(&desk, "u"), Stage::Done, "what was carried out is a fact");
    let same = propose("v", &[(field::TITLE, "雨前龙井".into())]);
    assert_eq!(act(&mut desk, "kid", &same), Err(Refusal::NothingAsked));
    assert!(open_of(&desk.records, &TEA, &ZONE).is_empty());
}

/// LST-11: major changes wait for purchasing and design, those whom they concern, then for the supervisor.
#[test]
fn a_major_change_asks_others_first() {
    let image = Value::Map([("order".into(), 1.into())].into());
    for (edits, first) in [
        (vec![(field::PRICE, Value::from(11_001))], &["buyer"][..]),
        (vec![(field::PRICE, Value::from(8_999))], &["buyer"]),
        (vec![(field::STOCK, Value::from(5))], &["buyer"]),
        (vec![(field::CATEGORY, Value::from("茶具"))], &["buyer"]),
        (vec![(field::image("a"), image.clone())], &["artist"]),
        (vec![(field::image("a"), image.clone()), (field::PRICE, 20_000.into())], &["buyer", "artist"]),
        (vec![(field::PRICE, Value::from(11_000))], &[]),
        (vec![(field::DESCRIPTION, Value::from("清香"))], &[]),
    ] {
        let mut desk = on_sale();
        act(&mut desk, "kid", &propose("u", &edits)).expect("proposed");
        let step = usize::from(!first.is_empty());
        if step == 1 {
            assert_eq!(approve(&mut desk, "boss", "u", 0), Err(Refusal::NotYours), "{edits:?}");
            assert_eq!(approve(&mut desk, "boss", "u", 1), Err(Refusal::StepNotOpen), "{edits:?}");
            assert_eq!(waits_for(&desk, "u"), first, "{edits:?}");
            first.iter().for_each(|who| approve(&mut desk, who, "u", 0).expect("agreed"));
        }
        assert_eq!(waits_for(&desk, "u"), ["boss"], "{edits:?}");
        approve(&mut desk, "boss", "u", step).expect("approved");
        assert_eq!(stage(&desk, "u"), Stage::Done);
    }
}

#[test]
fn some_fields_pass_alone_and_only_they_are_written() {
    let mut desk = on_sale();
    let edits =
        [(field::TITLE, "明前龙井".into()), (field::PRICE, 10_500.into()), (field::KEYWORDS, Value::from("春茶"))];
    act(&mut desk, "kid", &propose("u", &edits)).expect("proposed");
    let some = word("u", 0, Verdict::Approved, &[field::TITLE], "");
    act(&mut desk, "boss", &some).expect("the title alone");
    assert_eq!((tea(&desk).title.as_str(), tea(&desk).price), ("明前龙井", Some(10_000)));
    assert_eq!(stage(&desk, "u"), Stage::Waiting { step: 0 });
    let other = word("u", 0, Verdict::Approved, &[field::TITLE], "");
    assert_eq!(act(&mut desk, "boss", &other), Err(Refusal::StepNotOpen), "decided already");
    let back = word("u", 0, Verdict::Returned { to: None }, &[field::PRICE], "先不改价");
    act(&mut desk, "boss", &back).expect("the price goes back");
    approve(&mut desk, "boss", "u", 0).expect("what is left");
    assert_eq!((tea(&desk).keywords.as_str(), tea(&desk).price), ("春茶", Some(10_000)));
    assert_eq!(stage(&desk, "u"), Stage::Returned);
    let lower = [(field::PRICE, 10_200.into())];
    act(&mut desk, "kid", &propose("u", &lower)).expect("another price");
    approve(&mut desk, "boss", "u", 0).expect("approved");
    assert_eq!((tea(&desk).price, tea(&desk).title.as_str()), (Some(10_200), "明前龙井"));
    assert_eq!(stage(&desk, "u"), Stage::Done);
}

/// A field that shall be cleared is not a field that is not asked about.
#[test]
fn a_field_can_be_cleared_by_a_proposal() {
    let mut desk = on_sale();
    act(&mut desk, "kid", &propose("u", &[(field::CATEGORY, Value::Null)])).expect("proposed");
    approve(&mut desk, "buyer", "u", 0).expect("agreed");
    approve(&mut desk, "boss", "u", 1).expect("agreed");
    assert_eq!(tea(&desk).category, "");
}

/// What somebody else changes meanwhile is never overwritten by what was agreed to before.
#[test]
fn a_change_of_the_listing_voids_what_was_said() {
    let mut desk = on_sale();
    act(&mut desk, "kid", &propose("u", &[(field::PRICE, 20_000.into())])).expect("proposed");
    approve(&mut desk, "buyer", "u", 0).expect("agreed");
    desk.sit(&id("boss"));
    edit(&mut desk, field::PRICE, 15_000);
    assert_eq!(stage(&desk, "u"), Stage::Waiting { step: 0 });
    assert_eq!(approve(&mut desk, "boss", "u", 1), Err(Refusal::StepNotOpen));
    approve(&mut desk, "buyer", "u", 0).expect("agreed anew");
    edit_by_other(&mut desk, field::TITLE, "明前龙井");
    approve(&mut desk, "boss", "u", 1).expect("the title was not asked about");
    assert_eq!((tea(&desk).price, tea(&desk).title.as_str()), (Some(20_000), "明前龙井"));
}

fn edit_by_other(desk: &mut Desk, field: Field, value: &str) {
    desk.sit(&id("boss"));
    edit(desk, field, value);
}

#[test]
fn what_goes_back_to_an_earlier_step_is_decided_there_again() {
    let mut desk = on_sale();
    act(&mut desk, "kid", &propose("u", &[(field::PRICE, 20_000.into())])).expect("proposed");
    approve(&mut desk, "buyer", "u", 0).expect("agreed");
    assert_eq!(send_back(&mut desk, "boss", "u", 1, Some(1)), Err(Refusal::NotEarlier));
    send_back(&mut desk, "boss", "u", 1, Some(0)).expect("back");
    assert_eq!(waits_for(&desk, "u"), ["buyer"]);
    approve(&mut desk, "buyer", "u", 0).expect("agreed");
    send_back(&mut desk, "boss", "u", 1, None).expect("back to who asked");
    assert_eq!((stage(&desk, "u"), waits_for(&desk, "u").len()), (Stage::Returned, 0));
    let again = word("u", 0, Verdict::AskedAgain, &[], "");
    assert_eq!(act(&mut desk, "buyer", &again), Err(Refusal::NotTheAsker));
    act(&mut desk, "kid", &again).expect("asked again");
    assert_eq!(waits_for(&desk, "u"), ["buyer"], "from the beginning");
    assert_eq!(act(&mut desk, "boss", &propose("u", &[(field::PRICE, 1.into())])), Err(Refusal::NotTheAsker));
    assert_eq!(act(&mut desk, "boss", &Command::Withdraw { request: id("u") }), Err(Refusal::NotTheAsker));
}

/// Where a shop asks nobody, what is asked for is done at once.
#[test]
fn a_shop_that_asks_nobody_waits_for_nobody() {
    let mut desk = desk();
    let edits = vec![(crate::domain::approvals::rule_field::ENABLED, false.into())];
    act(&mut desk, "boss", &Command::Rule { shop: SHOP, what: What::ListingNew, edits }).expect("a rule");
    act(&mut desk, "kid", &hand_in()).expect("handed in");
    assert_eq!((tea(&desk).state, stage(&desk, "tea:list")), (State::Listed, Stage::Done));
}

/// The last words of one step may come from two devices, neither of which carries anything out.
#[test]
fn what_two_devices_agreed_to_is_carried_out_afterwards() {
    let mut desk = on_sale();
    let edits = vec![
        (crate::domain::approvals::rule_field::role(0, "technical"), true.into()),
        (crate::domain::approvals::rule_field::all(0), true.into()),
    ];
    act(&mut desk, "boss", &Command::Rule { shop: SHOP, what: What::ListingUpdate, edits }).expect("a rule");
    act(&mut desk, "kid", &propose("u", &[(field::TITLE, "明前龙井".into())])).expect("proposed");
    let mut other = Desk::new(&ZONE, 2, desk.now);
    other.receive(&desk.rows);
    let (here, there) = (desk.rows.len(), other.rows.len());
    approve(&mut desk, "boss", "u", 0).expect("here");
    approve(&mut other, "tech", "u", 0).expect("there");
    let (own, theirs) = (desk.rows[here..].to_vec(), other.rows[there..].to_vec());
    desk.receive(&theirs);
    other.receive(&own);
    assert_eq!(desk.records, other.records);
    assert_eq!((stage(&desk, "u"), tea(&desk).title.as_str()), (Stage::Approved, "龙井"));
    act(&mut desk, "kid", &Command::Done { request: id("u") }).expect("carried out");
    assert_eq!((stage(&desk, "u"), tea(&desk).title.as_str()), (Stage::Done, "明前龙井"));
}
