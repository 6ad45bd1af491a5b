//! The form of a placement as texts, as fields hold them while people type, and what the texts say. Knows no screen and
//! no words.

use super::{Form, MAX_ORDER, Page, Slot, field};
use crate::domain::calendar::Zone;
use crate::domain::ids::{Field, RecordId};
use crate::domain::money::{self, PriceError};
use crate::domain::period;

/// The fields that are texts, in the order of [`texts_of`].
pub const TEXT_FIELDS: [Field; 12] = [
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

/// Why a text was not understood. It stays in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Not a date with a time.
    #[error("not a date and a time")]
    Moment,
    /// Not a place among those of its kind.
    #[error("not a place")]
    Place,
    /// Not a price.
    #[error(transparent)]
    Price(PriceError),
}

/// A form as texts, in the order of [`TEXT_FIELDS`].
pub fn texts_of(form: &Form, zone: &dyn Zone) -> [String; 12] {
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

/// What texts in the order of [`TEXT_FIELDS`] say, and the listing that was chosen. A moment that was not touched stays as
/// it is stored, to the millisecond: its field holds whole minutes.
///
/// # Errors
/// Every text that was not understood, by its field.
pub fn read_texts(
    zone: &dyn Zone,
    texts: &[String],
    listing: RecordId,
    stored: &Form,
) -> Result<Form, Vec<(Field, Unread)>> {
    let mut errors: Vec<(Field, Unread)> = Vec::new();
    let text = |field: &Field| {
        let place = TEXT_FIELDS.iter().position(|known| known == field).unwrap_or_default();
        texts.get(place).cloned().unwrap_or_default()
    };
    let mut moment = |field: Field, stored: Option<i64>| {
        let text = text(&field);
        if text == period::in_field(zone, stored) {
            return stored;
        }
        period::typed(zone, &text).unwrap_or_else(|_| {
            errors.push((field, Unread::Moment));
            None
        })
    };
    let (printed, times) = (stored.printed_period, stored.shown);
    let printed_period = (moment(field::PRINTED_FROM, printed.0), moment(field::PRINTED_UNTIL, printed.1));
    let shown = (moment(field::FROM, times.0), moment(field::UNTIL, times.1));
    let order = text(&field::ORDER).trim().parse::<i64>().ok().filter(|order| *order <= MAX_ORDER);
    if order.is_none() {
        errors.push((field::ORDER, Unread::Place));
    }
    let printed_price = money::parse(&text(&field::PRINTED_PRICE)).unwrap_or_else(|error| {
        errors.push((field::PRINTED_PRICE, Unread::Price(error)));
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
        let moment = || proptest::option::of(0_i64..2_000_000_000_000);
        let places = (0..Page::ALL.len(), 0..Slot::ALL.len(), 1..=MAX_ORDER);
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
            prop_assert_eq!(read_texts(&ZONE, &texts_of(&form, &ZONE), form.listing.clone(), &form), Ok(form));
        }
    }

    #[test]
    fn every_error_is_told_at_its_field() {
        let stored = Form::at(Page::Home, "", Slot::Kv, 1);
        let mut typed = texts_of(&stored, &ZONE);
        for (field, text) in [(field::ORDER, "一"), (field::PRINTED_PRICE, "九块九"), (field::UNTIL, "2026-11-21")]
        {
            let place = TEXT_FIELDS.iter().position(|known| *known == field).expect("a field");
            typed[place] = text.to_owned();
        }
        let errors = read_texts(&ZONE, &typed, RecordId::of(""), &stored).expect_err("three errors");
        let fields: Vec<Field> = errors.into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [field::UNTIL, field::ORDER, field::PRINTED_PRICE]);
    }
}
