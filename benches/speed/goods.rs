//! A shop with very many listings: the table that they come from, what is shown of them, and the same as plain objects.
//! Knows no store.

use crate::records::{DAY_MS, Edit, PERSON, SHOP, Writer, begin};
use dianxun::domain::campaigns::{self, CAMPAIGN};
use dianxun::domain::change::JournalRow;
use dianxun::domain::ids::{Field, Key, RecordId};
use dianxun::domain::listings::id_of;
use dianxun::domain::placements::{PLACEMENT, field};
use dianxun::domain::shops::Platform;
use dianxun::domain::value::Value;
use dianxun::storage::tables::TableOrder;
use dianxun::wire::tables::Wishes;
use serde_json::json;
use std::fmt::Write as _;

/// What stands in titles.
const WORDS: [&str; 20] = [
    "明前",
    "龙井",
    "茶叶",
    "礼盒",
    "散装",
    "红茶",
    "绿茶",
    "白茶",
    "普洱",
    "乌龙",
    "正山",
    "小种",
    "铁观音",
    "大红袍",
    "茉莉",
    "花茶",
    "罐装",
    "特级",
    "春茶",
    "新茶",
];
/// So many of each kind of place, on the home page and on pages of categories.
const PLACES: [(&str, &str, usize); 5] = [
    ("home", "kv", 6),
    ("home", "hot", 60),
    ("home", "right_ad", 4),
    ("category", "promo", 230),
    ("category", "hot", 200),
];
const HEAD: &str = "宝贝标题,商家编码,商品ID,售价,划线价,库存,平台类目,店铺分类,关键词,主图,商品描述\n";

/// One listing, as its row says it. Prices are minor units.
struct Row {
    title: String,
    code: String,
    item: u64,
    price: u64,
    list: u64,
    stock: u64,
    category: &'static str,
    own: &'static str,
    pictures: usize,
}

impl Row {
    /// The same for each number, and unlike those of others.
    fn of(number: usize) -> Self {
        let seed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let draw = |shift: u32, below: u64| (seed >> shift) % below;
        let word = |shift| WORDS[draw(shift, WORDS.len() as u64) as usize];
        Self {
            title: format!("{} {} {} {} {number}", word(3), word(13), word(23), word(33)),
            code: format!("T-{number:06}"),
            item: 600_000_000_000 + number as u64,
            price: 900 + draw(7, 99_000),
            // One in a hundred is above its list price, and as many are sold out.
            list: if draw(17, 100) == 0 { 800 } else { 100_000 + draw(19, 99_900) },
            stock: if draw(29, 100) == 0 { 0 } else { 1 + draw(31, 500) },
            category: WORDS[draw(37, 10) as usize],
            own: WORDS[10 + draw(41, 10) as usize],
            // One in three has all its pictures.
            pictures: if draw(43, 3) == 0 { 5 } else { 2 },
        }
    }

    fn pictures(&self) -> String {
        let one = |at| format!("https://img.example.com/{}/{at}.jpg", self.item);
        (0..self.pictures).map(one).collect::<Vec<_>>().join(";")
    }

    fn description(&self) -> String {
        format!("{} 产地直供，当季新茶，密封罐装，顺丰发货。", self.title)
    }
}

/// A price as tables write it.
fn yuan(minor: u64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// The table of so many listings: CSV, UTF-8.
pub(crate) fn table(count: usize) -> String {
    let mut table = HEAD.to_owned();
    for number in 0..count {
        let row = Row::of(number);
        let Row { title, code, item, stock, category, own, .. } = &row;
        let (price, list) = (yuan(row.price), yuan(row.list));
        let (pictures, words) = (row.pictures(), row.description());
        // Writing into a text cannot fail.
        let _ = writeln!(
            table,
            "{title},{code},{item},{price},{list},{stock},茶/{category},{own},{category},{pictures},{words}"
        );
    }
    table
}

/// The same as plain objects, as a parser of tables would give them: a JSON list.
pub(crate) fn objects(count: usize) -> String {
    let object = |number| {
        let row = Row::of(number);
        json!({
            "id": format!("{SHOP}:tmall:{}", row.item), "kind": "listing", "shop": SHOP.as_str(), "status": "listed",
            "title": row.title, "code": row.code, "item": row.item.to_string(), "price": row.price, "list_price": row.list,
            "stock": row.stock, "category": format!("茶/{}", row.category), "shop_category": row.own,
            "keywords": row.category, "pictures": row.pictures().split(';').collect::<Vec<_>>(),
            "description": row.description(),
        })
    };
    serde_json::Value::Array((0..count).map(object).collect()).to_string()
}

/// What is asked of the import: all is on sale.
pub(crate) fn order() -> TableOrder {
    TableOrder {
        person: PERSON,
        name: "goods.csv".into(),
        wishes: Wishes::default(),
        shop: SHOP,
        platform: Platform::Tmall.code().into(),
        is_listed: true,
        empty_clears: false,
        columns: Default::default(),
        with_faulty: false,
    }
}

/// The id under which a row comes in.
pub(crate) fn id(number: usize) -> RecordId {
    id_of(&SHOP, Platform::Tmall, &Row::of(number).item.to_string())
}

/// The shop, its person, five hundred places that show some of so many listings, and two campaigns.
pub(crate) fn around(count: usize, now: i64) -> Vec<JournalRow> {
    let mut writer = Writer::default();
    begin(&mut writer, now - 60 * DAY_MS);
    let places = PLACES.iter().flat_map(|(page, slot, of)| (0..*of).map(move |at| (*page, *slot, at)));
    for (number, (page, slot, at)) in places.enumerate() {
        writer.write(now - 30 * DAY_MS, "placement.create", placement(number, page, slot, at, count, now));
    }
    for campaign in 0..2 {
        writer.write(now - 20 * DAY_MS, "campaign.create", a_campaign(campaign, count, now));
    }
    writer.rows
}

fn placement(number: usize, page: &str, slot: &str, at: usize, count: usize, now: i64) -> Vec<Edit> {
    let key = Key::new(PLACEMENT, RecordId::new(format!("0199c2a4-6666-7000-8000-{number:012x}")));
    let of = |field: &Field, value: Value| (key.clone(), field.clone(), value);
    let shown = number * 97 % count.max(1);
    let row = Row::of(shown);
    let name = if page == "home" { "" } else { WORDS[10 + at % 10] };
    vec![
        of(&field::SHOP, SHOP.as_str().into()),
        of(&field::PAGE, page.into()),
        of(&field::PAGE_NAME, name.into()),
        of(&field::SLOT, slot.into()),
        of(&field::ORDER, (1 + at as i64 / 10).into()),
        // Every fifth prints a price that is not the one in force.
        of(&field::PRINTED_PRICE, (row.price as i64 + i64::from(number.is_multiple_of(5))).into()),
        of(&field::LINK, format!("https://detail.tmall.com/item.htm?id={}", row.item).into()),
        of(&field::LISTING, id(shown).as_str().into()),
        of(&field::FROM, (now - 30 * DAY_MS).into()),
    ]
}

fn a_campaign(campaign: usize, count: usize, now: i64) -> Vec<Edit> {
    use campaigns::field;
    let key = Key::new(CAMPAIGN, RecordId::new(format!("0199c2a4-7777-7000-8000-{campaign:012x}")));
    let of = |field: Field, value: Value| (key.clone(), field, value);
    let head = [
        of(field::SHOP, SHOP.as_str().into()),
        of(field::NAME, "双 11".into()),
        of(field::FROM, (now - 10 * DAY_MS).into()),
        // One is running, one is over.
        of(field::UNTIL, (now + (10 - 15 * campaign as i64) * DAY_MS).into()),
    ];
    let items = (0..100.min(count)).map(|number| of(field::item(id(number * 31 % count).as_str()), 4_900.into()));
    head.into_iter().chain(items).collect()
}
