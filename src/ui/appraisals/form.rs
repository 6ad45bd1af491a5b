//! Appraisals: form.

use crate::domain::ids::RecordId;
use leptos::prelude::*;

#[component]
pub(super) fn FormPage(id: RecordId) -> impl IntoView {}
