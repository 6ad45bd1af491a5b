//! Record states in a file that no journal row of the file explains: they come in under their own stamps,
//! through a row of ours. Pure.

use crate::domain::change::{Change, JournalRow};
use crate::domain::ids::{Field, Kind, RecordId};
use crate::domain::record::{Cell, Record};
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::wire::ExchangeFile;
use std::collections::HashSet;

type Written<'a> = HashSet<(&'a Kind, &'a RecordId, &'a Field, Stamp)>;

/// The cells that the file's rows do not explain.
pub(super) fn unexplained(file: &ExchangeFile) -> Vec<Change> {
    let explained = written(&file.rows);
    let cells = file.records.iter().flat_map(|record| record.cells().map(move |cell| (record, cell)));
    let is_open = |(record, (field, cell)): &(&Record, (&Field, &Cell))| {
        !explained.contains(&(record.kind(), record.id(), *field, cell.stamp))
    };
    cells.filter(is_open).map(|(record, (field, cell))| change(record, field, cell)).collect()
}

/// Those of them that would change what is here, with the stamps that they replace.
pub(super) fn news(changes: Vec<Change>, here: &Records) -> Vec<Change> {
    let is_news = |change: &Change| {
        let mut probe = here.by_key(&change.key()).map_or_else(|| Record::new(change.key()), |own| (**own).clone());
        change.stamp.is_some_and(|stamp| probe.put(change.field.clone(), change.value.clone(), stamp))
    };
    let replaced = |change: &Change| Some(here.by_key(&change.key())?.cell(&change.field)?.stamp);
    let fill = |change: Change| Change { replaced: replaced(&change), ..change };
    changes.into_iter().filter(is_news).map(fill).collect()
}

/// Takes away what held rows hold already.
pub(super) fn not_held(changes: Vec<Change>, held: &[JournalRow]) -> Vec<Change> {
    let held = written(held);
    let is_held = |change: &Change| {
        change.stamp.is_some_and(|stamp| held.contains(&(&change.kind, &change.id, &change.field, stamp)))
    };
    changes.into_iter().filter(|change| !is_held(change)).collect()
}

fn written(rows: &[JournalRow]) -> Written<'_> {
    let changes = rows.iter().flat_map(|row| row.changes.iter().map(move |change| (row, change)));
    changes.map(|(row, change)| (&change.kind, &change.id, &change.field, row.stamp_of(change))).collect()
}

fn change(record: &Record, field: &Field, cell: &Cell) -> Change {
    Change {
        kind: record.kind().clone(),
        id: record.id().clone(),
        field: field.clone(),
        value: cell.value.clone(),
        replaced: None,
        stamp: Some(cell.stamp),
    }
}
