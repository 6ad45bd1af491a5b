//! Today: the inspection, open follow-ups, what was missed.

use leptos::prelude::*;

/// Today: the inspection, open follow-ups, what was missed.
#[component]
pub fn TodayPage() -> impl IntoView {
    view! { <h1>"TodayPage"</h1> }
}
