//! Taking listings in from a table: choose a file, see what it says and what would change, decide, take in, take back.

mod columns;
mod decisions;
mod fates;
mod taking;
mod understood;

use crate::browser::files;
use crate::i18n::{exchange as exchange_words, listings_import as msg};
use crate::ui::components::{Banner, Glyph, Icon};
use crate::ui::exchange::Progress;
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;
use taking::{Outcome, Taking};
use wasm_bindgen::JsCast;

/// The page `#/listings/import`.
#[component]
pub(crate) fn ListingsImportPage() -> impl IntoView {
    let l = lang();
    let taking = Taking::new();
    let pasted = window_event_listener(leptos::ev::paste, move |event| {
        choose(taking, files::pasted_table(&event));
    });
    on_cleanup(move || pasted.remove());
    view! {
        <div class="page" data-testid="listings-import">
            <header class="page-head">
                <p><a href=Route::trade(&["listings"]).href()>{msg::back(l)}</a></p>
                <h1>{msg::title(l)}</h1>
                <p class="page-sub">{msg::lead(l)}</p>
            </header>
            <div
                class="sheet stack drop"
                on:dragover=|event: web_sys::DragEvent| event.prevent_default()
                on:drop=move |event: web_sys::DragEvent| {
                    event.prevent_default();
                    choose(taking, files::listed(event.data_transfer().and_then(|data| data.files())));
                }
            >
                <Picker taking />
                {move || taking.busy.get().map(|label| view! { <Progress progress=taking.progress label /> })}
                <div class="stack stack-tight" aria-live="polite">
                    {move || taking.outcome.get().map(|outcome| view! { <Told taking outcome /> })}
                </div>
            </div>
            <Show when=move || taking.has_file.get()>
                <understood::Understood taking />
            </Show>
            <Show when=move || taking.is_seen.get()>
                <columns::Columns taking />
                <decisions::Decisions taking />
                <fates::Fates taking />
            </Show>
        </div>
    }
}

fn choose(taking: Taking, picked: Vec<files::File>) {
    if let Some(file) = picked.into_iter().next() {
        taking.choose(file);
    }
}

#[component]
fn Picker(taking: Taking) -> impl IntoView {
    let l = lang();
    let pick = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            choose(taking, files::listed(input.files()));
            // The same file, put right meanwhile, can be chosen again.
            input.set_value("");
        }
    };
    let label = move || if taking.has_file.get() { msg::choose_other(l) } else { msg::choose(l) };
    view! {
        <div class="bar">
            <label class="button file-button">
                <Icon glyph=Glyph::Upload />
                <span>{label}</span>
                <input type="file" accept=".csv,.tsv,.txt,.xlsx,.xls,.xlsm,.ods,.json,.xml,text/csv" data-testid="table-file" on:change=pick />
            </label>
            <span class="soft only-wide">{msg::drop(l)}</span>
        </div>
    }
}

/// What came of it, and the way back.
#[component]
fn Told(taking: Taking, outcome: Outcome) -> impl IntoView {
    let l = lang();
    let Outcome { tone, words, point } = outcome;
    let back = point.map(|point| {
        view! {
            <div class="bar">
                <button type="button" class="button" data-testid="table-take-back" disabled=move || taking.busy.get().is_some()
                    on:click=move |_| taking.take_back(point.clone())>{msg::take_back(l)}</button>
                <a href=Route::Exchange.href()>{exchange_words::title(l)}</a>
                <span class="soft small">{msg::later(l)}</span>
            </div>
        }
    });
    view! {
        <div data-testid="table-outcome"><Banner inline=true tone text=words /></div>
        {back}
    }
}
