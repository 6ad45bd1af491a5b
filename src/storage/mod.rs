//! IndexedDB: open and upgrade, journal, segments, blobs, tabs; an in-memory twin behind the same trait; the
//! worker. Knows changes and records in general, no rule of the trade.

mod api;
mod journal;
mod packed;
mod segments;
pub mod sentinel;

mod memory;

pub mod exchange;
pub mod messages;

#[cfg(target_arch = "wasm32")]
mod idb;
#[cfg(target_arch = "wasm32")]
pub mod locks;
#[cfg(target_arch = "wasm32")]
pub mod tabs;

#[cfg(target_arch = "wasm32")]
mod post;
#[cfg(target_arch = "wasm32")]
pub mod remote;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use api::{Blob, Held, Loaded, Opened, Part, RowName, Store, StoreError, Usage};
pub use memory::MemoryStore;
pub use segments::RECENT;

#[cfg(target_arch = "wasm32")]
pub use idb::{IdbStore, VERSION};
