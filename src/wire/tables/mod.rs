//! Tables that people have in files: CSV and what is called so. What a file is — encoding, delimiter, quotes, where its
//! header stands — is found out, shown, and can be said otherwise. Knows no shop and no browser: whoever can decode hands
//! it in.

mod encoding;
mod shape;

pub use crate::domain::cells::{Cell, cell};
pub use encoding::{Decode, Encoding};
pub use shape::{Delimiter, Row};

use shape::Shape;

/// What a person says of a file; what is not said is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// How letters are written.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// The physical line at which the header begins, from 1.
    pub header: Option<u64>,
}

/// A file that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// A workbook of a spreadsheet: another reader's.
    #[error("a workbook, not text")]
    Workbook,
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

/// Reads a file.
///
/// # Errors
/// [`TableError`]; the bytes themselves are never wrong in a way that only one row would show.
pub fn read(bytes: &[u8], wishes: Wishes, decode: &Decode<'_>) -> Result<Table, TableError> {
    let (encoding, text) = encoding::read(bytes, wishes.encoding, decode)?;
    let Shape { delimiter, is_quoted, rows } = Shape::of(&text, wishes.delimiter);
    let count = rows.len();
    let mut rows: Vec<Row> = rows.into_iter().filter(|row| !row.is_blank()).collect();
    let blank = count - rows.len();
    if rows.is_empty() {
        return Err(TableError::Empty);
    }
    let at = shape::header(&rows, wishes.header).ok_or(TableError::NoHeader)?;
    rows.drain(..at);
    let header = rows.remove(0).named();
    let second_header = rows.first().is_some_and(|row| shape::is_second_header(&header, row)).then(|| rows.remove(0));
    Ok(Table { encoding, delimiter, is_quoted, header, second_header, rows, blank })
}

#[cfg(test)]
mod tests;
