//! Answering a run, one check at a time.

use crate::domain::inspections::RunId;
use leptos::prelude::*;

/// Answering a run: at the given check, or at the first open one.
#[component]
pub fn RunPage(run: RunId) -> impl IntoView {
    view! { <h1>{format!("{run:?}")}</h1> }
}
