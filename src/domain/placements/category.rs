//! What a shop says of its own categories 店铺分类: which of them is a discount category 折扣专区, whose items must have a
//! discount in force. Knows no listing; the names of categories that nobody said anything of stand at the listings.

use crate::domain::ids::{Key, Kind, RecordId};
use crate::domain::order::sort_by;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::schema::KindSchema;
use crate::domain::shops;

/// A category of a shop.
pub const CATEGORY: Kind = Kind::of("category");

/// Fields of a category.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// Its name, as it stands at the listings.
    pub const NAME: Field = Field::of("name");
    /// Whether it is a discount category.
    pub const DISCOUNT: Field = Field::of("discount");
}

/// What this version writes.
pub(super) const SCHEMA: KindSchema = KindSchema {
    kind: CATEGORY,
    identity: &["shop", "name"],
    fixed: &[],
    words: &["name"],
    fields: &["shop", "name", "discount"],
};

/// A category of a shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The record.
    pub id: RecordId,
    /// The shop.
    pub shop: RecordId,
    /// Its name, as it stands at the listings.
    pub name: String,
    /// Whether it is a discount category, whose items must have a discount in force.
    pub discount: bool,
}

impl Category {
    /// Reads a record.
    pub fn read(record: &Record) -> Self {
        Self {
            id: record.id().clone(),
            shop: RecordId::new(record.text(&field::SHOP)),
            name: record.text(&field::NAME).to_owned(),
            discount: record.flag(&field::DISCOUNT),
        }
    }
}

/// A category's full name: derived, so that two devices that speak of one make the same record (S9).
pub fn category_key(shop: &RecordId, name: &str) -> Key {
    Key::new(CATEGORY, RecordId::new(format!("{shop}:{}", name.trim())))
}

/// What a shop and those joined into it say of their categories, by name; each name once, the shop's own word first.
pub fn categories_of(records: &Records, shop: &RecordId) -> Vec<Category> {
    let mut found: Vec<Category> = Vec::new();
    for id in shops::ids(records, shop) {
        let own = records.of(&CATEGORY).filter(|record| record.text(&field::SHOP) == id.as_str());
        for category in own.map(|record| Category::read(record)) {
            if !found.iter().any(|known| known.name == category.name) {
                found.push(category);
            }
        }
    }
    sort_by(&mut found, |a, b| a.name.cmp(&b.name));
    found
}
