//! Appraisals: rules.

use crate::domain::ids::RecordId;
use leptos::prelude::*;

#[component]
pub(super) fn RulesPage() -> impl IntoView {}
