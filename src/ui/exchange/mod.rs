//! Export, import, safety of the data.

mod agreement;
mod automatic;
mod backup;
mod devices;
mod export;
mod import;
mod keeping;
mod kept_inside;
mod naming;
mod own_clock;
mod points;
mod preview;
mod preview_line;
mod progress;
mod range;
mod shared;
mod taking;
mod unlock;
mod waiting;
mod waiting_photos;
mod waiting_rows;

pub use backup::back_up;
pub use import::ImportPanel;
pub use keeping::Keeping;
pub(crate) use progress::Progress;

use crate::i18n::{Lang, errors, exchange, format, incoming, journal, listings_import, places};
use crate::state::{ExchangeFailure, app};
use crate::ui::lang;
use crate::ui::routes::Route;
pub use export::ExportPanel;
use leptos::prelude::*;

/// The page of an address: files, or below it what waits.
pub fn page_of(route: Route) -> AnyView {
    match route {
        Route::Waiting => view! { <waiting::WaitingPage /> }.into_any(),
        _ => view! { <ExchangePage /> }.into_any(),
    }
}

/// The page of files: out, in, and how safe the data is. What has to be read first stands last, so that nothing moves
/// under a finger when it comes.
#[component]
fn ExchangePage() -> impl IntoView {
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
            <waiting::WaitingLine />
            <section class="section" aria-labelledby="agreement">
                <div class="section-head"><h2 id="agreement">{exchange::agreement_title(l)}</h2></div>
                <agreement::Agreement />
            </section>
            <section class="section" aria-labelledby="data-safety">
                <div class="section-head"><h2 id="data-safety">{exchange::state_title(l)}</h2></div>
                <SafetyFacts />
            </section>
            <Folders />
            <section class="section" aria-labelledby="points">
                <div class="section-head"><h2 id="points">{incoming::points_title(l)}</h2></div>
                <points::RecoveryPoints />
            </section>
            <section class="section" aria-labelledby="devices">
                <div class="section-head"><h2 id="devices">{incoming::devices_title(l)}</h2></div>
                <devices::DevicesMet />
            </section>
        </div>
    }
}

/// Where files lie without passing through anybody's hands. The demo keeps nothing.
#[component]
fn Folders() -> impl IntoView {
    let l = lang();
    (!app().session.demo).then(|| {
        view! {
            <section class="section" aria-labelledby="automatic">
                <div class="section-head"><h2 id="automatic">{places::automatic_title(l)}</h2></div>
                <automatic::AutomaticBackups />
            </section>
            <section class="section" aria-labelledby="shared">
                <div class="section-head"><h2 id="shared">{places::shared_title(l)}</h2></div>
                <shared::SharedFolder />
            </section>
        }
    })
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
                <dd><a href=Route::Waiting.href()>{move || exchange::held(l, held() as u64)}</a></dd>
            </Show>
            <dt>{exchange::storage_kept(l)}</dt>
            <dd><Keeping /></dd>
        </dl>
        <p><a href=Route::Journal(Vec::new()).href() data-testid="to-journal">{journal::title(l)}</a></p>
    }
}

/// Why nothing was exported or taken in, in words.
pub(crate) fn failure_words(l: Lang, failure: &ExchangeFailure) -> String {
    match failure {
        ExchangeFailure::Wire(error) => exchange::refused(l, error),
        ExchangeFailure::Store(error) => errors::store(l, error),
        ExchangeFailure::Export(error) => exchange::not_written(l, error),
        ExchangeFailure::Table(error) => listings_import::not_a_table(l, error),
        ExchangeFailure::Crashed(what) => exchange::crashed(l, what),
        ExchangeFailure::Cancelled => exchange::cancelled(l).to_owned(),
    }
}
