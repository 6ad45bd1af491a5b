//! The records in memory and the signals of exactly those that change. Knows no storage.

use crate::domain::change::JournalRow;
use crate::domain::ids::{Key, Kind};
use crate::domain::order::set;
use crate::domain::record::Record;
use crate::domain::records::Records;
use leptos::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Records, and who wants to know of which. Triggers are made when somebody first asks.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) records: Records,
    by_record: HashMap<Key, ArcTrigger>,
    by_kind: HashMap<Kind, ArcTrigger>,
    /// Of all records.
    pub(super) all: ArcTrigger,
}

impl Memory {
    /// The signal of one record.
    pub(super) fn record_trigger(&mut self, key: &Key) -> ArcTrigger {
        self.by_record.entry(key.clone()).or_default().clone()
    }

    /// The signal of all records of a kind.
    pub(super) fn kind_trigger(&mut self, kind: &Kind) -> ArcTrigger {
        self.by_kind.entry(kind.clone()).or_default().clone()
    }

    /// The record as it is now.
    pub(super) fn record(&self, key: &Key) -> Option<Arc<Record>> {
        self.records.by_key(key).cloned()
    }

    /// Folds rows in; returns the signals of what changed, to be notified when nothing is borrowed any more.
    pub(super) fn absorb(&mut self, rows: &[JournalRow]) -> Vec<ArcTrigger> {
        let changed = set(rows.iter().flat_map(|row| self.records.apply(row)));
        self.triggers(&changed)
    }

    /// Merges loaded records in. Whoever looked at one of them, or at its kind, is woken, changed or not: that costs
    /// less than comparing thousands of records with what nobody had seen.
    pub(super) fn merge(&mut self, loaded: Records) -> Vec<ArcTrigger> {
        let of_records = self.by_record.iter().filter(|(key, _)| loaded.by_key(key).is_some());
        let of_kinds = loaded.kinds().filter_map(|kind| self.by_kind.get(kind));
        let triggers = of_records.map(|(_, trigger)| trigger).chain(of_kinds).chain([&self.all]).cloned().collect();
        self.records.join(loaded);
        triggers
    }

    fn triggers(&self, changed: &BTreeSet<Key>) -> Vec<ArcTrigger> {
        let kinds = set(changed.iter().map(|key| &key.kind));
        let of_records = changed.iter().filter_map(|key| self.by_record.get(key));
        let of_all = (!changed.is_empty()).then_some(&self.all);
        of_records.chain(kinds.into_iter().filter_map(|kind| self.by_kind.get(kind))).chain(of_all).cloned().collect()
    }
}

/// Wakes everybody who looked at what changed.
pub(super) fn notify(triggers: Vec<ArcTrigger>) {
    for trigger in triggers {
        trigger.notify();
    }
}
