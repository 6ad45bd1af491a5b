//! The history of inspections, day by day.

use leptos::prelude::*;

/// The history of inspections, day by day.
#[component]
pub fn HistoryPage() -> impl IntoView {
    view! { <h1>"history"</h1> }
}
