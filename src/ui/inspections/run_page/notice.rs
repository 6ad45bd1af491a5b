//! Why a run cannot be edited, or what the supervisor wants changed in it.

use super::page::Page;
use crate::domain::inspections::Stored;
use crate::i18n::inspections as msg;
use crate::ui::components::{Glyph, Icon};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// Why the run cannot be edited, or what the supervisor wants changed.
#[component]
pub(super) fn Notice() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let text = move || match page.look(|run| (run.stored(), run.comment().to_owned())) {
        (Stored::Open, _) => None,
        (stored, comment) if stored.is_editable() => Some((msg::returned(l, &comment), false)),
        _ => Some((msg::handed_in(l).to_owned(), true)),
    };
    let text = Memo::new(move |_| text());
    let link = Route::Summary(page.run_id().record_id()).href();
    move || {
        let link = link.clone();
        text.get().map(|(text, handed_in)| {
            view! {
                <div class="banner banner-inline" data-tone=if handed_in { "info" } else { "warn" } data-testid="run-notice">
                    <Icon glyph=if handed_in { Glyph::Info } else { Glyph::Warning } />
                    <span class="banner-text">{text}</span>
                    <a class="button" href=link>{msg::handed_in_go(l)}</a>
                </div>
            }
        })
    }
}
