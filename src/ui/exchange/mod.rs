//! Export, import, safety of the data.

use leptos::prelude::*;

/// Export, import, safety of the data.
#[component]
pub fn ExchangePage() -> impl IntoView {
    view! { <h1>"ExchangePage"</h1> }
}

/// Choosing files to take in, with what came of it. `on_taken` hears when something new is there.
#[component]
pub fn ImportPanel(#[prop(optional, into)] on_taken: Option<Callback<()>>) -> impl IntoView {
    let _ = on_taken;
    view! { <p>"import"</p> }
}
