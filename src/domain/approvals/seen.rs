//! What buyers see of a listing, as one digest: whether it is still what was approved (LST-12, APR-10). Knows listings by
//! their fields.

use super::{REQUEST, field};
use crate::domain::digest::sha256;
use crate::domain::ids::{Field, Key, RecordId};
use crate::domain::listings::{self, is_reviewed};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Whether a listing says what was approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approval {
    /// Nobody ever approved it here.
    Never,
    /// It says what was approved, at this instant, UTC milliseconds.
    Approved(i64),
    /// It was approved at this instant and says something else now.
    Changed(i64),
}

/// The digest of what buyers see of a listing.
pub fn seen(record: &Record) -> SmolStr {
    seen_with(record, &BTreeMap::new())
}

/// The same, as it would be with other values in some fields.
pub(super) fn seen_with(record: &Record, values: &BTreeMap<Field, Value>) -> SmolStr {
    let now = record.cells().map(|(field, cell)| (field, &cell.value));
    let mut all: BTreeMap<&Field, &Value> = now.collect();
    all.extend(values);
    let said = all.into_iter().filter(|(field, value)| is_reviewed(field) && !value.is_null());
    let said = said.map(|(field, value)| Value::List(vec![field.as_str().into(), value.clone()]));
    SmolStr::new(sha256(Value::List(said.collect()).canonical().as_bytes()))
}

/// The last approval of every listing that has one: when, and what buyers saw of it then.
pub fn last_approvals(records: &Records) -> BTreeMap<Key, (Stamp, SmolStr)> {
    let mut last: BTreeMap<Key, (Stamp, SmolStr)> = BTreeMap::new();
    for request in records.of(&REQUEST) {
        let Some(cell) = request.cell(&field::SEEN) else { continue };
        let Some(digest) = cell.value.as_str() else { continue };
        let listing = listings::key(&RecordId::new(request.text(&field::SUBJECT)));
        if last.get(&listing).is_none_or(|(stamp, _)| *stamp < cell.stamp) {
            last.insert(listing, (cell.stamp, SmolStr::new(digest)));
        }
    }
    last
}

/// Whether a listing says what was approved last.
pub fn state_of(records: &Records, listing: &RecordId) -> Approval {
    let key = listings::key(listing);
    match (last_approvals(records).get(&key), records.by_key(&key)) {
        (Some((stamp, digest)), Some(record)) if seen(record) == *digest => Approval::Approved(stamp.instant()),
        (Some((stamp, _)), Some(_)) => Approval::Changed(stamp.instant()),
        _ => Approval::Never,
    }
}
