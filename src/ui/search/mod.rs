//! Search: one field, results as one types, each a link. The text stands in the route.

mod results;

use crate::domain::search::{self, Results, Words};
use crate::domain::text::Query;
use crate::domain::{inspections, people, shops, tasks};
use crate::i18n::{format, roles, search as msg};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use crate::ui::routes::{self, Route, current};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// How long typing must pause until the text is put into the route: browsers limit such changes.
const PAUSE: Duration = Duration::from_millis(300);

/// Search over all records.
#[component]
pub fn SearchPage() -> impl IntoView {
    let l = lang();
    let app = app();
    let field = NodeRef::<html::Input>::new();
    let text = typed(field);
    let query = Memo::new(move |_| text.with(|text| Query::new(text)));
    let found = Memo::new(move |_| query.with(|query| look(app, query)));
    focus_when_shown(field);
    view! {
        <div class="page" data-testid="search-page" on:keydown=move |event| results::walk(&event)>
            <header class="page-head"><h1>{msg::title(l)}</h1></header>
            <div class="stack" role="search">
                <label class="field">
                    <span class="field-label">{msg::field(l)}</span>
                    <input class="input" type="search" data-testid="search-text" data-stop=results::FIELD.to_string() node_ref=field autocomplete="off"
                        enterkeyhint="search" aria-describedby="search-hint"
                        prop:value=text on:input=move |event| text.set(event_target_value(&event)) />
                </label>
                <p class="field-hint" id="search-hint">{msg::hint(l)}</p>
                <p class="soft small" role="status">{move || match query.with(Query::is_empty) {
                    true => String::new(),
                    false => msg::found(l, found.with(Results::total)),
                }}</p>
            </div>
            <Show when=move || query.with(Query::is_empty)><Examples /></Show>
            <Show when=move || !query.with(Query::is_empty) && found.with(|found| found.total() == 0)>
                <p class="empty"><Icon glyph=Glyph::Search /><span class="empty-text">{move || msg::none(l, text.get().trim())}</span></p>
            </Show>
            <results::Groups query found />
        </div>
    }
}

/// What is being looked for: typed here, or come with the route. Put into the route when typing pauses.
fn typed(field: NodeRef<html::Input>) -> RwSignal<String> {
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
    let send = move |typed: String| {
        let is_here = matches!(route.get_untracked(), Route::Search(_));
        if is_here && text.try_get_untracked().as_ref() == Some(&typed) && sent.get_value() != typed {
            sent.set_value(typed.clone());
            routes::replace(&Route::Search(typed));
        }
    };
    Effect::new(move |before: Option<()>| {
        let typed = text.get();
        if before.is_some() {
            set_timeout(move || send(typed), PAUSE);
        }
    });
    text
}

fn look(app: App, query: &Query) -> Results {
    let l = lang();
    let today = app.today();
    let words =
        Words { day: &|day| format::day(l, day, today), text: &|text| l.of(text), role: &|code| roles::role(l, code) };
    let kinds = [inspections::RUN, tasks::TASK, people::PERSON, shops::SHOP];
    app.watch(&kinds, |records| search::search(records, query, &words))
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
