//! Records by a sign: which titles, codes and addresses stand twice or lead where. Knows no record.

use crate::domain::ids::RecordId;
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

/// Records by a sign; nearly always one.
#[derive(Default)]
pub(super) struct Shelf {
    first: HashMap<u64, RecordId, BuildHasherDefault<Itself>>,
    more: HashMap<u64, BTreeSet<RecordId>>,
}

/// Signs are mixed well already: they are their own hash.
#[derive(Default)]
pub(super) struct Itself(u64);

impl Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write_u64(&mut self, sign: u64) {
        self.0 = sign;
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }
}

impl Shelf {
    /// With room for so many: growing to a hundred thousand would be a long turn of its own.
    pub fn for_many(count: usize) -> Self {
        Self { first: HashMap::with_capacity_and_hasher(count, BuildHasherDefault::default()), more: HashMap::new() }
    }

    /// Takes a record in.
    pub fn add(&mut self, sign: u64, id: &RecordId) {
        match self.first.get(&sign) {
            None => {
                self.first.insert(sign, id.clone());
            }
            Some(known) if known != id => {
                self.more.entry(sign).or_default().insert(id.clone());
            }
            Some(_) => {}
        }
    }

    /// Takes a record out.
    pub fn remove(&mut self, sign: u64, id: &RecordId) {
        let more = self.more.get_mut(&sign);
        if self.first.get(&sign) == Some(id) {
            match more.and_then(BTreeSet::pop_first) {
                Some(next) => self.first.insert(sign, next),
                None => self.first.remove(&sign),
            };
        } else if let Some(more) = more {
            more.remove(id);
        }
        if self.more.get(&sign).is_some_and(BTreeSet::is_empty) {
            self.more.remove(&sign);
        }
    }

    /// The records with a sign.
    pub fn at(&self, sign: u64) -> impl Iterator<Item = &RecordId> {
        self.first.get(&sign).into_iter().chain(self.more.get(&sign).into_iter().flatten())
    }

    /// The signs that several records have.
    pub fn doubled(&self) -> impl Iterator<Item = u64> {
        self.more.keys().copied()
    }
}
