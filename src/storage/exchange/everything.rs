//! All records that are stored, as one. Knows no file.

use super::super::api::{Loaded, Part, Store, StoreError};

/// What is folded into segments, and the journal's tail over it. The head is that of the first look: rows that were
/// appended meanwhile may be in it already.
///
/// # Errors
/// The store cannot be read.
pub(super) async fn everything(store: &impl Store) -> Result<Loaded, StoreError> {
    let mut loaded = store.load(Part::Only(&[])).await?;
    let tail = std::mem::replace(&mut loaded.records, store.load(Part::Except(&[])).await?.records);
    loaded.records.join(tail);
    Ok(loaded)
}
