//! Campaigns 活动 in their smallest form (CMP-*): what runs when, which items at which price, what may be combined.
//! Knows listings by id. How a campaign is planned and approved comes later.

mod rules;
mod texts;

pub use rules::{decide, permit_restore};
pub use texts::{Edits, TEXT_FIELDS, Unread, edits_of, texts_of};

use super::ids::{Field, Key, Kind, RecordId};
use super::listings::stacking::{Saving, Stack};
use super::order::sort_by;
use super::period::{self, When};
use super::record::{Cell, Record};
use super::records::Records;
use super::schema::KindSchema;
use super::shops;
use super::value::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A campaign 活动.
pub const CAMPAIGN: Kind = Kind::of("campaign");

/// Fields of a campaign.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// Its name.
    pub const NAME: Field = Field::of("name");
    /// What it is about.
    pub const CONTENT: Field = Field::of("content");
    /// Its rules, as buyers read them.
    pub const RULES: Field = Field::of("rules");
    /// The address of its page.
    pub const PAGE: Field = Field::of("page");
    /// From this instant on, UTC milliseconds.
    pub const FROM: Field = Field::of("from");
    /// Up to this one, which is no longer in it.
    pub const UNTIL: Field = Field::of("until");
    /// What members pay of a price, in ten-thousandths.
    pub const MEMBER: Field = Field::of("member");

    /// `item/<listing>`: its price in the campaign, minor units; 0 for the price that it has.
    pub fn item(listing: &str) -> Field {
        Field::keyed(&["item", listing])
    }
    /// `saving/<id>`: a coupon or a threshold: `label`, `from`, `off`, `repeats`.
    pub fn saving(id: &str) -> Field {
        Field::keyed(&["saving", id])
    }
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[KindSchema {
    kind: CAMPAIGN,
    identity: &["shop"],
    fixed: &[],
    words: &["name", "content", "rules", "note/*"],
    fields: &["shop", "name", "content", "rules", "page", "from", "until", "member", "item/*", "saving/*", "note/*"],
}];

/// A campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// The record.
    pub id: RecordId,
    /// The shop.
    pub shop: RecordId,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub content: String,
    /// Its rules.
    pub rules: String,
    /// The address of its page; empty without one.
    pub page: String,
    /// From this instant on, UTC milliseconds.
    pub from: Option<i64>,
    /// Up to this one.
    pub until: Option<i64>,
    /// Its items, each with its price in the campaign; none for the price that it has.
    pub items: Vec<(RecordId, Option<i64>)>,
    /// Id, name and rule of each coupon and threshold.
    pub savings: Vec<(String, String, Saving)>,
    /// What members pay, in ten-thousandths.
    pub member: Option<u16>,
}

impl Campaign {
    /// Reads a record.
    pub fn read(record: &Record) -> Self {
        let text = |field: &Field| record.text(field).to_owned();
        let items = record.under("item").filter_map(|(id, cell)| {
            let price = cell.value.as_int()?;
            Some((RecordId::new(id), (price > 0).then_some(price)))
        });
        Self {
            id: record.id().clone(),
            shop: RecordId::new(record.text(&field::SHOP)),
            name: text(&field::NAME),
            content: text(&field::CONTENT),
            rules: text(&field::RULES),
            page: text(&field::PAGE),
            from: record.int(&field::FROM),
            until: record.int(&field::UNTIL),
            items: items.collect(),
            savings: record.under("saving").filter_map(saving).collect(),
            member: record.int(&field::MEMBER).and_then(|share| u16::try_from(share).ok()),
        }
    }

    /// Whether it runs at an instant.
    pub fn runs(&self, instant: i64) -> bool {
        self.from.is_none_or(|from| from <= instant) && !self.is_over(instant)
    }

    /// Whether it has ended.
    pub fn is_over(&self, instant: i64) -> bool {
        self.until.is_some_and(|until| until <= instant)
    }

    /// Whether it runs at an instant, will run, or has ended.
    pub fn when(&self, instant: i64) -> When {
        period::when((self.from, self.until), instant)
    }

    /// What may be combined with a price while it runs.
    pub fn stack(&self) -> Stack {
        Stack { member: self.member, savings: self.savings.iter().map(|(_, _, saving)| *saving).collect() }
    }
}

fn saving((id, cell): (&str, &Cell)) -> Option<(String, String, Saving)> {
    let int = |name| cell.value.member(name).and_then(Value::as_int);
    let label = cell.value.member("label").and_then(Value::as_str).unwrap_or_default();
    let repeats = cell.value.member("repeats").and_then(Value::as_bool).unwrap_or_default();
    Some((id.to_owned(), label.to_owned(), Saving { from: int("from")?, off: int("off")?, repeats }))
}

/// A campaign's full name.
pub fn key(id: &RecordId) -> Key {
    Key::new(CAMPAIGN, id.clone())
}

/// A coupon or threshold as it stands in a record.
pub fn saving_value(label: &str, saving: &Saving) -> Value {
    let members: [(&'static str, Value); 4] = [
        ("label", label.into()),
        ("from", saving.from.into()),
        ("off", saving.off.into()),
        ("repeats", saving.repeats.into()),
    ];
    let mut map = BTreeMap::new();
    for (name, value) in members {
        map.insert(SmolStr::new_static(name), value);
    }
    Value::Map(map)
}

/// The campaigns of a shop and of those joined into it, by their beginning.
pub fn of_shop(records: &Records, shop: &RecordId) -> Vec<Campaign> {
    let shops = shops::ids(records, shop);
    let is_own = |text: &str| shops.iter().any(|id| text == id.as_str());
    let own = records.of(&CAMPAIGN).filter(|record| is_own(record.text(&field::SHOP)));
    let mut campaigns: Vec<Campaign> = own.map(|record| Campaign::read(record)).collect();
    sort_by(&mut campaigns, |a, b| a.from.cmp(&b.from).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id)));
    campaigns
}

/// The longest name of a campaign or coupon, in characters.
pub const MAX_NAME: usize = 200;
/// The longest text of a campaign, in characters.
pub const MAX_TEXT: usize = 10_000;

/// What can be done to campaigns.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new one.
    Create {
        /// A fresh UUIDv7.
        id: RecordId,
        /// The shop.
        shop: RecordId,
        /// Its name.
        name: String,
        /// From this instant on, UTC milliseconds; where it says nothing, always.
        from: Option<i64>,
        /// Up to this one.
        until: Option<i64>,
    },
    /// Writes fields of one: name, content, rules, page, from, until, member.
    Edit {
        /// The campaign.
        campaign: RecordId,
        /// Fields with what they shall hold; `Null` clears.
        edits: Vec<(Field, Value)>,
    },
    /// Takes an item in or out.
    Item {
        /// The campaign.
        campaign: RecordId,
        /// The listing.
        listing: RecordId,
        /// Its price in the campaign, minor units; `Some(None)` for the price that it has, `None` takes it out.
        price: Option<Option<i64>>,
    },
    /// A coupon or threshold.
    Saving {
        /// The campaign.
        campaign: RecordId,
        /// Its id in the campaign, a fresh one for a new one.
        id: String,
        /// What it is called and its rule; `None` takes it away.
        saving: Option<(String, Saving)>,
    },
    /// Takes it away; it can be restored.
    Delete {
        /// The campaign.
        campaign: RecordId,
    },
}

/// Why a campaign command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It needs a name.
    #[error("a campaign needs a name")]
    NoName,
    /// Longer than the limit, in characters.
    #[error("{field} is longer than {most} characters")]
    TooLong {
        /// Where.
        field: Field,
        /// The limit.
        most: usize,
    },
    /// It ends before it begins.
    #[error("it ends before it begins")]
    EndsFirst,
    /// A share that is none: above nothing, at most all.
    #[error("not a share of the price")]
    NotAShare,
    /// Not an amount that can be stored.
    #[error("not an amount")]
    NotAnAmount,
    /// Takes nothing off, or more than it asks for.
    #[error("takes off nothing, or more than it asks for")]
    NotASaving,
    /// The field takes no such value.
    #[error("{0} takes no such value")]
    NotAllowed(Field),
}

impl Refusal {
    /// The field that it is about, where it is about one of the campaign's own.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::NoName => Some(field::NAME),
            Self::EndsFirst => Some(field::UNTIL),
            Self::NotAShare => Some(field::MEMBER),
            Self::TooLong { field, .. } | Self::NotAllowed(field) => Some(field.clone()),
            Self::NotAnAmount | Self::NotASaving => None,
        }
    }
}

#[cfg(test)]
mod tests;
