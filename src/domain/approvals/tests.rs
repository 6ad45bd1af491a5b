//! Requests at a desk at which everybody of a shop may sit.

mod chains;
mod laws;
mod listings;

use super::chain::Verdict;
use super::{Asked, Command, Entry, Refusal, Stage, entry, inbox};
use crate::domain::calendar::Fixed;
use crate::domain::command::{self, Command as Any};
use crate::domain::desk::Desk;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::{self as list, Listing, POINTS, State};
use crate::domain::people;
use crate::domain::shops::Platform;
use crate::domain::value::Value;
use std::sync::atomic::{AtomicUsize, Ordering};

const ZONE: Fixed = Fixed(480);
/// 2026-11-19, 19:46 in Shanghai.
const START: i64 = 1_795_088_760_000;
const DAY: i64 = 86_400_000;
const SHOP: RecordId = RecordId::of("s");
const TEA: RecordId = RecordId::of("tea");

/// Everybody, each with another role.
const PEOPLE: [(&str, &str); 8] = [
    ("kid", "assistant"),
    ("boss", "supervisor"),
    ("buyer", "purchasing"),
    ("artist", "designer"),
    ("head", "manager"),
    ("market", "marketing_director"),
    ("general", "general_manager"),
    ("tech", "technical"),
];

fn id(text: &str) -> RecordId {
    RecordId::new(text)
}

/// A desk with everybody, and a listing that passed the first review.
fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, START);
    for (person, role) in PEOPLE {
        let create = people::Command::Create { id: id(person), name: person.into(), role: role.into() };
        desk.act(&Any::Person(create)).expect("a person");
    }
    desk.sit(&id("kid"));
    let create = list::Command::Create { id: TEA, shop: SHOP, platform: Platform::Tmall, title: "龙井".into() };
    desk.act(&Any::Listing(create)).expect("a draft");
    edit(&mut desk, list::field::PRICE, 10_000);
    edit(&mut desk, list::field::CATEGORY, "茶叶");
    for to in [State::Checked, State::Categorised, State::Entered, State::Reviewed] {
        advance(&mut desk, to);
    }
    desk
}

/// The same, on sale.
fn on_sale() -> Desk<'static> {
    let mut desk = desk();
    act(&mut desk, "kid", &hand_in()).expect("handed in");
    approve(&mut desk, "boss", "tea:list", 0).expect("approved");
    desk
}

fn edit(desk: &mut Desk, field: Field, value: impl Into<Value>) {
    let edits = vec![(field, value.into())];
    desk.act(&Any::Listing(list::Command::Edit { listing: TEA, edits })).expect("edited");
}

fn advance(desk: &mut Desk, to: State) {
    let points = if to == State::Reviewed { POINTS.map(str::to_owned).to_vec() } else { Vec::new() };
    desk.act(&Any::Listing(list::Command::Advance { listing: TEA, to, points })).expect("a step");
}

/// Somebody sits down and does it, a second later.
fn act(desk: &mut Desk, person: &str, command: &Command) -> Result<(), Refusal> {
    desk.sit(&id(person));
    desk.now += 1_000;
    desk.act(&Any::Request(command.clone())).map(drop).map_err(|refusal| match refusal {
        command::Refusal::Request(refusal) => refusal,
        other => panic!("{other}"),
    })
}

fn hand_in() -> Command {
    Command::Ask { id: id("unused"), shop: SHOP, asked: Asked::List { listing: TEA, text: String::new() } }
}

fn delist(why: &str) -> Command {
    Command::Ask { id: id("unused"), shop: SHOP, asked: Asked::Delist { listing: TEA, why: why.into() } }
}

fn propose(name: &str, edits: &[(Field, Value)]) -> Command {
    Command::Ask {
        id: id(name),
        shop: SHOP,
        asked: Asked::Update { listing: TEA, edits: edits.to_vec(), why: String::new() },
    }
}

fn free(name: &str, what: super::What) -> Command {
    Command::Ask {
        id: id(name),
        shop: SHOP,
        asked: Asked::Free { what, title: "新春首页".into(), text: "红底".into(), subject: None },
    }
}

fn word(request: &str, step: usize, verdict: Verdict, fields: &[Field], why: &str) -> Command {
    // Fresh on every device, as the ids of the program are.
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    Command::Decide {
        request: id(request),
        id: format!("d{}", NEXT.fetch_add(1, Ordering::Relaxed)),
        step,
        verdict,
        fields: fields.to_vec(),
        why: why.into(),
        back: None,
    }
}

fn approve(desk: &mut Desk, person: &str, request: &str, step: usize) -> Result<(), Refusal> {
    let word = word(request, step, Verdict::Approved, &[], "");
    act(desk, person, &word)
}

fn send_back(desk: &mut Desk, person: &str, request: &str, step: usize, to: Option<usize>) -> Result<(), Refusal> {
    let word = word(request, step, Verdict::Returned { to }, &[], "看不清");
    act(desk, person, &word)
}

fn look(desk: &Desk, request: &str) -> Entry {
    entry(&desk.records, &id(request), &ZONE).expect("a request")
}

fn stage(desk: &Desk, request: &str) -> Stage {
    look(desk, request).progress.stage
}

fn tea(desk: &Desk) -> Listing {
    Listing::read(desk.records.by_key(&list::key(&TEA)).expect("the listing"))
}

/// Whom a request waits for, of all.
fn waits_for(desk: &Desk, request: &str) -> Vec<&'static str> {
    let waits = |person: &str| {
        let inbox = inbox(&desk.records, &SHOP, &id(person), desk.now, &ZONE);
        inbox.iter().any(|entry| entry.request.id.as_str() == request)
    };
    PEOPLE.into_iter().map(|(person, _)| person).filter(|person| waits(person)).collect()
}
