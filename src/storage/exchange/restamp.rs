//! The repair of a device whose own clock was ahead (S6): whether its changes may be stamped anew, and doing it. Knows no
//! browser; that no other tab is open is the caller's to see.

use super::own::Own;
use crate::domain::change::JournalRow;
use crate::domain::restamp::{Ahead, Restamped};
use crate::domain::stamp::Stamp;
use crate::storage::api::{Part, Rewriting, RowName, Store, StoreError};
use crate::storage::held::{HeldRow, Why};
use crate::storage::journal;
use crate::storage::messages::{Authorship, OwnClock, TaskError};
use crate::storage::met::{self, MET};
use crate::storage::recovery::{self, RECOVERY};
use std::collections::BTreeMap;

/// How many rows are read at once.
const PIECE: usize = 5_000;

/// What this device wrote while its clock was ahead; `None` when it wrote nothing.
///
/// # Errors
/// The store cannot be read.
pub async fn own_clock(store: &impl Store, now: i64) -> Result<Option<OwnClock>, TaskError> {
    let (ahead, _) = look(store, now).await?;
    let Some(until) = ahead.until() else { return Ok(None) };
    let changes = ahead.own.iter().map(|(_, row)| row.changes.len() as u64).sum();
    let (rows, others) = (ahead.own.len() as u64, ahead.others.len() as u64);
    let is_exchanged = is_exchanged(store, &ahead).await?;
    Ok(Some(OwnClock { rows, changes, until: until.instant(), others, is_exchanged }))
}

/// Stamps the device's own rows anew; what others wrote ahead of the clock waits again. Tells how many rows were stamped
/// anew; `None` when that may not be, because somebody else may have them by now, or when the journal has just grown.
///
/// # Errors
/// The store cannot: then nothing was written.
pub async fn restamp(store: &impl Store, by: &Authorship) -> Result<Option<u64>, TaskError> {
    let (ahead, head) = look(store, by.now).await?;
    if is_exchanged(store, &ahead).await? {
        return Ok(None);
    }
    if ahead.own.is_empty() {
        return Ok(Some(0));
    }
    let Restamped { rows, waiting, next_seq, clock } = ahead.restamped(by.replica);
    let note = note(store, by, clock, next_seq);
    let points = recovery::renamed(store.local(RECOVERY).await?.as_deref(), &renamed(&ahead, &rows));
    let others = ahead.others.iter().map(|(_, row)| row.clone());
    let hold: Vec<HeldRow> = others.chain(waiting).map(|row| HeldRow { why: Why::Ahead, row }).collect();
    let rewriting = Rewriting {
        head,
        rows: &rows,
        removed: &ahead.others.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        hold: &hold,
        clock: Some(note.stamp),
        append: &[note],
        // Where rows were taken out, an import can no longer be told from what lies beside it.
        local: &[(RECOVERY, if ahead.others.is_empty() { points } else { String::new() })],
    };
    Ok(store.rewrite(rewriting).await?.then_some(rows.len() as u64))
}

async fn look(store: &impl Store, now: i64) -> Result<(Ahead, u64), StoreError> {
    let head = store.load(Part::Only(&[])).await?.head;
    let mut ahead = Ahead::new(store.opened().device, now);
    let mut after = 0;
    loop {
        let piece = store.rows(after, PIECE).await?;
        let Some((last, _)) = piece.last() else { return Ok((ahead, head)) };
        after = *last;
        piece.into_iter().for_each(|(number, row)| ahead.look(number, row));
    }
}

/// Whether somebody else may have one of the rows: a file was handed over since, or one that came in shows it.
async fn is_exchanged(store: &impl Store, ahead: &Ahead) -> Result<bool, StoreError> {
    let met = met::read(store.local(MET).await?.as_deref());
    let has = |row: &JournalRow| met.values().any(|met| met.vector.get(&row.replica) >= Some(&row.seq));
    Ok(ahead.is_exported || ahead.own.iter().any(|(_, row)| has(row)))
}

fn renamed(ahead: &Ahead, rows: &[(u64, JournalRow)]) -> BTreeMap<RowName, RowName> {
    let pairs = ahead.own.iter().zip(rows);
    pairs.map(|((_, old), (_, new))| (journal::name_of(old), journal::name_of(new))).collect()
}

/// Our note that it was done.
fn note(store: &impl Store, by: &Authorship, clock: Option<Stamp>, seq: u64) -> JournalRow {
    let mut own = Own::new(store.opened().device, by, clock);
    JournalRow { seq, ..own.row("record.restamp", Vec::new()) }
}
