//! A money field. Holds the text as typed; what it is worth, and in which currency, the caller knows.

use super::field::{Frame, described_by, invalid};
use super::fresh_id;
use leptos::prelude::*;

/// A field for an amount, with the currency's sign in front.
#[component]
pub fn MoneyField(
    /// Its name, above.
    #[prop(into)]
    label: TextProp,
    /// The currency's sign: ¥.
    #[prop(into)]
    sign: TextProp,
    /// The text in it, as typed.
    #[prop(into)]
    value: Signal<String>,
    /// Each keystroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// When it is left or Enter is pressed, if it changed.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
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
    let id = id.unwrap_or_else(fresh_id);
    let described = described_by(&id, hint.is_some(), error);
    let commit = move |event| {
        if let Some(commit) = on_commit {
            commit.run(event_target_value(&event))
        }
    };
    view! {
        <Frame id=id.clone() label optional hint error>
            <span class="money-box">
                <span class="money-sign" aria-hidden="true">{move || sign.get()}</span>
                <input class="input" id=id type="text" inputmode="decimal" autocomplete="off"
                    prop:value=value
                    aria-invalid=invalid(error) aria-describedby=described
                    on:input=move |event| on_input.run(event_target_value(&event))
                    on:change=commit
                />
            </span>
        </Frame>
    }
}
