//! Listings 宝贝 (LST-*): what a shop sells, where it is in its life, and what can be worked out from that. The rules of
//! prices, titles, completeness and the rest know no record: plain numbers and texts come in, so that an import and a
//! page ask the same. Knows people and shops by id; no request for approval, no placement.

pub mod bulk;
pub mod completeness;
pub mod export;
pub mod field;
pub mod filter;
mod finding;
mod glance;
pub mod import;
mod life;
pub mod line;
pub mod lint;
mod listing;
pub mod looks;
pub mod price;
mod rules;
pub mod sample;
pub mod shelf;
mod sorting;
pub mod stacking;
pub mod standards;
mod state;
mod stored;
pub mod terms;
pub mod title;
mod writing;

pub use finding::{Hit, fits};
pub(crate) use glance::{Glance, Linter};
pub use life::{POINTS, send_back};
pub use listing::{Image, Listing, StoredWindow, Variant, all_prices, prices_of, variants_of};
pub use rules::{decide, permit_restore};
pub use state::{Part, State};
pub use writing::{checked, is_content, is_reviewed, written};

use super::ids::{Field, Key, Kind, RecordId};
use super::schema::KindSchema;
use super::shops::Platform;
use super::value::Value;

/// A listing 宝贝: an item of a shop.
pub const LISTING: Kind = Kind::of("listing");

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[
    MAPPING,
    standards::SCHEMA,
    KindSchema {
        kind: LISTING,
        identity: &["shop"],
        fixed: &["state", "returned", "listed_on", "delisted_on", "stock_synced", "check/*/*", "step/*"],
        words: &[
            "title",
            "description",
            "keywords",
            "attribute/*",
            "point/*",
            "note/*",
            "sku/*/name",
            "returned",
            "flagged",
            "category",
            "shop_category",
        ],
        fields: &[
            "shop",
            "platform",
            "item",
            "url",
            "code",
            "title",
            "category",
            "shop_category",
            "description",
            "description_blob",
            "keywords",
            "list_price",
            "price",
            "floor",
            "stock",
            "part",
            "owner",
            "state",
            "returned",
            "listed_on",
            "delisted_on",
            "stock_synced",
            "flagged",
            "sold_7",
            "sold_30",
            "last_sold",
            "attribute/*",
            "sku/*/name",
            "sku/*/price",
            "sku/*/stock",
            "sku/*/code",
            "sku/*/barcode",
            "image/*",
            "window/*",
            "step/*",
            "point/*",
            "note/*",
            "check/*/*",
        ],
    },
];

/// What columns of tables mean, as a person said.
const MAPPING: KindSchema =
    KindSchema { kind: import::IMPORT_MAPPING, identity: &[], fixed: &[], words: &[], fields: &["column/*"] };

/// A listing's full name.
pub fn key(id: &RecordId) -> Key {
    Key::new(LISTING, id.clone())
}

/// The id of a listing that has a number at its platform: derived, so that two devices that take the same file in make
/// the same record (S9).
pub fn id_of(shop: &RecordId, platform: Platform, item: &str) -> RecordId {
    RecordId::new(format!("{shop}:{}:{item}", platform.code()))
}

/// What can be done to listings.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new one, a draft (LST-15).
    Create {
        /// A fresh UUIDv7.
        id: RecordId,
        /// The shop.
        shop: RecordId,
        /// Where it shall be sold.
        platform: Platform,
        /// Its title.
        title: String,
    },
    /// Writes fields of one listing; a changed price is logged (LST-14).
    Edit {
        /// The listing.
        listing: RecordId,
        /// Fields with what they shall hold; `Null` clears.
        edits: Vec<(Field, Value)>,
    },
    /// Writes fields of many, as one command with one undo.
    Bulk {
        /// Listings, fields and what these shall hold.
        edits: Vec<(RecordId, Field, Value)>,
    },
    /// The next step of its life that needs nobody else's word (LST-01 … LST-04, LST-09).
    Advance {
        /// The listing.
        listing: RecordId,
        /// The step, which must be the next one.
        to: State,
        /// The points of [`POINTS`] that were looked at.
        points: Vec<String>,
    },
    /// Back to an earlier step, with a reason.
    SendBack {
        /// The listing.
        listing: RecordId,
        /// The step at which it goes on.
        to: State,
        /// Why.
        why: String,
    },
    /// Flags it as one that should go (LST-07); an empty reason takes the flag away.
    Flag {
        /// The listing.
        listing: RecordId,
        /// Why.
        why: String,
    },
    /// The stock was put right after it was delisted (LST-09).
    StockSynced {
        /// The listing.
        listing: RecordId,
    },
    /// A note with a fresh id.
    Note {
        /// The listing.
        listing: RecordId,
        /// A fresh id.
        id: String,
        /// The words.
        text: String,
    },
    /// Takes it away; it can be restored.
    Delete {
        /// The listing.
        listing: RecordId,
    },
    /// Remembers what columns of a kind of table mean in a shop.
    Mapping {
        /// The shop.
        shop: RecordId,
        /// The kind of table: [`import::fingerprint`].
        fingerprint: String,
        /// Places of columns with what they mean; `None`: nothing.
        columns: Vec<(usize, Option<import::Target>)>,
    },
    /// What a shop asks of its listings (LST-15, LST-25).
    Standard {
        /// The shop.
        shop: RecordId,
        /// The category; [`standards::ALL`] for all.
        category: String,
        /// Fields of [`standards::field`]; `Null` for what is shipped, or asked of all.
        edits: Vec<(Field, Value)>,
    },
}

/// Why a listing command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It needs a title.
    #[error("a listing needs a title")]
    NoTitle,
    /// Longer than the limit, in characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// Not an amount that can be stored.
    #[error("not an amount")]
    NotAnAmount,
    /// The field is not written by hand.
    #[error("the field {0} is not written by hand")]
    NotContent(Field),
    /// On sale: what buyers see of it is changed by a proposal (LST-12, APR-10).
    #[error("on sale: what buyers see is changed by a proposal")]
    NeedsProposal,
    /// Not the next step of its life.
    #[error("not the next step")]
    NotNext,
    /// Price or title is missing.
    #[error("not complete enough")]
    Incomplete,
    /// The points of the review have not all been looked at.
    #[error("points of the review are missing")]
    PointsMissing,
    /// A reason is needed.
    #[error("a reason is needed")]
    NoReason,
    /// The field of a standard takes no such value.
    #[error("{0} takes no such value")]
    NotAllowed(Field),
}

#[cfg(test)]
mod tests;
