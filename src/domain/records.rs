//! All records in memory and the fold of journal rows over them (S2, S5). Knows no particular kind.

use super::change::{Change, JournalRow};
use super::ids::{Key, Kind, RecordId};
use super::record::Record;
use super::stamp::Stamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Every record that is known, by kind and id.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Records {
    kinds: HashMap<Kind, BTreeMap<RecordId, Arc<Record>>>,
}

impl Records {
    /// A record, deleted ones included.
    pub fn get(&self, kind: &Kind, id: &RecordId) -> Option<&Arc<Record>> {
        self.kinds.get(kind)?.get(id)
    }

    /// A record by its full name.
    pub fn by_key(&self, key: &Key) -> Option<&Arc<Record>> {
        self.get(&key.kind, &key.id)
    }

    /// The records of a kind that are not deleted, sorted by id.
    pub fn of<'a>(&'a self, kind: &Kind) -> impl DoubleEndedIterator<Item = &'a Arc<Record>> + use<'a> {
        self.kinds.get(kind).into_iter().flat_map(BTreeMap::values).filter(|record| !record.is_deleted())
    }

    /// The records of a kind, deleted ones included, sorted by id: for whoever compares only where they stand.
    pub fn every<'a>(&'a self, kind: &Kind) -> impl Iterator<Item = &'a Arc<Record>> + use<'a> {
        self.kinds.get(kind).into_iter().flat_map(BTreeMap::values)
    }

    /// All kinds met, those of later versions included.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.keys()
    }

    /// Every record, deleted ones included, by kind and id in order.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Record>> {
        let mut sorted = BTreeMap::new();
        sorted.extend(&self.kinds);
        sorted.into_values().flat_map(BTreeMap::values)
    }

    /// How many records there are, deleted ones included.
    pub fn len(&self) -> usize {
        self.kinds.values().map(BTreeMap::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kinds.values().all(BTreeMap::is_empty)
    }

    /// Merges a whole record (from a segment or a file). Tells whether anything changed.
    pub fn merge(&mut self, record: Record) -> bool {
        let of_kind = self.kinds.entry(record.kind().clone()).or_default();
        match of_kind.get_mut(record.id()) {
            Some(known) => Arc::make_mut(known).merge(&record),
            None => of_kind.insert(record.id().clone(), Arc::new(record)).is_none(),
        }
    }

    /// Takes in all records of a kind at once, sorted or nearly so: much faster than one by one. Tells whether they
    /// were distinct and the kind was empty; nothing is taken in otherwise.
    pub fn fill(&mut self, kind: Kind, records: Vec<Record>) -> bool {
        let count = records.len();
        let all: BTreeMap<_, _> = records.into_iter().map(|record| (record.id().clone(), Arc::new(record))).collect();
        let fits = all.len() == count && self.kinds.get(&kind).is_none_or(BTreeMap::is_empty);
        if fits {
            self.kinds.insert(kind, all);
        }
        fits
    }

    /// Merges other records in. Of each kind the fewer go into the more, which the merge allows (S2).
    pub fn join(&mut self, other: Records) {
        for (kind, mut theirs) in other.kinds {
            let own = self.kinds.entry(kind).or_default();
            if own.len() < theirs.len() {
                std::mem::swap(own, &mut theirs);
            }
            for (id, record) in theirs {
                match own.get_mut(&id) {
                    Some(known) => {
                        Arc::make_mut(known).merge(&record);
                    }
                    None => {
                        own.insert(id, record);
                    }
                }
            }
        }
    }

    /// Folds one journal row in and returns the records that changed.
    pub fn apply(&mut self, row: &JournalRow) -> BTreeSet<Key> {
        let mut changed = BTreeSet::new();
        for (key, changes) in row.by_record() {
            if self.put(&key, changes.iter().map(|change| (change, row.stamp_of(change)))) {
                changed.insert(key);
            }
        }
        changed
    }

    /// Puts changes of one record in, each under its stamp. Tells whether anything changed.
    pub fn put<'a>(&mut self, key: &Key, changes: impl IntoIterator<Item = (&'a Change, Stamp)>) -> bool {
        let record = self.entry(key);
        let put = |(change, stamp): (&Change, _)| record.put(change.field.clone(), change.value.clone(), stamp);
        changes.into_iter().map(put).fold(false, |any, one| any | one)
    }

    fn entry(&mut self, key: &Key) -> &mut Record {
        let of_kind = self.kinds.entry(key.kind.clone()).or_default();
        let record = of_kind.entry(key.id.clone()).or_insert_with(|| Arc::new(Record::new(key.clone())));
        Arc::make_mut(record)
    }
}
