//! Looking through the journal from its end, for people: pages of rows by a filter, one row with what it replaced, who
//! wrote a stamp. Reads only; knows no browser and no words.

mod shapes;

use super::api::{Store, StoreError};
use crate::domain::change::{Change, JournalRow};
use crate::domain::erasure::{Named, Wanted};
use crate::domain::ids::{Field, Key, RecordId};
use crate::domain::schema::holds_words;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

pub use shapes::{Ask, Filter, Found, Page, Replacement, RowHead, Told, WholeRow};

/// So many rows are read at once.
const PIECE: u64 = if cfg!(test) { 3 } else { 1_000 };
/// Of a row's changes so many are shown; all are counted.
const SHOWN: usize = if cfg!(test) { 2 } else { 200 };

/// Answers.
///
/// # Errors
/// The journal cannot be read.
pub async fn answer(store: &impl Store, ask: Ask) -> Result<Told, StoreError> {
    Ok(match ask {
        Ask::Page { before, most, filter } => Told::Page(page(store, before, most, &filter).await?),
        Ask::Row { number, before } => Told::Row(row(store, number, before).await?),
        Ask::Find { before, text } => Told::Found(find(store, before, &text).await?),
        Ask::Authors { before, stamps } => Told::Authors(authors(store, before, stamps).await?),
    })
}

async fn page(store: &impl Store, before: u64, most: usize, filter: &Filter) -> Result<Page, StoreError> {
    let mut page = Page::default();
    backwards(store, before, &mut |number, row| {
        if filter.fits(&row) {
            page.rows.push(RowHead::of(number, row));
        }
        if page.rows.len() < most {
            return ControlFlow::Continue(());
        }
        page.next = (number > 1).then_some(number);
        ControlFlow::Break(())
    })
    .await?;
    Ok(page)
}

async fn row(store: &impl Store, number: u64, before: u64) -> Result<Option<WholeRow>, StoreError> {
    let found = store.rows(number.saturating_sub(1), 1).await?.into_iter().find(|(found, _)| *found == number);
    let Some((_, row)) = found else { return Ok(None) };
    let total = row.changes.len();
    let shown: Vec<Change> = row.changes.into_iter().take(SHOWN).collect();
    let mut known = replaced_values(store, before, &shown).await?;
    let changes = shown.into_iter().map(|change| {
        let old = match change.replaced {
            None => Some(Value::Null),
            Some(stamp) => known.remove(&(change.key(), change.field.clone(), stamp)),
        };
        Replacement { key: change.key(), field: change.field, old, new: change.value }
    });
    Ok(Some(WholeRow { changes: changes.collect(), total }))
}

type Cells = BTreeMap<(Key, Field, Stamp), Value>;

/// The values that these changes replaced, as far as the journal has them.
async fn replaced_values(store: &impl Store, before: u64, changes: &[Change]) -> Result<Cells, StoreError> {
    let wanted = changes.iter().filter_map(|change| Some((change.key(), change.field.clone(), change.replaced?)));
    let wanted: BTreeSet<_> = wanted.collect();
    let stamps: BTreeSet<Stamp> = wanted.iter().map(|(_, _, stamp)| *stamp).collect();
    let mut known = Cells::new();
    if wanted.is_empty() {
        return Ok(known);
    }
    backwards(store, before, &mut |_, row| {
        for change in row.changes.iter().filter(|change| stamps.contains(&row.stamp_of(change))) {
            let cell = (change.key(), change.field.clone(), row.stamp_of(change));
            if wanted.contains(&cell) {
                known.insert(cell, change.value.clone());
            }
        }
        enough(known.len() == wanted.len())
    })
    .await?;
    Ok(known)
}

async fn find(store: &impl Store, before: u64, text: &str) -> Result<Vec<Found>, StoreError> {
    let mut found = Vec::new();
    let Some(wanted) = Wanted::of(text) else { return Ok(found) };
    let mut look = |row: JournalRow| {
        let own = row.stamp;
        let holds = |change: &Change| holds_words(&change.kind, &change.field) && wanted.stands_in(&change.value);
        found.extend(row.changes.into_iter().filter(holds).map(|change| Found {
            cell: Named { key: change.key(), field: change.field, stamp: change.stamp.unwrap_or(own) },
            value: change.value,
        }));
    };
    backwards(store, before, &mut |_, row| {
        look(row);
        ControlFlow::Continue(())
    })
    .await?;
    store.held().await?.into_iter().map(|held| held.row).for_each(look);
    Ok(found)
}

/// Who wrote rows of these stamps, as far as the journal before a row tells.
pub(super) async fn authors(
    store: &impl Store,
    before: u64,
    stamps: Vec<Stamp>,
) -> Result<Vec<(Stamp, RecordId)>, StoreError> {
    let mut open: BTreeSet<Stamp> = stamps.into_iter().collect();
    let mut known = Vec::new();
    if open.is_empty() {
        return Ok(known);
    }
    backwards(store, before, &mut |_, row| {
        if open.remove(&row.stamp) {
            known.push((row.stamp, row.person));
        }
        enough(open.is_empty())
    })
    .await?;
    Ok(known)
}

fn enough(is_enough: bool) -> ControlFlow<()> {
    if is_enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

/// Shows rows, the last one before a number first, until enough is seen. The journal is never in memory as a whole.
async fn backwards(
    store: &impl Store,
    mut before: u64,
    look: &mut dyn FnMut(u64, JournalRow) -> ControlFlow<()>,
) -> Result<(), StoreError> {
    while before > 1 {
        let after = before.saturating_sub(PIECE + 1);
        let rows = store.rows(after, (before - after - 1) as usize).await?;
        for (number, row) in rows.into_iter().rev().filter(|(number, _)| *number < before) {
            if look(number, row).is_break() {
                return Ok(());
            }
        }
        before = after + 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
