//! The code by which people see that two devices hold the same records (S16). Knows no browser.

use super::super::api::Store;
use super::super::messages::{Agreed, TaskError};
use super::everything::everything;
use crate::domain::digest::{code, code_of};
use crate::domain::ids::Kind;
use crate::domain::record::Record;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Over everything that is stored, and over each kind.
///
/// # Errors
/// The store cannot be read.
pub async fn agree(store: &impl Store) -> Result<Agreed, TaskError> {
    let loaded = everything(store).await?;
    let mut kinds: BTreeMap<&Kind, Vec<&Arc<Record>>> = BTreeMap::new();
    loaded.records.all().for_each(|record| kinds.entry(record.kind()).or_default().push(record));
    let of_kind = |(kind, records): (&Kind, Vec<&Arc<Record>>)| {
        let count = records.len() as u64;
        (kind.clone(), SmolStr::new(code_of(records.into_iter())), count)
    };
    Ok(Agreed {
        code: SmolStr::new(code(&loaded.records)),
        records: loaded.records.len() as u64,
        kinds: kinds.into_iter().map(of_kind).collect(),
        head: loaded.head,
    })
}
