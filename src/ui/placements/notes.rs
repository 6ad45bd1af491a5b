//! Notes at a placement, and a field for one more.

use crate::domain::ids::RecordId;
use crate::domain::placements::{self, Command};
use crate::i18n::{format, placements as msg};
use crate::state::app;
use crate::ui::components::TextArea;
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// The notes, oldest first, and the field. An empty note is not written; a refused one stays in its field.
#[component]
pub(super) fn Notes(id: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let key = placements::key(&id);
    let notes = Memo::new(move |_| app.watch_record(&key, |record| record.map(placements::notes).unwrap_or_default()));
    let text = RwSignal::new(String::new());
    let add = move |_| {
        let words = text.get_untracked();
        if !words.trim().is_empty() {
            let note = Command::Note { placement: id.clone(), id: fresh_key(), text: words };
            write.run_then(note, move || drop(text.try_set(String::new())));
        }
    };
    view! {
        <section class="stack stack-tight">
            <h3>{msg::note(l)}</h3>
            <ul class="ruled" data-testid="placement-notes">
                <For each=move || notes.get() key=Clone::clone let((_, words, at))>
                    <li>
                        <p class="pre">{words}</p>
                        <p class="soft small num">{move || format::moment(l, &*app.zone(), at, app.today())}</p>
                    </li>
                </For>
            </ul>
            <TextArea id="placement-note" label=msg::new_note(l) value=text on_input=move |typed| text.set(typed) error=write.error />
            <div class="bar bar-end hide-print">
                <button type="button" class="button" data-testid="placement-add-note" disabled=move || write.pending.get() on:click=add>
                    {msg::add_note(l)}
                </button>
            </div>
        </section>
    }
}
