//! The changes that make a listing say what a table says. Knows one listing and one candidate.

use super::fault::{Fault, Why};
use super::plan::{Choices, Large, first_state};
use super::row::{Candidate, NewVariant};
use crate::domain::change::Change;
use crate::domain::command::Draft;
use crate::domain::digest::sha256;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::{Image, LISTING, Refusal, State, Variant, field, is_reviewed, written};
use crate::domain::record::Record;
use crate::domain::value::Value;
use xxhash_rust::xxh64::xxh64;

/// Writes one listing.
pub(super) struct Writer<'r> {
    id: &'r RecordId,
    here: Option<&'r Record>,
    choices: &'r Choices,
    /// Whether what buyers see must stay (LST-12).
    is_guarded: bool,
    line: u64,
    changes: Vec<Change>,
    faults: Vec<Fault>,
    large: Option<Large>,
}

impl<'r> Writer<'r> {
    pub(super) fn new(id: &'r RecordId, here: Option<&'r Record>, choices: &'r Choices) -> Self {
        let is_live = here.is_some_and(|record| State::from_code(record.text(&field::STATE)).is_live());
        let is_guarded = is_live && !choices.may_approve;
        Self { id, here, choices, is_guarded, line: 0, changes: Vec::new(), faults: Vec::new(), large: None }
    }

    pub(super) fn finish(self) -> (Vec<Change>, Vec<Fault>, Option<Large>) {
        (self.changes, self.faults, self.large)
    }

    pub(super) fn all(&mut self, of: &Candidate) {
        self.line = of.line();
        if self.here.is_none() {
            self.put(field::SHOP, self.choices.shop.as_str().into());
            self.put(field::STATE, first_state(self.choices).code().into());
            self.put(field::PLATFORM, self.choices.platform.code().into());
        }
        let keys = [(field::ITEM, &of.item), (field::CODE, &of.code)];
        for (field, key) in keys.into_iter().filter(|(_, key)| !key.is_empty()) {
            self.write(&field, key.as_str().into());
        }
        for (field, value) in &of.fields {
            self.write(field, value.clone());
        }
        if self.choices.empty_clears {
            of.emptied.iter().for_each(|field| self.write(field, Value::Null));
        }
        self.whole(of);
        self.images(&of.images);
        of.variants.iter().enumerate().for_each(|(at, variant)| self.variant(at, variant));
    }

    fn whole(&mut self, of: &Candidate) {
        if of.get(&field::DESCRIPTION).is_none() {
            return;
        }
        let sha = of.whole.as_ref().map(|whole| sha256(whole.as_bytes()));
        let before = self.changes.len();
        self.write(&field::DESCRIPTION_BLOB, sha.clone().map_or(Value::Null, Value::from));
        if self.changes.len() > before {
            self.large = sha.zip(of.whole.clone()).map(|(sha, text)| Large { sha, text });
        }
    }

    /// Pictures that are not here yet come behind those that are; one with the same address is the same picture.
    fn images(&mut self, urls: &[String]) {
        let here: Vec<Image> = self.here.into_iter().flat_map(|record| record.under("image")).map(read_image).collect();
        let next = here.iter().map(|image| image.order + 1).max().unwrap_or_default();
        let new = urls.iter().filter(|url| here.iter().all(|image| image.url != **url));
        for (order, url) in (next..).zip(new) {
            let id = format!("{:016x}", xxh64(url.as_bytes(), 0));
            let image = Image { order, is_main: true, url: url.clone(), ..Image::default() };
            self.write(&field::image(&id), image.value());
        }
    }

    /// A variant that is here with the same code, or the same name, is the same variant.
    fn variant(&mut self, at: usize, new: &NewVariant) {
        let known = self.known(new);
        let id = known.unwrap_or_else(|| variant_id(at, new));
        let texts = [("name", &new.name), ("code", &new.code), ("barcode", &new.barcode)];
        for (member, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            self.write(&field::sku(&id, member), text.as_str().into());
        }
        for (member, number) in [("price", new.price), ("stock", new.stock)] {
            if let Some(number) = number {
                self.write(&field::sku(&id, member), number.into());
            }
        }
    }

    fn known(&self, new: &NewVariant) -> Option<String> {
        let variants: Vec<Variant> = crate::domain::listings::variants_of(self.here?);
        let by = |text: fn(&Variant) -> &str, wanted: &str| {
            variants.iter().find(|one| !wanted.is_empty() && text(one) == wanted).map(|one| one.id.clone())
        };
        by(|one| &one.code, &new.code).or_else(|| by(|one| &one.name, &new.name))
    }

    /// Writes what a table may write; the price that stood until now is logged.
    fn write(&mut self, field: &Field, value: Value) {
        let stands = self.here.and_then(|record| record.get(field));
        if stands.unwrap_or(&Value::Null) == &value {
            return;
        }
        if self.is_guarded && is_reviewed(field) {
            return self.refuse(field, Why::NeedsApproval);
        }
        match written(Draft::default(), self.here, self.id, field, &value) {
            Ok(draft) => draft.edits.into_iter().for_each(|edit| self.put(edit.field, edit.value)),
            Err(Refusal::TooLong(most)) => self.refuse(field, Why::TooLong(most)),
            Err(_) => self.refuse(field, Why::NotANumber),
        }
    }

    fn refuse(&mut self, field: &Field, why: Why) {
        self.faults.push(Fault::of(self.line, None, field.as_str(), why));
    }

    fn put(&mut self, field: Field, value: Value) {
        let cell = self.here.and_then(|record| record.cell(&field));
        if cell.map_or(value.is_null(), |cell| cell.value == value) {
            return;
        }
        let replaced = cell.map(|cell| cell.stamp);
        self.changes.push(Change { kind: LISTING, id: self.id.clone(), field, value, replaced, stamp: None });
    }
}

fn read_image((id, cell): (&str, &crate::domain::record::Cell)) -> Image {
    Image::read(id, &cell.value)
}

/// The id of a new variant: derived, so that the same table makes the same one everywhere (S9).
fn variant_id(at: usize, new: &NewVariant) -> String {
    let named = [&new.code, &new.name, &new.barcode].into_iter().find(|text| !text.is_empty());
    // A slash would part the field.
    named.map_or_else(|| (at + 1).to_string(), |text| text.replace('/', "∕"))
}
