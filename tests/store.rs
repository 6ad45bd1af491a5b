//! The promises of every store, kept by the in-memory twin.
#![cfg(not(target_arch = "wasm32"))]

#[path = "contract/mod.rs"]
mod contract;
#[path = "store/meeting.rs"]
mod meeting;
#[path = "store/schedules.rs"]
mod schedules;

use contract::{Place, erasure, exchange, incoming, scopes};
use dianxun::storage::MemoryStore;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Stores by name, as a browser keeps databases.
#[derive(Default)]
struct Memory(RefCell<BTreeMap<String, MemoryStore>>);

impl Place for Memory {
    type Store = MemoryStore;
    async fn open(&self, name: &str) -> MemoryStore {
        self.0.borrow_mut().entry(name.to_owned()).or_insert_with(|| MemoryStore::new(name)).clone()
    }
}

/// Memory never waits.
fn finish<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("memory had to wait"),
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
