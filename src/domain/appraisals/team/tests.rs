//! The team of a month at a desk: who sees what, whose turn it is, and how far scores lie apart.

use super::*;
use crate::domain::appraisals::{Command, Sight, field, may_appraise, sight};
use crate::domain::calendar::{Fixed, parse_date};
use crate::domain::command::Command as Any;
use crate::domain::desk::Desk;
use crate::domain::ids::Field;
use crate::domain::people;
use crate::domain::scorecards::{Band, of_role};
use crate::domain::shops::{self, Platform};
use crate::domain::value::Value;
use proptest::prelude::*;
use smol_str::SmolStr;

const ZONE: Fixed = Fixed(480);
/// 2026-11-19, 19:46 in Shanghai.
const START: i64 = 1_795_088_760_000;
const SHOP: RecordId = RecordId::of("s");
const OCTOBER: Term = Term::Month(2026, 10);

fn id(text: &str) -> RecordId {
    RecordId::new(text)
}

fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, START);
    let create = shops::Command::Create {
        id: SHOP,
        name: "茶铺".into(),
        platform: Platform::Tmall,
        industry: "茶".into(),
        zone: "Asia/Shanghai".into(),
    };
    desk.act(&Any::Shop(create)).expect("a shop");
    for (person, role) in [("lin", "assistant"), ("wang", "assistant"), ("boss", "supervisor"), ("hr", "hr")] {
        let create = people::Command::Create { id: id(person), name: person.into(), role: role.into() };
        desk.act(&Any::Person(create)).expect("a person");
    }
    desk
}

fn act(desk: &mut Desk, person: &str, command: Command) {
    desk.sit(&id(person));
    desk.now += 1_000;
    desk.act(&Any::Appraisal(command)).expect("done");
}

fn open(desk: &mut Desk, person: &str) -> RecordId {
    let card = of_role(&desk.records, &SHOP, "assistant").expect("a card").id;
    act(desk, person, Command::Open { shop: SHOP, person: id(person), term: OCTOBER, card });
    id_of(&desk.records, &SHOP, &id(person), OCTOBER)
}

/// Opened, written and handed in with so many points for each indicator.
fn hand_in(desk: &mut Desk, person: &str, points: i64) -> RecordId {
    let form = open(desk, person);
    let mut edits: Vec<(Field, Value)> = vec![
        (field::achievement("a"), "巡检全部按时".into()),
        (field::shortcoming("b"), "回复慢".into()),
        (field::measure("c", "what"), "每天看两次".into()),
        (field::measure("c", "owner"), format!("person:{person}").as_str().into()),
        (field::measure("c", "due"), "2026-11-30".into()),
    ];
    let own = read(desk, &form);
    edits.extend(own.card.indicators.iter().map(|one| (field::own(&one.id), points.into())));
    act(desk, person, Command::Write { form: form.clone(), edits });
    act(desk, person, Command::HandIn { form: form.clone() });
    form
}

fn score(desk: &mut Desk, form: &RecordId, points: i64) {
    let edits = read(desk, form).card.indicators.iter().map(|one| (field::above(&one.id), points.into())).collect();
    act(desk, "boss", Command::Write { form: form.clone(), edits });
    act(desk, "boss", Command::Score { form: form.clone() });
}

fn read(desk: &Desk, form: &RecordId) -> Form {
    Form::read(desk.records.by_key(&key(form)).expect("a form")).expect("reads")
}

fn seen(desk: &Desk, viewer: &str) -> Vec<(String, Option<Option<i64>>)> {
    let all = team(&desk.records, &ZONE, &SHOP, OCTOBER, desk.now);
    let seen = seen_by(&desk.records, &id(viewer), all);
    seen.into_iter().map(|one| (one.person.name, one.outcome.map(|outcome| outcome.score))).collect()
}

/// KPI-13: a review is for its person, the superior and the personnel department.
#[test]
fn others_see_nothing_of_a_form() {
    let mut desk = desk();
    let form = hand_in(&mut desk, "lin", 9_000);
    let own = read(&desk, &form);
    let of = |viewer: &str| sight(&desk.records, &own, &id(viewer));
    assert_eq!(of("wang"), None);
    assert_eq!(of("lin"), Some(Sight { own: true, above: false }));
    assert_eq!(of("boss"), Some(Sight { own: true, above: true }));
    assert_eq!(of("hr"), Some(Sight { own: true, above: true }));
    assert!(may_appraise(&desk.records, &id("hr")) && !may_appraise(&desk.records, &id("wang")));
    assert_eq!(seen(&desk, "wang"), []);
    assert_eq!(seen(&desk, "boss").len(), 4, "those without a form too: they can be opened");
}

/// The superior sees the self-review when it was handed in, the person sees the result when it is known.
#[test]
fn each_sees_the_other_in_its_time() {
    let mut desk = desk();
    let form = open(&mut desk, "lin");
    act(
        &mut desk,
        "lin",
        Command::Write { form: form.clone(), edits: vec![(field::own("inspection_completion"), 8_000.into())] },
    );
    let boss = sight(&desk.records, &read(&desk, &form), &id("boss")).expect("theirs to see");
    assert_eq!((boss.own, boss.has_score()), (false, false));
    let scored = hand_in(&mut desk, "wang", 9_000);
    score(&mut desk, &scored, 8_000);
    let record = desk.records.by_key(&key(&scored)).expect("a form");
    let whole = standing(&desk.records, &ZONE, record, &read(&desk, &scored), desk.now);
    let own = sight(&desk.records, &read(&desk, &scored), &id("wang")).expect("their own").of(&whole);
    assert!(whole.score.is_some() && whole.by.contains_key(&Rater::Superior));
    assert_eq!((own.score, own.band, own.by.get(&Rater::Superior)), (None, None, None));
    assert!(own.lines.values().all(|[_, own, superior, _]| own.is_some() && superior.is_none()));
    act(&mut desk, "boss", Command::Publish { form: scored.clone() });
    let own = sight(&desk.records, &read(&desk, &scored), &id("wang")).expect("their own");
    assert!(own.has_score());
}

/// A shop of two assistants is not locked out of each other's forms.
#[test]
fn where_nobody_may_everybody_does() {
    let mut desk = desk();
    for person in ["boss", "hr"] {
        desk.sit(&id("boss"));
        let retire = people::Command::Retire { person: id(person), retired: true };
        desk.act(&Any::Person(retire)).expect("left");
    }
    assert!(may_appraise(&desk.records, &id("wang")));
    let form = open(&mut desk, "lin");
    assert!(sight(&desk.records, &read(&desk, &form), &id("wang")).is_some());
}

/// KPI-12: the self-review by the 3rd, the superior by the 5th; KPI-23: the department by the 10th.
#[test]
fn what_is_due_when() {
    let rules = Rules::default();
    let day = |text| parse_date(text);
    assert_eq!(due(&rules, OCTOBER, None), day("2026-11-03"));
    assert_eq!(due(&rules, OCTOBER, Some(Stage::Handed)), day("2026-11-05"));
    assert_eq!(due(&rules, OCTOBER, Some(Stage::Published)), None);
    assert_eq!(due(&rules, Term::Quarter(2026, 3), None), day("2026-10-10"));
    let mut desk = desk();
    hand_in(&mut desk, "lin", 9_000);
    let all = team(&desk.records, &ZONE, &SHOP, OCTOBER, desk.now);
    let one = |name: &str| all.iter().find(|one| one.person.name == name).expect("there");
    let on = |text| parse_date(text).expect("a day");
    assert_eq!((one("lin").turn(), one("wang").turn()), (Turn::Above, Turn::Own));
    assert!(one("lin").is_overdue(on("2026-11-06")) && !one("lin").is_overdue(on("2026-11-05")));
    assert!(one("wang").is_overdue(on("2026-11-04")) && !one("wang").is_overdue(on("2026-11-03")));
    assert_eq!(Stage::ALL.map(turn)[Stage::ALL.len() - 1], Turn::Nobody);
}

#[test]
fn the_spread_of_scores() {
    assert_eq!(spread(&[]), None);
    let three = spread(&[8_000, 9_500, 6_010]).expect("scores");
    assert_eq!((three.lowest, three.median, three.highest, three.range()), (6_010, 8_000, 9_500, 3_490));
    assert_eq!(spread(&[8_010, 8_000]).map(|two| two.median), Some(8_010), "half up to one decimal");
    assert_eq!(mean(&[8_000, 8_010, 8_010]), Some(8_010));
}

fn outcome_of(by: &[(Rater, i64)]) -> Outcome {
    Outcome { score: None, band: Some(Band::Good), by: by.iter().copied().collect(), lines: BTreeMap::new() }
}

/// Fifteen points are not far, more are; the data are asked with the superior, the superior with the person.
#[test]
fn what_lies_far_apart() {
    use Rater::{Data, Own, Superior};
    assert_eq!(apart(&outcome_of(&[(Own, 9_500), (Superior, 8_000), (Data, 6_500)])), []);
    let far = apart(&outcome_of(&[(Own, 5_000), (Superior, 8_000), (Data, 6_490)]));
    let found: Vec<(Rater, Rater, i64)> = far.iter().map(|far| (far.one, far.other, far.by)).collect();
    assert_eq!(found, [(Superior, Data, 1_510), (Own, Superior, -3_000)]);
    assert_eq!(apart(&outcome_of(&[(Own, 0), (Data, 10_000)])), [], "who said nothing is not far");
}

/// KPI-25: only months whose result is known stand in the department's quarter, and in the picture of a person.
#[test]
fn only_known_results_count() {
    let mut desk = desk();
    let form = hand_in(&mut desk, "lin", 9_000);
    score(&mut desk, &form, 8_000);
    let of_quarter = |desk: &Desk| quarter(&desk.records, &ZONE, &SHOP, Term::Quarter(2026, 4), desk.now);
    let of_lin = |desk: &Desk| {
        let forms = crate::domain::appraisals::of_person(&desk.records, &SHOP, &id("lin"));
        course(&desk.records, &forms)
    };
    assert!(of_quarter(&desk).people.is_empty() && of_lin(&desk)[0].points.is_empty());
    act(&mut desk, "boss", Command::Publish { form: form.clone() });
    let quarter = of_quarter(&desk);
    // Nothing is counted in October, so that the data say nothing: (20 × 90 + 50 × 80) / 70.
    assert_eq!((quarter.people.len(), quarter.mean), (1, Some(8_290)));
    assert_eq!(quarter.people[0].1, [Some(8_290), None, None]);
    let courses = of_lin(&desk);
    assert_eq!(courses[0].points, [(OCTOBER, Some(8_290), None)]);
    assert_eq!(courses.len(), 1 + read(&desk, &form).card.indicators.len());
    assert!(courses.iter().skip(1).all(|course| course.points[0].1 == Some(8_290)));
}

proptest! {
    /// What is hidden is nowhere in what is shown, whoever gave how much.
    #[test]
    fn a_sight_shows_nothing_hidden(own: bool, above: bool, points in 1..=10_000_i64) {
        let lines = [(SmolStr::new("a"), [Some(points); 4])].into();
        let outcome = Outcome {
            score: Some(points),
            band: Some(Band::Pass),
            by: Rater::ALL.into_iter().map(|rater| (rater, points)).collect(),
            lines,
        };
        let seen = Sight { own, above }.of(&outcome);
        prop_assert_eq!(seen.score.is_some(), own && above);
        prop_assert_eq!(seen.by.contains_key(&Rater::Superior), above);
        prop_assert_eq!(seen.by.contains_key(&Rater::Own), own);
        prop_assert_eq!(seen.lines["a"], [own, own, above, own].map(|is| is.then_some(points)));
    }
}
