//! The log of a record out of the journal rows that touch it (S4): who, when, old → new, field by field.
//! Knows no particular kind and no words.

use super::change::{Change, JournalRow};
use super::ids::{DeviceId, Field, Key, RecordId};
use super::stamp::Stamp;
use super::value::Value;
use crate::domain::order::sort_by;
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};

/// One field written once, with what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// The field.
    pub field: Field,
    /// Who wrote it; empty before anybody was known.
    pub person: RecordId,
    /// On which device.
    pub device: DeviceId,
    /// When, by the writer's clock.
    pub stamp: Stamp,
    /// The command's fixed name: `inspection.answer`.
    pub name: SmolStr,
    /// Why: in words, or as a note for the machine.
    pub reason: SmolStr,
    /// What it replaced, as the writer saw it: `Null` for nothing, `None` when the journal here does not
    /// reach back so far (taken over from a file without journal).
    pub old: Option<Value>,
    /// What was written.
    pub new: Value,
    /// Whether another edit, made without knowing of this one, won over it (S2): it was never built upon.
    pub overruled: bool,
    /// Whether the field holds just this now.
    pub stands: bool,
}

impl LogEntry {
    /// When, UTC milliseconds; of an edit that waited, when it was made (S6).
    pub fn at(&self) -> i64 {
        waited(&self.reason).unwrap_or(self.stamp).instant()
    }

    /// Under which stamp the value was written that was put back here.
    pub fn restored(&self) -> Option<Stamp> {
        restored(&self.name, &self.reason)
    }
}

/// Under which stamp the value was written that a command of this name and reason put back.
pub fn restored(name: &str, reason: &str) -> Option<Stamp> {
    reason.parse().ok().filter(|_| name == "record.restore")
}

/// The log of one record, newest first.
pub fn log(key: &Key, rows: &[JournalRow]) -> Vec<LogEntry> {
    let known = values(key, rows);
    let mut latest: HashMap<&Field, Stamp> = HashMap::new();
    for (field, stamp) in known.keys() {
        let last = latest.entry(field).or_insert(*stamp);
        *last = (*last).max(*stamp);
    }
    let built_upon: HashSet<(&Field, Stamp)> =
        rows.iter().flat_map(|row| changes_of(key, row)).filter_map(|c| Some((&c.field, c.replaced?))).collect();
    let now = |field: &Field| known.get(&(field, *latest.get(field)?)).copied();
    let mut log: Vec<LogEntry> = Vec::new();
    for row in rows {
        for change in changes_of(key, row) {
            let stamp = row.stamp_of(change);
            let is_latest = latest.get(&change.field) == Some(&stamp);
            let old = match &change.replaced {
                None => Some(Value::Null),
                Some(replaced) => known.get(&(&change.field, *replaced)).map(|value| (*value).clone()),
            };
            let entry = LogEntry {
                field: change.field.clone(),
                person: row.person.clone(),
                device: row.device.clone(),
                stamp,
                name: row.name.clone(),
                reason: row.reason.clone(),
                old,
                new: change.value.clone(),
                stands: now(&change.field) == Some(&change.value),
                overruled: !is_latest && !built_upon.contains(&(&change.field, stamp)),
            };
            log.push(entry);
        }
    }
    sort_by(&mut log, |one, other| other.stamp.cmp(&one.stamp).then_with(|| one.field.cmp(&other.field)));
    log
}

/// The reason of an edit that waited because its time lay ahead and was made anew (S6): it keeps its time here.
pub fn released(stamp: Stamp) -> SmolStr {
    SmolStr::new(format!("{RELEASED}{stamp}"))
}

const RELEASED: &str = "released:";

/// Under which stamp an edit was made that waited.
pub fn waited(reason: &str) -> Option<Stamp> {
    reason.strip_prefix(RELEASED)?.parse().ok()
}

/// The reason of a row that is stamped anew because the clock was wrong: one without a reason keeps there what the clock
/// said, one that puts a value back keeps pointing at it.
pub fn restamped(row: &JournalRow, again: impl Fn(Stamp) -> Stamp) -> SmolStr {
    match restored(&row.name, &row.reason) {
        Some(stamp) => SmolStr::new(again(stamp).to_string()),
        None if row.reason.is_empty() => SmolStr::new(format!("{RESTAMPED}{}", row.stamp)),
        None => row.reason.clone(),
    }
}

const RESTAMPED: &str = "restamped:";

/// What a wrong clock said when a row was written that has been stamped anew.
pub fn misdated(reason: &str) -> Option<Stamp> {
    reason.strip_prefix(RESTAMPED)?.parse().ok()
}

fn changes_of<'r>(key: &Key, row: &'r JournalRow) -> impl Iterator<Item = &'r Change> + use<'r> {
    let key = key.clone();
    row.changes.iter().filter(move |change| change.kind == key.kind && change.id == key.id)
}

/// Every value that was ever written, by its field and stamp. Equal stamps are decided as in a merge (S1).
fn values<'r>(key: &Key, rows: &'r [JournalRow]) -> HashMap<(&'r Field, Stamp), &'r Value> {
    let mut known: HashMap<(&Field, Stamp), &Value> = HashMap::new();
    for row in rows {
        for change in changes_of(key, row) {
            let kept = known.entry((&change.field, row.stamp_of(change))).or_insert(&change.value);
            if change.value.canonical() > kept.canonical() {
                *kept = &change.value;
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{DeviceId, Kind, ReplicaId};

    const NOTE: Field = Field::of("note/a/-");

    fn key() -> Key {
        Key::new(Kind::of("run"), RecordId::of("r1"))
    }

    fn stamp(ms: u64, replica: u64) -> Stamp {
        Stamp { ms, counter: 0, replica: ReplicaId(replica) }
    }

    fn row(person: &str, at: Stamp, id: &str, text: &str, replaced: Option<Stamp>) -> JournalRow {
        let change = Change {
            kind: key().kind,
            id: RecordId::new(id),
            field: NOTE,
            value: Value::text(text),
            replaced,
            stamp: None,
        };
        JournalRow {
            replica: at.replica,
            seq: at.ms,
            stamp: at,
            device: DeviceId::of("d"),
            person: RecordId::new(person),
            command: "c".into(),
            name: "inspection.note".into(),
            reason: "".into(),
            changes: vec![change],
            unknown: Default::default(),
        }
    }

    #[test]
    fn each_change_says_who_when_old_and_new() {
        let rows = [
            row("ann", stamp(10, 1), "r1", "first", None),
            row("bo", stamp(20, 1), "r1", "second", Some(stamp(10, 1))),
            row("bo", stamp(30, 1), "another record", "elsewhere", None),
        ];
        let log = log(&key(), &rows);
        let told: Vec<_> = log.iter().map(|e| (e.person.as_str(), e.at(), e.old.clone(), e.new.clone())).collect();
        assert_eq!(
            told,
            [
                ("bo", 20, Some(Value::text("first")), Value::text("second")),
                ("ann", 10, Some(Value::Null), Value::text("first")),
            ]
        );
        assert_eq!(log.iter().map(|entry| entry.stands).collect::<Vec<_>>(), [true, false]);
        assert!(log.iter().all(|entry| !entry.overruled), "what was knowingly replaced was not overruled");
    }

    /// S2: two tablets wrote over the same value; both stay readable, and it is told which one was overruled.
    #[test]
    fn of_two_edits_at_once_one_is_overruled() {
        let first = row("ann", stamp(10, 1), "r1", "first", None);
        let (one, other) = (
            row("bo", stamp(20, 1), "r1", "bo's", Some(stamp(10, 1))),
            row("cy", stamp(20, 2), "r1", "cy's", Some(stamp(10, 1))),
        );
        for rows in [[first.clone(), one.clone(), other.clone()], [other, first, one]] {
            let log = log(&key(), &rows);
            let told: Vec<_> = log.iter().map(|entry| (entry.person.as_str(), entry.overruled)).collect();
            assert_eq!(told, [("cy", false), ("bo", true), ("ann", false)]);
            assert_eq!(log[1].old, Some(Value::text("first")));
        }
    }

    /// S6: what was taken over without its journal has no known past; it is not told as empty.
    #[test]
    fn an_unknown_past_is_not_told_as_empty() {
        let log = log(&key(), &[row("ann", stamp(20, 1), "r1", "new", Some(stamp(10, 9)))]);
        assert_eq!(log[0].old, None);
    }
}
