//! What is typed into the form of a campaign until it is stored, and its fields. Knows not when it is stored.

use crate::domain::calendar::Zone;
use crate::domain::campaigns::{Campaign, Edits, TEXT_FIELDS, Unread, edits_of, field, texts_of};
use crate::domain::ids::Field;
use crate::i18n::{Lang, campaigns as msg, placements};
use crate::ui::components::{TextArea, TextField};
use crate::ui::lang;
use crate::ui::placements::FormWrite;
use leptos::prelude::*;

/// The texts of a form. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    texts: StoredValue<Vec<RwSignal<String>>>,
    /// What was stored when the texts last followed it.
    stored: StoredValue<Campaign>,
}

impl Typed {
    /// The texts of what is stored.
    pub(super) fn of(campaign: &Campaign, zone: &dyn Zone) -> Self {
        let texts = texts_of(campaign, zone).into_iter().map(RwSignal::new).collect();
        Self { texts: StoredValue::new(texts), stored: StoredValue::new(campaign.clone()) }
    }

    /// The text of a field.
    fn text(self, field: &Field) -> RwSignal<String> {
        let place = TEXT_FIELDS.iter().position(|known| known == field).unwrap_or_default();
        self.texts.with_value(|texts| texts[place])
    }

    /// Something else is stored now: what was not touched here follows it, what was typed stays.
    pub(super) fn follow(self, campaign: &Campaign, zone: &dyn Zone) {
        let pairs = self.stored.with_value(|stored| texts_of(stored, zone)).into_iter().zip(texts_of(campaign, zone));
        for (signal, (old, new)) in self.texts.get_value().into_iter().zip(pairs) {
            if old != new && signal.with_untracked(|text| *text == old) {
                signal.set(new);
            }
        }
        self.stored.set_value(campaign.clone());
    }

    /// What was changed in the form.
    ///
    /// # Errors
    /// What cannot be read, in words, by field.
    pub(super) fn edits(self, l: Lang, zone: &dyn Zone) -> Result<Edits, Vec<(Field, String)>> {
        let texts: Vec<String> = self.texts.get_value().into_iter().map(|text| text.get_untracked()).collect();
        let edits = self.stored.with_value(|stored| edits_of(zone, &texts, stored));
        let words = |(field, error)| (field, words(l, error));
        edits.map_err(|errors| errors.into_iter().map(words).collect())
    }
}

fn words(l: Lang, error: Unread) -> String {
    match error {
        Unread::Moment => placements::bad_moment(l).to_owned(),
        Unread::Share => msg::not_per_cent(l).to_owned(),
    }
}

/// Name and times: what a new one needs.
#[component]
pub(super) fn FirstFields(typed: Typed, write: FormWrite) -> impl IntoView {
    let l = lang();
    let [name, from, until] = [field::NAME, field::FROM, field::UNTIL].map(|field| typed.text(&field));
    view! {
        <TextField id="campaign-name" label=msg::name(l) value=name error=write.of(field::NAME) on_input=move |text| name.set(text) />
        <div class="columns">
            <TextField id="campaign-from" kind="datetime-local" label=msg::from(l) value=from optional=placements::optional(l)
                error=write.of(field::FROM) on_input=move |text| from.set(text) />
            <TextField id="campaign-until" kind="datetime-local" label=msg::until(l) value=until optional=placements::optional(l)
                error=write.of(field::UNTIL) on_input=move |text| until.set(text) />
        </div>
        <p class="field-hint">{msg::times_hint(l)}" "{placements::in_zone(l)}</p>
    }
}

/// What it is about, its rules, its page, what members pay.
#[component]
pub(super) fn OtherFields(typed: Typed, write: FormWrite) -> impl IntoView {
    let l = lang();
    let [content, rules, page, member] =
        [field::CONTENT, field::RULES, field::PAGE, field::MEMBER].map(|field| typed.text(&field));
    view! {
        <TextArea id="campaign-content" label=msg::content(l) value=content optional=placements::optional(l)
            error=write.of(field::CONTENT) on_input=move |text| content.set(text) />
        <TextArea id="campaign-rules" label=msg::rules(l) value=rules rows=4 optional=placements::optional(l)
            error=write.of(field::RULES) on_input=move |text| rules.set(text) />
        <TextField id="campaign-page" kind="url" label=msg::page(l) value=page optional=placements::optional(l)
            error=write.of(field::PAGE) on_input=move |text| page.set(text) />
        <TextField id="campaign-member" label=msg::member_percent(l) value=member hint=msg::member_hint(l)
            error=write.of(field::MEMBER) on_input=move |text| member.set(text) />
    }
}
