//! A run as a table: group by group, check by check, entry by entry, with the follow-ups. Stores nothing.

use super::run::{Answer, Entry, Mark, Outcome, Run, RunId};
use super::template::{Check, Group};
use super::{Progress, Spot, progress};
use crate::domain::ids::Field;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::tasks::{self, Task};

/// A group of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupReport {
    /// The group.
    pub group: &'static Group,
    /// How far it is.
    pub progress: Progress,
    /// Its checks.
    pub checks: Vec<CheckReport>,
}

/// A check of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckReport {
    /// The check.
    pub check: &'static Check,
    /// Its result, derived from the entries.
    pub result: Option<Outcome>,
    /// Its entries; at least one.
    pub entries: Vec<EntryReport>,
}

/// What was recorded for one entry at one check.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryReport {
    /// Where it belongs.
    pub at: Spot,
    /// The banner or item, or the page as a whole.
    pub entry: Entry,
    /// What was recorded.
    pub answer: Answer,
    /// The marks of its photos, by the photo's id.
    pub marks: Vec<(String, Vec<Mark>)>,
    /// What it led to.
    pub follow_up: Option<Task>,
    /// When it was last changed, UTC milliseconds; `None` while nobody touched it.
    pub changed: Option<i64>,
}

/// The whole run; a day without a record reads as all open.
pub fn report(records: &Records, id: &RunId) -> Vec<GroupReport> {
    let run = Run::of(records.by_key(&id.key()).map(AsRef::as_ref));
    let groups = id.template().map(|template| template.groups).unwrap_or_default();
    groups
        .iter()
        .map(|group| GroupReport {
            group,
            progress: progress(run, [group]),
            checks: group.checks.iter().map(|check| check_report(records, id, run, group, check)).collect(),
        })
        .collect()
}

fn check_report(records: &Records, id: &RunId, run: Run, group: &'static Group, check: &'static Check) -> CheckReport {
    let entries = run.entries(group).into_iter().map(|entry| entry_report(records, id, run, check, entry));
    CheckReport { check, result: run.result(group, check.id), entries: entries.collect() }
}

fn entry_report(records: &Records, id: &RunId, run: Run, check: &Check, entry: Entry) -> EntryReport {
    let at = Spot { run: id.clone(), check: check.id.to_owned(), entry: entry.id.clone() };
    let answer = run.answer(check.id, &entry.id);
    let marks = answer.photos.iter().map(|photo| (photo.id.clone(), run.marks(&photo.id))).collect();
    let changed = run.record().and_then(|record| last_change(record, &at));
    EntryReport { follow_up: tasks::at(records, &at), at, entry, answer, marks, changed }
}

fn last_change(record: &Record, at: &Spot) -> Option<i64> {
    let own = record.cells().filter(|(field, _)| at.owns(field));
    own.map(|(_, cell)| cell.stamp.instant()).max()
}

impl Spot {
    /// Whether the field holds something recorded at this spot: result, note, prices, photos.
    pub fn owns(&self, field: &Field) -> bool {
        let mut parts = field.parts();
        let what = parts.next();
        matches!(what, Some("result" | "note" | "shown" | "charged" | "photo"))
            && parts.next() == Some(self.check.as_str())
            && parts.next() == Some(self.entry.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::parse_date;
    use crate::domain::ids::{RecordId, ReplicaId};
    use crate::domain::stamp::Stamp;

    fn run_id() -> RunId {
        let date = parse_date("2026-11-20").expect("a date");
        RunId { shop: RecordId::of("s"), template: "daily".to_owned(), date }
    }

    fn with(fields: &[(&str, &str)]) -> Records {
        let mut record = Record::new(run_id().key());
        for (index, (name, value)) in fields.iter().enumerate() {
            let stamp = Stamp { ms: index as u64 + 1, counter: 0, replica: ReplicaId(1) };
            record.put(Field::new(name), (*value).into(), stamp);
        }
        let mut records = Records::default();
        records.merge(record);
        records
    }

    /// INSP-01 … INSP-06.5: the report has every group and check, also on a day that nobody opened.
    #[test]
    fn an_untouched_day_reads_as_all_open() {
        let report = report(&Records::default(), &run_id());
        let checks: Vec<_> = report.iter().flat_map(|group| &group.checks).collect();
        assert_eq!((report.len(), checks.len()), (6, 23));
        assert!(checks.iter().all(|check| check.result.is_none() && check.entries.len() == 1));
    }

    #[test]
    fn entries_stand_under_their_check() {
        let records = with(&[
            ("entry/INSP-02/e1", "Main banner"),
            ("entry/INSP-02/e2", "Side banner"),
            ("result/INSP-02.4/e1", "pass"),
            ("result/INSP-02.4/e2", "fail"),
            ("note/INSP-02.4/e2", "blank page"),
        ]);
        let report = report(&records, &run_id());
        let link = &report[1].checks[3];
        assert_eq!((link.check.id, link.result), ("INSP-02.4", Some(Outcome::Fail)));
        let told: Vec<_> = link.entries.iter().map(|e| (e.entry.name.as_str(), e.answer.note.as_str())).collect();
        assert_eq!(told, [("Main banner", ""), ("Side banner", "blank page")]);
        assert_eq!((report[1].progress.fail, report[1].progress.total), (1, 5));
        let changed: Vec<_> = link.entries.iter().map(|entry| entry.changed).collect();
        assert_eq!(changed, [Some(3), Some(5)]);
        assert_eq!(report[1].checks[0].entries[0].changed, None, "nobody touched this one");
    }
}
