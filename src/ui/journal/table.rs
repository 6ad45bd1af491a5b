//! What the filter finds, as a table: the button, how far it is, and what came of it.

use super::filters::Chosen;
use crate::browser::files;
use crate::i18n::journal as msg;
use crate::state::app;
use crate::ui::components::{Banner, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Table(chosen: RwSignal<Chosen>) -> impl IntoView {
    let (l, app) = (lang(), app());
    let running = RwSignal::new(false);
    let read = RwSignal::new(None::<usize>);
    let outcome = RwSignal::new(None::<(Tone, String)>);
    let write = move |_| {
        running.set(true);
        outcome.set(None);
        let filter = chosen.get_untracked().filter(app);
        spawn_local(async move {
            let table = app.journal_table(l, filter, read).await.ok();
            let saved = table.filter(|table| files::save(&table.blob, &table.name).is_ok());
            running.try_set(false);
            outcome.try_set(Some(match saved {
                Some(table) => (Tone::Ok, msg::csv_done(l, &table.name, table.rows)),
                None => (Tone::Danger, msg::csv_failed(l).to_owned()),
            }));
        });
    };
    view! {
        <div class="bar">
            <button type="button" class="button" data-testid="journal-csv" aria-busy=move || running.get().to_string()
                disabled=move || running.get() on:click=write
            >{msg::csv(l)}</button>
            <span class="soft small" role="status">{move || read.get().map(|rows| msg::csv_reading(l, rows))}</span>
        </div>
        {move || outcome.get().map(|(tone, words)| {
            view! { <div data-testid="journal-csv-outcome"><Banner inline=true tone text=words /></div> }
        })}
    }
}
