//! Lets rows come in that waited (S6), or leaves them out for good. Knows no browser.

use super::own::Own;
use crate::domain::change::{Change, JournalRow};
use crate::domain::history;
use crate::storage::api::{Intake, Part, RowName, Store};
use crate::storage::held::{HeldRow, Why, is_ahead};
use crate::storage::journal;
use crate::storage::messages::{Authorship, Imported, TaskError};
use std::collections::BTreeSet;

/// Lets rows come in: as they are, or, while their time still lies ahead, as new edits that keep author and time.
///
/// # Errors
/// The store cannot: then nothing was written.
pub async fn release(store: &impl Store, by: &Authorship, names: &[RowName]) -> Result<Imported, TaskError> {
    let waiting = chosen(store, names).await?;
    let here = store.load(Part::Only(&[])).await?;
    if waiting.is_empty() {
        return Ok(Imported { head: here.head, ..Imported::default() });
    }
    let (ahead, mut rows): (Vec<_>, Vec<_>) =
        waiting.into_iter().map(|held| held.row).partition(|row| is_ahead(row, by.now));
    let mut own = Own::new(store.opened().device, by, journal::clock_after(here.clock, &rows));
    rows.extend(ahead.iter().map(|row| anew(&mut own, row)));
    rows.push(own.row("exchange.release", Vec::new()));
    let changes = rows.iter().flat_map(|row| &row.changes);
    let records = changes.clone().map(Change::key).collect::<BTreeSet<_>>().len() as u64;
    let told = Imported { changes: changes.count() as u64, records, ..Imported::default() };
    let head = store.import(Intake { rows: &rows, release: names, ..Intake::default() }).await?;
    Ok(Imported { came: rows.len() as u64, rows, head, ..told })
}

/// Leaves rows out, and remembers that. Tells what waits then.
///
/// # Errors
/// The store cannot: then nothing was written.
pub async fn decline(store: &impl Store, names: &[RowName]) -> Result<Vec<HeldRow>, TaskError> {
    let names: BTreeSet<&RowName> = names.iter().collect();
    let (mut waiting, mut hold) = (store.held().await?, Vec::new());
    for held in waiting.iter_mut().filter(|held| names.contains(&journal::name_of(&held.row))) {
        held.why = Why::Declined;
        hold.push(held.clone());
    }
    store.import(Intake { hold: &hold, ..Intake::default() }).await?;
    Ok(waiting)
}

async fn chosen(store: &impl Store, names: &[RowName]) -> Result<Vec<HeldRow>, TaskError> {
    let names: BTreeSet<&RowName> = names.iter().collect();
    let waiting = store.held().await?.into_iter();
    Ok(waiting.filter(|held| names.contains(&journal::name_of(&held.row))).collect())
}

/// The same edits under our stamp: by their author, with the time at which they were made in the reason.
fn anew(own: &mut Own, row: &JournalRow) -> JournalRow {
    let changes = row.changes.iter().map(|change| Change { stamp: None, replaced: None, ..change.clone() });
    let again = own.row("", changes.collect());
    let reason = history::released(row.stamp);
    JournalRow { person: row.person.clone(), name: row.name.clone(), reason, ..again }
}
