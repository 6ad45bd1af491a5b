//! Writes the line of a record, as the general writer of JSON does it and several times as fast.

use super::scan::stop;
use crate::domain::ids::Field;
use crate::domain::record::{Cell, Record};
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use serde::ser::Error;
use serde_json::Result;

/// Writes a record behind what is there.
///
/// # Errors
/// It has no fields, or a number that is too large to be exact.
pub(in crate::wire) fn write(out: &mut Vec<u8>, record: &Record) -> Result<()> {
    let base = record.cells().map(|(_, cell)| cell.stamp).max();
    let base = base.ok_or_else(|| serde_json::Error::custom("a record without fields"))?;
    member(out, b"{\"kind\":", record.kind().as_str())?;
    member(out, b",\"id\":", record.id().as_str())?;
    out.extend_from_slice(b",\"stamp\":");
    stamp(out, base);
    out.extend_from_slice(b",\"fields\":");
    object(out, record.cells(), |out, cell| value(out, &cell.value))?;
    let mut own = record.cells().filter(|(_, cell)| cell.stamp != base).peekable();
    if own.peek().is_some() {
        out.extend_from_slice(b",\"stamps\":");
        object(out, own, |out, cell| {
            stamp(out, cell.stamp);
            Ok(())
        })?;
    }
    out.push(b'}');
    Ok(())
}

fn object<'a>(
    out: &mut Vec<u8>,
    cells: impl Iterator<Item = (&'a Field, &'a Cell)>,
    write: impl Fn(&mut Vec<u8>, &Cell) -> Result<()>,
) -> Result<()> {
    let mut before = b'{';
    for (field, cell) in cells {
        out.push(before);
        text(out, field.as_str())?;
        out.push(b':');
        write(out, cell)?;
        before = b',';
    }
    out.push(b'}');
    Ok(())
}

fn member(out: &mut Vec<u8>, name: &[u8], value: &str) -> Result<()> {
    out.extend_from_slice(name);
    text(out, value)
}

fn value(out: &mut Vec<u8>, value: &Value) -> Result<()> {
    match value {
        Value::Text(found) => text(out, found),
        other => serde_json::to_writer(out, other),
    }
}

fn text(out: &mut Vec<u8>, text: &str) -> Result<()> {
    if stop(text.as_bytes()).is_some() {
        return serde_json::to_writer(out, text);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}

fn stamp(out: &mut Vec<u8>, stamp: Stamp) {
    let Stamp { ms, counter, replica } = stamp;
    out.push(b'"');
    hex(out, ms, 12);
    out.push(b'-');
    hex(out, counter.into(), 4);
    out.push(b'-');
    hex(out, replica.0, 16);
    out.push(b'"');
}

fn hex(out: &mut Vec<u8>, number: u64, digits: u32) {
    out.extend((0..digits).rev().map(|place| b"0123456789abcdef"[((number >> (place * 4)) & 15) as usize]));
}
