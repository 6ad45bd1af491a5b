//! A chip that tells a state by sign and word; its tone only helps.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The tone of a chip or a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    /// Ink on paper.
    #[default]
    Plain,
    /// For information.
    Info,
    /// All is well.
    Ok,
    /// Needs somebody soon.
    Warn,
    /// Wrong, late or lost.
    Danger,
    /// Approved: the colour of the seal.
    Seal,
    /// Waits for the person who looks at it.
    Accent,
}

impl Tone {
    /// The name that the style sheet knows.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Info => "info",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Danger => "danger",
            Self::Seal => "seal",
            Self::Accent => "accent",
        }
    }
}

/// A status chip.
#[component]
pub fn Status(
    /// Its tone.
    #[prop(into)]
    tone: Signal<Tone>,
    /// Its sign.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// Its word.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    view! {
        <span class="status" data-tone=move || tone.get().code()>
            <Icon glyph />
            {move || text.get()}
        </span>
    }
}
