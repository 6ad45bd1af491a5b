//! Writing from a form: what is refused stands beside the field that it is about, what was typed stays. Knows no form.

use crate::domain::command::{Command, Refusal};
use crate::domain::ids::Field;
use crate::domain::{campaigns, listings, placements};
use crate::i18n::Lang;
use crate::state::{App, Failure, app};
use crate::ui::lang;
use crate::ui::write::failure_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A form that writes. `Copy`.
#[derive(Clone, Copy)]
pub(crate) struct FormWrite {
    app: App,
    lang: Lang,
    /// The fields that the form has, and what is wrong with some of them.
    shown: StoredValue<Vec<Field>>,
    fields: RwSignal<Vec<(Field, String)>>,
    /// What went wrong and belongs to no field, in words.
    pub(crate) error: RwSignal<Option<String>>,
    /// Whether a write is under way.
    pub(crate) pending: RwSignal<bool>,
}

impl FormWrite {
    /// For the component that is being rendered.
    pub(crate) fn here() -> Self {
        Self {
            app: app(),
            lang: lang(),
            shown: StoredValue::new(Vec::new()),
            fields: RwSignal::default(),
            error: RwSignal::new(None),
            pending: RwSignal::new(false),
        }
    }

    /// What is wrong with a field that the form has, in words.
    pub(crate) fn of(self, field: Field) -> Signal<Option<String>> {
        self.shown.update_value(|shown| shown.push(field.clone()));
        let words = move |(known, words): &(Field, String)| (*known == field).then(|| words.clone());
        Signal::derive(move || self.fields.with(|fields| fields.iter().find_map(&words)))
    }

    /// What was typed cannot be read: in words, by field.
    pub(crate) fn refuse(self, errors: Vec<(Field, String)>) {
        self.error.set(None);
        self.fields.set(errors);
    }

    /// Carries a command out and goes on when it is stored.
    pub(crate) fn run_then(self, command: impl Into<Command>, then: impl FnOnce() + 'static) {
        let command = command.into();
        self.pending.set(true);
        self.fields.set(Vec::new());
        self.error.set(None);
        spawn_local(async move {
            let result = self.app.dispatch(command).await;
            // The form may have been closed meanwhile; its signals are gone then.
            self.pending.try_set(false);
            match result {
                Ok(_) => then(),
                Err(failure) => self.tell(&failure),
            }
        });
    }

    fn tell(self, failure: &Failure) {
        let words = failure_words(self.lang, failure);
        let is_shown = |field: &Field| self.shown.try_with_value(|shown| shown.contains(field)) == Some(true);
        match field_of(failure).filter(is_shown) {
            Some(field) => drop(self.fields.try_set(vec![(field, words)])),
            None => drop(self.error.try_set(Some(words))),
        }
    }
}

/// The field that a failure is about, where it is about one.
fn field_of(failure: &Failure) -> Option<Field> {
    match failure {
        Failure::Refused(Refusal::Placement(refusal)) => refusal.field(),
        Failure::Refused(Refusal::Campaign(refusal)) => refusal.field(),
        Failure::Refused(Refusal::UnknownRecord(key)) if key.kind == listings::LISTING => {
            Some(placements::field::LISTING)
        }
        Failure::Refused(Refusal::UnknownRecord(key)) if key.kind == campaigns::CAMPAIGN => {
            Some(placements::field::CAMPAIGN)
        }
        _ => None,
    }
}

/// What went wrong and belongs to no field.
#[component]
pub(crate) fn Failed(#[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    view! { <p class="field-error" role="alert" hidden=move || error.get().is_none()>{move || error.get()}</p> }
}
