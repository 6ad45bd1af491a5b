//! What of a store goes into a file (S16): whole rows where every change of them may, states for the rest. Knows no
//! browser.

use crate::domain::change::{Change, JournalRow};
use crate::domain::ids::Key;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::wire::Scope;
use std::collections::{BTreeSet, HashSet};

/// Records and rows of a file.
pub(super) struct Selection {
    pub(super) records: Vec<Record>,
    pub(super) rows: Vec<JournalRow>,
}

impl Selection {
    /// Selects from everything that is stored.
    pub(super) fn of(scope: &Scope, records: &Records, rows: Vec<JournalRow>) -> Self {
        let shops = scope.shops(records);
        let records: Vec<Record> = records
            .all()
            .filter(|record| scope.has(record, &shops))
            .filter_map(|record| without(scope, record))
            .collect();
        let rows = if scope.states_only { Vec::new() } else { fitting(scope, &records, rows) };
        Self { records, rows }
    }

    /// Selects among rows that another device lacks: those that say something that is left out stay here as a whole, and
    /// what else they say goes as states.
    pub(super) fn of_rows(scope: &Scope, records: &Records, rows: Vec<JournalRow>) -> Self {
        let (rows, kept): (Vec<JournalRow>, Vec<JournalRow>) = rows.into_iter().partition(|row| scope.has_row(row));
        let keys: BTreeSet<Key> = kept.iter().flat_map(|row| row.changes.iter().map(Change::key)).collect();
        let records = keys.iter().filter_map(|key| without(scope, records.by_key(key)?)).collect();
        Self { records, rows }
    }

    /// The stored names that the file refers to, among those given: its photos.
    pub(super) fn photos(&self, known: Vec<String>) -> Vec<String> {
        let mut named = HashSet::new();
        let of_records = self.records.iter().flat_map(|record| record.cells().map(|(_, cell)| &cell.value));
        let of_rows = self.rows.iter().flat_map(|row| row.changes.iter().map(|change| &change.value));
        of_records.chain(of_rows).for_each(|value| value.each_text(&mut |text| named.extend([text])));
        known.into_iter().filter(|sha| named.contains(sha.as_str())).collect()
    }
}

/// A record without the fields that are left out; none when nothing remains.
fn without(scope: &Scope, record: &Record) -> Option<Record> {
    let mut kept = Record::new(record.key().clone());
    for (field, cell) in record.cells().filter(|(field, _)| !scope.leaves_out(record.kind(), field)) {
        kept.put(field.clone(), cell.value.clone(), cell.stamp);
    }
    let is_any_left = kept.cells().next().is_some();
    is_any_left.then_some(kept)
}

/// A row goes as a whole or not at all, so that it is the same on every device.
fn fitting(scope: &Scope, records: &[Record], rows: Vec<JournalRow>) -> Vec<JournalRow> {
    if !scope.is_partial() && !scope.leaves_any_out() {
        return rows;
    }
    let keys: BTreeSet<&Key> = records.iter().map(Record::key).collect();
    let is_note_kept = !scope.is_partial();
    let fits = |row: &JournalRow| {
        scope.has_time(row.stamp.instant())
            && (is_note_kept || !row.changes.is_empty())
            && scope.has_row(row)
            && row.changes.iter().all(|change| keys.contains(&change.key()))
    };
    rows.into_iter().filter(fits).collect()
}
