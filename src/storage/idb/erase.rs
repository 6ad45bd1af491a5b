//! Blanking what was erased (S4), within the transaction that brings the erasure. Knows no records.

use super::super::erased::Erased;
use super::super::{held, journal};
use super::fault::Fault;
use super::{load, meta, names, rewrite};
use crate::domain::change::JournalRow;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;

/// So many rows of the journal are read at once.
const PIECE: u32 = 2_000;

/// What is erased by now, these rows included; what they name is blanked in the journal and in what is held. Tells
/// whether anything was to be.
pub(super) async fn learn(transaction: &Transaction<'_>, rows: &[JournalRow]) -> Result<(Erased, bool), Fault> {
    let mut erased = known(transaction).await?;
    let new = erased.learn(rows);
    if new.is_empty() {
        return Ok((erased, false));
    }
    let meta = transaction.object_store(names::META)?;
    meta.put(erased.write()?).with_key(meta::ERASED).primitive()?;
    // What is folded holds the values too: all of it is made anew of the journal.
    meta.put(true).with_key(meta::DAMAGED).primitive()?;
    in_journal(&transaction.object_store(names::JOURNAL)?, &new).await?;
    in_held(&transaction.object_store(names::HELD)?, &new).await?;
    Ok((erased, true))
}

/// What was erased before.
pub(super) async fn known(transaction: &Transaction<'_>) -> Result<Erased, Fault> {
    let meta = transaction.object_store(names::META)?;
    let stored = meta.get::<String, _, _>(meta::ERASED).primitive()?.await?;
    Ok(Erased::read(stored.as_deref())?)
}

async fn in_journal(journal: &ObjectStore<'_>, new: &Erased) -> Result<(), Fault> {
    let (mut reached, blanking) = (0, new.blanking());
    loop {
        let piece = load::numbered_in(journal, reached, PIECE).await?;
        let Some((last, _)) = piece.last() else { return Ok(()) };
        reached = *last;
        let mut blank = Vec::new();
        for (number, text) in &piece {
            blank.extend(blanking(text)?.map(|(row, blanked)| (*number, Some((journal::name_of(&row), blanked)))));
        }
        rewrite::replace(journal, &blank).await?;
    }
}

async fn in_held(store: &ObjectStore<'_>, new: &Erased) -> Result<(), Fault> {
    let keys = store.get_all_keys::<String>().primitive()?;
    let texts = store.get_all::<String>().primitive()?.await?;
    let keys = keys.await?.collect::<Result<Vec<_>, _>>()?;
    let blanking = new.blanking();
    for (key, text) in keys.into_iter().zip(texts) {
        if let Some(blanked) = held::blanked(&text?, &blanking)? {
            store.put(blanked).with_key(key).primitive()?;
        }
    }
    Ok(())
}
