//! The fields of a listing's record, by name. Knows no value.

use crate::domain::ids::Field;

/// The shop's id.
pub const SHOP: Field = Field::of("shop");
/// [`crate::domain::shops::Platform`] as a code.
pub const PLATFORM: Field = Field::of("platform");
/// The platform's own number 商品 ID.
pub const ITEM: Field = Field::of("item");
/// Where buyers see it.
pub const URL: Field = Field::of("url");
/// The merchant's code 商家编码.
pub const CODE: Field = Field::of("code");
/// The title.
pub const TITLE: Field = Field::of("title");
/// The platform's category 类目.
pub const CATEGORY: Field = Field::of("category");
/// The shop's own category 店铺分类.
pub const SHOP_CATEGORY: Field = Field::of("shop_category");
/// The description, as text; of a long one the beginning.
pub const DESCRIPTION: Field = Field::of("description");
/// The whole description as it came, by its SHA-256 (S8), where it is longer than a field holds.
pub const DESCRIPTION_BLOB: Field = Field::of("description_blob");
/// Keywords, parted by blanks or commas.
pub const KEYWORDS: Field = Field::of("keywords");
/// The list price 划线价, minor units.
pub const LIST_PRICE: Field = Field::of("list_price");
/// The selling price 售价, minor units. Its stamp tells since when; earlier ones stand in `step/<instant>`.
pub const PRICE: Field = Field::of("price");
/// Below which it must not be sold 底价, minor units.
pub const FLOOR: Field = Field::of("floor");
/// In stock, of all variants.
pub const STOCK: Field = Field::of("stock");
/// What it is for in the shop 定位 (LST-33): [`super::Part`] as a code.
pub const PART: Field = Field::of("part");
/// Whose it is: a person's id.
pub const OWNER: Field = Field::of("owner");
/// Where it is in its life: [`super::State`] as a code.
pub const STATE: Field = Field::of("state");
/// Why it was sent back, while it is.
pub const RETURNED: Field = Field::of("returned");
/// The business date on which it was listed.
pub const LISTED_ON: Field = Field::of("listed_on");
/// The business date on which it was delisted.
pub const DELISTED_ON: Field = Field::of("delisted_on");
/// Whether the stock was put right after it was delisted (LST-09).
pub const STOCK_SYNCED: Field = Field::of("stock_synced");
/// Why it should go, where somebody flagged it (LST-07).
pub const FLAGGED: Field = Field::of("flagged");
/// Sold within seven days, as imported.
pub const SOLD_7: Field = Field::of("sold_7");
/// Sold within thirty days, as imported.
pub const SOLD_30: Field = Field::of("sold_30");
/// The business date of the last sale, as imported.
pub const LAST_SOLD: Field = Field::of("last_sold");

/// `attribute/<name>`: an attribute of the item.
pub fn attribute(name: &str) -> Field {
    // A slash would part the field.
    Field::keyed(&["attribute", &name.replace('/', "∕")])
}
/// `sku/<id>/<member>`: of a variant its `name`, `price`, `stock`, `code` or `barcode`.
pub fn sku(id: &str, member: &str) -> Field {
    Field::keyed(&["sku", id, member])
}
/// `image/<id>`: see [`super::Image`].
pub fn image(id: &str) -> Field {
    Field::keyed(&["image", id])
}
/// `window/<id>`: a price for a time, see [`super::StoredWindow`].
pub fn window(id: &str) -> Field {
    Field::keyed(&["window", id])
}
/// `step/<instant>`: an earlier selling price, since that instant.
pub fn step(instant: i64) -> Field {
    Field::keyed(&["step", &instant.to_string()])
}
/// `point/<id>`: a selling point 卖点 (LST-32).
pub fn point(id: &str) -> Field {
    Field::keyed(&["point", id])
}
/// `note/<id>`: what somebody noted.
pub fn note(id: &str) -> Field {
    Field::keyed(&["note", id])
}
/// `check/<step>/<point>`: that a point of a review was looked at.
pub fn check(step: &str, point: &str) -> Field {
    Field::keyed(&["check", step, point])
}
