//! Listings: the list of all, the board of their way, one of them. The list keeps what was chosen and where it stood.

mod board;
mod bulk;
mod chosen;
mod detail;
mod export;
mod filters;
mod form;
mod found;
mod kept;
mod life;
mod list;
mod look;
mod new;
mod pictures;
mod prices;
mod rows;
mod saver;
mod standards;
mod variants;
mod views;

pub(crate) use found::FoundListings;

use crate::domain::ids::RecordId;
use crate::ui::routes::current;
use crate::ui::trade::rest;
use leptos::prelude::*;

/// The page: the list, or the listing that the address names.
#[component]
pub(crate) fn ListingsPage() -> impl IntoView {
    let route = current();
    let id = Memo::new(move |_| route.with(rest).into_iter().next().map(RecordId::new));
    move || match id.get() {
        Some(id) if id.as_str() == "standards" => view! { <standards::StandardsPage /> }.into_any(),
        Some(id) => view! { <detail::Detail id /> }.into_any(),
        None => view! { <list::List /> }.into_any(),
    }
}
