//! Gzip around a file: the same bytes give the same gzip file, and what comes out of one is capped.
//! Knows nothing of what is in the file.

use super::error::WireError;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};
use std::io::{Error, ErrorKind, Read, Write};

/// By how much the memory grows at least.
const CHUNK: usize = 1 << 16;

/// Whether the bytes begin like a gzip file.
pub fn is_pressed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B])
}

/// The bytes as a gzip file that names neither a time nor a system.
pub fn press(bytes: &[u8]) -> Vec<u8> {
    let blank = GzBuilder::new().mtime(0).operating_system(255);
    let mut encoder: GzEncoder<Vec<u8>> = blank.write(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("writing into memory does not fail")
}

/// What a gzip file holds. No more than `cap` bytes and a chunk are ever asked of the memory (R31).
///
/// # Errors
/// Cut, damaged, followed by something, or larger than `cap`.
pub fn unpress(bytes: &[u8], cap: u64) -> Result<Vec<u8>, WireError> {
    let most = usize::try_from(cap).unwrap_or(usize::MAX - CHUNK);
    let (mut decoder, mut out) = (GzDecoder::new(bytes), Vec::new());
    loop {
        let room = (most + 1 - out.len()).min(out.len().max(CHUNK));
        out.reserve_exact(room);
        let read = decoder.by_ref().take(room as u64).read_to_end(&mut out).map_err(|why| refused(&why))?;
        if out.len() > most {
            return Err(WireError::Swells { cap });
        }
        if read < room {
            let is_followed = !decoder.into_inner().is_empty();
            return if is_followed { Err(WireError::GzipDamaged) } else { Ok(out) };
        }
    }
}

fn refused(why: &Error) -> WireError {
    if why.kind() == ErrorKind::UnexpectedEof { WireError::GzipCut } else { WireError::GzipDamaged }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CAP: u64 = 1_000_000;

    fn small() -> Vec<u8> {
        press("巡店 inspection, 巡店 inspection, 42".as_bytes())
    }

    #[test]
    fn the_same_bytes_give_the_same_file_without_time() {
        assert_eq!(small(), small());
        assert!(is_pressed(&small()));
        assert_eq!(small()[4..8], [0; 4], "no time");
    }

    /// R14 for a gzip file: cut anywhere, it is told as cut.
    #[test]
    fn r14_every_cut_gzip_file_is_told_as_one() {
        let bytes = small();
        for cut in 0..bytes.len() {
            assert_eq!(unpress(&bytes[..cut], CAP), Err(WireError::GzipCut), "cut at {cut}");
        }
    }

    /// R16 for a gzip file: a flipped bit is noticed wherever it could change what comes out.
    #[test]
    fn r16_a_flipped_bit_never_brings_other_bytes() {
        let mut bytes = small();
        let whole = unpress(&bytes, CAP).expect("unpressed");
        let mut refusals = 0;
        for bit in 0..bytes.len() * 8 {
            bytes[bit / 8] ^= 1 << (bit % 8);
            match unpress(&bytes, CAP) {
                Ok(same) => assert_eq!(same, whole, "bit {bit}"),
                Err(WireError::GzipCut | WireError::GzipDamaged) => refusals += 1,
                Err(other) => panic!("bit {bit}: {other:?}"),
            }
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        let others = 10 * 8 + 7;
        assert!(refusals >= bytes.len() * 8 - others, "all but the beginning and what fills the last byte: {refusals}");
    }

    #[test]
    fn what_follows_is_refused() {
        for tail in [b"\0".as_slice(), b"more", &small()] {
            assert_eq!(unpress(&[&small(), tail].concat(), CAP), Err(WireError::GzipDamaged), "{tail:?}");
        }
    }

    #[test]
    fn the_cap_is_exact() {
        for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let bytes = vec![7; size];
            let pressed = press(&bytes);
            let whole = unpress(&pressed, size as u64).expect("just fits");
            assert_eq!(whole, bytes);
            assert!(whole.capacity() <= size + CHUNK, "{} for {size}", whole.capacity());
            if let Some(less) = size.checked_sub(1) {
                assert_eq!(unpress(&pressed, less as u64), Err(WireError::Swells { cap: less as u64 }));
            }
        }
    }

    /// R31: one gigabyte out of one megabyte is refused at the cap of exchange files.
    #[test]
    fn r31_a_bomb_is_refused_at_the_cap() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&[0; 1 << 20]).and_then(|()| encoder.flush()).expect("a block");
        let start = encoder.get_ref().len();
        encoder.write_all(&[0; 1 << 20]).and_then(|()| encoder.flush()).expect("a block like any other");
        let block = encoder.get_ref()[start..].to_vec();
        let bomb = [encoder.get_ref()[..start].to_vec(), block.repeat(1_023)].concat();
        assert!(bomb.len() < 1_500_000, "{}", bomb.len());
        let cap = super::super::CAP;
        assert_eq!(unpress(&bomb, cap), Err(WireError::Swells { cap }));
        let (mut decoder, mut piece, mut held) = (GzDecoder::new(bomb.as_slice()), vec![0; CHUNK], 0);
        while let Ok(read @ 1..) = decoder.read(&mut piece) {
            held += read;
        }
        assert_eq!(held, 1 << 30);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..3_000)) {
            prop_assert_eq!(unpress(&press(&bytes), CAP), Ok(bytes));
        }

        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let begun = [&[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255], bytes.as_slice()].concat();
            let answer = unpress(&begun, CAP);
            prop_assert!(answer.is_ok() || matches!(answer, Err(WireError::GzipCut | WireError::GzipDamaged)));
        }
    }
}
