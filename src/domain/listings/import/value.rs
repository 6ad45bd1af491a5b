//! What a cell of a table says as a price, a number, a date, addresses of pictures, packed variants. Knows no column.

use super::fault::Why;
use crate::domain::calendar::parse_date;
use crate::domain::money::{self, MAX_MINOR, PriceError};

/// Signs and names of currencies around an amount.
const CURRENCIES: [&str; 12] = ["CNY", "RMB", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "¥", "￥", "$", "元"];

/// Signs by which reports say that there is no figure.
fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "--" | "—" | "–" | "N/A" | "n/a" | "无")
}

/// A price in minor units: `129`, `99.00 USD`, `¥1,299.00`, `１２．５`.
pub(super) fn price(text: &str) -> Result<Option<i64>, Why> {
    if is_dash(text) {
        return Ok(None);
    }
    let plain = CURRENCIES.iter().fold(text.trim(), |text, sign| {
        let text = text.strip_prefix(sign).unwrap_or(text);
        text.strip_suffix(sign).unwrap_or(text).trim()
    });
    money::parse(short(plain)).map_err(|error| match error {
        PriceError::NotANumber => Why::NotANumber,
        PriceError::Negative => Why::Negative,
        PriceError::TooFine => Why::TooFine,
        PriceError::TooLarge => Why::TooLarge,
    })
}

/// Without zeros at the end that say nothing: `129.0000`.
fn short(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, fraction)) if fraction.len() > 2 => {
            let kept = fraction.trim_end_matches('0').len().max(2);
            &text[..whole.len() + 1 + kept.min(fraction.len())]
        }
        _ => text,
    }
}

/// How many: `11,269`, `12.0`, `12件`.
pub(super) fn count(text: &str) -> Result<Option<i64>, Why> {
    if is_dash(text) {
        return Ok(None);
    }
    let plain = text.trim().trim_end_matches(['件', '个']).trim();
    let minor = price(plain)?;
    match minor {
        // The rules of prices allow commas, wide digits and a fraction: here it has to be nothing.
        Some(minor) if minor % 100 != 0 => Err(Why::TooFine),
        minor => Ok(minor.map(|minor| minor / 100).filter(|count| *count <= MAX_MINOR)),
    }
}

/// A date: `2026-11-14`, `2026/11/4 10:00`, `2026年11月4日`, `20261104`.
pub(super) fn date(text: &str) -> Result<Option<String>, Why> {
    if is_dash(text) {
        return Ok(None);
    }
    let day = text.split([' ', 'T']).next().unwrap_or_default().trim_end_matches('日');
    let parts: Vec<&str> = day.split(['-', '/', '年', '月', '.']).collect();
    let digits = day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit());
    let read = match parts.as_slice() {
        [year, month, day] => parse_date(&format!("{year}-{month:0>2}-{day:0>2}")),
        [_] if digits => parse_date(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])),
        _ => None,
    };
    read.map(|date| Some(date.to_string())).ok_or(Why::NotADate)
}

/// The addresses of pictures in a cell, and whether one had to be passed over: a file on somebody's disk, or an address
/// without its site. Taobao's assistant packs them: `hash:1:0:|https://img…;`.
pub(super) fn images(text: &str) -> (Vec<String>, bool) {
    let parts: Vec<String> = if text.contains('|') {
        text.split(';').map(|part| part.rsplit('|').next().unwrap_or_default().to_owned()).collect()
    } else {
        // A comma or a semicolon may be part of an address: only one before the next address parts two.
        let parted = text.replace(",http", "\nhttp").replace(";http", "\nhttp");
        parted.split_whitespace().map(str::to_owned).collect()
    };
    let (mut found, mut is_any_lost) = (Vec::new(), false);
    for part in parts {
        let part = part.trim().trim_end_matches([',', ';']);
        let address = if part.starts_with("//") { format!("https:{part}") } else { part.to_owned() };
        let lower = address.to_ascii_lowercase();
        match () {
            () if lower.starts_with("http://") || lower.starts_with("https://") => found.push(address),
            () => is_any_lost |= !address.is_empty(),
        }
    }
    (found, is_any_lost)
}

/// A variant as Taobao's assistant packs it: `price:qty:outer:pid:vid;…`. What stands for the properties are numbers.
pub(super) struct Packed {
    pub(super) name: String,
    pub(super) price: Option<i64>,
    pub(super) stock: Option<i64>,
    pub(super) code: String,
}

/// Takes packed variants apart; a property without a price before it belongs to the variant before.
pub(super) fn packed(text: &str) -> Result<Vec<Packed>, Why> {
    let mut found: Vec<Packed> = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let parts: Vec<&str> = part.split(':').collect();
        match (parts.as_slice(), found.last_mut()) {
            ([first, stock, code, properties @ ..], _) if properties.len() >= 2 => found.push(Packed {
                name: properties.join(":"),
                price: price(first).map_err(|_| Why::BadVariants)?,
                stock: count(stock).map_err(|_| Why::BadVariants)?,
                code: (*code).to_owned(),
            }),
            ([_, _], Some(last)) => last.name = format!("{};{part}", last.name),
            _ => return Err(Why::BadVariants),
        }
    }
    Ok(found)
}
