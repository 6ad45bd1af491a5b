//! What stands in an exchange file, and the fixed texts that hold it together. Knows neither reading nor writing.

use super::scope::Scope;
use crate::domain::change::{JournalRow, Vector};
use crate::domain::ids::{DeviceId, RecordId, ReplicaId};
use crate::domain::record::Record;
use crate::domain::unique;
use crate::domain::value::Value;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The format number that this version writes, and the newest that it reads.
pub const VERSION: u64 = 1;

/// The largest file that is read: 400 MB. Beyond it a browser's memory is not to be relied on (R19).
pub const CAP: u64 = 400_000_000;

/// How many lists and maps may stand in one another in a value (R20). Some way below what the reader of JSON itself takes,
/// so that a value that came in at one place of a file can be written at any other.
pub(super) const MAX_DEPTH: usize = 100;

/// How every exchange file of ours begins, whatever its format number.
pub(super) const MAGIC: &str = "{\"format\":\"dianxun\",\"version\":";
/// What stands between the format number and the head.
pub(super) const HEAD: &str = ",\"head\":";
/// What stands between the last section and the digest in hex digits, at the beginning of a line.
pub(super) const SEAL: &str = "\"seal\":\"sha256:";
/// How every exchange file ends.
pub(super) const END: &str = "\"}";
/// The length of the last line: seal, 64 hex digits, end.
pub(super) const SEAL_LINE: usize = SEAL.len() + 64 + END.len();

/// The three lists, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Records,
    Journal,
    Photos,
}

impl Section {
    pub(super) const ALL: [Self; 3] = [Self::Records, Self::Journal, Self::Photos];

    /// The line that opens it.
    pub(super) const fn opening(self) -> &'static str {
        match self {
            Self::Records => "\"records\":[",
            Self::Journal => "\"journal\":[",
            Self::Photos => "\"photos\":[",
        }
    }
}

/// The line that closes a section.
pub(super) const CLOSING: &str = "],";

/// How much stands in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Records.
    pub records: u64,
    /// Journal rows.
    pub rows: u64,
    /// Photos.
    pub photos: u64,
    /// The photos' bytes.
    pub bytes: u64,
}

impl Counts {
    /// Lines in all.
    pub fn lines(&self) -> u64 {
        self.records.saturating_add(self.rows).saturating_add(self.photos)
    }
}

/// What the file says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of the app that wrote it.
    pub app: SmolStr,
    /// The database that it was written from.
    pub database: SmolStr,
    /// The device.
    pub device: DeviceId,
    /// The tab session.
    pub replica: ReplicaId,
    /// The person at the device.
    pub person: RecordId,
    /// Their name, so that people can read whose file it is.
    pub person_name: SmolStr,
    /// When, UTC milliseconds.
    pub time: i64,
    /// What it covers.
    pub scope: Scope,
    /// How much is in it.
    pub counts: Counts,
    /// What the writer has of each replica (S4).
    #[serde(deserialize_with = "unique::map")]
    pub vector: Vector,
    /// Members of later versions, kept (S7).
    #[serde(flatten, deserialize_with = "unique::map")]
    pub unknown: BTreeMap<SmolStr, Value>,
}

/// A photo under its SHA-256 (S8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// SHA-256 of the bytes, hex.
    pub sha: String,
    /// Media type: `image/jpeg`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A file that was read as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeFile {
    /// What it says of itself.
    pub head: Head,
    /// The records, in the file's order.
    pub records: Vec<Record>,
    /// The journal rows, in the file's order.
    pub rows: Vec<JournalRow>,
    /// The photos, in the file's order.
    pub photos: Vec<Photo>,
    /// The names of photos that came damaged: their data are not what the name says. They are left out.
    pub damaged: Vec<String>,
}

/// Whether photos of this type are carried: pictures without scripts (R30).
pub(super) fn is_picture(media_type: &str) -> bool {
    matches!(media_type, "image/jpeg" | "image/png" | "image/webp")
}
