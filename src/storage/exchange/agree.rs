//! The code by which people see that two devices hold the same records (S16). Knows no browser.

use super::super::api::Store;
use super::super::messages::{Agreed, TaskError};
use super::everything::everything;
use crate::domain::digest::{code, code_of};
use crate::domain::ids::{Kind, RecordId};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::{self, Shop};
use crate::wire::Scope;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Over everything that is stored, over each kind, and over each shop where there are several.
///
/// # Errors
/// The store cannot be read.
pub async fn agree(store: &impl Store) -> Result<Agreed, TaskError> {
    let loaded = everything(store).await?;
    let mut kinds: BTreeMap<&Kind, Vec<&Arc<Record>>> = BTreeMap::new();
    loaded.records.all().for_each(|record| kinds.entry(record.kind()).or_default().push(record));
    let of_kind = |(kind, records): (&Kind, Vec<&Arc<Record>>)| (kind.clone(), short(&records), records.len() as u64);
    Ok(Agreed {
        code: SmolStr::new(code(&loaded.records)),
        records: loaded.records.len() as u64,
        kinds: kinds.into_iter().map(of_kind).collect(),
        shops: of_shops(&loaded.records),
    })
}

fn short(records: &[&Arc<Record>]) -> SmolStr {
    SmolStr::new(code_of(records.iter().copied()))
}

/// Each shop as a file of it alone would hold it.
fn of_shops(records: &Records) -> Vec<(RecordId, SmolStr, u64)> {
    let shops = shops::list(records);
    let of_shop = |shop: &Shop| {
        let scope = Scope { shop: Some(shop.id.clone()), ..Scope::default() };
        let ids = scope.shops(records);
        let held: Vec<&Arc<Record>> = records.all().filter(|record| scope.has(record, &ids)).collect();
        (shop.id.clone(), short(&held), held.len() as u64)
    };
    if shops.len() > 1 { shops.iter().map(of_shop).collect() } else { Vec::new() }
}
