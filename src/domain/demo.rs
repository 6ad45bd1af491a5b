//! The demo shop: a month of inspections by six people, and what it sells, made by real commands, so that every rule holds in it.
//! The same inputs give the same rows. Knows no screen and no storage.

mod appraised;
mod appraised_words;
mod goods;
mod goods_words;
pub mod pictures;
mod script;
mod words;

#[cfg(test)]
mod tests;

use super::calendar::Zone;
use super::change::JournalRow;
use super::command::Refusal;
use super::desk::Desk;
use super::ids::RecordId;
use super::people::{PERSON, field};

/// How many days the demo shop has seen, today included.
const DAYS: i64 = 31;

/// The journal of the demo shop as it stands at the instant `now`, in Chinese or English.
pub fn rows(now: i64, zone: &dyn Zone, zh: bool) -> Vec<JournalRow> {
    played(now, zone, zh).0
}

/// The person who does today's inspection: who sits down first when the demo is opened.
pub fn inspector(rows: &[JournalRow]) -> Option<RecordId> {
    let mut changes = rows.iter().flat_map(|row| &row.changes);
    let is_assistant = changes.find(|change| {
        change.kind == PERSON && change.field == field::ROLE && change.value.as_str() == Some("assistant")
    });
    is_assistant.map(|change| change.id.clone())
}

/// The rows, and what the rules refused: nothing, as a test holds.
fn played(now: i64, zone: &dyn Zone, zh: bool) -> (Vec<JournalRow>, Vec<Refusal>) {
    let mut desk = Desk::new(zone, 1, now);
    let mut refused = Vec::new();
    for event in script::events(now, zone, zh) {
        desk.now = event.at;
        // Each person has a device, and opens the app anew each day.
        let seat = event.person.map_or(9, |person| person as u64);
        let day = u64::try_from(event.at / 86_400_000).unwrap_or_default();
        desk.take_device(&format!("demo-device-{seat}"), (seat + 1) << 32 | day);
        desk.sit(&event.person.map_or(RecordId::new(""), person_id));
        refused.extend(desk.act(&event.command).err());
    }
    (desk.rows, refused)
}

fn shop_id() -> RecordId {
    RecordId::of("demo-shop")
}

fn person_id(index: usize) -> RecordId {
    RecordId::new(format!("demo-person-{index}"))
}
