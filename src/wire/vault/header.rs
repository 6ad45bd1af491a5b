//! The text before the content: version, how the passphrase is stretched, the wrapped file key, and what authenticates
//! all of it. Nothing is computed before it is known how much work that would be (R33).

use super::keys::{self, SIZE, WRAPPED};
use super::{MOST_WORK, Passphrase, armor};
use crate::wire::error::VaultError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hmac::Mac;

/// How every version of the format begins.
const MAGIC: &[u8] = b"age-encryption.org/";
const VERSION: &[u8] = b"age-encryption.org/v1";
/// The longest line; a shorter one ends a key.
const COLUMNS: usize = 64;

/// Whether the bytes begin like an age file, binary or as text.
pub fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || armor::is_armored(bytes)
}

/// What the header of a file with a passphrase says.
pub(super) struct Header {
    stanza: Stanza,
    mac: [u8; 32],
    /// Up to where it is authenticated.
    signed: usize,
    /// Where it ends.
    pub(super) length: usize,
}

impl Header {
    /// Reads it; no passphrase is tried.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, VaultError> {
        let mut lines = Lines { bytes, at: 0 };
        if lines.next()? != VERSION {
            return Err(VaultError::Header);
        }
        let mut stanzas = Vec::new();
        loop {
            let (start, line) = (lines.at, lines.next()?);
            if let Some(mac) = line.strip_prefix(b"--- ") {
                let signed = start + b"---".len();
                return Ok(Self { stanza: only(stanzas)?, mac: exactly(mac)?, signed, length: lines.at });
            }
            let arguments = line.strip_prefix(b"-> ").ok_or(VaultError::Header)?;
            stanzas.push((arguments, lines.key()?));
        }
    }

    /// The file key, if the passphrase is right and the header is as it was written.
    pub(super) fn file_key(&self, bytes: &[u8], passphrase: &Passphrase) -> Result<[u8; SIZE], VaultError> {
        let Stanza { salt, work, wrapped } = &self.stanza;
        let key = keys::unwrapped(wrapped, passphrase, salt, *work).ok_or(VaultError::Passphrase)?;
        let signed = bytes.get(..self.signed).ok_or(VaultError::Header)?;
        keys::mac(&key, signed).verify_slice(&self.mac).map_err(|_| VaultError::Header)?;
        Ok(key)
    }
}

struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a [u8], VaultError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or(VaultError::Header)?;
        self.at += end + 1;
        Ok(&rest[..end])
    }

    /// Lines of base64, up to one that is not full.
    fn key(&mut self) -> Result<Vec<u8>, VaultError> {
        let mut text = Vec::new();
        loop {
            let line = self.next()?;
            text.extend(line);
            match line.len() {
                COLUMNS => {}
                0..COLUMNS => return STANDARD_NO_PAD.decode(text).map_err(|_| VaultError::Header),
                _ => return Err(VaultError::Header),
            }
        }
    }
}

/// The way from a passphrase to the file key.
struct Stanza {
    salt: [u8; SIZE],
    work: u8,
    wrapped: [u8; WRAPPED],
}

/// The header of a new file, as it stands there.
pub(super) fn written(file_key: &[u8; SIZE], salt: &[u8; SIZE], work: u8, passphrase: &Passphrase) -> String {
    let wrapped = STANDARD_NO_PAD.encode(keys::wrapped(file_key, passphrase, salt, work));
    let salt = STANDARD_NO_PAD.encode(salt);
    let signed = format!("age-encryption.org/v1\n-> scrypt {salt} {work}\n{wrapped}\n---");
    let mac = keys::mac(file_key, signed.as_bytes()).finalize().into_bytes();
    format!("{signed} {}\n", STANDARD_NO_PAD.encode(mac))
}

/// A passphrase stands alone, or the file is for keys.
fn only(stanzas: Vec<(&[u8], Vec<u8>)>) -> Result<Stanza, VaultError> {
    let is_passphrase = |arguments: &[u8]| arguments.split(|byte| *byte == b' ').next() == Some(b"scrypt");
    match stanzas.as_slice() {
        [(arguments, wrapped)] if is_passphrase(arguments) => stanza(arguments, wrapped),
        [] => Err(VaultError::Header),
        all if all.iter().any(|(arguments, _)| is_passphrase(arguments)) => Err(VaultError::Header),
        _ => Err(VaultError::Recipient),
    }
}

fn stanza(arguments: &[u8], wrapped: &[u8]) -> Result<Stanza, VaultError> {
    let arguments: Vec<_> = arguments.split(|byte| *byte == b' ').collect();
    let [_, salt, work] = arguments[..] else { return Err(VaultError::Header) };
    let wrapped = wrapped.try_into().map_err(|_| VaultError::Header)?;
    Ok(Stanza { salt: exactly(salt)?, work: work_of(work)?, wrapped })
}

/// A whole number as people write it, and not more than is done.
fn work_of(text: &[u8]) -> Result<u8, VaultError> {
    let is_plain = text.first().is_some_and(|first| *first != b'0') && text.iter().all(u8::is_ascii_digit);
    let text = std::str::from_utf8(text).ok().filter(|_| is_plain).ok_or(VaultError::Header)?;
    let found = text.parse().map_err(|_| VaultError::Header)?;
    let allowed = u32::from(MOST_WORK);
    u8::try_from(found).ok().filter(|work| *work <= MOST_WORK).ok_or(VaultError::Work { found, allowed })
}

fn exactly<const N: usize>(text: &[u8]) -> Result<[u8; N], VaultError> {
    let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| VaultError::Header)?;
    bytes.try_into().map_err(|_| VaultError::Header)
}
