//! Which listings are new or changed in which category today. Knows no rule.

use crate::domain::ids::RecordId;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Of each category the listings that came or changed today, and when.
#[derive(Default)]
pub(super) struct Fresh(BTreeMap<SmolStr, BTreeMap<RecordId, i64>>);

impl Fresh {
    /// Takes a listing in.
    pub fn add(&mut self, category: &str, listing: &RecordId, at: i64) {
        match self.0.get_mut(category) {
            Some(listings) => listings.insert(listing.clone(), at),
            None => self.0.entry(SmolStr::new(category)).or_default().insert(listing.clone(), at),
        };
    }

    /// Takes a listing out.
    pub fn remove(&mut self, category: &str, listing: &RecordId) {
        if let Some(listings) = self.0.get_mut(category) {
            listings.remove(listing);
        }
        self.0.retain(|_, listings| !listings.is_empty());
    }

    /// The listings, the latest first.
    pub fn latest(&self) -> Vec<RecordId> {
        let mut all: Vec<(i64, &RecordId)> = self.0.values().flatten().map(|(listing, at)| (*at, listing)).collect();
        all.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        all.into_iter().map(|(_, listing)| listing.clone()).collect()
    }

    /// How many listings of each category, and the latest change.
    pub fn categories(&self) -> BTreeMap<SmolStr, (usize, i64)> {
        let latest = |listings: &BTreeMap<RecordId, i64>| listings.values().copied().max().unwrap_or_default();
        self.0.iter().map(|(name, listings)| (name.clone(), (listings.len(), latest(listings)))).collect()
    }
}
