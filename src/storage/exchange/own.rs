//! Our own rows beside those of others: the note that something came in, the carriers of states without rows, and
//! new edits. Pure.

use crate::domain::change::{Change, JournalRow, MAX_CHANGES_PER_ROW};
use crate::domain::ids::DeviceId;
use crate::domain::stamp::Stamp;
use crate::storage::messages::Authorship;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Makes rows of one command, numbered from 1 in a replica of their own.
pub(super) struct Own {
    pub(super) blank: JournalRow,
    next: u64,
}

impl Own {
    /// Rows of a device; later than all that was `seen`.
    pub(super) fn new(device: DeviceId, by: &Authorship, seen: Option<Stamp>) -> Self {
        let blank = JournalRow {
            replica: by.replica,
            seq: 0,
            stamp: Stamp::next(seen, by.now, by.replica),
            device,
            person: by.person.clone(),
            command: by.command.clone(),
            name: SmolStr::default(),
            reason: by.reason.clone(),
            changes: Vec::new(),
            unknown: BTreeMap::new(),
        };
        Self { blank, next: 1 }
    }

    /// The next row.
    pub(super) fn row(&mut self, name: &'static str, changes: Vec<Change>) -> JournalRow {
        let seq = self.next;
        self.next += 1;
        JournalRow { seq, name: SmolStr::new_static(name), changes, ..self.blank.clone() }
    }

    /// As many rows as the changes need.
    pub(super) fn carrying(&mut self, name: &'static str, changes: &[Change]) -> Vec<JournalRow> {
        changes.chunks(MAX_CHANGES_PER_ROW).map(|part| self.row(name, part.to_vec())).collect()
    }
}
