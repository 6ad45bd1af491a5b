//! What a person writes into a placement, all fields together. Knows no rule.

use super::{Page, Placement, Slot, field};
use crate::domain::ids::{Field, RecordId};
use crate::domain::period::Period;
use crate::domain::value::Value;

/// All that is written by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// On which page.
    pub page: Page,
    /// Which campaign page, category or channel; empty for the home page.
    pub page_name: String,
    /// In what kind of place.
    pub slot: Slot,
    /// Its place among those of its kind, from 1.
    pub order: i64,
    /// The listing that it shows; empty without one.
    pub listing: RecordId,
    /// The campaign that it belongs to; empty without one.
    pub campaign: RecordId,
    /// What is printed on it.
    pub text: String,
    /// The price that is printed on it, minor units.
    pub printed_price: Option<i64>,
    /// From when to when what is printed on it says that it holds, UTC milliseconds.
    pub printed_period: Period,
    /// Where it leads; empty where nowhere.
    pub link: String,
    /// When it is shown, UTC milliseconds.
    pub shown: Period,
}

impl Form {
    /// An empty one at a place.
    pub fn at(page: Page, page_name: &str, slot: Slot, order: i64) -> Self {
        Self {
            page,
            page_name: page_name.to_owned(),
            slot,
            order,
            listing: RecordId::of(""),
            campaign: RecordId::of(""),
            text: String::new(),
            printed_price: None,
            printed_period: (None, None),
            link: String::new(),
            shown: (None, None),
        }
    }

    /// What a placement says.
    pub fn of(placement: &Placement) -> Self {
        let placement = placement.clone();
        Self {
            page: placement.page,
            page_name: placement.page_name,
            slot: placement.slot,
            order: placement.order,
            listing: placement.listing,
            campaign: placement.campaign,
            text: placement.text,
            printed_price: placement.printed_price,
            printed_period: placement.printed_period,
            link: placement.link,
            shown: (placement.from, placement.until),
        }
    }

    /// Every field with what it shall hold.
    pub fn edits(&self) -> Vec<(Field, Value)> {
        let number = |number: Option<i64>| number.map_or(Value::Null, Value::Int);
        vec![
            (field::PAGE, self.page.code().into()),
            (field::PAGE_NAME, self.page_name.as_str().into()),
            (field::SLOT, self.slot.code().into()),
            (field::ORDER, self.order.into()),
            (field::LISTING, self.listing.as_str().into()),
            (field::CAMPAIGN, self.campaign.as_str().into()),
            (field::TEXT, self.text.as_str().into()),
            (field::PRINTED_PRICE, number(self.printed_price)),
            (field::PRINTED_FROM, number(self.printed_period.0)),
            (field::PRINTED_UNTIL, number(self.printed_period.1)),
            (field::LINK, self.link.as_str().into()),
            (field::FROM, number(self.shown.0)),
            (field::UNTIL, number(self.shown.1)),
        ]
    }

    /// The fields that say something else than they did: what somebody else changed meanwhile is left alone.
    pub fn edits_since(&self, before: &Self) -> Vec<(Field, Value)> {
        let before = before.edits();
        self.edits().into_iter().zip(before).filter(|(new, old)| new != old).map(|(new, _)| new).collect()
    }
}
