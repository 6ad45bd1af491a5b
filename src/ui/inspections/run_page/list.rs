//! All checks under each other, for those who know them: three small answers in each row; the row that failed or was
//! opened holds note, photos, prices, entries and follow-up.

use super::answering::AnswerButtons;
use super::ask::Asked;
use super::check::Extra;
use super::entries::Entries;
use super::entry_names::AddEntry;
use super::follow_up::FollowUp;
use super::notice::Notice;
use super::page::Page;
use super::photo_add::Adding;
use super::prepared::Prepared;
use crate::domain::inspections::{Look, WHOLE, look};
use crate::domain::templates::{Check, Group};
use crate::i18n::inspections as msg;
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
use leptos::html::Li;
use leptos::prelude::*;

/// The list, group by group.
#[component]
pub(super) fn CheckList() -> impl IntoView {
    let page = Page::here();
    let groups = page.template.groups.iter().map(|group| view! { <GroupRows group /> }).collect_view();
    view! { <section class="run-check run-list" data-testid="check-list"><Notice />{groups}</section> }
}

#[component]
fn GroupRows(group: &'static Group) -> impl IntoView {
    let page = Page::here();
    let rows = group.checks.iter().map(|check| view! { <Row group check /> }).collect_view();
    view! {
        <section aria-label=page.lang.of(group.name)>
            <h2 class="list-head">{page.lang.of(group.name)}</h2>
            <ul class="entries">{rows}</ul>
        </section>
    }
}

#[component]
fn Row(group: &'static Group, check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let at = page.spot(check, WHOLE);
    let entries = page.entries(check);
    let has_entries = Memo::new(move |_| entries.with(|entries| entries.iter().any(|entry| entry.id != WHOLE)));
    let is_current = Memo::new(move |_| page.shown.get().id == check.id);
    let is_open = Memo::new(move |_| page.opened.get() == Some(check.id));
    let row = NodeRef::<Li>::new();
    Effect::new(move |before: Option<bool>| {
        let is_current = is_current.get();
        if let Some(row) = row.get().filter(|_| is_current && before == Some(false)) {
            row.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
        is_current
    });
    let answers = move || match has_entries.get() {
        true => view! { <State group check /> }.into_any(),
        false => {
            view! { <AnswerButtons at=at.clone() small=true label=l.of(check.label).to_owned() write /> }.into_any()
        }
    };
    view! {
        <li class="entry list-check" hidden=move || !page.is_shown(check) node_ref=row data-testid="check-row" data-check=check.id
            aria-current=move || is_current.get().then_some("step")
        >
            <span class="entry-name">
                <span class="list-main">{l.of(check.label)}<span class="small soft num">{check.id}</span></span>
            </span>
            <span class="list-check-answers">{answers}</span>
            <button type="button" class="button button-icon" data-testid="row-more"
                aria-expanded=move || is_open.get().to_string() aria-label=msg::entry_more(l, l.of(check.label))
                on:click=move |_| toggle(page, check)
            >
                <Icon glyph=Glyph::Note />
            </button>
            <p class="field-error entry-wide" role="alert">{move || write.error.get()}</p>
            <Show when=move || is_open.get()>
                <div class="entry-wide list-check-body"><Body group check has_entries /></div>
            </Show>
        </li>
    }
}

/// What stands beneath the row that is open: the same as on a check of its own.
#[component]
fn Body(group: &'static Group, check: &'static Check, has_entries: Memo<bool>) -> impl IntoView {
    let page = Page::here();
    let at = StoredValue::new(page.spot(check, WHOLE));
    view! {
        <p class="soft">{page.lang.of(check.how)}</p>
        <Prepared check />
        <Show when=move || has_entries.get()><Entries check entries=page.entries(check) /></Show>
        <Show when=move || !has_entries.get()><Asked check at=at.get_value() /></Show>
        <Show when=move || group.entry.is_some() && page.editable.get()><AddEntry group /></Show>
        <Show when=move || !has_entries.get()>
            <Extra at=at.get_value() adding=Adding::at(at.get_value()) />
            <FollowUp at=at.get_value() />
        </Show>
    }
}

/// How a check looks whose answers stand at its entries.
#[component]
fn State(group: &'static Group, check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let state: Memo<Look> = Memo::new(move |_| page.look(|run| look(run, group, check.id)));
    view! { <span class="soft">{move || msg::look(page.lang, state.get())}</span> }
}

fn toggle(page: Page, check: &'static Check) {
    let is_open = page.opened.get_untracked() == Some(check.id);
    page.opened.set((!is_open).then_some(check.id));
    page.show(check.id);
}

fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    options
}
