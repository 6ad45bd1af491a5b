//! A listing looked at by the plain rules: how complete it is, what is wrong with it, which of the shop's listings say the
//! same. The bridge between what a record says and what the rules ask for; knows no page.

use super::completeness::{Asks, Completeness, There};
use super::lint::{self, Fault, Looked};
use super::standards::Standards;
use super::{LISTING, Listing, field};
use crate::domain::ids::{Field, RecordId};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::{self, Platform};
use chrono::NaiveDate;

/// What is asked of a listing (LST-15) by its platform and category.
pub fn asks_for<'s>(standards: &'s Standards, listing: &Listing) -> &'s Asks {
    standards.asks(listing.platform, &listing.category)
}

/// What is asked where a shop has changed nothing: a shop's own site has no limit for titles.
pub fn asks_of(platform: Platform) -> Asks {
    match platform {
        Platform::Other => Asks { title: 0, ..Asks::default() },
        _ => Asks::default(),
    }
}

/// How complete a listing is, and what is missing (LST-01, LST-02, LST-15).
pub fn completeness(standards: &Standards, listing: &Listing) -> Completeness {
    let main = listing.images.iter().filter(|image| image.is_main);
    let attributes = listing.attributes.iter().filter(|(_, text)| !text.trim().is_empty());
    let there = There {
        title: &listing.title,
        description: description(listing),
        category: &listing.category,
        price: listing.selling().map(|(lowest, _)| lowest),
        stock: listing.in_stock(),
        attributes: attributes.map(|(name, _)| name.as_str()).collect(),
        images: main.map(|image| image.size).collect(),
        keywords: listing.keyword_list().count(),
        selling_points: listing.points.len(),
    };
    asks_for(standards, listing).look(&there)
}

/// A description that came as a whole and was too long for a field is there as well.
fn description(listing: &Listing) -> &str {
    if listing.description.trim().is_empty() { &listing.description_blob } else { &listing.description }
}

/// What is wrong with a listing on a day (LST-07, LST-25).
pub fn faults(rules: &lint::Rules, listing: &Listing, today: NaiveDate) -> Vec<Fault> {
    let points = listing.points.iter().map(|(_, text)| text.as_str());
    let looked = Looked {
        title: &listing.title,
        code: &listing.code,
        texts: [listing.title.as_str(), &listing.description].into_iter().chain(points).collect(),
        selling: listing.selling().map(|(lowest, _)| lowest),
        list: listing.list_price,
        floor: listing.floor,
        stock: listing.in_stock(),
        is_live: listing.state.is_live(),
        listed: listing.listed_on,
        sold: listing.last_sold,
        knows_sales: listing.last_sold.is_some() || listing.sold_30.is_some(),
    };
    rules.look(&looked, today)
}

/// Listings of a shop and of those joined into it that say the same, each group in the order of ids (LST-07). One that was
/// delisted is in nobody's way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Twins {
    /// Those with the same title.
    pub titles: Vec<Vec<RecordId>>,
    /// Those with the same code 商家编码.
    pub codes: Vec<Vec<RecordId>>,
}

/// Which listings of a shop say the same.
pub fn twins(records: &Records, shop: &RecordId) -> Twins {
    let shops = shops::ids(records, shop);
    let is_own = |record: &&Record| shops.iter().any(|id| record.text(&field::SHOP) == id.as_str());
    let is_there = |record: &&Record| record.text(&field::STATE) != super::State::Delisted.code();
    let listings = records.of(&LISTING).map(AsRef::as_ref);
    let listings: Vec<&Record> = listings.filter(is_own).filter(is_there).collect();
    let same = |field: &Field| {
        let groups = lint::twice(listings.iter().map(|record| record.text(field)));
        let ids = |places: Vec<usize>| places.into_iter().map(|place| listings[place].id().clone()).collect();
        groups.into_iter().map(ids).collect()
    };
    Twins { titles: same(&field::TITLE), codes: same(&field::CODE) }
}

#[cfg(test)]
mod tests;
