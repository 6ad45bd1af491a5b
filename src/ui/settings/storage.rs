//! How much is stored on this device, and whether the browser keeps it.

use crate::browser::keeping;
use crate::i18n::{format, journal, settings};
use crate::state::app;
use crate::ui::exchange::Keeping;
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Storage() -> impl IntoView {
    let app = app();
    let l = lang();
    let used = RwSignal::new(None::<i64>);
    spawn_local(async move {
        let _ = app.renew_safety().await;
        used.try_set(keeping::used_bytes().await);
    });
    let count = |number: u64| format::count(number);
    let usage = move || app.safety.get().usage;
    let photos = move || format!("{} · {}", count(usage().blobs), format::bytes(usage().blob_bytes));
    let records = move || {
        app.safety.track();
        count(app.peek(|records| records.len()) as u64)
    };
    let space = move || used.get().and_then(|bytes| u64::try_from(bytes).ok()).map(format::bytes);
    view! {
        <dl class="facts">
            <dt>{settings::keeping(l)}</dt>
            <dd><Keeping /></dd>
            <Show when=move || space().is_some()>
                <dt>{settings::used(l)}</dt>
                <dd class="num">{move || space()}</dd>
            </Show>
            <dt>{settings::photos(l)}</dt>
            <dd class="num">{photos}</dd>
            <dt>{settings::records(l)}</dt>
            <dd class="num">{records}</dd>
            <dt>{settings::rows(l)}</dt>
            <dd class="num">
                {move || count(usage().rows)} " "
                <a class="button button-quiet" href=Route::Journal(Vec::new()).href() data-testid="to-journal">{journal::title(l)}</a>
            </dd>
        </dl>
    }
}
