//! Appraisals: paper.

use crate::domain::ids::RecordId;
use leptos::prelude::*;

#[component]
pub(super) fn PaperPage(form: String) -> impl IntoView {}

#[component]
pub(super) fn TeamPaperPage(term: String) -> impl IntoView {
    let _ = term;
}
