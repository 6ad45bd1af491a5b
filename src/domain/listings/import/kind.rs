//! What sort of table it is, by the names of its columns. Knows no row.

use crate::domain::calendar::parse_date;
use serde::{Deserialize, Serialize};

/// Whose table it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetKind {
    /// A data packet of Taobao's assistant 淘宝助理.
    Taobao,
    /// An export of products of Shopify: several rows make one.
    Shopify,
    /// An export of products of WooCommerce: variations are rows of their own.
    Woo,
    /// A feed of Google Merchant.
    Google,
    /// 生意参谋 商品_全部.
    Sycm,
    /// Our own.
    Ours,
    /// Any other, read by the names of its columns.
    #[default]
    Other,
}

/// What each kind is known by: all of the names stand in its header.
const SIGNS: [(SheetKind, &[&str]); 6] = [
    (SheetKind::Taobao, &["title", "cid", "outer_id", "num_id"]),
    (SheetKind::Shopify, &["handle", "variant price"]),
    (SheetKind::Woo, &["id", "type", "sku", "regular price"]),
    (SheetKind::Sycm, &["商品id", "商品名称", "商品访客数"]),
    (SheetKind::Ours, &["item", "code", "title", "shop_category", "list_price"]),
    (SheetKind::Google, &["id", "link", "price", "image link"]),
];

/// The kind of a table with this header.
pub fn kind_of(header: &[String]) -> SheetKind {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let has = |sign: &&str| names.iter().any(|name| name == sign);
    let found = SIGNS.iter().find(|(_, signs)| signs.iter().all(has));
    found.map_or(SheetKind::Other, |(kind, _)| *kind)
}

/// A name as it is compared. A feed writes `g:image_link`, its table `image link`.
pub(super) fn plain(name: &str) -> String {
    let lower = name.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}').to_lowercase();
    let lower = lower.replace(['（', '）'], "");
    match lower.strip_prefix("g:") {
        Some(of_feed) => of_feed.replace('_', " "),
        None => lower,
    }
}

/// How many days the two dates in the name of a file span: `商品_全部_2026-11-01_2026-11-30.xls` → 30.
pub fn days_of_name(name: &str) -> Option<i64> {
    let dates = name.split(['_', '.', ' ']).filter_map(parse_date);
    let dates: Vec<_> = dates.collect();
    match dates.as_slice() {
        [from, to] if from <= to => Some((*to - *from).num_days() + 1),
        _ => None,
    }
}
