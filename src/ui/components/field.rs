//! Text fields: label, hint, error, and what was typed, which is the caller's and never cleared here.

use super::fresh_id;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// What hangs around a control: label, hint, error, tied to it by ids.
#[component]
pub(super) fn Frame(
    id: String,
    label: TextProp,
    optional: Option<TextProp>,
    hint: Option<TextProp>,
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {move || label.get()}
                {optional.map(|word| view! { " " <span class="field-optional">{move || word.get()}</span> })}
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{move || hint.get()}</p> })}
            {children()}
            <p class="field-error" id=error_id aria-live="polite" hidden=move || error.get().is_none()>
                {move || error.get().map(|text| view! { <Icon glyph=Glyph::Warning /> <span>{text}</span> })}
            </p>
        </div>
    }
}

/// The ids that describe a control: its hint if it has one, its error while it has one.
pub(super) fn described_by(id: &str, hint: bool, error: Signal<Option<String>>) -> impl Fn() -> Option<String> + use<> {
    let hint = hint.then(|| format!("{id}-hint"));
    let error_id = format!("{id}-error");
    move || {
        let error = error.get().map(|_| error_id.clone());
        let ids: Vec<String> = hint.clone().into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// `aria-invalid`, only while there is an error.
pub(super) fn invalid(error: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> {
    move || error.get().map(|_| "true")
}

/// One line of text.
#[component]
pub fn TextField(
    /// Its name, above.
    #[prop(into)]
    label: TextProp,
    /// What stands in it.
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
    /// The input's `type`.
    #[prop(default = "text")]
    kind: &'static str,
    /// An example, in the empty field.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
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
    let commit = move |event| {
        if let Some(commit) = on_commit {
            commit.run(event_target_value(&event))
        }
    };
    view! {
        <Frame id=id.clone() label optional hint error>
            <input class="input" id=id data-testid=testid type=kind autocomplete=autocomplete
                prop:value=value
                placeholder=placeholder.map(|text| move || text.get().to_string())
                aria-invalid=invalid(error) aria-describedby=described
                on:input=move |event| on_input.run(event_target_value(&event))
                on:change=commit
            />
        </Frame>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Its name, above.
    #[prop(into)]
    label: TextProp,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Each keystroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// When it is left, if it changed.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// An example, in the empty field.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// The word "optional", when it is.
    #[prop(optional, into)]
    optional: Option<TextProp>,
    /// Lines in sight.
    #[prop(default = 2)]
    rows: u32,
    /// A fixed id, where something outside points at the field.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let testid = id.clone();
    let id = id.unwrap_or_else(fresh_id);
    let described = described_by(&id, hint.is_some(), error);
    let commit = move |event| {
        if let Some(commit) = on_commit {
            commit.run(event_target_value(&event))
        }
    };
    view! {
        <Frame id=id.clone() label optional hint error>
            <textarea class="input" id=id data-testid=testid rows=rows
                prop:value=value
                placeholder=placeholder.map(|text| move || text.get().to_string())
                aria-invalid=invalid(error) aria-describedby=described
                on:input=move |event| on_input.run(event_target_value(&event))
                on:change=commit
            ></textarea>
        </Frame>
    }
}
