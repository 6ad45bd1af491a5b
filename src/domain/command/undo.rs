//! What brings a command back (S4): undoing is a new edit that skips what has been changed since.
//! Knows no command by name.

use super::{Draft, Edit, Refusal};
use crate::domain::change::JournalRow;
use crate::domain::ids::{Field, Key};
use crate::domain::records::Records;
use crate::domain::schema;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use smol_str::SmolStr;

/// What brings a command back: for each field the value before it and the stamp that it wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    /// The name of the command undone.
    pub of: SmolStr,
    /// Field by field: where, the stamp written then, the value before.
    pub fields: Vec<(Key, Field, Stamp, Value)>,
}

impl Undo {
    /// Remembers, before `rows` are applied, what they will replace.
    pub fn of(rows: &[JournalRow], before: &Records) -> Self {
        let fields = rows.iter().flat_map(|row| {
            row.changes.iter().filter(|change| !schema::is_lasting(&change.kind)).map(|change| {
                let key = change.key();
                let old = before.by_key(&key).and_then(|record| record.cell(&change.field));
                let value = old.map(|cell| cell.value.clone()).unwrap_or_default();
                (key, change.field.clone(), row.stamp_of(change), value)
            })
        });
        Self { of: rows.first().map(|row| row.name.clone()).unwrap_or_default(), fields: fields.collect() }
    }

    /// This and the command before it as one, when it went on in a field where that one had just written: typing is one
    /// step, however often it was stored on the way. `rows` are this command's. `None` when it began somewhere else, or
    /// somebody has written there in between.
    pub fn continuing(mut self, earlier: &Self, rows: &[JournalRow]) -> Option<Self> {
        let mut goes_on = false;
        for (key, field, written, before) in &earlier.fields {
            match self.fields.iter_mut().find(|place| place.0 == *key && place.1 == *field) {
                Some(place) if replaced(rows, key, field) == Some(*written) => {
                    place.3 = before.clone();
                    goes_on = true;
                }
                Some(_) => return None,
                None => self.fields.push((key.clone(), field.clone(), *written, before.clone())),
            }
        }
        (goes_on && self.of == earlier.of).then_some(self)
    }

    /// New edits with the old values; fields that were changed since are skipped. A record that the
    /// command made is left with cleared fields, which is what it was before; such a record reads as absent.
    ///
    /// # Errors
    /// [`Refusal::NothingToUndo`]: everything was changed since.
    pub fn draft(&self, records: &Records) -> Result<Draft, Refusal> {
        let untouched = |key: &Key, field: &Field, stamp: &Stamp| {
            records.by_key(key).and_then(|record| record.cell(field)).is_some_and(|cell| cell.stamp == *stamp)
        };
        let mut draft = Draft { name: SmolStr::new(format!("undo:{}", self.of)), ..Draft::default() };
        for (key, field, stamp, value) in &self.fields {
            if untouched(key, field, stamp) {
                draft.edits.push(Edit { key: key.clone(), field: field.clone(), value: value.clone() });
            }
        }
        draft.edits = without_identity(records, draft.edits);
        if draft.edits.is_empty() {
            return Err(Refusal::NothingToUndo);
        }
        Ok(draft)
    }
}

/// The stamp that rows have written over in a field.
fn replaced(rows: &[JournalRow], key: &Key, field: &Field) -> Option<Stamp> {
    let mut changes = rows.iter().flat_map(|row| &row.changes);
    changes.find(|change| change.field == *field && change.kind == key.kind && change.id == key.id)?.replaced
}

/// Takes out the clearing of natural keys from records in which something else stands: the command that made the
/// record is undone, but somebody has put more into it, and a record must know which one it is.
fn without_identity(records: &Records, edits: Vec<Edit>) -> Vec<Edit> {
    let clears =
        |key: &Key, field: &Field| edits.iter().any(|e| e.key == *key && e.field == *field && e.value.is_null());
    let keeps_something = |key: &Key| {
        let stands = |(field, cell): (&Field, &crate::domain::record::Cell)| {
            !cell.value.is_null() && !clears(key, field) && !schema::is_identity(&key.kind, field)
        };
        records.by_key(key).is_some_and(|record| record.cells().any(stands))
    };
    let is_needed = |edit: &Edit| edit.value.is_null() && schema::is_identity(&edit.key.kind, &edit.field);
    let kept = |edit: &&Edit| !(is_needed(edit) && keeps_something(&edit.key));
    edits.iter().filter(kept).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, parse_date};
    use crate::domain::command::Command;
    use crate::domain::desk::Desk;
    use crate::domain::ids::RecordId;
    use crate::domain::inspections::{self, Run, RunId, Spot};

    const ZONE: Fixed = Fixed(480);

    fn spot(check: &str) -> Spot {
        let date = parse_date("2026-11-21").expect("a date");
        Spot::whole(RunId { shop: RecordId::of("s"), template: "daily".into(), date, by: None }, check)
    }

    fn typed(desk: &mut Desk, check: &str, text: &str) -> (Undo, Vec<JournalRow>) {
        let before = desk.rows.len();
        let command = inspections::Command::Note { at: spot(check), text: text.into() };
        let undo = desk.act(&Command::Inspection(command)).expect("noted");
        (undo, desk.rows[before..].to_vec())
    }

    fn note(desk: &Desk, check: &str) -> String {
        let at = spot(check);
        Run::of(desk.records.by_key(&at.run.key()).map(AsRef::as_ref)).answer(check, &at.entry).note
    }

    #[test]
    fn typing_that_was_stored_at_each_pause_is_one_step() {
        let mut desk = Desk::new(&ZONE, 1, 1_795_222_800_000);
        let (first, _) = typed(&mut desk, "INSP-01.1", "页头");
        let (second, rows) = typed(&mut desk, "INSP-01.1", "页头错位");
        let both = second.continuing(&first, &rows).expect("it goes on");
        let (third, rows) = typed(&mut desk, "INSP-01.1", "页头错位，右边");
        let all = third.continuing(&both, &rows).expect("it goes on");
        desk.act(&Command::Undo(all)).expect("undone");
        assert_eq!(note(&desk, "INSP-01.1"), "");
        assert!(!Run::of(desk.records.by_key(&spot("INSP-01.1").run.key()).map(AsRef::as_ref)).is_begun());
    }

    #[test]
    fn typing_elsewhere_or_after_somebody_else_is_a_step_of_its_own() {
        let mut desk = Desk::new(&ZONE, 1, 1_795_222_800_000);
        let (first, _) = typed(&mut desk, "INSP-01.1", "页头");
        let (elsewhere, rows) = typed(&mut desk, "INSP-01.2", "轮播");
        assert_eq!(elsewhere.continuing(&first, &rows), None);
        desk.take_device("another", 2);
        typed(&mut desk, "INSP-01.1", "同事写的");
        desk.take_device("device-1", 1);
        let (after, rows) = typed(&mut desk, "INSP-01.1", "同事写的，我补充");
        assert_eq!(after.clone().continuing(&first, &rows), None);
        desk.act(&Command::Undo(after)).expect("undone");
        assert_eq!(note(&desk, "INSP-01.1"), "同事写的");
    }
}
