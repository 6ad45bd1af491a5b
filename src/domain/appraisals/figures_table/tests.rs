//! Tables of figures as people have them: what comes in, and what each bad row is told (KPI-15).

use super::*;
use crate::domain::appraisals::{Command, FIGURE, figure_field, imported};
use crate::domain::calendar::Fixed;
use crate::domain::command::{self, Command as Any};
use crate::domain::desk::Desk;
use crate::domain::scorecards::SCALE;
use proptest::prelude::*;

const ZONE: Fixed = Fixed(480);
const SHOP: RecordId = RecordId::of("s");
const ANN: RecordId = RecordId::of("ann");
const OCTOBER: Term = Term::Month(2026, 10);

fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, 1_795_000_000_000);
    for (id, name, role) in [
        ("ann", "林小雨", "assistant"),
        ("li1", "李静", "pre_sales"),
        ("li2", "李静", "after_sales"),
        ("boss", "陈主管", "supervisor"),
        ("hr", "何人事", "hr"),
    ] {
        let create = people::Command::Create { id: RecordId::new(id), name: name.into(), role: role.into() };
        desk.act(&Any::Person(create)).expect("a person");
    }
    desk
}

fn known() -> Vec<Known> {
    let one = |id: &str, unit, names: [&str; 2]| Known {
        id: SmolStr::new(id),
        unit,
        names: names.map(str::to_owned).to_vec(),
    };
    vec![
        one("traffic", Unit::Count, ["店铺流量", "Shop traffic"]),
        one("sales", Unit::Money, ["销售额", "Sales"]),
        one("conversion", Unit::Percent, ["转化率", "Conversion rate"]),
        one("reply", Unit::Seconds, ["响应时间", "Response time"]),
    ]
}

fn table(header: &[&str], rows: &[&[&str]]) -> Read {
    let header: Vec<String> = header.iter().map(|cell| (*cell).to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    let lines = (2..).zip(&rows).map(|(line, cells)| Line { line, cells });
    read(&desk().records, &known(), &header, lines)
}

fn given(person: &str, indicator: &str, term: Term, value: i64) -> Given {
    (RecordId::new(person), SmolStr::new(indicator), term, value)
}

#[test]
fn rows_are_read_in_both_languages_and_every_way_of_writing() {
    let read = table(
        &["姓名", " 指标 ", "考核月份", "数值"],
        &[
            &["林小雨", "转化率", "2026年10月", "3.25%"],
            &["", "销售额", "2026-10", "¥1,234,567.89"],
            &["全店", "Shop traffic", "10/2026", "12.5万"],
            &["部门", "sales", "2026年第4季度", "98元"],
            &["林小雨", "响应时间", "202609", "３５秒"],
            &["林小雨", "Conversion  Rate", "2026/9/30", "-0.5"],
        ],
    );
    assert_eq!(read.problems, []);
    let expected = [
        given("ann", "conversion", OCTOBER, 32_500),
        given("shop", "sales", OCTOBER, 12_345_678_900),
        given("shop", "traffic", OCTOBER, 125_000 * SCALE),
        given("department", "sales", Term::Quarter(2026, 4), 98 * SCALE),
        given("ann", "reply", Term::Month(2026, 9), 35 * SCALE),
        given("ann", "conversion", Term::Month(2026, 9), -5_000),
    ];
    assert_eq!(read.values, expected);
}

#[test]
fn each_bad_row_says_where_and_why_and_the_good_ones_come_in() {
    let read = table(
        &["Person", "Indicator", "Month", "Value"],
        &[
            &["王五", "sales", "2026-10", "1"],
            &["李静", "sales", "2026-10", "1"],
            &["林小雨", "利润", "2026-10", "1"],
            &["林小雨", "sales", "2026-13", "1"],
            &["林小雨", "sales", "2026-10", "很多"],
            &["林小雨", "sales", "2026-10", "5%"],
            &["林小雨", "sales", "2026-10", ""],
            &["林小雨", "sales", "2026-10", "1.23456"],
            &["林小雨", "sales", "2026-10", "99999999999999"],
            &["林小雨", "", "2026-10", "1"],
            &["林小雨", "sales", "2026-10", "7"],
            &["林小雨", "销售额", "2026-10", "7.00"],
            &["林小雨", "sales", "2026-10", "8"],
        ],
    );
    let told: Vec<(u64, Column, Why)> = read.problems.iter().map(|one| (one.line, one.column, one.why)).collect();
    let expected = [
        (2, Column::Person, Why::UnknownPerson),
        (3, Column::Person, Why::SeveralPeople),
        (4, Column::Indicator, Why::UnknownIndicator),
        (5, Column::Term, Why::NotATerm),
        (6, Column::Value, Why::NotANumber),
        (7, Column::Value, Why::OtherUnit),
        (8, Column::Value, Why::Empty),
        (9, Column::Value, Why::TooFine),
        (10, Column::Value, Why::TooLarge),
        (11, Column::Indicator, Why::Empty),
        (14, Column::Value, Why::Twice(12)),
    ];
    assert_eq!(told, expected);
    assert_eq!(read.problems[4].value, "很多");
    assert_eq!(read.values, [given("ann", "sales", OCTOBER, 7 * SCALE)]);
}

#[test]
fn a_table_without_its_columns_is_refused_as_a_whole() {
    let read = table(&["姓名", "指标"], &[&["林小雨", "sales"]]);
    assert_eq!((read.missing, read.values.len()), (vec![Column::Term, Column::Value], 0));
}

fn figures(desk: &mut Desk, values: &[Given]) -> Result<(), command::Refusal> {
    let (values, from) = (values.to_vec(), "十月.xlsx".to_owned());
    desk.act(&Any::Appraisal(Command::Figures { shop: SHOP, values, from })).map(|_| ())
}

/// A person's own figure before that of the shop; taking a table in again changes the same records (S9).
#[test]
fn a_figure_of_the_shop_holds_for_everybody_without_one() {
    let mut desk = desk();
    desk.sit(&RecordId::of("boss"));
    figures(&mut desk, &[given("shop", "sales", OCTOBER, 5), given("ann", "reply", OCTOBER, 6)]).expect("taken in");
    let of = |desk: &Desk, person: &str, id| imported(&desk.records, &SHOP, &RecordId::new(person), id, OCTOBER);
    assert_eq!((of(&desk, "ann", "sales"), of(&desk, "department", "sales")), (Some(5), Some(5)));
    assert_eq!((of(&desk, "ann", "reply"), of(&desk, "li1", "reply")), (Some(6), None));
    figures(&mut desk, &[given("ann", "sales", OCTOBER, 7), given("shop", "sales", OCTOBER, 8)]).expect("again");
    assert_eq!((of(&desk, "ann", "sales"), of(&desk, "li1", "sales")), (Some(7), Some(8)));
    assert_eq!(desk.records.of(&FIGURE).count(), 3);
    let of_ann = desk.records.of(&FIGURE).filter(|record| record.text(&figure_field::PERSON) == "ann");
    assert!(of_ann.into_iter().all(|record| record.text(&figure_field::FROM) == "十月.xlsx"));
    let join = people::Command::Join { kept: RecordId::of("li1"), duplicate: ANN };
    desk.act(&Any::Person(join)).expect("joined");
    assert_eq!(of(&desk, "li1", "reply"), Some(6), "an entry that was joined is followed");
}

#[test]
fn only_those_who_appraise_and_the_personnel_department_write_figures() {
    let mut desk = desk();
    let values = [given("shop", "sales", OCTOBER, 5)];
    desk.sit(&ANN);
    let refused = figures(&mut desk, &values);
    assert_eq!(refused, Err(command::Refusal::NotPermitted(people::Permission::Appraise)));
    desk.sit(&RecordId::of("hr"));
    figures(&mut desk, &values).expect("the personnel department may");
    assert!(figures(&mut desk, &[given("nobody", "sales", OCTOBER, 5)]).is_err());
    assert!(figures(&mut desk, &[given("shop", "", OCTOBER, 5)]).is_err());
    assert!(figures(&mut desk, &[given("shop", "a:b", OCTOBER, 5)]).is_err());
}

proptest! {
    #[test]
    fn what_is_written_down_reads_back(amount in -1_000_000_000i64..1_000_000_000) {
        let (sign, whole) = (if amount < 0 { "-" } else { "" }, amount.unsigned_abs());
        let text = format!("{sign}{}.{:04}%", whole / 10_000, whole % 10_000);
        prop_assert_eq!(cells::value(&text, Unit::Percent), Ok(amount));
    }

    /// Whatever stands in a cell, it is read or refused.
    #[test]
    fn no_cell_breaks_the_reader(text in ".{0,24}") {
        let _ = cells::term(&text);
        if let Ok(value) = cells::value(&text, Unit::Money) {
            prop_assert!(value.abs() <= crate::domain::scorecards::MAX_VALUE);
        }
    }
}
