//! Why a file cannot be read or written. Crosses from the worker to the page; put into words by `i18n`.

use super::format::Counts;
use serde::{Deserialize, Serialize};

/// Why a file was refused. Nothing of it was taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum WireError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Some other file.
    #[error("not an exchange file of this app")]
    NotOurs,
    /// The end is missing.
    #[error("incomplete: expected {expected:?}, found {found:?}")]
    Truncated {
        /// What its head promises; `None` when the head itself is cut.
        expected: Option<Counts>,
        /// What is there in whole lines.
        found: Counts,
    },
    /// The seal does not match, or something stands after the end.
    #[error("changed after it was exported")]
    Tampered,
    /// Written by a newer version of the app in a format of a higher number.
    #[error("format {found}, this version knows up to {known}")]
    NewerFormat {
        /// The number found.
        found: u64,
        /// The highest number known.
        known: u64,
    },
    /// Saved again in another encoding.
    #[error("the encoding is {found}, not UTF-8")]
    Encoding {
        /// What it looks like: `UTF-16LE`.
        found: String,
    },
    /// A line that cannot be read although nobody changed the file.
    #[error("line {line}: {cause}")]
    Line {
        /// Counted from 1.
        line: u64,
        /// `kind id` of the record, or `replica/number` of the journal row, as far as readable.
        record: Option<String>,
        /// The field, as far as known.
        field: Option<String>,
        /// What is wrong with it.
        cause: String,
    },
    /// A record, row or photo stands twice.
    #[error("line {line}: {key} stands twice")]
    DuplicateKey {
        /// The line of the second.
        line: u64,
        /// Which.
        key: String,
    },
    /// More bytes than are read.
    #[error("{found} bytes, at most {cap} are read")]
    TooLarge {
        /// The size.
        found: u64,
        /// The largest size that is read.
        cap: u64,
    },
    /// A gzip file whose end is missing.
    #[error("the gzip file is incomplete")]
    GzipCut,
    /// A gzip file that was changed, or is followed by something.
    #[error("the gzip file is damaged")]
    GzipDamaged,
    /// A gzip file that holds more than is read: perhaps made to fill the memory (R31).
    #[error("unpacks to more than {cap} bytes")]
    Swells {
        /// The largest size that is read.
        cap: u64,
    },
    /// An encrypted file that cannot be opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Why an encrypted file cannot be opened (R33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum VaultError {
    /// Another passphrase, or damage where nothing but the right passphrase could tell: the salt, the wrapped key.
    #[error("the passphrase does not open the file")]
    Passphrase,
    /// The beginning, up to the content, is cut or changed.
    #[error("the header of the encrypted file is damaged")]
    Header,
    /// The passphrase is right; the content is cut or changed.
    #[error("the content of the encrypted file is damaged")]
    Body,
    /// Trying a passphrase would take more work and memory than is given.
    #[error("work factor {found}, at most {allowed}")]
    Work {
        /// The exponent of two that the file asks for.
        found: u32,
        /// The largest that is done.
        allowed: u32,
    },
    /// Encrypted to a key, which no passphrase replaces.
    #[error("encrypted to a key, not with a passphrase")]
    Recipient,
}

/// Why a file was not written. All but [`ExportError::PhotoDigest`] are mistakes of our own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ExportError {
    /// Something has no form in JSON: a record without fields, a number too large.
    #[error("{what} cannot be written: {cause}")]
    Unwritable {
        /// Which record or row.
        what: String,
        /// What is wrong.
        cause: String,
    },
    /// A stored photo is damaged: its bytes are not those of its name.
    #[error("the photo {0} is damaged")]
    PhotoDigest(String),
    /// A photo of a type that is not carried.
    #[error("photos of type {0} are not exported")]
    MediaType(String),
    /// Records come first, then rows, then photos.
    #[error("written out of order")]
    Order,
    /// The head promised other counts than were written.
    #[error("promised {promised:?}, written {written:?}")]
    Counts {
        /// In the head.
        promised: Counts,
        /// In the body.
        written: Counts,
    },
}
