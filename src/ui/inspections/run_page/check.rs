//! One check: what to look at and how, then its answers, for the page as a whole or per entry.

use super::answering::AnswerButtons;
use super::ask::Asked;
use super::entries::Entries;
use super::entry_names::{AddEntry, entry_word};
use super::facts::Facts;
use super::follow_up::FollowUp;
use super::note::Note;
use super::notice::Notice;
use super::page::Page;
use super::photo_add::Adding;
use super::photos::Photos;
use super::prepared::Prepared;
use crate::domain::inspections::{Outcome, Spot, WHOLE};
use crate::domain::templates::Check;
use crate::i18n::inspections as msg;
use crate::ui::Write;
use leptos::html::H2;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The check that is shown. Made anew for each check, so that its slide plays.
#[component]
pub(super) fn CheckView(check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let entries = page.entries(check);
    let has_rows = Memo::new(move |_| entries.with(|entries| entries.iter().any(|entry| entry.id != WHOLE)));
    let group = page.group(check);
    page.unfolded.set(unexplained(page, check));
    let slide = page.slide_to(check);
    let adding = Adding::at(page.spot(check, WHOLE));
    let pasted = move |event: leptos::ev::ClipboardEvent| {
        let files = event.clipboard_data().and_then(|data| data.files()).filter(|files| files.length() > 0);
        if files.is_some() && !has_rows.get_untracked() {
            event.prevent_default();
            adding.add(files);
        }
    };
    view! {
        <section class=format!("run-check {slide}") aria-labelledby="check-label" data-testid="check" data-check=check.id on:paste=pasted>
            <Notice />
            <div class="check-main">
                <CheckHead check />
                <div class="check-body">
                    <Facts check />
                    <Prepared check />
                    <Show when=move || has_rows.get()><Entries check entries /></Show>
                    <Show when=move || !has_rows.get()><Asked check at=page.spot(check, WHOLE) /></Show>
                    <Show when=move || group.entry.is_some() && page.editable.get()><AddEntry group /></Show>
                </div>
            </div>
            {move || (!has_rows.get()).then(|| view! { <Whole check adding /> })}
        </section>
    }
}

/// Fails that nobody has explained yet stand open.
fn unexplained(page: Page, check: &'static Check) -> std::collections::BTreeSet<String> {
    let bare = |at: &Spot| {
        let answer = page.peek(|run| run.answer(&at.check, &at.entry));
        answer.outcome == Some(Outcome::Fail) && !answer.has_evidence()
    };
    let entries = page.peek(|run| run.entries(page.group(check)));
    entries.into_iter().map(|entry| page.spot(check, &entry.id)).filter(bare).map(|at| at.entry).collect()
}

#[component]
fn CheckHead(check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let label = NodeRef::<H2>::new();
    let group = page.group(check);
    let place = Memo::new(move |_| page.place(check));
    let hint = group.entry.map(|_| msg::per_entry(l, &entry_word(l, group)));
    // A check begins at its top. A button that had the focus went away with the check before; the label takes
    // it, so that Tab goes on here.
    Effect::new(move |_| {
        let Some(label) = label.get().filter(|_| page.has_moved()) else { return };
        window().scroll_to_with_x_and_y(0.0, 0.0);
        if focus_is_lost() {
            let _ = label.focus();
        }
    });
    view! {
        <header class="check-head">
            <p class="check-id">
                <span class="num">{move || msg::position(l, place.get().0, place.get().1)}</span>
                <span class="num">{check.id}</span>
                <span>{hint}</span>
            </p>
            <h2 class="check-label" id="check-label" tabindex="-1" node_ref=label>{l.of(check.label)}</h2>
            <p class="check-how">{l.of(check.how)}</p>
        </header>
    }
}

fn focus_is_lost() -> bool {
    document().active_element().is_none_or(|element| element.dyn_into::<web_sys::HtmlBodyElement>().is_ok())
}

/// The answer for the page as a whole: three large buttons, and what belongs to it beneath.
#[component]
fn Whole(check: &'static Check, adding: Adding) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let at = page.spot(check, WHOLE);
    view! {
        <AnswerButtons at=at.clone() label=msg::result(l) write />
        <p class="field-error" role="alert" data-testid="answer-error">{move || write.error.get()}</p>
        <Extra at=at.clone() adding />
        <FollowUp at />
    }
}

/// Note and photos.
#[component]
pub(super) fn Extra(at: Spot, adding: Adding) -> impl IntoView {
    view! {
        <div class="check-extra">
            <Note at=at.clone() />
            <Photos at adding />
        </div>
    }
}
