//! The sums of one pass over the records, for several people at once. Knows what a figure is made of, and no record.

use super::{Evidence, Figure};
use crate::domain::appraisals::DEPARTMENT;
use crate::domain::ids::{Key, RecordId};
use crate::domain::people::{self, PERSON};
use crate::domain::records::Records;
use crate::domain::scorecards::{Computed, SCALE, mean, percent};
use crate::domain::shops::canonical;
use std::collections::BTreeMap;

const HOUR_MS: i64 = 3_600_000;
/// Points are stored in hundredths.
const POINT: i64 = 100;

/// Whose something is.
pub(in crate::domain::appraisals) enum Whose {
    /// These people's, by any of their ids; nobody's in particular where there are none.
    People(Vec<RecordId>),
    /// Everybody's who has a role.
    Role(String),
}

/// What was counted so far.
pub(in crate::domain::appraisals) struct Tally<'w> {
    what: &'w [Computed],
    asked: Vec<RecordId>,
    /// Of each id of a person who is asked for, where their figures stand.
    places: BTreeMap<RecordId, Vec<usize>>,
    /// Of each role, where the figures of those stand who have it and have not left, with the instant they came.
    roles: BTreeMap<String, Vec<(usize, i64)>>,
    /// Where everybody's stand.
    department: Vec<usize>,
    figures: Vec<BTreeMap<Computed, Figure>>,
}

impl<'w> Tally<'w> {
    pub(in crate::domain::appraisals) fn new(records: &Records, what: &'w [Computed], asked: &[RecordId]) -> Self {
        let mut tally = Self {
            what,
            asked: asked.to_vec(),
            places: BTreeMap::new(),
            roles: BTreeMap::new(),
            department: Vec::new(),
            figures: vec![BTreeMap::new(); asked.len()],
        };
        for (place, id) in asked.iter().enumerate() {
            if id.as_str() == DEPARTMENT {
                tally.department.push(place);
            } else {
                tally.know(records, id, place);
            }
        }
        tally
    }

    fn know(&mut self, records: &Records, id: &RecordId, place: usize) {
        let own = canonical(records, &PERSON, id);
        for id in people::ids(records, &own) {
            self.places.entry(id).or_default().push(place);
        }
        if let Some(person) = people::find(records, &own).filter(|person| !person.retired) {
            let came = people::first_seen(records, &own).unwrap_or(i64::MIN);
            self.roles.entry(person.role).or_default().push((place, came));
        }
    }

    /// Whether one of these is wanted.
    pub(super) fn wants(&self, figures: &[Computed]) -> bool {
        figures.iter().any(|what| self.what.contains(what))
    }

    /// Where the figures of those stand whose something is; `at`: the instant by which who has a role must have come.
    pub(in crate::domain::appraisals) fn places(&self, whose: &Whose, at: i64) -> Vec<usize> {
        let mut places = self.department.clone();
        match whose {
            Whose::People(ids) => places.extend(ids.iter().filter_map(|id| self.places.get(id)).flatten()),
            Whose::Role(code) => {
                let own = self.roles.get(code).into_iter().flatten();
                places.extend(own.filter(|(_, came)| *came <= at).map(|(place, _)| place));
            }
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Adds a record to a figure at some places. One that is added again adds to what stands there.
    pub(super) fn add(&mut self, what: Computed, places: &[usize], key: &Key, (part, whole): (i64, i64)) {
        if !self.what.contains(&what) {
            return;
        }
        for place in places {
            let figure = self.figures[*place].entry(what).or_default();
            figure.part += part;
            figure.whole += whole;
            // What belongs to one record comes one after the other.
            match figure.evidence.last_mut().filter(|last| last.key == *key) {
                Some(last) => {
                    last.part += part;
                    last.whole += whole;
                }
                None => figure.evidence.push(Evidence { key: key.clone(), part, whole }),
            }
        }
    }

    /// The figures, each with its value.
    pub(super) fn figures(self) -> BTreeMap<RecordId, BTreeMap<Computed, Figure>> {
        let valued = |figures: BTreeMap<Computed, Figure>| {
            let with =
                |(what, figure): (Computed, Figure)| (what, Figure { value: value(what, &figure), ..shown(figure) });
            figures.into_iter().map(with).collect()
        };
        self.asked.into_iter().zip(self.figures.into_iter().map(valued)).collect()
    }
}

/// The value of what was counted; the figure was met, so that a number of none is nought and not nothing.
fn value(what: Computed, figure: &Figure) -> Option<i64> {
    let count = |number: i64| usize::try_from(number).ok();
    match what {
        Computed::FixTime => mean(figure.part, count(figure.whole)?, HOUR_MS),
        Computed::PeopleScores => mean(figure.part, count(figure.whole)?, POINT),
        Computed::FindingsConfirmed => figure.part.checked_mul(SCALE),
        _ => percent(count(figure.part)?, count(figure.whole)?),
    }
}

/// Without the records that add nothing: they only said that there was something to count.
fn shown(mut figure: Figure) -> Figure {
    figure.evidence.retain(|evidence| evidence.part != 0 || evidence.whole != 0);
    figure
}
