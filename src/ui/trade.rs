//! Which page of what the shop sells and shows an address names, and the way between them. Knows no page's content.

use crate::i18n::{approvals, common, findings};
use crate::ui::lang;
use crate::ui::routes::{Route, current};
use crate::ui::{approvals as approvals_ui, campaigns as campaigns_ui, findings as findings_ui};
use crate::ui::{listings as listings_ui, listings_import as listings_import_ui, placements as placements_ui};
use leptos::prelude::*;

/// The page of a route.
pub(crate) fn page_of(route: Route) -> AnyView {
    let Route::Trade(parts) = route else { return ().into_any() };
    if parts.iter().map(String::as_str).eq(["listings", "import"]) {
        return view! { <listings_import_ui::ListingsImportPage /> }.into_any();
    }
    match parts.first().map(String::as_str) {
        Some("placements") => view! { <placements_ui::PlacementsPage /> }.into_any(),
        Some("campaigns") => view! { <campaigns_ui::CampaignsPage /> }.into_any(),
        Some("findings") => view! { <findings_ui::FindingsPage /> }.into_any(),
        Some("approvals") => view! { <approvals_ui::ApprovalsPage /> }.into_any(),
        _ => view! { <listings_ui::ListingsPage /> }.into_any(),
    }
}

/// What follows the first part of the address: an id, or what is done there.
pub(crate) fn rest(route: &Route) -> Vec<String> {
    match route {
        Route::Trade(parts) => parts.iter().skip(1).cloned().collect(),
        _ => Vec::new(),
    }
}

/// The way between listings, what is shown where, campaigns and what was found.
#[component]
pub(crate) fn TradeTabs() -> impl IntoView {
    let l = lang();
    let here = current();
    let tab = move |name: &'static str, label: &'static str| {
        let is_current = move || {
            here.with(|route| matches!(route, Route::Trade(parts) if parts.first().is_some_and(|one| one == name)))
        };
        view! {
            <li>
                <a class="tab" href=Route::trade(&[name]).href() aria-current=move || is_current().then_some("page")>
                    {label}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=common::nav_listings(l)>
            <ul>
                {tab("listings", common::nav_listings(l))}
                {tab("placements", common::nav_placements(l))}
                {tab("campaigns", common::nav_campaigns(l))}
                {tab("findings", findings::title(l))}
                {tab("approvals", approvals::title(l))}
            </ul>
        </nav>
    }
}
