//! In which categories listings are new or changed today: how many, and when last. Which ones they are, the book knows. Knows
//! no rule.

use smol_str::SmolStr;
use std::collections::{BTreeMap, HashMap};

/// Of each category how many listings came or changed today, by the instant: many come at once, so that there are few.
#[derive(Default)]
pub(super) struct Fresh(HashMap<SmolStr, BTreeMap<i64, usize>>);

impl Fresh {
    /// One more.
    pub fn add(&mut self, category: &str, at: i64) {
        match self.0.get_mut(category) {
            Some(instants) => *instants.entry(at).or_default() += 1,
            None => *self.0.entry(SmolStr::new(category)).or_default().entry(at).or_default() += 1,
        }
    }

    /// One less.
    pub fn remove(&mut self, category: &str, at: i64) {
        let Some(instants) = self.0.get_mut(category) else { return };
        if let Some(count) = instants.get_mut(&at) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                instants.remove(&at);
            }
        }
        if instants.is_empty() {
            self.0.remove(category);
        }
    }

    /// How many listings of each category, and the latest change.
    pub fn categories(&self) -> BTreeMap<SmolStr, (usize, i64)> {
        let last = |instants: &BTreeMap<i64, usize>| instants.last_key_value().map(|(at, _)| *at).unwrap_or_default();
        let of = |(name, instants): (&SmolStr, &BTreeMap<i64, usize>)| {
            (name.clone(), (instants.values().sum(), last(instants)))
        };
        self.0.iter().map(of).collect()
    }
}
