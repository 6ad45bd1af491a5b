//! Workbooks of spreadsheets (XLSX, XLS, ODS) as rows of texts, as a person would see them. Cells are read one by one: a
//! single cell far down makes no million of empty ones. Knows no column's meaning.

use super::shape::Row;
use super::{TableError, figure};
use calamine::{Data, ExcelDateTime, Reader, Xlsx, open_workbook_auto_from_rs};
use chrono::{Days, NaiveDate};
use std::io::Cursor;

/// Columns beyond this are no table of anybody's.
const MOST_COLUMNS: u32 = 1_000;
/// A workbook that says it holds more bytes than this is not opened (R31).
const MOST_BYTES: u64 = 1 << 30;

/// The rows of the first sheet that has two, else of the first.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, TableError> {
    if declared(bytes) > MOST_BYTES {
        return Err(TableError::TooLarge);
    }
    if let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) {
        let names = book.sheet_names();
        return best(names.iter().map(|name| xlsx(&mut book, name)));
    }
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| TableError::Workbook)?;
    best(book.sheet_names().iter().map(|name| {
        let range = book.worksheet_range(name).map_err(|_| TableError::Workbook)?;
        let first = range.start().map_or(0, |(row, _)| u64::from(row));
        let row = |(at, cells): (usize, &[Data])| Row {
            line: first + at as u64 + 1,
            cells: cells.iter().take(MOST_COLUMNS as usize).map(text).collect(),
        };
        Ok(range.rows().enumerate().map(row).collect())
    }))
}

fn best(sheets: impl Iterator<Item = Result<Vec<Row>, TableError>>) -> Result<Vec<Row>, TableError> {
    let mut first = None;
    for rows in sheets {
        let rows = rows?;
        if rows.iter().filter(|row| !row.is_blank()).nth(1).is_some() {
            return Ok(rows);
        }
        first.get_or_insert(rows);
    }
    first.ok_or(TableError::Empty)
}

fn xlsx(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, TableError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| TableError::Workbook)?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| TableError::Workbook)? {
        let ((row, column), line) = (cell.get_position(), u64::from(cell.get_position().0) + 1);
        let value = text(&Data::from(cell.get_value().clone()));
        if value.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        if rows.last().is_none_or(|last| last.line != line) {
            rows.push(Row { line: u64::from(row) + 1, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            last.cells.resize(last.cells.len().max(column as usize + 1), String::new());
            last.cells[column as usize] = value;
        }
    }
    Ok(rows)
}

/// What a person would see in a cell, without the dress of its format.
fn text(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figure(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(yes) => u8::from(*yes).to_string(),
        Data::DateTime(date) => day(date),
    }
}

/// The day of an instant as spreadsheets count: days since the end of 1899.
fn day(date: &ExcelDateTime) -> String {
    let days = date.as_f64();
    let first = NaiveDate::from_ymd_opt(1899, 12, 30);
    let day = first
        .filter(|_| (1.0..3_000_000.0).contains(&days))
        .and_then(|day| day.checked_add_days(Days::new(days as u64)));
    day.map_or_else(|| figure(days), |day| day.to_string())
}

/// How many bytes the members of an archive say that they hold, by its directory.
fn declared(bytes: &[u8]) -> u64 {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let from = bytes.len().saturating_sub(1 << 22);
    let tail = &bytes[from..];
    let (mut at, mut sum) = (0, 0);
    while let Some(found) = tail[at..].windows(4).position(|four| four == ENTRY) {
        let size = tail.get(at + found + 24..at + found + 28).and_then(|four| <[u8; 4]>::try_from(four).ok());
        sum += size.map_or(0, |four| u64::from(u32::from_le_bytes(four)));
        at += found + 4;
    }
    sum
}
