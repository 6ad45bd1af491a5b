//! Progress as a ring: what is done in ink, what failed of it in rouge, cinnabar when complete.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

fn arc(part: usize, total: usize) -> String {
    let percent = (part.min(total) * 100).checked_div(total).unwrap_or(0);
    format!("{percent} 100")
}

/// A ring with the number done in it.
#[component]
pub fn Ring(
    /// How many are done.
    #[prop(into)]
    done: Signal<usize>,
    /// Of how many.
    #[prop(into)]
    total: Signal<usize>,
    /// How many of those done failed.
    #[prop(optional, into)]
    failed: Signal<usize>,
    /// Its name: "3 of 5 done, 1 failed".
    #[prop(into)]
    label: TextProp,
    /// 72 px instead of 36.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let complete = Memo::new(move |_| total.get() > 0 && done.get() >= total.get());
    let inside = move || {
        if complete.get() { view! { <Icon glyph=Glyph::Check /> }.into_any() } else { done.get().into_any() }
    };
    view! {
        <span
            class="ring"
            class:ring-l=large
            role="img"
            aria-label=move || label.get().to_string()
            data-complete=move || complete.get().to_string()
        >
            <svg class="ring-svg" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
                <circle class="ring-track" cx="18" cy="18" r="15" />
                <circle class="ring-done" cx="18" cy="18" r="15" pathLength="100"
                    stroke-dasharray=move || arc(done.get(), total.get()) />
                <circle class="ring-failed" cx="18" cy="18" r="15" pathLength="100"
                    stroke-dasharray=move || arc(failed.get(), total.get()) />
            </svg>
            <span class="ring-text" aria-hidden="true">{inside}</span>
        </span>
    }
}
