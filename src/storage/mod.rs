//! IndexedDB: open and upgrade, journal, segments, blobs, tabs; an in-memory twin behind the same trait; the
//! worker; the places where exchange files lie. Knows changes and records in general, no rule of the trade.

mod api;
mod erased;
mod held;
mod journal;
mod packed;
mod seal;
mod segments;
pub mod sentinel;

mod memory;

pub mod automatic;
pub mod damaged;
pub mod exchange;
pub mod journal_page;
pub mod messages;
pub mod met;
pub mod place;
pub mod preview;
pub mod recovery;
pub mod shared;
pub mod tables;

#[cfg(target_arch = "wasm32")]
pub mod bell;
#[cfg(target_arch = "wasm32")]
mod idb;
#[cfg(target_arch = "wasm32")]
pub mod locks;
#[cfg(target_arch = "wasm32")]
pub mod tabs;

#[cfg(target_arch = "wasm32")]
mod post;
#[cfg(target_arch = "wasm32")]
mod reading;
#[cfg(target_arch = "wasm32")]
pub mod remote;
#[cfg(target_arch = "wasm32")]
mod table_reading;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use api::{Blob, Intake, Loaded, Opened, Part, Rewriting, RowName, Store, StoreError, Usage};
pub use held::{HeldRow, Why};
pub use memory::MemoryStore;
pub use segments::RECENT;

#[cfg(target_arch = "wasm32")]
pub use idb::{IdbStore, VERSION};
