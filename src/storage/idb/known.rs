//! Which rows the journal has, by name (S4). Most stretches of names are there as a whole or not at all, and counting a
//! stretch costs one question. Reads no row.

use super::super::api::RowName;
use super::fault::Fault;
use super::{entries, names, transact};
use crate::domain::change::Vector;
use crate::domain::ids::ReplicaId;
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::index::Index;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::Array;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// From this name to that one, both included.
pub(super) type Names = (RowName, RowName);

/// Which rows the journal has.
pub(super) async fn knows(db: &Database, names: &[RowName]) -> Result<Vec<bool>, Fault> {
    let transaction = transact::reading(db, &[names::JOURNAL])?;
    which(&transaction.object_store(names::JOURNAL)?, names).await
}

/// The same within the caller's transaction. A stretch of which some are there is halved.
pub(super) async fn which(journal: &ObjectStore<'_>, names: &[RowName]) -> Result<Vec<bool>, Fault> {
    let indices = indices(journal)?;
    let mut known = vec![false; names.len()];
    let mut sorted: Vec<usize> = (0..names.len()).collect();
    sorted.sort_unstable_by_key(|place| names[*place]);
    let mut open: Vec<&[usize]> = sorted.chunk_by(|one, next| names[*one].0 == names[*next].0).collect();
    while !open.is_empty() {
        let ends = open.iter().filter_map(|stretch| Some((names[*stretch.first()?], names[*stretch.last()?])));
        let ends: Vec<Names> = ends.collect();
        let counts = counts(&indices, &ends).await?;
        let mut halves = Vec::new();
        for ((stretch, count), (first, last)) in open.into_iter().zip(counts).zip(ends) {
            if count > last.1 - first.1 {
                stretch.iter().for_each(|place| known[*place] = true);
            } else if count > 0 {
                let (one, other) = stretch.split_at(stretch.len() / 2);
                halves.extend([one, other]);
            }
        }
        open = halves;
    }
    Ok(known)
}

/// What the journal has of each replica.
pub(super) async fn vector(db: &Database) -> Result<Vector, Fault> {
    let transaction = transact::reading(db, &[names::JOURNAL])?;
    let journal = transaction.object_store(names::JOURNAL)?;
    let indices = indices(&journal)?;
    let replicas = replicas(&indices).await?;
    let all: Vec<Names> = replicas.iter().map(|replica| ((*replica, 1), (*replica, u64::MAX))).collect();
    let counts = counts(&indices, &all).await?;
    let mut reaches: Vec<Reach> =
        replicas.into_iter().zip(counts).map(|(replica, count)| Reach { replica, whole: 0, gap: count + 1 }).collect();
    let mut probe: fn(&Reach) -> u64 = |reach| reach.gap - 1;
    loop {
        let mut open: Vec<&mut Reach> = reaches.iter_mut().filter(|reach| reach.whole + 1 < reach.gap).collect();
        if open.is_empty() {
            break;
        }
        let probed: Vec<Names> = open.iter().map(|reach| ((reach.replica, 1), (reach.replica, probe(reach)))).collect();
        for ((reach, count), (_, (_, probed))) in
            open.iter_mut().zip(self::counts(&indices, &probed).await?).zip(probed)
        {
            let end = if count == probed { &mut reach.whole } else { &mut reach.gap };
            *end = probed;
        }
        probe = |reach| u64::midpoint(reach.whole, reach.gap);
    }
    Ok(reaches.into_iter().filter(|reach| reach.whole > 0).map(|reach| (reach.replica, reach.whole)).collect())
}

/// How far a replica's rows stand without a gap: up to `whole` they do, and up to `gap` they do not.
struct Reach {
    replica: ReplicaId,
    whole: u64,
    gap: u64,
}

/// Single rows, and rows that came in at once: no name is in both.
pub(super) fn indices<'a>(journal: &'a ObjectStore<'_>) -> Result<[Index<'a>; 2], Fault> {
    Ok([journal.index(names::BY_NAME)?, journal.index(names::BY_NAMES)?])
}

/// The names from one to another.
pub(super) fn range((first, last): &Names) -> KeyRange<Array> {
    KeyRange::Bound(entries::name(first), false, entries::name(last), false)
}

/// How many rows have names from one to another. All is asked before the first answer is waited for.
pub(super) async fn counts(indices: &[Index<'_>; 2], ends: &[Names]) -> Result<Vec<u64>, Fault> {
    let ask = |index: &Index<'_>, ends: &Names| index.count().with_query::<Array, _>(range(ends)).primitive();
    let asked = ends.iter().map(|ends| Ok((ask(&indices[0], ends)?, ask(&indices[1], ends)?)));
    let mut counts = Vec::with_capacity(ends.len());
    for (single, among) in asked.collect::<Result<Vec<_>, Fault>>()? {
        counts.push(u64::from(single.await?) + u64::from(among.await?));
    }
    Ok(counts)
}

/// All replicas of which there is a row.
pub(super) async fn replicas(indices: &[Index<'_>; 2]) -> Result<BTreeSet<ReplicaId>, Fault> {
    let mut found = BTreeSet::new();
    for index in indices {
        let mut last = Array::new();
        loop {
            let range = KeyRange::LowerBound(last, true);
            let cursor = index.open_key_cursor().with_query::<Array, _>(range).primitive()?.await?;
            let Some(mut cursor) = cursor else { break };
            let Some(name) = cursor.next_key::<Array>().await? else { break };
            found.extend(entries::read_name(&name).map(|(replica, _)| replica));
            // Beyond all names of this replica.
            last = Array::of2(&name.get(0), &JsValue::from_f64(f64::INFINITY));
        }
    }
    Ok(found)
}
