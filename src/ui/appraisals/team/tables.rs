//! Figures for appraisals out of a table: chosen, looked at, taken in as one command. What is wrong is said row by row, and
//! nothing is written before somebody says so.

use super::own::Refused;
use crate::browser::files;
use crate::domain::appraisals::Command;
use crate::domain::appraisals::figures_table::{Read, known};
use crate::domain::ids::RecordId;
use crate::domain::scorecards::Indicator;
use crate::i18n::{Lang, appraisals_figures as words, appraisals_team as msg, indicators};
use crate::state::app;
use crate::ui::components::{Glyph, Icon};
use crate::ui::exchange::failure_words;
use crate::ui::{Write, lang};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

/// So many rows that cannot be used are shown.
const MOST: usize = 20;

/// What a file says, or why it says nothing.
type Seen = Option<Result<(String, Read), String>>;

/// The section.
#[component]
pub(super) fn Tables(shop: RecordId) -> impl IntoView {
    let (l, app) = (lang(), app());
    let (seen, progress, taken) = (RwSignal::new(Seen::None), RwSignal::new(None), RwSignal::new(None::<String>));
    let is_busy = RwSignal::new(false);
    let write = Write::here();
    let shop = StoredValue::new(shop);
    let look = move |file: files::File| {
        is_busy.set(true);
        taken.set(None);
        seen.set(None);
        spawn_local(async move {
            let known = app.peek(|records| shop.with_value(|shop| known(records, shop, names)));
            let name = file.name();
            let read = app.look_at_figures(&file, &name, &known, progress).await;
            is_busy.try_set(false);
            seen.try_set(Some(read.map(|read| (name, read)).map_err(|failure| failure_words(l, &failure))));
        });
    };
    let pick = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            files::listed(input.files()).into_iter().next().map(look);
            // The same file, put right meanwhile, can be chosen again.
            input.set_value("");
        }
    };
    let take = move |_| {
        let Some(Ok((from, read))) = seen.get_untracked() else { return };
        let count = read.values.len();
        write.run_then(Command::Figures { shop: shop.get_value(), values: read.values, from }, move || {
            seen.try_set(None);
            taken.try_set(Some(msg::table_taken(l, count)));
        });
    };
    let count = move || {
        seen.with(|seen| seen.as_ref().and_then(|seen| seen.as_ref().ok()).map_or(0, |(_, read)| read.values.len()))
    };
    view! {
        <details class="details hide-print" data-testid="appraisal-figures">
            <summary>{msg::table_title(l)}</summary>
            <div class="details-body stack">
                <p class="field-hint">{msg::table_hint(l)}</p>
                <div class="bar">
                    <label class="button file-button">
                        <Icon glyph=Glyph::Upload /><span>{msg::table_choose(l)}</span>
                        <input type="file" accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,text/csv" data-testid="figures-file" disabled=move || is_busy.get() on:change=pick />
                    </label>
                </div>
                {move || seen.get().map(|seen| view! { <Told l seen /> })}
                <p role="status" class="small">{move || match (is_busy.get(), taken.get()) {
                    (true, _) => Some(msg::table_reading(l).to_owned()),
                    (false, taken) => taken,
                }}</p>
                <Refused write />
                <div class="bar" hidden=move || count() == 0>
                    <button type="button" class="button button-primary" data-testid="figures-take" disabled=move || write.pending.get() on:click=take>
                        <Icon glyph=Glyph::Check />{move || msg::table_take(l, count())}
                    </button>
                </div>
            </div>
        </details>
    }
}

/// What an imported indicator is called in both languages.
fn names(indicator: &Indicator) -> Vec<String> {
    Lang::ALL.iter().filter_map(|l| indicators::name(*l, &indicator.id)).map(str::to_owned).collect()
}

/// What was understood of the file.
#[component]
fn Told(l: Lang, seen: Result<(String, Read), String>) -> impl IntoView {
    match seen {
        Err(words) => view! { <p class="tone-danger" role="alert">{words}</p> }.into_any(),
        Ok((_, read)) if !read.missing.is_empty() => {
            view! { <p class="tone-danger" role="alert">{words::missing(l, &read.missing)}</p> }.into_any()
        }
        Ok((name, read)) => {
            let (good, wrong) = (read.values.len(), read.problems.len());
            let rows =
                read.problems.iter().take(MOST).map(|one| view! { <li class="small">{words::problem(l, one)}</li> });
            view! {
                <p data-testid="figures-seen">{msg::table_seen(l, &name, good, wrong)}</p>
                <ul class="far-list tone-danger" data-testid="figures-problems">{rows.collect_view()}</ul>
            }
            .into_any()
        }
    }
}
