//! The page of approvals.

use crate::ui::trade::TradeTabs;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn ApprovalsPage() -> impl IntoView {
    view! { <div class="page" data-testid="approvals"><TradeTabs /></div> }
}
