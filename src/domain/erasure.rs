//! Erasing a customer's personal data (S4): the one case in which what was written is changed. The present values are
//! replaced by new edits; the historic ones are named in a record that travels like any other, and each store blanks
//! them in its journal. What was erased stands nowhere. Knows no storage.

mod wanted;

pub use wanted::{SHORTEST, Wanted};

use super::change::JournalRow;
use super::command::{self, Ctx, Draft};
use super::ids::{Field, Key, Kind, RecordId};
use super::people::{Permission, permit};
use super::records::Records;
use super::schema::{KindSchema, holds_words};
use super::stamp::Stamp;
use super::value::Value;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// That something was erased, and where: `cell/<number>` names one value that once stood somewhere.
pub const ERASURE: Kind = Kind::of("erasure");

/// What stands where something was erased.
pub const MARK: &str = "▇▇";

/// What this version writes.
pub const SCHEMA: &[KindSchema] =
    &[KindSchema { kind: ERASURE, identity: &[], fixed: &["cell/*"], words: &[], fields: &["cell/*"] }];

/// One value that was written once: its record, its field, its stamp. Never the value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The record.
    #[serde(flatten)]
    pub key: Key,
    /// The field.
    pub field: Field,
    /// The stamp.
    pub stamp: Stamp,
}

impl Named {
    /// As it stands in an erasure's record.
    pub fn value(&self) -> Value {
        let members = [
            ("kind", self.key.kind.as_str().to_owned()),
            ("id", self.key.id.as_str().to_owned()),
            ("field", self.field.as_str().to_owned()),
            ("stamp", self.stamp.to_string()),
        ];
        Value::Map(members.into_iter().map(|(name, text)| (SmolStr::new_static(name), text.into())).collect())
    }

    fn read(value: &Value) -> Option<Self> {
        let member = |name| value.member(name).and_then(Value::as_str);
        let key = Key::new(Kind::new(member("kind")?), RecordId::new(member("id")?));
        Some(Self { key, field: Field::new(member("field")?), stamp: member("stamp")?.parse().ok()? })
    }
}

/// The cells that rows want to have blanked.
pub fn named(rows: &[JournalRow]) -> BTreeSet<Named> {
    let changes = rows.iter().flat_map(|row| &row.changes);
    changes.filter(|change| change.kind == ERASURE).filter_map(|change| Named::read(&change.value)).collect()
}

/// Blanks what is named in a row; tells whether anything was.
pub fn blank(row: &mut JournalRow, named: &BTreeSet<Named>) -> bool {
    let own = row.stamp;
    let mut is_blanked = false;
    for change in &mut row.changes {
        let cell = Named { key: change.key(), field: change.field.clone(), stamp: change.stamp.unwrap_or(own) };
        if change.kind != ERASURE && named.contains(&cell) {
            change.value = MARK.into();
            is_blanked = true;
        }
    }
    is_blanked
}

/// Erases a text wherever it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// A fresh UUIDv7, for the note that it happened.
    pub id: RecordId,
    /// What is to be gone. It is not stored.
    pub text: String,
    /// Where it was found.
    pub cells: Vec<Named>,
}

/// Why nothing was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Fewer characters than that cannot be looked for.
    #[error("shorter than {0} characters")]
    TooShort(usize),
    /// It stands nowhere where people write.
    #[error("nothing was found")]
    NothingFound,
}

/// What the command writes: the present values without the text, and the names of all values that held it. What people
/// have written since it was looked for is erased too, where it holds the text.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Result<Draft, command::Refusal> {
    permit(records, ctx, Permission::ErasePersonalData)?;
    let text = Wanted::of(&command.text).ok_or(Refusal::TooShort(SHORTEST))?;
    let mut named: BTreeSet<Named> =
        command.cells.iter().filter(|cell| holds_words(&cell.key.kind, &cell.field)).cloned().collect();
    let fields: BTreeSet<(Key, Field)> = named.iter().map(|cell| (cell.key.clone(), cell.field.clone())).collect();
    let mut draft = Draft::new("record.erase");
    for (key, field) in fields {
        let present = records.by_key(&key).and_then(|record| record.cell(&field));
        let Some(cell) = present.filter(|cell| text.stands_in(&cell.value)) else { continue };
        draft = draft.set(&key, field.clone(), text.taken_out(&cell.value));
        named.insert(Named { key, field, stamp: cell.stamp });
    }
    if named.is_empty() {
        return Err(Refusal::NothingFound.into());
    }
    let note = Key::new(ERASURE, command.id.clone());
    let cells = named.iter().enumerate();
    Ok(cells.fold(draft, |draft, (n, cell)| draft.set(&note, Field::keyed(&["cell", &n.to_string()]), cell.value())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, parse_date};
    use crate::domain::command::Command as Act;
    use crate::domain::desk::Desk;
    use crate::domain::inspections::{Command as Inspection, Run, RunId, Spot};
    use crate::domain::people::{self, Command as People};

    const ZONE: Fixed = Fixed(480);
    const PHONE: &str = "13800001111";

    fn spot() -> Spot {
        let date = parse_date("2026-11-21").expect("a date");
        Spot::whole(RunId { shop: RecordId::of("s"), template: "daily".into(), date, by: None }, "INSP-01.1")
    }

    fn note(desk: &mut Desk, text: &str) {
        desk.act(&Act::Inspection(Inspection::Note { at: spot(), text: text.into() })).expect("noted");
    }

    /// A desk with a note that holds a phone number, written twice.
    fn desk() -> Desk<'static> {
        let mut desk = Desk::new(&ZONE, 1, 1_795_222_800_000);
        for (id, role) in [("ann", "assistant"), ("bo", "supervisor")] {
            let command = People::Create { id: RecordId::of(id), name: id.into(), role: role.into() };
            desk.act(&Act::Person(command)).expect("created");
        }
        desk.sit(&RecordId::of("bo"));
        note(&mut desk, "买家 13800001111 投诉");
        note(&mut desk, "买家 13800001111 投诉，已回电 13800001111");
        desk
    }

    fn found(desk: &Desk, text: &str) -> Vec<Named> {
        let Some(wanted) = Wanted::of(text) else { return Vec::new() };
        let changes = desk.rows.iter().flat_map(|row| row.changes.iter().map(move |change| (row, change)));
        let holds = changes.filter(|(_, change)| wanted.stands_in(&change.value));
        holds.map(|(row, c)| Named { key: c.key(), field: c.field.clone(), stamp: row.stamp_of(c) }).collect()
    }

    fn erase(desk: &Desk, text: &str) -> Act {
        Act::Erase(Command { id: RecordId::of("e"), text: text.into(), cells: found(desk, text) })
    }

    fn now(desk: &Desk) -> String {
        Run::of(desk.records.by_key(&spot().run.key()).map(AsRef::as_ref)).answer("INSP-01.1", "-").note
    }

    #[test]
    fn s4_what_stands_is_replaced_and_what_stood_is_named() {
        let mut desk = desk();
        desk.act(&erase(&desk, PHONE)).expect("erased");
        assert_eq!(now(&desk), "买家 ▇▇ 投诉，已回电 ▇▇");
        let row = desk.rows.last().expect("a row").clone();
        let cells = named(std::slice::from_ref(&row));
        assert_eq!(cells.len(), 2, "both values that held it");
        assert!(!serde_json::to_string(&row).expect("packs").contains(PHONE), "the note never says what it was");
        let mut rows = desk.rows.clone();
        let blanked = rows.iter_mut().filter_map(|row| blank(row, &cells).then_some(())).count();
        assert_eq!(blanked, 2);
        assert!(!serde_json::to_string(&rows).expect("packs").contains(PHONE));
        assert_eq!(rows.last(), Some(&row), "names are never blanked");
        let mut replayed = Records::default();
        rows.iter().for_each(|row| drop(replayed.apply(row)));
        assert_eq!(replayed, desk.records, "a blanked journal makes the same records");
    }

    #[test]
    fn what_was_written_after_the_search_goes_too() {
        let mut desk = desk();
        let before = erase(&desk, PHONE);
        note(&mut desk, "13800001111 又来电");
        desk.act(&before).expect("erased");
        assert_eq!(now(&desk), "▇▇ 又来电");
        assert_eq!(named(&desk.rows).len(), 3);
    }

    #[test]
    fn it_is_not_undone_and_not_everybodys() {
        let mut desk = desk();
        let undo = desk.act(&erase(&desk, PHONE)).expect("erased");
        assert!(undo.fields.iter().all(|(key, ..)| key.kind != ERASURE));
        desk.sit(&RecordId::of("ann"));
        let refused = desk.act(&erase(&desk, "投诉")).expect_err("an assistant");
        assert_eq!(refused, command::Refusal::NotPermitted(Permission::ErasePersonalData));
    }

    /// Codes, ids and moments are no words of people: a text that reads like one changes no result.
    #[test]
    fn only_what_people_wrote_is_erased() {
        let mut desk = desk();
        let outcome = Some(crate::domain::inspections::Outcome::Fail);
        desk.act(&Act::Inspection(Inspection::Answer { at: spot(), outcome })).expect("answered");
        let refused = desk.act(&erase(&desk, "fail")).expect_err("only a code");
        assert_eq!(refused, command::Refusal::Erasure(Refusal::NothingFound));
        let refused = desk.act(&erase(&desk, " 买 ")).expect_err("too short");
        assert_eq!(refused, command::Refusal::Erasure(Refusal::TooShort(2)));
        desk.act(&erase(&desk, "ann")).expect("a name");
        assert_eq!(people::find(&desk.records, &RecordId::of("ann")).expect("there").name, MARK);
    }

    #[test]
    fn a_name_is_read_as_it_was_written() {
        let cell = found(&desk(), PHONE).remove(0);
        assert_eq!(Named::read(&cell.value()), Some(cell));
    }
}
