//! What is typed into the form of a placement until it is stored. Knows no screen.

use crate::domain::calendar::Zone;
use crate::domain::ids::{Field, RecordId};
use crate::domain::placements::{Form, TEXT_FIELDS, Unread, read_texts, texts_of};
use crate::i18n::{Lang, errors, placements as msg};
use leptos::prelude::*;

/// The texts of a form. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    texts: StoredValue<Vec<RwSignal<String>>>,
    /// The listing, which is chosen and not typed.
    pub(super) listing: RwSignal<RecordId>,
    /// What was stored when the texts last followed it.
    stored: StoredValue<Form>,
}

impl Typed {
    /// The texts of what is stored, or of what a new one begins with.
    pub(super) fn of(form: &Form, zone: &dyn Zone) -> Self {
        Self {
            texts: StoredValue::new(texts_of(form, zone).into_iter().map(RwSignal::new).collect()),
            listing: RwSignal::new(form.listing.clone()),
            stored: StoredValue::new(form.clone()),
        }
    }

    /// The text of a field.
    pub(super) fn text(self, field: &Field) -> RwSignal<String> {
        let place = TEXT_FIELDS.iter().position(|known| known == field).unwrap_or_default();
        self.texts.with_value(|texts| texts[place])
    }

    /// Something else is stored now: what was not touched here follows it, what was typed stays.
    pub(super) fn follow(self, form: &Form, zone: &dyn Zone) {
        let before = self.stored.get_value();
        let pairs = texts_of(&before, zone).into_iter().zip(texts_of(form, zone));
        for (signal, (old, new)) in self.texts.get_value().into_iter().zip(pairs) {
            if old != new && signal.with_untracked(|text| *text == old) {
                signal.set(new);
            }
        }
        if before.listing != form.listing && self.listing.with_untracked(|listing| *listing == before.listing) {
            self.listing.set(form.listing.clone());
        }
        self.stored.set_value(form.clone());
    }

    /// What was stored when the texts last followed it.
    pub(super) fn stored(self) -> Form {
        self.stored.get_value()
    }

    /// What the texts say.
    ///
    /// # Errors
    /// What cannot be read, in words, by field.
    pub(super) fn read(self, l: Lang, zone: &dyn Zone) -> Result<Form, Vec<(Field, String)>> {
        let texts = self.texts.get_value();
        let texts: Vec<String> = texts.into_iter().map(|text| text.get_untracked()).collect();
        let words = |(field, error)| (field, words(l, error));
        let read = read_texts(zone, &texts, self.listing.get_untracked(), &self.stored());
        read.map_err(|errors| errors.into_iter().map(words).collect())
    }
}

fn words(l: Lang, error: Unread) -> String {
    match error {
        Unread::Moment => msg::bad_moment(l).to_owned(),
        Unread::Place => msg::not_a_place(l).to_owned(),
        Unread::Price(error) => errors::price(l, error),
    }
}
