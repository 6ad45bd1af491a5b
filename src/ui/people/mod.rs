//! People, roles, joining of double entries.

use leptos::prelude::*;

/// People, roles, joining of double entries.
#[component]
pub fn PeoplePage() -> impl IntoView {
    view! { <h1>"PeoplePage"</h1> }
}

/// Who is at the device: a dialog, two taps.
#[component]
pub fn PersonSwitch(open: RwSignal<bool>) -> impl IntoView {
    view! { <p>{move || open.get().to_string()}</p> }
}
