//! Rows that belong together: variants of one listing, further pictures of it. Knows the kinds of tables, and nothing
//! that is here.

use super::fault::{Fault, Why};
use super::kind::SheetKind;
use super::row::{Candidate, NewVariant, Read};
use crate::domain::listings::field;
use crate::domain::value::Value;
use std::collections::HashMap;

/// What Shopify writes where an item has one variant only.
const ONLY: &str = "Default Title";

/// Puts rows together, in their order.
pub(super) struct Builder {
    kind: SheetKind,
    found: Vec<Candidate>,
    /// What the properties of each are called: said in its first row only.
    names: Vec<[String; 3]>,
    by_item: HashMap<String, usize>,
    by_code: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
    /// Variants whose listing may still come.
    waiting: Vec<Read>,
}

impl Builder {
    pub(super) fn new(kind: SheetKind) -> Self {
        Self {
            kind,
            found: Vec::new(),
            names: Vec::new(),
            by_item: HashMap::new(),
            by_code: HashMap::new(),
            by_title: HashMap::new(),
            waiting: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, mut read: Read) {
        if !read.parent.is_empty() || read.sort == "variation" {
            self.waiting.push(read);
            return;
        }
        if matches!(self.kind, SheetKind::Woo | SheetKind::Google) {
            fold_price(&mut read.of);
        }
        match self.place(&read.of) {
            Some(at) => self.more(at, read),
            None => self.first(read),
        }
    }

    /// The listing that a row belongs to, if one came before.
    fn place(&self, of: &Candidate) -> Option<usize> {
        match (of.item.as_str(), of.code.as_str()) {
            ("", "") => self.by_title.get(of.title()).copied().filter(|_| !of.title().is_empty()),
            ("", code) => self.by_code.get(code).copied(),
            (item, _) => self.by_item.get(item).copied(),
        }
    }

    fn first(&mut self, mut read: Read) {
        let names = read.properties.clone().map(|(name, _)| name);
        let variant = variant_of(&mut read, &names, self.kind);
        let Read { mut of, .. } = read;
        if of.item.is_empty() && of.code.is_empty() && of.title().is_empty() {
            of.faults.push(Fault::of(of.line(), None, "", Why::Nameless));
        }
        of.variants.extend(variant);
        let at = self.found.len();
        for (known, key) in [(&mut self.by_item, &of.item), (&mut self.by_code, &of.code)] {
            if !key.is_empty() {
                known.entry(key.clone()).or_insert(at);
            }
        }
        if of.item.is_empty() && of.code.is_empty() {
            self.by_title.entry(of.title().to_owned()).or_insert(at);
        }
        self.found.push(of);
        self.names.push(names);
    }

    /// A further row of a listing: a variant, a picture, or the same once more.
    fn more(&mut self, at: usize, mut read: Read) {
        let variant = variant_of(&mut read, &self.names[at], self.kind);
        let is_more = variant.is_some() || (self.kind == SheetKind::Shopify && !read.of.images.is_empty());
        let known = &mut self.found[at];
        let Candidate { lines, images, faults, item, .. } = read.of;
        known.lines.extend(lines.iter().copied());
        known.faults.extend(faults);
        if !is_more {
            let line = lines.first().copied().unwrap_or_default();
            let why = Why::Twice(known.line());
            known.faults.push(Fault::of(line, None, if item.is_empty() { &known.code } else { &item }, why));
        }
        known.images.extend(images.into_iter().filter(|one| !known.images.contains(one)).collect::<Vec<_>>());
        known.variants.extend(variant);
    }

    pub(super) fn finish(mut self) -> Vec<Candidate> {
        for read in std::mem::take(&mut self.waiting) {
            let parent = read.parent.strip_prefix("id:").map_or_else(
                || self.by_code.get(&read.parent).or_else(|| self.by_item.get(&read.parent)),
                |id| self.by_item.get(id),
            );
            match parent.copied() {
                Some(at) => self.variation(at, read),
                None => self.orphan(read),
            }
        }
        self.found.iter_mut().for_each(only_one);
        self.found
    }

    /// A variant in a row like that of a listing.
    fn variation(&mut self, at: usize, mut read: Read) {
        fold_price(&mut read.of);
        let int = |value: Option<Value>| value.and_then(|value| value.as_int());
        let variant = NewVariant {
            name: if read.variant.name.is_empty() {
                name_of(&read, &self.names[at])
            } else {
                read.variant.name.clone()
            },
            code: std::mem::take(&mut read.of.code),
            price: read.variant.price.or_else(|| int(read.of.take(&field::PRICE))),
            stock: read.variant.stock.or_else(|| int(read.of.take(&field::STOCK))),
            barcode: std::mem::take(&mut read.variant.barcode),
        };
        let known = &mut self.found[at];
        known.lines.extend(read.of.lines);
        known.faults.extend(read.of.faults);
        known.variants.push(variant);
    }

    fn orphan(&mut self, read: Read) {
        let mut of = read.of;
        of.faults.push(Fault::of(of.line(), None, &read.parent, Why::NoParent));
        self.found.push(of);
        self.names.push(Default::default());
    }
}

/// The variant that a row tells of, if it does; else its properties are the listing's own.
fn variant_of(read: &mut Read, names: &[String; 3], kind: SheetKind) -> Option<NewVariant> {
    let is_of_listing = kind == SheetKind::Woo;
    let mut variant = std::mem::take(&mut read.variant);
    if is_of_listing {
        for (name, value) in read.properties.clone().into_iter().filter(|(name, _)| !name.is_empty()) {
            // Too long for an attribute: said by the plan, not here.
            let _ = read.field(field::attribute(&name), value.into());
        }
    } else if variant.name.is_empty() {
        variant.name = name_of(read, names);
    }
    let only_barcode = NewVariant { barcode: variant.barcode.clone(), ..NewVariant::default() } == variant;
    if only_barcode && !variant.barcode.is_empty() {
        let _ = read.field(field::attribute("条形码"), variant.barcode.into());
        return None;
    }
    (!variant.is_empty()).then_some(variant)
}

/// What tells a variant apart, out of its properties: `颜色:红;尺码:M`.
fn name_of(read: &Read, names: &[String; 3]) -> String {
    let parts = read.properties.iter().zip(names).filter(|((_, value), _)| !value.is_empty());
    let parts = parts.map(|((own, value), first)| match if own.is_empty() { first } else { own } {
        name if name.is_empty() || value == ONLY => value.clone(),
        name => format!("{name}:{value}"),
    });
    parts.collect::<Vec<_>>().join(";")
}

/// Shops that say a regular price, and another while there is a sale: without one, the regular price is what it sells for.
fn fold_price(of: &mut Candidate) {
    if of.get(&field::PRICE).is_none()
        && let Some(price) = of.take(&field::LIST_PRICE)
    {
        of.fields.push((field::PRICE, price));
        of.emptied.retain(|field| *field != field::PRICE);
    }
}

/// One variant that is the item itself is none.
fn only_one(of: &mut Candidate) {
    if let [one] = of.variants.as_slice()
        && one.name == ONLY
    {
        let NewVariant { code, price, stock, barcode, .. } = one.clone();
        of.variants.clear();
        of.code = if of.code.is_empty() { code } else { std::mem::take(&mut of.code) };
        of.fields.extend(price.map(|price| (field::PRICE, price.into())));
        of.fields.extend(stock.map(|stock| (field::STOCK, stock.into())));
        of.fields.extend((!barcode.is_empty()).then(|| (field::attribute("条形码"), barcode.into())));
    }
}
