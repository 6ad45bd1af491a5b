//! Answering a run, one check at a time: its head, its groups, the check that is shown, the strip of all checks.
//! Knows the parts and their order, not their inside.

mod answering;
mod check;
mod drafts;
mod entries;
mod facts;
mod follow_up;
mod follow_up_form;
mod foot;
mod groups;
mod head;
mod keys;
mod note;
mod page;
mod pause;
mod photo_add;
mod photos;
mod prices;

use crate::domain::inspections::{RunId, Stored};
use crate::i18n::inspections as msg;
use crate::ui::components::{Glyph, Icon};
use crate::ui::routes::Route;
use check::CheckView;
use foot::Foot;
use groups::Groups;
use head::Head;
use leptos::prelude::*;
use page::Page;

/// Answering a run: at the given check, or at the first open one.
#[component]
pub fn RunPage(run: RunId) -> impl IntoView {
    let Some(page) = Page::open(run) else { return ().into_any() };
    provide_context(page);
    drafts::store_left_over(page);
    keys::listen(page);
    let shown = move || {
        let check = page.shown.get();
        view! { <CheckView check /> }
    };
    view! {
        <div class="page-run" data-testid="run-page">
            <Head />
            <Groups />
            <div class="run-middle"><Notice />{shown}</div>
            <Foot />
            <p class="visually-hidden" role="status" aria-live="polite" data-testid="said">{move || page.said.get()}</p>
        </div>
    }
    .into_any()
}

/// Why the run cannot be edited, or what the supervisor wants changed.
#[component]
fn Notice() -> impl IntoView {
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
