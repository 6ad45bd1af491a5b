//! What just happened, with undo. Shows what it is given; how long, the caller decides.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Its number, given back with each tap.
    pub id: u64,
    /// What happened.
    pub text: String,
    /// The verb on its button: undo.
    pub action: Option<String>,
    /// Whether something was refused or failed.
    pub danger: bool,
}

/// The region of messages; always in the page, so that screen readers hear what comes into it.
#[component]
pub fn Toasts(
    /// The messages to show, oldest first.
    #[prop(into)]
    items: Signal<Vec<Toast>>,
    /// The button of a message was pressed.
    #[prop(into)]
    on_action: Callback<u64>,
    /// A message was put away.
    #[prop(into)]
    on_dismiss: Callback<u64>,
    /// The name of the button that puts away.
    #[prop(into)]
    dismiss_label: TextProp,
) -> impl IntoView {
    let one = move |toast: Toast| {
        let Toast { id, text, action, danger } = toast;
        let dismiss = dismiss_label.clone();
        let button = action.map(|verb| {
            view! { <button type="button" class="button" data-testid="toast-action" on:click=move |_| on_action.run(id)>{verb}</button> }
        });
        view! {
            <div class="toast" data-testid="toast" data-tone=danger.then_some("danger")>
                <span class="toast-text">{text}</span>
                {button}
                <button type="button" class="button button-icon" aria-label=move || dismiss.get().to_string()
                    on:click=move |_| on_dismiss.run(id)
                >
                    <Icon glyph=Glyph::Cross />
                </button>
            </div>
        }
    };
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || items.get() key=|toast| toast.id children=one />
        </div>
    }
}
