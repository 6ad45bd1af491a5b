//! A run as a whole: what was found, handing in, review, log.

use crate::domain::inspections::RunId;
use leptos::prelude::*;

/// A run as a whole: what was found, handing in, review, log.
#[component]
pub fn SummaryPage(run: RunId) -> impl IntoView {
    view! { <h1>{format!("{run:?}")}</h1> }
}
