//! All findings of a shop, kept so that a change costs what it touches: listings by themselves, what is shown as a whole
//! (there is little of it), and of texts that must not stand twice those that changed. Derived; stores nothing (S13).

use super::finding::{Detail, Finding, MOST, Text};
use super::fresh::Fresh;
use super::glance::Glance;
use super::of_listing;
use super::rule::Rule;
use super::view::View;
use super::{RULE, address, of_pages};
use crate::domain::calendar::{self, Zone};
use crate::domain::ids::{Key, RecordId};
use crate::domain::listings::standards::STANDARD;
use crate::domain::listings::{self, LISTING, State, terms};
use crate::domain::placements::CATEGORY;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::SHOP;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The findings of a shop at an instant.
pub struct Book {
    view: View,
    /// The listings as they were looked at, by id: another one stands at another address.
    seen: Vec<Arc<Record>>,
    /// So many of them have been looked at.
    read: usize,
    of_listings: BTreeMap<RecordId, Vec<Finding>>,
    of_pages: Vec<Finding>,
    twins: BTreeMap<(Text, u64), Finding>,
    titles: Shelf,
    codes: Shelf,
    addresses: Shelf,
    fresh: Fresh,
    /// When something about a listing turns by itself.
    turns: BTreeSet<(i64, RecordId)>,
    /// What else was looked at: settings, shops, categories of the shop.
    house: Vec<Arc<Record>>,
}

/// Records by a sign; nearly always one.
#[derive(Default)]
pub(super) struct Shelf {
    first: HashMap<u64, RecordId>,
    more: HashMap<u64, BTreeSet<RecordId>>,
}

impl Shelf {
    fn add(&mut self, sign: u64, id: &RecordId) {
        match self.first.get(&sign) {
            None => {
                self.first.insert(sign, id.clone());
            }
            Some(known) if known != id => {
                self.more.entry(sign).or_default().insert(id.clone());
            }
            Some(_) => {}
        }
    }

    fn remove(&mut self, sign: u64, id: &RecordId) {
        let more = self.more.get_mut(&sign);
        if self.first.get(&sign) == Some(id) {
            match more.and_then(BTreeSet::pop_first) {
                Some(next) => self.first.insert(sign, next),
                None => self.first.remove(&sign),
            };
        } else if let Some(more) = more {
            more.remove(id);
        }
        if self.more.get(&sign).is_some_and(BTreeSet::is_empty) {
            self.more.remove(&sign);
        }
    }

    /// The records with a sign.
    pub fn at(&self, sign: u64) -> impl Iterator<Item = &RecordId> {
        self.first.get(&sign).into_iter().chain(self.more.get(&sign).into_iter().flatten())
    }
}

/// All findings of a shop, worked out at once.
pub fn all(records: &Records, shop: &RecordId, now: i64, zone: &dyn Zone) -> Vec<Finding> {
    Book::of(records, shop, now, zone).findings()
}

impl Book {
    /// All of a shop, worked out at once.
    pub fn of(records: &Records, shop: &RecordId, now: i64, zone: &dyn Zone) -> Self {
        let mut book = Self::begin(records, shop, now, zone);
        book.go_on(usize::MAX);
        book.finish(records);
        book
    }

    /// An empty book. [`Book::go_on`] looks at the listings in as many turns as the caller likes, [`Book::finish`] at what
    /// is shown; what changes in between is found by [`Book::changed`] afterwards.
    pub fn begin(records: &Records, shop: &RecordId, now: i64, zone: &dyn Zone) -> Self {
        Self {
            view: View::of(records, shop, now, zone),
            seen: records.every(&LISTING).cloned().collect(),
            read: 0,
            of_listings: BTreeMap::new(),
            of_pages: Vec::new(),
            twins: BTreeMap::new(),
            titles: Shelf::default(),
            codes: Shelf::default(),
            addresses: Shelf::default(),
            fresh: Fresh::default(),
            turns: BTreeSet::new(),
            house: house(records),
        }
    }

    /// Looks at so many more listings. Tells whether all have been looked at.
    pub fn go_on(&mut self, most: usize) -> bool {
        let until = self.read.saturating_add(most).min(self.seen.len());
        for at in self.read..until {
            let record = self.seen[at].clone();
            self.put(&record);
        }
        self.read = until;
        self.read == self.seen.len()
    }

    /// Looks at what is shown, and at texts that stand twice.
    pub fn finish(&mut self, records: &Records) {
        let signs = |text: Text, shelf: &Shelf| shelf.more.keys().map(|sign| (text, *sign)).collect::<Vec<_>>();
        let twice = [signs(Text::Title, &self.titles), signs(Text::Code, &self.codes)].concat();
        twice.into_iter().for_each(|(text, sign)| self.pair(text, sign));
        self.of_pages = of_pages::look(&self.view, records, &self.addresses, &self.fresh);
    }

    /// All findings, by rule and record.
    pub fn findings(&self) -> Vec<Finding> {
        let all = self.of_listings.values().flatten().chain(&self.of_pages).chain(self.twins.values());
        let mut all: Vec<Finding> = all.cloned().collect();
        all.sort();
        all
    }

    /// The first so many findings of each rule, by rule and record, and how many each rule has: a shop with a hundred
    /// thousand incomplete listings has as many findings, and nobody reads them all.
    pub fn first(&self, most: usize) -> (Vec<Finding>, BTreeMap<Rule, usize>) {
        let all = self.of_pages.iter().chain(self.twins.values()).chain(self.of_listings.values().flatten());
        let (mut first, mut counts) = (Vec::new(), BTreeMap::new());
        for finding in all {
            let count: &mut usize = counts.entry(finding.rule).or_default();
            *count += 1;
            if *count <= most {
                first.push(finding.clone());
            }
        }
        first.sort();
        (first, counts)
    }

    /// The instant up to which it has been brought.
    pub fn now(&self) -> i64 {
        self.view.now
    }

    /// The shop.
    pub fn shop(&self) -> &RecordId {
        &self.view.shop
    }

    /// The listings that are new or changed in their category today, the latest first (INSP-04).
    pub fn fresh(&self) -> Vec<RecordId> {
        self.fresh.latest()
    }

    /// The listings that are not as they were looked at, by comparing where they stand in memory. None where the whole
    /// book has to be made anew: settings have changed, or another day has come.
    pub fn changed(&self, records: &Records, now: i64, zone: &dyn Zone) -> Option<Vec<Key>> {
        let is_same_house = house(records).iter().map(Arc::as_ptr).eq(self.house.iter().map(Arc::as_ptr));
        if !is_same_house || now < self.view.now || calendar::date(zone, now) != self.view.today {
            return None;
        }
        let mut changed = Vec::new();
        let mut seen = self.seen.iter().peekable();
        for record in records.every(&LISTING) {
            // Nearly all are what they were; where they stand tells it without reading them.
            if seen.next_if(|old| Arc::ptr_eq(old, record)).is_some() {
                continue;
            }
            // Records are never taken out, only marked as deleted; what is not here is what was here, and new ones.
            while seen.peek().is_some_and(|old| old.id() < record.id()) {
                changed.extend(seen.next().map(|old| old.key().clone()));
            }
            let old = seen.next_if(|old| old.id() == record.id());
            if !old.is_some_and(|old| Arc::ptr_eq(old, record)) {
                changed.push(record.key().clone());
            }
        }
        changed.extend(seen.map(|old| old.key().clone()));
        Some(changed)
    }

    /// Brings the book up to an instant and to what has changed since: only listings among `changed` have to be named, and
    /// whatever else was changed is looked at anyway. Makes it anew where [`Book::changed`] would say so.
    pub fn renew(&mut self, records: &Records, changed: &[Key], now: i64, zone: &dyn Zone) {
        let is_house = |key: &Key| [RULE, CATEGORY, SHOP].contains(&key.kind);
        if changed.iter().any(is_house) || now < self.view.now || calendar::date(zone, now) != self.view.today {
            *self = Self::of(records, &self.view.shop, now, zone);
            return;
        }
        let mut touched = self.view.see_campaigns(records, now);
        touched.extend(changed.iter().filter(|key| key.kind == LISTING).map(|key| key.id.clone()));
        while self.turns.first().is_some_and(|(at, _)| *at <= now) {
            touched.extend(self.turns.pop_first().map(|(_, id)| id));
        }
        for id in touched {
            self.replace(records, &id);
        }
        self.of_pages = of_pages::look(&self.view, records, &self.addresses, &self.fresh);
    }

    /// Looks at one listing anew.
    fn replace(&mut self, records: &Records, id: &RecordId) {
        let place = self.seen.binary_search_by(|record| record.id().cmp(id));
        let new = records.get(&LISTING, id).cloned();
        let old = place.ok().map(|place| self.seen[place].clone());
        if let Some(old) = &old {
            self.take(old);
        }
        match (place, &new) {
            (Ok(place), Some(new)) => self.seen[place] = new.clone(),
            (Ok(place), None) => drop(self.seen.remove(place)),
            (Err(place), Some(new)) => self.seen.insert(place, new.clone()),
            (Err(_), None) => {}
        }
        self.read = self.seen.len();
        if let Some(new) = &new {
            self.put(new);
        }
        let signs: BTreeSet<(Text, u64)> =
            old.iter().chain(&new).flat_map(|record| texts(&Glance::of(record))).collect();
        signs.into_iter().for_each(|(text, sign)| self.pair(text, sign));
    }

    /// Takes a listing in.
    fn put(&mut self, record: &Arc<Record>) {
        if record.is_deleted() {
            return;
        }
        let glance = Glance::of(record);
        if !self.view.is_own(glance.shop) {
            return;
        }
        let id = record.id();
        for (text, sign) in texts(&glance) {
            self.shelf(text).add(sign, id);
        }
        for sign in addresses(&glance) {
            self.addresses.add(sign, id);
        }
        if let Some((category, at)) = of_listing::fresh(&self.view, &glance) {
            self.fresh.add(category, id, at);
        }
        if let Some(turn) = of_listing::next_turn(self.view.now, &glance) {
            self.turns.insert((turn, id.clone()));
        }
        let found = of_listing::look(&self.view, &glance);
        if !found.is_empty() {
            self.of_listings.insert(id.clone(), found);
        }
    }

    /// Takes a listing out, as it was.
    fn take(&mut self, record: &Arc<Record>) {
        let glance = Glance::of(record);
        let id = record.id();
        for (text, sign) in texts(&glance) {
            self.shelf(text).remove(sign, id);
        }
        for sign in addresses(&glance) {
            self.addresses.remove(sign, id);
        }
        if let Some((category, _)) = of_listing::fresh(&self.view, &glance) {
            self.fresh.remove(category, id);
        }
        self.of_listings.remove(id);
    }

    fn shelf(&mut self, text: Text) -> &mut Shelf {
        match text {
            Text::Title => &mut self.titles,
            Text::Code => &mut self.codes,
        }
    }

    /// Looks at those with the same text anew.
    fn pair(&mut self, text: Text, sign: u64) {
        let mut ids: Vec<RecordId> = self.shelf(text).at(sign).cloned().collect();
        if ids.len() < 2 || !self.view.is_on(Rule::Twice) {
            self.twins.remove(&(text, sign));
            return;
        }
        ids.sort();
        let detail = Detail::Twice { text, count: ids.len() };
        let subjects = ids.iter().take(MOST).map(listings::key).collect();
        let finding = Finding { rule: Rule::Twice, subjects, check: "INSP-06.3", detail };
        self.twins.insert((text, sign), finding);
    }
}

/// The signs of the texts that must not stand twice; one that was delisted is in nobody's way.
fn texts(glance: &Glance<'_>) -> impl Iterator<Item = (Text, u64)> + use<> {
    let is_there = glance.state != State::Delisted;
    let title = terms::sign(glance.title).filter(|_| is_there).map(|sign| (Text::Title, sign));
    let code = terms::sign(glance.code).filter(|_| is_there).map(|sign| (Text::Code, sign));
    title.into_iter().chain(code)
}

/// The signs of the addresses of a listing: its link, and its number at the platform.
fn addresses(glance: &Glance<'_>) -> impl Iterator<Item = u64> + use<> {
    let item = Some(glance.item.trim()).filter(|item| !item.is_empty()).map(address::of_item);
    let url = address::sign(glance.url).filter(|sign| Some(*sign) != item);
    item.into_iter().chain(url)
}

fn house(records: &Records) -> Vec<Arc<Record>> {
    [RULE, CATEGORY, SHOP, STANDARD].iter().flat_map(|kind| records.every(kind)).cloned().collect()
}
