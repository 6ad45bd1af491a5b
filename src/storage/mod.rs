//! IndexedDB: open and upgrade, journal, segments, blobs, tabs; an in-memory twin behind the same trait.
//! Knows changes and records in general, no rule of the trade.

mod api;

pub use api::{Blob, Held, Loaded, Opened, Part, Store, StoreError, Usage};
