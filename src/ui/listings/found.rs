//! What the search of everything finds among the listings: the first ones, how many, and the way to all of them. Knows no
//! other kind.

use super::chosen::narrow_to;
use super::kept::Kept;
use super::look::range;
use crate::domain::listings::line::Line;
use crate::domain::listings::shelf::searched;
use crate::i18n::listings_page as msg;
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// So many are shown.
const FIRST: usize = 5;

/// The listings in which each word of a text occurs; tells how many they are.
#[component]
pub(crate) fn FoundListings(text: RwSignal<String>, counted: RwSignal<usize>) -> impl IntoView {
    let l = lang();
    let kept = Kept::here();
    let found = Memo::new(move |_| {
        let folding = kept.folding.get();
        kept.version.track();
        text.with(
            |text| if text.trim().is_empty() { Vec::new() } else { kept.peek(|shelf| shelf.search(&folding, text)) },
        )
    });
    Effect::new(move |_| counted.set(found.with(Vec::len)));
    let count = move || found.with(Vec::len);
    let first =
        move || found.with(|found| found.iter().take(FIRST).filter_map(|spot| kept.line(*spot)).collect::<Vec<_>>());
    view! {
        <section class="section" data-testid="found-listings" hidden=move || count() == 0>
            <div class="section-head"><h2>{msg::title(l)}</h2><span class="soft small num">{count}</span></div>
            <ul class="list">
                <For each=first key=|line| Arc::as_ptr(&line.record) as usize let:line><Row line /></For>
            </ul>
            <p hidden=move || count() <= FIRST>
                <a href=Route::trade(&["listings"]).href() on:click=move |_| narrow_to(&text.get_untracked())>{msg::show_found(l)}</a>
            </p>
        </section>
    }
}

#[component]
fn Row(line: Line) -> impl IntoView {
    let [title, code, item] = searched(&line.record).map(str::to_owned);
    let href = Route::trade(&["listings", line.record.id().as_str()]).href();
    view! {
        <li>
            <a class="list-row" href=href data-testid="found-listing">
                <span class="list-main">
                    <span class="list-title">{title}</span>
                    <span class="list-sub num"><span>{code}</span><span>{item}</span></span>
                </span>
                <span class="list-end num">{range(line.selling)}</span>
            </a>
        </li>
    }
}
