//! What people say of findings, at a desk; how often rules were right; the day's sample.

use super::*;
use crate::domain::command::{self, Command as Any};
use crate::domain::desk::Desk;
use crate::domain::inspections::{self, Outcome, Run, WHOLE};
use crate::domain::{people, tasks};

fn desk() -> Desk<'static> {
    let mut shop = Shop::default();
    shop.listing("a").place("p", "kv", "a", vec![(of_place::PRINTED_PRICE, 9_900.into())]);
    shop.place("r", "right_ad", "a", vec![(of_place::ORDER, 2.into())]);
    let mut desk = Desk::new(&ZONE, 2, NOW);
    let create = people::Command::Create { id: RecordId::of("ann"), name: "小满".into(), role: "supervisor".into() };
    desk.act(&Any::Person(create)).expect("a person");
    desk.sit(&RecordId::of("ann"));
    for record in shop.0.all() {
        desk.records.merge(record.as_ref().clone());
    }
    desk
}

fn run() -> RunId {
    RunId { shop: SHOP, template: "daily".into(), date: parse_date("2026-11-23").expect("a date"), by: None }
}

fn told(name: &str, what: &str) -> Option<Told> {
    let due = parse_date("2026-11-23").expect("a date");
    let owner = tasks::Owner::Role("designer".into());
    Some(Told { run: run(), name: name.into(), what: what.into(), owner, due })
}

fn finding(desk: &Desk, rule: Rule) -> Finding {
    let found = all(&desk.records, &SHOP, desk.now, &ZONE);
    found.into_iter().find(|one| one.rule == rule).expect("a finding")
}

fn act(desk: &mut Desk, command: Command) -> Result<command::Undo, command::Refusal> {
    desk.act(&Any::Finding(command))
}

fn today() -> NaiveDate {
    run().date
}

/// INSP-02.2, WH-02: one command fails the check at an entry of the record's name, notes it, and opens the follow-up.
#[test]
fn what_is_confirmed_fails_the_check_and_is_followed_up() {
    let mut desk = desk();
    let price = finding(&desk, Rule::PrintedPrice);
    let command = |told| Command::Confirm { shop: SHOP, finding: price.clone(), told };
    let undo = act(&mut desk, command(told("首焦 1", "改价"))).expect("confirmed");
    let record = desk.records.by_key(&run().key()).expect("the run").clone();
    let run_now = Run::of(Some(&record));
    assert_eq!(run_now.named_entries("INSP-02")[0].name, "首焦 1");
    let answer = run_now.answer("INSP-02.2", "p");
    assert_eq!((answer.outcome, answer.note.as_str()), (Some(Outcome::Fail), "改价"));
    let at = spot_of(&desk.records, &run(), &price, "首焦 1").expect("a spot");
    let task = tasks::at(&desk.records, &at).expect("the follow-up");
    assert_eq!((task.what.as_str(), task.owner), ("改价", Some(tasks::Owner::Role("designer".into()))));
    let said = judged(&desk.records, &SHOP, &price).expect("said");
    assert_eq!((said.verdict, said.by.as_str(), said.holds(today())), (Verdict::Confirmed, "ann", true));
    assert!(!said.holds(today().succ_opt().expect("a day")), "the next morning it is asked again");
    assert_eq!(desk.rows.iter().filter(|row| row.name == "finding.confirm").count(), 1);
    desk.act(&Any::Undo(undo)).expect("undone");
    assert_eq!(judged(&desk.records, &SHOP, &price), None);
    assert!(tasks::at(&desk.records, &at).is_none());
}

#[test]
fn a_second_finding_at_the_same_check_is_added_to_the_follow_up() {
    let mut desk = desk();
    let hole = finding(&desk, Rule::Hole);
    act(&mut desk, Command::Confirm { shop: SHOP, finding: hole.clone(), told: told("", "补上") }).expect("confirmed");
    let at = spot_of(&desk.records, &run(), &hole, "").expect("a spot");
    assert_eq!(at.entry, WHOLE, "the check does not repeat");
    let done = tasks::Command::Done { task: tasks::id_at(&at), result: String::new() };
    desk.act(&Any::Task(done)).expect("done");
    let other = Finding { detail: Detail::KvWithoutLink(kv(1)), ..hole };
    act(&mut desk, Command::Confirm { shop: SHOP, finding: other, told: told("", "再补") }).expect("confirmed");
    let task = tasks::at(&desk.records, &at).expect("the follow-up");
    assert_eq!((task.what.as_str(), task.status), ("补上\n再补", tasks::Status::Open));
    let record = desk.records.by_key(&run().key()).expect("the run").clone();
    assert_eq!(Run::of(Some(&record)).answer(&at.check, WHOLE).note, "补上\n再补");
}

#[test]
fn a_run_that_was_handed_in_is_not_answered_any_more() {
    let mut desk = desk();
    let price = finding(&desk, Rule::PrintedPrice);
    let at = inspections::Spot { run: run(), check: "INSP-01.1".into(), entry: WHOLE.into() };
    for command in
        [inspections::Command::Answer { at, outcome: Some(Outcome::Pass) }, inspections::Command::Submit { run: run() }]
    {
        desk.act(&Any::Inspection(command)).expect("done");
    }
    let confirm = |told| Command::Confirm { shop: SHOP, finding: price.clone(), told };
    let refused = act(&mut desk, confirm(told("x", "y"))).expect_err("handed in");
    assert!(matches!(refused, command::Refusal::Inspection(inspections::Refusal::HandedIn(_))));
    assert_eq!(judged(&desk.records, &SHOP, &price), None, "nothing was written");
    act(&mut desk, confirm(None)).expect("kept without a run");
    assert_eq!(judged(&desk.records, &SHOP, &price).map(|said| said.verdict), Some(Verdict::Confirmed));
}

#[test]
fn a_refutation_needs_a_reason_and_holds_for_this_contradiction() {
    let mut desk = desk();
    let price = finding(&desk, Rule::PrintedPrice);
    let refute = |why: &str| Command::Refute { shop: SHOP, finding: price.clone(), why: why.into() };
    let refused = act(&mut desk, refute("  ")).expect_err("no reason");
    assert_eq!(refused, command::Refusal::Finding(Refusal::NoReason));
    act(&mut desk, refute(" 会员价 ")).expect("refuted");
    let said = judged(&desk.records, &SHOP, &price).expect("said");
    let next_year = parse_date("2027-11-23").expect("a date");
    assert_eq!((said.why.as_str(), said.holds(next_year)), ("会员价", true));
    let mut other = price.clone();
    other.detail = Detail::PrintedPrice { seen: kv(1), printed: 9_900, low: 9_500, high: 9_500 };
    assert_eq!(judged(&desk.records, &SHOP, &other), None, "another price is another contradiction");
    act(&mut desk, Command::Fixed { shop: SHOP, finding: price.clone() }).expect("fixed");
    assert_eq!(judged(&desk.records, &SHOP, &price).map(|said| said.why), Some(String::new()));
}

#[test]
fn a_rule_is_as_precise_as_what_was_said_of_it() {
    let mut desk = desk();
    let price = finding(&desk, Rule::PrintedPrice);
    let numbered = |printed| {
        let detail = Detail::PrintedPrice { seen: kv(1), printed, low: 1, high: 1 };
        Finding { detail, ..price.clone() }
    };
    act(&mut desk, Command::Refute { shop: SHOP, finding: numbered(1), why: "旧".into() }).expect("refuted");
    desk.now += 30 * DAY;
    let later = crate::domain::calendar::date(&ZONE, desk.now);
    act(&mut desk, Command::Confirm { shop: SHOP, finding: numbered(2), told: None }).expect("confirmed");
    act(&mut desk, Command::Fixed { shop: SHOP, finding: numbered(3) }).expect("fixed");
    act(&mut desk, Command::Refute { shop: SHOP, finding: numbered(4), why: "不".into() }).expect("refuted");
    let precise = precision(&desk.records, &SHOP, later);
    assert_eq!(precise.get(&Rule::PrintedPrice), Some(&Precision { right: 2, of: 3 }), "thirty days, no more");
    assert_eq!(precise.get(&Rule::Hole), None);
}

#[test]
fn a_rule_is_set_and_its_own_number_is_not_stored() {
    let mut desk = desk();
    let set = |rule, on, number| Command::Set { shop: SHOP, rule, on, number };
    for wrong in [set(Rule::Hole, true, Some(3)), set(Rule::RightAds, true, Some(-1))] {
        assert_eq!(act(&mut desk, wrong), Err(command::Refusal::Finding(Refusal::NotANumber)));
    }
    act(&mut desk, set(Rule::RightAds, false, Some(5))).expect("set");
    let settings = Settings::read(&desk.records, &SHOP);
    assert_eq!((settings.is_on(Rule::RightAds), settings.number(Rule::RightAds)), (false, 5));
    act(&mut desk, set(Rule::RightAds, true, Some(3))).expect("set");
    let record = desk.records.by_key(&setting_key(&SHOP, Rule::RightAds)).expect("there");
    assert_eq!((record.get(&rule_field::OFF), record.get(&rule_field::VALUE)), (None, None), "S14");
}

/// INSP-06: the same all day and on every device, twenty at most, and not again within a week.
#[test]
fn the_spot_check_is_drawn_for_the_day_and_put_into_the_run() {
    let mut desk = desk();
    let mut shop = Shop(desk.records.clone());
    for number in 0..40 {
        shop.listing(&format!("l{number:02}"));
    }
    shop.set("l00", of_listing::STATE, "delisted");
    desk.records = shop.0.clone();
    let drawn = spot_check(&desk.records, &run(), &ZONE);
    assert_eq!((drawn.len(), drawn.contains(&RecordId::of("l00"))), (10, false));
    shop.put_at(NOW, LISTING, "l05", vec![(of_listing::PRICE, 1.into())]);
    assert_eq!(spot_check(&shop.0, &run(), &ZONE), drawn, "what changes during the day changes nothing");
    let names = drawn.iter().map(|id| (id.clone(), format!("茶 {id}"))).collect();
    act(&mut desk, Command::Sample { run: run(), listings: names }).expect("put in");
    let record = desk.records.by_key(&run().key()).expect("the run").clone();
    let entries: BTreeSet<RecordId> =
        Run::of(Some(&record)).named_entries("INSP-06").iter().map(|entry| RecordId::new(&entry.id)).collect();
    assert_eq!(entries, drawn.iter().cloned().collect());
    let tomorrow = RunId { date: today().succ_opt().expect("a day"), ..run() };
    let next = spot_check(&desk.records, &tomorrow, &ZONE);
    assert!(next.iter().all(|id| !drawn.contains(id)), "there are others");
}

#[test]
fn what_failed_before_is_drawn_more_often() {
    let mut shop = Shop::default();
    for number in 0..200 {
        shop.listing(&format!("l{number:03}"));
    }
    for day in 1..=3 {
        let date = today() - chrono::Days::new(20 + day);
        let results = (0..10)
            .map(|number| (Field::keyed(&["result", "INSP-06.2", &format!("l{number:03}")]), Value::text("fail")));
        shop.put(inspections::RUN, &format!("s:daily:{date}"), results.collect());
    }
    let mut times = 0;
    for day in 0..20 {
        let run = RunId { date: today() + chrono::Days::new(day), ..run() };
        times += spot_check(&shop.0, &run, &ZONE).iter().filter(|id| id.as_str() < "l010").count();
    }
    // Ten of 200 would come half a time a day; with ten times the weight about 3 of 10.
    assert!(times > 40, "{times}");
}

/// What buyers pay is what a sampled price is compared with.
#[test]
fn the_price_by_the_records_includes_campaigns() {
    let mut shop = Shop::default();
    shop.listing("a").campaign("c", NOW - DAY, NOW + DAY, vec![(of_campaign::item("a"), 8_000.into())]);
    let paid = |at| paid_now(&shop.0, &RecordId::of("a"), at, &ZONE);
    assert_eq!((paid(NOW), paid(NOW + DAY)), (Some((8_000, 8_000)), Some((10_000, 10_000))));
    assert_eq!(paid_now(&shop.0, &RecordId::of("b"), NOW, &ZONE), None);
}
