//! The page of listings.

use crate::ui::trade::TradeTabs;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn ListingsPage() -> impl IntoView {
    view! { <div class="page" data-testid="listings"><TradeTabs /></div> }
}
