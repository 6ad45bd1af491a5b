//! What stands in the frame's place until the shop is open: opening, first start, data lost, not openable.

use crate::i18n::shell;
use crate::state::Phase;
use crate::ui::lang;
use crate::ui::parts::{self, arriving};
use leptos::prelude::*;

/// The screen of a phase.
#[component]
pub fn PhaseScreen(phase: Phase) -> impl IntoView {
    match phase {
        Phase::Opening | Phase::Ready => view! { <Opening /> }.into_any(),
        Phase::FirstStart => view! { <main id="main">{arriving(parts::start_page, ())}</main> }.into_any(),
        Phase::Lost { records } => arriving(parts::lost_page, records),
        Phase::Failed(error) => arriving(parts::failed_page, error),
    }
}

#[component]
fn Opening() -> impl IntoView {
    view! { <main id="main" class="page" aria-busy="true"><p role="status">{shell::opening(lang())}</p></main> }
}
