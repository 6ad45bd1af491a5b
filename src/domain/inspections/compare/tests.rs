//! Two runs beside each other: every way from one to the next, entries by name, what only one of them has.

use super::*;
use crate::domain::calendar::{Fixed, parse_date};
use crate::domain::command::Command;
use crate::domain::desk::Desk;
use crate::domain::ids::RecordId;
use crate::domain::inspections::{self, Photo, Spot};
use crate::domain::shops;
use crate::domain::templates::DAILY;

const ZONE: Fixed = Fixed(480);
const SHOP_ID: RecordId = RecordId::of("s");
const TWIN: RecordId = RecordId::of("twin");
/// 22 November 2026, 08:40 in Shanghai.
const NOW: i64 = 1_795_308_000_000;

fn run_of(shop: RecordId, day: u32) -> RunId {
    let date = parse_date(&format!("2026-11-{day:02}")).expect("a date");
    RunId { shop, template: DAILY.id.to_owned(), date, by: None }
}

fn run_on(day: u32) -> RunId {
    run_of(SHOP_ID, day)
}

fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, NOW);
    for id in [SHOP_ID, TWIN] {
        let (name, industry, zone) = (id.to_string(), String::new(), "Asia/Shanghai".to_owned());
        act(&mut desk, shops::Command::Create { id, name, platform: shops::Platform::Tmall, industry, zone });
    }
    desk
}

fn act(desk: &mut Desk, command: impl Into<Command>) {
    desk.act(&command.into()).expect("allowed");
}

fn answer(desk: &mut Desk, at: &Spot, outcome: Outcome) {
    act(desk, inspections::Command::Answer { at: at.clone(), outcome: Some(outcome) });
}

fn whole(desk: &mut Desk, day: u32, check: &str, outcome: Option<Outcome>) {
    if let Some(outcome) = outcome {
        answer(desk, &Spot::whole(run_on(day), check), outcome);
    }
}

/// Names an entry of the key visuals under an id of its day and answers one check for it.
fn key_visual(desk: &mut Desk, day: u32, name: &str, outcome: Outcome) -> Spot {
    let (run, entry) = (run_on(day), format!("{name}-{day}"));
    let at = Spot { run: run.clone(), check: "INSP-02.4".into(), entry: entry.clone() };
    act(desk, inspections::Command::NameEntry { run, group: "INSP-02".into(), entry, name: name.into() });
    answer(desk, &at, outcome);
    at
}

fn look(desk: &Desk) -> Comparison {
    compare(&desk.records, &run_on(20), &run_on(21))
}

fn shift_of(comparison: &Comparison, check: &str, name: &str) -> Option<Shift> {
    let is_it = |pair: &&Pair| pair.check.id == check && pair.name == name;
    comparison.pairs.iter().find(is_it).map(|pair| pair.shift)
}

#[test]
fn each_way_from_one_result_to_the_next_has_its_name() {
    use Outcome::{Fail, Na, Pass};
    let ways = [
        ("INSP-01.1", Some(Pass), Some(Fail), Shift::NewlyFailing),
        ("INSP-01.2", None, Some(Fail), Shift::NewlyFailing),
        ("INSP-01.3", Some(Fail), Some(Pass), Shift::Mended),
        ("INSP-01.4", Some(Fail), Some(Fail), Shift::StillFailing),
        ("INSP-01.5", Some(Fail), None, Shift::LostSight),
        ("INSP-02.1", None, Some(Pass), Shift::NewlyAnswered),
        ("INSP-02.2", Some(Na), None, Shift::NowOpen),
        ("INSP-02.3", Some(Fail), Some(Na), Shift::Otherwise),
        ("INSP-02.4", Some(Pass), Some(Na), Shift::Otherwise),
        ("INSP-02.5", Some(Pass), Some(Pass), Shift::Same),
        ("INSP-03.1", None, None, Shift::Same),
    ];
    let mut desk = desk();
    for (check, then, now, _) in ways {
        whole(&mut desk, 20, check, then);
        whole(&mut desk, 21, check, now);
    }
    let found = look(&desk);
    for (check, then, now, shift) in ways {
        assert_eq!(shift_of(&found, check, ""), Some(shift), "{check}: {then:?} → {now:?}");
    }
    assert_eq!(found.pairs.len(), 23);
    assert_eq!(Shift::ALL.iter().map(|shift| found.of(*shift).count()).sum::<usize>(), 23);
}

#[test]
fn other_words_prices_or_photos_are_a_change_too() {
    let mut desk = desk();
    for day in [20, 21] {
        for check in ["INSP-01.1", "INSP-01.2", "INSP-01.3", "INSP-06.2"] {
            whole(&mut desk, day, check, Some(Outcome::Pass));
        }
    }
    let at = |check| Spot::whole(run_on(21), check);
    act(&mut desk, inspections::Command::Note { at: at("INSP-01.1"), text: "换过图".into() });
    let photo = Photo { id: "p".into(), sha: "a".into(), width: 4, height: 3 };
    act(&mut desk, inspections::Command::AddPhoto { at: at("INSP-01.2"), photo });
    act(&mut desk, inspections::Command::Prices { at: at("INSP-06.2"), shown: Some(8_900), charged: Some(8_900) });
    let found = look(&desk);
    for (check, shift) in [
        ("INSP-01.1", Shift::Otherwise),
        ("INSP-01.2", Shift::Otherwise),
        ("INSP-01.3", Shift::Same),
        ("INSP-06.2", Shift::Otherwise),
    ] {
        assert_eq!(shift_of(&found, check, ""), Some(shift), "{check}");
    }
    let pair = found.of(Shift::Otherwise).find(|pair| pair.check.id == "INSP-06.2").expect("the price check");
    assert_eq!(pair.now.as_ref().and_then(|said| said.answer.shown), Some(8_900));
}

#[test]
fn entries_are_matched_by_name() {
    let mut desk = desk();
    key_visual(&mut desk, 20, "双12主会场", Outcome::Fail);
    key_visual(&mut desk, 20, "会员日", Outcome::Pass);
    key_visual(&mut desk, 21, "会员日", Outcome::Fail);
    key_visual(&mut desk, 21, "双１２主会场 ", Outcome::Pass);
    let found = look(&desk);
    assert_eq!(shift_of(&found, "INSP-02.4", "双１２主会场"), Some(Shift::Mended));
    assert_eq!(shift_of(&found, "INSP-02.4", "会员日"), Some(Shift::NewlyFailing));
    assert!(found.only_then.is_empty() && found.only_now.is_empty());
}

#[test]
fn two_entries_of_one_name_stay_two() {
    let mut desk = desk();
    for (day, second) in [(20, Outcome::Pass), (21, Outcome::Fail)] {
        key_visual(&mut desk, day, "主图", Outcome::Pass);
        let (run, entry) = (run_on(day), "second".to_owned());
        let at = Spot { run: run.clone(), check: "INSP-02.4".into(), entry: entry.clone() };
        act(&mut desk, inspections::Command::NameEntry { run, group: "INSP-02".into(), entry, name: "主图".into() });
        answer(&mut desk, &at, second);
    }
    let found = look(&desk);
    let links: Vec<_> = found.pairs.iter().filter(|pair| pair.check.id == "INSP-02.4").map(|pair| pair.shift).collect();
    assert_eq!(links.len(), 2);
    assert!(links.contains(&Shift::Same) && links.contains(&Shift::NewlyFailing), "{links:?}");
}

#[test]
fn what_only_one_run_looked_at_is_told_once_and_its_fails_one_by_one() {
    let mut desk = desk();
    for (day, name, outcome) in [
        (20, "旧主图", Outcome::Fail),
        (20, "旧侧图", Outcome::Pass),
        (20, "会员日", Outcome::Pass),
        (21, "新主图", Outcome::Fail),
        (21, "新侧图", Outcome::Pass),
        (21, "会员日", Outcome::Pass),
    ] {
        key_visual(&mut desk, day, name, outcome);
    }
    let found = look(&desk);
    let names = |lone: &[Lone]| lone.iter().map(|lone| lone.name.clone()).collect::<Vec<_>>();
    assert_eq!((names(&found.only_then).len(), names(&found.only_now).len()), (2, 2));
    assert!(names(&found.only_then).contains(&"旧侧图".to_owned()));
    assert_eq!(shift_of(&found, "INSP-02.4", "旧主图"), Some(Shift::LostSight));
    assert_eq!(shift_of(&found, "INSP-02.4", "新主图"), Some(Shift::NewlyFailing));
    assert_eq!(shift_of(&found, "INSP-02.4", "旧侧图"), None);
    assert_eq!(shift_of(&found, "INSP-02.4", "会员日"), Some(Shift::Same));
}

/// Prices that changed are told; those of several entries stay with their entries.
#[test]
fn values_and_prices_that_changed_are_told() {
    let mut desk = desk();
    for (day, charged) in [(20, 8_900), (21, 9_900)] {
        let at = Spot::whole(run_on(day), "INSP-06.2");
        act(&mut desk, inspections::Command::Prices { at, shown: Some(8_900), charged: Some(charged) });
    }
    whole(&mut desk, 20, "INSP-02.2", Some(Outcome::Pass));
    for name in ["主图", "侧图"] {
        let at = Spot { check: "INSP-02.2".into(), ..key_visual(&mut desk, 21, name, Outcome::Pass) };
        act(&mut desk, inspections::Command::Prices { at, shown: Some(8_900), charged: Some(8_900) });
    }
    let found = look(&desk);
    let pair = |check: &str| found.pairs.iter().find(|pair| pair.check.id == check).expect("a pair");
    assert_eq!((pair("INSP-06.2").shift, pair("INSP-06.2").changes()), (Shift::NewlyFailing, vec![Change::Prices]));
    assert_eq!((pair("INSP-02.2").shift, pair("INSP-02.2").changes()), (Shift::Otherwise, vec![]));
    let parts = pair("INSP-02.2").now.as_ref().map(|said| said.parts.clone()).unwrap_or_default();
    let told: Vec<_> = parts.iter().map(|(name, answer)| (name.as_str(), answer.shown)).collect();
    assert!(told.len() == 2 && told.contains(&("主图", Some(8_900))), "{told:?}");
}

/// A removed entry no longer counts: the run reads as if it had never been named.
#[test]
fn removed_entries_are_gone() {
    let mut desk = desk();
    let removed = key_visual(&mut desk, 20, "旧主图", Outcome::Fail);
    key_visual(&mut desk, 20, "会员日", Outcome::Pass);
    key_visual(&mut desk, 21, "会员日", Outcome::Pass);
    act(
        &mut desk,
        inspections::Command::RemoveEntry { run: run_on(20), group: "INSP-02".into(), entry: removed.entry },
    );
    let found = look(&desk);
    assert!(found.only_then.is_empty());
    assert_eq!(found.of(Shift::LostSight).count(), 0);
    assert_eq!(shift_of(&found, "INSP-02.4", "会员日"), Some(Shift::Same));
}

/// Where one run named its banners and the other looked at the page as a whole, the check's own result is compared.
#[test]
fn a_whole_page_is_compared_with_all_its_banners() {
    let mut desk = desk();
    whole(&mut desk, 20, "INSP-02.4", Some(Outcome::Pass));
    key_visual(&mut desk, 21, "主图", Outcome::Pass);
    let at = key_visual(&mut desk, 21, "侧图", Outcome::Fail);
    act(&mut desk, inspections::Command::Note { at, text: "打不开".into() });
    let found = look(&desk);
    let links: Vec<_> = found.pairs.iter().filter(|pair| pair.check.id == "INSP-02.4").collect();
    assert_eq!(links.len(), 1);
    assert_eq!((links[0].shift, links[0].name.as_str()), (Shift::NewlyFailing, ""));
    assert_eq!(links[0].now.as_ref().map(|said| said.answer.note.as_str()), Some("侧图: 打不开"));
}

/// Runs of two versions of a template: what only one asks for is there, with nothing on the other side.
#[test]
fn checks_that_only_one_run_has_stay_in_sight() {
    let mut desk = desk();
    for check in ["INSP-01.1", "INSP-06.5"] {
        whole(&mut desk, 20, check, Some(Outcome::Fail));
        whole(&mut desk, 21, check, Some(Outcome::Pass));
    }
    let mut then = report(&desk.records, &run_on(20));
    let mut now = report(&desk.records, &run_on(21));
    then[0].checks.remove(0);
    now.pop();
    let found = beside(then, now);
    assert_eq!(found.pairs.len(), 23);
    let first = &found.pairs[0];
    assert_eq!((first.check.id, first.shift, first.then.is_none()), ("INSP-01.1", Shift::NewlyAnswered, true));
    let last = &found.pairs[22];
    assert_eq!((last.check.id, last.shift, last.now.is_none()), ("INSP-06.5", Shift::LostSight, true));
}

#[test]
fn the_run_before_is_the_latest_begun_of_the_shop_and_those_joined_into_it() {
    let mut desk = desk();
    for run in [run_on(17), run_of(TWIN, 19), run_on(20), run_of(RecordId::of("other"), 18)] {
        answer(&mut desk, &Spot::whole(run, "INSP-01.1"), Outcome::Pass);
    }
    let begun = |desk: &Desk, shop: &RecordId| begun_runs(&desk.records, shop, DAILY.id);
    let before = |desk: &Desk, day| one_before(&begun(desk, &SHOP_ID), &run_on(day)).cloned();
    assert_eq!(before(&desk, 20), Some(run_on(17)));
    act(&mut desk, shops::Command::Join { kept: SHOP_ID, duplicate: TWIN });
    assert_eq!(before(&desk, 20), Some(run_of(TWIN, 19)));
    assert_eq!(before(&desk, 19), Some(run_on(17)), "a day that nobody began has one before it, too");
    assert_eq!(before(&desk, 17), None);
    assert_eq!(begun(&desk, &TWIN), [run_on(20), run_of(TWIN, 19), run_on(17)]);
}
