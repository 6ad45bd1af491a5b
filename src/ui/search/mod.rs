//! Search over all records.

use leptos::prelude::*;

/// Search over all records.
#[component]
pub fn SearchPage() -> impl IntoView {
    view! { <h1>"SearchPage"</h1> }
}
