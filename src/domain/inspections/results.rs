//! All results of a run, read from its record in one pass: for whoever asks for every check of many runs, where looking
//! each one up by name would be most of the work. Says the same as `Run::result`. Stores nothing.

use super::run::{Outcome, Run, WHOLE, together};
use crate::domain::templates::Group;

/// The results and the entries of a run, as they lie in its record.
pub struct Results<'a> {
    /// `check/entry`, in the order of the record's fields: those of a check lie together.
    given: Vec<(&'a str, Outcome)>,
    /// The group of each named entry, and the entry.
    named: Vec<(&'a str, Named<'a>)>,
}

/// An entry whose answers count, as its record has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// Its id, or [`WHOLE`].
    pub id: &'a str,
    /// What the inspector called it; empty for [`WHOLE`].
    pub name: &'a str,
}

impl<'a> Results<'a> {
    /// Reads them.
    pub fn of(run: Run<'a>) -> Self {
        let under = |name: &'static str| run.record().into_iter().flat_map(move |record| record.under(name));
        let given = under("result");
        let named = under("entry").filter_map(|(rest, cell)| {
            let (group, id) = rest.split_once('/')?;
            Some((group, Named { id, name: cell.value.as_str().unwrap_or_default() }))
        });
        Self {
            given: given.filter_map(|(rest, cell)| Some((rest, Outcome::from_code(cell.value.as_str()?)?))).collect(),
            named: named.collect(),
        }
    }

    /// The entries whose answers count at a group, as [`Run::entries`].
    pub fn entries(&self, group: &Group) -> Vec<Named<'a>> {
        let own = |(of, named): &(&str, Named<'a>)| (*of == group.id && group.entry.is_some()).then_some(*named);
        let named: Vec<Named> = self.named.iter().filter_map(own).collect();
        let has_whole = named.is_empty() || group.checks.iter().any(|check| self.outcome(check.id, WHOLE).is_some());
        let whole = has_whole.then_some(Named { id: WHOLE, name: "" });
        whole.into_iter().chain(named).collect()
    }

    /// The result of a check at each of the entries of its group.
    pub fn at(&self, entries: &[Named], check: &str) -> Vec<Option<Outcome>> {
        let own: Vec<(&str, Outcome)> = self.of_check(check).collect();
        let at = |entry: &Named| own.iter().find(|(id, _)| *id == entry.id).map(|(_, outcome)| *outcome);
        entries.iter().map(at).collect()
    }

    /// The result of a check at the entries of its group, as [`Run::result`].
    pub fn result(&self, entries: &[Named], check: &str) -> Option<Outcome> {
        together(self.at(entries, check))
    }

    fn outcome(&self, check: &str, entry: &str) -> Option<Outcome> {
        self.of_check(check).find(|(id, _)| *id == entry).map(|(_, outcome)| outcome)
    }

    /// The entries that have a result at a check.
    fn of_check(&self, check: &str) -> impl Iterator<Item = (&'a str, Outcome)> {
        let first = self.given.partition_point(|(field, _)| is_before(field, check));
        self.given[first..].iter().map_while(move |(field, outcome)| {
            let entry = field.strip_prefix(check)?.strip_prefix('/')?;
            Some((entry, *outcome))
        })
    }
}

/// Whether a field `check/entry` lies before those of a check.
fn is_before(field: &str, check: &str) -> bool {
    let (field, check) = (field.as_bytes(), check.as_bytes());
    let begins = &field[..field.len().min(check.len())];
    begins < check || (begins == check && field.get(check.len()).is_none_or(|next| *next < b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Field, Key, RecordId, ReplicaId};
    use crate::domain::inspections::RUN;
    use crate::domain::record::Record;
    use crate::domain::stamp::Stamp;
    use crate::domain::templates::DAILY;
    use proptest::prelude::*;

    /// A record with results at the whole and at up to two entries, some of them named.
    fn record(given: &[(usize, usize, usize)], named: &[bool; 2]) -> Record {
        let mut record = Record::new(Key::new(RUN, RecordId::of("s:daily:2026-11-20")));
        let stamp = Stamp { ms: 1, counter: 0, replica: ReplicaId(1) };
        let checks: Vec<_> = DAILY.checks().collect();
        for (check, entry, outcome) in given {
            let field = Field::keyed(&["result", checks[*check].id, ["-", "e1", "e2"][*entry]]);
            record.put(field, ["pass", "fail", "na"][*outcome].into(), stamp);
        }
        for (index, _) in named.iter().enumerate().filter(|(_, named)| **named) {
            for group in DAILY.groups {
                record.put(Field::keyed(&["entry", group.id, ["e1", "e2"][index]]), "名".into(), stamp);
            }
        }
        record
    }

    /// Ids that begin alike, and with signs that sort before and after the slash.
    #[test]
    fn checks_whose_ids_begin_alike_are_kept_apart() {
        let mut record = Record::new(Key::new(RUN, RecordId::of("s:x:2026-11-20")));
        let stamp = Stamp { ms: 1, counter: 0, replica: ReplicaId(1) };
        let ids = ["A", "A-1", "A.1", "A.10", "A.2", "A0", "B"];
        for (index, id) in ids.iter().enumerate() {
            record.put(Field::keyed(&["result", id, "e"]), ["pass", "fail", "na"][index % 3].into(), stamp);
        }
        let results = Results::of(Run::of(Some(&record)));
        let run = Run::of(Some(&record));
        for id in ids {
            assert_eq!(results.outcome(id, "e"), run.outcome(id, "e"), "{id}");
        }
        assert_eq!(
            (results.outcome("A.", "e"), results.outcome("", "e"), results.outcome("C", "e")),
            (None, None, None)
        );
    }

    proptest! {
        #[test]
        fn one_pass_says_the_same_as_asking_for_each(
            given in prop::collection::vec((0usize..23, 0usize..3, 0usize..3), 0..60),
            named in any::<[bool; 2]>(),
        ) {
            let record = record(&given, &named);
            let run = Run::of(Some(&record));
            let results = Results::of(run);
            for group in DAILY.groups {
                let entries = results.entries(group);
                let told: Vec<_> = run.entries(group);
                let told: Vec<_> = told.iter().map(|own| Named { id: &own.id, name: &own.name }).collect();
                prop_assert_eq!(&entries, &told);
                for check in group.checks {
                    prop_assert_eq!(results.result(&entries, check.id), run.result(group, check.id));
                }
            }
        }
    }
}
