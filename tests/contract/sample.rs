//! Made-up rows, photos and orders.

use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::digest::sha256;
use dianxun::domain::ids::{DeviceId, Field, Key, Kind, RecordId, ReplicaId};
use dianxun::domain::stamp::Stamp;
use dianxun::domain::value::Value;
use dianxun::storage::Blob;
use dianxun::storage::messages::{Authorship, ExportOrder, ImportOrder};
use dianxun::storage::preview::Choice;
use std::ops::RangeInclusive;

/// The time at which everything here happens.
pub(crate) const NOW: i64 = 1_700_000_000_000;

pub(crate) fn key(kind: &str, id: &str) -> Key {
    Key::new(Kind::new(kind), RecordId::new(id))
}

/// A row that sets two fields of a record: one by everybody, one of the replica's own.
pub(crate) fn row(replica: u64, seq: u64, kind: &str, id: &str) -> JournalRow {
    let change = |field: String| Change {
        kind: Kind::new(kind),
        id: RecordId::new(id),
        field: Field::new(field),
        value: Value::text(format!("{replica} wrote {seq}: 巡店")),
        replaced: None,
        stamp: None,
    };
    let replica_id = ReplicaId(replica);
    JournalRow {
        replica: replica_id,
        seq,
        stamp: Stamp { ms: NOW as u64 - 10_000 + seq, counter: 0, replica: replica_id },
        device: DeviceId::new(format!("device-{replica}")),
        person: RecordId::of("somebody"),
        command: format!("command-{replica}-{seq}").into(),
        name: "task.edit".into(),
        reason: "".into(),
        changes: vec![change("title".to_owned()), change(format!("note/{replica}"))],
        unknown: std::collections::BTreeMap::new(),
    }
}

/// One row per record.
pub(crate) fn rows(replica: u64, seqs: RangeInclusive<u64>, kind: &str) -> Vec<JournalRow> {
    seqs.map(|seq| row(replica, seq, kind, &format!("{seq:05}"))).collect()
}

/// The row as written at another time.
pub(crate) fn at(ms: i64, row: JournalRow) -> JournalRow {
    let stamp = Stamp { ms: ms as u64, ..row.stamp };
    JournalRow { stamp, ..row }
}

pub(crate) fn photo(bytes: &[u8]) -> Blob {
    Blob { sha: sha256(bytes), media_type: "image/jpeg".to_owned(), bytes: bytes.to_vec() }
}

pub(crate) fn export_order(replica: u64) -> ExportOrder {
    ExportOrder {
        now: NOW,
        app: "test".into(),
        person: RecordId::of("somebody"),
        person_name: "某人".into(),
        replica: ReplicaId(replica),
        scope: Default::default(),
        wrapping: Default::default(),
    }
}

/// Somebody who has a file taken in, or something like it.
pub(crate) fn by(replica: u64) -> Authorship {
    Authorship {
        now: NOW,
        person: RecordId::of("somebody"),
        replica: ReplicaId(replica),
        command: format!("import-{replica}").into(),
        reason: "colleague.json".into(),
    }
}

pub(crate) fn import_order(replica: u64) -> ImportOrder {
    ImportOrder { by: by(replica), files: vec!["colleague.json".into()], passphrase: None, choice: Choice::default() }
}
