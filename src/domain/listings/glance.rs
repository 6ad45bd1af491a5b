//! A listing's record read in one pass, borrowing: for whoever looks at a hundred thousand of them. Says the same as
//! [`super::Listing`], and tests hold that it does.

use super::completeness::{Asks, There};
use super::lint::{self, Fault, Looked};
use super::standards::Standards;
use super::terms::Finder;
use super::{State, all_prices, price};
use crate::domain::calendar::parse_date;
use crate::domain::record::{Cell, Record};
use crate::domain::shops::Platform;
use crate::domain::value::Value;
use chrono::NaiveDate;

/// A listing, as far as lists and findings need it.
pub(crate) struct Glance<'a> {
    pub record: &'a Record,
    pub shop: &'a str,
    pub platform: &'a str,
    pub item: &'a str,
    pub url: &'a str,
    pub code: &'a str,
    pub title: &'a str,
    pub category: &'a str,
    pub shop_category: &'a str,
    pub owner: &'a str,
    /// What it is for, as a code.
    pub part: &'a str,
    pub state: State,
    pub list_price: Option<i64>,
    pub floor: Option<i64>,
    /// The selling price, and since when.
    pub price: Option<(i64, i64)>,
    /// When the category was last written, the shop's own or else the platform's.
    pub sorted: Option<i64>,
    pub images: Vec<Picture<'a>>,
    /// Whether prices for a time are stored.
    pub has_windows: bool,
    /// Whether earlier prices are stored.
    pub has_steps: bool,
    /// Sold within thirty days.
    pub sold_30: Option<i64>,
    /// Whether somebody flagged it.
    pub is_flagged: bool,
    /// Whether a person deleted it. One of which nothing is left names no shop.
    pub is_deleted: bool,
    /// Since when it is listed, as it is stored.
    pub listed: &'a str,
    stock: Option<i64>,
    description: &'a str,
    blob: &'a str,
    keywords: &'a str,
    sold: &'a str,
    knows_sales: bool,
    attributes: Vec<&'a str>,
    points: Vec<&'a str>,
    /// Of each variant its id, price and stock.
    variants: Vec<(&'a str, Option<i64>, Option<i64>)>,
}

/// A picture, and what is printed on it.
pub(crate) struct Picture<'a> {
    pub id: &'a str,
    pub order: i64,
    pub is_main: bool,
    pub printed_price: Option<i64>,
    pub printed_from: Option<i64>,
    pub printed_until: Option<i64>,
    width: Option<i64>,
    height: Option<i64>,
}

impl<'a> Glance<'a> {
    /// Looks at a record.
    pub fn of(record: &'a Record) -> Self {
        let mut glance = Self::empty(record);
        for (field, cell) in record.cells().filter(|(_, cell)| !cell.value.is_null()) {
            glance.take(field.as_str(), cell);
        }
        glance.images.sort_by(|one, other| (one.order, one.id).cmp(&(other.order, other.id)));
        glance
    }

    fn empty(record: &'a Record) -> Self {
        Self {
            record,
            shop: "",
            platform: "",
            item: "",
            url: "",
            code: "",
            title: "",
            category: "",
            shop_category: "",
            owner: "",
            part: "",
            state: State::Draft,
            list_price: None,
            floor: None,
            price: None,
            sorted: None,
            images: Vec::new(),
            has_windows: false,
            has_steps: false,
            sold_30: None,
            is_flagged: false,
            is_deleted: false,
            listed: "",
            stock: None,
            description: "",
            blob: "",
            keywords: "",
            sold: "",
            knows_sales: false,
            attributes: Vec::new(),
            points: Vec::new(),
            variants: Vec::new(),
        }
    }

    /// Told apart by their first letters: a hundred thousand listings have two million fields, and comparing each with all
    /// names would be a third of the work.
    fn take(&mut self, field: &'a str, cell: &'a Cell) {
        let (value, since) = (&cell.value, cell.stamp.instant());
        let text = || value.as_str().unwrap_or_default();
        match field.as_bytes().first() {
            Some(b'p') => self.take_p(field, value, since),
            Some(b's') => self.take_s(field, value, since),
            Some(b'c') if field == "code" => self.code = text(),
            Some(b'c') if field == "category" => {
                (self.category, self.sorted) = (text(), self.sorted.or(Some(since)));
            }
            Some(b'd') if field == "description" => self.description = text(),
            Some(b'd') if field == "description_blob" => self.blob = text(),
            Some(b'd') if field == "deleted" => self.is_deleted = value.as_bool().unwrap_or(false),
            Some(b'f') if field == "floor" => self.floor = value.as_int(),
            Some(b'f') if field == "flagged" => self.is_flagged = !text().is_empty(),
            Some(b'i') if field == "item" => self.item = text(),
            Some(b'k') if field == "keywords" => self.keywords = text(),
            Some(b'l') if field == "list_price" => self.list_price = value.as_int(),
            Some(b'l') if field == "listed_on" => self.listed = text(),
            Some(b'l') if field == "last_sold" => (self.sold, self.knows_sales) = (text(), true),
            Some(b'o') if field == "owner" => self.owner = text(),
            Some(b't') if field == "title" => self.title = text(),
            Some(b'u') if field == "url" => self.url = text(),
            Some(b'a' | b'i' | b'w') => self.take_keyed(field, value),
            _ => {}
        }
    }

    fn take_p(&mut self, field: &'a str, value: &'a Value, since: i64) {
        let text = || value.as_str().unwrap_or_default();
        match field {
            "price" => self.price = value.as_int().map(|price| (price, since)),
            "platform" => self.platform = text(),
            "part" => self.part = text(),
            _ => self.take_keyed(field, value),
        }
    }

    fn take_s(&mut self, field: &'a str, value: &'a Value, since: i64) {
        let text = || value.as_str().unwrap_or_default();
        match field {
            "shop" => self.shop = text(),
            "state" => self.state = State::from_code(text()),
            "stock" => self.stock = value.as_int(),
            // Fields come in the order of their names, so that this one comes later than the platform's and wins.
            "shop_category" => (self.shop_category, self.sorted) = (text(), Some(since)),
            "sold_30" => (self.sold_30, self.knows_sales) = (value.as_int(), true),
            _ => self.take_keyed(field, value),
        }
    }

    fn take_keyed(&mut self, field: &'a str, value: &'a Value) {
        match field.split_once('/') {
            Some(("attribute", name)) if value.as_str().is_some_and(|text| !text.trim().is_empty()) => {
                self.attributes.push(name);
            }
            Some(("image", id)) => self.images.push(Picture::of(id, value)),
            Some(("point", _)) => self.points.extend(value.as_str()),
            Some(("sku", rest)) => self.take_variant(rest, value),
            Some(("step", _)) => self.has_steps = true,
            Some(("window", _)) => self.has_windows = true,
            _ => {}
        }
    }

    fn take_variant(&mut self, rest: &'a str, value: &Value) {
        let Some((id, member)) = rest.split_once('/') else { return };
        if self.variants.last().is_none_or(|(last, ..)| *last != id) {
            self.variants.push((id, None, None));
        }
        let Some((_, price, stock)) = self.variants.last_mut() else { return };
        match member {
            "price" => *price = value.as_int(),
            "stock" => *stock = value.as_int(),
            _ => {}
        }
    }

    /// The category that buyers find it in: the shop's own, else the platform's.
    pub fn stands_in(&self) -> &'a str {
        if self.shop_category.is_empty() { self.category } else { self.shop_category }
    }

    /// The platform's asks.
    pub fn platform(&self) -> Platform {
        Platform::from_code(self.platform)
    }

    /// In stock: what its variants say together, else what it says itself.
    pub fn in_stock(&self) -> Option<i64> {
        let of_variants = self.variants.iter().filter_map(|(.., stock)| *stock);
        let sum = of_variants.fold(None, |sum: Option<i64>, stock| Some(sum.unwrap_or_default() + stock));
        sum.or(self.stock)
    }

    /// The lowest and the highest selling price, of its variants or its own.
    pub fn selling(&self) -> Option<(i64, i64)> {
        let own = self.price.map(|(price, _)| price);
        let of_variants = self.variants.iter().filter_map(|(_, price, _)| price.or(own));
        let range = of_variants.fold(None, |range: Option<(i64, i64)>, price| {
            Some(range.map_or((price, price), |(low, high)| (low.min(price), high.max(price))))
        });
        range.or(own.map(|price| (price, price)))
    }

    fn lowest(&self) -> Option<i64> {
        self.selling().map(|(low, _)| low)
    }

    /// The prices in force at an instant, one for each variant that has one.
    pub fn in_force(&self, instant: i64) -> Vec<i64> {
        let is_new = self.price.is_some_and(|(_, since)| since > instant);
        if self.has_windows || is_new {
            return all_prices(self.record).iter().filter_map(|prices| Some(prices.at(instant)?.price)).collect();
        }
        let own = self.price.map(|(price, _)| price);
        if self.variants.is_empty() {
            return own.into_iter().collect();
        }
        self.variants.iter().filter_map(|(_, price, _)| price.or(own)).collect()
    }

    /// The lowest price that was in force within a time, over all variants.
    pub fn lowest_within(&self, time: &std::ops::Range<i64>) -> Option<i64> {
        all_prices(self.record).iter().filter_map(|prices: &price::Prices| Some(prices.within(time)?.0)).min()
    }

    /// What is there of it, for the rules of completeness.
    pub fn there(&self) -> There<'_> {
        let description = if self.description.trim().is_empty() { self.blob } else { self.description };
        let is_apart = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '，' | '、' | ';' | '；');
        There {
            title: self.title,
            description,
            category: self.category,
            price: self.lowest(),
            stock: self.in_stock(),
            attributes: self.attributes.clone(),
            images: self.images.iter().filter(|image| image.is_main).map(Picture::size).collect(),
            keywords: self.keywords.split(is_apart).filter(|word| !word.is_empty()).count(),
            selling_points: self.points.len(),
        }
    }

    /// What is asked of it.
    pub fn asks<'s>(&self, standards: &'s Standards) -> &'s Asks {
        standards.asks(self.platform(), self.category)
    }

    /// How complete it is, whole per cent.
    pub fn percent(&self, standards: &Standards) -> u8 {
        self.asks(standards).percent(&self.there())
    }

    /// The texts that buyers read.
    fn texts(&self) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        [self.title, self.description].into_iter().chain(self.points.iter().copied())
    }

    /// What is looked at of it, for the rules of faults; the texts are left to the caller.
    fn looked(&self, texts: Vec<&'a str>) -> Looked<'a> {
        Looked {
            title: self.title,
            code: self.code,
            texts,
            selling: self.lowest(),
            list: self.list_price,
            floor: self.floor,
            stock: self.in_stock(),
            is_live: self.state.is_live(),
            listed: parse_date(self.listed),
            sold: parse_date(self.sold),
            knows_sales: self.knows_sales,
        }
    }
}

impl<'a> Picture<'a> {
    fn of(id: &'a str, value: &Value) -> Self {
        let mut picture = Self {
            id,
            order: 0,
            is_main: true,
            printed_price: None,
            printed_from: None,
            printed_until: None,
            width: None,
            height: None,
        };
        let Value::Map(members) = value else { return picture };
        for (name, value) in members {
            match name.as_str() {
                "order" => picture.order = value.as_int().unwrap_or_default(),
                "main" => picture.is_main = value.as_bool().unwrap_or(true),
                "price" => picture.printed_price = value.as_int(),
                "from" => picture.printed_from = value.as_int(),
                "until" => picture.printed_until = value.as_int(),
                "width" => picture.width = value.as_int(),
                "height" => picture.height = value.as_int(),
                _ => {}
            }
        }
        picture
    }

    fn size(&self) -> Option<(u32, u32)> {
        let side = |side: Option<i64>| side.and_then(|side| u32::try_from(side).ok());
        side(self.width).zip(side(self.height))
    }
}

/// The rules for faults, made ready for very many listings: nearly all texts hold no forbidden word, which one pass over
/// their letters tells.
pub(crate) struct Linter {
    rules: lint::Rules,
    wordless: lint::Rules,
    finder: Finder,
}

impl Linter {
    /// By these rules.
    pub fn of(rules: lint::Rules) -> Self {
        let wordless = lint::Rules { terms: Vec::new(), ..rules.clone() };
        Self { finder: Finder::of(&rules.terms), wordless, rules }
    }

    /// What is wrong with a listing on a day: as [`lint::Rules::look`] says it.
    pub fn look(&self, glance: &Glance<'_>, today: NaiveDate) -> Vec<Fault> {
        if glance.texts().all(|text| self.finder.is_clean(text)) {
            return self.wordless.look(&glance.looked(Vec::new()), today);
        }
        self.rules.look(&glance.looked(glance.texts().collect()), today)
    }
}
