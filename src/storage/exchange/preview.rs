//! What files would change here, said before it happens: added, changed, conflicting, deleted, waiting, unchanged.
//! Writes nothing and knows no browser.

use super::bundle::Bundle;
use super::news::{News, damaged_photos, is_many, unknown_photos};
use crate::domain::change::{Change, JournalRow};
use crate::domain::ids::{Field, Key, RecordId};
use crate::domain::people::PERSON;
use crate::domain::record::{Cell, DELETED, Record};
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use crate::storage::api::Store;
use crate::storage::held::Why;
use crate::storage::journal_page::authors;
use crate::storage::messages::{PreviewOrder, TaskError};
use crate::storage::preview::{Fate, FieldLine, Line, Preview, Side};
use smol_str::SmolStr;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many lines are told at once, of each fate.
const LINES: usize = 50;

/// Compares files with what is here. The names of the files are the caller's.
///
/// # Errors
/// The store cannot be read.
pub async fn preview(store: &impl Store, bundle: &Bundle, order: &PreviewOrder) -> Result<Preview, TaskError> {
    let news = News::find(store, bundle, order.now, true).await?;
    let photos = unknown_photos(store, bundle).await?.len() as u64;
    let (_, damaged) = damaged_photos(store, bundle).await?;
    let view = View::of(&news, bundle, order.now);
    let fates = view.fates(bundle, &news);
    let mut lines: Vec<Line> = wanted(&fates, order).filter_map(|(fate, key)| view.line(bundle, *fate, key)).collect();
    let clashes = lines.iter().flat_map(|line| &line.fields).filter(|field| field.clash);
    let stamps = clashes.filter_map(|field| Some(field.ours.as_ref()?.stamp)).collect();
    let authors: HashMap<Stamp, RecordId> = authors(store, news.here.head + 1, stamps).await?.into_iter().collect();
    for side in lines.iter_mut().flat_map(|line| &mut line.fields).filter_map(|field| field.ours.as_mut()) {
        side.person = authors.get(&side.stamp).cloned().unwrap_or(side.person.clone());
    }
    let mut counts = BTreeMap::new();
    fates.iter().for_each(|(fate, _)| *counts.entry(*fate).or_insert(0) += 1);
    let waits = news.changes().filter(|(_, stamp, _)| stamp.is_ahead_of(order.now));
    let ahead = waits.filter(|(change, ..)| view.theirs.contains_key(&change.key())).count() as u64;
    let deletes_many = is_many(&news.deleted(order.now), &news.here.records);
    Ok(Preview { files: Vec::new(), counts, lines, photos, damaged, ahead, deletes_many, names: names(&view.merged) })
}

/// The lines that are told: the first of each fate that people look at, or more of one.
fn wanted<'a>(fates: &'a [(Fate, Key)], order: &PreviewOrder) -> impl Iterator<Item = &'a (Fate, Key)> {
    let more = order.more;
    let mut met: BTreeMap<Fate, usize> = BTreeMap::new();
    fates.iter().filter(move |(fate, _)| {
        let place = met.entry(*fate).or_default();
        *place += 1;
        match more {
            Some((only, from)) => {
                let from = usize::try_from(from).unwrap_or(usize::MAX);
                *fate == only && *place > from && *place <= from.saturating_add(LINES)
            }
            None => *fate != Fate::Unchanged && *place <= LINES,
        }
    })
}

/// A field as the files bring it.
struct Theirs {
    value: Value,
    stamp: Stamp,
    replaced: Option<Stamp>,
    person: RecordId,
    /// Whether a row brings it, and with it what it replaced.
    is_told: bool,
}

impl Theirs {
    fn of(change: &Change, stamp: Stamp, row: Option<&JournalRow>) -> Self {
        Self {
            value: change.value.clone(),
            stamp,
            replaced: change.replaced,
            person: row.map(|row| row.person.clone()).unwrap_or(RecordId::new("")),
            is_told: row.is_some(),
        }
    }
}

type Fields = BTreeMap<Field, Theirs>;

struct View<'a> {
    here: &'a Records,
    merged: Records,
    theirs: HashMap<Key, Fields>,
    /// Cells written later by somebody who knew what stands here.
    built_upon: HashSet<(Key, Field)>,
}

impl<'a> View<'a> {
    fn of(news: &'a News, bundle: &Bundle, now: i64) -> Self {
        let mut view = Self {
            here: &news.here.records,
            merged: news.here.records.clone(),
            theirs: HashMap::new(),
            built_upon: HashSet::new(),
        };
        for row in &news.rows {
            for (key, changes) in row.by_record() {
                view.take(key, changes.iter().map(|change| (change, row.stamp_of(change))), Some(row), now);
            }
        }
        for state in &news.states {
            view.take(state.key(), state.stamp.map(|stamp| (state, stamp)), None, now);
        }
        view.built_upon = view.follow(bundle);
        view
    }

    /// Takes in what is brought to one record, but for what is ahead of the clock.
    fn take<'c>(
        &mut self,
        key: Key,
        changes: impl IntoIterator<Item = (&'c Change, Stamp)>,
        row: Option<&JournalRow>,
        now: i64,
    ) {
        let changes: Vec<(&Change, Stamp)> = changes.into_iter().filter(|(_, stamp)| !stamp.is_ahead_of(now)).collect();
        if changes.is_empty() {
            return;
        }
        self.merged.put(&key, changes.iter().copied());
        let fields = self.theirs.entry(key).or_default();
        for (change, stamp) in changes {
            let known = fields.get(&change.field);
            if known.is_none_or(|known| (known.stamp, known.value.canonical()) < (stamp, change.value.canonical())) {
                fields.insert(change.field.clone(), Theirs::of(change, stamp, row));
            }
        }
    }

    fn ours(&self, key: &Key, field: &Field) -> Option<&Cell> {
        self.here.by_key(key)?.cell(field)
    }

    /// Whether a field differs, so that it may clash.
    fn differing<'v>(
        &'v self,
        key: &'v Key,
        fields: &'v Fields,
    ) -> impl Iterator<Item = (&'v Field, &'v Theirs, &'v Cell)> {
        fields.iter().filter_map(move |(field, theirs)| {
            let ours = self.ours(key, field)?;
            (ours.value != theirs.value).then_some((field, theirs, ours))
        })
    }

    /// Goes back from each later value along what it replaced, and sees whether it comes to what stands here.
    fn follow(&self, bundle: &Bundle) -> HashSet<(Key, Field)> {
        let cells = self.theirs.iter().flat_map(|(key, fields)| {
            self.differing(key, fields)
                .filter(|(_, theirs, ours)| theirs.stamp > ours.stamp)
                .map(move |cell| (key, cell))
        });
        let doubtful: HashMap<(&Key, &Field), (&Theirs, Stamp)> =
            cells.map(|(key, (field, theirs, ours))| ((key, field), (theirs, ours.stamp))).collect();
        let mut before: HashMap<(Key, Field, Stamp), Stamp> = HashMap::new();
        for row in &bundle.rows {
            for change in &row.changes {
                let (key, replaced) = (change.key(), change.replaced);
                if let Some(replaced) = replaced.filter(|_| doubtful.contains_key(&(&key, &change.field))) {
                    before.insert((key, change.field.clone(), row.stamp_of(change)), replaced);
                }
            }
        }
        let knew = |replica| bundle.heads.iter().any(|head| head.vector.contains_key(&replica));
        let follows = |key: &Key, field: &Field, theirs: &Theirs, ours: Stamp| {
            if !theirs.is_told {
                return knew(ours.replica);
            }
            let mut at = theirs.replaced;
            while let Some(stamp) = at.filter(|stamp| *stamp > ours) {
                at = before.get(&(key.clone(), field.clone(), stamp)).copied();
            }
            at == Some(ours)
        };
        let known = doubtful.into_iter().filter(|((key, field), (theirs, ours))| follows(key, field, theirs, *ours));
        known.map(|((key, field), _)| (key.clone(), field.clone())).collect()
    }

    fn clashes(&self, key: &Key, field: &Field, theirs: &Theirs, ours: &Cell) -> bool {
        theirs.stamp < ours.stamp || !self.built_upon.contains(&(key.clone(), field.clone()))
    }

    /// Every record that the files speak of, by fate and name.
    fn fates(&self, bundle: &Bundle, news: &News) -> Vec<(Fate, Key)> {
        let mut fates: HashMap<Key, Fate> = HashMap::new();
        let of_rows = bundle.rows.iter().flat_map(|row| row.by_record().map(|(key, _)| key));
        for key in bundle.records.iter().map(|record| record.key().clone()).chain(of_rows) {
            fates.insert(key, Fate::Unchanged);
        }
        let declined = news.held.iter().filter(|held| held.why == Why::Declined);
        for change in declined.flat_map(|held| &held.row.changes) {
            fates.entry(change.key()).and_modify(|fate| *fate = Fate::Declined);
        }
        for (change, ..) in news.changes().filter(|(change, ..)| !self.theirs.contains_key(&change.key())) {
            fates.insert(change.key(), Fate::Held);
        }
        for (key, fields) in &self.theirs {
            if let Some(fate) = self.fate(key, fields) {
                fates.insert(key.clone(), fate);
            }
        }
        let mut fates: Vec<(Fate, Key)> = fates.into_iter().map(|(key, fate)| (fate, key)).collect();
        fates.sort();
        fates
    }

    fn fate(&self, key: &Key, fields: &Fields) -> Option<Fate> {
        let (before, after) = (self.here.by_key(key), self.merged.by_key(key)?);
        let was_live = before.is_some_and(|record| !record.is_deleted());
        let is_new_conflict =
            after.is_edited_after_deletion() && before.is_none_or(|own| !own.is_edited_after_deletion());
        let clash = self.differing(key, fields).any(|(field, theirs, ours)| self.clashes(key, field, theirs, ours));
        if clash || is_new_conflict {
            return Some(Fate::Conflicting);
        }
        if was_live && after.is_deleted() {
            return Some(Fate::Deleted);
        }
        if before.is_none() {
            return Some(Fate::Added);
        }
        let is_seen = |(field, theirs): (&Field, &Theirs)| {
            self.ours(key, field).map_or(!theirs.value.is_null(), |ours| ours.value != theirs.value)
        };
        fields.iter().any(is_seen).then_some(Fate::Changed)
    }

    fn line(&self, bundle: &Bundle, fate: Fate, key: &Key) -> Option<Line> {
        let record = self.merged.by_key(key).map(|record| record.as_ref().clone());
        let record = record.or_else(|| told(bundle, key))?;
        let fields = self.theirs.get(key).into_iter().flatten();
        let seen = fields.filter(|(field, theirs)| self.ours(key, field).is_none_or(|own| own.value != theirs.value));
        Some(Line { fate, fields: seen.map(|(field, theirs)| self.field(key, field, theirs)).collect(), record })
    }

    fn field(&self, key: &Key, field: &Field, theirs: &Theirs) -> FieldLine {
        let ours = self.ours(key, field);
        let side = |cell: &Cell| Side { value: cell.value.clone(), stamp: cell.stamp, person: RecordId::new("") };
        let deletion =
            *field == DELETED && self.merged.by_key(key).is_some_and(|record| record.is_edited_after_deletion());
        FieldLine {
            field: field.clone(),
            ours: ours.map(side),
            clash: deletion || ours.is_some_and(|ours| self.clashes(key, field, theirs, ours)),
            theirs_wins: ours
                .is_none_or(|ours| (ours.stamp, ours.value.canonical()) < (theirs.stamp, theirs.value.canonical())),
            theirs: Side { value: theirs.value.clone(), stamp: theirs.stamp, person: theirs.person.clone() },
        }
    }
}

/// A record that does not come in, as the files tell of it.
fn told(bundle: &Bundle, key: &Key) -> Option<Record> {
    let mut records = Records::default();
    let of_rows =
        bundle.rows.iter().flat_map(|row| row.changes.iter().map(move |change| (row.stamp_of(change), change)));
    for (stamp, change) in of_rows.filter(|(_, change)| change.key() == *key) {
        records.put(key, [(change, stamp)]);
    }
    let states = bundle.records.iter().filter(|record| record.key() == key);
    states.for_each(|record| {
        records.merge(record.clone());
    });
    records.by_key(key).map(|record| record.as_ref().clone())
}

/// The names of all people, those included who would come in.
fn names(merged: &Records) -> BTreeMap<RecordId, SmolStr> {
    merged.of(&PERSON).map(|person| (person.id().clone(), SmolStr::new(person.text(&Field::of("name"))))).collect()
}
