//! Notes at a follow-up: what people told each other, and a field for one more.

use crate::domain::ids::RecordId;
use crate::domain::tasks::{self, Command, Note};
use crate::i18n::{format, tasks as msg};
use crate::state::app;
use crate::ui::components::TextArea;
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// The notes, oldest first, and the field.
#[component]
pub(super) fn Notes(id: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let key = tasks::key(&id);
    let notes = Memo::new(move |_| app.watch_record(&key, |record| record.map(tasks::notes).unwrap_or_default()));
    view! {
        <section class="section stack stack-tight">
            <h3>{msg::notes(l)}</h3>
            <Show when=move || notes.with(Vec::is_empty)><p class="soft">{msg::no_notes(l)}</p></Show>
            <ul class="ruled" data-testid="task-notes">
                <For each=move || notes.get() key=|note| (note.id.clone(), note.text.clone()) let:note>
                    <li><NoteText note /></li>
                </For>
            </ul>
            <NewNote id />
        </section>
    }
}

#[component]
fn NoteText(note: Note) -> impl IntoView {
    let l = lang();
    let app = app();
    view! {
        <p class="pre">{note.text}</p>
        <p class="soft small num">{move || format::moment(l, &*app.zone(), note.at, app.today())}</p>
    }
}

/// An empty note is not written; a refused one stays in its field.
#[component]
fn NewNote(id: RecordId) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let text = RwSignal::new(String::new());
    let add = move |_| {
        let words = text.get_untracked();
        if words.trim().is_empty() {
            return;
        }
        let note = Command::Note { task: id.clone(), id: fresh_key(), text: words };
        write.run_then(note, move || {
            text.try_set(String::new());
        });
    };
    view! {
        <div class="stack stack-tight hide-print">
            <TextArea id="task-note" label=msg::new_note(l) value=text on_input=move |typed| text.set(typed) error=write.error />
            <div class="bar bar-end">
                <button type="button" class="button" data-testid="task-add-note" disabled=move || write.pending.get() on:click=add>
                    {msg::add_note(l)}
                </button>
            </div>
        </div>
    }
}
