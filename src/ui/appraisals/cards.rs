//! Appraisals: cards.

use crate::domain::ids::RecordId;
use leptos::prelude::*;

#[component]
pub(super) fn CardsPage(card: Option<RecordId>) -> impl IntoView {}
