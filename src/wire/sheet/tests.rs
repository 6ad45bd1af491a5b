//! Workbooks, read again by the reader that the app has for those of others.

use super::{Cached, Cell, Style, Workbook, column, sheet_names};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes)).expect("opens")
}

#[test]
fn one_sheet_holds_texts_only() {
    let mut book = Workbook::default();
    book.row(&["编号", "", "=1+1"]);
    book.row(&["007", "<&>\u{1}", "12345678901234567890"]);
    let mut book = opened(book.finish());
    assert_eq!(book.sheet_names(), ["Sheet1"]);
    let range = book.worksheet_range("Sheet1").expect("a sheet");
    let cell = |row, at| range.get_value((row, at)).cloned();
    assert_eq!(cell(0, 2), Some(Data::String("=1+1".into())));
    assert_eq!(cell(1, 0), Some(Data::String("007".into())));
    assert_eq!(cell(1, 1), Some(Data::String("<&>".into())));
    assert_eq!(cell(1, 2), Some(Data::String("12345678901234567890".into())));
    assert!(book.worksheet_formula("Sheet1").expect("none").is_empty());
}

#[test]
fn several_sheets_hold_numbers_and_formulas() {
    let names = ["表 & 一".to_owned(), "数据".to_owned()];
    let mut book = Workbook::of(&names);
    book.sheet(&[10, 20]);
    let sum = Cell::Formula(Style::Score, "'数据'!A1*2".into(), Cached::Number("86.5".into()));
    let word = Cell::Formula(Style::Bold, "IF(A1>1,\"高\",\"低\")".into(), Cached::Text("高".into()));
    assert_eq!(book.cells(&[sum, Cell::Empty, word]), 1);
    book.sheet(&[]);
    book.cells(&[Cell::Whole(-43), Cell::Text(Style::Ruled, "x".into())]);
    let mut book = opened(book.finish());
    assert_eq!(book.sheet_names(), names);
    let range = book.worksheet_range(&names[0]).expect("a sheet");
    assert_eq!(range.get_value((0, 0)), Some(&Data::Float(86.5)));
    assert_eq!(range.get_value((0, 2)), Some(&Data::String("高".into())));
    let formulas = book.worksheet_formula(&names[0]).expect("formulas");
    assert_eq!(formulas.get_value((0, 0)).map(String::as_str), Some("'数据'!A1*2"));
    let numbers = book.worksheet_range("数据").expect("a sheet");
    assert_eq!(numbers.get_value((0, 0)), Some(&Data::Float(-43.0)));
}

#[test]
fn sheets_have_names_that_spreadsheets_allow() {
    let long = "很长的名字".repeat(10);
    let wanted = ["数据", "a/b[c]", "数据", "", "'", &long, &long].map(str::to_owned);
    let names = sheet_names(&wanted);
    assert_eq!(names.len(), wanted.len());
    assert_eq!((names[0].as_str(), names[1].as_str(), names[2].as_str()), ("数据", "a b c", "数据 2"));
    let all: std::collections::BTreeSet<&String> = names.iter().collect();
    assert!(all.len() == names.len() && names.iter().all(|name| name.chars().count() <= 31), "{names:?}");
    assert_eq!([0, 25, 26, 701, 702].map(column), ["A", "Z", "AA", "ZZ", "AAA"]);
}
