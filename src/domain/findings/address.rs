//! Whether two links lead to the same page: by the item's number where they have one, else by host and path. Knows no
//! platform by name and no record.

use xxhash_rust::xxh64::xxh64;

/// Parameters that hold the number of an item.
const NUMBERS: [&str; 5] = ["id", "item_id", "itemid", "goods_id", "sku"];
/// From so many digits on, the last part of a path is an item's number, and not a page of a list.
const DIGITS: usize = 5;

/// The sign of a link: links to the same page have the same one. None for what leads nowhere.
pub(super) fn sign(link: &str) -> Option<u64> {
    let link = link.trim();
    if link.is_empty() {
        return None;
    }
    let (page, query) = link.split_once('?').unwrap_or((link, ""));
    let query = query.split('#').next().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default().trim_end_matches('/');
    match number(page, query) {
        Some(number) => Some(of_item(number)),
        None => {
            let bare = page.split_once("//").map_or(page, |(_, rest)| rest).to_ascii_lowercase();
            let bare = bare.strip_prefix("www.").unwrap_or(&bare);
            Some(xxh64(bare.as_bytes(), 0))
        }
    }
}

/// The sign of the item with a number.
pub(super) fn of_item(number: &str) -> u64 {
    xxh64(number.as_bytes(), 1)
}

fn number<'a>(page: &'a str, query: &'a str) -> Option<&'a str> {
    let is_number = |text: &&str| text.len() >= DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    let named = query.split('&').filter_map(|pair| pair.split_once('='));
    let named =
        named.filter(|(name, _)| NUMBERS.iter().any(|known| known.eq_ignore_ascii_case(name))).map(|(_, value)| value);
    let last = page.rsplit('/').next().map(|last| last.split('.').next().unwrap_or(last));
    named.chain(last).find(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_the_same_page_have_the_same_sign() {
        let item = of_item("6789012345");
        for link in [
            "https://detail.tmall.com/item.htm?id=6789012345&spm=a1",
            "//detail.m.tmall.com/item.htm?spm=a1&ID=6789012345#top",
            " https://item.jd.com/6789012345.html ",
            "https://mobile.yangkeduo.com/goods.html?goods_id=6789012345",
        ] {
            assert_eq!(sign(link), Some(item), "{link}");
        }
        let page = sign("https://shop.example.com/sale/11");
        assert_eq!(sign("http://www.Shop.example.com/sale/11/?from=kv#a"), page);
        for other in ["https://shop.example.com/sale/12", "https://detail.tmall.com/item.htm?id=6789012346"] {
            assert!(sign(other) != page && sign(other) != Some(item), "{other}");
        }
        assert_eq!(sign("  "), None);
    }
}
