//! Takes back what came in by one import: new edits with the values of before, except where somebody has written since
//! (S4). The journal says what stood before. Knows no browser.

use super::everything::everything;
use super::own::Own;
use super::{OnProgress, at};
use crate::domain::change::{Change, JournalRow};
use crate::domain::command::{Undo, changed};
use crate::domain::ids::{Field, Key};
use crate::domain::records::Records;
use crate::domain::schema;
use crate::domain::stamp::Stamp;
use crate::storage::api::{Intake, Store, StoreError};
use crate::storage::journal;
use crate::storage::messages::{Authorship, Imported, Phase, TaskError};
use crate::storage::recovery::{self, RECOVERY, RecoveryPoint};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// How many rows are read at once.
const PIECE: usize = 5_000;

/// What the import wrote, cell by cell, with its latest stamp.
type Written = BTreeMap<(Key, Field), Stamp>;

/// Takes an import back.
///
/// # Errors
/// The store cannot: then nothing was written.
pub async fn revert(
    store: &impl Store,
    by: &Authorship,
    point: &RecoveryPoint,
    on_progress: OnProgress<'_>,
) -> Result<Imported, TaskError> {
    on_progress(at(Phase::Reading)(0, 2));
    let written = written(&came(store, point).await?);
    let before = before(store, point, &written).await?;
    on_progress(at(Phase::Comparing)(1, 2));
    let here = everything(store).await?;
    let changes = edits(&here.records, &before, written);
    on_progress(at(Phase::Writing)(1, 2));
    let told = Imported { changes: changes.len() as u64, records: records(&changes), ..Imported::default() };
    let mut own = Own::new(store.opened().device, by, here.clock);
    let mut rows = own.carrying("undo:exchange.import", &changes);
    if rows.is_empty() {
        rows.push(own.row("undo:exchange.import", Vec::new()));
    }
    let kept = recovery::read(store.local(RECOVERY).await?.as_deref());
    let local = [(RECOVERY, recovery::without(kept, point))];
    let head = store.import(Intake { rows: &rows, local: &local, ..Intake::default() }).await?;
    Ok(Imported { came: rows.len() as u64, rows, head, ..told })
}

fn records(changes: &[Change]) -> u64 {
    changes.iter().map(Change::key).collect::<std::collections::BTreeSet<_>>().len() as u64
}

/// The rows of the import: as many as it had, up to its note.
async fn came(store: &impl Store, point: &RecoveryPoint) -> Result<Vec<JournalRow>, StoreError> {
    let mut rows: Vec<JournalRow> = Vec::new();
    let mut after = point.before;
    loop {
        let piece = store.rows(after, PIECE).await?;
        let Some((last, _)) = piece.last() else { break };
        after = *last;
        let note = piece.iter().position(|(_, row)| journal::name_of(row) == point.note);
        let until = note.map_or(piece.len(), |at| at + 1);
        rows.extend(piece.into_iter().take(until).map(|(_, row)| row));
        if note.is_some() {
            break;
        }
    }
    let first = rows.len().saturating_sub(usize::try_from(point.rows).unwrap_or(usize::MAX));
    Ok(rows.split_off(first))
}

/// Records named by their content are never taken back: others may point at one.
fn written(rows: &[JournalRow]) -> Written {
    let mut written = Written::new();
    for row in rows {
        for change in row.changes.iter().filter(|change| !schema::is_lasting(&change.kind)) {
            let latest = written.entry((change.key(), change.field.clone())).or_insert(row.stamp_of(change));
            *latest = (*latest).max(row.stamp_of(change));
        }
    }
    written
}

/// The touched cells as they were.
async fn before(store: &impl Store, point: &RecoveryPoint, written: &Written) -> Result<Records, StoreError> {
    let mut records = Records::default();
    let mut after = 0;
    while after < point.before {
        let piece = store.rows(after, PIECE).await?;
        let Some((last, _)) = piece.last() else { break };
        after = *last;
        for (_, mut row) in piece.into_iter().filter(|(number, _)| *number <= point.before) {
            row.changes.retain(|change| written.contains_key(&(change.key(), change.field.clone())));
            records.apply(&row);
        }
    }
    Ok(records)
}

fn edits(here: &Records, before: &Records, written: Written) -> Vec<Change> {
    let fields = written.into_iter().map(|((key, field), stamp)| {
        let old = before.by_key(&key).and_then(|record| record.cell(&field)).map(|cell| cell.value.clone());
        (key, field, stamp, old.unwrap_or_default())
    });
    let undo = Undo { of: SmolStr::new_static("exchange.import"), fields: fields.collect() };
    let edits = undo.draft(here).map(|draft| draft.edits).unwrap_or_default();
    edits.into_iter().filter_map(|edit| changed(here, edit.key, edit.field, edit.value)).collect()
}
