//! What counts for whom, case by case.

use super::*;
use crate::domain::approvals::{self, Asked, chain::Verdict as Word};
use crate::domain::findings;
use crate::domain::ids::{Field, Kind, ReplicaId};
use crate::domain::listings::{self, POINTS, State};
use crate::domain::record::Record;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;

/// S13: nothing recorded is no figure, and not nought.
#[test]
fn where_nothing_can_be_counted_there_is_no_figure() {
    let desk = desk();
    for what in Computed::ALL {
        for person in [None, Some(&ANN), Some(&BOSS)] {
            let before = in_term(&desk, what, person, Term::Month(2026, 9));
            assert_eq!(before, Figure::default(), "{what:?} {person:?}");
        }
    }
}

/// A missed day counts against the assistants, a day that is not due yet against nobody.
#[test]
fn inspections_due_are_handed_in_or_missed() {
    let mut desk = desk();
    morning(&mut desk, "2026-10-01", &ANN, Outcome::Pass, "09:00");
    morning(&mut desk, "2026-10-03", &BEN, Outcome::Pass, "11:00");
    desk.now = at("2026-10-04", "09:00");
    let what = Computed::InspectionCompletion;
    assert_eq!(told(&of(&desk, what, None)), (2, 3, Some(666_667)), "the 2nd was missed, the 4th is not due");
    assert_eq!(told(&of(&desk, what, Some(&ANN))), (1, 2, percent(5_000)));
    assert_eq!(told(&of(&desk, what, Some(&BEN))), (1, 1, percent(10_000)), "it is not a specialist's duty");
    assert_eq!(told(&of(&desk, what, Some(&BOSS))), (0, 0, None));
    desk.now = at("2026-10-04", "10:01");
    assert_eq!(told(&of(&desk, what, None)), (2, 4, percent(5_000)), "from its hour on the 4th is due");
    let late = Computed::InspectionOnTime;
    assert_eq!(told(&of(&desk, late, None)), (1, 2, percent(5_000)));
    assert_eq!(told(&of(&desk, late, Some(&BEN))), (0, 1, Some(0)));
}

/// The days behind a figure are the runs, a missed one under its natural key.
#[test]
fn each_day_behind_the_completion_can_be_opened() {
    let mut desk = desk();
    morning(&mut desk, "2026-10-02", &ANN, Outcome::Pass, "09:00");
    let keys: Vec<Key> =
        of(&desk, Computed::InspectionCompletion, None).evidence.into_iter().map(|one| one.key).collect();
    assert_eq!(keys, [run_on("2026-10-02").key(), run_on("2026-10-01").key()]);
}

/// What was sent back is not handed in until it is again.
#[test]
fn a_returned_inspection_waits_for_its_author() {
    let mut desk = desk();
    morning(&mut desk, "2026-10-01", &ANN, Outcome::Pass, "09:00");
    desk.sit(&BOSS);
    let (run, comment) = (run_on("2026-10-01"), "再看".to_owned());
    act(&mut desk, inspections::Command::Review { run, outcome: ReviewOutcome::Returned, comment });
    desk.now = at("2026-10-01", "12:00");
    assert_eq!(told(&of(&desk, Computed::InspectionCompletion, Some(&ANN))), (0, 1, Some(0)));
    assert_eq!(told(&of(&desk, Computed::InspectionOnTime, Some(&ANN))), (0, 0, None));
}

#[test]
fn the_fail_rate_counts_checks() {
    let mut desk = desk();
    morning(&mut desk, "2026-10-01", &ANN, Outcome::Fail, "09:00");
    morning(&mut desk, "2026-10-02", &ANN, Outcome::Pass, "09:00");
    assert_eq!(told(&of(&desk, Computed::InspectionFailRate, Some(&ANN))), (1, 4, percent(2_500)));
}

#[test]
fn a_fix_lasts_from_its_opening_to_its_end_and_is_whose_who_did_it() {
    let mut desk = desk();
    for (day, hours) in [("2026-10-01", 2), ("2026-10-02", 5)] {
        morning(&mut desk, day, &ANN, Outcome::Fail, "09:00");
        let task = follow_up(&mut desk, day, Owner::Role("designer".into()), day);
        let end = desk.now + hours * HOUR;
        done(&mut desk, &task, &BEN, end);
    }
    let figure = of(&desk, Computed::FixTime, Some(&BEN));
    assert_eq!((figure.whole, figure.evidence.len()), (2, 2));
    assert!(figure.value.is_some_and(|value| (value - 35_000).abs() <= 1), "{figure:?}");
    assert_eq!(of(&desk, Computed::FixTime, Some(&ANN)), Figure::default());
}

/// S10: a month ends at midnight in the shop's zone.
#[test]
fn the_last_millisecond_of_a_month_belongs_to_it() {
    let mut desk = desk();
    let midnight = at("2026-11-01", "00:00");
    for (day, end) in [("2026-10-30", midnight - 1), ("2026-10-31", midnight)] {
        morning(&mut desk, day, &ANN, Outcome::Fail, "09:00");
        let task = follow_up(&mut desk, day, Owner::Person(ANN), day);
        done(&mut desk, &task, &ANN, end);
    }
    let whole = |term| in_term(&desk, Computed::FixTime, Some(&ANN), term).whole;
    assert_eq!((whole(OCTOBER), whole(Term::Month(2026, 11)), whole(Term::Quarter(2026, 4))), (1, 1, 2));
}

#[test]
fn a_follow_up_counts_by_its_date_for_its_owner() {
    let mut desk = desk();
    for day in ["2026-10-01", "2026-10-02", "2026-10-05"] {
        morning(&mut desk, day, &ANN, Outcome::Fail, "09:00");
    }
    let early = follow_up(&mut desk, "2026-10-01", Owner::Person(BEN), "2026-10-06");
    follow_up(&mut desk, "2026-10-02", Owner::Role("assistant".into()), "2026-10-05");
    follow_up(&mut desk, "2026-10-05", Owner::Person(BEN), "2026-10-20");
    done(&mut desk, &early, &ANN, at("2026-10-06", "23:59"));
    let what = Computed::FollowUpsOnTime;
    assert_eq!(told(&of(&desk, what, Some(&BEN))), (1, 1, percent(10_000)), "the one of the 20th is not due yet");
    assert_eq!(told(&of(&desk, what, Some(&ANN))), (0, 1, Some(0)), "her role's, which nobody did");
    assert_eq!(told(&of(&desk, what, None)), (1, 2, percent(5_000)));
    desk.now = at("2026-10-21", "00:00");
    assert_eq!(told(&of(&desk, what, Some(&BEN))), (1, 2, percent(5_000)));
}

pub(super) fn put(desk: &mut Desk, kind: Kind, id: &str, fields: Vec<(Field, Value)>) {
    let mut record = Record::new(Key::new(kind, RecordId::new(id)));
    let stamp = Stamp::next(None, desk.now, ReplicaId(7));
    fields.into_iter().for_each(|(field, value)| {
        record.put(field, value, stamp);
    });
    desk.records.merge(record);
}

pub(super) fn judge(desk: &mut Desk, id: &str, by: &RecordId, verdict: &str, date: &str) {
    use findings::field;
    let fields = vec![
        (field::SHOP, "s".into()),
        (field::RULE, findings::Rule::ALL[0].code().into()),
        (field::VERDICT, verdict.into()),
        (field::BY, by.as_str().into()),
        (field::DATE, date.into()),
    ];
    put(desk, findings::FINDING, id, fields);
}

/// What is put right at once was true; who only refuted has confirmed nought, and who judged nothing has no figure.
#[test]
fn findings_are_whose_who_judged_them() {
    let mut desk = desk();
    for (id, by, verdict, date) in [
        ("a", ANN, "confirmed", "2026-10-01"),
        ("b", ANN, "fixed", "2026-10-31"),
        ("c", ANN, "refuted", "2026-10-02"),
        ("d", ANN, "confirmed", "2026-11-01"),
        ("e", BEN, "refuted", "2026-10-02"),
    ] {
        judge(&mut desk, id, &by, verdict, date);
    }
    assert_eq!(told(&of(&desk, Computed::FindingsConfirmed, Some(&ANN))), (2, 0, Some(20_000)));
    assert_eq!(of(&desk, Computed::FindingsConfirmed, Some(&ANN)).evidence.len(), 2);
    assert_eq!(told(&of(&desk, Computed::FindingPrecision, Some(&ANN))), (2, 3, Some(666_667)));
    assert_eq!(told(&of(&desk, Computed::FindingsConfirmed, Some(&BEN))), (0, 0, Some(0)));
    assert_eq!(told(&of(&desk, Computed::FindingsConfirmed, Some(&BOSS))), (0, 0, None));
}

/// A new listing handed in for its review (LST-05).
fn ask(desk: &mut Desk, id: &str) -> RecordId {
    desk.sit(&ANN);
    let listing = RecordId::new(id);
    let (shop, platform, title) = (SHOP, Platform::Tmall, "龙井".to_owned());
    act(desk, listings::Command::Create { id: listing.clone(), shop, platform, title });
    let edits = vec![(listings::field::PRICE, 10_000.into()), (listings::field::CATEGORY, "茶叶".into())];
    act(desk, listings::Command::Edit { listing: listing.clone(), edits });
    for to in [State::Checked, State::Categorised, State::Entered, State::Reviewed] {
        let points = POINTS.map(str::to_owned).to_vec();
        act(desk, listings::Command::Advance { listing: listing.clone(), to, points });
    }
    let asked = Asked::List { listing: listing.clone(), text: String::new() };
    let request = RecordId::new(format!("{listing}:list"));
    act(desk, approvals::Command::Ask { id: request.clone(), shop: SHOP, asked });
    request
}

fn approve(desk: &mut Desk, request: &RecordId, now: i64) {
    desk.now = now;
    desk.sit(&BOSS);
    let (request, id, step) = (request.clone(), format!("word-{now}"), 0);
    let (verdict, fields, why, back) = (Word::Approved, Vec::new(), String::new(), None);
    act(desk, approvals::Command::Decide { request, id, step, verdict, fields, why, back });
}

/// A listing is its asker's, a decision its author's; both have until the end of the second day after.
#[test]
fn listings_and_decisions_have_two_days() {
    let mut desk = desk();
    let mut requests = Vec::new();
    for name in ["tea", "cup", "pot", "jar"] {
        desk.now = at("2026-10-05", "12:00");
        requests.push(ask(&mut desk, name));
    }
    assert_eq!(of(&desk, Computed::ListingsOnTime, Some(&ANN)), Figure::default(), "there is time left");
    approve(&mut desk, &requests[0], at("2026-10-07", "23:59"));
    assert_eq!(told(&of(&desk, Computed::ListingsOnTime, Some(&ANN))), (1, 1, percent(10_000)));
    approve(&mut desk, &requests[1], at("2026-10-08", "00:00"));
    assert_eq!(told(&of(&desk, Computed::ListingsOnTime, Some(&ANN))), (1, 4, percent(2_500)));
    assert_eq!(told(&of(&desk, Computed::ApprovalsOnTime, Some(&BOSS))), (1, 2, percent(5_000)));
    assert_eq!(of(&desk, Computed::ListingsOnTime, Some(&BOSS)), Figure::default());
    assert_eq!(told(&of(&desk, Computed::ListingsOnTime, None)), (1, 4, percent(2_500)));
}

pub(super) fn form(desk: &mut Desk, person: &str, term: &str, scores: [Option<i64>; 2]) {
    use crate::domain::appraisals::{APPRAISAL, field};
    let mut fields = vec![(field::SHOP, "s".into()), (field::PERSON, person.into()), (field::TERM, term.into())];
    for (field, score) in [field::RESULT, field::FINAL].into_iter().zip(scores) {
        let members = score.map(|score| {
            let lines = Value::Map(BTreeMap::new());
            Value::Map(BTreeMap::from([("lines".into(), lines), ("score".into(), Value::Int(score))]))
        });
        fields.extend(members.map(|value| (field, value)));
    }
    put(desk, APPRAISAL, &format!("s:{person}:{term}"), fields);
}

/// KPI-25: the quarter's mean of its people's months; the score after an appeal counts, what is not known does not.
#[test]
fn a_quarter_knows_the_scores_of_its_people() {
    let mut desk = desk();
    form(&mut desk, "ann", "2026-10", [Some(8_000), Some(8_410)]);
    form(&mut desk, "ben", "2026-12", [Some(9_000), None]);
    form(&mut desk, "ben", "2026-11", [None, None]);
    form(&mut desk, "ben", "2027-01", [Some(1_000), None]);
    form(&mut desk, "department", "2026-Q4", [Some(5_000), None]);
    let quarter = Term::Quarter(2026, 4);
    assert_eq!(told(&in_term(&desk, Computed::PeopleScores, None, quarter)), (17_410, 2, Some(870_500)));
    assert_eq!(in_term(&desk, Computed::PeopleScores, Some(&ANN), quarter), Figure::default());
}

/// S9: work under an entry that was joined into another is that person's.
#[test]
fn joined_people_and_joined_shops_are_followed() {
    let mut desk = desk();
    morning(&mut desk, "2026-10-01", &ANN, Outcome::Pass, "09:00");
    morning(&mut desk, "2026-10-02", &BEN, Outcome::Pass, "09:00");
    judge(&mut desk, "a", &BEN, "confirmed", "2026-10-02");
    act(&mut desk, people::Command::Join { kept: ANN, duplicate: BEN });
    for id in [&ANN, &BEN] {
        assert_eq!(told(&of(&desk, Computed::InspectionOnTime, Some(id))).1, 2, "{id}");
        assert_eq!(told(&of(&desk, Computed::FindingsConfirmed, Some(id))).0, 1, "{id}");
    }
    let (id, platform) = (RecordId::of("t"), Platform::Tmall);
    let (name, industry, zone) = ("云".to_owned(), String::new(), "Asia/Shanghai".to_owned());
    act(&mut desk, shops::Command::Create { id: id.clone(), name, platform, industry, zone });
    act(&mut desk, shops::Command::Join { kept: id.clone(), duplicate: SHOP });
    for shop in [&id, &SHOP] {
        let scope =
            Scope { records: &desk.records, zone: &ZONE, shop, person: Some(&ANN), term: OCTOBER, now: desk.now };
        assert_eq!(figure(Computed::InspectionOnTime, &scope).whole, 2, "{shop}");
    }
}

/// What is offered for the achievements counts what is behind it.
#[test]
fn highlights_say_what_was_done() {
    let mut desk = desk();
    morning(&mut desk, "2026-10-01", &ANN, Outcome::Fail, "09:00");
    morning(&mut desk, "2026-10-02", &ANN, Outcome::Pass, "10:30");
    judge(&mut desk, "a", &ANN, "confirmed", "2026-10-02");
    let request = ask(&mut desk, "tea");
    let now = desk.now + HOUR;
    approve(&mut desk, &request, now);
    let of = |person| {
        let scope = Scope { records: &desk.records, zone: &ZONE, shop: &SHOP, person, term: OCTOBER, now: desk.now };
        let all = highlights(&scope);
        assert!(all.iter().all(|one| one.count == one.evidence.len() && one.count > 0));
        all.into_iter().map(|one| (one.what, one.count, one.number)).collect::<Vec<_>>()
    };
    let done = [
        (Deed::Inspections, 2, Some(500_000)),
        (Deed::FailsFound, 1, Some(1)),
        (Deed::FindingsConfirmed, 1, None),
        (Deed::ListingsOnSale, 1, None),
    ];
    let [ann, ben, boss] = [ANN, BEN, BOSS];
    assert_eq!(of(Some(&ann)), done);
    assert_eq!(of(Some(&boss)), [(Deed::Decisions, 1, Some(1))]);
    assert_eq!(of(Some(&ben)), []);
}
