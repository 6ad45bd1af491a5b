//! What is told entry by entry: what two people merge, older lists, what was taken out, files.

use super::super::{Ask, Command, Content, DAILY, TEMPLATE, VERSION, add_option, content, current, field};
use super::super::{Repeat, of_file, of_run, to_file};
use super::*;
use crate::domain::calendar::{Fixed, parse_date};
use crate::domain::command;
use crate::domain::desk::Desk;
use crate::domain::digest::digest;
use crate::domain::ids::{Field, Key, Kind, RecordId, ReplicaId};
use crate::domain::inspections::{self, RunId, Spot};
use crate::domain::record::Record;
use crate::domain::stamp::Stamp;
use proptest::prelude::*;

const ZONE: Fixed = Fixed(480);
/// 2026-11-22 08:40 in Shanghai.
const NOW: i64 = 1_795_308_000_000;
const OWN: &str = "own";

/// A file in which choices, roles and days are lists.
const FILE: &str = r#"{"zh":"自制","repeat":"weekly","weekdays":[1,4],"groups":[{"id":"g","zh":"组","checks":[
    {"id":"a","zh":"问","kind":"choice","tell":["director","store_manager"],
     "options":[{"id":"on","zh":"亮","en":"On","result":"pass"},{"id":"off","zh":"不亮","result":"fail"}]}]}]}"#;

fn value(json: &str) -> Value {
    serde_json::from_str(json).expect("a value")
}

/// A record of fields that were written long ago.
fn record(kind: Kind, id: &str, fields: &[(&str, Value)]) -> Record {
    let mut record = Record::new(Key::new(kind, RecordId::new(id)));
    for (name, value) in fields {
        record.put(Field::new(*name), value.clone(), Stamp { ms: 1, counter: 0, replica: ReplicaId(0) });
    }
    record
}

/// The fields of the file as an older version has stored them.
fn old_fields() -> Vec<(&'static str, Value)> {
    vec![
        ("zh", "自制".into()),
        ("repeat", "weekly".into()),
        ("weekdays", value("[1,4]")),
        ("group/g/zh", "组".into()),
        ("group/g/order", Value::Int(STEP)),
        ("check/a/zh", "问".into()),
        ("check/a/group", "g".into()),
        ("check/a/order", Value::Int(STEP)),
        ("check/a/kind", "choice".into()),
        ("check/a/tell", value(r#"["director","store_manager"]"#)),
        (
            "check/a/options",
            value(
                r#"[{"id":"on","zh":"亮","en":"On","result":"pass"},{"id":"off","zh":"不亮","en":"","result":"fail"}]"#,
            ),
        ),
    ]
}

/// A desk with a template that an older version has made.
fn desk(replica: u64) -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, replica, NOW);
    desk.records.merge(record(TEMPLATE, OWN, &old_fields()));
    desk
}

fn edit(desk: &mut Desk, edits: impl IntoIterator<Item = (SmolStr, Value)>) -> command::Undo {
    let edits = edits.into_iter().collect();
    let edit = Command::Edit { template: RecordId::of(OWN), base: None, edits };
    desk.act(&edit.into()).expect("edited")
}

fn set(desk: &mut Desk, edits: &[(&str, Value)]) -> command::Undo {
    edit(desk, edits.iter().map(|(path, value)| (SmolStr::new(path), value.clone())))
}

fn add(desk: &mut Desk, id: &str, zh: &str) -> command::Undo {
    let edits = add_option(&seen(desk), "a", id, zh, "");
    edit(desk, edits)
}

fn seen(desk: &Desk) -> Content {
    content(&desk.records, OWN).expect("known")
}

/// What inspectors and those told meet: the choices, the roles, the days.
fn met(desk: &Desk) -> (Vec<(&'static str, &'static str)>, Vec<&'static str>, Repeat) {
    let template = current(&desk.records, OWN).expect("known");
    let check = template.check("a").expect("a check");
    let Ask::Choice(choices) = check.ask else { panic!("{:?}", check.ask) };
    let choices = choices.iter().map(|choice| (choice.id, choice.name.zh));
    (choices.collect(), check.tell.to_vec(), template.schedule.repeat)
}

fn exchange(one: &mut Desk, two: &mut Desk) {
    let (from_one, from_two) = (one.rows.clone(), two.rows.clone());
    one.receive(&from_two);
    two.receive(&from_one);
}

#[test]
fn an_older_list_reads_as_its_entries_and_what_was_changed_since_lies_over_it() {
    let mut desk = desk(1);
    assert_eq!(seen(&desk), of_file(FILE).expect("a template").1);
    let days = |days| Repeat::Weekly { days, every: 1 };
    assert_eq!(met(&desk), (vec![("on", "亮"), ("off", "不亮")], vec!["director", "store_manager"], days(0b1001)));
    set(&mut desk, &[("check/a/options/on/zh", "亮着".into()), ("check/a/options/on/en", "".into())]);
    set(&mut desk, &[("check/a/tell/director", "".into()), ("weekdays/4", "".into())]);
    let undo = add(&mut desk, "dim", "暗");
    assert_eq!(met(&desk).0, [("on", "亮着"), ("off", "不亮"), ("dim", "暗")]);
    assert_eq!(seen(&desk).check("a").options()[0].1.text("en"), "", "taken away, though the list has it");
    assert_eq!((met(&desk).1, met(&desk).2), (vec!["store_manager"], days(0b0001)));
    desk.act(&undo.into()).expect("undone");
    assert_eq!(met(&desk).0, [("on", "亮着"), ("off", "不亮")]);
}

#[test]
fn s2_two_people_who_each_add_a_choice_a_role_and_a_day_have_both() {
    let (mut one, mut two) = (desk(1), desk(2));
    add(&mut one, "dim", "暗");
    set(&mut one, &[("check/a/options/on/zh", "亮着".into()), ("check/a/tell/warehouse", true.into())]);
    set(&mut one, &[("weekdays/2", true.into()), ("check/a/tell/director", "".into())]);
    add(&mut two, "gone", "没有灯");
    set(&mut two, &[("check/a/options/off/zh", "灭".into()), ("check/a/tell/designer", true.into())]);
    set(&mut two, &[("weekdays/7", true.into()), ("check/a/options/on/result", "na".into())]);
    exchange(&mut one, &mut two);
    assert_eq!(digest(&one.records), digest(&two.records));
    let choices = vec![("on", "亮着"), ("off", "灭"), ("dim", "暗"), ("gone", "没有灯")];
    let days = Repeat::Weekly { days: 0b100_1011, every: 1 };
    let both = (choices, vec!["designer", "store_manager", "warehouse"], days);
    assert_eq!((met(&one), met(&two)), (both.clone(), both));
    assert_eq!(seen(&one).get("check/a/options/on/result"), Some(&"na".into()));
}

/// What is taken out is not asked any more, comes back, and keeps the words of its answers.
#[test]
fn a_choice_that_was_taken_out_still_tells_what_was_answered() {
    let mut desk = desk(1);
    let date = parse_date("2026-11-22").expect("a date");
    let run = RunId { shop: RecordId::of("s"), template: OWN.into(), date, by: None };
    let choose = |id: &str| inspections::Command::Value { at: Spot::whole(run.clone(), "a"), value: Some(id.into()) };
    desk.act(&choose("off").into()).expect("chosen");
    set(&mut desk, &[("check/a/options/off/archived", true.into())]);
    assert_eq!(met(&desk).0, [("on", "亮")]);
    let of_run = of_run(&desk.records, &run).and_then(|template| template.check("a")).expect("a check");
    assert!(matches!(of_run.ask, Ask::Choice([_, off]) if off.id == "off" && off.name.zh == "不亮"));
    set(&mut desk, &[("check/a/options/off/archived", false.into())]);
    assert_eq!(met(&desk).0, [("on", "亮"), ("off", "不亮")]);
}

/// A run of an older version points at content that is stored with lists, under a digest of that form.
#[test]
fn a_version_with_lists_is_found_under_its_own_digest() {
    let mut desk = Desk::new(&ZONE, 1, NOW);
    let run = RunId::parse(&RecordId::of("s:own:2026-11-21")).expect("a run");
    let whole = Value::Map(old_fields().into_iter().map(|(path, value)| (path.into(), value)).collect());
    desk.records.merge(record(VERSION, "d1", &[(field::CONTENT.as_str(), whole)]));
    desk.records.merge(record(inspections::RUN, "s:own:2026-11-21", &[("version", "d1".into())]));
    let once = of_run(&desk.records, &run).expect("known");
    assert_eq!(once.check("a").expect("a check").tell, ["director", "store_manager"]);
    assert_eq!(once, of_run(&desk.records, &run).expect("known"), "read once");
}

#[test]
fn a_file_holds_lists_and_what_was_taken_out() {
    let mut desk = desk(1);
    add(&mut desk, "dim", "暗");
    set(&mut desk, &[("check/a/options/off/archived", true.into()), ("check/a/tell/director", "".into())]);
    let file = to_file(OWN, &seen(&desk));
    let packed: String = file.split_whitespace().collect();
    assert!(packed.contains(r#""tell":["store_manager"]"#) && packed.contains(r#""archived":true"#), "{file}");
    assert_eq!(of_file(&file).expect("a template").1, seen(&desk));
}

#[test]
fn a_choice_without_a_name_or_a_result_or_twice_is_refused() {
    let refused = |options: &str| {
        let file = FILE.replace(r#"{"id":"off","zh":"不亮","result":"fail"}"#, options);
        of_file(&file).expect_err(options).to_string()
    };
    assert!(refused(r#"{"id":"off","zh":"不亮"}"#).contains("check/a/options/off/result"));
    assert!(refused(r#"{"id":"off","result":"fail"}"#).contains("check/a/options/off/zh"));
    assert!(refused(r#"{"id":"off","zh":"不亮","result":"perhaps"}"#).contains("perhaps"));
    assert!(refused(r#"{"id":"on","zh":"不亮","result":"fail"}"#).contains("on"));
    assert!(refused(r#"{"zh":"不亮","result":"fail"}"#).contains("check/a/options"), "no id");
    assert!(refused("7").contains("check/a/options"), "{}", refused("7"));
}

/// S7: what a later version has put there reads as nothing; it stays in the record.
#[test]
fn a_form_of_a_later_version_is_no_harm() {
    let mut desk = desk(1);
    let later = [
        ("check/a/options", value(r#"{"on":{"zh":"亮"}}"#)),
        ("check/a/tell", value(r#"[["director"],{"role":"director"}]"#)),
        ("check/a/tell/director", value(r#"{"after":5}"#)),
        ("check/a/options/on/when/order", Value::Int(1)),
        ("check/a/options/on/zh", "亮".into()),
        ("weekdays", "all".into()),
        ("weekdays/9", true.into()),
    ];
    let mut record = Record::new(Key::new(TEMPLATE, RecordId::of(OWN)));
    for (path, value) in later {
        record.put(Field::new(path), value, Stamp { ms: 2, counter: 0, replica: ReplicaId(0) });
    }
    desk.records.merge(record);
    assert_eq!(met(&desk), (vec![], vec![], Repeat::Weekly { days: 0, every: 1 }));
    assert_eq!(seen(&desk).checks("g"), ["a"]);
    add(&mut desk, "dim", "暗");
    assert_eq!(met(&desk).0, [("dim", "暗")]);
    assert!(DAILY.checks().all(|check| check.tell.is_empty()));
}

/// A path with what can stand there.
fn any_edit() -> impl Strategy<Value = (SmolStr, Value)> {
    let option = (prop_oneof!["on", "off", "x", "y"], prop_oneof!["zh", "en"], "[ab]")
        .prop_map(|(id, name, text)| (format_smolstr!("check/a/options/{id}/{name}"), text.into()));
    let out = (prop_oneof!["on", "off"], any::<bool>())
        .prop_map(|(id, out)| (format_smolstr!("check/a/options/{id}/archived"), out.into()));
    let told = (prop_oneof!["director", "designer", "warehouse"], any::<bool>())
        .prop_map(|(role, on)| (format_smolstr!("check/a/tell/{role}"), chosen(on)));
    let day = (1..8, any::<bool>()).prop_map(|(day, on)| (format_smolstr!("weekdays/{day}"), chosen(on)));
    prop_oneof![option, out, told, day]
}

fn chosen(on: bool) -> Value {
    if on { true.into() } else { "".into() }
}

proptest! {
    /// S2: whatever two people change apart from each other, an entry that only one of them touched is as that one
    /// left it, on both desks; and the file tells the same.
    #[test]
    fn s2_what_only_one_touched_is_as_that_one_left_it(
        ones in proptest::collection::vec(any_edit(), 0..8),
        twos in proptest::collection::vec(any_edit(), 0..8),
    ) {
        let (mut one, mut two) = (desk(1), desk(2));
        for (desk, id, edits) in [(&mut one, "x", &ones), (&mut two, "y", &twos)] {
            add(desk, id, id);
            edits.iter().for_each(|one| drop(edit(desk, [one.clone()])));
        }
        let (left_one, left_two) = (seen(&one), seen(&two));
        exchange(&mut one, &mut two);
        prop_assert_eq!(digest(&one.records), digest(&two.records));
        let both = seen(&one);
        prop_assert_eq!(&both, &seen(&two));
        let touched = |edits: &[(SmolStr, Value)], path: &str| edits.iter().any(|(own, _)| own == path);
        for (path, _) in &ones {
            prop_assert!(touched(&twos, path) || both.get(path) == left_one.get(path), "{}", path);
        }
        for (path, _) in &twos {
            prop_assert!(touched(&ones, path) || both.get(path) == left_two.get(path), "{}", path);
        }
        prop_assert_eq!(both.check("a").options().len(), 4);
        let file = to_file(OWN, &both);
        prop_assert_eq!(to_file(OWN, &of_file(&file).expect("a template").1), file);
    }
}
