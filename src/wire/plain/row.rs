//! A journal row as it stands in its line.

use super::scan::{PlainValue, Scan};
use super::texts::Texts;
use crate::domain::change::{Change, JournalRow};
use crate::domain::ids::{DeviceId, Field, Kind, RecordId, ReplicaId};
use crate::domain::stamp::Stamp;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A journal row whose texts stand in its line. There is one only where writing the row again makes the same line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlainRow<'a> {
    /// The tab session that wrote it.
    pub replica: ReplicaId,
    /// Its number within the replica.
    pub seq: u64,
    /// The stamp of its changes.
    pub stamp: Stamp,
    device: &'a str,
    person: &'a str,
    command: &'a str,
    name: &'a str,
    reason: &'a str,
    /// What was written.
    pub changes: Vec<PlainChange<'a>>,
}

/// One of its changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlainChange<'a> {
    /// The record's kind.
    pub kind: &'a str,
    /// The record's id.
    pub id: &'a str,
    /// The field.
    pub field: &'a str,
    /// Its new value.
    pub value: PlainValue<'a>,
    replaced: Option<Stamp>,
    stamp: Option<Stamp>,
}

impl<'a> PlainRow<'a> {
    /// Reads a line.
    pub fn of(line: &'a str) -> Option<Self> {
        let scan = &mut Scan::new(line);
        scan.pass("{\"replica\":\"")?;
        let replica = scan.replica()?;
        scan.pass(",\"seq\":")?;
        let seq = scan.number()?;
        scan.pass(",\"stamp\":\"")?;
        let stamp = scan.stamp()?;
        let mut text = |name| {
            scan.pass(name)?;
            scan.text()
        };
        let device = text(",\"device\":\"")?;
        let person = text(",\"person\":\"")?;
        let command = text(",\"command\":\"")?;
        let name = text(",\"name\":\"")?;
        let reason = reason(scan)?;
        let changes = changes(scan)?;
        scan.pass("}")?;
        scan.end()?;
        Some(Self { replica, seq, stamp, device, person, command, name, reason, changes })
    }

    /// The row. `before` is the row of the line before: much of what stands there stands here again.
    pub(in crate::wire) fn kept(&self, before: Option<&JournalRow>, texts: &mut Texts) -> JournalRow {
        JournalRow {
            replica: self.replica,
            seq: self.seq,
            stamp: self.stamp,
            device: DeviceId::from(texts.keep(self.device)),
            person: RecordId::from(texts.keep(self.person)),
            command: texts.again(before.map(|row| &row.command), self.command),
            name: texts.keep(self.name),
            reason: texts.again(before.map(|row| &row.reason), self.reason),
            changes: self.changes.iter().map(|change| change.kept(texts)).collect(),
            unknown: BTreeMap::new(),
        }
    }
}

/// The reason, which is left out where there is none.
fn reason<'a>(scan: &mut Scan<'a>) -> Option<&'a str> {
    if scan.has(",\"reason\":\"") { scan.text().filter(|reason| !reason.is_empty()) } else { Some("") }
}

fn changes<'a>(scan: &mut Scan<'a>) -> Option<Vec<PlainChange<'a>>> {
    scan.pass(",\"changes\":[")?;
    if scan.has("]") {
        return Some(Vec::new());
    }
    // A new record has about so many fields.
    let mut changes = Vec::with_capacity(16);
    loop {
        changes.push(change(scan)?);
        if !scan.has(",") {
            return scan.pass("]").map(|()| changes);
        }
    }
}

fn change<'a>(scan: &mut Scan<'a>) -> Option<PlainChange<'a>> {
    let mut text = |name| {
        scan.pass(name)?;
        scan.text()
    };
    let (kind, id, field) = (text("{\"kind\":\"")?, text(",\"id\":\"")?, text(",\"field\":\"")?);
    scan.pass(",\"value\":")?;
    let value = scan.value()?;
    let replaced = stamp(scan, ",\"replaced\":\"")?;
    let stamp = stamp(scan, ",\"stamp\":\"")?;
    scan.pass("}")?;
    Some(PlainChange { kind, id, field, value, replaced, stamp })
}

/// A stamp that may be left out; `None` where it is another text.
fn stamp(scan: &mut Scan<'_>, name: &str) -> Option<Option<Stamp>> {
    if scan.has(name) { scan.stamp().map(Some) } else { Some(None) }
}

impl PlainChange<'_> {
    fn kept(&self, texts: &mut Texts) -> Change {
        Change {
            kind: Kind::from(texts.keep(self.kind)),
            id: RecordId::from(texts.keep(self.id)),
            field: Field::from(texts.keep(self.field)),
            value: self.value.kept(|text| -> SmolStr { texts.keep(text) }),
            replaced: self.replaced,
            stamp: self.stamp,
        }
    }
}
