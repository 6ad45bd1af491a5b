//! What the rules know beside the record that they look at: the instant, the shop's settings, its discount categories, its
//! campaigns. Made once, for all records.

use super::rule::{Rule, Settings};
use crate::domain::calendar::{self, Zone};
use crate::domain::campaigns::{CAMPAIGN, Campaign, field};
use crate::domain::ids::RecordId;
use crate::domain::listings::price::days;
use crate::domain::listings::stacking::Stack;
use crate::domain::listings::standards::Standards;
use crate::domain::listings::{Glance, Linter, lint};
use crate::domain::placements::categories_of;
use crate::domain::records::Records;
use crate::domain::shops;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is known at an instant.
pub(super) struct View {
    /// The shop.
    pub shop: RecordId,
    /// The shop and those joined into it.
    pub shops: Vec<RecordId>,
    /// The instant, UTC milliseconds.
    pub now: i64,
    /// Its business date, and the first instant of that.
    pub today: NaiveDate,
    pub day_from: i64,
    /// The rules as the shop has set them.
    pub settings: Settings,
    /// What the shop asks of its listings.
    pub standards: Standards,
    /// The rules for faults.
    pub linter: Linter,
    /// The names of discount categories.
    pub discount: BTreeSet<String>,
    /// The shop's campaigns.
    pub campaigns: BTreeMap<RecordId, Campaign>,
    /// Of each listing the running campaigns that name it.
    running: HashMap<RecordId, Vec<RecordId>>,
}

impl View {
    /// What is known now.
    pub fn of(records: &Records, shop: &RecordId, now: i64, zone: &dyn Zone) -> Self {
        let today = calendar::date(zone, now);
        let settings = Settings::read(records, shop);
        let standards = Standards::of(records, shop);
        let lint = lint::Rules { slow_days: settings.number(Rule::Faulty), ..standards.lint() };
        let discount = categories_of(records, shop).into_iter().filter(|category| category.discount);
        let mut view = Self {
            shop: shop.clone(),
            shops: shops::ids(records, shop),
            now,
            today,
            day_from: days(zone, today, today).start,
            settings,
            standards,
            linter: Linter::of(lint),
            discount: discount.map(|category| category.name).collect(),
            campaigns: BTreeMap::new(),
            running: HashMap::new(),
        };
        view.see_campaigns(records, now);
        view
    }

    /// Reads the campaigns anew, for an instant. Tells which listings are named otherwise by a running campaign than before.
    pub fn see_campaigns(&mut self, records: &Records, now: i64) -> BTreeSet<RecordId> {
        let own = records.of(&CAMPAIGN).filter(|record| self.is_own(record.text(&field::SHOP)));
        let read: BTreeMap<RecordId, Campaign> =
            own.map(|record| (record.id().clone(), Campaign::read(record))).collect();
        let ids: BTreeSet<&RecordId> = self.campaigns.keys().chain(read.keys()).collect();
        let mut touched = BTreeSet::new();
        for id in ids {
            let before = self.campaigns.get(id).filter(|campaign| campaign.runs(self.now));
            let after = read.get(id).filter(|campaign| campaign.runs(now));
            if before != after {
                let items = before.into_iter().chain(after).flat_map(|campaign| &campaign.items);
                touched.extend(items.map(|(listing, _)| listing.clone()));
            }
        }
        (self.campaigns, self.now) = (read, now);
        self.running = HashMap::new();
        for campaign in self.campaigns.values().filter(|campaign| campaign.runs(now)) {
            for (listing, _) in &campaign.items {
                self.running.entry(listing.clone()).or_default().push(campaign.id.clone());
            }
        }
        touched
    }

    /// Whether a record of that shop is looked at.
    pub fn is_own(&self, shop: &str) -> bool {
        self.shops.iter().any(|own| own.as_str() == shop)
    }

    /// Whether a rule is used.
    pub fn is_on(&self, rule: Rule) -> bool {
        self.settings.is_on(rule)
    }

    /// The running campaigns that name a listing.
    pub fn running(&self, listing: &RecordId) -> impl Iterator<Item = &Campaign> {
        self.running.get(listing).into_iter().flatten().filter_map(|id| self.campaigns.get(id))
    }

    /// The lowest price that a running campaign gives to a listing; none where none gives one.
    pub fn campaign_price(&self, listing: &RecordId) -> Option<i64> {
        let prices = self.running(listing).flat_map(|campaign| &campaign.items);
        prices.filter(|(id, _)| id == listing).filter_map(|(_, price)| *price).min()
    }

    /// The prices that buyers pay now, one for each variant: of the price in force and the campaign's the lower.
    pub fn paid(&self, glance: &Glance<'_>) -> Vec<i64> {
        let campaign = self.campaign_price(glance.record.id());
        let own = glance.in_force(self.now);
        if own.is_empty() {
            return campaign.into_iter().collect();
        }
        own.into_iter().map(|price| campaign.map_or(price, |campaign| price.min(campaign))).collect()
    }

    /// What may be combined with the price of a listing: what all campaigns that name it now allow together.
    pub fn stack(&self, listing: &RecordId) -> Stack {
        self.running(listing).map(Campaign::stack).fold(Stack::default(), |mut all, one| {
            all.member = all.member.into_iter().chain(one.member).min();
            all.savings.extend(one.savings);
            all
        })
    }
}
