//! Export, import, safety of the data.

mod export;
mod import;
mod keeping;
mod progress;

pub use import::ImportPanel;
pub use keeping::Keeping;

use crate::i18n::{Lang, errors, exchange, format};
use crate::state::{ExchangeFailure, app};
use crate::ui::lang;
pub use export::ExportPanel;
use leptos::prelude::*;

/// The page of files: out, in, and how safe the data is.
#[component]
pub fn ExchangePage() -> impl IntoView {
    let l = lang();
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{exchange::title(l)}</h1>
                <p class="page-sub">{exchange::lead(l)}</p>
            </header>
            <div class="stack">
                <section class="sheet stack" aria-labelledby="export">
                    <h2 id="export">{exchange::export_title(l)}</h2>
                    <ExportPanel />
                </section>
                <section class="sheet stack" aria-labelledby="import">
                    <h2 id="import">{exchange::import_title(l)}</h2>
                    <ImportPanel />
                </section>
            </div>
            <section class="section" aria-labelledby="data-safety">
                <div class="section-head"><h2 id="data-safety">{exchange::state_title(l)}</h2></div>
                <SafetyFacts />
            </section>
        </div>
    }
}

#[component]
fn SafetyFacts() -> impl IntoView {
    let app = app();
    let l = lang();
    let last = move || match app.safety.get().exported_at {
        Some(at) => format::moment(l, &*app.zone(), at, app.today()),
        None => exchange::never(l).to_owned(),
    };
    let held = move || app.safety.get().held;
    view! {
        <dl class="facts">
            <dt>{exchange::last_export(l)}</dt>
            <dd class="num" data-testid="last-export">{last}</dd>
            <dt>{exchange::changes_since(l)}</dt>
            <dd class="num" data-testid="changes-since">{move || format::count(app.safety.get().changes_since())}</dd>
            <Show when=move || held() != 0>
                <dt>{exchange::waiting(l)}</dt>
                <dd>{move || exchange::held(l, held() as u64)}</dd>
            </Show>
            <dt>{exchange::storage_kept(l)}</dt>
            <dd><Keeping /></dd>
        </dl>
    }
}

/// Why nothing was exported or taken in, in words.
fn failure_words(l: Lang, failure: &ExchangeFailure) -> String {
    match failure {
        ExchangeFailure::Wire(error) => exchange::refused(l, error),
        ExchangeFailure::Store(error) => errors::store(l, error),
        ExchangeFailure::Export(error) => exchange::not_written(l, error),
        ExchangeFailure::Crashed(what) => exchange::crashed(l, what),
        ExchangeFailure::Cancelled => exchange::cancelled(l).to_owned(),
    }
}
