//! Tasks as pages look at them: whose they are, how many are open, what people noted. Stores nothing.

use super::{Owner, Status, TASK, Task, field, status};
use crate::domain::ids::RecordId;
use crate::domain::people::{self, Person};
use crate::domain::record::{Cell, Record};
use crate::domain::records::Records;
use std::collections::BTreeMap;

/// A note at a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id within the task.
    pub id: String,
    /// The words.
    pub text: String,
    /// When it was written, UTC milliseconds.
    pub at: i64,
}

/// The notes at a task, oldest first (fresh ids sort by time).
pub fn notes(record: &Record) -> Vec<Note> {
    let read = |(id, cell): (&str, &Cell)| Note {
        id: id.to_owned(),
        text: cell.value.as_str().unwrap_or_default().to_owned(),
        at: cell.stamp.instant(),
    };
    record.under("note").map(read).collect()
}

/// How many follow-ups of each run are still open; the run's id names its shop.
pub fn open_by_run(records: &Records) -> BTreeMap<RecordId, usize> {
    let open = records.of(&TASK).filter(|record| status(record.text(&field::STATUS)) == Status::Open);
    open.fold(BTreeMap::new(), |mut by_run, record| {
        *by_run.entry(RecordId::new(record.text(&field::RUN))).or_default() += 1;
        by_run
    })
}

impl Task {
    /// Whether it is meant for this person: by name, joined entries followed, or by role.
    pub fn is_for(&self, records: &Records, person: &Person) -> bool {
        match &self.owner {
            Some(Owner::Person(id)) => people::find(records, id).is_some_and(|owner| owner.id == person.id),
            Some(Owner::Role(code)) => *code == person.role,
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Field, Key, Kind, ReplicaId};
    use crate::domain::people::PERSON;
    use crate::domain::stamp::Stamp;

    fn put(records: &mut Records, kind: &Kind, id: &str, fields: &[(&str, &str)]) {
        let mut record = Record::new(Key::new(kind.clone(), RecordId::new(id)));
        for (index, (name, value)) in fields.iter().enumerate() {
            let stamp = Stamp { ms: 1_000 + index as u64, counter: 0, replica: ReplicaId(1) };
            record.put(Field::new(name), (*value).into(), stamp);
        }
        records.merge(record);
    }

    #[test]
    fn mine_is_by_name_or_by_role() {
        let mut records = Records::default();
        put(&mut records, &PERSON, "ann", &[("name", "Ann"), ("role", "designer")]);
        put(&mut records, &PERSON, "ann2", &[("name", "Ann"), ("alias_of", "ann")]);
        let ann = Person { id: RecordId::of("ann"), name: "Ann".into(), role: "designer".into(), retired: false };
        for (owner, is_hers) in [
            ("person:ann", true),
            ("person:ann2", true),
            ("role:designer", true),
            ("person:bo", false),
            ("role:warehouse", false),
        ] {
            put(&mut records, &TASK, owner, &[("owner", owner)]);
            let task = Task::read(records.get(&TASK, &RecordId::new(owner)).expect("just put"));
            assert_eq!(task.is_for(&records, &ann), is_hers, "{owner}");
        }
    }

    #[test]
    fn open_ones_are_counted_by_run() {
        let mut records = Records::default();
        put(&mut records, &TASK, "a", &[("shop", "s"), ("run", "r1")]);
        put(&mut records, &TASK, "b", &[("shop", "s"), ("run", "r1")]);
        put(&mut records, &TASK, "c", &[("shop", "s"), ("run", "r2"), ("status", "done")]);
        let open = open_by_run(&records);
        assert_eq!(open.into_iter().collect::<Vec<_>>(), [(RecordId::of("r1"), 2)]);
    }

    #[test]
    fn notes_come_in_order_with_their_time() {
        let mut records = Records::default();
        put(&mut records, &TASK, "a", &[("note/2", "later"), ("note/1", "first")]);
        let notes = notes(records.get(&TASK, &RecordId::of("a")).expect("just put"));
        let told: Vec<_> = notes.iter().map(|note| (note.text.as_str(), note.at)).collect();
        assert_eq!(told, [("first", 1_001), ("later", 1_000)]);
    }
}
