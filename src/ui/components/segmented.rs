//! One of a few, all in sight: a group of radios, so arrow keys work by themselves.

use super::fresh_id;
use leptos::prelude::*;

/// A segmented control; the options are (value, text).
#[component]
pub fn Segmented(
    /// The group's name for screen readers.
    #[prop(into)]
    legend: TextProp,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// (value, text), in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// A new choice.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let name = fresh_id();
    let option = move |(key, text): (String, String)| {
        let own = key.clone();
        let chosen = key.clone();
        view! {
            <label class="segmented-option">
                <input type="radio" name=name.clone() value=key
                    prop:checked=move || value.get() == own
                    on:change=move |_| on_change.run(chosen.clone())
                />
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <div class="segmented" role="radiogroup" aria-label=move || legend.get().to_string()>
            {move || options.get().into_iter().map(&option).collect_view()}
        </div>
    }
}
