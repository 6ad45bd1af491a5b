//! A finding: records of the shop that contradict each other, and how. Typed; the words are somebody else's. Derived,
//! never stored (S13): only what a person says of it is.

use super::rule::Rule;
use crate::domain::ids::{Key, RecordId};
use crate::domain::listings::completeness::Missing;
use crate::domain::listings::lint::Fault;
use crate::domain::placements::{Page, Placement, Slot};
use smol_str::SmolStr;
use xxhash_rust::xxh64::xxh64;

/// So many records are named by a finding at most; how many there are in all is in its detail.
pub(super) const MOST: usize = 5;

/// Records that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The rule that they break.
    pub rule: Rule,
    /// The records, the one to be looked at first; at most five.
    pub subjects: Vec<Key>,
    /// The check of the daily inspection at which it is shown: `INSP-02.2`.
    pub check: &'static str,
    /// What contradicts what.
    pub detail: Detail,
}

/// A place of a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which page.
    pub page: Page,
    /// Its name; empty for the home page.
    pub name: SmolStr,
    /// The kind of place.
    pub slot: Slot,
    /// Its number among those of its kind, from 1.
    pub order: i64,
}

/// Where something is seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// At a place of a page.
    At(Place),
    /// On a listing's picture, by its number from 1.
    Picture(usize),
    /// Among the items of a campaign.
    Campaign,
}

/// Why an item cannot be bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dead {
    /// It is not on sale.
    NotOnSale,
    /// Nothing is in stock.
    SoldOut,
}

/// What is wrong with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkFault {
    /// It leads to an item that cannot be bought.
    Dead(Dead),
    /// It leads to a campaign that has ended.
    Ended,
    /// It leads to something else than what the picture is said to show.
    Elsewhere,
}

/// Which text stands twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Text {
    /// The title.
    Title,
    /// The merchant's code.
    Code,
}

/// What contradicts what. Prices are minor units, instants UTC milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// A printed price, and the lowest and highest in force.
    PrintedPrice {
        /// Where it is seen.
        seen: Seen,
        /// What is printed.
        printed: i64,
        /// The lowest in force.
        low: i64,
        /// The highest in force.
        high: i64,
    },
    /// A printed time that is over.
    PrintedOver {
        /// Where it is seen.
        seen: Seen,
        /// When it ended.
        until: i64,
    },
    /// A printed time that has not come.
    PrintedAhead {
        /// Where it is seen.
        seen: Seen,
        /// When it begins.
        from: i64,
    },
    /// A campaign that has ended and is still shown.
    CampaignEnded {
        /// Where it is seen.
        seen: Seen,
        /// When it ended.
        until: i64,
    },
    /// A key visual that leads nowhere.
    KvWithoutLink(Seen),
    /// A key visual that leads to the wrong place.
    KvLink(Seen, LinkFault),
    /// An item that is shown and cannot be bought.
    DeadPlaced(Seen, Dead),
    /// An item in a discount category without a discount.
    NoDiscount {
        /// The category.
        category: SmolStr,
        /// The price in force.
        price: i64,
    },
    /// An item in a discount category whose price has changed since it came there.
    PriceChanged {
        /// The category.
        category: SmolStr,
        /// The price before.
        before: i64,
        /// The price since.
        now: i64,
    },
    /// A category with items that are new or changed today, not looked at since.
    CategoryUnchecked {
        /// The category.
        category: SmolStr,
        /// How many items or places.
        count: usize,
        /// The latest change.
        at: i64,
    },
    /// Too many right-column ads on a page.
    RightAds {
        /// The page: any of its places.
        place: Place,
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: i64,
    },
    /// So many things in one place.
    Overlap {
        /// The place.
        place: Place,
        /// How many.
        count: usize,
    },
    /// Empty places between others.
    Hole {
        /// The place after the first empty one.
        place: Place,
        /// The numbers of the empty ones.
        missing: Vec<i64>,
    },
    /// The lowest that buyers can come to pay lies below the floor.
    BelowFloor {
        /// The lowest, everything taken together.
        lowest: i64,
        /// The floor.
        floor: i64,
    },
    /// The list price is higher than it may be.
    DiscountBase {
        /// The list price.
        list: i64,
        /// The lowest price in the days before the discount.
        lowest: i64,
        /// How many days.
        days: i64,
    },
    /// A listing on sale of which something is missing.
    Incomplete {
        /// How much is there.
        percent: u8,
        /// What is missing.
        missing: Vec<Missing>,
    },
    /// A listing on sale with a fault.
    Faulty(Fault),
    /// Listings that say the same.
    Twice {
        /// Where.
        text: Text,
        /// How many.
        count: usize,
    },
}

impl Place {
    /// Where a placement stands.
    pub fn of(placement: &Placement) -> Self {
        Self {
            page: placement.page,
            name: SmolStr::new(&placement.page_name),
            slot: placement.slot,
            order: placement.order,
        }
    }
}

impl Finding {
    /// A digest of what contradicts: the same contradiction has the same on every device, another one another. What only
    /// passes with time, such as the days without a sale, is not in it.
    pub fn digest(&self) -> String {
        let keys = self.subjects.iter().map(|key| format!("{}:{}", key.kind, key.id));
        let all = keys.chain([self.rule.code().to_owned(), self.detail.signs()]).collect::<Vec<_>>().join("\n");
        format!("{:016x}", xxh64(all.as_bytes(), 0))
    }

    /// The id of what is said of it: derived, so that two devices speak of the same (S9).
    pub fn id(&self, shop: &RecordId) -> RecordId {
        let ids: Vec<&str> = self.subjects.iter().map(|key| key.id.as_str()).collect();
        RecordId::new(format!("{shop}:{}:{}:{}", self.rule.code(), ids.join("+"), self.digest()))
    }

    /// The record to be looked at first.
    pub fn subject(&self) -> Option<&Key> {
        self.subjects.first()
    }

    /// Whether a record is part of it.
    pub fn is_about(&self, id: &RecordId) -> bool {
        self.subjects.iter().any(|key| key.id == *id)
    }
}

impl Detail {
    /// The values that contradict each other, as a text that stays the same from version to version.
    fn signs(&self) -> String {
        match self {
            Self::PrintedPrice { seen, printed, low, high } => format!("{} {printed} {low} {high}", seen.signs()),
            Self::PrintedOver { seen, until } => format!("{} over {until}", seen.signs()),
            Self::PrintedAhead { seen, from } => format!("{} ahead {from}", seen.signs()),
            Self::CampaignEnded { seen, until } => format!("{} ended {until}", seen.signs()),
            Self::KvWithoutLink(seen) => seen.signs(),
            Self::KvLink(seen, fault) => format!("{} {}", seen.signs(), fault.code()),
            Self::DeadPlaced(seen, dead) => format!("{} {}", seen.signs(), dead.code()),
            Self::NoDiscount { category, price } => format!("{category} {price}"),
            Self::PriceChanged { category, before, now } => format!("{category} {before} {now}"),
            // Whoever has looked at a change has not looked at the next one.
            Self::CategoryUnchecked { category, at, .. } => format!("{category} {at}"),
            Self::RightAds { place, count, .. } => format!("{} {count}", place.signs()),
            Self::Overlap { place, count } => format!("{} {count}", place.signs()),
            Self::Hole { place, missing } => format!("{} {missing:?}", place.signs()),
            Self::BelowFloor { lowest, floor } => format!("{lowest} {floor}"),
            Self::DiscountBase { list, lowest, .. } => format!("{list} {lowest}"),
            Self::Incomplete { missing, .. } => missing.iter().map(missing_signs).collect::<Vec<_>>().join(" "),
            Self::Faulty(fault) => fault_signs(fault),
            Self::Twice { text, count } => format!("{} {count}", if *text == Text::Title { "title" } else { "code" }),
        }
    }
}

impl Place {
    fn signs(&self) -> String {
        format!("{} {} {} {}", self.page.code(), self.name, self.slot.code(), self.order)
    }
}

impl Seen {
    fn signs(&self) -> String {
        match self {
            Self::At(place) => place.signs(),
            Self::Picture(number) => format!("picture {number}"),
            Self::Campaign => "campaign".to_owned(),
        }
    }
}

impl Dead {
    const fn code(self) -> &'static str {
        match self {
            Self::NotOnSale => "off",
            Self::SoldOut => "sold_out",
        }
    }
}

impl LinkFault {
    const fn code(self) -> &'static str {
        match self {
            Self::Dead(dead) => dead.code(),
            Self::Ended => "ended",
            Self::Elsewhere => "elsewhere",
        }
    }
}

fn missing_signs(missing: &Missing) -> String {
    match missing {
        Missing::Title => "title".to_owned(),
        Missing::TitleTooLong { bytes, .. } => format!("long {bytes}"),
        Missing::Description => "description".to_owned(),
        Missing::Category => "category".to_owned(),
        Missing::Price => "price".to_owned(),
        Missing::Stock => "stock".to_owned(),
        Missing::Attribute(name) => format!("attribute {name}"),
        Missing::Images { there, .. } => format!("images {there}"),
        Missing::SmallImages(places) => format!("small {places:?}"),
        Missing::Keywords { there, .. } => format!("keywords {there}"),
        Missing::SellingPoints { there, .. } => format!("points {there}"),
    }
}

fn fault_signs(fault: &Fault) -> String {
    match fault {
        Fault::PriceZero => "zero".to_owned(),
        Fault::BelowFloor { selling, floor } => format!("floor {selling} {floor}"),
        Fault::ListBelowSelling { list, selling } => format!("list {list} {selling}"),
        Fault::SoldOut => "sold_out".to_owned(),
        Fault::SlowMoving { .. } => "slow".to_owned(),
        Fault::Forbidden(word) => format!("word {word}"),
    }
}
