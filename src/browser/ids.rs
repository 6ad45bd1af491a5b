//! Fresh ids from the browser's randomness.

use crate::domain::ids::{RecordId, ReplicaId};
use uuid::{Builder, Uuid};

/// A fresh UUIDv7 at the given time (S9).
pub fn record(now: i64) -> RecordId {
    RecordId::new(v7(now).hyphenated().to_string())
}

/// A fresh id for a keyed field, short, sorted by time.
pub fn key(now: i64) -> String {
    v7(now).simple().to_string()
}

/// A fresh replica (S1).
pub fn replica() -> ReplicaId {
    ReplicaId(Uuid::new_v4().as_u64_pair().1)
}

fn v7(now: i64) -> Uuid {
    let mut random = [0_u8; 10];
    random.copy_from_slice(&Uuid::new_v4().as_bytes()[6..]);
    // Bytes 6 and 8 of a v4 hold version bits; a second draw fills their places.
    let second = Uuid::new_v4();
    random[0] = second.as_bytes()[0];
    random[2] = second.as_bytes()[1];
    Builder::from_unix_timestamp_millis(u64::try_from(now).unwrap_or(0), &random).into_uuid()
}
