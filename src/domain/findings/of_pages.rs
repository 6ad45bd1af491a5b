//! The rules that look at what is shown now: places of pages, campaigns, categories. A shop has some hundreds of them, so
//! they are all looked at whenever anything changed.

use super::finding::{Dead, Detail, Finding, LinkFault, MOST, Place, Seen};
use super::of_listing::{category_key, in_discount, is_right};
use super::rule::Rule;
use super::shelf::Shelf;
use super::view::View;
use super::{address, fresh::Fresh};
use crate::domain::campaigns;
use crate::domain::ids::{Key, RecordId};
use crate::domain::inspections::{RUN, RunId};
use crate::domain::listings::{self, Glance, LISTING};
use crate::domain::placements::{self, PLACEMENT, Page, Placement, Slot, field};
use crate::domain::record::Record;
use crate::domain::records::Records;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// What the rules here know.
pub(super) struct Pages<'a> {
    pub view: &'a View,
    pub records: &'a Records,
    /// Which listing a link leads to, by its sign.
    pub addresses: &'a Shelf,
    found: Vec<Finding>,
}

/// Everything that contradicts on pages, in campaigns and categories.
pub(super) fn look(view: &View, records: &Records, addresses: &Shelf, fresh: &Fresh) -> Vec<Finding> {
    let mut pages = Pages { view, records, addresses, found: Vec::new() };
    let own = records.of(&PLACEMENT).filter(|record| view.is_own(record.text(&field::SHOP)));
    let own: Vec<(Placement, &Record)> = own.map(|record| (Placement::read(record), record.as_ref())).collect();
    let shown: Vec<&Placement> = own.iter().map(|(one, _)| one).filter(|one| one.is_shown(view.now)).collect();
    shown.iter().for_each(|placement| pages.placement(placement));
    pages.arrangement(&shown);
    pages.campaign_items();
    pages.categories(fresh, &own);
    pages.found
}

impl<'a> Pages<'a> {
    fn add(&mut self, rule: Rule, check: &'static str, subjects: Vec<Key>, detail: Detail) {
        if self.view.is_on(rule) {
            self.found.push(Finding { rule, subjects, check, detail });
        }
    }

    fn listing(&self, id: &RecordId) -> Option<&'a Record> {
        self.records
            .get(&LISTING, id)
            .map(AsRef::as_ref)
            .filter(|record| !id.as_str().is_empty() && !record.is_deleted())
    }

    fn placement(&mut self, placement: &Placement) {
        let own = placements::key(&placement.id);
        let seen = || Seen::At(Place::of(placement));
        let is_kv = placement.slot == Slot::Kv;
        let (from, until) = placement.printed_period;
        let time = if is_kv { "INSP-02.3" } else { "INSP-03.1" };
        if let Some(until) = until.filter(|until| *until <= self.view.now) {
            self.add(Rule::PrintedPeriod, time, vec![own.clone()], Detail::PrintedOver { seen: seen(), until });
        }
        if let Some(from) = from.filter(|from| *from > self.view.now) {
            self.add(Rule::PrintedPeriod, time, vec![own.clone()], Detail::PrintedAhead { seen: seen(), from });
        }
        let ended = self.view.campaigns.get(&placement.campaign).filter(|campaign| campaign.is_over(self.view.now));
        if let Some(until) = ended.and_then(|campaign| campaign.until) {
            let check = if is_kv { "INSP-02.3" } else { "INSP-03.2" };
            let subjects = vec![own.clone(), campaigns::key(&placement.campaign)];
            self.add(Rule::CampaignEnded, check, subjects, Detail::CampaignEnded { seen: seen(), until });
        }
        if is_kv {
            self.link(placement);
        }
        self.item(placement);
    }

    /// Where a key visual leads: nowhere, to something dead, or to something else than what it is said to show.
    fn link(&mut self, placement: &Placement) {
        let own = placements::key(&placement.id);
        let seen = Seen::At(Place::of(placement));
        let Some(sign) = address::sign(&placement.link) else {
            return self.add(Rule::KvWithoutLink, "INSP-02.4", vec![own], Detail::KvWithoutLink(seen));
        };
        let mut listings: Vec<RecordId> = self.addresses.at(sign).cloned().collect();
        listings.sort();
        let led = self.view.campaigns.values().filter(|one| address::sign(&one.page) == Some(sign));
        let led: Vec<RecordId> = led.map(|campaign| campaign.id.clone()).collect();
        let names = !placement.listing.as_str().is_empty() || !placement.campaign.as_str().is_empty();
        let is_named = listings.contains(&placement.listing) || led.contains(&placement.campaign);
        let targets = listings.iter().map(listings::key).chain(led.iter().map(campaigns::key));
        let subjects: Vec<Key> = [own].into_iter().chain(targets).take(MOST).collect();
        if names && subjects.len() > 1 && !is_named {
            let detail = Detail::KvLink(seen.clone(), LinkFault::Elsewhere);
            self.add(Rule::KvLink, "INSP-02.5", subjects.clone(), detail);
        }
        // Where one of several with this address is alive, the link is.
        let dead = listings.iter().map(|id| self.listing(id).and_then(|record| dead(&Glance::of(record)))).min();
        if let Some(fault) = dead.flatten() {
            let detail = Detail::KvLink(seen.clone(), LinkFault::Dead(fault));
            self.add(Rule::KvLink, "INSP-02.4", subjects.clone(), detail);
        }
        let view = self.view;
        let is_over = |id: &RecordId| view.campaigns.get(id).is_some_and(|one| one.is_over(view.now));
        if !led.is_empty() && led.iter().all(is_over) {
            self.add(Rule::KvLink, "INSP-02.5", subjects, Detail::KvLink(seen, LinkFault::Ended));
        }
    }

    /// The item that is shown: whether it can be bought, for what is printed, and whether it belongs there.
    fn item(&mut self, placement: &Placement) {
        let Some(record) = self.listing(&placement.listing) else { return };
        let glance = Glance::of(record);
        let place = Place::of(placement);
        let subjects = || vec![placements::key(&placement.id), listings::key(&placement.listing)];
        if let Some(dead) = dead(&glance) {
            let check = if placement.page == Page::Campaign { "INSP-05.1" } else { "INSP-05.2" };
            return self.add(Rule::DeadPlaced, check, subjects(), Detail::DeadPlaced(Seen::At(place), dead));
        }
        let paid = self.view.paid(&glance);
        let range = paid.iter().min().copied().zip(paid.iter().max().copied());
        let wrong = placement.printed_price.filter(|printed| !is_right(*printed, &paid));
        if let Some((printed, (low, high))) = wrong.zip(range) {
            let check = if placement.slot == Slot::Kv { "INSP-02.2" } else { "INSP-03.3" };
            let detail = Detail::PrintedPrice { seen: Seen::At(place), printed, low, high };
            self.add(Rule::PrintedPrice, check, subjects(), detail);
        }
        let name = placement.page_name.trim();
        let stands_here = placement.page == Page::Category && self.view.discount.contains(name);
        // One whose own category this is has been told of already.
        if stands_here
            && glance.stands_in().trim() != name
            && let Some(detail) = in_discount(self.view, &glance, name)
        {
            self.add(Rule::DiscountCategory, "INSP-04.2", subjects(), detail);
        }
    }

    /// What stands beside what: too many ads, two in one place, empty places.
    fn arrangement(&mut self, shown: &[&Placement]) {
        let mut rows: BTreeMap<(Page, &str, Slot), Vec<&Placement>> = BTreeMap::new();
        for placement in shown {
            rows.entry((placement.page, &placement.page_name, placement.slot)).or_default().push(placement);
        }
        for ((.., slot), mut row) in rows {
            row.sort_by_key(|placement| (placement.order, placement.id.clone()));
            let most = self.view.settings.number(Rule::RightAds);
            if slot == Slot::RightAd && i64::try_from(row.len()).is_ok_and(|count| count > most) {
                let detail = Detail::RightAds { place: Place::of(row[0]), count: row.len(), most };
                self.add(Rule::RightAds, "INSP-01.1", keys(&row), detail);
            }
            for same in row.chunk_by(|one, other| one.order == other.order).filter(|same| same.len() > 1) {
                let detail = Detail::Overlap { place: Place::of(same[0]), count: same.len() };
                self.add(Rule::Overlap, "INSP-01.1", keys(same), detail);
            }
            self.hole(&row);
        }
    }

    /// Numbers from 1 to the highest that nobody has; many empty ones in a row are told by the first of them.
    fn hole(&mut self, row: &[&Placement]) {
        let mut missing = Vec::new();
        let mut after = None;
        let mut next = 1;
        for placement in row.iter().filter(|placement| placement.order >= 1) {
            if placement.order > next {
                missing.extend((next..placement.order).take(MOST));
                after = after.or(Some(*placement));
            }
            next = placement.order + 1;
        }
        if let Some(after) = after {
            let detail = Detail::Hole { place: Place::of(after), missing };
            self.add(Rule::Hole, "INSP-01.1", vec![placements::key(&after.id)], detail);
        }
    }

    /// Items of running campaigns that cannot be bought.
    fn campaign_items(&mut self) {
        let mut found = Vec::new();
        for campaign in self.view.campaigns.values().filter(|campaign| campaign.runs(self.view.now)) {
            for (id, _) in &campaign.items {
                if let Some(dead) = self.listing(id).and_then(|record| dead(&Glance::of(record))) {
                    found.push((vec![campaigns::key(&campaign.id), listings::key(id)], dead));
                }
            }
        }
        for (subjects, dead) in found {
            self.add(Rule::DeadPlaced, "INSP-05.1", subjects, Detail::DeadPlaced(Seen::Campaign, dead));
        }
    }

    /// Categories in which something is new or changed today, and that nobody has looked at since: no answer to the check
    /// of categories is later.
    fn categories(&mut self, fresh: &Fresh, own: &[(Placement, &Record)]) {
        let mut changed: BTreeMap<SmolStr, (usize, i64)> = fresh.categories();
        for (placement, record) in own.iter().filter(|(placement, _)| placement.page == Page::Category) {
            let latest = record.cells().map(|(_, cell)| cell.stamp.instant()).max().unwrap_or_default();
            let name = placement.page_name.trim();
            if latest >= self.view.day_from && !name.is_empty() {
                let (count, at) = changed.entry(SmolStr::new(name)).or_default();
                (*count, *at) = (*count + 1, latest.max(*at));
            }
        }
        let looked = self.looked_at();
        for (category, (count, at)) in
            changed.into_iter().filter(|(_, (_, at))| looked.is_none_or(|looked| looked < *at))
        {
            let subjects = vec![category_key(self.view, &category)];
            let detail = Detail::CategoryUnchecked { category, count, at };
            self.add(Rule::CategoryUnchecked, "INSP-04.1", subjects, detail);
        }
    }

    /// When the check of categories was last answered in today's inspection.
    fn looked_at(&self) -> Option<i64> {
        let run = |shop: &RecordId| {
            let run = RunId { shop: shop.clone(), template: "daily".to_owned(), date: self.view.today, by: None };
            self.records.get(&RUN, &run.record_id()).filter(|record| !record.is_deleted())
        };
        let answers = self.view.shops.iter().filter_map(run).flat_map(|record| record.under("result/INSP-04.1"));
        answers.map(|(_, cell)| cell.stamp.instant()).max()
    }
}

fn keys(row: &[&Placement]) -> Vec<Key> {
    row.iter().take(MOST).map(|placement| placements::key(&placement.id)).collect()
}

/// Why an item cannot be bought; none where it can.
fn dead(glance: &Glance<'_>) -> Option<Dead> {
    if !glance.state.is_live() {
        return Some(Dead::NotOnSale);
    }
    glance.in_stock().filter(|stock| *stock <= 0).map(|_| Dead::SoldOut)
}
