//! Export, import, safety of the data.

mod keeping;

pub use keeping::Keeping;

use leptos::prelude::*;

/// Export, import, safety of the data.
#[component]
pub fn ExchangePage() -> impl IntoView {
    view! { <h1>"ExchangePage"</h1> }
}

/// Choosing files to take in, with what came of it. `on_taken` hears what came in.
#[component]
pub fn ImportPanel(#[prop(optional, into)] on_taken: Option<Callback<String>>) -> impl IntoView {
    let _ = on_taken;
    view! { <p>"import"</p> }
}
