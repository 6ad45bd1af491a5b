//! The records as they are searched: their texts folded once, so that a key stroke only compares. What changed is read
//! anew, and nothing else.

use super::contents::{self, Contents, Read};
use super::{Found, Hits, MOST_LINES, Results, Words, titled};
use crate::domain::folding::Folding;
use crate::domain::ids::{Key, Kind};
use crate::domain::inspections::{RUN, RunId};
use crate::domain::order::sort_by;
use crate::domain::people::{self, PERSON};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::{self, SHOP};
use crate::domain::tasks::{TASK, Task};
use crate::domain::text::{Query, Texts};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// What is searched, of one language. Made empty.
pub struct Index {
    today: NaiveDate,
    folding: Arc<Folding>,
    runs: Shelf,
    tasks: Shelf,
    people: Shelf,
    shops: Shelf,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            today: NaiveDate::MIN,
            folding: Arc::default(),
            runs: Shelf::new(RUN, runs, contents::of_run),
            tasks: Shelf::new(TASK, tasks, contents::of_task),
            people: Shelf::new(PERSON, persons, contents::of_person),
            shops: Shelf::new(SHOP, shop_list, contents::of_shop),
        }
    }
}

impl Index {
    /// Reads what is not yet known or has changed, compared by this folding: at most so many inspections and follow-ups,
    /// so that the page stays alive. Tells whether nothing is left to read.
    pub fn prepare(&mut self, records: &Records, folding: &Arc<Folding>, words: &Words, most: usize) -> bool {
        let is_same_way = Arc::ptr_eq(&self.folding, folding) && self.today == words.today;
        // Shops and people have their names in other records' texts.
        if !is_same_way || !self.people.is_current(records) || !self.shops.is_current(records) {
            *self = Self { today: words.today, folding: folding.clone(), ..Self::default() };
        }
        let (mut all, mut left) = (usize::MAX, most);
        for shelf in [&mut self.people, &mut self.shops] {
            shelf.renew(records, folding, words, &mut all);
        }
        for shelf in [&mut self.runs, &mut self.tasks] {
            shelf.renew(records, folding, words, &mut left);
        }
        self.runs.is_current(records) && self.tasks.is_current(records)
    }

    /// Looks through everything that was prepared, by the folding with which it was. Counts all that fit, and tells of
    /// each kind those in `shown`.
    pub fn search(&self, records: &Records, query: &Query, words: &Words, shown: &Range<usize>) -> Results {
        if query.is_empty() {
            return Results::default();
        }
        let hits = |shelf: &Shelf| shelf.hits(records, query, words, shown);
        Results {
            runs: hits(&self.runs),
            tasks: hits(&self.tasks),
            people: hits(&self.people),
            shops: hits(&self.shops),
        }
    }
}

/// The records of one kind, in the order in which they are shown.
struct Shelf {
    kind: Kind,
    order: fn(&Records) -> Vec<Arc<Record>>,
    read: Read,
    /// The records of the kind as they were when they were read: another one stands at another address.
    seen: Vec<Arc<Record>>,
    entries: Vec<Entry>,
}

/// One record's texts.
struct Entry {
    record: Arc<Record>,
    texts: Texts,
}

impl Shelf {
    fn new(kind: Kind, order: fn(&Records) -> Vec<Arc<Record>>, read: Read) -> Self {
        Self { kind, order, read, seen: Vec::new(), entries: Vec::new() }
    }

    fn is_current(&self, records: &Records) -> bool {
        let mut seen = self.seen.iter();
        records.of(&self.kind).all(|record| seen.next().is_some_and(|seen| Arc::ptr_eq(seen, record)))
            && seen.next().is_none()
    }

    /// Reads the records that are not as they were seen, as many as `left` says; while some are missing it is not current.
    fn renew(&mut self, records: &Records, folding: &Folding, words: &Words, left: &mut usize) {
        if self.is_current(records) {
            return;
        }
        let known = self.entries.drain(..).map(|entry| (Arc::as_ptr(&entry.record), entry));
        let mut known: HashMap<_, _> = known.collect();
        let mut is_whole = true;
        let entry = |record: Arc<Record>| {
            let kept = known.remove(&Arc::as_ptr(&record));
            if kept.is_some() || *left == 0 {
                is_whole &= kept.is_some();
                return kept;
            }
            *left -= 1;
            Some(Entry { texts: texts(&(self.read)(records, &record, words), &record, folding), record })
        };
        self.entries = (self.order)(records).into_iter().filter_map(entry).collect();
        self.seen = if is_whole { records.of(&self.kind).cloned().collect() } else { Vec::new() };
    }

    fn hits(&self, records: &Records, query: &Query, words: &Words, shown: &Range<usize>) -> Hits {
        let mut hits = Hits::default();
        for entry in self.entries.iter().filter(|entry| query.fits(&entry.texts)) {
            if shown.contains(&hits.total) {
                hits.found.push(found((self.read)(records, &entry.record, words), entry.record.key(), query));
            }
            hits.total += 1;
        }
        hits
    }
}

fn texts(contents: &Contents, record: &Record, folding: &Folding) -> Texts {
    let mut texts = Texts::default();
    texts.add(folding, &contents.title, titled(record.key()));
    contents.lines.iter().for_each(|(place, text)| texts.add(folding, text, place.reading()));
    texts
}

fn found(contents: Contents, key: &Key, query: &Query) -> Found {
    let Contents { title, lines } = contents;
    let lines = lines.into_iter().filter(|(place, text)| query.touches(text, place.reading()));
    Found { key: key.clone(), title, lines: lines.take(MOST_LINES).collect() }
}

/// The newest first.
fn runs(records: &Records) -> Vec<Arc<Record>> {
    let own = records.of(&RUN).filter_map(|record| Some((RunId::parse(record.id())?, record.clone())));
    let mut own: Vec<(RunId, Arc<Record>)> = own.collect();
    sort_by(&mut own, |(a, _), (b, _)| b.date.cmp(&a.date).then_with(|| a.cmp(b)));
    own.into_iter().map(|(_, record)| record).collect()
}

/// Open ones first, then by date.
fn tasks(records: &Records) -> Vec<Arc<Record>> {
    let mut own: Vec<(Task, Arc<Record>)> =
        records.of(&TASK).map(|record| (Task::read(record), record.clone())).collect();
    sort_by(&mut own, |(a, _), (b, _)| (a.status, a.due, &a.id).cmp(&(b.status, b.due, &b.id)));
    own.into_iter().map(|(_, record)| record).collect()
}

fn persons(records: &Records) -> Vec<Arc<Record>> {
    let all = people::list(records).into_iter();
    all.filter_map(|person| records.get(&PERSON, &person.id).cloned()).collect()
}

fn shop_list(records: &Records) -> Vec<Arc<Record>> {
    shops::list(records).into_iter().filter_map(|shop| records.get(&SHOP, &shop.id).cloned()).collect()
}
