//! The page of campaigns.

use crate::ui::trade::TradeTabs;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn CampaignsPage() -> impl IntoView {
    view! { <div class="page" data-testid="campaigns"><TradeTabs /></div> }
}
