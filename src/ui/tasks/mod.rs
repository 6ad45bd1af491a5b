//! Follow-ups: list and detail.

use leptos::prelude::*;

/// All follow-ups of the shop; one of them open beside the list, if its id is given.
#[component]
pub fn TasksPage() -> impl IntoView {
    view! { <h1>"tasks"</h1> }
}
