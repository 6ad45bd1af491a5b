//! Record states in a file that no journal row of the file explains: they come in under their own stamps,
//! through a row of ours. Pure.

use crate::domain::change::{Change, JournalRow};
use crate::domain::ids::{Field, Kind, RecordId};
use crate::domain::record::{Cell, Record};
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::storage::held::HeldRow;
use std::collections::{HashMap, HashSet};

type Written<'a> = HashSet<(&'a Kind, &'a RecordId, &'a Field, Stamp)>;

/// The cells that no row explains.
pub(super) fn unexplained(records: &[Record], rows: &[JournalRow]) -> Vec<Change> {
    let mut explained = Explained::new(records);
    rows.iter().for_each(|row| explained.strike(records, row));
    explained.open(records)
}

/// Which cells of some records were written by rows that are known. A record is looked for once per row and its field
/// then among few: a set of all cells would take most of the time of reading a file.
struct Explained<'a> {
    /// The places of each record; files that are taken in together have the same one.
    places: HashMap<(&'a Kind, &'a RecordId), Vec<usize>>,
    cells: Vec<Vec<bool>>,
}

impl<'a> Explained<'a> {
    fn new(records: &'a [Record]) -> Self {
        let mut places: HashMap<_, Vec<usize>> = HashMap::with_capacity(records.len());
        for (place, record) in records.iter().enumerate() {
            places.entry((record.kind(), record.id())).or_default().push(place);
        }
        Self { places, cells: records.iter().map(|record| vec![false; record.cells().len()]).collect() }
    }

    fn strike(&mut self, records: &[Record], row: &JournalRow) {
        for run in row.changes.chunk_by(|one, next| one.id == next.id && one.kind == next.kind) {
            for place in self.places.get(&(&run[0].kind, &run[0].id)).into_iter().flatten() {
                for change in run {
                    if let Some(cell) = records[*place].place_under(&change.field, row.stamp_of(change)) {
                        self.cells[*place][cell] = true;
                    }
                }
            }
        }
    }

    fn open(&self, records: &[Record]) -> Vec<Change> {
        let of = |(record, explained): (&Record, &Vec<bool>)| -> Vec<Change> {
            let cells = record.cells().zip(explained).filter(|(_, explained)| !**explained);
            cells.map(|((field, cell), _)| change(record, field, cell)).collect()
        };
        records.iter().zip(&self.cells).flat_map(of).collect()
    }
}

/// Those of them that would change what is here, with the stamps that they replace.
pub(super) fn news(changes: &[Change], here: &Records) -> Vec<Change> {
    let would = |change: &Change, stamp| {
        here.by_key(&change.key()).is_none_or(|own| own.would_put(&change.field, &change.value, stamp))
    };
    let is_news = |change: &&Change| change.stamp.is_some_and(|stamp| would(change, stamp));
    let replaced = |change: &Change| Some(here.by_key(&change.key())?.cell(&change.field)?.stamp);
    let fill = |change: &Change| Change { replaced: replaced(change), ..change.clone() };
    changes.iter().filter(is_news).map(fill).collect()
}

/// Takes away what held rows hold already.
pub(super) fn not_held(changes: Vec<Change>, held: &[HeldRow]) -> Vec<Change> {
    let held = written(held.iter().map(|held| &held.row));
    let is_held = |change: &Change| {
        change.stamp.is_some_and(|stamp| held.contains(&(&change.kind, &change.id, &change.field, stamp)))
    };
    changes.into_iter().filter(|change| !is_held(change)).collect()
}

fn written<'a>(rows: impl IntoIterator<Item = &'a JournalRow>) -> Written<'a> {
    let changes = rows.into_iter().flat_map(|row| row.changes.iter().map(move |change| (row, change)));
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
