//! The promises of every store, kept by the in-memory twin.
#![cfg(not(target_arch = "wasm32"))]

#[path = "contract/mod.rs"]
mod contract;
#[path = "store/finish.rs"]
mod finish;
#[path = "store/meeting.rs"]
mod meeting;
#[path = "store/orders.rs"]
mod orders;
#[path = "store/schedules.rs"]
mod schedules;

use contract::{Place, ahead, batches, erasure, exchange, incoming, scopes, torn, waiting};
use dianxun::storage::MemoryStore;
use finish::finish;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Stores by name, as a browser keeps databases.
#[derive(Default)]
struct Memory(RefCell<BTreeMap<String, MemoryStore>>);

impl Place for Memory {
    type Store = MemoryStore;
    async fn open(&self, name: &str) -> MemoryStore {
        self.0.borrow_mut().entry(name.to_owned()).or_insert_with(|| MemoryStore::new(name)).clone()
    }
}

macro_rules! promise {
    ($name:ident, $future:expr) => {
        #[test]
        fn $name() {
            finish($future);
        }
    };
}

all_promises!(promise, Memory::default());
