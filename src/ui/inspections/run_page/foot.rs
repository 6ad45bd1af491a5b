//! The strip of all checks and the steps between them.

use super::groups::bring_into_row;
use super::keys::KeyHelp;
use super::page::Page;
use crate::domain::inspections::{Look, Outcome, Run, look, neighbour, progress};
use crate::domain::templates::{Check, Group};
use crate::i18n::inspections as msg;
use crate::ui::components::{Glyph, Icon};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// The foot of the page.
#[component]
pub(super) fn Foot() -> impl IntoView {
    let page = Page::here();
    let dots = page.template.groups.iter().map(|group| {
        let dots = group.checks.iter().map(|check| view! { <DotLink group check /> }).collect_view();
        view! { <span class="dots-group">{dots}</span> }
    });
    view! {
        <footer class="run-foot">
            <nav class="dots" aria-label=msg::all_checks(page.lang)>{dots.collect_view()}</nav>
            <Steps />
        </footer>
    }
}

#[component]
fn DotLink(group: &'static Group, check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let state = Memo::new(move |_| page.look(|run| look(run, group, check.id)));
    let is_current = Memo::new(move |_| page.shown.get().id == check.id);
    let name = move || format!("{} {}：{}", check.id, l.of(check.label), msg::look(l, state.get()));
    let dot = NodeRef::<leptos::html::A>::new();
    Effect::new(move |_| {
        if is_current.get()
            && let Some(dot) = dot.get()
        {
            bring_into_row(&dot);
        }
    });
    view! {
        <a
            class="dot"
            hidden=move || !page.is_shown(check)
            node_ref=dot
            href=page.route(check.id).href()
            title=l.of(check.label)
            aria-label=name
            aria-current=move || is_current.get().then_some("step")
            data-state=move || code(state.get())
            data-testid="dot"
            data-check=check.id
        ></a>
    }
}

fn code(look: Look) -> &'static str {
    match look {
        Look::Open => "open",
        Look::Part => "part",
        Look::Result(Outcome::Pass) => "pass",
        Look::Result(Outcome::Fail) => "fail",
        Look::Result(Outcome::Na) => "na",
    }
}

#[component]
fn Steps() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let left = Memo::new(move |_| page.look(|run: Run| progress(run, page.template, page.template.groups).open()));
    let is_end = move |by: isize| page.look(|run| neighbour(run, page.template, page.shown.get().id, by)).is_none();
    let words = move || if left.get() == 0 { msg::all_answered(l).to_owned() } else { msg::left(l, left.get()) };
    let summary = Route::Summary(page.run_id().record_id()).href();
    let submit = move || {
        let summary = summary.clone();
        (left.get() == 0 && page.editable.get()).then(|| {
            view! {
                <a class="button button-primary" href=summary data-testid="review-and-submit">{msg::submit(l)}</a>
            }
        })
    };
    view! {
        <div class="run-actions">
            <KeyHelp />
            <span class="run-left num">{words}</span>
            <button class="button button-quiet run-step" disabled=move || is_end(-1) data-testid="previous" on:click=move |_| page.step(-1)>
                <Icon glyph=Glyph::ChevronLeft /><span class="run-step-word">{msg::previous(l)}</span>
            </button>
            <button class="button button-quiet run-step" disabled=move || is_end(1) data-testid="next" on:click=move |_| page.step(1)>
                <span class="run-step-word">{msg::next(l)}</span><Icon glyph=Glyph::ChevronRight />
            </button>
            {submit}
        </div>
    }
}
