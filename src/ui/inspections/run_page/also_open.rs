//! Who has this run open in another tab: a line in the head. Always there, so that a screen reader hears what comes.

use super::page::Page;
use crate::domain::presence::Beside;
use crate::i18n::inspections as msg;
use leptos::prelude::*;

/// The line; empty while nobody else is there.
#[component]
pub(super) fn AlsoOpen(beside: Memo<Beside>) -> impl IntoView {
    let page = Page::here();
    // A phone shows fewer words and has the others read out.
    let words = move || {
        let told = msg::also_open(page.lang, &beside.get());
        told.map(|(words, few)| {
            view! {
                <span class="also-open-words">{words}</span>
                <span class="only-narrow" aria-hidden="true">{few}</span>
            }
        })
    };
    view! { <span class="also-open small" role="status" data-testid="also-open">{words}</span> }
}
