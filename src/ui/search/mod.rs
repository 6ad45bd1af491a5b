//! Search: one field, results as one types, each a link. The text stands in the route.

mod results;

use crate::domain::folding::Folding;
use crate::domain::search::{FIRST, Index, REST, Results, Words};
use crate::domain::text::Query;
use crate::domain::{inspections, people, shops, tasks};
use crate::i18n::{Lang, format, roles, search as msg};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::listings::FoundListings;
use crate::ui::routes::{self, Route, current};
use crate::ui::{folding, lang};
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// How long typing must pause until the text is put into the route: browsers limit such changes.
const PAUSE: Duration = Duration::from_millis(300);

/// How many records are read in one go: what takes longer than 50 ms blocks the page.
const SLICE: usize = 250;

/// Search over all records.
#[component]
pub fn SearchPage() -> impl IntoView {
    let l = lang();
    let app = app();
    let field = NodeRef::<html::Input>::new();
    let Typed { text, keep } = typed(field);
    let compared = folding::compared(|| true);
    let query = Memo::new(move |_| text.with(|text| Query::new(text, compared.folding.get())));
    let looked = Looked { app, l, index: StoredValue::new(Index::default()), folding: compared.folding };
    let read = looked.read();
    let found = Memo::new(move |_| query.with(|query| looked.at(read, query, &FIRST)));
    let listings = RwSignal::new(0);
    let settled = settled(query);
    let is_settled = move || settled.with(|settled| query.with(|query| query == settled));
    let rest = Memo::new(move |_| if is_settled() { looked.at(read, &query.get(), &REST) } else { Results::default() });
    focus_when_shown(field);
    view! {
        <div class="page" data-testid="search-page" on:keydown=move |event| results::walk(&event) on:click=move |_| keep.run(())>
            <header class="page-head"><h1>{msg::title(l)}</h1></header>
            <div class="stack" role="search">
                <label class="field">
                    <span class="field-label">{msg::field(l)}</span>
                    <input class="input" type="search" data-testid="search-text" data-stop=results::FIELD.to_string() node_ref=field autocomplete="off"
                        enterkeyhint="search" aria-describedby="search-hint"
                        prop:value=text on:input=move |event| text.set(event_target_value(&event)) />
                </label>
                <p class="field-hint" id="search-hint">{move || if compared.is_plain.get() { msg::hint_plain(l) } else { msg::hint(l) }}</p>
                <p class="soft small" role="status">{move || match query.with(Query::is_empty) {
                    true => String::new(),
                    false => msg::found(l, found.with(Results::total) + listings.get()),
                }}</p>
            </div>
            <Show when=move || query.with(Query::is_empty)><Examples /></Show>
            <Show when=move || !query.with(Query::is_empty) && found.with(|found| found.total() == 0) && listings.get() == 0>
                <p class="empty"><Icon glyph=Glyph::Search /><span class="empty-text">{move || msg::none(l, text.get().trim())}</span></p>
            </Show>
            <results::Groups query found rest />
            <FoundListings text counted=listings />
        </div>
    }
}

/// What is being looked for: typed here, or come with the route.
struct Typed {
    text: RwSignal<String>,
    /// Puts the text into the route: when typing pauses, and before a result is opened, so that "back" finds it.
    keep: Callback<()>,
}

fn typed(field: NodeRef<html::Input>) -> Typed {
    let route = current();
    let of_route = move |route: &Route| match route {
        Route::Search(text) => Some(text.clone()),
        _ => None,
    };
    let text = RwSignal::new(of_route(&route.get_untracked()).unwrap_or_default());
    // The last text that this page put into the route: its echo must not overwrite what was typed meanwhile.
    let sent = StoredValue::new(text.get_untracked());
    Effect::new(move |_| {
        let Some(arrived) = of_route(&route.get()) else { return };
        if arrived != sent.get_value() {
            sent.set_value(arrived.clone());
            text.set(arrived);
            focus(field);
        }
    });
    let keep = Callback::new(move |()| {
        let Some(typed) = text.try_get_untracked() else { return };
        // The address knows of a link that was followed just now; the route hears of it one event later.
        if matches!(routes::address(), Route::Search(_)) && sent.get_value() != typed {
            sent.set_value(typed.clone());
            routes::replace(&Route::Search(typed));
        }
    });
    Effect::new(move |before: Option<()>| {
        let typed = text.get();
        let rests = move || {
            if text.try_get_untracked().as_ref() == Some(&typed) {
                keep.run(());
            }
        };
        if before.is_some() {
            set_timeout(rests, PAUSE);
        }
    });
    Typed { text, keep }
}

/// The query on which typing paused.
fn settled(query: Memo<Query>) -> RwSignal<Query> {
    let settled = RwSignal::new(query.get_untracked());
    Effect::new(move |_| {
        let typed = query.get();
        let rests = move || {
            if query.try_get_untracked().as_ref() == Some(&typed) {
                settled.try_set(typed);
            }
        };
        set_timeout(rests, PAUSE);
    });
    settled
}

/// The records as they are searched.
#[derive(Clone, Copy)]
struct Looked {
    app: App,
    l: Lang,
    index: StoredValue<Index>,
    folding: RwSignal<Arc<Folding>>,
}

impl Looked {
    /// Reads the records slice by slice, and again what has changed, before it is next searched: how often. The first time
    /// is before anything has been typed.
    fn read(self) -> Memo<usize> {
        let kinds = [inspections::RUN, tasks::TASK, people::PERSON, shops::SHOP];
        let next_slice = Trigger::new();
        let read = Memo::new(move |times: Option<&usize>| {
            next_slice.track();
            let folding = self.folding.get();
            let prepare = |index: &mut Index, words: &Words| {
                self.app.watch(&kinds, |records| index.prepare(records, &folding, words, SLICE))
            };
            let is_whole = self.index.try_update_value(|index| self.in_words(|words| prepare(index, words)));
            if is_whole == Some(false) {
                set_timeout(move || next_slice.notify(), Duration::ZERO);
            }
            times.map_or(0, |times| times + 1)
        });
        // Read also while nothing is searched, so that it is ready when typing begins.
        Effect::new(move |_| {
            self.folding.track();
            next_slice.track();
            let read_now = move || {
                let _ = read.try_get_untracked();
            };
            set_timeout(read_now, Duration::ZERO);
        });
        read
    }

    fn at(self, read: Memo<usize>, query: &Query, shown: &Range<usize>) -> Results {
        if query.is_empty() {
            return Results::default();
        }
        read.track();
        let search = |index: &Index, words: &Words| self.app.peek(|records| index.search(records, query, words, shown));
        self.index.try_with_value(|index| self.in_words(|words| search(index, words))).unwrap_or_default()
    }

    fn in_words<T>(self, act: impl FnOnce(&Words) -> T) -> T {
        let (l, today) = (self.l, self.app.today());
        act(&Words {
            today,
            day: &|day| format::day(l, day, today),
            text: &|text| l.of(text),
            role: &|code| roles::role(l, code),
        })
    }
}

/// A page for typing begins in its field.
fn focus_when_shown(field: NodeRef<html::Input>) {
    Effect::new(move |_| {
        field.track();
        focus(field);
    });
}

fn focus(field: NodeRef<html::Input>) {
    if let Some(input) = field.get_untracked() {
        let _ = input.focus();
    }
}

#[component]
fn Examples() -> impl IntoView {
    let l = lang();
    let words = [msg::example_word(l), msg::example_entry(l), msg::example_code(l), msg::example_role(l)];
    let links = words.map(|word| {
        view! { <a class="button" href=Route::Search(word.to_owned()).href()>{word}</a> }
    });
    view! {
        <section class="section stack stack-tight">
            <h2>{msg::examples(l)}</h2>
            <div class="bar">{links.collect_view()}</div>
        </section>
    }
}
