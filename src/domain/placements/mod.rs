//! Placements 展示位: what a shop shows where (PAGE-*, INSP-02 … INSP-05). Knows listings and campaigns by id.

mod category;
mod form;
mod rules;
mod texts;
mod views;
mod writing;

pub use category::{CATEGORY, Category, categories_of, category_key, field as category_field};
pub use form::Form;
pub use rules::{decide, permit_restore};
pub use texts::{TEXT_FIELDS, Unread, read_texts, texts_of};
pub use views::{neighbours, notes, of_listing, of_shop, pages_of, shown, step, still_placed};
pub use writing::{MAX_ORDER, MAX_TEXT};

use super::ids::{Field, Key, Kind, RecordId};
use super::period::{self, When};
use super::record::Record;
use super::schema::KindSchema;
use super::value::Value;

/// Something that is shown at a place of a page.
pub const PLACEMENT: Kind = Kind::of("placement");

/// Fields of a placement.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// [`super::Page`] as a code.
    pub const PAGE: Field = Field::of("page");
    /// Which campaign page, category or channel; empty for the home page.
    pub const PAGE_NAME: Field = Field::of("page_name");
    /// [`super::Slot`] as a code.
    pub const SLOT: Field = Field::of("slot");
    /// Its place among those of its kind, from 1.
    pub const ORDER: Field = Field::of("order");
    /// The SHA-256 of its picture.
    pub const PICTURE: Field = Field::of("picture");
    /// What is printed on it.
    pub const TEXT: Field = Field::of("text");
    /// The price that is printed on it, minor units.
    pub const PRINTED_PRICE: Field = Field::of("printed_price");
    /// From when what is printed on it says that it holds, UTC milliseconds.
    pub const PRINTED_FROM: Field = Field::of("printed_from");
    /// Until when, UTC milliseconds.
    pub const PRINTED_UNTIL: Field = Field::of("printed_until");
    /// Where it leads.
    pub const LINK: Field = Field::of("link");
    /// The listing that it shows.
    pub const LISTING: Field = Field::of("listing");
    /// The campaign that it belongs to.
    pub const CAMPAIGN: Field = Field::of("campaign");
    /// Shown from this instant on, UTC milliseconds.
    pub const FROM: Field = Field::of("from");
    /// Up to this one, which is no longer in it.
    pub const UNTIL: Field = Field::of("until");

    /// `note/<id>`: a note.
    pub fn note(id: &str) -> Field {
        Field::keyed(&["note", id])
    }
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[PLACEMENT_SCHEMA, category::SCHEMA];

const PLACEMENT_SCHEMA: KindSchema = KindSchema {
    kind: PLACEMENT,
    identity: &["shop"],
    fixed: &[],
    words: &["text", "note/*", "page_name"],
    fields: &[
        "shop",
        "page",
        "page_name",
        "slot",
        "order",
        "picture",
        "text",
        "printed_price",
        "printed_from",
        "printed_until",
        "link",
        "listing",
        "campaign",
        "from",
        "until",
        "note/*",
    ],
};

/// A page of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// 首页.
    Home,
    /// 活动页.
    Campaign,
    /// 分类页.
    Category,
    /// A channel of the platform 频道.
    Channel,
}

impl Page {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Home, Self::Campaign, Self::Category, Self::Channel];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Campaign => "campaign",
            Self::Category => "category",
            Self::Channel => "channel",
        }
    }

    /// From a record.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|page| page.code() == code).unwrap_or(Self::Home)
    }
}

/// A kind of place on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A large banner 首焦/KV.
    Kv,
    /// A promo picture 促销图.
    Promo,
    /// A hot item 热卖.
    Hot,
    /// A right-column ad 右侧广告.
    RightAd,
    /// An item of a category's list 分类商品.
    CategoryItem,
    /// A coupon 优惠券.
    Coupon,
    /// An entry of the navigation 导航.
    Navigation,
}

impl Slot {
    /// All, in the order in which they stand on a page.
    pub const ALL: [Self; 7] =
        [Self::Navigation, Self::Kv, Self::Promo, Self::Coupon, Self::Hot, Self::RightAd, Self::CategoryItem];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kv => "kv",
            Self::Promo => "promo",
            Self::Hot => "hot",
            Self::RightAd => "right_ad",
            Self::CategoryItem => "category_item",
            Self::Coupon => "coupon",
            Self::Navigation => "navigation",
        }
    }

    /// From a record.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|slot| slot.code() == code).unwrap_or(Self::Promo)
    }
}

/// A placement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The record.
    pub id: RecordId,
    /// The shop.
    pub shop: RecordId,
    /// On which page.
    pub page: Page,
    /// Which campaign page, category or channel; empty for the home page.
    pub page_name: String,
    /// In what kind of place.
    pub slot: Slot,
    /// Its place among those of its kind, from 1.
    pub order: i64,
    /// The SHA-256 of its picture; empty without one.
    pub picture: String,
    /// What is printed on it.
    pub text: String,
    /// The price that is printed on it, minor units.
    pub printed_price: Option<i64>,
    /// From when to when what is printed on it says that it holds, UTC milliseconds.
    pub printed_period: (Option<i64>, Option<i64>),
    /// Where it leads; empty where nowhere.
    pub link: String,
    /// The listing that it shows; empty without one.
    pub listing: RecordId,
    /// The campaign that it belongs to; empty without one.
    pub campaign: RecordId,
    /// Shown from this instant on, UTC milliseconds; always where it says nothing.
    pub from: Option<i64>,
    /// Up to this one.
    pub until: Option<i64>,
}

impl Placement {
    /// Reads a record.
    pub fn read(record: &Record) -> Self {
        let text = |field: &Field| record.text(field).to_owned();
        let id = |field: &Field| RecordId::new(record.text(field));
        let page = Page::from_code(record.text(&field::PAGE));
        Self {
            id: record.id().clone(),
            shop: id(&field::SHOP),
            page,
            page_name: if page == Page::Home { String::new() } else { text(&field::PAGE_NAME) },
            slot: Slot::from_code(record.text(&field::SLOT)),
            order: record.int(&field::ORDER).unwrap_or(1),
            picture: text(&field::PICTURE),
            text: text(&field::TEXT),
            printed_price: record.int(&field::PRINTED_PRICE),
            printed_period: (record.int(&field::PRINTED_FROM), record.int(&field::PRINTED_UNTIL)),
            link: text(&field::LINK),
            listing: id(&field::LISTING),
            campaign: id(&field::CAMPAIGN),
            from: record.int(&field::FROM),
            until: record.int(&field::UNTIL),
        }
    }

    /// Whether it is shown at an instant.
    pub fn is_shown(&self, instant: i64) -> bool {
        self.when(instant) == When::Now
    }

    /// Whether it is shown at an instant, will be, or no longer is.
    pub fn when(&self, instant: i64) -> When {
        period::when((self.from, self.until), instant)
    }
}

/// A placement's full name.
pub fn key(id: &RecordId) -> Key {
    Key::new(PLACEMENT, id.clone())
}

/// What can be done to placements and to the categories of a shop.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new one.
    Create {
        /// A fresh UUIDv7.
        id: RecordId,
        /// The shop.
        shop: RecordId,
        /// What it says.
        form: Form,
    },
    /// Writes fields of one.
    Edit {
        /// The placement.
        placement: RecordId,
        /// Fields with what they shall hold; `Null` clears. See [`Form::edits_since`].
        edits: Vec<(Field, Value)>,
    },
    /// To another place among those of its kind. What is shown there at the same time takes the place that it leaves.
    Move {
        /// The placement.
        placement: RecordId,
        /// Its new place, from 1.
        order: i64,
    },
    /// Another picture.
    Picture {
        /// The placement.
        placement: RecordId,
        /// The SHA-256 of the picture; empty takes it away.
        sha: String,
    },
    /// Takes it off the page now; it stays readable.
    Clear {
        /// The placement.
        placement: RecordId,
        /// Why; may be empty.
        why: String,
    },
    /// A note with a fresh id.
    Note {
        /// The placement.
        placement: RecordId,
        /// A fresh id.
        id: String,
        /// The words.
        text: String,
    },
    /// Takes it away; it can be restored.
    Delete {
        /// The placement.
        placement: RecordId,
    },
    /// What a category of the shop is.
    Category {
        /// The shop.
        shop: RecordId,
        /// The category's name, as it stands at the listings.
        name: String,
        /// Whether its items must have a discount in force 折扣专区.
        discount: bool,
    },
}

/// Why a placement command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A page that is not the home page needs its name.
    #[error("which campaign page, category or channel?")]
    NoPageName,
    /// A category needs a name.
    #[error("a category needs a name")]
    NoName,
    /// Longer than the limit, in characters.
    #[error("{field} is longer than {most} characters")]
    TooLong {
        /// Where.
        field: Field,
        /// The limit.
        most: usize,
    },
    /// Not a place among those of its kind: 1 to [`MAX_ORDER`].
    #[error("not a place")]
    NotAPlace,
    /// Not an amount that can be stored.
    #[error("not an amount")]
    NotAnAmount,
    /// The field takes no such value.
    #[error("{0} takes no such value")]
    NotAllowed(Field),
    /// It ends before it begins; the field is the one of its end.
    #[error("{0} lies before the beginning")]
    EndsFirst(Field),
}

impl Refusal {
    /// The field that it is about, where it is about one.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::NoPageName => Some(field::PAGE_NAME),
            Self::NoName => None,
            Self::NotAPlace => Some(field::ORDER),
            Self::NotAnAmount => Some(field::PRINTED_PRICE),
            Self::TooLong { field, .. } | Self::NotAllowed(field) | Self::EndsFirst(field) => Some(field.clone()),
        }
    }
}

#[cfg(test)]
mod tests;
