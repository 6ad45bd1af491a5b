//! What a listing keeps as one value each, because it is written in one form and means nothing in parts: a picture, a
//! price for a time. Knows how they stand in a record.

use crate::domain::record::Record;
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A picture of a listing, and what is printed on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// Its id within the listing.
    pub id: String,
    /// Its place among the pictures.
    pub order: i64,
    /// Whether it is a main picture 主图, not one of the description 详情图.
    pub is_main: bool,
    /// Where it lies; empty where it is stored here.
    pub url: String,
    /// Its SHA-256, where it is stored here.
    pub sha: String,
    /// Width and height in pixels, where they are known.
    pub size: Option<(u32, u32)>,
    /// The price that is printed on it, minor units.
    pub printed_price: Option<i64>,
    /// From when to when what is printed on it says that it holds: instants, UTC milliseconds.
    pub printed_period: Option<(i64, i64)>,
}

/// A price for a time, as it is stored. Instants are UTC milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredWindow {
    /// Its id within the listing.
    pub id: String,
    /// As people call it.
    pub label: String,
    /// The price, minor units.
    pub price: i64,
    /// From this instant on.
    pub from: i64,
    /// Up to this one, which is no longer in it.
    pub until: i64,
    /// Of which variant alone; empty for all.
    pub variant: String,
}

impl Image {
    /// As it stands in a record.
    pub fn value(&self) -> Value {
        let mut members = BTreeMap::new();
        let mut put = |name: &'static str, value: Value| {
            members.insert(SmolStr::new_static(name), value);
        };
        put("order", self.order.into());
        put("main", self.is_main.into());
        [("url", &self.url), ("sha", &self.sha)]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .for_each(|(name, text)| put(name, text.as_str().into()));
        if let Some((width, height)) = self.size {
            put("width", i64::from(width).into());
            put("height", i64::from(height).into());
        }
        if let Some(price) = self.printed_price {
            put("price", price.into());
        }
        if let Some((from, until)) = self.printed_period {
            put("from", from.into());
            put("until", until.into());
        }
        Value::Map(members)
    }

    /// From a record.
    pub fn read(id: &str, value: &Value) -> Self {
        let int = |name| value.member(name).and_then(Value::as_int);
        let side = |name| int(name).and_then(|side| u32::try_from(side).ok());
        Self {
            id: id.to_owned(),
            order: int("order").unwrap_or_default(),
            is_main: value.member("main").and_then(Value::as_bool).unwrap_or(true),
            url: text(value, "url"),
            sha: text(value, "sha"),
            size: side("width").zip(side("height")),
            printed_price: int("price"),
            printed_period: int("from").zip(int("until")),
        }
    }
}

impl StoredWindow {
    /// As it stands in a record.
    pub fn value(&self) -> Value {
        let texts = [("label", &self.label), ("variant", &self.variant)];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let numbers = [("price", self.price), ("from", self.from), ("until", self.until)];
        let texts = texts.map(|(name, text)| (SmolStr::new_static(name), text.as_str().into()));
        let numbers = numbers.into_iter().map(|(name, number)| (SmolStr::new_static(name), number.into()));
        Value::Map(texts.chain(numbers).collect())
    }

    /// From a record; `None` without a price or a time.
    pub fn read(id: &str, value: &Value) -> Option<Self> {
        let int = |name| value.member(name).and_then(Value::as_int);
        Some(Self {
            id: id.to_owned(),
            label: text(value, "label"),
            price: int("price")?,
            from: int("from")?,
            until: int("until")?,
            variant: text(value, "variant"),
        })
    }

    /// Whether it holds for a variant, or for a listing that has none.
    pub fn is_of(&self, variant: Option<&str>) -> bool {
        self.variant.is_empty() || variant == Some(self.variant.as_str())
    }
}

/// The pictures of a record, in their order.
pub(super) fn images(record: &Record) -> Vec<Image> {
    let mut images: Vec<Image> = record.under("image").map(|(id, cell)| Image::read(id, &cell.value)).collect();
    images.sort_by(|one, other| (one.order, &one.id).cmp(&(other.order, &other.id)));
    images
}

/// The windows of a record, by when they begin.
pub(super) fn windows(record: &Record) -> Vec<StoredWindow> {
    let read = record.under("window").filter_map(|(id, cell)| StoredWindow::read(id, &cell.value));
    let mut windows: Vec<StoredWindow> = read.collect();
    windows.sort_by(|one, other| (one.from, &one.id).cmp(&(other.from, &other.id)));
    windows
}

fn text(value: &Value, name: &str) -> String {
    value.member(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
