//! A desk without a browser: commands decided, sealed and applied in memory, by whoever sits there. The demo
//! shop is made on one, and tests work at several. Knows no particular command.

use super::calendar::Zone;
use super::change::JournalRow;
use super::command::{Author, Command, Ctx, Refusal, Undo, decide, seal};
use super::ids::{DeviceId, RecordId, ReplicaId};
use super::records::Records;
use super::stamp::Stamp;
use std::collections::BTreeMap;

/// Records, the journal that made them, and who is writing at what time.
pub struct Desk<'z> {
    /// The records.
    pub records: Records,
    /// The journal: own rows and received ones, in the order in which they came.
    pub rows: Vec<JournalRow>,
    /// The instant, UTC milliseconds.
    pub now: i64,
    zone: &'z dyn Zone,
    device: DeviceId,
    person: RecordId,
    replica: ReplicaId,
    clock: Option<Stamp>,
    written: BTreeMap<ReplicaId, u64>,
}

impl<'z> Desk<'z> {
    /// An empty desk at which nobody known sits.
    pub fn new(zone: &'z dyn Zone, replica: u64, now: i64) -> Self {
        Self {
            records: Records::default(),
            rows: Vec::new(),
            now,
            zone,
            device: DeviceId::new(format!("device-{replica}")),
            person: RecordId::new(""),
            replica: ReplicaId(replica),
            clock: None,
            written: BTreeMap::new(),
        }
    }

    /// Another person sits down, at the same device.
    pub fn sit(&mut self, person: &RecordId) {
        self.person = person.clone();
    }

    /// Another device stands on the desk; it has heard all that the others wrote.
    pub fn take_device(&mut self, device: &str, replica: u64) {
        self.device = DeviceId::new(device);
        self.replica = ReplicaId(replica);
    }

    /// What a rule may know of the outside.
    pub fn ctx(&self) -> Ctx<'z> {
        Ctx { now: self.now, zone: self.zone, person: self.person.clone() }
    }

    /// Does one command and tells how to undo it.
    ///
    /// # Errors
    /// The rules refuse it; then nothing has changed.
    pub fn act(&mut self, command: &Command) -> Result<Undo, Refusal> {
        let draft = decide(command, &self.records, &self.ctx())?;
        let seq = self.written.get(&self.replica).copied().unwrap_or_default() + 1;
        let author = Author {
            device: self.device.clone(),
            person: self.person.clone(),
            replica: self.replica,
            next_seq: seq,
            clock: self.clock,
        };
        let rows = seal(draft, &self.records, &author, self.now, &format!("{}-{seq}", self.replica))?;
        let undo = Undo::of(&rows, &self.records);
        self.receive(&rows);
        Ok(undo)
    }

    /// Takes rows in, own or others'.
    pub fn receive(&mut self, rows: &[JournalRow]) {
        for row in rows {
            self.records.apply(row);
            self.clock = self.clock.max(row.changes.iter().map(|change| row.stamp_of(change)).max());
            let written = self.written.entry(row.replica).or_default();
            *written = row.seq.max(*written);
            self.rows.push(row.clone());
        }
    }
}
