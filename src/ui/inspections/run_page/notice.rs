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
    let whose = StoredValue::new(page.run_id().by);
    let name = move || whose.with_value(|by| by.as_ref().map(|by| page.app.name_of(by)));
    let is_preview = page.run_id().is_preview();
    let text = move || match page.look(|run| (run.stored(), run.comment().to_owned())) {
        _ if is_preview => Some((msg::preview_notice(l).to_owned(), true)),
        (stored, _) if stored.is_editable() && !page.is_own.get() => {
            Some((msg::somebodys_own(l, &name().unwrap_or_default()), true))
        }
        (Stored::Open, _) => None,
        (stored, comment) if stored.is_editable() => Some((msg::returned(l, &comment), false)),
        _ => Some((msg::handed_in(l).to_owned(), true)),
    };
    let text = Memo::new(move |_| text());
    let (to, words) = match is_preview {
        true => (Route::Templates(page.run_id().template), msg::preview_back(l)),
        false => (Route::Summary(page.run_id().record_id()), msg::handed_in_go(l)),
    };
    let link = to.href();
    move || {
        let link = link.clone();
        text.get().map(|(text, handed_in)| {
            view! {
                <div class="banner banner-inline" data-tone=if handed_in { "info" } else { "warn" } data-testid="run-notice">
                    <Icon glyph=if handed_in { Glyph::Info } else { Glyph::Warning } />
                    <span class="banner-text">{text}</span>
                    <a class="button" href=link>{words}</a>
                </div>
            }
        })
    }
}
