//! A choice from a list that is too long to show. The options are (value, text).

use super::field::{Frame, described_by, invalid};
use super::fresh_id;
use leptos::prelude::*;

/// A select with label, hint and error.
#[component]
pub fn Select(
    /// Its name, above.
    #[prop(into)]
    label: TextProp,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// A new choice.
    #[prop(into)]
    on_change: Callback<String>,
    /// (value, text), in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The word "optional", when it is.
    #[prop(optional, into)]
    optional: Option<TextProp>,
    /// A fixed id, where something outside points at the field.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let testid = id.clone();
    let id = id.unwrap_or_else(fresh_id);
    let described = described_by(&id, hint.is_some(), error);
    let option = move |(key, text): (String, String)| {
        let own = key.clone();
        view! { <option value=key prop:selected=move || value.get() == own>{text}</option> }
    };
    view! {
        <Frame id=id.clone() label optional hint error>
            <span class="select-box">
                <select class="input" id=id data-testid=testid aria-invalid=invalid(error) aria-describedby=described
                    on:change=move |event| on_change.run(event_target_value(&event))
                >
                    {move || options.get().into_iter().map(option).collect_view()}
                </select>
            </span>
        </Frame>
    }
}
