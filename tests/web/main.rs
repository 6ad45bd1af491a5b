//! The store against a browser's real IndexedDB. Run with the target wasm32-unknown-unknown; see the README.
#![cfg(target_arch = "wasm32")]

mod store;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
