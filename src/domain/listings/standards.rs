//! What a shop asks of its listings 商品要求 (LST-15, LST-25, APR-14): what must be there, for all of them and for each
//! category, and which words must not stand there. Only what was changed is stored, over what is shipped (S14). Knows no
//! listing.

use super::completeness::Asks;
use super::looks::asks_of;
use super::terms::{self, Term};
use super::{Refusal, lint};
use crate::domain::command::{self, Ctx, Draft};
use crate::domain::ids::{Field, Key, Kind, RecordId};
use crate::domain::people::{Permission, permit};
use crate::domain::record::{DELETED, Record};
use crate::domain::records::Records;
use crate::domain::schema::KindSchema;
use crate::domain::shops::{self, Platform, SHOP};
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// What a shop asks of the listings of a category (id `<shop>:<category>`), or of all (`<shop>:*`).
pub const STANDARD: Kind = Kind::of("listing_standard");

/// In the place of a category: all listings.
pub const ALL: &str = "*";

/// The longest word, attribute or category, in characters.
const MAX_NAME: usize = 60;

/// Fields of a standard.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// The category as it stands at the listings; [`super::ALL`] for all.
    pub const CATEGORY: Field = Field::of("category");
    /// So many main images; 0 asks for none.
    pub const IMAGES: Field = Field::of("images");
    /// The shorter side of each, in pixels; 0 for any.
    pub const SIDE: Field = Field::of("side");
    /// The longest title, in bytes of GBK; 0 for any.
    pub const TITLE: Field = Field::of("title");
    /// So many keywords.
    pub const KEYWORDS: Field = Field::of("keywords");
    /// So many selling points.
    pub const POINTS: Field = Field::of("selling_points");
    /// Those that are numbers.
    pub const NUMBERS: [Field; 5] = [IMAGES, SIDE, TITLE, KEYWORDS, POINTS];

    /// `attribute/<name>`: whether it must be filled in.
    pub fn attribute(name: &str) -> Field {
        Field::keyed(&["attribute", name])
    }
    /// `word/<word>`: whether it must not stand there; of all listings only.
    pub fn word(word: &str) -> Field {
        Field::keyed(&["word", word])
    }
    /// `except/<word>/<longer>`: whether it is harmless within the longer one.
    pub fn except(word: &str, longer: &str) -> Field {
        Field::keyed(&["except", word, longer])
    }
}

/// What this version writes.
pub(super) const SCHEMA: KindSchema = KindSchema {
    kind: STANDARD,
    identity: &["shop", "category"],
    fixed: &[],
    words: &["category"],
    fields: &[
        "shop",
        "category",
        "images",
        "side",
        "title",
        "keywords",
        "selling_points",
        "attribute/*",
        "word/*",
        "except/*/*",
    ],
};

/// What a shop changed: a number where it set one, and attributes that it asks for or no longer asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Changed {
    images: Option<usize>,
    side: Option<u32>,
    title: Option<usize>,
    keywords: Option<usize>,
    points: Option<usize>,
    attributes: BTreeMap<SmolStr, bool>,
}

impl Changed {
    fn read(record: &Record) -> Self {
        let number = |field: &Field| record.int(field).and_then(|number| usize::try_from(number).ok());
        let attributes = record.under("attribute");
        Self {
            images: number(&field::IMAGES),
            side: number(&field::SIDE).and_then(|side| u32::try_from(side).ok()),
            title: number(&field::TITLE),
            keywords: number(&field::KEYWORDS),
            points: number(&field::POINTS),
            attributes: attributes
                .filter_map(|(name, cell)| Some((SmolStr::new(name), cell.value.as_bool()?)))
                .collect(),
        }
    }

    fn over(&self, mut asks: Asks) -> Asks {
        asks.images = self.images.unwrap_or(asks.images);
        asks.side = self.side.unwrap_or(asks.side);
        asks.title = self.title.unwrap_or(asks.title);
        asks.keywords = self.keywords.unwrap_or(asks.keywords);
        asks.selling_points = self.points.unwrap_or(asks.selling_points);
        asks.attributes.retain(|name| self.attributes.get(name) != Some(&false));
        let asked = self.attributes.iter().filter(|(_, is_asked)| **is_asked).map(|(name, _)| name);
        for name in asked {
            if !asks.attributes.contains(name) {
                asks.attributes.push(name.clone());
            }
        }
        asks
    }
}

/// What a shop asks of its listings, worked out once for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standards {
    /// Where titles have a limit, and where they have none ([`Platform::Other`]).
    all: [Asks; 2],
    by_category: BTreeMap<SmolStr, [Asks; 2]>,
    terms: Vec<Term>,
}

impl Default for Standards {
    /// As a shop begins.
    fn default() -> Self {
        Self { all: shipped(), by_category: BTreeMap::new(), terms: terms::defaults() }
    }
}

fn shipped() -> [Asks; 2] {
    [asks_of(Platform::Taobao), asks_of(Platform::Other)]
}

impl Standards {
    /// Those of a shop and of the shops joined into it.
    pub fn of(records: &Records, shop: &RecordId) -> Self {
        let shops = shops::ids(records, shop);
        let is_own = |record: &&Record| shops.iter().any(|id| record.text(&field::SHOP) == id.as_str());
        let own: Vec<&Record> = records.of(&STANDARD).map(AsRef::as_ref).filter(is_own).collect();
        let of = |is_all: bool| own.iter().filter(move |record| (record.text(&field::CATEGORY) == ALL) == is_all);
        let mut standards = Self::default();
        for record in of(true) {
            let changed = Changed::read(record);
            standards.all = standards.all.map(|asks| changed.over(asks));
            standards.terms = terms_over(standards.terms, record);
        }
        for record in of(false) {
            let changed = Changed::read(record);
            let asks = standards.all.clone().map(|asks| changed.over(asks));
            standards.by_category.insert(SmolStr::new(record.text(&field::CATEGORY)), asks);
        }
        standards
    }

    /// What is asked of a listing of a platform in a category.
    pub fn asks(&self, platform: Platform, category: &str) -> &Asks {
        let own = if self.by_category.is_empty() { None } else { self.by_category.get(category.trim()) };
        let [limited, free] = own.unwrap_or(&self.all);
        if platform == Platform::Other { free } else { limited }
    }

    /// The words that must not stand there.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The rules of prices, sales and words; without a sale for thirty days a listing is slow-moving.
    pub fn lint(&self) -> lint::Rules {
        lint::Rules { terms: self.terms.clone(), ..lint::Rules::default() }
    }

    /// The categories that ask for something of their own.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        self.by_category.keys().map(SmolStr::as_str)
    }
}

/// The words with those of a shop over them: added, taken away, and harmless in longer ones.
fn terms_over(mut terms: Vec<Term>, record: &Record) -> Vec<Term> {
    for (word, cell) in record.under("word") {
        match cell.value.as_bool() {
            Some(true) if !terms.iter().any(|term| term.word == word) => {
                terms.push(Term { word: SmolStr::new(word), except: Vec::new() });
            }
            Some(false) => terms.retain(|term| term.word != word),
            _ => {}
        }
    }
    for (rest, cell) in record.under("except") {
        let Some((word, longer)) = rest.split_once('/') else { continue };
        if let Some(term) = terms.iter_mut().find(|term| term.word == word) {
            term.except.retain(|known| known != longer);
            term.except.extend((cell.value.as_bool() == Some(true)).then(|| SmolStr::new(longer)));
        }
    }
    terms
}

/// The full name of what a shop asks of a category: derived, so that two devices make the same record (S9).
pub fn standard_key(records: &Records, shop: &RecordId, category: &str) -> Key {
    let shop = shops::canonical(records, &SHOP, shop);
    Key::new(STANDARD, RecordId::new(format!("{shop}:{}", category.trim())))
}

/// What a change of the standards writes.
///
/// # Errors
/// Not permitted, or a field that takes no such value.
pub(super) fn set(
    shop: &RecordId,
    category: &str,
    edits: &[(Field, Value)],
    records: &Records,
    ctx: &Ctx,
) -> Result<Draft, command::Refusal> {
    permit(records, ctx, Permission::EditTemplates)?;
    let category = category.trim();
    if category.is_empty() || category.chars().count() > MAX_NAME {
        return Err(Refusal::NotAllowed(field::CATEGORY).into());
    }
    let key = standard_key(records, shop, category);
    let draft = Draft::new("listing.standard")
        .set(&key, DELETED, Value::Null)
        .set(&key, field::SHOP, shops::canonical(records, &SHOP, shop).as_str())
        .set(&key, field::CATEGORY, category);
    let wrong = edits.iter().find(|(field, value)| !is_allowed(category, field, value));
    if let Some((field, _)) = wrong {
        return Err(Refusal::NotAllowed(field.clone()).into());
    }
    Ok(edits.iter().fold(draft, |draft, (field, value)| draft.set(&key, field.clone(), value.clone())))
}

fn is_allowed(category: &str, field: &Field, value: &Value) -> bool {
    let parts: Vec<&str> = field.parts().collect();
    let is_flag = matches!(value, Value::Null | Value::Bool(_));
    let is_name = |name: &str| !name.trim().is_empty() && name.chars().count() <= MAX_NAME;
    let fits = |most| value.is_null() || value.as_int().is_some_and(|number| (0..=most).contains(&number));
    match parts.as_slice() {
        ["images" | "keywords" | "selling_points"] => fits(50),
        ["side"] => fits(10_000),
        ["title"] => fits(500),
        ["attribute", name] => is_flag && is_name(name),
        ["word", word] => category == ALL && is_flag && is_name(word),
        ["except", word, longer] => category == ALL && is_flag && is_name(word) && longer.contains(word),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
