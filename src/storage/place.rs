//! A place where exchange files lie, behind one trait: "put my new files, list and read the others'". The file picker,
//! a folder, memory; a WebDAV share, a bucket or a CouchDB would be another. Knows no browser and nothing of the files.

mod memory;

#[cfg(target_arch = "wasm32")]
mod calls;
#[cfg(target_arch = "wasm32")]
pub mod folder;
#[cfg(target_arch = "wasm32")]
pub mod remembered;

pub use memory::MemoryPlace;

use serde::{Deserialize, Serialize};

/// Why a place could not do it. Put into words by `i18n`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PlaceError {
    /// We may not, or no longer; asking a person may help.
    #[error("no permission")]
    NoPermission,
    /// It takes no more bytes. What lay under that name before still does.
    #[error("no space left")]
    Full,
    /// The place itself is not there any more: moved, deleted, unplugged.
    #[error("the place is gone")]
    Gone,
    /// It has no file of this name, or one whose writing never ended.
    #[error("not found: {0}")]
    NotFound(String),
    /// This browser does not offer such a place.
    #[error("not offered here")]
    NotOffered,
    /// It refused for a reason of its own.
    #[error("{0}")]
    Other(String),
}

/// A file that lies in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name, which nothing else in the place has.
    pub name: String,
    /// Its bytes; never 0.
    pub size: u64,
    /// When it was last written, UTC milliseconds, by whichever clock the place has.
    pub modified: i64,
}

/// A place where files lie. Several devices may use it at once: none writes a name that another one writes.
#[allow(async_fn_in_trait, reason = "one thread: futures need not be Send")]
pub trait Place {
    /// What carries the bytes of a file: bytes in memory, a `Blob` in a browser.
    type Content;

    /// Puts a file, in place of one of the same name; wholly, or as if never tried. When this returns, the place has
    /// confirmed that the bytes are there. An empty file is refused: it could not be told from one that was cut off.
    async fn put(&self, name: &str, content: &Self::Content) -> Result<(), PlaceError>;

    /// The files of ours that lie there, sorted by name; others are passed over, and so is one whose writing never
    /// ended.
    async fn list(&self) -> Result<Vec<Listed>, PlaceError>;

    /// A file's content.
    async fn read(&self, name: &str) -> Result<Self::Content, PlaceError>;

    /// Takes a file away; one that is not there is no error.
    async fn remove(&self, name: &str) -> Result<(), PlaceError>;
}
