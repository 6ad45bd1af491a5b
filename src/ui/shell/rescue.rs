//! The way out when the database has lost data or cannot be opened. Knows the panels of files, not the start.

use crate::i18n::{common, errors, format, shell};
use crate::state::{StoreError, app};
use crate::ui::exchange::{ExportPanel, ImportPanel};
use crate::ui::lang;
use leptos::prelude::*;

/// Never an innocent empty start (R03, R04): what was there, how to get it back, and only then a new beginning.
#[component]
pub fn Lost(
    /// How many records were there.
    records: u64,
) -> impl IntoView {
    let l = lang();
    let app = app();
    view! {
        <main id="main" class="page" data-testid="data-lost">
            <header class="page-head"><h1>{shell::lost_title(l)}</h1></header>
            <div class="stack">
                <p class="prose" role="alert">{shell::lost_text(l, &format::count(records))}</p>
                <section class="sheet"><h2>{shell::lost_restore(l)}</h2><ImportPanel /></section>
                <div class="bar">
                    <button class="button" data-testid="accept-loss" on:click=move |_| app.accept_loss()>
                        {shell::lost_accept(l)}
                    </button>
                </div>
            </div>
        </main>
    }
}

/// What can still be done: load anew; export, where only the version is in the way (R08).
#[component]
pub fn Failed(
    /// Why.
    error: StoreError,
) -> impl IntoView {
    let l = lang();
    let text = errors::store(l, &error);
    let can_export = matches!(error, StoreError::Newer { .. });
    view! {
        <main id="main" class="page" data-testid="failed">
            <header class="page-head"><h1>{shell::failed_title(l)}</h1></header>
            <div class="stack">
                <p class="prose" role="alert">{text}</p>
                {can_export.then(|| view! { <section class="sheet stack"><ExportPanel /></section> })}
                <div class="bar">
                    <button class="button button-primary" data-testid="reload" on:click=|_| {
                        let _ = window().location().reload();
                    }>{common::reload(l)}</button>
                </div>
            </div>
        </main>
    }
}
