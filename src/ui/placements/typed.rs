//! What is typed into the form of a placement, as texts, until it is stored; and what the texts say. Knows no screen.

use crate::domain::calendar::Zone;
use crate::domain::ids::{Field, RecordId};
use crate::domain::period;
use crate::domain::placements::{Form, Page, Slot, field};
use crate::domain::{money, placements};
use crate::i18n::{Lang, errors, placements as msg};
use leptos::prelude::*;

/// The fields that are texts, in the order of [`texts`].
const FIELDS: [Field; 12] = [
    field::PAGE,
    field::PAGE_NAME,
    field::SLOT,
    field::ORDER,
    field::CAMPAIGN,
    field::TEXT,
    field::PRINTED_PRICE,
    field::PRINTED_FROM,
    field::PRINTED_UNTIL,
    field::LINK,
    field::FROM,
    field::UNTIL,
];

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
            texts: StoredValue::new(texts(form, zone).into_iter().map(RwSignal::new).collect()),
            listing: RwSignal::new(form.listing.clone()),
            stored: StoredValue::new(form.clone()),
        }
    }

    /// The text of a field.
    pub(super) fn text(self, field: &Field) -> RwSignal<String> {
        let place = FIELDS.iter().position(|known| known == field).unwrap_or_default();
        self.texts.with_value(|texts| texts[place])
    }

    /// Something else is stored now: what was not touched here follows it, what was typed stays.
    pub(super) fn follow(self, form: &Form, zone: &dyn Zone) {
        let before = self.stored.get_value();
        let pairs = texts(&before, zone).into_iter().zip(texts(form, zone));
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
        read(l, zone, &texts, self.listing.get_untracked())
    }
}

/// A form as texts, in the order of [`FIELDS`].
fn texts(form: &Form, zone: &dyn Zone) -> [String; 12] {
    let moment = |instant| period::in_field(zone, instant);
    [
        form.page.code().to_owned(),
        form.page_name.clone(),
        form.slot.code().to_owned(),
        form.order.to_string(),
        form.campaign.to_string(),
        form.text.clone(),
        money::in_field(form.printed_price),
        moment(form.printed_period.0),
        moment(form.printed_period.1),
        form.link.clone(),
        moment(form.shown.0),
        moment(form.shown.1),
    ]
}

/// Texts as a form; every error at once.
fn read(l: Lang, zone: &dyn Zone, texts: &[String], listing: RecordId) -> Result<Form, Vec<(Field, String)>> {
    let mut errors: Vec<(Field, String)> = Vec::new();
    let text = |field: &Field| {
        let place = FIELDS.iter().position(|known| known == field).unwrap_or_default();
        texts.get(place).cloned().unwrap_or_default()
    };
    let mut moment = |field: Field| {
        let read = period::typed(zone, &text(&field));
        read.unwrap_or_else(|_| {
            errors.push((field, msg::bad_moment(l).to_owned()));
            None
        })
    };
    let printed_period = (moment(field::PRINTED_FROM), moment(field::PRINTED_UNTIL));
    let shown = (moment(field::FROM), moment(field::UNTIL));
    let order = text(&field::ORDER).trim().parse::<i64>().ok().filter(|order| *order <= placements::MAX_ORDER);
    if order.is_none() {
        errors.push((field::ORDER, msg::not_a_place(l).to_owned()));
    }
    let printed_price = money::parse(&text(&field::PRINTED_PRICE)).unwrap_or_else(|error| {
        errors.push((field::PRINTED_PRICE, errors::price(l, error)));
        None
    });
    if !errors.is_empty() {
        return Err(errors);
    }
    let page = Page::from_code(&text(&field::PAGE));
    Ok(Form {
        page,
        // The home page has no name; what was typed for another page is not lost by looking at this one.
        page_name: if page == Page::Home { String::new() } else { text(&field::PAGE_NAME) },
        slot: Slot::from_code(&text(&field::SLOT)),
        order: order.unwrap_or(1),
        listing,
        campaign: RecordId::new(text(&field::CAMPAIGN)),
        text: text(&field::TEXT),
        printed_price,
        printed_period,
        link: text(&field::LINK),
        shown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Fixed;
    use proptest::prelude::*;

    const ZONE: Fixed = Fixed(480);

    fn form() -> impl Strategy<Value = Form> {
        let moment = || proptest::option::of((0_i64..30_000_000).prop_map(|minutes| minutes * 60_000));
        let places = (0..Page::ALL.len(), 0..Slot::ALL.len(), 1..=placements::MAX_ORDER);
        let price = proptest::option::of(0..=money::MAX_MINOR);
        (places, (moment(), moment()), (moment(), moment()), price, "[a-z龙井 ]{0,8}").prop_map(
            |((page, slot, order), printed_period, shown, printed_price, text)| Form {
                printed_period,
                shown,
                printed_price,
                link: text.clone(),
                listing: RecordId::new(&text),
                campaign: RecordId::new(&text),
                text: text.clone(),
                ..Form::at(Page::ALL[page], if page == 0 { "" } else { &text }, Slot::ALL[slot], order)
            },
        )
    }

    proptest! {
        /// What is shown in the form and not touched is what is stored.
        #[test]
        fn a_form_that_nobody_touched_changes_nothing(form in form()) {
            prop_assert_eq!(read(Lang::Zh, &ZONE, &texts(&form, &ZONE), form.listing.clone()), Ok(form));
        }
    }

    #[test]
    fn every_error_is_told_at_its_field() {
        let mut typed = texts(&Form::at(Page::Home, "", Slot::Kv, 1), &ZONE);
        for (field, text) in [(field::ORDER, "一"), (field::PRINTED_PRICE, "九块九"), (field::UNTIL, "2026-11-21")]
        {
            let place = FIELDS.iter().position(|known| *known == field).expect("a field");
            typed[place] = text.to_owned();
        }
        let errors = read(Lang::Zh, &ZONE, &typed, RecordId::of("")).expect_err("three errors");
        let fields: Vec<Field> = errors.into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [field::UNTIL, field::ORDER, field::PRINTED_PRICE]);
    }
}
