//! How one key is made from another (age: "wrap key", "HMAC key", "payload key"). Knows no layout of the file.

use super::Passphrase;
use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce, Tag};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use scrypt::Params;
use sha2::Sha256;

/// The length of a file key, of a salt and of a payload's nonce.
pub(super) const SIZE: usize = 16;
/// The length of a tag that authenticates.
pub(super) const TAG: usize = 16;
/// The length of a wrapped file key.
pub(super) const WRAPPED: usize = SIZE + TAG;

const SALT: &[u8] = b"age-encryption.org/v1/scrypt";
/// Each wrap key is used once, so that its nonce can stand still.
const ONCE: [u8; 12] = [0; 12];

/// The key that a passphrase gives: slow, and over `2^work` KiB, on purpose.
fn stretched(passphrase: &Passphrase, salt: &[u8; SIZE], work: u8) -> ChaCha20Poly1305 {
    let mut key = Key::default();
    let params = Params::new(work, 8, 1, key.len()).expect("a work factor below the largest that is read");
    let salt = [SALT, salt].concat();
    scrypt::scrypt(passphrase.0.as_bytes(), &salt, &params, &mut key).expect("the length of a key");
    ChaCha20Poly1305::new(&key)
}

/// The file key, wrapped in what the passphrase gives.
pub(super) fn wrapped(key: &[u8; SIZE], passphrase: &Passphrase, salt: &[u8; SIZE], work: u8) -> [u8; WRAPPED] {
    let mut wrapped = [0; WRAPPED];
    let (text, tag) = wrapped.split_at_mut(SIZE);
    text.copy_from_slice(key);
    let cipher = stretched(passphrase, salt, work);
    tag.copy_from_slice(&cipher.encrypt_in_place_detached(&Nonce::from(ONCE), b"", text).expect("a short text"));
    wrapped
}

/// The file key out of its wrapping; `None` when the passphrase is another one.
pub(super) fn unwrapped(
    wrapped: &[u8; WRAPPED],
    passphrase: &Passphrase,
    salt: &[u8; SIZE],
    work: u8,
) -> Option<[u8; SIZE]> {
    let (text, tag) = wrapped.split_at(SIZE);
    let mut key = <[u8; SIZE]>::try_from(text).ok()?;
    let cipher = stretched(passphrase, salt, work);
    cipher.decrypt_in_place_detached(&Nonce::from(ONCE), b"", &mut key, Tag::from_slice(tag)).ok()?;
    Some(key)
}

/// A key for one purpose.
pub(super) fn derived(file_key: &[u8; SIZE], salt: &[u8], purpose: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), file_key).expand(purpose, &mut key).expect("the length of a key");
    key
}

/// What authenticates the header.
pub(super) fn mac(file_key: &[u8; SIZE], header: &[u8]) -> Hmac<Sha256> {
    let key = derived(file_key, b"", b"header");
    <Hmac<Sha256> as Mac>::new_from_slice(&key).expect("a key of any length").chain_update(header)
}
