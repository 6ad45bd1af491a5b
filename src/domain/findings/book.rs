//! All findings of a shop, kept so that a change costs what it touches: listings by themselves, what is shown as a whole
//! (there is little of it), and of texts that must not stand twice those that changed. Derived; stores nothing (S13).

use super::finding::{Detail, Finding, MOST, Text};
use super::fresh::Fresh;
use super::noted::{Noted, Totals};
use super::rule::Rule;
use super::shelf::Shelf;
use super::view::View;
use super::{RULE, address, of_listing, of_pages};
use crate::domain::calendar::{self, Zone};
use crate::domain::ids::{Key, RecordId};
use crate::domain::listings::standards::STANDARD;
use crate::domain::listings::{self, Glance, LISTING, State, terms};
use crate::domain::placements::CATEGORY;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::SHOP;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The findings of a shop at an instant.
pub struct Book {
    view: View,
    /// The listings as they were looked at, by id: another one stands at another address.
    seen: Vec<Arc<Record>>,
    /// What each of them comes to, in the same order, as far as they have been looked at.
    noted: Vec<Noted>,
    of_listings: Totals,
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
        let seen: Vec<Arc<Record>> = records.every(&LISTING).cloned().collect();
        let shelf = || Shelf::for_many(seen.len());
        Self {
            view: View::of(records, shop, now, zone),
            noted: Vec::with_capacity(seen.len()),
            of_listings: Totals::default(),
            of_pages: Vec::new(),
            twins: BTreeMap::new(),
            titles: shelf(),
            codes: shelf(),
            addresses: shelf(),
            seen,
            fresh: Fresh::default(),
            turns: BTreeSet::new(),
            house: house(records),
        }
    }

    /// Looks at so many more listings. Tells whether all have been looked at.
    pub fn go_on(&mut self, most: usize) -> bool {
        let until = self.noted.len().saturating_add(most).min(self.seen.len());
        for at in self.noted.len()..until {
            let record = self.seen[at].clone();
            let noted = self.put(&record);
            self.noted.push(noted);
        }
        until == self.seen.len()
    }

    /// Looks at what is shown, and at texts that stand twice.
    pub fn finish(&mut self, records: &Records) {
        let signs = |text: Text, shelf: &Shelf| shelf.doubled().map(|sign| (text, sign)).collect::<Vec<_>>();
        let twice = [signs(Text::Title, &self.titles), signs(Text::Code, &self.codes)].concat();
        twice.into_iter().for_each(|(text, sign)| self.pair(text, sign));
        self.of_pages = of_pages::look(&self.view, records, &self.addresses, &self.fresh);
    }

    /// All findings, by rule and record.
    pub fn findings(&self) -> Vec<Finding> {
        let mut all: Vec<Finding> = self.of_pages.iter().chain(self.twins.values()).cloned().collect();
        for (record, _) in self.seen.iter().zip(&self.noted).filter(|(_, noted)| !noted.counts.is_empty()) {
            all.extend(self.made_of(record));
        }
        all.sort();
        all
    }

    /// The first so many findings of each rule, by rule and record, and how many each rule has: a shop with a hundred
    /// thousand incomplete listings has as many findings, and nobody reads them all.
    pub fn first(&self, most: usize) -> (Vec<Finding>, BTreeMap<Rule, usize>) {
        let mut counts: BTreeMap<Rule, usize> = self.of_listings.all().collect();
        let shown = || self.of_pages.iter().chain(self.twins.values());
        shown().for_each(|finding| *counts.entry(finding.rule).or_default() += 1);
        let mut taken: BTreeMap<Rule, usize> = BTreeMap::new();
        let mut is_among = |finding: &Finding| {
            let taken = taken.entry(finding.rule).or_default();
            *taken += 1;
            *taken <= most
        };
        let mut first: Vec<Finding> = shown().filter(|finding| is_among(finding)).cloned().collect();
        first.extend(self.first_of_listings(most).into_iter().filter(is_among));
        first.sort();
        (first, counts)
    }

    fn first_of_listings(&self, most: usize) -> Vec<Finding> {
        let (mut first, mut taken) = (Vec::new(), Totals::default());
        let mut wanting = self.of_listings.wanting(&taken, most);
        for (record, noted) in self.seen.iter().zip(&self.noted) {
            if noted.counts.has_any(wanting) {
                first.extend(self.made_of(record).into_iter().filter(|finding| wanting.has(finding.rule)));
                taken.add(noted.counts);
                wanting = self.of_listings.wanting(&taken, most);
            } else if wanting.is_empty() {
                break;
            }
        }
        first
    }

    /// The findings of a listing, made from its record.
    fn made_of(&self, record: &Record) -> Vec<Finding> {
        let mut found = Vec::new();
        of_listing::look(&self.view, &Glance::of(record), &mut found);
        found
    }

    /// The instant up to which it has been brought.
    pub fn now(&self) -> i64 {
        self.view.now
    }

    /// The shop.
    pub fn shop(&self) -> &RecordId {
        &self.view.shop
    }

    /// The first so many listings that are new or changed in their category today, the latest first (INSP-04).
    pub fn fresh(&self, most: usize) -> Vec<RecordId> {
        let fresh = self.noted.iter().enumerate().filter_map(|(place, noted)| Some((Reverse(noted.fresh?), place)));
        let mut fresh: Vec<(Reverse<i64>, usize)> = fresh.collect();
        if fresh.len() > most {
            fresh.select_nth_unstable(most);
            fresh.truncate(most);
        }
        fresh.sort_unstable();
        fresh.into_iter().map(|(_, place)| self.seen[place].id().clone()).collect()
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
        let old = place.ok().map(|place| (self.seen[place].clone(), self.noted[place]));
        if let Some((old, noted)) = &old {
            self.take(old, *noted);
        }
        let noted = new.as_ref().map(|new| self.put(new)).unwrap_or_default();
        match (place, &new) {
            (Ok(place), Some(new)) => (self.seen[place], self.noted[place]) = (new.clone(), noted),
            (Ok(place), None) => drop((self.seen.remove(place), self.noted.remove(place))),
            (Err(place), Some(new)) => {
                self.seen.insert(place, new.clone());
                self.noted.insert(place, noted);
            }
            (Err(_), None) => {}
        }
        let old = old.map(|(old, _)| old);
        let signs: BTreeSet<(Text, u64)> =
            old.iter().chain(&new).flat_map(|record| texts(&Glance::of(record))).collect();
        signs.into_iter().for_each(|(text, sign)| self.pair(text, sign));
    }

    /// Takes a listing in. Tells what it comes to.
    fn put(&mut self, record: &Arc<Record>) -> Noted {
        let glance = Glance::of(record);
        if glance.is_deleted || !self.view.is_own(glance.shop) {
            return Noted::default();
        }
        let id = record.id();
        for (text, sign) in texts(&glance) {
            self.shelf(text).add(sign, id);
        }
        for sign in addresses(&glance) {
            self.addresses.add(sign, id);
        }
        if let Some(turn) = of_listing::next_turn(self.view.now, &glance) {
            self.turns.insert((turn, id.clone()));
        }
        let fresh = of_listing::fresh(&self.view, &glance);
        fresh.into_iter().for_each(|(category, at)| self.fresh.add(category, at));
        let mut noted = Noted { fresh: fresh.map(|(_, at)| at), ..Noted::default() };
        of_listing::look(&self.view, &glance, &mut noted.counts);
        self.of_listings.add(noted.counts);
        noted
    }

    /// Takes a listing out, as it was.
    fn take(&mut self, record: &Arc<Record>, noted: Noted) {
        let glance = Glance::of(record);
        let id = record.id();
        for (text, sign) in texts(&glance) {
            self.shelf(text).remove(sign, id);
        }
        for sign in addresses(&glance) {
            self.addresses.remove(sign, id);
        }
        noted.fresh.into_iter().for_each(|at| self.fresh.remove(glance.stands_in().trim(), at));
        self.of_listings.remove(noted.counts);
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
