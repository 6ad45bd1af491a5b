//! The page of findings.

use crate::ui::trade::TradeTabs;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn FindingsPage() -> impl IntoView {
    view! { <div class="page" data-testid="findings"><TradeTabs /></div> }
}
