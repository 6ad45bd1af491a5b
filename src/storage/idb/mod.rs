//! The store in IndexedDB, behind the `Store` trait. Knows changes and records in general, no rule of the
//! trade.

mod beyond;
mod blobs;
mod commit;
mod compact;
mod connection;
mod entries;
mod erase;
mod fault;
mod held;
mod known;
mod load;
mod open;
mod rewrite;
mod transact;

use super::api::{Blob, Intake, Loaded, Opened, Part, Rewriting, RowName, Store, StoreError, Usage};
use super::held::HeldRow;
use super::locks;
use crate::domain::change::{JournalRow, Vector};
use crate::domain::ids::Key;
use commit::TakenIn;
use connection::Connections;
use std::cell::RefCell;
use std::rc::Rc;

/// The version of the database's structure. Raise it together with `open::upgrade`.
pub const VERSION: u32 = 2;

/// The names of the object stores.
mod names {
    /// Database id, device id, clock, manifest of the segments.
    pub(super) const META: &str = "meta";
    /// Rows by number: `{r: replica, s: sequence number, j: the row as JSON}`; or many at once, by the number of the last:
    /// `{f: number of the first, n: [[replica, sequence number]…], j: [row…]}`.
    pub(super) const JOURNAL: &str = "journal";
    /// The unique index of the journal over `[r, s]`.
    pub(super) const BY_NAME: &str = "by_name";
    /// The unique index of the journal over each member of `n`.
    pub(super) const BY_NAMES: &str = "by_names";
    /// Packed records by segment key.
    pub(super) const SEGMENTS: &str = "segments";
    /// Photos by SHA-256: `{media_type, bytes}`.
    pub(super) const BLOBS: &str = "blobs";
    /// Rows held back, by replica and number.
    pub(super) const HELD: &str = "held";
    /// What is local to the device, by name.
    pub(super) const LOCAL: &str = "local";
}

/// The keys within `meta`.
mod meta {
    pub(super) const DATABASE: &str = "database";
    pub(super) const DEVICE: &str = "device";
    /// The latest stamp of what is folded and of what was imported; the rows after the segments may have later ones.
    pub(super) const CLOCK: &str = "clock";
    pub(super) const MANIFEST: &str = "manifest";
    /// The names of the values that were erased (S4).
    pub(super) const ERASED: &str = "erased";
    /// A segment was found damaged, or holds what was erased: the next compaction makes all anew.
    pub(super) const DAMAGED: &str = "damaged";
    pub(super) const BLOB_BYTES: &str = "blob_bytes";
}

/// A connection to one database. Clones share it.
#[derive(Clone)]
pub struct IdbStore {
    connections: Rc<Connections>,
    opened: Rc<RefCell<Opened>>,
}

impl IdbStore {
    /// Opens the database of this name, or makes it.
    ///
    /// `on_superseded` is called when another tab wants to upgrade or delete the database: this connection has
    /// been closed by then, and the page should ask for a reload (R07).
    pub async fn open(name: &str, on_superseded: impl Fn() + 'static) -> Result<Self, StoreError> {
        Self::open_version(name, VERSION, on_superseded).await
    }

    /// The same with another version of the structure, for tests of upgrades.
    pub async fn open_version(
        name: &str,
        version: u32,
        on_superseded: impl Fn() + 'static,
    ) -> Result<Self, StoreError> {
        let (connections, is_new) = Connections::open(name, version, Rc::new(on_superseded)).await?;
        let opened = connections.with(async |db| load::identity(db, is_new).await).await?;
        connections.expect(&opened.database);
        Ok(Self { connections, opened: Rc::new(RefCell::new(opened)) })
    }

    /// Whether the connection is there; opens it again if it died (R09). For the moment at which the page
    /// becomes visible.
    pub async fn check(&self) -> Result<(), StoreError> {
        self.connections.with(async |db| load::ping(db).await).await
    }

    /// Only one tab or worker folds at a time.
    async fn folding(&self) -> locks::Lock {
        locks::wait(&format!("dianxun.compact.{}", self.opened().database)).await
    }

    /// Closes the connection. The next use opens it again, as it does after the browser has closed it (R09).
    pub fn close(&self) {
        self.connections.close();
    }
}

impl Store for IdbStore {
    fn opened(&self) -> Opened {
        self.opened.borrow().clone()
    }

    async fn load(&self, part: Part<'_>) -> Result<Loaded, StoreError> {
        self.connections.with(async |db| load::load(db, part).await).await
    }

    async fn commit(&self, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, StoreError> {
        self.connections.with(async |db| commit::commit(db, rows, blobs).await).await
    }

    async fn import(&self, intake: Intake<'_>) -> Result<u64, StoreError> {
        let TakenIn { head, is_erasing, device } =
            self.connections.with(async |db| commit::import(db, intake).await).await?;
        if let Some(device) = device {
            self.opened.borrow_mut().device = device;
        }
        if is_erasing {
            // The rows are stored; a folding that fails is done again later.
            let _ = self.compact().await;
        }
        Ok(head)
    }

    async fn rewrite(&self, rewriting: Rewriting<'_>) -> Result<bool, StoreError> {
        // A folding that goes on meanwhile would write again what is let go here.
        let lock = self.folding().await;
        let is_done = self.connections.with(async |db| rewrite::rewrite(db, rewriting).await).await?;
        drop(lock);
        if is_done {
            // The journal alone says everything; a folding that fails is done again later.
            let _ = self.compact().await;
        }
        Ok(is_done)
    }

    async fn knows(&self, names: &[RowName]) -> Result<Vec<bool>, StoreError> {
        self.connections.with(async |db| known::knows(db, names).await).await
    }

    async fn history(&self, key: &Key) -> Result<Vec<(u64, JournalRow)>, StoreError> {
        self.connections.with(async |db| load::history(db, key).await).await
    }

    async fn rows(&self, after: u64, most: usize) -> Result<Vec<(u64, JournalRow)>, StoreError> {
        self.connections.with(async |db| load::rows(db, after, most).await).await
    }

    async fn stored_rows(&self, after: u64, most: usize) -> Result<Vec<(u64, String)>, StoreError> {
        self.connections.with(async |db| load::stored_rows(db, after, most).await).await
    }

    async fn beyond(&self, theirs: &Vector) -> Result<Vec<JournalRow>, StoreError> {
        self.connections.with(async |db| beyond::beyond(db, theirs).await).await
    }

    async fn vector(&self) -> Result<Vector, StoreError> {
        self.connections.with(async |db| known::vector(db).await).await
    }

    async fn blob(&self, sha: &str) -> Result<Option<Blob>, StoreError> {
        self.connections.with(async |db| blobs::get(db, sha).await).await
    }

    async fn blob_ids(&self) -> Result<Vec<String>, StoreError> {
        self.connections.with(async |db| blobs::ids(db).await).await
    }

    async fn held(&self) -> Result<Vec<HeldRow>, StoreError> {
        self.connections.with(async |db| held::held(db).await).await
    }

    async fn compact(&self) -> Result<u64, StoreError> {
        let _lock = self.folding().await;
        self.connections.with(async |db| compact::compact(db).await).await
    }

    async fn local(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.connections.with(async |db| held::local(db, name).await).await
    }

    async fn set_local(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.connections.with(async |db| held::set_local(db, name, value).await).await
    }

    async fn usage(&self) -> Result<Usage, StoreError> {
        self.connections.with(async |db| blobs::usage(db).await).await
    }
}
