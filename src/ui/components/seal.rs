//! The seal 印: the one ornament. Its edge is in the path, slightly irregular as stone is, notched when
//! it failed; the sign or the word is carved into it. Knows no record.

use leptos::prelude::*;

/// What a seal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SealKind {
    /// Nothing yet: an empty frame.
    #[default]
    Open,
    /// ✓, filled.
    Pass,
    /// ✗, filled, with a notched edge.
    Fail,
    /// A dash.
    NotApplicable,
    /// A clock.
    Overdue,
    /// ✓ in relief: handed in, not yet approved.
    Submitted,
    /// The word of approval, filled.
    Approved,
}

/// How large a seal is: 20, 28, 40, 84 px.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SealSize {
    /// 20 px, in a line of text.
    #[default]
    Small,
    /// 28 px, in a row.
    Medium,
    /// 40 px, beside a title.
    Large,
    /// 84 px, a little askew, at the head of a finished form.
    ExtraLarge,
}

const STONE: &str = "M4.2 4.4C9 3.3 15 3.9 20 3.5S31 3.3 35.8 4.3C36.7 9 36.1 14.5 36.5 20S36.7 31 35.9 35.7C31 36.8 \
                     25.5 36.1 20 36.5S9 36.7 4.3 35.9C3.3 31 3.9 25.5 3.5 20S3.3 9 4.2 4.4Z";
const NOTCHED: &str = "M4.2 4.4C9 3.3 15 3.9 20 3.5S31 3.3 35.8 4.3C36.4 8 36.2 11 36.4 14.2L29.4 20.2L36.6 25.6C36.5 \
                       29 36.3 32.5 35.9 35.7C31 36.8 25.5 36.1 20 36.5S9 36.7 4.3 35.9C3.7 32.5 3.6 29 3.5 25.8L10.6 \
                       19.8L3.4 14.4C3.5 11 3.6 8 4.2 4.4Z";
/// Where the ink did not take; only large seals show it.
const WORN: &str = "M8.6 32.1C9.3 31.5 10.4 31.7 10.7 32.4C10.2 33 9.1 33 8.6 32.1ZM31.2 7.6C31.9 7.3 32.5 7.9 32.3 \
                    8.7C31.7 9 31 8.5 31.2 7.6ZM35.2 27.5C35.7 28.3 36.8 29 36.9 30L34.8 29.2ZM13.8 35.3L15.4 34.4L17 \
                    36.9L14.2 37ZM3.2 10.6L5.3 11.5L3.3 12.9Z";

impl SealKind {
    /// The name that the style sheet knows.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "na",
            Self::Overdue => "overdue",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
        }
    }

    fn face(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Pass | Self::Approved => "M11.5 20.5L17.5 26.5L28.5 14",
            Self::Fail => "M15 15L25 25M25 15L15 25",
            Self::NotApplicable => "M12 20H28",
            Self::Overdue => "M20 11.5V20.5L26 24",
            Self::Submitted => "M12.5 20.5L17.7 25.7L27.5 14.5",
        }
    }

    fn edge(self) -> &'static str {
        if self == Self::Fail { NOTCHED } else { STONE }
    }

    fn shape(self, worn: bool) -> String {
        let edge = self.edge();
        let filled = matches!(self, Self::Pass | Self::Fail | Self::Approved);
        if worn && filled { format!("{edge}{WORN}") } else { edge.to_owned() }
    }
}

impl SealSize {
    fn class(self) -> &'static str {
        match self {
            Self::Small => "seal",
            Self::Medium => "seal seal-m",
            Self::Large => "seal seal-l",
            Self::ExtraLarge => "seal seal-xl",
        }
    }
}

/// A seal. With a `label` it is an image with that name; without one it is an ornament beside its word.
#[component]
pub fn Seal(
    /// What it says.
    #[prop(into)]
    kind: Signal<SealKind>,
    /// How large.
    #[prop(optional)]
    size: SealSize,
    /// Its name for screen readers, where no word stands beside it.
    #[prop(optional, into)]
    label: Option<TextProp>,
    /// Two characters carved in place of the sign; for the two large sizes.
    #[prop(optional, into)]
    word: Option<TextProp>,
    /// Whether it comes down as a stamp does.
    #[prop(optional)]
    stamped: bool,
) -> impl IntoView {
    let role = label.is_some().then_some("img");
    let hidden = label.is_none().then_some("true");
    let worded = word.is_some();
    let face = move || if worded { "" } else { kind.get().face() };
    view! {
        <span
            class=size.class()
            class:stamped=stamped
            data-kind=move || kind.get().code()
            role=role
            aria-hidden=hidden
            aria-label=label.map(|label| move || label.get().to_string())
        >
            <svg class="seal-svg" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
                <path class="seal-shape" fill-rule="evenodd" d=move || kind.get().shape(worded) />
                <path class="seal-face" d=face />
            </svg>
            {word.map(|word| view! { <span class="seal-word" aria-hidden="true">{move || word.get()}</span> })}
        </span>
    }
}

/// A small seal, an ornament beside its word, that never says anything else: a table has hundreds of them, and nothing
/// has to listen for a change.
#[component]
pub fn StillSeal(
    /// What it says.
    kind: SealKind,
) -> impl IntoView {
    view! {
        <span class="seal" data-kind=kind.code() aria-hidden="true">
            <svg class="seal-svg" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
                <path class="seal-shape" fill-rule="evenodd" d=kind.edge() />
                <path class="seal-face" d=kind.face() />
            </svg>
        </span>
    }
}
