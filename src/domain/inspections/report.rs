//! A run as a table: group by group, check by check, entry by entry, with the follow-ups. Stores nothing.

use super::run::{Answer, Entry, Mark, Outcome, Run, RunId};
use super::{Named, Progress, Results, Spot, is_asked, progress};
use crate::domain::ids::Field;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::tasks::{self, Task};
use crate::domain::templates::{self, Check, Group, Template};
use std::collections::BTreeMap;

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
    let Some(template) = templates::of_run(records, id) else { return Vec::new() };
    let changes = run.record().map(changes).unwrap_or_default();
    let read = Read { records, id, run, template, results: Results::of(run), changes };
    template.groups.iter().map(|group| read.group(group)).filter(|group| !group.checks.is_empty()).collect()
}

/// The run as it was read once, for all its rows: asking the record anew for each would be most of the work.
struct Read<'a> {
    records: &'a Records,
    id: &'a RunId,
    run: Run<'a>,
    template: &'static Template,
    results: Results<'a>,
    changes: Changes<'a>,
}

impl Read<'_> {
    /// A group with the checks that are asked, and those that were answered before they no longer were.
    fn group(&self, group: &'static Group) -> GroupReport {
        let entries = self.results.entries(group);
        let check = |check: &'static Check| {
            let result = self.results.result(&entries, check.id);
            let counts = result.is_some() || is_asked(self.run, self.template, check);
            counts.then(|| CheckReport {
                check,
                result,
                entries: entries.iter().map(|entry| self.entry(check, *entry)).collect(),
            })
        };
        GroupReport {
            group,
            progress: progress(self.run, self.template, [group]),
            checks: group.checks.iter().filter_map(check).collect(),
        }
    }

    fn entry(&self, check: &Check, entry: Named) -> EntryReport {
        let at = Spot { run: self.id.clone(), check: check.id.to_owned(), entry: entry.id.to_owned() };
        let answer = self.run.answer(check.id, entry.id);
        let marks = answer.photos.iter().map(|photo| (photo.id.clone(), self.run.marks(&photo.id))).collect();
        let changed = self.changes.get(&(check.id, entry.id)).copied();
        let entry = Entry { id: entry.id.to_owned(), name: entry.name.to_owned() };
        EntryReport { follow_up: tasks::at(self.records, &at), at, entry, answer, marks, changed }
    }
}

/// When each spot was last changed: check and entry, UTC milliseconds.
type Changes<'a> = BTreeMap<(&'a str, &'a str), i64>;

fn changes(record: &Record) -> Changes<'_> {
    let mut changes = Changes::new();
    for (field, cell) in record.cells() {
        if let Some(spot) = spot_of(field) {
            let at = cell.stamp.instant();
            changes.entry(spot).and_modify(|last| *last = at.max(*last)).or_insert(at);
        }
    }
    changes
}

/// Check and entry of a field that holds something recorded at a spot.
fn spot_of(field: &Field) -> Option<(&str, &str)> {
    let mut parts = field.parts();
    let is_recorded = matches!(parts.next()?, "result" | "note" | "value" | "shown" | "charged" | "photo");
    let spot = (parts.next()?, parts.next()?);
    is_recorded.then_some(spot)
}

impl Spot {
    /// Whether the field holds something recorded at this spot: result, note, value, prices, photos.
    pub fn owns(&self, field: &Field) -> bool {
        spot_of(field) == Some((&self.check, &self.entry))
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
        RunId { shop: RecordId::of("s"), template: "daily".to_owned(), date, by: None }
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
