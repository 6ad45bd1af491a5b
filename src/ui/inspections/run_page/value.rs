//! The number or the words with which a check is answered: read as typed, stored at each pause, kept as a draft from
//! the first key on. The result follows from it.

use super::note::follow;
use super::page::Page;
use super::pause::Pause;
use crate::domain::amount::{self, AmountError};
use crate::domain::inspections::{Answer, Command, Outcome, Spot, read_value, value_in_field};
use crate::domain::templates::{Ask, Check};
use crate::i18n::{errors, inspections as msg};
use crate::state::Draft;
use crate::ui::Write;
use leptos::prelude::*;

/// The field of a spot.
#[derive(Clone, Copy)]
struct Field {
    ask: Ask,
    typed: RwSignal<String>,
    stored: Memo<String>,
    draft: StoredValue<Draft>,
}

impl Field {
    fn of(page: Page, ask: Ask, at: &Spot) -> Self {
        let answer = page.answer(at);
        let draft = Draft::of(at, "value");
        let stored = Memo::new(move |_| answer.with(Answer::value_in_field));
        let as_stored = stored.get_untracked();
        let typed = RwSignal::new(draft.over(&as_stored).unwrap_or(as_stored));
        follow(stored, typed);
        Self { ask, typed, stored, draft: StoredValue::new(draft) }
    }

    fn error(self) -> Option<AmountError> {
        read_value(self.ask, &self.typed.get()).err()
    }

    fn type_in(self, text: String) {
        self.draft.with_value(|draft| draft.keep(&self.stored.get_untracked(), &text));
        self.typed.set(text);
    }
}

/// A check's field.
#[component]
pub(super) fn ValueField(check: &'static Check, at: Spot) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let field = Field::of(page, check.ask, &at);
    let id = format!("value-{}", at.entry);
    let (error_id, for_id) = (format!("{id}-error"), id.clone());
    let of_answer = page.answer(&at);
    let pause = Pause::new(move || store(page, write, &at, field));
    let is_number = matches!(check.ask, Ask::Number { .. });
    let label = if is_number { msg::number(l) } else { msg::words(l) };
    let unit = match check.ask {
        Ask::Number { unit, .. } => l.of(unit),
        _ => "",
    };
    let error = move || field.error().map(|error| errors::amount(l, error)).or_else(|| write.error.get());
    let outcome = Memo::new(move |_| of_answer.with(|answer| answer.outcome.filter(|_| answer.value.is_some())));
    view! {
        <div class="value-field" data-testid="value">
            <label class="field-label" for=for_id>{label}</label>
            <span class="value-box">
                <input class="input" class:num=is_number id=id autocomplete="off" data-testid="value-input"
                    inputmode=if is_number { "decimal" } else { "text" }
                    prop:value=field.typed
                    readonly=move || !page.editable.get()
                    aria-invalid=move || error().is_some().then_some("true")
                    aria-describedby=error_id.clone()
                    on:input=move |event| {
                        field.type_in(event_target_value(&event));
                        pause.typed();
                    }
                    on:blur=move |_| pause.now()
                />
                {(!unit.is_empty()).then(|| view! { <span class="soft">{unit}</span> })}
                <span class="value-verdict" data-result=move || outcome.get().map(Outcome::code) aria-live="polite">
                    {move || outcome.get().filter(|_| is_number).map(|outcome| msg::outcome(l, Some(outcome)))}
                </span>
            </span>
            <p class="soft small">{range(l, check.ask)}</p>
            <p class="field-error" role="alert" id=error_id>{error}</p>
        </div>
    }
}

/// What passes, in words.
fn range(l: crate::i18n::Lang, ask: Ask) -> Option<String> {
    let Ask::Number { unit, min, max } = ask else { return None };
    let with_unit = |number: i64| format!("{} {}", amount::plain(number), l.of(unit)).trim_end().to_owned();
    match (min.map(with_unit), max.map(with_unit)) {
        (Some(min), Some(max)) if min == max => Some(msg::exactly(l, &min)),
        (Some(min), Some(max)) => Some(msg::between(l, &min, &max)),
        (Some(min), None) => Some(msg::at_least(l, &min)),
        (None, Some(max)) => Some(msg::at_most(l, &max)),
        (None, None) => None,
    }
}

fn store(page: Page, write: Write, at: &Spot, field: Field) {
    let (Some(typed), Some(stored)) = (field.typed.try_get_untracked(), field.stored.try_get_untracked()) else {
        return;
    };
    let (Some(draft), Ok(value)) = (field.draft.try_get_value(), read_value(field.ask, &typed)) else { return };
    let as_stored = value_in_field(value.as_ref());
    if as_stored == stored {
        draft.stored(&typed, &stored);
    } else if page.editable.try_get_untracked() == Some(true) {
        write.run_then(Command::Value { at: at.clone(), value }, move || draft.stored(&typed, &as_stored));
    }
}
