//! The follow-ups of a shop as one person needs them today. Derived; stores nothing (S13).

use super::{Status, Task, list};
use crate::domain::ids::RecordId;
use crate::domain::people;
use crate::domain::records::Records;
use chrono::NaiveDate;

/// Follow-ups by what they ask of a person. Each stands in one place only, by due date.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Agenda {
    /// Open and past their date, whoever owns them.
    pub overdue: Vec<Task>,
    /// Open, owned by the person or the person's role, due today or without a date.
    pub mine: Vec<Task>,
    /// The other open ones.
    pub others: Vec<Task>,
    /// Done, waiting for somebody to look again.
    pub to_recheck: Vec<Task>,
}

impl Agenda {
    /// How many are open.
    pub fn open(&self) -> usize {
        self.overdue.len() + self.mine.len() + self.others.len()
    }
}

/// Sorts a shop's follow-ups for one person.
pub fn agenda(records: &Records, shop: &RecordId, person: &RecordId, today: NaiveDate) -> Agenda {
    let me = people::find(records, person);
    let mut agenda = Agenda::default();
    for task in list(records, shop) {
        let is_due = task.due.is_none_or(|due| due <= today);
        match task.status {
            Status::Rechecked => {}
            Status::Done => agenda.to_recheck.push(task),
            Status::Open if task.is_overdue(today) => agenda.overdue.push(task),
            Status::Open if is_due && me.as_ref().is_some_and(|me| task.is_for(records, me)) => agenda.mine.push(task),
            Status::Open => agenda.others.push(task),
        }
    }
    agenda
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::parse_date;
    use crate::domain::ids::{Field, Key, Kind, ReplicaId};
    use crate::domain::record::Record;
    use crate::domain::stamp::Stamp;
    use crate::domain::tasks::{TASK, field};

    fn put(records: &mut Records, kind: Kind, id: &str, fields: &[(Field, &str)]) {
        let mut record = Record::new(Key::new(kind, RecordId::new(id)));
        for (field, value) in fields {
            record.put(field.clone(), (*value).into(), Stamp { ms: 1, counter: 0, replica: ReplicaId(1) });
        }
        records.merge(record);
    }

    fn task(records: &mut Records, id: &str, owner: &str, due: &str, status: &str) {
        let fields =
            [(field::SHOP, "s"), (field::OWNER, owner), (field::DUE, due), (field::STATUS, status), (field::WHAT, id)];
        put(records, TASK, id, &fields);
    }

    fn ids(tasks: &[Task]) -> Vec<&str> {
        tasks.iter().map(|task| task.id.as_str()).collect()
    }

    #[test]
    fn each_follow_up_stands_in_one_place() {
        let mut records = Records::default();
        put(&mut records, people::PERSON, "me", &[(people::field::NAME, "Me"), (people::field::ROLE, "designer")]);
        put(&mut records, people::PERSON, "twin", &[(people::field::ALIAS_OF, "me")]);
        task(&mut records, "late", "role:finance", "2026-11-20", "");
        task(&mut records, "mine", "person:me", "2026-11-21", "");
        task(&mut records, "my-twin's", "person:twin", "2026-11-21", "");
        task(&mut records, "my-role's", "role:designer", "", "");
        task(&mut records, "tomorrow", "person:me", "2026-11-22", "");
        task(&mut records, "another's", "person:you", "2026-11-21", "");
        task(&mut records, "done", "person:you", "2026-11-01", "done");
        task(&mut records, "over", "person:me", "2026-11-01", "rechecked");
        let today = parse_date("2026-11-21").expect("a date");
        let agenda = agenda(&records, &RecordId::of("s"), &RecordId::of("me"), today);
        assert_eq!(ids(&agenda.overdue), ["late"]);
        assert_eq!(ids(&agenda.mine), ["my-role's", "mine", "my-twin's"]);
        assert_eq!(ids(&agenda.others), ["another's", "tomorrow"]);
        assert_eq!(ids(&agenda.to_recheck), ["done"]);
        assert_eq!(agenda.open(), 6);
    }
}
