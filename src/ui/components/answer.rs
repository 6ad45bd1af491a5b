//! An answer: a large button, or a small one in a row, whose seal is drawn until it is chosen.

use super::seal::{Seal, SealKind};
use leptos::prelude::*;

/// One of the answers to a question; pressed when it is the one given.
#[component]
pub fn AnswerButton(
    /// Its seal.
    kind: SealKind,
    /// Its word.
    #[prop(into)]
    label: TextProp,
    /// Whether it is the answer given.
    #[prop(into)]
    pressed: Signal<bool>,
    /// It was tapped.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its key on the keyboard, to be seen.
    #[prop(optional)]
    key: Option<&'static str>,
    /// Whether it stands in a row: the seal alone, its word for screen readers and as a title.
    #[prop(optional)]
    small: bool,
    /// Whether it cannot be tapped now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let name = label.clone();
    let title = label.clone();
    view! {
        <button
            type="button"
            class=if small { "answer-small" } else { "answer" }
            data-kind=kind.code()
            aria-pressed=move || pressed.get().to_string()
            aria-label=small.then_some(move || name.get().to_string())
            title=small.then_some(move || title.get().to_string())
            aria-keyshortcuts=key
            disabled=disabled
            on:click=move |_| on_press.run(())
        >
            <Seal kind />
            {(!small).then(|| view! { <span>{move || label.get()}</span> })}
            {key.filter(|_| !small).map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
        </button>
    }
}
