//! The appeal: within its window, with the records that are disputed; and what was said, once it was made.

use super::evidence::candidates;
use super::kept::{Kept, KeptText};
use super::page::Page;
use super::section::Section;
use crate::domain::appraisals::{Command, Step, appeal_until};
use crate::domain::ids::Key;
use crate::i18n::{appraisals_form as msg, format};
use crate::ui::Write;
use crate::ui::appraisals::link::{RecordLink, title};
use crate::ui::components::{Glyph, Icon};
use crate::ui::placements::Failed;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The section, once the result is known.
#[component]
pub(super) fn Appeal() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let is_known = Memo::new(move |_| page.with(|form| form.stage.is_published()).unwrap_or_default());
    let may = page.may_do(Step::Appeal);
    let said = Memo::new(move |_| page.with(|form| form.appeal.clone()).unwrap_or_default());
    let is_over = move || {
        let last = page.with(|form| appeal_until(form, &*page.app.zone())).flatten();
        last.is_some_and(|last| page.app.today() > last)
    };
    let nothing = move || if is_over() { msg::appeal_over(l) } else { msg::no_appeal(l) };
    view! {
        <Show when=move || is_known.get()>
            <Section name="appeal" title=msg::appeal_head(l)>
                <Show when=move || !said.with(String::is_empty) fallback=move || view! {
                    <Show when=move || !may.get()><p class="soft">{nothing}</p></Show>
                }>
                    <p class="pre" data-testid="appeal-said">{move || said.get()}</p>
                    <Disputed />
                </Show>
                <Show when=move || may.get()><New /></Show>
            </Section>
        </Show>
    }
}

#[component]
fn Disputed() -> impl IntoView {
    let page = Page::here();
    let all = Memo::new(move |_| page.with(|form| form.disputed.clone()).unwrap_or_default());
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <p class="small soft">{msg::appeal_records(page.lang)}</p>
            <ul data-testid="disputed">
                {move || all.get().into_iter().map(|key| view! { <li class="bar"><RecordLink key /></li> }).collect_view()}
            </ul>
        </Show>
    }
}

/// Why, and which records.
#[component]
fn New() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let why = Kept::of(page, "appeal");
    let (wanted, ticked) = (RwSignal::new(false), RwSignal::new(BTreeSet::<String>::new()));
    let all = Memo::new(move |_| if wanted.get() { candidates(page) } else { Vec::new() });
    let until = page.peek(|form| appeal_until(form, &*page.app.zone())).flatten();
    let until = until.map(|day| msg::appeal_open(l, &format::day(l, day, page.app.today())));
    let send = move |_| {
        let disputed = ticked.with_untracked(|ticked| ticked.iter().cloned().collect());
        let command = Command::Appeal { form: page.id(), text: why.text.get_untracked(), disputed };
        write.run_then(command, move || why.done());
    };
    view! {
        {until.map(|words| view! { <p>{words}</p> })}
        <KeptText kept=why id="appeal-text" label=msg::appeal_text(l) />
        <details class="details" on:toggle=move |_| wanted.set(true)>
            <summary>{msg::appeal_records(l)}</summary>
            <div class="details-body stack stack-tight">
                <p class="field-hint">{msg::appeal_records_hint(l)}</p>
                <ul>{move || all.get().into_iter().map(|key| tick(key, ticked)).collect_view()}</ul>
            </div>
        </details>
        <Failed error=write.error />
        <div class="bar bar-end">
            <button type="button" class="button" data-testid="appeal" disabled=move || write.pending.get() on:click=send>
                <Icon glyph=Glyph::Flag />{msg::appeal(l)}
            </button>
        </div>
    }
}

fn tick(key: Key, ticked: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let text = format!("{}:{}", key.kind, key.id);
    let own = text.clone();
    let change = move |event| {
        let text = text.clone();
        let is_ticked = event_target_checked(&event);
        ticked.update(|all| {
            let _ = if is_ticked { all.insert(text) } else { all.remove(&text) };
        });
    };
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" prop:checked=move || ticked.with(|all| all.contains(&own)) on:change=change />
                <span>{title(&key)}</span>
            </label>
        </li>
    }
}
