//! Reads a file, as `wire` does, with a seal that the browser works out.

use super::super::seal::Seal;
use crate::wire::{ExchangeFile, WireError, import};

/// Reads a file. `progress` hears bytes done and bytes in all, each byte counted twice.
///
/// # Errors
/// [`WireError`] says why; then nothing of the file may be used.
pub async fn read(bytes: &[u8], progress: &mut dyn FnMut(u64, u64)) -> Result<ExchangeFile, WireError> {
    let framed = import::frame(bytes)?;
    let size = framed.sealed().len() as u64;
    let mut seal = Seal::default();
    seal.add(framed.sealed());
    let digest = seal.digest().await;
    progress(size, size * 2);
    import::read_sealed(framed, &digest, progress)
}
