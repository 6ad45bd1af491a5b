//! The agreement between devices (S16): one short text that is equal when the records are. Knows no kind.

use super::record::Record;
use super::records::Records;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256, hex, over kind, id, field, stamp and canonical value of every cell, in order.
pub fn digest(records: &Records) -> String {
    let mut hasher = Sha256::new();
    for record in records.all() {
        feed(&mut hasher, record);
    }
    hex(&hasher.finalize())
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
        }
    }
}
