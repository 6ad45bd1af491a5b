//! The content in pieces of 64 KiB, each with its number and whether it is the last: none can be changed, moved, left out
//! or cut off unnoticed. Knows no passphrase.

use super::keys::TAG;
use crate::wire::error::VaultError;
use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce, Tag};

const PIECE: usize = 1 << 16;

/// How much content stands in so many bytes.
pub(super) fn content_size(sealed: usize) -> usize {
    sealed.saturating_sub(sealed.div_ceil(PIECE + TAG) * TAG)
}

fn nonce(number: u64, is_last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(is_last);
    nonce.into()
}

/// Puts the content behind what is in `out`.
pub(super) fn seal(key: &[u8; 32], content: &[u8], out: &mut Vec<u8>) {
    let cipher = ChaCha20Poly1305::new(Key::from_slice(key));
    let pieces = content.len().div_ceil(PIECE).max(1);
    out.reserve_exact(content.len() + pieces * TAG);
    for number in 0..pieces {
        let piece = &content[number * PIECE..content.len().min((number + 1) * PIECE)];
        let start = out.len();
        out.extend_from_slice(piece);
        let nonce = nonce(number as u64, number + 1 == pieces);
        let tag = cipher.encrypt_in_place_detached(&nonce, b"", &mut out[start..]).expect("a piece is short");
        out.extend_from_slice(&tag);
    }
}

/// Leaves nothing but the content that stood sealed from `start` on.
pub(super) fn open(key: &[u8; 32], bytes: &mut Vec<u8>, start: usize) -> Result<(), VaultError> {
    let cipher = ChaCha20Poly1305::new(Key::from_slice(key));
    let pieces = bytes.len().saturating_sub(start).div_ceil(PIECE + TAG).max(1);
    let mut length = 0;
    for number in 0..pieces {
        let from = start + number * (PIECE + TAG);
        let to = bytes.len().min(from + PIECE + TAG);
        let piece = bytes.get_mut(from..to).ok_or(VaultError::Body)?;
        let nonce = nonce(number as u64, number + 1 == pieces);
        let size = opened(&cipher, &nonce, piece).filter(|size| *size > 0 || number == 0).ok_or(VaultError::Body)?;
        bytes.copy_within(from..from + size, length);
        length += size;
    }
    bytes.truncate(length);
    Ok(())
}

/// Opens a piece in its place, and tells how much of it is content.
fn opened(cipher: &ChaCha20Poly1305, nonce: &Nonce, piece: &mut [u8]) -> Option<usize> {
    let size = piece.len().checked_sub(TAG)?;
    let (text, tag) = piece.split_at_mut(size);
    cipher.decrypt_in_place_detached(nonce, b"", text, Tag::from_slice(tag)).ok()?;
    Some(size)
}
