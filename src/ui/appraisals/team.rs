//! Appraisals: team.

use crate::domain::ids::RecordId;
use leptos::prelude::*;

#[component]
pub(super) fn TeamPage(term: Option<String>) -> impl IntoView {}

#[component]
pub(super) fn HistoryPage(person: RecordId) -> impl IntoView {
    let _ = person;
}
