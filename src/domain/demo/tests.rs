//! The demo shop is convincing and obeys the rules, whenever it is opened.

use super::*;
use crate::domain::calendar::{Fixed, date, instant, parse_date, parse_time};
use crate::domain::digest::digest;
use crate::domain::inspections::{Day, DayStatus, Progress, ReviewOutcome, Run, WHOLE, days as all_days};
use crate::domain::records::Records;
use crate::domain::shops::{self, Shop};
use crate::domain::tasks::{self, Status};
use crate::domain::templates::DAILY;
use std::collections::{BTreeMap, BTreeSet};

const ZONE: Fixed = Fixed(480);

fn at(day: &str, time: &str) -> i64 {
    instant(&ZONE, parse_date(day).expect("a date"), parse_time(time).expect("a time"))
}

fn replayed(rows: &[JournalRow]) -> Records {
    let mut records = Records::default();
    for row in rows {
        records.apply(row);
    }
    records
}

fn days(records: &Records, now: i64) -> Vec<Day> {
    let shop = Shop::read(records.by_key(&shops::key(&shop_id())).expect("the shop"));
    all_days(records, &shop, &DAILY, now, &ZONE).take(40).collect()
}

#[test]
fn nothing_in_it_breaks_a_rule_at_any_time_of_day() {
    for time in ["00:00", "00:03", "05:59", "08:39", "08:50", "09:30", "12:00", "15:45", "21:59", "23:59"] {
        let now = at("2026-11-21", time);
        for zh in [true, false] {
            let (rows, refused) = played(now, &ZONE, zh);
            assert_eq!(refused, [], "{time}");
            assert!(rows.iter().all(|row| row.stamp.instant() <= now), "{time}: nothing lies in the future");
            assert!(rows.is_sorted_by_key(|row| row.stamp), "{time}");
        }
    }
}

#[test]
fn the_same_inputs_give_the_same_rows() {
    let now = at("2026-11-21", "08:52");
    let (one, other) = (rows(now, &ZONE, true), rows(now, &ZONE, true));
    assert_eq!(one, other);
    assert_eq!(digest(&replayed(&one)), digest(&replayed(&other)));
    assert_ne!(digest(&replayed(&one)), digest(&replayed(&rows(now, &ZONE, false))));
    let mut next: BTreeMap<_, u64> = BTreeMap::new();
    for row in &one {
        let seq = next.entry(row.replica).or_default();
        *seq += 1;
        assert_eq!(row.seq, *seq, "contiguous per replica");
    }
}

/// A day is one of several statuses; scheduled and overdue exclude today's being in progress.
#[test]
fn the_month_shows_every_way_a_day_can_go() {
    for time in ["00:30", "08:52", "14:20", "23:30"] {
        let now = at("2026-11-21", time);
        let all = days(&replayed(&rows(now, &ZONE, true)), now);
        assert_eq!(all.len(), 31, "{time}");
        let count = |status: DayStatus| all.iter().filter(|day| day.status == status).count();
        assert_eq!(all[0].status, DayStatus::InProgress, "{time}");
        assert_eq!((count(DayStatus::Missed), count(DayStatus::Submitted), count(DayStatus::Returned)), (1, 1, 1));
        assert!(count(DayStatus::Completed(ReviewOutcome::Approved)) > 20, "{time}");
        assert!(count(DayStatus::Completed(ReviewOutcome::HasIssues)) > 2, "{time}");
    }
}

#[test]
fn today_has_got_to_nine_of_23_and_the_others_are_complete() {
    let now = at("2026-11-21", "08:52");
    let all = days(&replayed(&rows(now, &ZONE, true)), now);
    assert_eq!(all[0].progress, Progress { total: 23, pass: 8, fail: 1, na: 0 });
    let complete = all.iter().filter(|day| day.progress.open() == 0).count();
    assert_eq!(complete, 29);
    assert!(all.iter().filter(|day| day.progress.fail > 0).count() > 12);
}

#[test]
fn follow_ups_stand_at_every_stage_and_one_is_overdue() {
    let now = at("2026-11-21", "16:30");
    let records = replayed(&rows(now, &ZONE, true));
    let mut all = tasks::list(&records, &shop_id());
    // The others are improvement measures of appraisals.
    all.retain(|task| task.spot.is_some());
    let count = |status| all.iter().filter(|task| task.status == status).count();
    assert_eq!((count(Status::Open), count(Status::Done), count(Status::Rechecked)), (4, 2, 12));
    assert_eq!(all.iter().filter(|task| task.is_overdue(date(&ZONE, now))).count(), 1);
    assert_eq!(all.iter().filter(|task| task.sent_back > 0).count(), 2);
    assert!(all.iter().all(|task| task.due.is_some() && task.owner.is_some()));
}

#[test]
fn fails_have_words_and_prices_that_differ() {
    let now = at("2026-11-21", "08:52");
    let records = replayed(&rows(now, &ZONE, true));
    let mut gaps = BTreeSet::new();
    for day in days(&records, now) {
        let run = Run::of(records.by_key(&day.run.key()).map(AsRef::as_ref));
        for group in DAILY.groups {
            for entry in run.entries(group) {
                let answers = group.checks.iter().map(|check| run.answer(check.id, &entry.id));
                for answer in answers {
                    assert!(answer.outcome != Some(crate::domain::inspections::Outcome::Fail) || answer.has_evidence());
                    gaps.extend(answer.price_gap().filter(|gap| *gap != 0));
                }
                assert!(entry.id == WHOLE || !entry.name.is_empty());
            }
        }
    }
    assert!(gaps.len() >= 3, "{gaps:?}");
    assert!(gaps.iter().any(|gap| *gap > 0) && gaps.iter().any(|gap| *gap < 0));
}

#[test]
fn everybody_writes_in_the_language_that_was_asked_for() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c) || c > '\u{ff00}');
    let now = at("2026-11-21", "16:30");
    let english = rows(now, &ZONE, false);
    let texts = english.iter().flat_map(|row| &row.changes).filter_map(|change| change.value.as_str());
    assert_eq!(texts.filter(|text| is_chinese(text)).collect::<Vec<_>>(), Vec::<&str>::new());
    let chinese = rows(now, &ZONE, true);
    let notes = chinese.iter().flat_map(|row| &row.changes).filter(|change| change.field.as_str().starts_with("note/"));
    assert!(notes.filter_map(|change| change.value.as_str()).all(is_chinese));
    assert_eq!(chinese.len(), english.len());
}

#[test]
fn six_people_with_six_roles_did_the_work() {
    let rows = rows(at("2026-11-21", "16:30"), &ZONE, true);
    let records = replayed(&rows);
    let people = crate::domain::people::list(&records);
    assert_eq!(people.iter().map(|person| &person.role).collect::<BTreeSet<_>>().len(), 6);
    let authors: BTreeSet<_> = rows.iter().map(|row| row.person.as_str()).filter(|id| !id.is_empty()).collect();
    assert_eq!(authors.len(), 6);
    let inspector = inspector(&rows).expect("an inspector");
    assert_eq!(
        people.iter().find(|person| person.id == inspector).map(|person| person.role.as_str()),
        Some("assistant")
    );
}

#[test]
fn its_photos_are_the_files_that_come_with_the_app() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    for picture in pictures::PICTURES {
        let bytes = std::fs::read(root.join(picture.file)).expect("the file is there");
        assert_eq!(crate::domain::digest::sha256(&bytes), picture.sha, "{}", picture.file);
    }
    let records = replayed(&rows(at("2026-11-21", "08:52"), &ZONE, true));
    let runs = records.of(&crate::domain::inspections::RUN);
    let photos = runs.flat_map(|record| record.under("photo").map(|(_, cell)| cell.value.canonical()));
    let photos: Vec<String> = photos.collect();
    assert_eq!(photos.len(), pictures::PICTURES.len());
    assert!(pictures::PICTURES.iter().all(|picture| photos.iter().any(|photo| photo.contains(picture.sha))));
}

/// KPI-12 to KPI-18: a closed month, one that is known, one that waits for the superior, one that is being written.
#[test]
fn forms_stand_at_every_part_of_their_way() {
    use crate::domain::appraisals::{self, Stage};
    for day in ["2026-11-01", "2026-11-21", "2026-12-31", "2027-03-01"] {
        let now = at(day, "18:30");
        let records = replayed(&rows(now, &ZONE, true));
        let of = |person: usize| {
            let forms = appraisals::of_person(&records, &shop_id(), &person_id(person));
            forms.into_iter().map(|form| form.stage).collect::<Vec<_>>()
        };
        assert_eq!(of(2), [Stage::Open, Stage::Handed, Stage::Closed], "{day}");
        assert_eq!(of(5), [Stage::Published], "{day}");
        let closed = records.of(&appraisals::APPRAISAL).filter_map(|record| appraisals::known(record).0);
        assert_eq!(closed.filter(|outcome| outcome.score.is_some()).count(), 2, "{day}");
    }
}
