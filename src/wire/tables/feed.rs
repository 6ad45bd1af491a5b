//! Feeds of products (RSS, Atom) as rows: each item is one, its elements are columns. Attributes are passed over; an
//! element that stands several times says its texts line by line. Knows no column's meaning.

use super::TableError;
use super::shape::Row;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Names of elements that are items.
const ITEMS: [&[u8]; 2] = [b"item", b"entry"];

/// Whether a text is a feed.
pub(super) fn is_feed(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(2_000)];
    ["<rss", "<feed", "<rdf:RDF"].iter().any(|sign| start.contains(sign))
}

/// The header and the items.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, TableError> {
    let mut reader = Reader::from_str(text);
    let mut reading = Reading { rows: vec![Row { line: 1, cells: Vec::new() }], ..Reading::default() };
    let (mut line, mut counted) = (1, 0);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        line += text.as_bytes()[counted..at].iter().filter(|byte| **byte == b'\n').count() as u64;
        counted = at;
        match reader.read_event().map_err(|_| TableError::BadFeed(line))? {
            Event::Start(start) => reading.begin(start.local_name().as_ref(), start.name().as_ref(), line),
            Event::End(end) => reading.end(end.local_name().as_ref()),
            Event::Text(words) => {
                // A name that nobody knows stays as it stands.
                let raw = || String::from_utf8_lossy(&words).into_owned();
                reading.text(&words.unescape().map_or_else(|_| raw(), std::borrow::Cow::into_owned));
            }
            Event::CData(words) => reading.text(&String::from_utf8_lossy(&words)),
            Event::Eof => break,
            _ => {}
        }
    }
    if reading.depth > 0 {
        return Err(TableError::BadFeed(line));
    }
    Ok(reading.rows)
}

#[derive(Default)]
struct Reading {
    /// The header, and behind it the items.
    rows: Vec<Row>,
    /// How deep within an item; 0 outside.
    depth: usize,
    /// The column of the element that is being read.
    column: Option<usize>,
}

impl Reading {
    fn begin(&mut self, local: &[u8], name: &[u8], line: u64) {
        if self.depth == 0 {
            if ITEMS.contains(&local) {
                self.depth = 1;
                self.rows.push(Row { line, cells: Vec::new() });
            }
            return;
        }
        self.depth += 1;
        if self.depth == 2 {
            self.column = Some(self.column_of(&name_of(name)));
            if let Some(cell) = self.cell().filter(|cell| !cell.is_empty()) {
                cell.push('\n');
            }
        }
    }

    fn end(&mut self, _: &[u8]) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth < 2 {
            self.column = None;
        }
    }

    fn text(&mut self, words: &str) {
        if let Some(cell) = self.cell() {
            cell.push_str(words);
        }
    }

    fn cell(&mut self) -> Option<&mut String> {
        let (column, row) = (self.column?, self.rows.last_mut()?);
        row.cells.resize(row.cells.len().max(column + 1), String::new());
        row.cells.get_mut(column)
    }

    fn column_of(&mut self, name: &str) -> usize {
        let header = &mut self.rows[0].cells;
        header.iter().position(|known| known == name).unwrap_or_else(|| {
            header.push(name.to_owned());
            header.len() - 1
        })
    }
}

/// `g:image_link` as tables of the same kind have it: `image link`.
fn name_of(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    name.rsplit(':').next().unwrap_or_default().replace('_', " ")
}
