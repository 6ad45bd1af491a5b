//! A check that repeats per entry: one row per banner or item, each with its own answer, note, photos, prices.

use super::answering::AnswerButtons;
use super::ask::Asked;
use super::check::Extra;
use super::entry_names::EditEntry;
use super::follow_up::{EarlierLine, FollowUp, TaskLine};
use super::page::Page;
use super::photo_add::{Adding, PhotoInput};
use crate::domain::inspections::{Answer, Entry, Outcome, Spot, WHOLE};
use crate::domain::tasks;
use crate::domain::templates::{Ask, Check};
use crate::i18n::inspections as msg;
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
use leptos::prelude::*;

/// The rows of a check.
#[component]
pub(super) fn Entries(check: &'static Check, entries: Memo<Vec<Entry>>) -> impl IntoView {
    view! {
        <ul class="entries" data-testid="entries">
            <For each=move || entries.get() key=|entry| entry.id.clone() let:entry>
                <Row check id=entry.id entries />
            </For>
        </ul>
    }
}

#[component]
fn Row(check: &'static Check, id: String, entries: Memo<Vec<Entry>>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let at = page.spot(check, &id);
    let adding = Adding::at(at.clone());
    let answer = page.answer(&at);
    let name = name_of(page, entries, id.clone());
    let (key, of_row) = (StoredValue::new(id.clone()), StoredValue::new(at.clone()));
    unfold_when_failed(page, answer, key);
    let unfolded = Memo::new(move |_| page.unfolded.with(|open| key.with_value(|key| open.contains(key))));
    view! {
        <li class="entry" data-entry=id data-testid="entry">
            <span class="entry-name">{name}</span>
            <AnswerButtons at small=true label=Signal::derive(move || msg::result_of(l, &name.get())) write />
            <Tools name unfolded key adding />
            <p class="field-error entry-wide" role="alert">{move || write.error.get()}</p>
            {(check.ask != Ask::PassFail).then(|| view! { <div class="entry-wide"><Asked check at=of_row.get_value() /></div> })}
            <EarlierHere check name />
            {move || {
                let at = of_row.get_value();
                if unfolded.get() {
                    view! { <Unfolded check at adding name /> }.into_any()
                } else {
                    view! { <Folded answer at /> }.into_any()
                }
            }}
        </li>
    }
}

/// A fail opens its row, whether it was tapped or found by the prices.
fn unfold_when_failed(page: Page, answer: Memo<Answer>, key: StoredValue<String>) {
    Effect::new(move |before: Option<bool>| {
        let failed = answer.with(|answer| answer.outcome) == Some(Outcome::Fail);
        if failed && before == Some(false) {
            page.unfolded.update(|open| {
                open.insert(key.get_value());
            });
        }
        failed
    });
}

fn name_of(page: Page, entries: Memo<Vec<Entry>>, id: String) -> Memo<String> {
    Memo::new(move |_| {
        let named = entries.with(|entries| entries.iter().find(|entry| entry.id == id).map(|entry| entry.name.clone()));
        named.filter(|name| !name.is_empty()).unwrap_or_else(|| msg::whole_page(page.lang).to_owned())
    })
}

/// What opens the rest of a row, and the camera in one tap.
#[component]
fn Tools(name: Memo<String>, unfolded: Memo<bool>, key: StoredValue<String>, adding: Adding) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let toggle = move |_| {
        page.unfolded.update(|open| {
            let key = key.get_value();
            if !open.remove(&key) {
                open.insert(key);
            }
        });
    };
    view! {
        <span class="entry-tools">
            <button
                type="button" class="button button-icon" data-testid="entry-more"
                aria-expanded=move || unfolded.get().to_string()
                aria-label=move || msg::entry_more(l, &name.get())
                on:click=toggle
            >
                <Icon glyph=Glyph::Note />
            </button>
            <Show when=move || page.editable.get()>
                <label class="button button-icon photo-pick" title=move || msg::entry_photo(l, &name.get())>
                    <Icon glyph=Glyph::Camera />
                    <span class="visually-hidden">{move || msg::entry_photo(l, &name.get())}</span>
                    <PhotoInput adding on_pick=Callback::new(move |()| {
                        page.unfolded.update(|open| {
                            open.insert(key.get_value());
                        });
                    }) />
                </label>
            </Show>
        </span>
    }
}

/// What a folded row holds, in one line.
#[component]
fn Folded(answer: Memo<Answer>, at: Spot) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let photos = move || answer.with(|answer| answer.photos.len());
    let photos = move || (photos() > 0).then(|| msg::photo_count(l, photos()));
    let note = move || answer.with(|answer| Some(answer.note.clone()).filter(|note| !note.trim().is_empty()));
    let key = tasks::key(&tasks::id_at(&at));
    let task = Memo::new(move |_| page.app.watch_record(&key, |record| record.map(tasks::Task::read)));
    let is_empty = move || photos().is_none() && note().is_none() && task.get().is_none();
    view! {
        <div class="entry-wide entry-rest small soft" hidden=is_empty>
            <span class="clip">{note}</span>
            <span class="nowrap num">{photos}</span>
            {move || task.get().map(|task| view! { <TaskLine task about="" /> })}
        </div>
    }
}

#[component]
fn Unfolded(check: &'static Check, at: Spot, adding: Adding, name: Memo<String>) -> impl IntoView {
    let page = Page::here();
    let group = page.group(check);
    let entry = at.entry.clone();
    let is_named = entry != WHOLE;
    view! {
        <div class="entry-wide stack entry-open">
            <Extra at=at.clone() adding />
            <FollowUp at />
            {move || (is_named && page.editable.get()).then(|| view! { <EditEntry group entry=entry.clone() name /> })}
        </div>
    }
}

/// Follow-ups of earlier days at the entry of the same name.
#[component]
fn EarlierHere(check: &'static Check, name: Memo<String>) -> impl IntoView {
    let page = Page::here();
    let found = Memo::new(move |_| {
        let earlier = page.earlier(check);
        name.with(|name| earlier.into_iter().filter(|earlier| earlier.entry_name == *name).collect::<Vec<_>>())
    });
    move || {
        let line = |earlier: tasks::Earlier| {
            view! {
                <div class="entry-wide small" data-testid="earlier-follow-up">
                    <EarlierLine task=earlier.task about=msg::earlier_follow_up(page.lang) />
                </div>
            }
        };
        found.get().into_iter().map(line).collect_view()
    }
}
