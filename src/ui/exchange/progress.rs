//! How far an export or import is, with a way to stop it.

use crate::i18n::exchange;
use crate::state::app;
use crate::ui::lang;
use leptos::prelude::*;

/// A bar with its share in words and a button that stops the work.
#[component]
pub(crate) fn Progress(
    /// Bytes done and in all; `None` before the first word of the worker.
    progress: RwSignal<Option<(u64, u64)>>,
    /// What is being done.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let app = app();
    let l = lang();
    let percent = move || progress.get().map(|(done, total)| done * 100 / total.max(1));
    let words = move || percent().map(|percent| format!("{percent}%")).unwrap_or_default();
    view! {
        <div class="stack stack-tight" data-testid="exchange-progress">
            <div class="bar bar-apart"><span role="status">{label.clone()}</span><span class="num soft">{words}</span></div>
            <progress class="progress" max="100" value=move || percent().map(|percent| percent.to_string()) aria-label=label></progress>
            <div class="bar">
                <button type="button" class="button" data-testid="stop-exchange" on:click=move |_| app.cancel_exchange()>
                    {exchange::cancel(l)}
                </button>
            </div>
        </div>
    }
}
