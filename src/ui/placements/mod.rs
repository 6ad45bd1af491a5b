//! The page of placements.

mod fields;
mod pick;
mod picture;
mod saving;
mod typed;

pub(crate) use pick::ListingPick;
pub(crate) use saving::{Failed, FormWrite};

use crate::ui::trade::TradeTabs;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn PlacementsPage() -> impl IntoView {
    view! { <div class="page" data-testid="placements"><TradeTabs /></div> }
}
