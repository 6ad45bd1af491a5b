//! The store against a browser's real IndexedDB. Run with the target wasm32-unknown-unknown; see the README.
#![cfg(target_arch = "wasm32")]

#[path = "../contract/mod.rs"]
mod contract;
mod damage;
mod lifetime;
mod neighbours;
mod places;
mod remote;

use contract::{Place, ahead, batches, erasure, exchange, incoming, scopes, torn, waiting};
use dianxun::storage::IdbStore;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Databases under a first name of their own, so that tests do not meet.
pub(crate) struct Browser;

impl Place for Browser {
    type Store = IdbStore;
    async fn open(&self, name: &str) -> IdbStore {
        IdbStore::open(&format!("test-{name}"), || {}).await.expect("opens")
    }
}

macro_rules! promise {
    ($name:ident, $future:expr) => {
        #[wasm_bindgen_test::wasm_bindgen_test]
        async fn $name() {
            $future.await;
        }
    };
}

all_promises!(promise, Browser);
