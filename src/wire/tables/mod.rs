//! Tables that people have in files: CSV and what is called so, workbooks of spreadsheets, lists in JSON, feeds. What a
//! file is — encoding, delimiter, quotes, where its header stands — is found out, shown, and can be said otherwise. Knows
//! no shop and no browser: whoever can decode hands it in.

mod book;
mod encoding;
mod feed;
mod json;
mod shape;

pub use crate::domain::cells::{Cell, cell};
pub use encoding::{Decode, Encoding};
pub use shape::{Delimiter, Row};

use serde::{Deserialize, Serialize};
use shape::Shape;

/// What a person says of a file; what is not said is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// How letters are written.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// The physical line at which the header begins, from 1.
    pub header: Option<u64>,
}

/// What sort of file a table came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Text with delimiters.
    Text,
    /// A workbook.
    Workbook,
    /// JSON.
    Json,
    /// A feed of products.
    Feed,
}

/// A file that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What sort of file it came in.
    pub format: Format,
    /// How its letters are written.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub delimiter: Delimiter,
    /// Whether quotes around a cell are no part of it.
    pub is_quoted: bool,
    /// The names of its columns. A name that stands twice gets its number: `Labels`, `Labels 2`.
    pub header: Row,
    /// The names once more in another language, where a second header follows the first.
    pub second_header: Option<Row>,
    /// What follows. A row has as many cells as it has; a short one lacks those at its end.
    pub rows: Vec<Row>,
    /// How many rows hold nothing, and are left out.
    pub blank: usize,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum TableError {
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// A workbook that is damaged, protected, or of no kind that is known.
    #[error("the workbook cannot be read")]
    Workbook,
    /// More bytes than are read at once.
    #[error("too large")]
    TooLarge,
    /// One of our own exchange files: it comes in on another page.
    #[error("an exchange file")]
    Ours,
    /// JSON without a list of objects.
    #[error("no list of objects")]
    NotAList,
    /// JSON that cannot be read any further at this line.
    #[error("not JSON at line {0}")]
    BadJson(u64),
    /// A feed that cannot be read any further at this line.
    #[error("not XML at line {0}")]
    BadFeed(u64),
    /// A quote that is opened at this line and never closed.
    #[error("a quote at line {0} is never closed")]
    Unclosed(u64),
    /// Bytes that are no text.
    #[error("not text")]
    NotText,
    /// It cannot be read in the encoding that was said.
    #[error("not written in {0:?}")]
    NotIn(Encoding),
    /// No row has the names of columns, or not at the line that was said.
    #[error("no header")]
    NoHeader,
}

/// More bytes than this are not read at once (R19).
pub const CAP: usize = 200 << 20;

/// Reads a file.
///
/// # Errors
/// [`TableError`]; the bytes themselves are never wrong in a way that only one row would show.
pub fn read(bytes: &[u8], wishes: Wishes, decode: &Decode<'_>) -> Result<Table, TableError> {
    if bytes.len() > CAP {
        return Err(TableError::TooLarge);
    }
    if encoding::is_workbook(bytes) {
        return of_rows(Format::Workbook, Encoding::Utf8, Delimiter::Comma, book::rows(bytes)?, wishes);
    }
    let (encoding, text) = encoding::read(bytes, wishes.encoding, decode)?;
    let begins = text.trim_start();
    if begins.starts_with(['{', '[']) {
        return of_rows(Format::Json, encoding, Delimiter::Comma, json::rows(begins)?, wishes);
    }
    if begins.starts_with('<') && feed::is_feed(begins) {
        return of_rows(Format::Feed, encoding, Delimiter::Comma, feed::rows(&text)?, wishes);
    }
    let Shape { delimiter, is_quoted, rows } = Shape::of(&text, wishes.delimiter)?;
    Ok(Table { is_quoted, ..of_rows(Format::Text, encoding, delimiter, rows, wishes)? })
}

fn of_rows(
    format: Format,
    encoding: Encoding,
    delimiter: Delimiter,
    rows: Vec<Row>,
    wishes: Wishes,
) -> Result<Table, TableError> {
    let count = rows.len();
    let mut rows: Vec<Row> = rows.into_iter().filter(|row| !row.is_blank()).collect();
    let blank = count - rows.len();
    if rows.is_empty() {
        return Err(TableError::Empty);
    }
    let has_own = matches!(format, Format::Json | Format::Feed);
    let at = if has_own { Some(0) } else { shape::header(&rows, wishes.header) };
    rows.drain(..at.ok_or(TableError::NoHeader)?);
    let header = rows.remove(0).named();
    let second_header = rows.first().is_some_and(|row| shape::is_second_header(&header, row)).then(|| rows.remove(0));
    Ok(Table { format, encoding, delimiter, is_quoted: true, header, second_header, rows, blank })
}

/// A number of a program as a person would see it; from fifteen digits on with a power, since programs have lost the last
/// ones by then.
fn figure(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    if number.abs() >= 1e15 {
        let (digits, power) =
            format!("{number:.5e}").split_once('e').map(|(d, p)| (d.to_owned(), p.to_owned())).unwrap_or_default();
        return format!("{digits}E+{power}");
    }
    // What a sum of fractions is off by lies beyond the fifteenth digit.
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

#[cfg(test)]
mod tests;
