//! Language, look, shop, report of a problem.

use leptos::prelude::*;

/// Language, look, shop, report of a problem.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <h1>"SettingsPage"</h1> }
}

/// What does not fit into the navigation of a phone.
#[component]
pub fn MorePage() -> impl IntoView {
    view! { <h1>"more"</h1> }
}
