//! Erasing a customer's personal data: typed, found, looked at, confirmed. For those who may.

use crate::browser::{clock, ids};
use crate::domain::erasure::{Command, Wanted};
use crate::domain::people::Permission;
use crate::i18n::{common, fields, journal as msg, roles};
use crate::state::{App, Failure, FoundWritten as Found, app};
use crate::ui::components::{Banner, Empty, Glyph, Icon, TextField, Tone};
use crate::ui::routes::Route;
use crate::ui::write::failure_words;
use crate::ui::{Write, lang};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many places are shown; all are erased.
const SHOWN: usize = 100;

/// So much of a long text is shown before and after what was found, in characters.
const AROUND: usize = 60;

/// What is looked for, what was found, and whether it is being looked for.
#[derive(Clone, Copy)]
struct Search {
    text: RwSignal<String>,
    found: RwSignal<Option<Vec<Found>>>,
    busy: RwSignal<bool>,
    is_sure: RwSignal<bool>,
    is_done: RwSignal<bool>,
    write: Write,
}

impl Search {
    fn here() -> Self {
        Self {
            text: RwSignal::default(),
            found: RwSignal::new(None),
            busy: RwSignal::new(false),
            is_sure: RwSignal::new(false),
            is_done: RwSignal::new(false),
            write: Write::here(),
        }
    }

    fn words(self) -> String {
        self.text.with_untracked(|text| text.trim().to_owned())
    }

    /// Another text was typed: what was found belongs to the one before.
    fn typed(self, text: String) {
        self.text.set(text);
        self.found.set(None);
        self.is_sure.set(false);
        self.is_done.set(false);
    }

    fn look(self, app: App) {
        let (l, words) = (lang(), self.words());
        self.busy.set(true);
        spawn_local(async move {
            let found = app.find_written(&words).await;
            self.busy.try_set(false);
            if self.text.try_with_untracked(|text| text.trim() == words) != Some(true) {
                return;
            }
            match found {
                Ok(found) => self.found.set(Some(found)),
                Err(error) => self.write.error.set(Some(failure_words(l, &Failure::Store(error)))),
            }
        });
    }

    fn erase(self) {
        let found = self.found.get_untracked().unwrap_or_default();
        let cells = found.into_iter().map(|found| found.cell).collect();
        let command = Command { id: ids::record(clock::now()), text: self.words(), cells };
        self.write.run_then(command, move || {
            if self.text.try_with(|_| ()).is_some() {
                self.typed(String::new());
                self.is_done.set(true);
            }
        });
    }
}

/// The page.
#[component]
pub(super) fn ErasurePage() -> impl IntoView {
    let (l, app) = (lang(), app());
    let may = Memo::new(move |_| app.may(Permission::ErasePersonalData));
    let level = roles::level(l, Permission::ErasePersonalData.level());
    view! {
        <div class="page" data-testid="erasure">
            <a class="button button-quiet" href=Route::Journal(Vec::new()).href() data-testid="to-journal">
                <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
            </a>
            <header class="page-head">
                <h1>{msg::erasure(l)}</h1>
                <p class="page-sub">{msg::erasure_sub(l)}</p>
            </header>
            <Show when=move || may.get()
                fallback=move || view! { <Banner inline=true tone=Tone::Info text=msg::erasure_limited(l, &level) /> }
            >
                <Form search=Search::here() />
            </Show>
        </div>
    }
}

#[component]
fn Form(search: Search) -> impl IntoView {
    let (l, app) = (lang(), app());
    let is_short = move || search.text.with(|text| Wanted::of(text).is_none());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !is_short() {
            search.look(app);
        }
    };
    view! {
        <form class="sheet stack" on:submit=submit>
            <TextField label=msg::erasure_text(l) hint=msg::erasure_hint(l) id="erasure-text" value=search.text
                on_input=move |text: String| search.typed(text) />
            <div class="bar">
                <button type="submit" class="button" data-testid="erasure-find" aria-busy=move || search.busy.get().to_string()
                    disabled=move || search.busy.get() || is_short()
                >{msg::erasure_find(l)}</button>
            </div>
        </form>
        {move || search.write.error.get().map(|words| view! { <p role="alert" class="tone-danger">{words}</p> })}
        {move || search.is_done.get().then(|| view! {
            <div data-testid="erasure-done"><Banner inline=true tone=Tone::Ok text=msg::erasure_done(l) /></div>
        })}
        {move || search.found.get().map(|found| match found.is_empty() {
            true => view! { <Empty glyph=Glyph::Search text=msg::erasure_none(l) /> }.into_any(),
            false => view! { <Places search found /> }.into_any(),
        })}
    }
}

/// What was found, and the button that is only there for those who said that they are sure.
#[component]
fn Places(search: Search, found: Vec<Found>) -> impl IntoView {
    let (l, app) = (lang(), app());
    let all = found.len();
    let wanted = Wanted::of(&search.words());
    let rows = found.into_iter().take(SHOWN).map(|found| row(app, wanted.as_ref(), &found)).collect_view();
    view! {
        <section class="section" aria-live="polite">
            <div class="section-head"><h2>{msg::places(l, all)}</h2></div>
            <ul class="list" data-testid="erasure-places">{rows}</ul>
            {(all > SHOWN).then(|| view! { <p class="soft small">{msg::erasure_more(l, all - SHOWN)}</p> })}
            <div class="sheet stack section">
                <p>{msg::erasure_left(l)}</p>
                <label class="choice">
                    <input type="checkbox" data-testid="erasure-sure" prop:checked=search.is_sure
                        on:change=move |event| search.is_sure.set(event_target_checked(&event)) />
                    <span>{msg::erasure_sure(l, all)}</span>
                </label>
                <div class="bar">
                    <button type="button" class="button button-danger" data-testid="erasure-do"
                        aria-busy=move || search.write.pending.get().to_string()
                        disabled=move || !search.is_sure.get() || search.write.pending.get()
                        on:click=move |_| search.erase()
                    >{msg::erasure_do(l)}</button>
                    <button type="button" class="button button-quiet" on:click=move |_| search.typed(String::new())>{common::cancel(l)}</button>
                </div>
            </div>
        </section>
    }
}

fn row(app: App, wanted: Option<&Wanted>, found: &Found) -> impl IntoView + use<> {
    let l = lang();
    let Found { cell, value } = found;
    let today = untrack(|| app.today());
    let (title, stands) = app.peek(|records| {
        let present = records.by_key(&cell.key).and_then(|record| record.cell(&cell.field));
        (msg::record(l, records, &cell.key, today), present.is_some_and(|present| present.stamp == cell.stamp))
    });
    let words = value.as_str().map_or_else(|| value.canonical(), str::to_owned);
    view! {
        <li class="list-row" data-testid="erasure-place">
            <span class="list-main">
                <span class="list-title">{title}</span>
                <span class="list-sub">
                    <span>{fields::name(l, &cell.key.kind, &cell.field)}</span>
                    {(!stands).then(|| view! { <span>{msg::erasure_old(l)}</span> })}
                </span>
                <span class="journal-excerpt pre">{wanted.map(|wanted| wanted.excerpt(&words, AROUND))}</span>
            </span>
        </li>
    }
}
