//! What stands between the cells of a text, whether quotes hold cells together, and which row is the header: whatever
//! makes most rows alike.

use super::TableError;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// A tabulator.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Bar,
}

impl Delimiter {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Tab, Self::Semicolon, Self::Bar];

    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Bar => b'|',
        }
    }
}

/// A row, as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The physical line at which it begins, from 1.
    pub line: u64,
    /// Its cells, blanks and all.
    pub cells: Vec<String>,
}

impl Row {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The row as names: without blanks around them or a mark of UTF-8 before the first, and no two alike.
    pub(super) fn named(self) -> Self {
        let mut met: BTreeMap<String, usize> = BTreeMap::new();
        let mut name = |cell: &String| {
            let plain = cell.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}').to_owned();
            let times = met.entry(plain.clone()).or_default();
            *times += 1;
            if *times > 1 && !plain.is_empty() { format!("{plain} {times}") } else { plain }
        };
        Self { line: self.line, cells: self.cells.iter().map(&mut name).collect() }
    }
}

/// A text taken apart.
pub(super) struct Shape {
    pub(super) delimiter: Delimiter,
    pub(super) is_quoted: bool,
    pub(super) rows: Vec<Row>,
}

/// So many bytes tell what stands between the cells.
const SAMPLE: usize = 64 * 1024;

impl Shape {
    /// # Errors
    /// A quote is opened and never closed (R22).
    pub(super) fn of(text: &str, wished: Option<Delimiter>) -> Result<Self, TableError> {
        let sample = &text[..text.floor_char_boundary(SAMPLE)];
        let delimiter = wished.unwrap_or_else(|| likeliest(sample));
        let quoted = rows(text, delimiter, true);
        // Some writers leave quotes within quoted cells as they are: whole rows end up in one cell then.
        let plain = if text.contains('"') { rows(text, delimiter, false) } else { Vec::new() };
        let has_stray = || plain.iter().flat_map(|row| &row.cells).any(|cell| has_stray_quote(cell));
        let is_quoted = likeness(&plain) < likeness(&quoted) || !has_stray();
        if let Some(line) = unclosed(text, delimiter, &quoted)
            && (is_quoted || plain.iter().flat_map(|row| &row.cells).any(|cell| is_begun(cell)))
        {
            return Err(TableError::Unclosed(line));
        }
        let rows = if is_quoted { quoted } else { plain.into_iter().map(unwrapped).collect() };
        Ok(Self { delimiter, is_quoted, rows })
    }
}

/// The line of a row that opens a quote and never closes it: what follows would all be one cell.
fn unclosed(text: &str, delimiter: Delimiter, quoted: &[Row]) -> Option<u64> {
    let last = quoted.last()?;
    let skipped = usize::try_from(last.line.saturating_sub(1)).unwrap_or(usize::MAX);
    let rest: Vec<&str> = text.split('\n').skip(skipped).collect();
    is_open(&rest.join("\n"), char::from(delimiter.byte())).then_some(last.line)
}

/// Whether a cell that was not taken for a quoted one begins like one and does not end so.
fn is_begun(cell: &str) -> bool {
    cell.starts_with('"') && !cell.ends_with('"') && cell.matches('"').count() % 2 == 1
}

/// Whether a row ends within a quote.
fn is_open(row: &str, delimiter: char) -> bool {
    let (mut is_within, mut is_start, mut letters) = (false, true, row.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_within && letters.peek() == Some(&'"') => drop(letters.next()),
            '"' if is_within => is_within = false,
            '"' if is_start => is_within = true,
            _ => {}
        }
        is_start = !is_within && (letter == delimiter || letter == '\n' || letter == '\r');
    }
    is_within
}

/// Whether a quote stands in a cell that neither holds the cell together nor is doubled.
fn has_stray_quote(cell: &str) -> bool {
    let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or(cell).replace("\"\"", "").contains('"')
}

/// The row without the quotes around its cells.
fn unwrapped(row: Row) -> Row {
    let unwrap = |cell: String| {
        let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::to_owned);
        inside.unwrap_or(cell)
    };
    Row { line: row.line, cells: row.cells.into_iter().map(unwrap).collect() }
}

fn likeliest(sample: &str) -> Delimiter {
    let score = |delimiter: &Delimiter| {
        likeness(&rows(sample, *delimiter, true)).max(likeness(&rows(sample, *delimiter, false)))
    };
    // The last of equals is taken: the comma, when nothing tells.
    Delimiter::ALL.into_iter().rev().max_by_key(score).unwrap_or(Delimiter::Comma)
}

/// How alike rows are: how many cells stand in those of the commonest width, beyond the first of each (0 when nothing was
/// parted), and then how few rows have another one.
fn likeness(rows: &[Row]) -> (usize, Reverse<usize>) {
    let widths = widths(rows);
    let count: usize = widths.values().sum();
    let best = widths.into_iter().map(|(width, times)| ((width - 1) * times, Reverse(count - times))).max();
    best.unwrap_or((0, Reverse(0)))
}

fn rows(text: &str, delimiter: Delimiter, quoting: bool) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .quoting(quoting)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().filter_map(Result::ok);
    let line = |record: &csv::StringRecord| record.position().map_or(0, csv::Position::line);
    records.map(|record| Row { line: line(&record), cells: record.iter().map(str::to_owned).collect() }).collect()
}

/// In so many first rows the header is looked for: reports begin with a few lines about themselves.
const BEFORE: usize = 20;

/// The place of the header: the row at the line that was said, or the first that is nearly as wide as most, and names
/// things.
pub(super) fn header(rows: &[Row], wished: Option<u64>) -> Option<usize> {
    if let Some(line) = wished {
        return rows.iter().position(|row| row.line == line);
    }
    let width = common_width(rows);
    let first = rows.iter().take(BEFORE);
    first.enumerate().find(|(_, row)| filled(row) * 5 >= width * 3 && names(row)).map(|(place, _)| place)
}

/// How many rows have so many cells; those that hold nothing do not count.
fn widths(rows: &[Row]) -> BTreeMap<usize, usize> {
    let mut widths = BTreeMap::new();
    rows.iter().filter(|row| !row.is_blank()).for_each(|row| *widths.entry(row.cells.len()).or_default() += 1);
    widths
}

fn common_width(rows: &[Row]) -> usize {
    widths(rows).into_iter().max_by_key(|(width, times)| (*times, *width)).map_or(0, |(width, _)| width)
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Whether a row has names rather than figures.
fn names(row: &Row) -> bool {
    let is_figure = |cell: &&String| {
        let plain = cell.trim();
        !plain.is_empty() && plain.chars().all(|letter| letter.is_ascii_digit() || ",.-+%/: ".contains(letter))
    };
    row.cells.iter().filter(is_figure).count() * 4 <= filled(row)
}

/// Whether a row says the header again, in words: after names that programs read come those that people read.
pub(super) fn is_second_header(header: &Row, row: &Row) -> bool {
    let is_key = |name: &String| name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_.- ".contains(letter));
    let is_word = |cell: &&String| !cell.trim().is_empty() && !cell.is_ascii();
    header.cells.iter().all(is_key)
        && row.cells.len() == header.cells.len()
        && row.cells.iter().filter(is_word).count() * 5 >= header.cells.len() * 4
        && names(row)
}
