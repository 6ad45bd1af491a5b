//! Nothing here yet: one sentence and one button, or a link.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// An empty state.
#[component]
pub fn Empty(
    /// Its icon.
    glyph: Glyph,
    /// One sentence: why it is empty, or what will be here.
    #[prop(into)]
    text: TextProp,
    /// The verb on its button.
    #[prop(optional, into)]
    action: Option<TextProp>,
    /// The button was pressed.
    #[prop(optional, into)]
    on_action: Option<Callback<()>>,
    /// The button's test id.
    #[prop(optional, into)]
    test_id: Option<&'static str>,
    /// Where the button leads, when it is a link.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    let press = move |_| {
        if let Some(act) = on_action {
            act.run(())
        }
    };
    let button = action.map(|verb| match href {
        Some(href) => view! { <a class="button" href=href>{move || verb.get()}</a> }.into_any(),
        None => view! { <button type="button" class="button" data-testid=test_id on:click=press>{move || verb.get()}</button> }.into_any(),
    });
    view! {
        <div class="empty">
            <Icon glyph />
            <p class="empty-text">{move || text.get()}</p>
            {button}
        </div>
    }
}
