//! A sentence that stays until it is dealt with, with at most one button.

use super::icon::{Glyph, Icon};
use super::status::Tone;
use leptos::prelude::*;

fn sign(tone: Tone) -> Glyph {
    match tone {
        Tone::Warn | Tone::Danger => Glyph::Warning,
        Tone::Ok | Tone::Seal => Glyph::Check,
        Tone::Plain | Tone::Info | Tone::Accent => Glyph::Info,
    }
}

/// A banner across the page, or with `inline` a note within it. A danger is announced at once.
#[component]
pub fn Banner(
    /// Its tone.
    tone: Tone,
    /// What happened, then what to do.
    #[prop(into)]
    text: TextProp,
    /// The verb on its button.
    #[prop(optional, into)]
    action: Option<TextProp>,
    /// The button was pressed.
    #[prop(optional, into)]
    on_action: Option<Callback<()>>,
    /// Within a page instead of across it.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let press = move |_| {
        if let Some(act) = on_action {
            act.run(())
        }
    };
    let role = if tone == Tone::Danger { "alert" } else { "status" };
    view! {
        <div class="banner" class:banner-inline=inline data-tone=tone.code() role=role>
            <Icon glyph=sign(tone) />
            <span class="banner-text">{move || text.get()}</span>
            {action.map(|verb| view! { <button type="button" class="button" on:click=press>{move || verb.get()}</button> })}
        </div>
    }
}
