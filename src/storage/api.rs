//! What a store can do, whichever stands behind it (IndexedDB, memory). Knows no browser.

use super::held::HeldRow;
use crate::domain::change::{JournalRow, Vector};
use crate::domain::ids::{DeviceId, Key, Kind, ReplicaId};
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use serde::{Deserialize, Serialize};

/// Why a store could not do it. Put into words by `i18n`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum StoreError {
    /// The browser allows no more bytes (R05). Nothing was written.
    #[error("no space left")]
    Full,
    /// The connection was closed under the app and could not be reopened (R09). Nothing was written.
    #[error("the connection was closed")]
    Closed,
    /// Another tab with an older version holds the database open (R07).
    #[error("an older version of the app is open in another tab")]
    Blocked,
    /// The database was written by a newer version of the app (R08).
    #[error("the database has version {found}, this app knows {known}")]
    Newer {
        /// The version found.
        found: u32,
        /// The newest version known.
        known: u32,
    },
    /// The browser offers no IndexedDB here (private window, blocked by a setting).
    #[error("the browser offers no storage: {0}")]
    Unavailable(String),
    /// A stored row or segment cannot be read.
    #[error("cannot be read: {0}")]
    Damaged(String),
    /// The browser refused for a reason of its own.
    #[error("{0}")]
    Other(String),
}

/// What a store says of itself when it has been opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Random, made with the database; the sentinel compares it (S12).
    pub database: String,
    /// This device, made with the database.
    pub device: DeviceId,
    /// Whether the database was made just now.
    pub is_new: bool,
}

/// Which part of the state is read: what the first screen needs, or the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Segments of these kinds, and the whole tail of the journal. `RECENT` may stand among the kinds: copies of the
    /// records that were changed last, of all kinds.
    Only(&'a [Kind]),
    /// Segments of all other kinds.
    Except(&'a [Kind]),
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The records of the part.
    pub records: Records,
    /// The latest stamp that was ever written; with [`Part::Except`], which leaves the tail out, perhaps an earlier one.
    pub clock: Option<Stamp>,
    /// The number of the journal's last row; 0 when empty.
    pub head: u64,
    /// How many journal rows are not yet folded into segments.
    pub unfolded: u64,
    /// Whether a segment was damaged or missing and the whole journal was replayed instead (S5); compaction
    /// mends it.
    pub replayed: bool,
    /// Journal rows that cannot be read: damaged, or of a later version. They are passed over and kept.
    pub unreadable: u64,
}

/// A large value under its SHA-256 (S8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 of the bytes, hex.
    pub sha: String,
    /// Media type: `image/jpeg`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What is taken in at once, wholly or not at all (R02).
#[derive(Clone, Copy, Debug, Default)]
pub struct Intake<'a> {
    /// To be appended, unless the journal has them.
    pub rows: &'a [JournalRow],
    /// To be kept under their hashes.
    pub blobs: &'a [Blob],
    /// To wait beside the journal, in addition to those that do (S6).
    pub hold: &'a [HeldRow],
    /// No longer waiting; unknown ones are passed over.
    pub release: &'a [RowName],
    /// Values that are local to the device (S15): name and value.
    pub local: &'a [(&'static str, String)],
    /// Whether the device gets a new id, because another device has the same one: a copied profile (R28).
    pub renames_device: bool,
}

/// Rows that take the places of others, wholly or not at all: how a device whose clock was wrong is repaired (S6).
#[derive(Clone, Copy, Debug, Default)]
pub struct Rewriting<'a> {
    /// The journal's last row when it was read: has it more by now, nothing is written.
    pub head: u64,
    /// The number of the row that goes, and what stands there from then on.
    pub rows: &'a [(u64, JournalRow)],
    /// Numbers of rows that leave the journal; they stand among those that wait.
    pub removed: &'a [u64],
    /// To wait beside the journal, in addition to those that do.
    pub hold: &'a [HeldRow],
    /// To be appended.
    pub append: &'a [JournalRow],
    /// The latest stamp of all rows from then on, also when the saved one is later.
    pub clock: Option<Stamp>,
    /// Values that are local to the device (S15): name and value.
    pub local: &'a [(&'static str, String)],
}

/// A journal row's name: its replica and its number within the replica (S4).
pub type RowName = (ReplicaId, u64);

/// How much is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Photos and other blobs.
    pub blobs: u64,
    /// Their bytes.
    pub blob_bytes: u64,
    /// Journal rows.
    pub rows: u64,
}

/// A place that keeps the journal and what is folded from it.
#[allow(async_fn_in_trait, reason = "one thread: futures need not be Send")]
pub trait Store {
    /// Who the store is.
    fn opened(&self) -> Opened;

    /// Reads a part of the state: segments, and with [`Part::Only`] the tail of the journal. Parts merge in
    /// any order (S2). A segment whose checksum is wrong makes the store replay the whole journal (S5).
    async fn load(&self, part: Part<'_>) -> Result<Loaded, StoreError>;

    /// Appends rows in ONE transaction, strictly durable, and returns the number of the last row; the clock that is
    /// loaded from then on is not earlier than theirs. Rows that the journal has already — same replica and
    /// sequence number — are left out (S4), so that a commit twice changes nothing. Meant for rows just made.
    async fn commit(&self, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, StoreError>;

    /// What [`Store::commit`] does, for rows of which many may be known, with what waits or waits no longer in the
    /// same transaction. Values that any erasure names are blanked, in what comes and, in the same transaction, in what
    /// is here (S4); the segments are folded anew after it. Rows that erase are always given to this, also own ones.
    async fn import(&self, intake: Intake<'_>) -> Result<u64, StoreError>;

    /// Puts rows in the places of others (S6) and lets go of all that was folded, in one transaction; folds anew then.
    /// Tells whether it did: not when the journal has grown since it was read.
    async fn rewrite(&self, rewriting: Rewriting<'_>) -> Result<bool, StoreError>;

    /// Which of these rows the journal has, in the order asked.
    async fn knows(&self, names: &[RowName]) -> Result<Vec<bool>, StoreError>;

    /// The rows that touch a record, in order, each with its number.
    async fn history(&self, key: &Key) -> Result<Vec<(u64, JournalRow)>, StoreError>;

    /// At most `most` rows after number `after`, in order, each with its number; unreadable ones are left out.
    async fn rows(&self, after: u64, most: usize) -> Result<Vec<(u64, JournalRow)>, StoreError>;

    /// The same in the form in which rows are stored; whether they can be read, nobody has looked.
    async fn stored_rows(&self, after: u64, most: usize) -> Result<Vec<(u64, String)>, StoreError>;

    /// The rows that a device does not have whose vector this is, in order; unreadable ones are left out.
    async fn beyond(&self, theirs: &Vector) -> Result<Vec<JournalRow>, StoreError>;

    /// What this store has of each replica (S4).
    async fn vector(&self) -> Result<Vector, StoreError>;

    /// One blob.
    async fn blob(&self, sha: &str) -> Result<Option<Blob>, StoreError>;

    /// All blobs' hashes, sorted.
    async fn blob_ids(&self) -> Result<Vec<String>, StoreError>;

    /// The rows that wait (S6), by name.
    async fn held(&self) -> Result<Vec<HeldRow>, StoreError>;

    /// Folds the tail of the journal into segments, in one transaction; returns the row folded up to (S5).
    async fn compact(&self) -> Result<u64, StoreError>;

    /// A value that is local to the device, outside journal and digest (S15).
    async fn local(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// Sets a local value; `None` takes it away.
    async fn set_local(&self, name: &str, value: Option<&str>) -> Result<(), StoreError>;

    /// How much is stored.
    async fn usage(&self) -> Result<Usage, StoreError>;
}
