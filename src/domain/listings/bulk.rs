//! One change made to many listings: what it makes of each, before anybody writes it. Knows no command's rules: whether a
//! value may stand is asked where it is written.

use super::{Listing, field};
use crate::domain::ids::{Field, RecordId};
use crate::domain::money::MAX_MINOR;
use crate::domain::value::Value;

/// What shall be done to a field of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// This shall stand there; `Null` clears it.
    Set(Field, Value),
    /// A price goes up or down by so many hundredths of a per cent, and is rounded to whole minor units.
    Share(Field, i64),
    /// A number goes up or down by so much.
    Add(Field, i64),
    /// In a text, wherever this stands, that shall stand.
    Replace(Field, String, String),
}

/// What it comes to for one listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Which.
    pub listing: RecordId,
    /// What stands there.
    pub before: Value,
    /// What shall stand there; none where it cannot (a price below nothing).
    pub after: Option<Value>,
}

impl Operation {
    /// Which field it is about.
    pub const fn field(&self) -> &Field {
        match self {
            Self::Set(field, _) | Self::Share(field, _) | Self::Add(field, _) | Self::Replace(field, ..) => field,
        }
    }

    /// What it makes of a listing; none where it changes nothing. Prices of variants stay: they are changed one by one.
    pub fn of(&self, listing: &Listing) -> Option<Made> {
        let before = standing(listing, self.field());
        let after = match (self, &before) {
            (Self::Set(_, value), _) => Some(value.clone()),
            (Self::Share(_, share), Value::Int(number)) => scaled(*number, *share).map(Value::Int),
            (Self::Add(_, more), Value::Int(number)) => fitting(number + more).map(Value::Int),
            (Self::Replace(_, from, to), Value::Text(text)) if !from.is_empty() => {
                let text = text.replace(from.as_str(), to);
                Some(if text.trim().is_empty() { Value::Null } else { text.into() })
            }
            // Nothing stands there that could be changed.
            _ => return None,
        };
        (after.as_ref() != Some(&before)).then(|| Made { listing: listing.id.clone(), before, after })
    }
}

fn scaled(number: i64, share: i64) -> Option<i64> {
    let all = i128::from(number) * (10_000 + i128::from(share));
    let rounded = (all + all.signum() * 5_000) / 10_000;
    fitting(i64::try_from(rounded).ok()?)
}

fn fitting(number: i64) -> Option<i64> {
    (0..=MAX_MINOR).contains(&number).then_some(number)
}

fn standing(listing: &Listing, field: &Field) -> Value {
    let text = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
    let number = |number: Option<i64>| number.map_or(Value::Null, Value::Int);
    match () {
        () if *field == field::PRICE => number(listing.price),
        () if *field == field::LIST_PRICE => number(listing.list_price),
        () if *field == field::FLOOR => number(listing.floor),
        () if *field == field::STOCK => number(listing.stock),
        () if *field == field::TITLE => text(&listing.title),
        () if *field == field::CATEGORY => text(&listing.category),
        () if *field == field::SHOP_CATEGORY => text(&listing.shop_category),
        () if *field == field::KEYWORDS => text(&listing.keywords),
        () if *field == field::DESCRIPTION => text(&listing.description),
        () if *field == field::OWNER => text(listing.owner.as_str()),
        () if *field == field::PART => listing.part.map_or(Value::Null, |part| part.code().into()),
        () => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::listings::key;
    use crate::domain::record::Record;

    fn tea() -> Listing {
        Listing {
            price: Some(9_990),
            title: "明前龙井 明前".into(),
            ..Listing::read(&Record::new(key(&RecordId::of("tea"))))
        }
    }

    fn after(operation: Operation) -> Option<Option<Value>> {
        operation.of(&tea()).map(|made| made.after)
    }

    #[test]
    fn prices_go_by_shares_and_amounts_and_never_below_nothing() {
        let int = |number| Some(Some(Value::Int(number)));
        assert_eq!(after(Operation::Share(field::PRICE, -1_000)), int(8_991));
        assert_eq!(after(Operation::Share(field::PRICE, 5)), int(9_995), "rounded to whole minor units");
        assert_eq!(after(Operation::Add(field::PRICE, -9_990)), int(0));
        assert_eq!(after(Operation::Add(field::PRICE, -9_991)), Some(None));
        assert_eq!(after(Operation::Share(field::PRICE, 0)), None, "it changes nothing");
        assert_eq!(after(Operation::Share(field::LIST_PRICE, 10)), None, "there is none");
    }

    #[test]
    fn texts_are_replaced_wherever_they_stand() {
        let replace = |from: &str, to: &str| after(Operation::Replace(field::TITLE, from.into(), to.into()));
        assert_eq!(replace("明前", "雨前"), Some(Some("雨前龙井 雨前".into())));
        assert_eq!(replace("红茶", "绿茶"), None);
        assert_eq!(replace("", "绿茶"), None);
        assert_eq!(after(Operation::Set(field::STOCK, Value::Int(3))), Some(Some(Value::Int(3))));
        assert_eq!(after(Operation::Set(field::STOCK, Value::Null)), None);
    }
}
