//! The page of placements.

use crate::ui::trade::TradeTabs;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn PlacementsPage() -> impl IntoView {
    view! { <div class="page" data-testid="placements"><TradeTabs /></div> }
}
