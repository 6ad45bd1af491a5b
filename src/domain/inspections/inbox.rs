//! Runs that wait for a decision or for rework. Derived; stores nothing (S13).

use super::RUN;
use super::run::{ReviewOutcome, Run, RunId, Stored};
use crate::domain::ids::RecordId;
use crate::domain::order::sort_by;
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::shops::{SHOP, canonical};

/// A run that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which run.
    pub run: RunId,
    /// Who handed it in.
    pub submitted_by: RecordId,
    /// When, UTC milliseconds.
    pub submitted_at: Option<i64>,
    /// Who returned it; empty while it waits for a review.
    pub reviewed_by: RecordId,
    /// Why it was returned.
    pub comment: String,
}

/// What waits in a shop.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Inbox {
    /// Handed in, for whoever reviews. Newest first.
    pub to_review: Vec<Waiting>,
    /// Sent back to this person, or to somebody who is no longer there. Newest first.
    pub returned: Vec<Waiting>,
}

/// Looks for what waits in a shop, seen by one person.
pub fn inbox(records: &Records, shop: &RecordId, person: &RecordId) -> Inbox {
    let mut inbox = Inbox::default();
    for record in records.of(&RUN).rev() {
        let Some(id) = RunId::parse(record.id()).filter(|id| canonical(records, &SHOP, &id.shop) == *shop) else {
            continue;
        };
        let run = Run::of(Some(record));
        match run.stored() {
            Stored::Submitted => inbox.to_review.push(waiting(id, run)),
            Stored::Reviewed(ReviewOutcome::Returned) if concerns(records, &run.submitted_by(), person) => {
                inbox.returned.push(waiting(id, run));
            }
            _ => {}
        }
    }
    sort_by(&mut inbox.to_review, |a, b| b.run.date.cmp(&a.run.date));
    sort_by(&mut inbox.returned, |a, b| b.run.date.cmp(&a.run.date));
    inbox
}

fn waiting(id: RunId, run: Run) -> Waiting {
    Waiting {
        run: id,
        submitted_by: run.submitted_by(),
        submitted_at: run.submitted_at(),
        reviewed_by: run.reviewed_by(),
        comment: run.comment().to_owned(),
    }
}

/// A returned run concerns its inspector; everybody, when the inspector has left or is not known.
fn concerns(records: &Records, inspector: &RecordId, person: &RecordId) -> bool {
    match people::find(records, inspector).filter(|found| !found.retired) {
        Some(inspector) => people::find(records, person).is_some_and(|own| own.id == inspector.id),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Field, Key, Kind, ReplicaId};
    use crate::domain::inspections::field;
    use crate::domain::record::Record;
    use crate::domain::stamp::Stamp;
    use crate::domain::value::Value;

    fn put(records: &mut Records, kind: Kind, id: &str, fields: &[(Field, Value)]) {
        let mut record = Record::new(Key::new(kind, RecordId::new(id)));
        for (field, value) in fields {
            record.put(field.clone(), value.clone(), Stamp { ms: 1, counter: 0, replica: ReplicaId(1) });
        }
        records.merge(record);
    }

    fn run(records: &mut Records, id: &str, status: &str, outcome: &str, by: &str) {
        let fields =
            [(field::STATUS, status.into()), (field::OUTCOME, outcome.into()), (field::SUBMITTED_BY, by.into())];
        put(records, RUN, id, &fields);
    }

    fn person(records: &mut Records, id: &str, retired: bool) {
        let fields = [(people::field::NAME, id.into()), (people::field::RETIRED, retired.into())];
        put(records, people::PERSON, id, &fields);
    }

    fn dates(waiting: &[Waiting]) -> Vec<String> {
        waiting.iter().map(|waiting| waiting.run.date.to_string()).collect()
    }

    #[test]
    fn submitted_runs_wait_newest_first_also_those_of_a_joined_entry_of_the_shop() {
        let mut records = Records::default();
        put(&mut records, SHOP, "s", &[(crate::domain::shops::field::NAME, "S".into())]);
        put(&mut records, SHOP, "twin", &[(crate::domain::shops::field::ALIAS_OF, "s".into())]);
        run(&mut records, "s:daily:2026-11-19", "submitted", "", "a");
        run(&mut records, "twin:daily:2026-11-20", "submitted", "", "a");
        run(&mut records, "other:daily:2026-11-20", "submitted", "", "a");
        run(&mut records, "s:daily:2026-11-18", "reviewed", "approved", "a");
        let inbox = inbox(&records, &RecordId::of("s"), &RecordId::of("a"));
        assert_eq!(dates(&inbox.to_review), ["2026-11-20", "2026-11-19"]);
        assert!(inbox.returned.is_empty());
    }

    #[test]
    fn a_returned_run_waits_for_its_inspector_or_for_all_when_that_person_has_left() {
        let mut records = Records::default();
        person(&mut records, "a", false);
        person(&mut records, "b", false);
        person(&mut records, "gone", true);
        run(&mut records, "s:daily:2026-11-19", "reviewed", "returned", "a");
        run(&mut records, "s:daily:2026-11-20", "reviewed", "returned", "gone");
        let seen_by = |who| dates(&inbox(&records, &RecordId::of("s"), &RecordId::of(who)).returned);
        assert_eq!(seen_by("a"), ["2026-11-20", "2026-11-19"]);
        assert_eq!(seen_by("b"), ["2026-11-20"]);
    }
}
