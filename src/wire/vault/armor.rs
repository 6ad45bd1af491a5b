//! The form as text in which `age -a` writes a file. It is read, never written.

use crate::wire::error::VaultError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";
const COLUMNS: usize = 64;

/// Whether the bytes begin like it; blank lines before it are tolerated.
pub(super) fn is_armored(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(BEGIN.as_bytes())
}

/// The binary form; `None` when it is that already.
pub(super) fn decoded(bytes: &[u8]) -> Result<Option<Vec<u8>>, VaultError> {
    if !is_armored(bytes) {
        return Ok(None);
    }
    let text = std::str::from_utf8(bytes.trim_ascii()).map_err(|_| VaultError::Header)?;
    let body = text.strip_prefix(BEGIN).and_then(|text| text.strip_suffix(END)).ok_or(VaultError::Header)?;
    let body = body.strip_prefix("\r\n").or_else(|| body.strip_prefix('\n')).ok_or(VaultError::Header)?;
    let mut lines = body.lines().peekable();
    let mut joined = String::with_capacity(body.len());
    while let Some(line) = lines.next() {
        let is_full = line.len() == COLUMNS || lines.peek().is_none() && line.len() < COLUMNS;
        joined.push_str(Some(line).filter(|_| is_full).ok_or(VaultError::Header)?);
    }
    STANDARD.decode(joined).map(Some).map_err(|_| VaultError::Header)
}
