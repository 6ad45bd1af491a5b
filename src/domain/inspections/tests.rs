//! The daily inspection's rules, each under the catalogue row that it stands for.

use super::*;
use crate::domain::calendar::{Fixed, Zone, instant, parse_date, parse_time};
use crate::domain::command::{self, Undo};
use crate::domain::desk::Desk;
use crate::domain::digest::digest;
use crate::domain::money;
use crate::domain::people::{self, Permission};
use crate::domain::shops::{self, Shop};
use crate::domain::tasks::{self, Owner};
use crate::domain::templates::{Ask, DAILY};
use chrono::NaiveDate;

const SHANGHAI: Fixed = Fixed(480);
const INSPECTOR: RecordId = RecordId::of("person-inspector");
const SUPERVISOR: RecordId = RecordId::of("person-supervisor");
const SHOP_ID: RecordId = RecordId::of("shop-1");

fn label(check: &str) -> Text {
    DAILY.check(check).expect("a check").label
}

fn on(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

fn at(zone: &dyn Zone, day: &str, time: &str) -> i64 {
    instant(zone, on(day), parse_time(time).expect("a time"))
}

/// A shop with an inspector and a supervisor, on the morning of 21 November.
fn morning(zone: &Fixed) -> Desk<'_> {
    let mut desk = Desk::new(zone, 1, at(zone, "2026-11-21", "08:40"));
    let shop = shops::Command::Create {
        id: SHOP_ID,
        name: "云栖家居".into(),
        platform: shops::Platform::Tmall,
        industry: "家居".into(),
        zone: "Asia/Shanghai".into(),
    };
    desk.act(&command::Command::Shop(shop)).expect("a shop");
    for (id, name, role) in [(INSPECTOR, "小林", "assistant"), (SUPERVISOR, "周敏", "supervisor")] {
        let person = people::Command::Create { id, name: name.into(), role: role.into() };
        desk.act(&command::Command::Person(person)).expect("a person");
    }
    desk.sit(&INSPECTOR);
    desk
}

fn today() -> RunId {
    run_on("2026-11-21")
}

fn run_on(day: &str) -> RunId {
    RunId { shop: SHOP_ID, template: "daily".into(), date: on(day), by: None }
}

fn spot(check: &str, entry: &str) -> Spot {
    Spot { run: today(), check: check.into(), entry: entry.into() }
}

fn whole(check: &str) -> Spot {
    Spot::whole(today(), check)
}

type Done = Result<Undo, command::Refusal>;

fn act(desk: &mut Desk, command: Command) -> Done {
    desk.act(&command::Command::Inspection(command))
}

fn answer(desk: &mut Desk, at: Spot, outcome: Outcome) -> Done {
    act(desk, Command::Answer { at, outcome: Some(outcome) })
}

fn note(desk: &mut Desk, at: Spot, text: &str) -> Done {
    act(desk, Command::Note { at, text: text.into() })
}

fn prices(desk: &mut Desk, at: Spot, shown: &str, charged: &str) -> Done {
    let price = |typed| money::parse(typed).expect("a price");
    act(desk, Command::Prices { at, shown: price(shown), charged: price(charged) })
}

fn name(desk: &mut Desk, group: &str, entry: &str, name: &str) -> Done {
    act(desk, Command::NameEntry { run: today(), group: group.into(), entry: entry.into(), name: name.into() })
}

fn review(desk: &mut Desk, outcome: ReviewOutcome, comment: &str) -> Done {
    act(desk, Command::Review { run: today(), outcome, comment: comment.into() })
}

fn submit(desk: &mut Desk) -> Done {
    act(desk, Command::Submit { run: today() })
}

fn pass_all(desk: &mut Desk, run: &RunId) {
    for check in DAILY.checks() {
        answer(desk, Spot::whole(run.clone(), check.id), Outcome::Pass).expect("answered");
    }
}

fn run<'d>(desk: &'d Desk, id: &RunId) -> Run<'d> {
    Run::of(desk.records.by_key(&id.key()).map(AsRef::as_ref))
}

fn result(desk: &Desk, check: &str) -> Option<Outcome> {
    run(desk, &today()).result(DAILY.group_of(check).expect("a group"), check)
}

fn status_at(desk: &Desk, zone: &dyn Zone, now: i64) -> DayStatus {
    let shop = Shop::read(desk.records.by_key(&shops::key(&SHOP_ID)).expect("the shop"));
    day(&desk.records, &shop, &DAILY, &Turn { on: on("2026-11-21"), by: None }, now, zone).status
}

fn refused<T: std::fmt::Debug>(done: Result<T, command::Refusal>) -> Refusal {
    match done {
        Err(command::Refusal::Inspection(refusal)) => refusal,
        other => panic!("expected a refusal of the inspection, got {other:?}"),
    }
}

fn ids_of(group: &str) -> Vec<&'static str> {
    DAILY.group(group).expect("a group").checks.iter().map(|check| check.id).collect()
}

// The template.

#[test]
fn insp_01_to_06_six_groups_and_23_checks_in_both_languages() {
    let groups: Vec<_> = DAILY.groups.iter().map(|group| (group.id, group.checks.len())).collect();
    let expected = [("INSP-01", 5), ("INSP-02", 5), ("INSP-03", 3), ("INSP-04", 2), ("INSP-05", 3), ("INSP-06", 5)];
    assert_eq!(groups, expected);
    assert_eq!(DAILY.checks().count(), 23);
    let both = |text: &Text| {
        let is_chinese = text.zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        is_chinese && !text.en.is_empty() && !text.en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    };
    assert!(both(&DAILY.name));
    for group in DAILY.groups {
        assert!(both(&group.name) && group.entry.as_ref().is_none_or(both), "{}", group.id);
        for (index, check) in group.checks.iter().enumerate() {
            assert_eq!(check.id, format!("{}.{}", group.id, index + 1));
            assert!(both(&check.label) && both(&check.how), "{}", check.id);
        }
    }
}

#[test]
fn insp_01_the_home_page_is_looked_at_as_a_whole() {
    assert_eq!(ids_of("INSP-01"), ["INSP-01.1", "INSP-01.2", "INSP-01.3", "INSP-01.4", "INSP-01.5"]);
    let mut desk = morning(&SHANGHAI);
    let refusal = refused(name(&mut desk, "INSP-01", "e1", "首页"));
    assert_eq!(refusal, Refusal::UnknownCheck("INSP-01".into()));
    for (check, outcome) in
        ids_of("INSP-01").into_iter().zip([Outcome::Pass, Outcome::Fail, Outcome::Na].into_iter().cycle())
    {
        answer(&mut desk, whole(check), outcome).expect("answered");
        assert_eq!(result(&desk, check), Some(outcome));
    }
    let home = progress(run(&desk, &today()), &DAILY, &DAILY.groups[..1]);
    assert_eq!(home, Progress { total: 5, pass: 2, fail: 2, na: 1 });
}

#[test]
fn insp_02_checks_repeat_per_key_visual() {
    let mut desk = morning(&SHANGHAI);
    name(&mut desk, "INSP-02", "kv1", "双十二主会场").expect("named");
    name(&mut desk, "INSP-02", "kv2", " 冬被上新 ").expect("named");
    let names: Vec<_> = run(&desk, &today()).named_entries("INSP-02").into_iter().map(|entry| entry.name).collect();
    assert_eq!(names, ["双十二主会场", "冬被上新"]);
    for check in ids_of("INSP-02") {
        answer(&mut desk, spot(check, "kv1"), Outcome::Pass).expect("answered");
        assert_eq!(result(&desk, check), None, "the second key visual is still open");
        answer(&mut desk, spot(check, "kv2"), Outcome::Na).expect("answered");
        assert_eq!(result(&desk, check), Some(Outcome::Pass));
    }
    answer(&mut desk, spot("INSP-02.4", "kv2"), Outcome::Fail).expect("answered");
    assert_eq!(result(&desk, "INSP-02.4"), Some(Outcome::Fail));
    act(&mut desk, Command::RemoveEntry { run: today(), group: "INSP-02".into(), entry: "kv2".into() })
        .expect("removed");
    assert_eq!(result(&desk, "INSP-02.4"), Some(Outcome::Pass), "answers at a removed entry do not count");
}

#[test]
fn insp_02_the_whole_counts_until_a_key_visual_is_named_and_after_when_it_was_answered() {
    let mut desk = morning(&SHANGHAI);
    let entries = |desk: &Desk| run(desk, &today()).entries(DAILY.group("INSP-02").expect("KV")).len();
    assert_eq!(entries(&desk), 1);
    name(&mut desk, "INSP-02", "kv1", "主推").expect("named");
    assert_eq!(entries(&desk), 1, "the key visual instead of the whole");
    answer(&mut desk, whole("INSP-02.1"), Outcome::Fail).expect("answered, on another tablet that saw no entry");
    assert_eq!(entries(&desk), 2);
    assert_eq!(result(&desk, "INSP-02.1"), Some(Outcome::Fail));
}

#[test]
fn insp_02_2_the_campaign_price_is_compared() {
    let mut desk = morning(&SHANGHAI);
    name(&mut desk, "INSP-02", "kv1", "主推").expect("named");
    prices(&mut desk, spot("INSP-02.2", "kv1"), "1,299", "1299.00").expect("compared");
    assert_eq!(result(&desk, "INSP-02.2"), Some(Outcome::Pass));
}

#[test]
fn insp_02_entries_need_a_short_name() {
    let mut desk = morning(&SHANGHAI);
    assert_eq!(refused(name(&mut desk, "INSP-02", "kv1", "  ")), Refusal::NoName);
    assert_eq!(refused(name(&mut desk, "INSP-02", "kv1", &"长".repeat(201))), Refusal::TooLong(200));
    name(&mut desk, "INSP-02", "kv1", &"长".repeat(200)).expect("just short enough");
}

#[test]
fn insp_03_every_promo_item_is_checked_for_itself() {
    let mut desk = morning(&SHANGHAI);
    for (id, item) in [("i1", "四件套"), ("i2", "羽绒被"), ("i3", "枕芯")] {
        name(&mut desk, "INSP-03", id, item).expect("named");
        answer(&mut desk, spot("INSP-03.1", id), Outcome::Pass).expect("answered");
    }
    assert_eq!(result(&desk, "INSP-03.1"), Some(Outcome::Pass));
    answer(&mut desk, spot("INSP-03.2", "i2"), Outcome::Fail).expect("answered");
    assert_eq!(result(&desk, "INSP-03.2"), Some(Outcome::Fail), "one picture not replaced fails the check");
}

#[test]
fn insp_03_3_two_prices_are_compared_at_once() {
    let mut desk = morning(&SHANGHAI);
    let at = whole("INSP-03.3");
    prices(&mut desk, at.clone(), "１２９．５", "").expect("one price");
    assert_eq!(result(&desk, "INSP-03.3"), None, "one price compares with nothing");
    prices(&mut desk, at.clone(), "129.5", "119").expect("compared");
    assert_eq!(result(&desk, "INSP-03.3"), Some(Outcome::Fail));
    assert_eq!(run(&desk, &today()).answer("INSP-03.3", WHOLE).price_gap(), Some(1_050));
    prices(&mut desk, at.clone(), "129.5", "129.50").expect("a slip of the finger is put right");
    assert_eq!(result(&desk, "INSP-03.3"), Some(Outcome::Pass));
    prices(&mut desk, at, "129.5", "").expect("cleared");
    assert_eq!(result(&desk, "INSP-03.3"), None, "nothing is left to compare");
}

#[test]
fn insp_03_3_what_a_person_tapped_stays_whatever_the_prices_say() {
    let mut desk = morning(&SHANGHAI);
    answer(&mut desk, whole("INSP-03.3"), Outcome::Fail).expect("answered");
    prices(&mut desk, whole("INSP-03.3"), "99", "99").expect("noted");
    assert_eq!(result(&desk, "INSP-03.3"), Some(Outcome::Fail));
    prices(&mut desk, whole("INSP-06.2"), "99", "89").expect("compared");
    answer(&mut desk, whole("INSP-06.2"), Outcome::Pass).expect("overruled");
    prices(&mut desk, whole("INSP-06.2"), "99", "79").expect("noted");
    assert_eq!(result(&desk, "INSP-06.2"), Some(Outcome::Pass));
}

#[test]
fn insp_03_3_a_price_stored_while_it_is_typed_ends_with_what_it_says_in_the_end() {
    let mut desk = morning(&SHANGHAI);
    for typed in ["2", "29", "299"] {
        prices(&mut desk, whole("INSP-03.3"), "299", typed).expect("stored at a pause");
    }
    assert_eq!(result(&desk, "INSP-03.3"), Some(Outcome::Pass));
}

fn answer_on(desk: &mut Desk, day: &str, check: &str, entry: &str, outcome: Outcome) {
    let at = Spot { run: run_on(day), check: check.into(), entry: entry.into() };
    answer(desk, at, outcome).expect("answered");
}

fn name_on(desk: &mut Desk, day: &str, entry: &str, name: &str) {
    let command =
        Command::NameEntry { run: run_on(day), group: "INSP-02".into(), entry: entry.into(), name: name.into() };
    act(desk, command).expect("named");
}

#[test]
fn insp_07_the_way_goes_on_at_the_next_open_check_and_round_to_the_first() {
    let mut desk = morning(&SHANGHAI);
    let next = |desk: &Desk, after| next_open(run(desk, &today()), &DAILY, after).map(|check| check.id);
    assert_eq!(first_open(run(&desk, &today()), &DAILY).map(|check| check.id), Some("INSP-01.1"));
    for check in ["INSP-01.1", "INSP-01.2", "INSP-06.5"] {
        answer(&mut desk, whole(check), Outcome::Pass).expect("answered");
    }
    assert_eq!(first_open(run(&desk, &today()), &DAILY).map(|check| check.id), Some("INSP-01.3"));
    assert_eq!(next(&desk, "INSP-01.1"), Some("INSP-01.3"));
    assert_eq!(next(&desk, "INSP-06.5"), Some("INSP-01.3"));
    pass_all(&mut desk, &today());
    assert_eq!(next(&desk, "INSP-02.1"), None);
}

#[test]
fn insp_02_the_way_goes_from_banner_to_banner_and_a_half_answered_check_looks_so() {
    let mut desk = morning(&SHANGHAI);
    let group = DAILY.group("INSP-02").expect("a group");
    for (id, called) in [("kv1", "轮播 1"), ("kv2", "轮播 2")] {
        name(&mut desk, "INSP-02", id, called).expect("named");
    }
    let next =
        |desk: &Desk, after| next_open_entry(run(desk, &today()), group, "INSP-02.1", after).map(|entry| entry.id);
    assert_eq!(next(&desk, ""), Some("kv1".to_owned()));
    answer(&mut desk, spot("INSP-02.1", "kv2"), Outcome::Pass).expect("answered");
    assert_eq!(look(run(&desk, &today()), group, "INSP-02.1"), Look::Part);
    assert_eq!(next(&desk, "kv2"), Some("kv1".to_owned()));
    answer(&mut desk, spot("INSP-02.1", "kv1"), Outcome::Na).expect("answered");
    assert_eq!(next(&desk, "kv1"), None);
    assert_eq!(look(run(&desk, &today()), group, "INSP-02.1"), Look::Result(Outcome::Pass));
    assert_eq!(look(run(&desk, &today()), group, "INSP-02.2"), Look::Open);
}

#[test]
fn insp_07_the_next_inspection_knows_what_the_last_one_said() {
    let mut desk = morning(&SHANGHAI);
    answer_on(&mut desk, "2026-11-18", "INSP-01.1", WHOLE, Outcome::Fail);
    answer_on(&mut desk, "2026-11-19", "INSP-01.1", WHOLE, Outcome::Pass);
    answer_on(&mut desk, "2026-11-20", "INSP-01.2", WHOLE, Outcome::Pass);
    let last = |check| last_result(&desk.records, &today(), check);
    assert_eq!(last("INSP-01.1"), Some(Last { date: on("2026-11-19"), outcome: Outcome::Pass }));
    assert_eq!(last("INSP-01.3"), None);
    assert_eq!(last_result(&desk.records, &run_on("2026-11-18"), "INSP-01.1"), None, "a run is not its own past");
}

#[test]
fn insp_02_the_banners_of_the_last_run_can_be_taken_over() {
    let mut desk = morning(&SHANGHAI);
    name_on(&mut desk, "2026-11-18", "kv1", "旧图");
    name_on(&mut desk, "2026-11-19", "kv2", "轮播 1");
    answer_on(&mut desk, "2026-11-20", "INSP-02.1", WHOLE, Outcome::Pass);
    assert_eq!(last_entry_names(&desk.records, &today(), "INSP-02"), ["轮播 1"]);
    assert!(last_entry_names(&desk.records, &today(), "INSP-03").is_empty());
}

#[test]
fn insp_05_3_an_earlier_follow_up_stands_at_the_check_until_it_is_rechecked() {
    let mut desk = morning(&SHANGHAI);
    name_on(&mut desk, "2026-11-20", "kv1", "轮播 1");
    answer_on(&mut desk, "2026-11-20", "INSP-02.1", "kv1", Outcome::Fail);
    let at = Spot { run: run_on("2026-11-20"), check: "INSP-02.1".into(), entry: "kv1".into() };
    let owner = Owner::Role("designer".into());
    let open = tasks::Command::FollowUp { at: at.clone(), what: "换图".into(), owner, due: on("2026-11-20") };
    desk.act(&command::Command::Task(open)).expect("opened");
    let names = |desk: &Desk, check| {
        let open = tasks::open_before(&desk.records, &today());
        let found = tasks::open_for_check(&desk.records, &open, check);
        found.into_iter().map(|earlier| earlier.entry_name).collect::<Vec<_>>()
    };
    assert_eq!(names(&desk, "INSP-02.1"), ["轮播 1"]);
    assert!(names(&desk, "INSP-02.2").is_empty());
    assert!(tasks::open_before(&desk.records, &run_on("2026-11-20")).is_empty(), "not of its own run");
    let task = tasks::id_at(&at);
    for step in [
        tasks::Command::Done { task: task.clone(), result: String::new() },
        tasks::Command::Recheck { task, passed: true },
    ] {
        assert_eq!(names(&desk, "INSP-02.1").len(), 1, "it stands until the re-check");
        desk.act(&command::Command::Task(step)).expect("done");
    }
    assert!(names(&desk, "INSP-02.1").is_empty());
}

#[test]
fn insp_04_new_listings_are_entries_of_the_category_checks() {
    assert_eq!(ids_of("INSP-04"), ["INSP-04.1", "INSP-04.2"]);
    let mut desk = morning(&SHANGHAI);
    name(&mut desk, "INSP-04", "n1", "羊毛毯").expect("named");
    answer(&mut desk, spot("INSP-04.1", "n1"), Outcome::Na).expect("answered");
    assert_eq!(result(&desk, "INSP-04.1"), Some(Outcome::Na), "not applicable when it is so everywhere");
    assert_eq!(result(&desk, "INSP-04.2"), None);
}

#[test]
fn insp_05_delisted_items_fail_by_page() {
    let mut desk = morning(&SHANGHAI);
    name(&mut desk, "INSP-05", "h1", "云朵枕").expect("named");
    answer(&mut desk, spot("INSP-05.1", "h1"), Outcome::Fail).expect("on the campaign page");
    answer(&mut desk, spot("INSP-05.2", "h1"), Outcome::Pass).expect("not on the home page");
    assert_eq!((result(&desk, "INSP-05.1"), result(&desk, "INSP-05.2")), (Some(Outcome::Fail), Some(Outcome::Pass)));
}

#[test]
fn insp_05_3_a_fail_opens_a_follow_up_for_the_designer_today() {
    let mut desk = morning(&SHANGHAI);
    name(&mut desk, "INSP-05", "h1", "云朵枕").expect("named");
    let at = spot("INSP-05.3", "h1");
    answer(&mut desk, at.clone(), Outcome::Fail).expect("failed");
    assert_eq!(gaps(&desk.records, &today()).without_follow_up, std::slice::from_ref(&at));
    let offered = tasks::proposal(&desk.records, &at, &desk.ctx());
    assert_eq!((&offered.owner, offered.due), (&Owner::Role("designer".into()), on("2026-11-21")));
    let what = offered.what(true);
    assert!(what.starts_with("云朵枕：整改至「失效的商品和图片"), "{what}");
    let follow = tasks::Command::FollowUp { at: at.clone(), what, owner: offered.owner, due: offered.due };
    desk.act(&command::Command::Task(follow)).expect("opened");
    assert!(gaps(&desk.records, &today()).without_follow_up.is_empty());
    assert_eq!(tasks::at(&desk.records, &at).map(|task| task.status), Some(tasks::Status::Open));
}

#[test]
fn insp_06_samples_are_entries_and_their_prices_are_compared() {
    let mut desk = morning(&SHANGHAI);
    for (id, item, badge, price) in [("s1", "四件套", "299", "299"), ("s2", "毛巾", "39.9", "45")] {
        name(&mut desk, "INSP-06", id, item).expect("named");
        prices(&mut desk, spot("INSP-06.2", id), badge, price).expect("compared");
        prices(&mut desk, spot("INSP-06.4", id), price, price).expect("compared");
    }
    assert_eq!(result(&desk, "INSP-06.2"), Some(Outcome::Fail));
    assert_eq!(run(&desk, &today()).outcome("INSP-06.2", "s1"), Some(Outcome::Pass));
    assert_eq!(result(&desk, "INSP-06.4"), Some(Outcome::Pass));
    let compared: Vec<_> = DAILY.checks().filter(|check| check.ask == Ask::Prices).map(|check| check.id).collect();
    assert_eq!(compared, ["INSP-02.2", "INSP-03.3", "INSP-06.2", "INSP-06.4"]);
}

#[test]
fn insp_06_5_the_inspector_follows_up_what_is_no_picture() {
    let mut desk = morning(&SHANGHAI);
    answer(&mut desk, whole("INSP-06.5"), Outcome::Fail).expect("failed");
    let offered = tasks::proposal(&desk.records, &whole("INSP-06.5"), &desk.ctx());
    assert_eq!(offered.owner, Owner::Person(INSPECTOR));
    assert_eq!(offered.what(false), "Put right: The goods match picture, description and price");
}

#[test]
fn insp_every_check_can_be_answered_noted_and_taken_back() {
    let mut desk = morning(&SHANGHAI);
    for check in DAILY.checks() {
        for outcome in [Outcome::Pass, Outcome::Fail, Outcome::Na] {
            answer(&mut desk, whole(check.id), outcome).expect("answered");
            assert_eq!(result(&desk, check.id), Some(outcome), "{}", check.id);
        }
        note(&mut desk, whole(check.id), "看过了").expect("noted");
        act(&mut desk, Command::Answer { at: whole(check.id), outcome: None }).expect("taken back");
        let left = run(&desk, &today()).answer(check.id, WHOLE);
        assert_eq!((left.outcome, left.note.as_str()), (None, "看过了"), "{}", check.id);
    }
    assert_eq!(
        refused(answer(&mut desk, whole("INSP-07.1"), Outcome::Pass)),
        Refusal::UnknownCheck("INSP-07.1".into())
    );
}

// Evidence.

#[test]
fn notes_are_long_and_emptied_by_blanks() {
    let mut desk = morning(&SHANGHAI);
    let long = "𠀀🏷字".repeat(33_333);
    note(&mut desk, whole("INSP-01.1"), &long).expect("99,999 characters");
    assert_eq!(run(&desk, &today()).answer("INSP-01.1", WHOLE).note, long);
    assert_eq!(refused(note(&mut desk, whole("INSP-01.1"), &"字".repeat(100_001))), Refusal::TooLong(100_000));
    note(&mut desk, whole("INSP-01.1"), " \n ").expect("emptied");
    assert_eq!(run(&desk, &today()).answer("INSP-01.1", WHOLE), Answer::default());
}

#[test]
fn photos_are_evidence_and_carry_marks() {
    let mut desk = morning(&SHANGHAI);
    let at = whole("INSP-01.3");
    answer(&mut desk, at.clone(), Outcome::Fail).expect("failed");
    let photo = Photo { id: "ph1".into(), sha: "ab".repeat(32), width: 1600, height: 1200 };
    act(&mut desk, Command::AddPhoto { at: at.clone(), photo: photo.clone() }).expect("photographed");
    let mark = Mark { id: "m1".into(), x: 250, y: 900 };
    act(&mut desk, Command::AddMark { run: today(), photo: "ph1".into(), mark: mark.clone() }).expect("marked");
    assert_eq!(run(&desk, &today()).answer("INSP-01.3", WHOLE).photos, [photo]);
    assert_eq!(run(&desk, &today()).marks("ph1"), [mark]);
    submit(&mut desk).expect("a photo is evidence");
    review_as(&mut desk, ReviewOutcome::Returned, "看不清").expect("returned");
    act(&mut desk, Command::RemoveMark { run: today(), photo: "ph1".into(), mark: "m1".into() }).expect("unmarked");
    act(&mut desk, Command::RemovePhoto { at: at.clone(), photo: "ph1".into() }).expect("removed");
    let again = act(&mut desk, Command::RemovePhoto { at, photo: "ph1".into() });
    assert_eq!(refused(again), Refusal::UnknownPhoto);
    assert_eq!(refused(submit(&mut desk)), Refusal::WithoutEvidence(vec![label("INSP-01.3")]));
}

// Handing in and review.

fn review_as(desk: &mut Desk, outcome: ReviewOutcome, comment: &str) -> Done {
    desk.sit(&SUPERVISOR);
    let done = review(desk, outcome, comment);
    desk.sit(&INSPECTOR);
    done
}

#[test]
fn insp_07_an_empty_run_and_bare_fails_are_not_handed_in() {
    let mut desk = morning(&SHANGHAI);
    assert_eq!(refused(submit(&mut desk)), Refusal::Empty);
    name(&mut desk, "INSP-02", "kv1", "主推").expect("named");
    assert_eq!(refused(submit(&mut desk)), Refusal::Empty, "a name is no answer");
    answer(&mut desk, spot("INSP-02.4", "kv1"), Outcome::Fail).expect("failed");
    assert_eq!(refused(submit(&mut desk)), Refusal::WithoutEvidence(vec![label("INSP-02.4")]));
    note(&mut desk, spot("INSP-02.4", "kv1"), "打开是空白页").expect("noted");
    let missing = gaps(&desk.records, &today());
    assert_eq!((missing.open.len(), missing.without_evidence.len(), missing.without_follow_up.len()), (22, 0, 1));
    submit(&mut desk).expect("open checks are shown in the summary and are not in the way");
    assert_eq!(run(&desk, &today()).submitted_by(), INSPECTOR);
    assert_eq!(run(&desk, &today()).submitted_at(), Some(desk.now));
}

#[test]
fn insp_07_what_was_handed_in_stays_until_it_is_returned() {
    let mut desk = morning(&SHANGHAI);
    pass_all(&mut desk, &today());
    submit(&mut desk).expect("submitted");
    let handed_in = Refusal::HandedIn("2026-11-21".into());
    assert_eq!(refused(answer(&mut desk, whole("INSP-01.1"), Outcome::Fail)), handed_in);
    assert_eq!(refused(note(&mut desk, whole("INSP-01.1"), "x")), handed_in);
    assert_eq!(refused(name(&mut desk, "INSP-02", "kv9", "x")), handed_in);
    assert_eq!(refused(submit(&mut desk)), handed_in);
    assert_eq!(refused(review_as(&mut desk, ReviewOutcome::Returned, " ")), Refusal::NeedsComment);
    review_as(&mut desk, ReviewOutcome::Returned, "KV 没看全").expect("returned");
    assert_eq!(status_at(&desk, &SHANGHAI, desk.now), DayStatus::Returned);
    assert_eq!(run(&desk, &today()).comment(), "KV 没看全");
    answer(&mut desk, whole("INSP-02.1"), Outcome::Na).expect("editable again");
    submit(&mut desk).expect("handed in again");
    assert_eq!((status_at(&desk, &SHANGHAI, desk.now), run(&desk, &today()).comment()), (DayStatus::Submitted, ""));
    review_as(&mut desk, ReviewOutcome::Approved, "").expect("approved without words");
    let approved = DayStatus::Completed(ReviewOutcome::Approved);
    assert_eq!(status_at(&desk, &SHANGHAI, desk.now + 86_400_000), approved);
    assert_eq!(run(&desk, &today()).reviewed_by(), SUPERVISOR);
}

#[test]
fn insp_07_a_review_needs_a_submission_and_a_level() {
    let mut desk = morning(&SHANGHAI);
    assert_eq!(refused(review_as(&mut desk, ReviewOutcome::Approved, "")), Refusal::NotSubmitted);
    answer(&mut desk, whole("INSP-01.1"), Outcome::Pass).expect("answered");
    submit(&mut desk).expect("submitted");
    let by_inspector = review(&mut desk, ReviewOutcome::Approved, "");
    assert_eq!(by_inspector.err(), Some(command::Refusal::NotPermitted(Permission::ReviewInspection)));
    review_as(&mut desk, ReviewOutcome::HasIssues, "价格明天复查").expect("a supervisor may");
    assert!(status_at(&desk, &SHANGHAI, desk.now).is_done());
}

// Two tablets.

/// A second tablet that has heard what the first one has written so far.
fn second<'z>(first: &Desk<'z>, zone: &'z Fixed) -> Desk<'z> {
    let mut desk = Desk::new(zone, 2, first.now);
    desk.receive(&first.rows);
    desk.sit(&INSPECTOR);
    desk
}

fn meet(one: &mut Desk, other: &mut Desk) {
    let (from_one, from_other) = (one.rows.clone(), other.rows.clone());
    one.receive(&from_other);
    other.receive(&from_one);
    assert_eq!(digest(&one.records), digest(&other.records));
}

#[test]
fn insp_07_two_tablets_do_halves_of_the_same_run() {
    let mut one = morning(&SHANGHAI);
    let mut other = second(&one, &SHANGHAI);
    for (index, check) in DAILY.checks().enumerate() {
        let desk = if index < 12 { &mut one } else { &mut other };
        answer(desk, whole(check.id), Outcome::Pass).expect("answered");
    }
    meet(&mut one, &mut other);
    assert_eq!(progress(run(&other, &today()), &DAILY, DAILY.groups).pass, 23);
    assert_eq!(one.records.of(&RUN).count(), 1, "one run per shop, template and date");
}

#[test]
fn insp_07_a_late_answer_from_a_second_tablet_does_not_take_a_submission_back() {
    let mut one = morning(&SHANGHAI);
    let mut other = second(&one, &SHANGHAI);
    pass_all(&mut one, &today());
    submit(&mut one).expect("submitted");
    other.now += 60_000;
    answer(&mut other, whole("INSP-01.1"), Outcome::Na).expect("it has not heard");
    meet(&mut one, &mut other);
    assert_eq!(run(&one, &today()).stored(), Stored::Submitted);
    assert_eq!(result(&one, "INSP-01.1"), Some(Outcome::Na));
}

#[test]
fn insp_07_undoing_the_first_answer_hides_nothing_of_a_second_tablet() {
    let mut one = morning(&SHANGHAI);
    let mut other = second(&one, &SHANGHAI);
    answer(&mut other, whole("INSP-06.1"), Outcome::Pass).expect("answered");
    one.now += 60_000;
    let undo = answer(&mut one, whole("INSP-01.1"), Outcome::Fail).expect("answered");
    one.act(&command::Command::Undo(undo)).expect("undone");
    assert!(!run(&one, &today()).is_begun());
    meet(&mut one, &mut other);
    assert_eq!(result(&one, "INSP-06.1"), Some(Outcome::Pass));
    assert_eq!(result(&one, "INSP-01.1"), None);
}

#[test]
fn each_answer_keeps_its_log() {
    let mut desk = morning(&SHANGHAI);
    for outcome in [Outcome::Pass, Outcome::Fail] {
        desk.now += 1_000;
        answer(&mut desk, whole("INSP-01.1"), outcome).expect("answered");
    }
    let field = whole("INSP-01.1").field("result");
    let all = desk.rows.iter().flat_map(|row| row.changes.iter().map(move |change| (row, change)));
    let log: Vec<_> = all.filter(|(_, change)| change.field == field).collect();
    assert_eq!(log.iter().map(|(_, change)| change.value.as_str()).collect::<Vec<_>>(), [Some("pass"), Some("fail")]);
    assert_eq!(log[1].1.replaced, Some(log[0].0.stamp));
    assert!(log.iter().all(|(row, _)| row.person == INSPECTOR && row.name == "inspection.answer"));
}

// Days.

#[test]
fn insp_07_a_day_goes_from_scheduled_to_missed_by_the_shops_clock() {
    for zone in [Fixed(480), Fixed(-480), Fixed(0)] {
        let mut desk = morning(&zone);
        let status = |desk: &Desk, day: &str, time: &str| status_at(desk, &zone, at(&zone, day, time));
        assert_eq!(status(&desk, "2026-11-21", "09:59"), DayStatus::Scheduled);
        assert_eq!(status(&desk, "2026-11-21", "10:01"), DayStatus::Overdue);
        answer(&mut desk, whole("INSP-01.1"), Outcome::Pass).expect("answered");
        assert_eq!(status(&desk, "2026-11-21", "10:00"), DayStatus::InProgress);
        assert_eq!(status(&desk, "2026-11-21", "23:59"), DayStatus::Overdue);
        assert_eq!(status(&desk, "2026-11-22", "00:01"), DayStatus::Missed, "10:00 and 14 hours of grace");
        submit(&mut desk).expect("late is better than never");
        assert_eq!(status(&desk, "2026-11-22", "00:01"), DayStatus::Submitted);
    }
}

#[test]
fn insp_07_due_and_grace_are_settings_of_the_shop() {
    let mut desk = morning(&SHANGHAI);
    desk.sit(&SUPERVISOR);
    for (field, value) in [(shops::field::INSPECTION_DUE, "14:30"), (shops::field::INSPECTION_GRACE, "1")] {
        let set = shops::Command::Set { shop: SHOP_ID, field, value: value.into() };
        desk.act(&command::Command::Shop(set)).expect("set");
    }
    let status = |time| status_at(&desk, &SHANGHAI, at(&SHANGHAI, "2026-11-21", time));
    assert_eq!(
        [status("14:29"), status("15:29"), status("15:31")],
        [DayStatus::Scheduled, DayStatus::Overdue, DayStatus::Missed]
    );
}

#[test]
fn insp_07_history_has_the_days_on_which_nobody_opened_the_app() {
    let mut desk = morning(&SHANGHAI);
    desk.now = at(&SHANGHAI, "2026-11-24", "08:30");
    pass_all(&mut desk, &run_on("2026-11-23"));
    act(&mut desk, Command::Submit { run: run_on("2026-11-23") }).expect("submitted");
    let shop = Shop::read(desk.records.by_key(&shops::key(&SHOP_ID)).expect("the shop"));
    let found = days(&desk.records, &shop, &DAILY, desk.now, &SHANGHAI).take(30).collect::<Vec<_>>();
    let seen: Vec<_> = found.iter().map(|day| (day.run.date.to_string(), day.status)).collect();
    assert_eq!(
        seen,
        [
            ("2026-11-24".into(), DayStatus::Scheduled),
            ("2026-11-23".into(), DayStatus::Submitted),
            ("2026-11-22".into(), DayStatus::Missed),
            ("2026-11-21".into(), DayStatus::Missed),
        ]
    );
}

#[test]
fn insp_07_no_run_lies_in_the_future_of_the_shops_zone() {
    let far_west = Fixed(-480);
    let mut desk = morning(&far_west);
    desk.now = at(&Fixed(0), "2026-11-22", "03:00");
    let tomorrow = answer(&mut desk, Spot::whole(run_on("2026-11-22"), "INSP-01.1"), Outcome::Pass);
    assert_eq!(refused(tomorrow), Refusal::InTheFuture("2026-11-22".into()));
    answer(&mut desk, whole("INSP-01.1"), Outcome::Pass).expect("it is still the 21st there");
}

#[test]
fn insp_07_a_run_is_named_by_shop_template_and_date() {
    let id = today().record_id();
    assert_eq!(id.as_str(), "shop-1:daily:2026-11-21");
    assert_eq!(RunId::parse(&id), Some(today()));
    let with_colons = RunId { shop: RecordId::of("a:b"), ..today() };
    assert_eq!(RunId::parse(&with_colons.record_id()), Some(with_colons));
    for text in ["", "x", "shop:daily", "shop:daily:2026-13-01"] {
        assert_eq!(RunId::parse(&RecordId::new(text)), None, "{text}");
    }
}

#[test]
fn runs_under_a_joined_shop_are_shown_under_the_one_that_stays() {
    let mut desk = morning(&SHANGHAI);
    pass_all(&mut desk, &today());
    let other = RecordId::of("shop-2");
    let create = shops::Command::Create {
        id: other.clone(),
        name: "云栖家居旗舰店".into(),
        platform: shops::Platform::Tmall,
        industry: String::new(),
        zone: "Asia/Shanghai".into(),
    };
    desk.sit(&SUPERVISOR);
    desk.act(&command::Command::Shop(create)).expect("entered twice");
    desk.act(&command::Command::Shop(shops::Command::Join { kept: other.clone(), duplicate: SHOP_ID }))
        .expect("joined");
    let shop = Shop::read(desk.records.by_key(&shops::key(&other)).expect("the shop"));
    let found = days(&desk.records, &shop, &DAILY, desk.now, &SHANGHAI).take(9).collect::<Vec<_>>();
    assert_eq!(found.first().map(|day| (&day.run, day.progress.pass)), Some((&today(), 23)));

    let own = RunId { shop: other, ..today() };
    let at = Spot { run: own.clone(), ..whole("INSP-01.1") };
    answer(&mut desk, at, Outcome::Fail).expect("answered under the entry that stays");
    let found = days(&desk.records, &shop, &DAILY, desk.now, &SHANGHAI).take(9).collect::<Vec<_>>();
    let both: Vec<_> = found.iter().filter(|day| day.run.date == own.date).map(|day| &day.run).collect();
    assert_eq!(both, [&own, &today()], "a day of two runs is there twice");
}

/// What the first answer made is undone, but a second tablet has answered the same check since: nothing is left to undo,
/// and the run still says which one it is.
#[test]
fn insp_07_undoing_what_was_changed_since_is_refused_and_keeps_the_run() {
    let mut one = morning(&SHANGHAI);
    let mut other = second(&one, &SHANGHAI);
    let undo = answer(&mut one, whole("INSP-01.1"), Outcome::Pass).expect("answered");
    meet(&mut one, &mut other);
    answer(&mut other, whole("INSP-01.1"), Outcome::Fail).expect("answered again");
    meet(&mut one, &mut other);
    let refused = one.act(&command::Command::Undo(undo));
    assert_eq!(refused.err(), Some(command::Refusal::NothingToUndo));
    let record = one.records.by_key(&today().key()).expect("the run");
    assert_eq!(record.text(&field::SHOP), today().shop.as_str());
    assert_eq!(run(&one, &today()).outcome("INSP-01.1", WHOLE), Some(Outcome::Fail));
}
