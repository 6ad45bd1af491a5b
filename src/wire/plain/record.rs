//! Reads the line of a record.

use super::scan::Scan;
use super::texts::Texts;
use crate::domain::ids::{Field, Key, Kind, RecordId};
use crate::domain::record::{Cell, Record};
use crate::domain::stamp::Stamp;

type Cells = Vec<(Field, Cell)>;

/// The record; `likely` is the number of fields that it may have, as others of its kind have.
pub(in crate::wire) fn record(line: &str, likely: usize, texts: &mut Texts) -> Option<Record> {
    let scan = &mut Scan::new(line);
    scan.pass("{\"kind\":\"")?;
    let kind = Kind::from(texts.keep(scan.text()?));
    scan.pass(",\"id\":\"")?;
    let id = RecordId::from(texts.keep(scan.text()?));
    scan.pass(",\"stamp\":\"")?;
    let base = scan.stamp()?;
    let mut cells = fields(scan, base, likely, texts)?;
    if scan.has(",\"stamps\":{") {
        stamps(scan, &mut cells)?;
    }
    scan.pass("}")?;
    scan.end()?;
    // Its order is looked at there.
    Record::of_cells(Key::new(kind, id), cells)
}

/// One field at least.
fn fields(scan: &mut Scan<'_>, base: Stamp, likely: usize, texts: &mut Texts) -> Option<Cells> {
    scan.pass(",\"fields\":{")?;
    let mut cells = Vec::with_capacity(likely);
    loop {
        scan.pass("\"")?;
        let field = Field::from(texts.keep(scan.text()?));
        scan.pass(":")?;
        let value = scan.value()?.kept(|text| texts.keep(text));
        cells.push((field, Cell { value, stamp: base }));
        if !scan.has(",") {
            return scan.pass("}").map(|()| cells);
        }
    }
}

/// The stamps of fields that have one of their own, in the order of the fields.
fn stamps(scan: &mut Scan<'_>, cells: &mut Cells) -> Option<()> {
    let mut cells = cells.iter_mut();
    loop {
        scan.pass("\"")?;
        let field = scan.text()?;
        let (_, cell) = cells.find(|(known, _)| known.as_str() == field)?;
        scan.pass(":\"")?;
        cell.stamp = scan.stamp()?;
        if !scan.has(",") {
            return scan.pass("}");
        }
    }
}
