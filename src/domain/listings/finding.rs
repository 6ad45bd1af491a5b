//! Finding a listing of a shop by what people know of it: words of its title, its code, its number. Knows no screen, and
//! not how many are looked through.

use super::field;
use crate::domain::ids::RecordId;
use crate::domain::record::Record;
use crate::domain::text::{Query, Reading, Texts};

/// A listing as it is offered where one is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// The record.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// Code and number.
    pub under: String,
}

impl Hit {
    /// Of a record.
    pub fn of(record: &Record) -> Self {
        let under = [field::CODE, field::ITEM].map(|field| record.text(&field).to_owned());
        let under: Vec<String> = under.into_iter().filter(|text| !text.is_empty()).collect();
        Self { id: record.id().clone(), title: record.text(&field::TITLE).to_owned(), under: under.join(" · ") }
    }
}

/// Whether a listing is of one of the shops and each word stands in its title, its code or its number.
pub fn fits(query: &Query, shops: &[RecordId], record: &Record) -> bool {
    let shop = record.text(&field::SHOP);
    if !shops.iter().any(|id| id.as_str() == shop) {
        return false;
    }
    let mut texts = Texts::default();
    for field in [field::TITLE, field::CODE, field::ITEM] {
        texts.add(query.folding(), record.text(&field), Reading::Words);
    }
    query.fits(&texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Fixed;
    use crate::domain::command::Command;
    use crate::domain::desk::Desk;
    use crate::domain::listings::{Command as Listings, LISTING};
    use crate::domain::shops::Platform;
    use std::sync::Arc;

    #[test]
    fn a_listing_is_found_by_title_code_or_number_in_its_shop() {
        let (zone, shop, id) = (Fixed(480), RecordId::of("s"), RecordId::of("s:tmall:6677"));
        let mut desk = Desk::new(&zone, 1, 1_795_222_800_000);
        let title = "明前龙井 Tea 礼盒".to_owned();
        let create = Listings::Create { id: id.clone(), shop: shop.clone(), platform: Platform::Tmall, title };
        desk.act(&Command::Listing(create)).expect("a draft");
        let edits = vec![(field::CODE, "LJ-01".into()), (field::ITEM, "667788".into())];
        desk.act(&Command::Listing(Listings::Edit { listing: id.clone(), edits })).expect("edited");
        let record = desk.records.get(&LISTING, &id).expect("a listing");
        let found =
            |typed: &str, shop: &RecordId| fits(&Query::new(typed, Arc::default()), std::slice::from_ref(shop), record);
        for typed in ["龙井", "tea", "ＴＥＡ 龙井", "lj-01", "7788", "礼盒 LJ"] {
            assert!(found(typed, &shop), "{typed}");
        }
        for typed in ["普洱", "龙井 普洱", ""] {
            assert!(!found(typed, &shop), "{typed}");
        }
        assert!(!found("龙井", &RecordId::of("other")));
        assert_eq!(Hit::of(record).under, "LJ-01 · 667788");
    }
}
