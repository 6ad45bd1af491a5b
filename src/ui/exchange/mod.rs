//! Export, import, safety of the data.

use leptos::prelude::*;

/// Export, import, safety of the data.
#[component]
pub fn ExchangePage() -> impl IntoView {
    view! { <h1>"ExchangePage"</h1> }
}

/// Choosing files to take in, with what came of it.
#[component]
pub fn ImportPanel() -> impl IntoView {
    view! { <p>"import"</p> }
}
