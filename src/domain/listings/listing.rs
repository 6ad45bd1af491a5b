//! A listing 宝贝 as its record says it: read, never stored (S13). Knows no rule of editing.

use super::price::{Prices, Step, Window};
use super::state::{Part, State};
use super::{field, stored};
use crate::domain::calendar::parse_date;
use crate::domain::ids::RecordId;
use crate::domain::record::{Cell, Record};
use crate::domain::shops::Platform;
use chrono::NaiveDate;

pub use stored::{Image, StoredWindow};

/// A listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// The record.
    pub id: RecordId,
    /// The shop.
    pub shop: RecordId,
    /// Where it is sold.
    pub platform: Platform,
    /// The platform's number; empty where it has none yet.
    pub item: String,
    /// Where buyers see it.
    pub url: String,
    /// The merchant's code.
    pub code: String,
    /// The title.
    pub title: String,
    /// The platform's category.
    pub category: String,
    /// The shop's own category.
    pub shop_category: String,
    /// The description, as text.
    pub description: String,
    /// The SHA-256 of the whole description; empty where the text is all.
    pub description_blob: String,
    /// Keywords, as typed.
    pub keywords: String,
    /// The list price, minor units.
    pub list_price: Option<i64>,
    /// The selling price, minor units.
    pub price: Option<i64>,
    /// The floor, minor units.
    pub floor: Option<i64>,
    /// In stock where no variant says so.
    pub stock: Option<i64>,
    /// What it is for.
    pub part: Option<Part>,
    /// Whose it is; empty where it is nobody's.
    pub owner: RecordId,
    /// Where it is in its life.
    pub state: State,
    /// Why it was sent back; empty where it was not.
    pub returned: String,
    /// Why it should go; empty where nobody flagged it.
    pub flagged: String,
    /// When it was listed.
    pub listed_on: Option<NaiveDate>,
    /// When it was delisted.
    pub delisted_on: Option<NaiveDate>,
    /// Whether the stock was put right after that.
    pub is_stock_synced: bool,
    /// Sold within seven days.
    pub sold_7: Option<i64>,
    /// Sold within thirty days.
    pub sold_30: Option<i64>,
    /// The last sale.
    pub last_sold: Option<NaiveDate>,
    /// Name and text of each attribute.
    pub attributes: Vec<(String, String)>,
    /// The variants.
    pub variants: Vec<Variant>,
    /// The pictures, in their order.
    pub images: Vec<Image>,
    /// Prices for a time.
    pub windows: Vec<StoredWindow>,
    /// Id and text of each selling point.
    pub points: Vec<(String, String)>,
}

/// A variant SKU.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variant {
    /// Its id within the listing.
    pub id: String,
    /// What tells it apart: `颜色:红;尺码:M`.
    pub name: String,
    /// Its selling price; the listing's where it has none.
    pub price: Option<i64>,
    /// In stock.
    pub stock: Option<i64>,
    /// The merchant's code.
    pub code: String,
    /// The barcode.
    pub barcode: String,
}

impl Listing {
    /// Reads a record.
    pub fn read(record: &Record) -> Self {
        let text = |field| record.text(field).to_owned();
        let day = |field| parse_date(record.text(field));
        Self {
            id: record.id().clone(),
            shop: RecordId::new(record.text(&field::SHOP)),
            platform: Platform::from_code(record.text(&field::PLATFORM)),
            item: text(&field::ITEM),
            url: text(&field::URL),
            code: text(&field::CODE),
            title: text(&field::TITLE),
            category: text(&field::CATEGORY),
            shop_category: text(&field::SHOP_CATEGORY),
            description: text(&field::DESCRIPTION),
            description_blob: text(&field::DESCRIPTION_BLOB),
            keywords: text(&field::KEYWORDS),
            list_price: record.int(&field::LIST_PRICE),
            price: record.int(&field::PRICE),
            floor: record.int(&field::FLOOR),
            stock: record.int(&field::STOCK),
            part: Part::from_code(record.text(&field::PART)),
            owner: RecordId::new(record.text(&field::OWNER)),
            state: State::from_code(record.text(&field::STATE)),
            returned: text(&field::RETURNED),
            flagged: text(&field::FLAGGED),
            listed_on: day(&field::LISTED_ON),
            delisted_on: day(&field::DELISTED_ON),
            is_stock_synced: record.flag(&field::STOCK_SYNCED),
            sold_7: record.int(&field::SOLD_7),
            sold_30: record.int(&field::SOLD_30),
            last_sold: day(&field::LAST_SOLD),
            attributes: texts(record, "attribute"),
            variants: variants_of(record),
            images: stored::images(record),
            windows: stored::windows(record),
            points: texts(record, "point"),
        }
    }

    /// In stock: what its variants say together, else what it says itself; none where nobody said.
    pub fn in_stock(&self) -> Option<i64> {
        let of_variants: Vec<i64> = self.variants.iter().filter_map(|variant| variant.stock).collect();
        if of_variants.is_empty() { self.stock } else { Some(of_variants.iter().sum()) }
    }

    /// The lowest and the highest selling price, of its variants or its own.
    pub fn selling(&self) -> Option<(i64, i64)> {
        let of_variants = self.variants.iter().filter_map(|variant| variant.price.or(self.price));
        let range = of_variants.fold(None, |range: Option<(i64, i64)>, price| {
            Some(range.map_or((price, price), |(low, high)| (low.min(price), high.max(price))))
        });
        range.or(self.price.map(|price| (price, price)))
    }

    /// Keywords, one by one.
    pub fn keyword_list(&self) -> impl Iterator<Item = &str> {
        let parts = self.keywords.split(|letter: char| letter.is_whitespace() || ",，、;；".contains(letter));
        parts.filter(|word| !word.is_empty())
    }

    /// The first main picture.
    pub fn main_image(&self) -> Option<&Image> {
        self.images.iter().find(|image| image.is_main).or(self.images.first())
    }
}

/// The selling price of a listing's record with all its changes and its windows (LST-14); of a variant where one is
/// named. The price that stands holds since its stamp.
pub fn prices_of(record: &Record, variant: Option<&str>) -> Prices {
    let own = variant.and_then(|id| record.cell(&field::sku(id, "price"))).filter(|cell| !cell.value.is_null());
    let standing = own.or_else(|| record.cell(&field::PRICE));
    let now = standing.and_then(|cell| Some(Step { since: cell.stamp.instant(), price: cell.value.as_int()? }));
    let is_own = own.is_some();
    let earlier = record.under("step").filter_map(move |(since, cell)| {
        // Steps are those of the listing; a variant with a price of its own has none that are kept apart.
        let step = Step { since: since.parse().ok()?, price: cell.value.as_int()? };
        (!is_own).then_some(step)
    });
    let windows = stored::windows(record).into_iter().filter(|window| window.is_of(variant));
    let as_window =
        |window: StoredWindow| Window { label: window.label, price: window.price, holds: window.from..window.until };
    Prices::new(earlier.chain(now), windows.map(as_window))
}

/// The prices of everything that a listing sells: of each variant, or its own where it has none.
pub fn all_prices(record: &Record) -> Vec<Prices> {
    let ids = variant_ids(record);
    if ids.is_empty() {
        return vec![prices_of(record, None)];
    }
    ids.iter().map(|id| prices_of(record, Some(id))).collect()
}

fn texts(record: &Record, prefix: &str) -> Vec<(String, String)> {
    let text = |(name, cell): (&str, &Cell)| Some((name.to_owned(), cell.value.as_str()?.to_owned()));
    record.under(prefix).filter_map(text).collect()
}

fn variant_ids(record: &Record) -> Vec<String> {
    let mut ids: Vec<String> =
        record.under("sku").filter_map(|(rest, _)| Some(rest.split_once('/')?.0.to_owned())).collect();
    ids.dedup();
    ids
}

/// The variants of a listing's record.
pub fn variants_of(record: &Record) -> Vec<Variant> {
    let text = |id: &str, member| record.text(&field::sku(id, member)).to_owned();
    let read = |id: String| Variant {
        name: text(&id, "name"),
        price: record.int(&field::sku(&id, "price")),
        stock: record.int(&field::sku(&id, "stock")),
        code: text(&id, "code"),
        barcode: text(&id, "barcode"),
        id,
    };
    variant_ids(record).into_iter().map(read).collect()
}
