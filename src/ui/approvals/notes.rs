//! Notes at a request: what people told each other, and a field for one more.

use super::detail::Page;
use super::words::moment;
use crate::domain::approvals::Command;
use crate::domain::ids::RecordId;
use crate::i18n::approvals as msg;
use crate::ui::components::TextArea;
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// The notes, oldest first, and the field. An empty note is not written; a refused one stays in its field.
#[component]
pub(super) fn Notes(page: Page, id: RecordId) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let text = RwSignal::new(String::new());
    let notes = Memo::new(move |_| page.with(|shown| shown.entry.request.notes.clone()).unwrap_or_default());
    let add = move |_| {
        let words = text.get_untracked();
        if words.trim().is_empty() {
            return;
        }
        write.run_then(Command::Note { request: id.clone(), id: fresh_key(), text: words }, move || {
            text.try_set(String::new());
        });
    };
    view! {
        <section class="stack stack-tight">
            <h3>{msg::note(l)}</h3>
            <ul class="ruled" data-testid="request-notes">
                <For each=move || notes.get() key=|note| note.clone() let:note>
                    <li><p class="pre">{note.1}</p><p class="soft small num">{moment(note.2)}</p></li>
                </For>
            </ul>
            <div class="stack stack-tight hide-print">
                <TextArea id="request-note" label=msg::new_note(l) value=text on_input=move |typed| text.set(typed) error=write.error />
                <div class="bar bar-end">
                    <button type="button" class="button" data-testid="request-add-note" disabled=move || write.pending.get() on:click=add>
                        {msg::add_note(l)}
                    </button>
                </div>
            </div>
        </section>
    }
}
