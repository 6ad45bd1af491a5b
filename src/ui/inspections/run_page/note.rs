//! The note at an answer: stored at each pause in typing, kept as a draft from the first letter on.

use super::page::Page;
use super::pause::Pause;
use crate::domain::inspections::{Command, Spot};
use crate::i18n::inspections as msg;
use crate::state::Draft;
use crate::ui::Write;
use leptos::prelude::*;

/// The id of the field, for the key that opens it.
pub(super) fn note_id(entry: &str) -> String {
    format!("note-{entry}")
}

/// The note's field.
#[component]
pub(super) fn Note(at: Spot) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let draft = StoredValue::new(Draft::of(&at, "note"));
    let stored = stored_note(page, &at);
    let as_stored = stored.get_untracked();
    let text = RwSignal::new(draft.with_value(|draft| draft.beside(&as_stored)).unwrap_or(as_stored));
    let id = note_id(&at.entry);
    let error_id = format!("{id}-error");
    let pause = Pause::new(move || store(page, write, &at, text, stored, draft));
    follow(stored, text);
    let typed = move |event| {
        text.set(event_target_value(&event));
        draft.with_value(|draft| draft.keep(&stored.get_untracked(), &text.get_untracked()));
        pause.typed();
    };
    let has_error = move || write.error.get().is_some();
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{msg::note(l)}</label>
            <textarea
                class="input" id=id rows="2" data-testid="note" placeholder=msg::note_hint(l)
                prop:value=text
                readonly=move || !page.editable.get()
                aria-invalid=move || has_error().then_some("true")
                aria-describedby=error_id.clone()
                on:input=typed
                on:blur=move |_| pause.now()
            ></textarea>
            <p class="field-error" role="alert" id=error_id>{move || write.error.get()}</p>
        </div>
    }
}

fn stored_note(page: Page, at: &Spot) -> Memo<String> {
    let answer = page.answer(at);
    Memo::new(move |_| answer.with(|answer| answer.note.clone()))
}

fn store(page: Page, write: Write, at: &Spot, text: RwSignal<String>, stored: Memo<String>, draft: StoredValue<Draft>) {
    let (Some(typed), Some(stored)) = (text.try_get_untracked(), stored.try_get_untracked()) else { return };
    let Some(draft) = draft.try_get_value() else { return };
    if typed == stored {
        draft.stored(&typed, &stored);
    } else if page.editable.try_get_untracked() == Some(true) {
        let command = Command::Note { at: at.clone(), text: typed.clone() };
        write.run_then(command, move || draft.stored(&typed, &typed));
    }
}

/// The field follows what is stored (undo, another tab) unless somebody is typing in it.
pub(crate) fn follow(stored: Memo<String>, text: RwSignal<String>) {
    Effect::new(move |before: Option<String>| {
        let now = stored.get();
        if before.is_some_and(|before| before != now && text.get_untracked() == before) {
            text.set(now.clone());
        }
        now
    });
}
