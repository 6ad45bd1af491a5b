//! One row of a table: what its cells say, by what their columns mean. Knows no other row and nothing that is here.

use super::column::{ATTRIBUTE_HEADS, Target};
use super::fault::{Fault, Why};
use super::kind::SheetKind;
use super::{Line, build, html, value};
use crate::domain::cells::{Cell, cell};
use crate::domain::ids::Field;
use crate::domain::listings::writing::{MAX_SHORT, MAX_TEXT, checked};
use crate::domain::listings::{Refusal, field};
use crate::domain::value::Value;

/// What a table says of one listing: out of one row, or of several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// The physical lines at which its rows begin, the first first.
    pub lines: Vec<u64>,
    /// The platform's number; empty where it has none.
    pub item: String,
    /// The merchant's code; empty where it has none.
    pub code: String,
    /// Its fields.
    pub fields: Vec<(Field, Value)>,
    /// Fields whose columns are there, and whose cells are empty.
    pub emptied: Vec<Field>,
    /// Addresses of its pictures, in order.
    pub images: Vec<String>,
    /// Its variants.
    pub variants: Vec<NewVariant>,
    /// The description as it came, where it is longer than a field holds.
    pub whole: Option<String>,
    /// What is wrong, and what is noted.
    pub faults: Vec<Fault>,
}

/// A variant that a table names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewVariant {
    /// What tells it apart.
    pub name: String,
    /// Its code.
    pub code: String,
    /// Its price, minor units.
    pub price: Option<i64>,
    /// In stock.
    pub stock: Option<i64>,
    /// Its barcode.
    pub barcode: String,
}

impl NewVariant {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Candidate {
    /// The physical line at which it begins.
    pub fn line(&self) -> u64 {
        self.lines.first().copied().unwrap_or_default()
    }

    /// Whether something keeps it out.
    pub fn is_refused(&self) -> bool {
        self.faults.iter().any(|fault| !fault.why.is_note())
    }

    /// What a field shall hold.
    pub fn get(&self, wanted: &Field) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| field == wanted).map(|(_, value)| value)
    }

    /// Its title; empty where the table has none.
    pub fn title(&self) -> &str {
        self.get(&field::TITLE).and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn take(&mut self, wanted: &Field) -> Option<Value> {
        let at = self.fields.iter().position(|(field, _)| field == wanted)?;
        Some(self.fields.remove(at).1)
    }
}

/// What a table says: a listing for each row, or for several.
pub fn candidates<'t>(
    kind: SheetKind,
    header: &[String],
    targets: &[Option<Target>],
    lines: impl IntoIterator<Item = Line<'t>>,
) -> Vec<Candidate> {
    let columns: Vec<(usize, &str, Target)> = targets
        .iter()
        .enumerate()
        .filter_map(|(at, target)| Some((at, header.get(at).map_or("", String::as_str), (*target)?)))
        .collect();
    let mut builder = build::Builder::new(kind);
    lines.into_iter().for_each(|line| builder.add(Read::of(&columns, line)));
    builder.finish()
}

/// What one row says.
#[derive(Default)]
pub(super) struct Read {
    pub(super) of: Candidate,
    pub(super) variant: NewVariant,
    pub(super) parent: String,
    pub(super) sort: String,
    /// Name and value of each property.
    pub(super) properties: [(String, String); 3],
}

impl Read {
    fn of(columns: &[(usize, &str, Target)], line: Line<'_>) -> Self {
        let mut read = Self { of: Candidate { lines: vec![line.line], ..Candidate::default() }, ..Self::default() };
        for (at, name, target) in columns {
            let raw = line.cells.get(*at).map_or("", String::as_str);
            let put = match cell(raw) {
                Cell::Empty => {
                    read.of.emptied.extend(target.field().filter(|field| *field != field::TITLE));
                    Ok(())
                }
                Cell::Destroyed(_) if *target != Target::Description => Err(Why::Destroyed),
                Cell::Destroyed(text) | Cell::Text(text) => read.put(*target, name, text),
            };
            if let Err(why) = put {
                read.of.faults.push(Fault::of(line.line, Some(*at), raw.trim(), why));
            }
        }
        read
    }

    fn put(&mut self, target: Target, column: &str, text: &str) -> Result<(), Why> {
        match target {
            Target::Item => self.of.item = short(text)?,
            Target::Code => self.of.code = short(text)?,
            Target::Parent => self.parent = short(text)?,
            Target::Sort => self.sort = text.to_lowercase(),
            Target::VariantName => self.variant.name = short(text)?,
            Target::VariantCode => self.variant.code = short(text)?,
            Target::Barcode => self.variant.barcode = short(text)?,
            Target::VariantPrice => self.variant.price = value::price(text)?,
            Target::VariantStock => self.variant.stock = value::count(text)?,
            Target::PropertyName(n) => self.property(n).0 = short(text)?,
            Target::PropertyValue(n) => self.property(n).1 = short(text)?,
            Target::Packed => self.packed(text)?,
            Target::Images => self.images(text)?,
            Target::Description => self.description(text),
            Target::Attribute => self.field(field::attribute(attribute_name(column)), text.into())?,
            _ => return self.plain(target, text),
        }
        Ok(())
    }

    /// What fills one field by itself.
    fn plain(&mut self, target: Target, text: &str) -> Result<(), Why> {
        let Some(field) = target.field() else { return Ok(()) };
        let value = match target {
            Target::ListPrice | Target::Price | Target::Floor => value::price(text)?.map(Value::from),
            Target::Stock | Target::Sold7 | Target::Sold30 => value::count(text)?.map(Value::from),
            Target::LastSold | Target::ListedOn => value::date(text)?.map(Value::from),
            _ => Some(text.into()),
        };
        value.map_or(Ok(()), |value| self.field(field, value))
    }

    pub(super) fn field(&mut self, field: Field, value: Value) -> Result<(), Why> {
        match checked(&field, &value) {
            Ok(Value::Null) => {}
            Ok(value) => self.of.fields.push((field, value)),
            Err(Refusal::TooLong(most)) => return Err(Why::TooLong(most)),
            Err(_) => return Err(Why::NotANumber),
        }
        Ok(())
    }

    fn property(&mut self, number: u8) -> &mut (String, String) {
        &mut self.properties[usize::from(number.clamp(1, 3)) - 1]
    }

    fn packed(&mut self, text: &str) -> Result<(), Why> {
        let variant = |one: value::Packed| NewVariant {
            name: one.name,
            code: one.code,
            price: one.price,
            stock: one.stock,
            barcode: String::new(),
        };
        self.of.variants.extend(value::packed(text)?.into_iter().map(variant));
        Ok(())
    }

    fn images(&mut self, text: &str) -> Result<(), Why> {
        let (found, is_any_lost) = value::images(text);
        self.of.images.extend(found);
        if is_any_lost { Err(Why::NoPicture) } else { Ok(()) }
    }

    /// Text without tags as far as a field holds it; the whole is kept where that is not all.
    fn description(&mut self, raw: &str) {
        let text = if html::is_html(raw) { html::text_of(raw) } else { raw.trim().to_owned() };
        let end = text.char_indices().nth(MAX_TEXT).map(|(at, _)| at);
        let kept = text[..end.unwrap_or(text.len())].trim().to_owned();
        self.of.whole = end.map(|_| raw.to_owned());
        if !kept.is_empty() {
            self.of.fields.push((field::DESCRIPTION, kept.into()));
        }
    }
}

/// What an attribute is called, without what tells that the column is one.
fn attribute_name(column: &str) -> &str {
    column.split_once(':').filter(|(head, _)| ATTRIBUTE_HEADS.contains(head)).map_or(column, |(_, name)| name.trim())
}

fn short(text: &str) -> Result<String, Why> {
    if text.chars().count() > MAX_SHORT { Err(Why::TooLong(MAX_SHORT)) } else { Ok(text.to_owned()) }
}
