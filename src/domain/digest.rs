//! The agreement between devices (S16): one short text that is equal when the records are. Knows no kind.

use super::record::Record;
use super::records::Records;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::Arc;

/// The signs of a code: no two of them are taken for each other when they are read out.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many signs a code has, five bits each, and after how many there is a gap.
const LENGTH: usize = 8;
const GAP: usize = 4;

/// SHA-256, hex, over kind, id, field, stamp and canonical value of every cell, in order.
pub fn digest(records: &Records) -> String {
    hex(&hash(records.all()))
}

/// The digest's beginning as people read it to each other: `7K3F 92QD`. Two devices whose records differ have the same
/// one once in a million million times.
pub fn code(records: &Records) -> String {
    code_of(records.all())
}

/// The same over some records, in their order: a scope of its own.
pub fn code_of<'r>(records: impl Iterator<Item = &'r Arc<Record>>) -> String {
    let hash = hash(records);
    let bits = hash.iter().take(LENGTH * 5 / 8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let signs = (0..LENGTH).rev().map(|at| char::from(SIGNS[(bits >> (at * 5) & 31) as usize]));
    signs.enumerate().fold(String::new(), |mut code, (at, sign)| {
        code.extend((at == GAP).then_some(' '));
        code.push(sign);
        code
    })
}

fn hash<'r>(records: impl Iterator<Item = &'r Arc<Record>>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for record in records {
        feed(&mut hasher, record);
    }
    hasher.finalize().into()
}

/// Every part with its length before it, so that no two contents read the same.
fn feed(hasher: &mut Sha256, record: &Record) {
    let mut part = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text);
    };
    for (field, cell) in record.cells() {
        part(record.kind().as_str());
        part(record.id().as_str());
        part(field.as_str());
        part(&cell.stamp.to_string());
        part(&cell.value.canonical());
    }
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 of some bytes, hex: the name of a large value (S8).
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Field, Key, Kind, RecordId, ReplicaId};
    use crate::domain::stamp::Stamp;

    fn one(id: &str, field: &str, value: &str, ms: u64) -> Records {
        let mut record = Record::new(Key::new(Kind::of("thing"), RecordId::new(id)));
        record.put(Field::new(field), value.into(), Stamp { ms, counter: 0, replica: ReplicaId(1) });
        let mut records = Records::default();
        records.merge(record);
        records
    }

    #[test]
    fn s16_the_digest_tells_every_part_apart() {
        let plain = digest(&one("ab", "c", "d", 1));
        assert_eq!(plain, digest(&one("ab", "c", "d", 1)));
        for other in [one("a", "bc", "d", 1), one("ab", "cd", "", 1), one("ab", "c", "d", 2), one("ab", "c", "e", 1)] {
            assert_ne!(plain, digest(&other));
            assert_ne!(code(&one("ab", "c", "d", 1)), code(&other));
        }
    }

    #[test]
    fn s16_the_code_is_the_beginning_of_the_digest() {
        let nothing = Records::default();
        assert!(digest(&nothing).starts_with("e3b0c44298"));
        assert_eq!(code(&nothing), "WERC 8GMR");
    }
}
