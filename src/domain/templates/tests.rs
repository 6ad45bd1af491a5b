//! Templates as people use them: edits, versions, what runs keep, what two people merge, what is shipped.

use super::*;
use crate::domain::calendar::{Fixed, parse_date};
use crate::domain::command::{self, Undo};
use crate::domain::desk::Desk;
use crate::domain::digest::digest;
use crate::domain::ids::Key;
use crate::domain::inspections::{self, Need, Outcome, Run, RunId, Spot, due_today, gaps, is_asked, progress, score};
use crate::domain::people;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::{self, Platform, Shop};
use chrono::NaiveDate;
use std::path::Path;

const ZONE: Fixed = Fixed(480);
const SHOP: RecordId = RecordId::of("shop-1");
const PERSON: RecordId = RecordId::of("");
/// 2026-11-22 08:40 in Shanghai.
const NOW: i64 = 1_795_308_000_000;
const DAY: i64 = 86_400_000;

/// A desk with a shop.
fn desk(replica: u64) -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, replica, NOW);
    let create = shops::Command::Create {
        id: SHOP,
        name: "S".into(),
        platform: Platform::Taobao,
        industry: String::new(),
        zone: "Asia/Shanghai".into(),
    };
    desk.act(&create.into()).expect("a shop");
    desk
}

fn shop(records: &Records) -> Shop {
    Shop::read(records.get(&shops::SHOP, &SHOP).expect("the shop"))
}

fn date(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

fn run(template: &str, on: &str) -> RunId {
    RunId { shop: SHOP, template: template.into(), date: date(on), by: None }
}

fn edit(template: &str, edits: &[(&str, Value)]) -> command::Command {
    let edits = edits.iter().map(|(path, value)| (SmolStr::new(path), value.clone())).collect();
    Command::Edit { template: RecordId::new(template), base: None, edits }.into()
}

fn answer(desk: &mut Desk, run: &RunId, check: &str, outcome: Outcome) -> Undo {
    let command = inspections::Command::Answer { at: Spot::whole(run.clone(), check), outcome: Some(outcome) };
    desk.act(&command.into()).expect("answered")
}

fn looked<'r>(desk: &'r Desk, run: &RunId) -> Run<'r> {
    Run::of(desk.records.by_key(&run.key()).map(AsRef::as_ref))
}

/// A template of one group with the checks of a file.
fn made(desk: &mut Desk, checks: &str) -> RecordId {
    let file =
        format!(r#"{{"zh":"自制","en":"Own","repeat":"daily","groups":[{{"id":"g","zh":"组","checks":[{checks}]}}]}}"#);
    let (_, content) = of_file(&file).expect("a template");
    let id = RecordId::of("own");
    desk.act(&Command::Create { id: id.clone(), content }.into()).expect("created");
    desk.act(&Command::Use { template: id.clone(), base: None, shop: SHOP, on: true }.into()).expect("used");
    id
}

#[test]
fn an_edit_applies_from_the_next_run_and_old_runs_keep_their_version() {
    let mut desk = desk(1);
    let yesterday = run("daily", "2026-11-21");
    answer(&mut desk, &yesterday, "INSP-01.1", Outcome::Pass);
    desk.act(&edit(
        "daily",
        &[("check/INSP-01.1/zh", "首页没有错位".into()), ("check/INSP-01.2/archived", true.into())],
    ))
    .expect("edited");
    let today = run("daily", "2026-11-22");
    answer(&mut desk, &today, "INSP-01.1", Outcome::Pass);
    desk.act(&edit("daily", &[("check/INSP-01.1/zh", "又改了".into())])).expect("edited");
    let label = |run: &RunId| find_check(&desk.records, run, "INSP-01.1").expect("a check").label.zh;
    let count = |run: &RunId| of_run(&desk.records, run).expect("a template").checks().count();
    assert_eq!((label(&yesterday), count(&yesterday)), ("首页排版整齐，没有错位或重叠", 23));
    assert_eq!((label(&today), count(&today)), ("首页没有错位", 22));
    assert_eq!((label(&run("daily", "2026-11-23")), count(&run("daily", "2026-11-23"))), ("又改了", 22));
}

#[test]
fn s14_only_what_a_shop_changed_is_stored_and_taking_it_back_brings_the_shipped_version_back() {
    let mut desk = desk(1);
    let undo = desk.act(&edit("daily", &[("check/INSP-01.1/zh", "改".into())])).expect("edited");
    let record = desk.records.get(&TEMPLATE, &RecordId::of("daily")).expect("a record");
    assert_eq!(record.cells().count(), 1, "one field, not the whole template");
    assert!(matches!(current(&desk.records, "daily").expect("known").version, Version::Made(_)));
    desk.act(&undo.into()).expect("undone");
    assert_eq!(current(&desk.records, "daily").expect("known").version, Version::Shipped(1));
}

#[test]
fn a_version_that_runs_point_at_outlives_the_undoing_of_the_first_answer() {
    let mut desk = desk(1);
    desk.act(&edit("daily", &[("check/INSP-01.1/zh", "改".into())])).expect("edited");
    let undo = answer(&mut desk, &run("daily", "2026-11-22"), "INSP-01.1", Outcome::Pass);
    answer(&mut desk, &run("daily", "2026-11-21"), "INSP-01.1", Outcome::Pass);
    desk.act(&undo.into()).expect("undone");
    desk.act(&edit("daily", &[("check/INSP-01.1/zh", "又改".into())])).expect("edited");
    let kept = find_check(&desk.records, &run("daily", "2026-11-21"), "INSP-01.1").expect("a check");
    assert_eq!(kept.label.zh, "改");
}

#[test]
fn s2_two_people_who_edit_a_template_meet_by_field() {
    let (mut one, mut two) = (desk(1), desk(2));
    let rows = one.rows.clone();
    two.receive(&rows);
    one.act(&edit("daily", &[("check/INSP-01.1/zh", "一".into())])).expect("edited");
    two.act(&edit("daily", &[("check/INSP-01.1/en", "two".into()), ("check/INSP-01.2/weight", Value::Int(3))]))
        .expect("edited");
    let (from_one, from_two) = (one.rows.clone(), two.rows.clone());
    one.receive(&from_two);
    two.receive(&from_one);
    assert_eq!(digest(&one.records), digest(&two.records));
    let template = current(&one.records, "daily").expect("known");
    let checks: Vec<_> = template.checks().take(2).collect();
    assert_eq!((checks[0].label.zh, checks[0].label.en, checks[1].weight), ("一", "two", 3));
    assert_eq!(current(&two.records, "daily").expect("known").version, template.version);
}

#[test]
fn a_moved_check_stands_where_it_was_put_however_often() {
    let mut content = content(&Records::default(), "daily").expect("the daily one");
    for _ in 0..64 {
        for check in ["INSP-01.5", "INSP-01.4"] {
            for (path, value) in moved(&content, check, "INSP-01", Some("INSP-01.2")) {
                content.set(&path, value);
            }
        }
    }
    assert_eq!(content.checks("INSP-01"), ["INSP-01.1", "INSP-01.5", "INSP-01.4", "INSP-01.2", "INSP-01.3"]);
    for (path, value) in moved(&content, "INSP-01.1", "INSP-02", None) {
        content.set(&path, value);
    }
    assert_eq!(content.checks("INSP-02").last(), Some(&"INSP-01.1"));
    for (path, value) in moved_group(&content, "INSP-06", Some("INSP-01")) {
        content.set(&path, value);
    }
    assert_eq!(content.groups()[..2], ["INSP-06", "INSP-01"]);
}

#[test]
fn a_copy_stands_right_after_its_check_and_says_the_same() {
    let mut content = content(&Records::default(), "daily").expect("the daily one");
    for (path, value) in copy_check(&content, "INSP-02.2", "fresh") {
        content.set(&path, value);
    }
    assert_eq!(content.checks("INSP-02")[1..4], ["INSP-02.2", "fresh", "INSP-02.3"]);
    assert_eq!(content.check("fresh").text("kind"), "prices");
}

#[test]
fn a_template_goes_through_a_file_and_comes_back_the_same() {
    let content = content(&Records::default(), "daily").expect("the daily one");
    let (id, read) = of_file(&to_file("daily", &content)).expect("a template");
    assert_eq!((id.as_str(), &read), ("daily", &content));
}

#[test]
fn a_file_that_is_no_template_says_where() {
    let of = |checks: &str| of_file(&format!(r#"{{"zh":"甲","groups":[{{"id":"g","zh":"组","checks":[{checks}]}}]}}"#));
    let check = r#"{"id":"a","zh":"看"}"#;
    assert_eq!(of_file("{}").err(), Some(Malformed::NoTemplate));
    assert!(matches!(of_file("nothing"), Err(Malformed::NotJson(_))));
    assert!(matches!(of(r#"{"id":"a","weight":1.5}"#), Err(Malformed::NotJson(_))), "no fractions");
    assert_eq!(of(&format!("{check},{check}")).err(), Some(Malformed::BadId("a".into())));
    assert_eq!(of(r#"{"id":"a/b"}"#).err(), Some(Malformed::BadId("a/b".into())));
    let refused = |path: &str, value: &str| Some(Malformed::BadProperty { path: path.into(), value: value.into() });
    assert_eq!(of(r#"{"id":"a","kind":"dance"}"#).err(), refused("check/a/kind", r#""dance""#));
    assert_eq!(of(r#"{"id":"a","colour":"red"}"#).err(), refused("check/a/colour", r#""red""#));
    assert_eq!(of(r#"{"id":"a","tell":["nobody"]}"#).err(), refused("check/a/tell/nobody", "true"));
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_is_written() {
    let mut desk = desk(1);
    let rows = desk.rows.len();
    let mut refused = |edits: &[(&str, Value)]| match desk.act(&edit("daily", edits)) {
        Err(command::Refusal::Template(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&[("zh", "".into()), ("en", "".into())]), Refusal::NoWords(String::new()));
    assert!(matches!(refused(&[("check/INSP-01.1/max", "high".into())]), Refusal::NotAllowed { .. }));
    let bounds = [("check/INSP-01.1/min", Value::Int(2)), ("check/INSP-01.1/max", Value::Int(1))];
    assert!(matches!(refused(&bounds), Refusal::EmptyRange(_)));
    assert_eq!(refused(&[("note_zh", "长".repeat(MAX_TEXT + 1).into())]), Refusal::TooLong(MAX_TEXT));
    assert_eq!(desk.rows.len(), rows);
}

#[test]
fn a_number_outside_its_bounds_fails_and_a_tap_overrules_it() {
    let mut desk = desk(1);
    made(&mut desk, r#"{"id":"t","zh":"温度","kind":"number","unit_zh":"℃","min":-5000,"max":30000}"#);
    let day = run("own", "2026-11-22");
    let mut say = |value: Option<Value>| {
        let command = inspections::Command::Value { at: Spot::whole(day.clone(), "t"), value };
        desk.act(&command.into()).map(|_| looked(&desk, &day).outcome("t", "-"))
    };
    assert_eq!(say(Some(Value::Int(30_000))), Ok(Some(Outcome::Pass)));
    assert_eq!(say(Some(Value::Int(30_001))), Ok(Some(Outcome::Fail)));
    assert_eq!(say(Some(Value::Int(-5_001))), Ok(Some(Outcome::Fail)));
    assert_eq!(say(None), Ok(None));
    assert!(matches!(say(Some("warm".into())), Err(command::Refusal::Inspection(inspections::Refusal::WrongValue(_)))));
    say(Some(Value::Int(30_001))).expect("said");
    answer(&mut desk, &day, "t", Outcome::Na);
    let command = inspections::Command::Value { at: Spot::whole(day.clone(), "t"), value: Some(Value::Int(1)) };
    desk.act(&command.into()).expect("said");
    assert_eq!(looked(&desk, &day).outcome("t", "-"), Some(Outcome::Na), "a person's own answer stays");
}

#[test]
fn a_check_with_a_condition_is_asked_only_then() {
    let mut desk = desk(1);
    made(
        &mut desk,
        r#"{"id":"a","zh":"问","kind":"choice","options":[{"id":"due","zh":"到期","result":"pass"},{"id":"not","zh":"没到","result":"na"}]},
           {"id":"b","zh":"跟着问","if_check":"a","if_is":"due"}"#,
    );
    let day = run("own", "2026-11-22");
    let template = current(&desk.records, "own").expect("known");
    let follow_up = template.check("b").expect("a check");
    let mut choose = |id: &str| {
        let command = inspections::Command::Value { at: Spot::whole(day.clone(), "a"), value: Some(id.into()) };
        desk.act(&command.into()).expect("chosen");
        let run = looked(&desk, &day);
        (
            is_asked(run, template, follow_up),
            progress(run, template, template.groups).total,
            gaps(&desk.records, &day).open.len(),
        )
    };
    assert_eq!(choose("not"), (false, 1, 0));
    assert_eq!(choose("due"), (true, 2, 1));
}

#[test]
fn a_critical_fail_fails_the_run_and_one_that_stops_ends_it() {
    let mut desk = desk(1);
    made(
        &mut desk,
        r#"{"id":"a","zh":"甲","weight":3},{"id":"lock","zh":"门锁","critical":"stop","weight":1},{"id":"z","zh":"后面"}"#,
    );
    let day = run("own", "2026-11-22");
    answer(&mut desk, &day, "a", Outcome::Pass);
    answer(&mut desk, &day, "lock", Outcome::Fail);
    let template = current(&desk.records, "own").expect("known");
    let run = looked(&desk, &day);
    let score = score(run, template).expect("a score");
    assert_eq!((score.hundredths, score.passed), (7_500, false));
    assert!(!is_asked(run, template, template.check("z").expect("a check")));
    assert_eq!(progress(run, template, template.groups).open(), 0);
}

#[test]
fn the_pass_mark_decides_by_weight_and_what_is_not_applicable_does_not_count() {
    let mut desk = desk(1);
    let id = made(&mut desk, r#"{"id":"a","zh":"甲","weight":4},{"id":"b","zh":"乙"},{"id":"c","zh":"丙","weight":9}"#);
    desk.act(&edit(id.as_str(), &[("pass_mark", Value::Int(80))])).expect("edited");
    let day = run("own", "2026-11-22");
    for (check, outcome) in [("a", Outcome::Pass), ("b", Outcome::Fail), ("c", Outcome::Na)] {
        answer(&mut desk, &day, check, outcome);
    }
    let template = current(&desk.records, "own").expect("known");
    let score = score(looked(&desk, &day), template).expect("a score");
    assert_eq!((score.hundredths, score.passed), (8_000, true));
}

#[test]
fn what_an_answer_needs_stands_in_the_way_of_handing_in() {
    let mut desk = desk(1);
    made(
        &mut desk,
        r#"{"id":"n","zh":"要备注","note":"always"},{"id":"p","zh":"要照片","photos":2},{"id":"f","zh":"不通过要照片","fail_photos":1}"#,
    );
    let day = run("own", "2026-11-22");
    answer(&mut desk, &day, "n", Outcome::Pass);
    answer(&mut desk, &day, "p", Outcome::Na);
    answer(&mut desk, &day, "f", Outcome::Fail);
    let note = inspections::Command::Note { at: Spot::whole(day.clone(), "f"), text: "坏了".into() };
    desk.act(&note.into()).expect("noted");
    let needs: Vec<_> = gaps(&desk.records, &day).without_evidence.into_iter().map(|l| (l.at.check, l.need)).collect();
    assert_eq!(needs, [("n".to_owned(), Need::Note), ("f".to_owned(), Need::Photos(1))]);
    let refused = desk.act(&inspections::Command::Submit { run: day }.into());
    assert!(matches!(refused, Err(command::Refusal::Inspection(inspections::Refusal::WithoutEvidence(_)))));
}

/// WH-02: the roles that stand at a check hear of its fail until its follow-up is done.
#[test]
fn wh_02_a_fail_is_told_at_once_to_the_roles_that_the_check_names() {
    let mut desk = desk(1);
    for (id, role) in [("boss", "store_manager"), ("clerk", "assistant")] {
        let create = people::Command::Create { id: RecordId::new(id), name: id.into(), role: role.into() };
        desk.act(&create.into()).expect("a person");
    }
    desk.sit(&RecordId::of("boss"));
    made(&mut desk, r#"{"id":"lock","zh":"门锁","tell":["director","store_manager"]}"#);
    let day = run("own", "2026-11-21");
    answer(&mut desk, &day, "lock", Outcome::Fail);
    let told = |desk: &Desk, who: &str, on: &str| {
        inspections::alarms(&desk.records, &shop(&desk.records), &RecordId::new(who), date(on)).len()
    };
    assert_eq!((told(&desk, "boss", "2026-11-22"), told(&desk, "clerk", "2026-11-22")), (1, 0));
    assert_eq!(told(&desk, "boss", "2026-11-28"), 0, "a week later it is no news");
    answer(&mut desk, &day, "lock", Outcome::Pass);
    assert_eq!(told(&desk, "boss", "2026-11-22"), 0, "taken back");
}

#[test]
fn what_a_shop_uses_is_due_from_the_day_on_which_it_was_taken_into_use() {
    let mut desk = desk(1);
    let (_, content) = of_file(&shipped_file("home-review")).expect("a template");
    let take =
        |on: bool| Command::Use { template: "home-review".into_id(), base: Some(content.clone()), shop: SHOP, on };
    desk.act(&take(true).into()).expect("taken");
    let due = |desk: &Desk, days: i64| {
        let due = due_today(&desk.records, &shop(&desk.records), &PERSON, NOW + days * DAY, &ZONE);
        due.into_iter().map(|(duty, day)| (duty.template.id, day.run.date.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(due(&desk, 0)[1], ("home-review", "2026-11-22".into()));
    assert_eq!(due(&desk, 1)[1], ("home-review", "2026-11-22".into()), "its grace is two days");
    assert_eq!(due(&desk, 5).len(), 1, "missed: it comes again on the fourteenth day");
    assert_eq!(due(&desk, 14)[1].1, "2026-12-06");
    desk.act(&take(false).into()).expect("put away");
    assert_eq!(due(&desk, 14).len(), 1);
    let daily = Command::Use { template: "daily".into_id(), base: None, shop: SHOP, on: false };
    desk.act(&daily.into()).expect("put away");
    assert!(due(&desk, 0).is_empty());
}

/// Two people whose duty a daily template is, each their own.
fn everybodys(desk: &mut Desk) -> [RecordId; 2] {
    let both = [RecordId::of("ann"), RecordId::of("ben")];
    for id in &both {
        let create = people::Command::Create { id: id.clone(), name: id.to_string(), role: "assistant".into() };
        desk.act(&create.into()).expect("a person");
    }
    made(desk, r#"{"id":"a","zh":"甲"}"#);
    desk.act(&edit("own", &[("who", EVERYONE.into())])).expect("edited");
    both
}

fn own_of(desk: &Desk, person: &RecordId, days: i64) -> RunId {
    let due = due_today(&desk.records, &shop(&desk.records), person, NOW + days * DAY, &ZONE);
    due.into_iter().find(|(duty, _)| duty.template.id == "own").expect("due").1.run
}

#[test]
fn where_everybody_has_to_do_it_each_has_a_run_of_their_own() {
    let mut desk = desk(1);
    let [ann, ben] = everybodys(&mut desk);
    let (anns, bens) = (own_of(&desk, &ann, 0), own_of(&desk, &ben, 0));
    assert_ne!(anns, bens);
    assert_eq!(RunId::parse(&anns.record_id()), Some(anns.clone()));
    desk.sit(&ann);
    answer(&mut desk, &anns, "a", Outcome::Pass);
    let foreign = inspections::Command::Answer { at: Spot::whole(bens.clone(), "a"), outcome: Some(Outcome::Pass) };
    let refusal = desk.act(&foreign.into()).expect_err("only Ben fills in what is his");
    assert_eq!(refusal, command::Refusal::Inspection(inspections::Refusal::SomebodyElses("ben".into())));
    let foreign = inspections::Command::Submit { run: bens };
    assert!(desk.act(&foreign.into()).is_err());
    let shop = shop(&desk.records);
    let template = current(&desk.records, "own").expect("known");
    let tomorrow = inspections::days(&desk.records, &shop, template, NOW + DAY, &ZONE);
    let told: Vec<_> = tomorrow.map(|day| (day.run.date.to_string(), day.run.by, day.progress.answered())).collect();
    let both = |on: &str, of_ann| [(on.to_owned(), Some(ann.clone()), of_ann), (on.to_owned(), Some(ben.clone()), 0)];
    assert_eq!(told, [both("2026-11-23", 0), both("2026-11-22", 1)].concat());
}

#[test]
fn who_came_later_had_no_duty_before_and_who_left_has_none_any_more() {
    let mut desk = desk(1);
    let [ann, ben] = everybodys(&mut desk);
    desk.now = NOW + 2 * DAY;
    let create = people::Command::Create { id: RecordId::of("cleo"), name: "cleo".into(), role: "assistant".into() };
    desk.act(&create.into()).expect("a person");
    desk.act(&people::Command::Retire { person: ben, retired: true }.into()).expect("left");
    let shop = shop(&desk.records);
    let template = current(&desk.records, "own").expect("known");
    let all = inspections::days(&desk.records, &shop, template, desk.now, &ZONE);
    let told: Vec<_> = all.map(|day| format!("{} {}", day.run.date, day.run.by.expect("somebody's"))).collect();
    assert_eq!(told, ["2026-11-24 ann", "2026-11-24 cleo", "2026-11-23 ann", "2026-11-22 ann"]);
    assert_eq!(own_of(&desk, &ann, 2).by, Some(ann));
}

/// Looking at a template as an inspector does stores nothing, whoever tries.
#[test]
fn a_preview_is_nobodys_to_answer() {
    let mut desk = desk(1);
    made(&mut desk, r#"{"id":"a","zh":"甲"}"#);
    let preview = RunId::preview(SHOP, "own", date("2026-11-22"));
    assert!(preview.is_preview() && RunId::parse(&preview.record_id()).is_some_and(|run| run.is_preview()));
    let answer = inspections::Command::Answer { at: Spot::whole(preview, "a"), outcome: Some(Outcome::Pass) };
    desk.act(&answer.into()).expect_err("nothing is stored");
    assert!(!run("own", "2026-11-22").is_preview());
}

/// A template that was common before: its missed days stay common, and nobody owes a run of their own for them.
#[test]
fn what_becomes_everybodys_is_each_ones_duty_from_that_day_on() {
    let mut desk = desk(1);
    let create = people::Command::Create { id: RecordId::of("ann"), name: "ann".into(), role: "assistant".into() };
    desk.act(&create.into()).expect("a person");
    made(&mut desk, r#"{"id":"a","zh":"甲"}"#);
    desk.now = NOW + 2 * DAY;
    desk.act(&edit("own", &[("who", EVERYONE.into())])).expect("edited");
    let shop = shop(&desk.records);
    let template = current(&desk.records, "own").expect("known");
    let all = inspections::days(&desk.records, &shop, template, desk.now, &ZONE);
    let told: Vec<_> = all.map(|day| (day.run.date.to_string(), day.run.by.is_some())).collect();
    let days = [("2026-11-24", true), ("2026-11-23", false), ("2026-11-22", false)];
    assert_eq!(told, days.map(|(on, own)| (on.to_owned(), own)));
}

/// Common, then everybody's for some days, then common again: nobody missed a common one on the days between.
#[test]
fn what_was_everybodys_for_a_while_was_no_common_duty_then() {
    let mut desk = desk(1);
    let [ann, _] = everybodys(&mut desk);
    desk.sit(&ann);
    desk.now = NOW + DAY;
    let hers = own_of(&desk, &ann, 1);
    answer(&mut desk, &hers, "a", Outcome::Pass);
    desk.now = NOW + 3 * DAY;
    desk.act(&edit("own", &[("who", "".into())])).expect("edited");
    let shop = shop(&desk.records);
    let template = current(&desk.records, "own").expect("known");
    let all = inspections::days(&desk.records, &shop, template, NOW + 4 * DAY, &ZONE);
    let told: Vec<_> = all.map(|day| (day.run.date.to_string(), day.run.by.is_some())).collect();
    let days = [("2026-11-26", false), ("2026-11-25", false), ("2026-11-23", true)];
    let days = days.map(|(on, own)| (on.to_owned(), own));
    assert!(told.starts_with(&days), "the 24th lies between: {told:?}");
}

/// S9: runs of two entries of one person are that person's once the entries are joined.
#[test]
fn a_run_under_a_joined_entry_is_ones_own() {
    let mut desk = desk(1);
    let [ann, ben] = everybodys(&mut desk);
    desk.sit(&ben);
    let bens = own_of(&desk, &ben, 0);
    answer(&mut desk, &bens, "a", Outcome::Fail);
    desk.act(&people::Command::Join { kept: ann.clone(), duplicate: ben.clone() }.into()).expect("joined");
    assert_eq!(own_of(&desk, &ann, 0), bens, "what was begun goes on");
    desk.sit(&ann);
    answer(&mut desk, &bens, "a", Outcome::Pass);
}

/// R11: a device whose clock stands at the beginning of time still has its daily inspection.
#[test]
fn r11_a_clock_far_behind_does_not_hide_the_daily_inspection() {
    let desk = desk(1);
    let due = due_today(&desk.records, &shop(&desk.records), &PERSON, 0, &ZONE);
    assert_eq!(due.len(), 1);
}

/// The schedule counts in the shop's zone: at half past eleven at night in Berlin it is tomorrow in Shanghai.
#[test]
fn s10_a_day_is_the_shops_wherever_the_browser_is() {
    let mut desk = desk(1);
    made(&mut desk, r#"{"id":"a","zh":"甲"}"#);
    let night_in_berlin = 1_795_386_600_000 - 60_000; // 2026-11-22 22:29 UTC
    let due = due_today(&desk.records, &shop(&desk.records), &PERSON, night_in_berlin, &ZONE);
    assert_eq!(due[1].1.run.date, date("2026-11-23"));
}

#[test]
fn another_device_that_never_read_the_shipped_file_knows_the_template() {
    let (mut one, mut two) = (desk(1), desk(2));
    let (_, content) = of_file(&shipped_file("warehouse-close")).expect("a template");
    let take =
        Command::Use { template: "warehouse-close".into_id(), base: Some(content.clone()), shop: SHOP, on: true };
    one.act(&take.into()).expect("taken");
    two.receive(&one.rows);
    let known = current(&two.records, "warehouse-close").expect("known");
    assert_eq!(super::content(&two.records, "warehouse-close"), Some(content));
    assert_eq!(known.checks().count(), 15);
    let record = two.records.by_key(&Key::new(TEMPLATE, "warehouse-close".into_id())).expect("a record");
    assert_eq!(record.cells().filter(|(name, _)| name.as_str().contains("check/")).count(), 0, "nothing was changed");
}

fn shipped_file(id: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/templates/{id}.json"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

trait IntoId {
    fn into_id(self) -> RecordId;
}

impl IntoId for &'static str {
    fn into_id(self) -> RecordId {
        RecordId::of(self)
    }
}

/// Every shipped file is a template under the id of its name; every check has words in both languages, and every
/// condition points at a check that stands before it.
#[test]
fn s14_every_shipped_template_is_whole() {
    for id in SHIPPED {
        let (named, content) = of_file(&shipped_file(id)).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(named, *id);
        let mut seen: Vec<&str> = Vec::new();
        for group in content.groups() {
            assert!(["zh", "en"].iter().all(|l| !content.group(group).text(l).is_empty()), "{id} {group}");
            for check in content.checks(group) {
                let part = content.check(check);
                let words = ["zh", "en", "how_zh", "how_en"];
                assert!(words.iter().all(|name| !part.text(name).is_empty()), "{id} {check}");
                let condition = part.text("if_check");
                assert!(condition.is_empty() || seen.contains(&condition), "{id} {check}: {condition}");
                seen.push(check);
            }
        }
    }
    let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/templates")).expect("a folder");
    assert_eq!(files.count(), SHIPPED.len(), "a file that nobody is offered");
}

/// The checklist rows of the catalogue that the shipped templates stand for.
#[test]
fn every_checklist_row_of_home_page_visual_security_and_warehouse_has_its_check() {
    let mut checks: Vec<String> = Vec::new();
    for id in SHIPPED {
        let (_, content) = of_file(&shipped_file(id)).expect("a template");
        checks.extend(content.groups().iter().flat_map(|group| content.checks(group)).map(str::to_owned));
    }
    let home = (1..=19).map(|n| format!("HOME-{n:02}"));
    let page = (0..=6).map(|n| format!("PAGE-{n:02}"));
    let visual = (1..=9).map(|n| format!("VIS-{n:02}"));
    let security =
        "P1 P2 P3 N1 N2 N3 D1 D2 D3 A1 A2 A3 U1 H1 E1 E3 G1 G2 F1 F2 F3".split(' ').map(|n| format!("SEC-{n}"));
    let rest = [
        "HOME-R1",
        "HOME-R1.1",
        "HOME-R2",
        "HOME-R3",
        "WH-01",
        "WH-01.1",
        "WH-01.2",
        "WH-06",
        "WH-11",
        "DOC-09",
        "DOC-13",
    ];
    let rows = home.chain(page).chain(visual).chain(security).chain(rest.map(str::to_owned));
    for row in rows {
        let stands_for = |check: &String| {
            let rest = check.strip_prefix(row.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || rest.chars().all(|c| c.is_ascii_lowercase())
            })
        };
        assert!(checks.iter().any(stands_for), "{row}");
    }
}

/// C-24: rows on channels that are gone are shipped, but not asked unless somebody brings them back.
#[test]
fn c_24_obsolete_rows_are_archived() {
    let (_, content) = of_file(&shipped_file("home-design")).expect("a template");
    for check in ["HOME-07", "HOME-15", "HOME-19"] {
        assert!(content.check(check).flag("archived"), "{check}");
    }
}

/// R25: a run that points at a version which is not there is read with the template as it is now; a template over a
/// version which is not there is no template, until that version comes.
#[test]
fn r25_a_version_that_is_not_there() {
    let mut desk = desk(1);
    let run = RunId { shop: SHOP, template: "daily".into(), date: parse_date("2026-11-22").expect("a date"), by: None };
    let stamp = desk.rows[0].stamp;
    let mut put = |key: Key, field: Field| {
        let mut record = Record::new(key);
        record.put(field, "nowhere".into(), stamp);
        desk.records.merge(record);
    };
    put(run.key(), inspections::field::VERSION);
    put(Key::new(TEMPLATE, RecordId::of("own")), field::BASE);
    let now = current(&desk.records, "daily").expect("shipped");
    assert!(of_run(&desk.records, &run).is_some_and(|template| std::ptr::eq(template, now)));
    assert!(content(&desk.records, "own").is_none() && current(&desk.records, "own").is_none());
    assert!(of_run(&desk.records, &RunId { template: "own".into(), ..run }).is_none());
}
