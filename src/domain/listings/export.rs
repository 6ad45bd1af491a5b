//! Listings as rows of a table, for spreadsheets and for taking in again (R32: whoever writes the rows makes formulas
//! texts). Knows columns and cells; no format of files and no words.

use super::import::Target;
use super::{Listing, Variant};
use crate::domain::money::in_field;
use crate::domain::record::Record;
use std::collections::BTreeSet;

/// The columns that every listing has, by the codes of what they mean; `state` is told and never taken in.
pub const COLUMNS: [&str; 24] = [
    "item",
    "code",
    "title",
    "state",
    "category",
    "shop_category",
    "price",
    "list_price",
    "floor",
    "stock",
    "sold_7",
    "sold_30",
    "last_sold",
    "listed_on",
    "keywords",
    "subtitle",
    "description",
    "url",
    "images",
    "sku_name",
    "sku_code",
    "sku_price",
    "sku_stock",
    "barcode",
];

/// Before the name of an attribute, in the head of its column.
pub const ATTRIBUTE: &str = "attribute:";

/// The names of all attributes that some listings have, sorted: each is a column behind [`COLUMNS`].
pub fn attributes<'r>(records: impl Iterator<Item = &'r Record>) -> Vec<String> {
    let names: BTreeSet<String> =
        records.flat_map(|record| record.under("attribute").map(|(name, _)| name.to_owned())).collect();
    names.into_iter().collect()
}

/// The rows of one listing: a row for each variant, of which the first says what the listing itself says.
pub fn rows(record: &Record, attributes: &[String]) -> Vec<Vec<String>> {
    let listing = Listing::read(record);
    let mut first: Vec<String> = COLUMNS.iter().map(|column| own(&listing, record, column)).collect();
    first.extend(attributes.iter().map(|name| {
        let found = listing.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    }));
    let mut rows = vec![first];
    for (at, variant) in listing.variants.iter().enumerate() {
        if at > 0 {
            let mut row = vec![String::new(); COLUMNS.len() + attributes.len()];
            row[..2].clone_from_slice(&rows[0][..2]);
            // Without number and code the title alone tells whose variant it is.
            row[2].clone_from(&rows[0][2]);
            rows.push(row);
        }
        let places =
            COLUMNS.iter().enumerate().filter_map(|(place, column)| Some((place, of_variant(variant, column)?)));
        let places: Vec<(usize, String)> = places.collect();
        places.into_iter().for_each(|(place, cell)| rows[at][place] = cell);
    }
    rows
}

fn own(listing: &Listing, record: &Record, column: &str) -> String {
    let count = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    match column {
        "item" => listing.item.clone(),
        "code" => listing.code.clone(),
        "title" => listing.title.clone(),
        "state" => listing.state.code().to_owned(),
        "category" => listing.category.clone(),
        "shop_category" => listing.shop_category.clone(),
        "price" => in_field(listing.price),
        "list_price" => in_field(listing.list_price),
        "floor" => in_field(listing.floor),
        "stock" => count(listing.stock),
        "sold_7" => count(listing.sold_7),
        "sold_30" => count(listing.sold_30),
        "last_sold" => listing.last_sold.map(|day| day.to_string()).unwrap_or_default(),
        "listed_on" => listing.listed_on.map(|day| day.to_string()).unwrap_or_default(),
        "keywords" => listing.keywords.clone(),
        "subtitle" => record.text(&super::field::point("subtitle")).to_owned(),
        "description" => listing.description.clone(),
        "url" => listing.url.clone(),
        "images" => {
            let urls = listing.images.iter().map(|image| image.url.as_str()).filter(|url| !url.is_empty());
            urls.collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

fn of_variant(variant: &Variant, column: &str) -> Option<String> {
    Some(match Target::from_code(column)? {
        Target::VariantName => variant.name.clone(),
        Target::VariantCode => variant.code.clone(),
        Target::VariantPrice => in_field(variant.price),
        Target::VariantStock => variant.stock.map(|stock| stock.to_string()).unwrap_or_default(),
        Target::Barcode => variant.barcode.clone(),
        _ => return None,
    })
}
