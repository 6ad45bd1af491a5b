//! A value that once stood in a field, put back by a person (S4): a new edit with the old value. Knows no kind by its
//! rules: each feature says who may change what of it.

use super::{Ctx, Draft, Edit, Refusal, require};
use crate::domain::history::LogEntry;
use crate::domain::ids::{Field, Key};
use crate::domain::record::DELETED;
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use crate::domain::{campaigns, findings, inspections, listings, people, placements, schema, shops, templates};
use smol_str::SmolStr;

/// What shall stand again, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Restore {
    /// Which record.
    pub key: Key,
    /// Which field.
    pub field: Field,
    /// The value.
    pub value: Value,
    /// The stamp under which it was written then.
    pub from: Stamp,
}

impl Restore {
    /// What puts the value of a log's entry back; `None` where it stands, or is not put back by itself.
    pub fn of(key: &Key, entry: &LogEntry) -> Option<Self> {
        let restore =
            Self { key: key.clone(), field: entry.field.clone(), value: entry.new.clone(), from: entry.stamp };
        (!entry.stands && restore.is_offered()).then_some(restore)
    }

    /// Whether the person may put it back now.
    pub fn is_permitted(&self, records: &Records, ctx: &Ctx) -> bool {
        self.permit(records, ctx).is_ok()
    }

    fn is_offered(&self) -> bool {
        let deletes = self.field == DELETED && self.value == Value::Bool(true);
        !deletes && schema::is_restorable(&self.key.kind, &self.field)
    }

    /// Brings a deleted record back; `from` is the stamp of the deletion.
    pub fn of_deleted(key: Key, from: Stamp) -> Self {
        Self { key, field: DELETED, value: Value::Null, from }
    }

    /// The new edit; its reason is the stamp that the value comes from.
    pub(super) fn draft(&self, records: &Records, ctx: &Ctx) -> Result<Draft, Refusal> {
        let name = if self.field == DELETED { "record.undelete" } else { "record.restore" };
        self.permit(records, ctx)?;
        let edit = Edit { key: self.key.clone(), field: self.field.clone(), value: self.value.clone() };
        Ok(Draft { reason: SmolStr::new(self.from.to_string()), edits: vec![edit], ..Draft::new(name) })
    }

    fn permit(&self, records: &Records, ctx: &Ctx) -> Result<(), Refusal> {
        if !self.is_offered() {
            return Err(Refusal::NotRestorable(self.field.clone()));
        }
        if self.field != DELETED {
            require(records, &self.key)?;
        }
        let kind = &self.key.kind;
        match () {
            () if *kind == shops::SHOP => shops::permit_restore(self, records, ctx),
            () if *kind == people::PERSON || *kind == people::ROLE => people::permit_restore(self, records, ctx),
            () if *kind == inspections::RUN => inspections::permit_restore(self, records, ctx),
            () if *kind == templates::TEMPLATE => templates::permit_restore(self, records, ctx),
            () if *kind == listings::LISTING => listings::permit_restore(self, records, ctx),
            () if *kind == placements::PLACEMENT => placements::permit_restore(self, records),
            () if *kind == campaigns::CAMPAIGN => campaigns::permit_restore(self, records),
            () if *kind == findings::RULE => findings::permit_restore(records, ctx),
            // Everybody may change a follow-up; of what a later version made, only the deletion can be taken back.
            () => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, parse_date};
    use crate::domain::command::Command;
    use crate::domain::desk::Desk;
    use crate::domain::history::log;
    use crate::domain::ids::{Kind, RecordId};
    use crate::domain::inspections::{Command as Inspection, Outcome, Run, RunId, Spot};
    use crate::domain::people::{Command as People, Permission};
    use crate::domain::templates::Command as Templates;
    use crate::domain::{change, tasks};

    const ZONE: Fixed = Fixed(480);

    fn person(id: &'static str) -> Key {
        people::key(&RecordId::of(id))
    }

    /// A desk with an assistant and a supervisor, the assistant at it.
    fn desk() -> Desk<'static> {
        let mut desk = Desk::new(&ZONE, 1, 1_795_222_800_000);
        for (id, name, role) in [("ann", "小满", "assistant"), ("bo", "周敏", "supervisor")] {
            let command = People::Create { id: RecordId::of(id), name: name.into(), role: role.into() };
            desk.act(&Command::Person(command)).expect("created");
        }
        desk.sit(&RecordId::of("ann"));
        desk
    }

    fn rename(desk: &mut Desk, name: &str) {
        let command = People::Rename { person: RecordId::of("ann"), name: name.into() };
        desk.act(&Command::Person(command)).expect("renamed");
    }

    fn spot() -> Spot {
        let date = parse_date("2026-11-21").expect("a date");
        Spot::whole(RunId { shop: RecordId::of("s"), template: "daily".into(), date, by: None }, "INSP-01.1")
    }

    /// What puts the entry back that fits, the newest first.
    fn back(desk: &Desk, key: &Key, fits: impl Fn(&LogEntry) -> bool) -> Restore {
        let entry = log(key, &desk.rows).into_iter().find(fits).expect("an entry");
        Restore { key: key.clone(), field: entry.field, value: entry.new, from: entry.stamp }
    }

    fn put(desk: &mut Desk, kind: &'static str, field: Field, value: Value) -> Key {
        let key = Key::new(Kind::of(kind), RecordId::of("x"));
        let mut row = desk.rows.last().cloned().expect("a row");
        row.stamp = Stamp { ms: row.stamp.ms + 1_000, ..row.stamp };
        row.seq += 1;
        let Key { kind, id } = key.clone();
        row.changes = vec![change::Change { kind, id, field, value, replaced: None, stamp: None }];
        desk.receive(&[row]);
        key
    }

    #[test]
    fn an_old_value_stands_again_as_a_new_edit() {
        let mut desk = desk();
        rename(&mut desk, "小雨");
        let restore = back(&desk, &person("ann"), |entry| entry.new == Value::text("小满"));
        let offered: Vec<_> = log(&person("ann"), &desk.rows).iter().map(|e| Restore::of(&person("ann"), e)).collect();
        assert_eq!(offered, [None, Some(restore.clone()), None], "what stands is not offered");
        let undo = desk.act(&Command::Restore(restore.clone())).expect("restored");
        let row = desk.rows.last().expect("a row").clone();
        assert_eq!((row.name.as_str(), row.reason.as_str()), ("record.restore", restore.from.to_string().as_str()));
        assert_eq!(people::find(&desk.records, &RecordId::of("ann")).expect("there").name, "小满");
        let newest = &log(&person("ann"), &desk.rows)[0];
        assert_eq!(newest.restored(), Some(restore.from));
        desk.act(&Command::Undo(undo)).expect("undone");
        assert_eq!(people::find(&desk.records, &RecordId::of("ann")).expect("there").name, "小雨");
    }

    #[test]
    fn whoever_may_not_change_it_may_not_restore_it() {
        let mut desk = desk();
        let role = back(&desk, &person("bo"), |entry| entry.field == people::field::ROLE);
        let refused = desk.act(&Command::Restore(role.clone())).expect_err("an assistant");
        assert_eq!(refused, Refusal::NotPermitted(Permission::ManagePeople));
        desk.sit(&RecordId::of("bo"));
        assert!(desk.act(&Command::Restore(role)).is_ok());
    }

    #[test]
    fn an_answer_comes_back_until_the_run_is_handed_in() {
        let mut desk = desk();
        let answer = |outcome| Command::Inspection(Inspection::Answer { at: spot(), outcome: Some(outcome) });
        desk.act(&answer(Outcome::Pass)).expect("answered");
        desk.act(&answer(Outcome::Na)).expect("answered");
        let key = spot().run.key();
        let passed = back(&desk, &key, |entry| entry.new == Value::text("pass"));
        desk.act(&Command::Restore(passed.clone())).expect("restored");
        let record = desk.records.by_key(&key).expect("a run");
        assert_eq!(Run::of(Some(record)).outcome("INSP-01.1", "-"), Some(Outcome::Pass));
        desk.act(&Command::Inspection(Inspection::Submit { run: spot().run })).expect("handed in");
        assert!(matches!(desk.act(&Command::Restore(passed)), Err(Refusal::Inspection(_))));
        let date = back(&desk, &key, |entry| entry.field == inspections::field::DATE);
        assert!(matches!(desk.act(&Command::Restore(date)), Err(Refusal::NotRestorable(_))), "its natural key");
        let status = back(&desk, &key, |entry| entry.field == inspections::field::STATUS);
        assert!(matches!(desk.act(&Command::Restore(status)), Err(Refusal::NotRestorable(_))), "handing in does more");
    }

    #[test]
    fn a_template_keeps_its_rules() {
        let mut desk = desk();
        desk.sit(&RecordId::of("bo"));
        let edits = vec![("check/INSP-01.1/min".into(), Value::Int(5)), ("zh".into(), "每日".into())];
        let command = Templates::Edit { template: RecordId::of("daily"), base: None, edits };
        desk.act(&Command::Template(command)).expect("edited");
        let key = Key::new(templates::TEMPLATE, RecordId::of("daily"));
        let name = back(&desk, &key, |entry| entry.field.as_str() == "zh");
        let wrong = Restore { value: Value::Bool(true), ..name.clone() };
        assert!(matches!(desk.act(&Command::Restore(wrong)), Err(Refusal::Template(_))));
        assert!(desk.act(&Command::Restore(name.clone())).is_ok());
        desk.sit(&RecordId::of("ann"));
        let refused = desk.act(&Command::Restore(name)).expect_err("an assistant");
        assert_eq!(refused, Refusal::NotPermitted(Permission::EditTemplates));
    }

    /// S2: whatever was deleted comes back, of kinds of later versions too; a restore never deletes.
    #[test]
    fn a_deleted_record_of_any_kind_comes_back() {
        for kind in ["task", "ticket"] {
            let mut desk = desk();
            put(&mut desk, kind, tasks::field::WHAT, "换图".into());
            let key = put(&mut desk, kind, DELETED, true.into());
            let record = desk.records.by_key(&key).expect("kept");
            let stamp = record.cell(&DELETED).expect("deleted").stamp;
            let text = back(&desk, &key, |entry| entry.field == tasks::field::WHAT);
            assert!(desk.act(&Command::Restore(text)).is_err(), "first the record, then what is in it");
            let again = Restore { value: true.into(), ..Restore::of_deleted(key.clone(), stamp) };
            desk.act(&Command::Restore(Restore::of_deleted(key.clone(), stamp))).expect("back");
            assert!(!desk.records.by_key(&key).expect("there").is_deleted());
            assert!(matches!(desk.act(&Command::Restore(again)), Err(Refusal::NotRestorable(_))));
        }
    }
}
