//! Tests of appraisals: stages, who may what, outcomes; at a desk at which everybody of a shop may sit.

mod laws;
mod merging;
mod steps;

use super::{Command, DEPARTMENT, Form, Outcome, Refusal, Stage, Term, field, id_of, key, known};
use crate::domain::calendar::Fixed;
use crate::domain::command::{self, Command as Any};
use crate::domain::desk::Desk;
use crate::domain::ids::{Field, RecordId};
use crate::domain::people;
use crate::domain::scorecards::{self, Computed, Scoring, Source, Unit};
use crate::domain::shops;
use crate::domain::value::Value;

const ZONE: Fixed = Fixed(480);
/// 2026-11-02, a Monday, 10:00 in Shanghai.
const START: i64 = 1_793_584_800_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const SHOP: RecordId = RecordId::of("s");
const CARD: RecordId = RecordId::of("card");
const OCTOBER: Term = Term::Month(2026, 10);

/// Everybody, each with another role; the first is appraised.
const PEOPLE: [(&str, &str); 4] = [("lin", "assistant"), ("boss", "supervisor"), ("hr", "hr"), ("other", "designer")];

fn id(text: &str) -> RecordId {
    RecordId::new(text)
}

/// A desk with a shop, everybody, and a scorecard of three: computed, typed and judged.
fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, START);
    let shop = shops::Command::Create {
        id: SHOP,
        name: "茶".into(),
        platform: shops::Platform::Tmall,
        industry: "茶叶".into(),
        zone: "Asia/Shanghai".into(),
    };
    desk.act(&Any::Shop(shop)).expect("a shop");
    for (person, role) in PEOPLE {
        let create = people::Command::Create { id: id(person), name: person.into(), role: role.into() };
        desk.act(&Any::Person(create)).expect("a person");
    }
    desk.sit(&id("boss"));
    let create = scorecards::Command::Create {
        id: CARD,
        shop: SHOP,
        name: "测".into(),
        role: scorecards::ASSISTANT.into(),
        from: None,
    };
    desk.act(&Any::Scorecard(create)).expect("a card");
    let bands = Scoring::Bands { steps: vec![(1_000_000, 10_000), (900_000, 8_000)], below: 0 };
    let mut edits = Vec::new();
    let mut say =
        |id: &str, property: &str, value: Value| edits.push((scorecards::field::indicator(id, property), value));
    use scorecards::field::of;
    say("fix", of::SOURCE, Source::Computed(Computed::FixTime).code().into());
    say("fix", of::UNIT, Unit::Hours.code().into());
    say("fix", of::SCORING, Scoring::Linear { points: vec![(0, 0), (1_000_000, 10_000)] }.value());
    say("fix", of::WEIGHT, 400_i64.into());
    say("sales", of::SOURCE, Source::Typed.code().into());
    say("sales", of::UNIT, Unit::Percent.code().into());
    say("sales", of::SCORING, bands.value());
    say("sales", of::WEIGHT, 300_i64.into());
    say("team", of::SOURCE, Source::Judged.code().into());
    say("team", of::SCORING, Scoring::Manual { most: 5 }.value());
    say("team", of::WEIGHT, 300_i64.into());
    desk.act(&Any::Scorecard(scorecards::Command::Edit { card: CARD, edits })).expect("indicators");
    desk
}

fn form_id(desk: &Desk, person: &str) -> RecordId {
    id_of(&desk.records, &SHOP, &id(person), OCTOBER)
}

/// The form of the first person for October, opened.
fn opened() -> (Desk<'static>, RecordId) {
    let mut desk = desk();
    desk.sit(&id("lin"));
    let open = Command::Open { shop: SHOP, person: id("lin"), term: OCTOBER, card: CARD };
    desk.act(&Any::Appraisal(open)).expect("opened");
    let form = form_id(&desk, "lin");
    (desk, form)
}

fn act(desk: &mut Desk, who: &str, command: Command) -> Result<(), command::Refusal> {
    desk.sit(&id(who));
    desk.now += 1_000;
    desk.act(&Any::Appraisal(command)).map(|_| ())
}

fn refused(desk: &mut Desk, who: &str, command: Command) -> Refusal {
    match act(desk, who, command) {
        Err(command::Refusal::Appraisal(refusal)) => refusal,
        other => panic!("not refused by a rule of appraisals: {other:?}"),
    }
}

fn write(form: &RecordId, edits: &[(Field, Value)]) -> Command {
    Command::Write { form: form.clone(), edits: edits.to_vec() }
}

fn read(desk: &Desk, form: &RecordId) -> Form {
    Form::read(desk.records.by_key(&key(form)).expect("the form")).expect("a form")
}

fn results(desk: &Desk, form: &RecordId) -> (Option<Outcome>, Option<Outcome>) {
    known(desk.records.by_key(&key(form)).expect("the form"))
}

/// All that a self-review needs.
fn self_review() -> Vec<(Field, Value)> {
    vec![
        (field::achievement("a1"), "上新 30 款".into()),
        (field::shortcoming("s1"), "回复偏慢".into()),
        (field::measure("m1", "what"), "设置快捷回复".into()),
        (field::measure("m1", "owner"), "person:lin".into()),
        (field::measure("m1", "due"), "2026-11-20".into()),
        (field::actual("sales"), 950_000_i64.into()),
        (field::own("fix"), 9_000_i64.into()),
        (field::own("sales"), 8_000_i64.into()),
        (field::own("team"), 10_000_i64.into()),
    ]
}

fn scores(points: i64) -> Vec<(Field, Value)> {
    ["fix", "sales", "team"].map(|one| (field::above(one), points.into())).to_vec()
}

fn interview() -> Vec<(Field, Value)> {
    let said = ["strengths", "gaps", "plan", "goals"].map(|name| (field::interview(name), Value::from("好")));
    let mut said = said.to_vec();
    said.push((field::interview("on"), "2026-11-09".into()));
    said
}

/// Handed in by the person.
fn handed() -> (Desk<'static>, RecordId) {
    let (mut desk, form) = opened();
    act(&mut desk, "lin", write(&form, &self_review())).expect("written");
    act(&mut desk, "lin", Command::HandIn { form: form.clone() }).expect("handed in");
    (desk, form)
}

/// With a result that the person knows, all of the superior's points the same.
fn published(points: i64) -> (Desk<'static>, RecordId) {
    let (mut desk, form) = handed();
    act(&mut desk, "boss", write(&form, &scores(points))).expect("scored");
    act(&mut desk, "boss", Command::Score { form: form.clone() }).expect("all are scored");
    act(&mut desk, "boss", Command::Publish { form: form.clone() }).expect("known");
    (desk, form)
}

fn stage(desk: &Desk, form: &RecordId) -> Stage {
    read(desk, form).stage
}
