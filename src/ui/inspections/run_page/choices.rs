//! One of several answers. Pressing the given one takes it back; the result follows from it.

use super::answering::answered;
use super::page::Page;
use crate::domain::inspections::{Command, Spot};
use crate::domain::templates::{Check, Choice};
use crate::i18n::inspections as msg;
use crate::ui::Write;
use leptos::prelude::*;

/// The buttons of a check's choices.
#[component]
pub(super) fn Choices(check: &'static Check, at: Spot, choices: &'static [Choice]) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let answer = page.answer(&at);
    let chosen = Memo::new(move |_| {
        answer.with(|answer| answer.value.as_ref().and_then(|value| value.as_str().map(str::to_owned)))
    });
    let at = StoredValue::new(at);
    let button = move |choice: &'static Choice| {
        let is_chosen = Memo::new(move |_| chosen.get().as_deref() == Some(choice.id));
        view! {
            <button type="button" class="choice-button" data-testid="choice" data-result=choice.result
                aria-pressed=move || is_chosen.get().to_string() disabled=move || !page.editable.get()
                on:click=move |_| press(page, write, check, at.get_value(), (!is_chosen.get_untracked()).then_some(choice))
            >
                {l.of(choice.name)}
            </button>
        }
    };
    view! {
        <div class="choices" role="group" aria-label=msg::choose_one(l)>{choices.iter().map(button).collect_view()}</div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}

fn press(page: Page, write: Write, check: &'static Check, at: Spot, choice: Option<&'static Choice>) {
    if !page.editable.get_untracked() || page.going_on.get_value() {
        return;
    }
    let value = choice.map(|choice| choice.id.into());
    write.run_then(Command::Value { at: at.clone(), value }, move || {
        let outcome = page.peek(|run| run.outcome(check.id, &at.entry));
        answered(page, &at, outcome);
    });
}
