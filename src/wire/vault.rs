//! Encryption with a passphrase in the age format (age-encryption.org/v1), so that the program `age` opens our files and
//! we open those of `age -p`. Knows nothing of what is inside; randomness is handed in.

mod armor;
mod header;
mod keys;
mod stream;

#[cfg(test)]
mod tests;

use super::error::{VaultError, WireError};
use header::Header;
use keys::SIZE;
use serde::{Deserialize, Serialize};
use std::fmt;

pub use header::is_locked;

/// How many random bytes a locked file needs.
pub const RANDOM: usize = 3 * SIZE;

/// The work factor of what we write: 2¹⁶ rounds over 64 MiB. Half a second in this app's wasm on a server's processor,
/// about one on a tablet; `age -p` itself writes 18, four times as much in time and memory. It is fixed, because a
/// worker has no clock to calibrate by, and because the same work is then promised to everybody.
const WORK: u8 = 16;

/// The largest work factor that is read: that of `age -p`, 256 MiB.
const MOST_WORK: u8 = 18;

/// What people type to lock and open a file. Never empty; never shown by a report of problems.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passphrase(String);

impl Passphrase {
    /// As typed, byte by byte; `None` when nothing was.
    pub fn new(typed: &str) -> Option<Self> {
        (!typed.is_empty()).then(|| Self(typed.to_owned()))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Passphrase(…)")
    }
}

/// The bytes as an encrypted file. `random` must be fresh for each file.
pub fn lock(bytes: &[u8], passphrase: &Passphrase, random: &[u8; RANDOM]) -> Vec<u8> {
    lock_with(WORK, bytes, passphrase, random)
}

fn lock_with(work: u8, bytes: &[u8], passphrase: &Passphrase, random: &[u8; RANDOM]) -> Vec<u8> {
    let [file_key, salt, nonce] = [0, 1, 2].map(|part| std::array::from_fn(|at| random[part * SIZE + at]));
    let mut out = header::written(&file_key, &salt, work, passphrase).into_bytes();
    out.extend(nonce);
    stream::seal(&keys::derived(&file_key, &nonce, b"payload"), bytes, &mut out);
    out
}

/// Whether a passphrase can open it at all: asked before a person is.
///
/// # Errors
/// The header is damaged, asks for too much work, or names no passphrase.
pub fn check(bytes: &[u8]) -> Result<(), VaultError> {
    match armor::decoded(bytes)? {
        Some(binary) => Header::read(&binary).map(|_| ()),
        None => Header::read(bytes).map(|_| ()),
    }
}

/// What an encrypted file holds, opened in the place where it lies: no second copy is made.
///
/// # Errors
/// The exact verdict (R33), in this order: header, work, size, passphrase, content.
pub fn unlock(bytes: Vec<u8>, passphrase: &Passphrase, cap: u64) -> Result<Vec<u8>, WireError> {
    let mut bytes = armor::decoded(&bytes)?.unwrap_or(bytes);
    let header = Header::read(&bytes)?;
    let start = header.length + SIZE;
    let found = stream::content_size(bytes.len().saturating_sub(start)) as u64;
    if found > cap {
        return Err(WireError::TooLarge { found, cap });
    }
    let file_key = header.file_key(&bytes, passphrase)?;
    let nonce = bytes.get(header.length..start).ok_or(VaultError::Body)?;
    let key = keys::derived(&file_key, nonce, b"payload");
    stream::open(&key, &mut bytes, start)?;
    Ok(bytes)
}
