//! What of a store goes into a file (S16): whole rows where every change of them may, states for the rest. Knows no
//! browser.

use crate::domain::change::{Change, JournalRow};
use crate::domain::ids::{Field, Key, Kind};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use crate::storage::api::RowName;
use crate::storage::journal;
use crate::wire::Scope;
use crate::wire::plain::{PlainRow, PlainValue};
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// Records and rows of a file.
#[derive(Default)]
pub(super) struct Selection {
    pub(super) records: Vec<Arc<Record>>,
    pub(super) rows: Vec<Row>,
}

/// A journal row of a file.
pub(super) enum Row {
    /// As it is stored, which is how it is written: it need not be read as a whole and written again.
    Stored(String),
    /// Read, because its form is not the plain one.
    Read(Box<JournalRow>),
}

impl From<JournalRow> for Row {
    fn from(row: JournalRow) -> Self {
        Self::Read(Box::new(row))
    }
}

impl Selection {
    /// Selects from everything that is stored: records, and rows in their stored form. Says also which rows there are;
    /// those that cannot be read are none.
    pub(super) fn of(scope: &Scope, records: &Records, rows: Vec<String>) -> (Self, Vec<RowName>) {
        let shops = scope.shops(records);
        let records: Vec<Arc<Record>> = records
            .all()
            .filter(|record| scope.has(record, &shops))
            .filter_map(|record| without(scope, record))
            .collect();
        let (mut fitting, mut names) = (Vec::new(), Vec::with_capacity(rows.len()));
        let fits = Fits::new(scope, &records);
        for text in rows {
            if let Some(plain) = PlainRow::of(&text) {
                names.push((plain.replica, plain.seq));
                if fits.plain(&plain) {
                    fitting.push(Row::Stored(text));
                }
            } else if let Ok(row) = journal::unpack(&text) {
                names.push(journal::name_of(&row));
                fitting.extend(fits.row(&row).then(|| Row::from(row)));
            }
        }
        (Self { records, rows: fitting }, names)
    }

    /// Selects among rows that another device lacks: those that say something that is left out stay here as a whole, and
    /// what else they say goes as states.
    pub(super) fn of_rows(scope: &Scope, records: &Records, rows: Vec<JournalRow>) -> Self {
        let (rows, kept): (Vec<JournalRow>, Vec<JournalRow>) = rows.into_iter().partition(|row| scope.has_row(row));
        let keys: BTreeSet<Key> = kept.iter().flat_map(|row| row.changes.iter().map(Change::key)).collect();
        let records = keys.iter().filter_map(|key| without(scope, records.by_key(key)?)).collect();
        Self { records, rows: rows.into_iter().map(Row::from).collect() }
    }

    /// The stored names that the file refers to, among those given: its photos.
    pub(super) fn photos(&self, known: Vec<String>) -> Vec<String> {
        let mut named = HashSet::new();
        let of_records = self.records.iter().flat_map(|record| record.cells().map(|(_, cell)| &cell.value));
        of_records.for_each(|value| hear(value, &mut named));
        for row in &self.rows {
            match row {
                Row::Read(row) => row.changes.iter().for_each(|change| hear(&change.value, &mut named)),
                Row::Stored(text) => {
                    let changes = PlainRow::of(text).into_iter().flat_map(|row| row.changes);
                    named.extend(changes.filter_map(|change| text_of(change.value)));
                }
            }
        }
        known.into_iter().filter(|sha| named.contains(sha.as_str())).collect()
    }
}

fn hear<'a>(value: &'a Value, named: &mut HashSet<&'a str>) {
    value.each_text(&mut |text| named.extend([text]));
}

fn text_of(value: PlainValue<'_>) -> Option<&str> {
    match value {
        PlainValue::Text(text) => Some(text),
        _ => None,
    }
}

/// A record without the fields that are left out; none when nothing remains.
fn without(scope: &Scope, record: &Arc<Record>) -> Option<Arc<Record>> {
    let is_left_out = |field: &Field| scope.leaves_out(record.kind(), field);
    if !scope.leaves_any_out() && record.cells().len() > 0 {
        return Some(record.clone());
    }
    let mut kept = Record::new(record.key().clone());
    for (field, cell) in record.cells().filter(|(field, _)| !is_left_out(field)) {
        kept.put(field.clone(), cell.value.clone(), cell.stamp);
    }
    let is_any_left = kept.cells().len() > 0;
    is_any_left.then(|| Arc::new(kept))
}

/// Which rows go into a file: as a whole or not at all, so that a row is the same on every device.
struct Fits<'a> {
    scope: &'a Scope,
    /// The names of the file's records, where that is not all.
    keys: Option<HashSet<(&'a str, &'a str)>>,
}

impl<'a> Fits<'a> {
    fn new(scope: &'a Scope, records: &'a [Arc<Record>]) -> Self {
        let keys = || records.iter().map(|record| (record.kind().as_str(), record.id().as_str())).collect();
        Self { scope, keys: (scope.is_partial() || scope.leaves_any_out()).then(keys) }
    }

    fn plain(&self, row: &PlainRow<'_>) -> bool {
        self.has(row.stamp, row.changes.iter().map(|change| (change.kind, change.id, change.field)))
    }

    fn row(&self, row: &JournalRow) -> bool {
        let changes = row.changes.iter();
        self.has(row.stamp, changes.map(|change| (change.kind.as_str(), change.id.as_str(), change.field.as_str())))
    }

    fn has<'r>(&self, stamp: Stamp, mut changes: impl ExactSizeIterator<Item = (&'r str, &'r str, &'r str)>) -> bool {
        let Some(keys) = &self.keys else { return !self.scope.states_only };
        let is_note_kept = !self.scope.is_partial();
        let is_left_out =
            |kind, field| self.scope.leaves_any_out() && self.scope.leaves_out(&Kind::new(kind), &Field::new(field));
        !self.scope.states_only
            && self.scope.has_time(stamp.instant())
            && (is_note_kept || changes.len() > 0)
            && changes.all(|(kind, id, field)| keys.contains(&(kind, id)) && !is_left_out(kind, field))
    }
}
