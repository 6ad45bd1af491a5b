//! The first start: language, shop, who am I; or a file; or the demo shop.

use leptos::prelude::*;

/// The first start: language, shop, who am I; or a file; or the demo shop.
#[component]
pub fn StartPage() -> impl IntoView {
    view! { <h1>"StartPage"</h1> }
}
