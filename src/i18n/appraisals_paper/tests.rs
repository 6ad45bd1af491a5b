//! A form in words: its sections, what is hidden from whom, and what is marked.

use super::{Asked, paper, words};
use crate::domain::appraisals::paper::{Block, Paper};
use crate::domain::appraisals::{Command, Form, Term, field, id_of, key};
use crate::domain::calendar::Fixed;
use crate::domain::command::Command as Any;
use crate::domain::desk::Desk;
use crate::domain::ids::{Field, RecordId};
use crate::domain::people;
use crate::domain::scorecards::{Source, Unit, of_role};
use crate::domain::shops::{self, Platform};
use crate::domain::value::Value;
use crate::i18n::Lang;

const ZONE: Fixed = Fixed(480);
/// 2026-11-19, 19:46 in Shanghai.
const START: i64 = 1_795_088_760_000;
const SHOP: RecordId = RecordId::of("s");
const TERM: Term = Term::Month(2026, 10);

fn id(text: &str) -> RecordId {
    RecordId::new(text)
}

fn act(desk: &mut Desk, person: &str, command: Command) {
    desk.sit(&id(person));
    desk.now += 1_000;
    desk.act(&Any::Appraisal(command)).expect("done");
}

/// A form that was handed in with a typed value, and scored.
fn desk() -> (Desk<'static>, RecordId) {
    let mut desk = Desk::new(&ZONE, 1, START);
    let create = shops::Command::Create {
        id: SHOP,
        name: "茶铺".into(),
        platform: Platform::Tmall,
        industry: "茶".into(),
        zone: "Asia/Shanghai".into(),
    };
    desk.act(&Any::Shop(create)).expect("a shop");
    for (person, role) in [("林小雨", "assistant"), ("王", "assistant"), ("陈", "supervisor")] {
        let create = people::Command::Create { id: id(person), name: person.into(), role: role.into() };
        desk.act(&Any::Person(create)).expect("a person");
    }
    let card = of_role(&desk.records, &SHOP, "assistant").expect("a card").id;
    act(&mut desk, "林小雨", Command::Open { shop: SHOP, person: id("林小雨"), term: TERM, card });
    let form = id_of(&desk.records, &SHOP, &id("林小雨"), TERM);
    let computed = computed(&read(&desk, &form));
    let mut edits: Vec<(Field, Value)> = vec![
        (field::achievement("a"), "巡检全部按时".into()),
        (field::shortcoming("b"), "回复慢".into()),
        (field::measure("c", "what"), "每天看两次".into()),
        (field::measure("c", "owner"), "person:林小雨".into()),
        (field::measure("c", "due"), "2026-11-30".into()),
        (field::actual(&computed), 985_000.into()),
        (field::reason(&computed), "当月换了设备".into()),
    ];
    let indicators = read(&desk, &form).card.indicators;
    edits.extend(indicators.iter().map(|one| (field::own(&one.id), 9_000.into())));
    act(&mut desk, "林小雨", Command::Write { form: form.clone(), edits });
    act(&mut desk, "林小雨", Command::HandIn { form: form.clone() });
    let mut edits: Vec<(Field, Value)> = indicators.iter().map(|one| (field::above(&one.id), 7_700.into())).collect();
    edits.push((field::COMMENT, "继续努力".into()));
    act(&mut desk, "陈", Command::Write { form: form.clone(), edits });
    act(&mut desk, "陈", Command::Score { form: form.clone() });
    (desk, form)
}

/// The first indicator of the form that the records give, in per cent.
fn computed(form: &Form) -> String {
    let is = |one: &&crate::domain::scorecards::Indicator| {
        matches!(one.source, Source::Computed(_)) && one.unit == Unit::Percent
    };
    form.card.indicators.iter().find(is).expect("one that is computed").id.to_string()
}

fn read(desk: &Desk, form: &RecordId) -> Form {
    Form::read(desk.records.by_key(&key(form)).expect("a form")).expect("reads")
}

fn seen(desk: &Desk, form: &RecordId, viewer: &str) -> Option<Paper> {
    let asked = Asked { records: &desk.records, zone: &ZONE, now: desk.now, viewer: &id(viewer) };
    paper(Lang::Zh, &asked, &read(desk, form))
}

/// `kpi-norms.md` section 5: fourteen sections, none left out.
#[test]
fn a_form_has_fourteen_sections() {
    let (desk, form) = desk();
    for l in Lang::ALL {
        let asked = Asked { records: &desk.records, zone: &ZONE, now: desk.now, viewer: &id("陈") };
        let paper = paper(l, &asked, &read(&desk, &form)).expect("theirs to see");
        assert_eq!(paper.sections.len(), 14);
        assert!(paper.sections.iter().all(|section| !section.blocks.is_empty()), "empty ones say so");
        assert_eq!(paper.signatures.len(), 4);
        let words = words(l);
        assert_eq!((words.data_head.len(), words.raters.len(), words.bands.len(), words.log_head.len()), (11, 3, 4, 5));
    }
}

#[test]
fn who_may_not_see_it_gets_no_paper() {
    let (desk, form) = desk();
    assert!(seen(&desk, &form, "王").is_none());
}

/// Before the result is known the person finds the superior's points and words nowhere.
#[test]
fn what_is_not_known_yet_is_nowhere() {
    let (mut desk, form) = desk();
    let before = format!("{:?}", seen(&desk, &form, "林小雨").expect("their own"));
    assert!(!before.contains("77.0") && !before.contains("7700") && !before.contains("继续努力"), "{before}");
    assert!(before.contains("90.0") && before.contains("还没有公布"));
    act(&mut desk, "陈", Command::Publish { form: form.clone() });
    let after = seen(&desk, &form, "林小雨").expect("their own");
    let text = format!("{after:?}");
    assert!(text.contains("77.0") && text.contains("继续努力"));
    assert!(after.numbers.score.is_some() && text.contains(&format!("\"得分\", \"{}\"", after.numbers.score_text)));
}

/// A typed value is marked, both values stand there, and why.
#[test]
fn an_override_is_marked() {
    let (desk, form) = desk();
    let paper = seen(&desk, &form, "陈").expect("theirs to see");
    let computed = computed(&read(&desk, &form));
    let line = paper.numbers.lines.iter().find(|line| line.id == computed).expect("the indicator");
    assert_eq!((line.is_typed_over, line.actual.as_str(), line.reason.as_str()), (true, "98.5%", "当月换了设备"));
    let tables = paper.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let row = tables.flat_map(|table| &table.rows).find(|row| row.cells[3].contains("98.5%")).expect("its row");
    assert!(row.cells[3].starts_with('★'));
    assert!(row.notes[0].contains("无数据") && row.notes[0].contains("当月换了设备"), "{:?}", row.notes);
}
