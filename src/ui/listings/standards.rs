//! What a shop asks of its listings: of all of them and of each category, and the words that must not stand there. What
//! is typed stays until it is stored.

use crate::domain::ids::Field;
use crate::domain::listings::completeness::Asks;
use crate::domain::listings::standards::{ALL, STANDARD, Standards, field};
use crate::domain::listings::terms::{self, Term};
use crate::domain::listings::{Command, LISTING, field as of_listing};
use crate::domain::people::Permission;
use crate::domain::shops::{Platform, SHOP};
use crate::domain::value::Value;
use crate::i18n::{common, standards as msg};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon, Select, TextField};
use crate::ui::routes::Route;
use crate::ui::{Write, lang};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the shop asks for, followed.
pub(super) fn standards(app: App) -> Memo<Standards> {
    Memo::new(move |_| {
        let shop = app.shop();
        app.watch(&[STANDARD, SHOP], |records| shop.map(|shop| Standards::of(records, &shop.id)).unwrap_or_default())
    })
}

/// Stores edits of a category's standard.
fn store(app: App, write: Write, category: &str, edits: Vec<(Field, Value)>, then: impl FnOnce() + 'static) {
    if let Some(shop) = untrack(|| app.shop()) {
        write.run_then(Command::Standard { shop: shop.id, category: category.to_owned(), edits }, then);
    }
}

/// The page.
#[component]
pub(super) fn StandardsPage() -> impl IntoView {
    let (l, app) = (lang(), app());
    let standards = standards(app);
    let category = RwSignal::new(ALL.to_owned());
    let may = Memo::new(move |_| app.may(Permission::EditTemplates));
    view! {
        <div class="page" data-testid="listing-standards">
            <a class="button button-quiet" href=Route::trade(&["listings"]).href()><Icon glyph=Glyph::ArrowLeft />{msg::back(l)}</a>
            <header class="page-head"><h1>{msg::title(l)}</h1></header>
            <p class="soft">{msg::intro(l)}</p>
            <section class="sheet stack">
                <Categories standards category may />
                {move || view! { <Numbers standards category=category.get() may /> }}
                {move || view! { <Attributes standards category=category.get() may /> }}
            </section>
            <Words standards may />
        </div>
    }
}

/// Of which listings the requirements below are.
#[component]
fn Categories(standards: Memo<Standards>, category: RwSignal<String>, may: Memo<bool>) -> impl IntoView {
    let (l, app) = (lang(), app());
    let typed = RwSignal::new(String::new());
    let known = Memo::new(move |_| {
        let shop = app.shop();
        app.watch(&[LISTING], |records| {
            let own = records
                .of(&LISTING)
                .filter(|record| shop.as_ref().is_some_and(|shop| record.text(&of_listing::SHOP) == shop.id.as_str()));
            own.map(|record| record.text(&of_listing::CATEGORY).trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect::<BTreeSet<String>>()
        })
    });
    let options = Signal::derive(move || {
        let all = (ALL.to_owned(), msg::for_all(l).to_owned());
        let mut names: BTreeSet<String> =
            standards.with(|standards| standards.categories().map(str::to_owned).collect());
        names.extend(known.get());
        names.extend(Some(category.get()).filter(|name| name != ALL));
        std::iter::once(all).chain(names.into_iter().map(|name| (name.clone(), name))).collect::<Vec<_>>()
    });
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_owned();
        if !name.is_empty() {
            category.set(name);
            typed.set(String::new());
        }
    };
    view! {
        <Select id="standard-category" label=msg::of_category(l) options value=category
            on_change=move |name| category.set(name) />
        <form class="bar" on:submit=open hidden=move || !may.get()>
            <TextField id="standard-new" label=msg::new_category(l) hint=msg::new_category_hint(l) value=typed
                on_input=move |text| typed.set(text) />
            <button class="button" data-testid="standard-open">{msg::open_category(l)}</button>
        </form>
    }
}

fn number_of(asks: &Asks, field: &Field) -> usize {
    match () {
        () if *field == field::IMAGES => asks.images,
        () if *field == field::SIDE => asks.side as usize,
        () if *field == field::TITLE => asks.title,
        () if *field == field::KEYWORDS => asks.keywords,
        () => asks.selling_points,
    }
}

#[component]
fn Numbers(standards: Memo<Standards>, category: String, may: Memo<bool>) -> impl IntoView {
    let (l, app, write) = (lang(), app(), Write::here());
    let platform = untrack(|| app.shop()).map_or(Platform::Taobao, |shop| shop.platform);
    let asks = untrack(|| standards.with(|standards| standards.asks(platform, &category).clone()));
    let shipped = Standards::default().asks(platform, "").clone();
    let fields = field::NUMBERS.map(|field| {
        let typed = RwSignal::new(number_of(&asks, &field).to_string());
        (field, typed)
    });
    let saved = RwSignal::new(false);
    let rows = fields.clone().map(|(field, typed)| {
        let label = msg::field_name(l, field.as_str()).unwrap_or_default();
        let hint = msg::zero_hint(l, number_of(&shipped, &field));
        let id = match () {
            () if field == field::IMAGES => "standard-images",
            () if field == field::SIDE => "standard-side",
            () if field == field::TITLE => "standard-title",
            () if field == field::KEYWORDS => "standard-keywords",
            () => "standard-points",
        };
        let on_input = move |text| {
            saved.set(false);
            typed.set(text);
        };
        view! { <TextField id label hint value=typed kind="number" on_input /> }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = |(field, typed): &(Field, RwSignal<String>)| {
            let number: u32 = typed.get_untracked().trim().parse().ok()?;
            Some((field.clone(), Value::Int(number.into())))
        };
        match fields.iter().map(read).collect::<Option<Vec<_>>>() {
            Some(edits) => store(app, write, &category, edits, move || {
                saved.try_set(true);
            }),
            None => write.error.set(Some(msg::not_a_number(l).to_owned())),
        }
    };
    view! {
        <form class="stack" on:submit=submit>
            <h2>{msg::numbers(l)}</h2>
            <div class="columns">{rows.collect_view()}</div>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
            <div class="bar">
                <button class="button button-primary" data-testid="save-standard" disabled=move || !may.get()>{msg::save(l)}</button>
                <span class="soft" role="status">{move || saved.get().then(|| msg::saved(l))}</span>
            </div>
        </form>
    }
}

#[component]
fn Attributes(standards: Memo<Standards>, category: String, may: Memo<bool>) -> impl IntoView {
    let (l, app, write) = (lang(), app(), Write::here());
    let typed = RwSignal::new(String::new());
    let category = StoredValue::new(category);
    let asked = Memo::new(move |_| {
        standards
            .with(|standards| category.with_value(|name| standards.asks(Platform::Taobao, name).attributes.clone()))
    });
    let set = move |name: &str, is_asked: bool| {
        if name.contains('/') {
            return write.error.set(Some(msg::no_slash(l).to_owned()));
        }
        let edits = vec![(field::attribute(name), Value::Bool(is_asked))];
        category.with_value(|category| {
            store(app, write, category, edits, move || {
                typed.try_set(String::new());
            })
        });
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked();
        if !name.trim().is_empty() {
            set(name.trim(), true);
        }
    };
    let chip = move |name: String| {
        let label = msg::remove(l, &name);
        let own = name.clone();
        view! {
            <li class="pill">
                {name}
                <button type="button" class="button button-quiet" aria-label=label disabled=move || !may.get() on:click=move |_| set(&own, false)>
                    <Icon glyph=Glyph::Cross />
                </button>
            </li>
        }
    };
    view! {
        <div class="stack" data-testid="standard-attributes">
            <h2>{msg::attributes(l)}</h2>
            <p class="soft" hidden=move || !asked.with(Vec::is_empty)>{msg::no_attributes(l)}</p>
            <ul class="pills">{move || asked.get().into_iter().map(|name| chip(name.to_string())).collect_view()}</ul>
            <form class="bar" on:submit=add hidden=move || !may.get()>
                <TextField id="standard-attribute" label=msg::attribute_name(l) value=typed error=write.error on_input=move |text| typed.set(text) />
                <button class="button" data-testid="add-attribute">{msg::add_attribute(l)}</button>
            </form>
        </div>
    }
}

#[component]
fn Words(standards: Memo<Standards>, may: Memo<bool>) -> impl IntoView {
    let (l, app, write) = (lang(), app(), Write::here());
    let typed = RwSignal::new(String::new());
    let terms = Memo::new(move |_| standards.with(|standards| standards.terms().to_vec()));
    let away = Memo::new(move |_| {
        let is_away = |term: &Term| !terms.with(|terms| terms.iter().any(|own| own.word == term.word));
        terms::defaults().into_iter().filter(is_away).collect::<Vec<_>>()
    });
    let set = move |word: &str, is_forbidden: bool| {
        if word.contains('/') {
            return write.error.set(Some(msg::no_slash(l).to_owned()));
        }
        store(app, write, ALL, vec![(field::word(word), Value::Bool(is_forbidden))], move || {
            typed.try_set(String::new());
        });
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let word = typed.get_untracked();
        if !word.trim().is_empty() {
            set(word.trim(), true);
        }
    };
    let remove = Callback::new(move |word: String| set(&word, false));
    view! {
        <section class="sheet stack" data-testid="standard-words">
            <h2>{msg::words(l)}</h2>
            <p class="soft">{msg::words_hint(l)}</p>
            <form class="bar" on:submit=add hidden=move || !may.get()>
                <TextField id="standard-word" label=msg::word(l) value=typed error=write.error on_input=move |text| typed.set(text) />
                <button class="button" data-testid="add-word">{msg::add_word(l)}</button>
            </form>
            <ul class="pills">
                <For each=move || terms.get() key=|term| (term.word.clone(), term.except.clone()) children=move |term| view! { <Word term may remove /> } />
            </ul>
            <Harmless terms may />
            <Show when=move || !away.with(Vec::is_empty)>
                <h3>{msg::taken_away(l)}</h3>
                <ul class="pills">
                    {move || away.get().into_iter().map(|term| {
                        let word = term.word.to_string();
                        let label = msg::use_again(l, &word);
                        view! {
                            <li><button type="button" class="button" disabled=move || !may.get() on:click=move |_| set(&term.word, true)>{label}</button></li>
                        }
                    }).collect_view()}
                </ul>
            </Show>
        </section>
    }
}

/// A word, with the longer ones in which it is harmless.
#[component]
fn Word(term: Term, may: Memo<bool>, remove: Callback<String>) -> impl IntoView {
    let l = lang();
    let word = term.word.to_string();
    let harmless = term.except.iter().map(smol_str::SmolStr::as_str).collect::<Vec<_>>().join(common::comma(l));
    let (gone, label) = (word.clone(), msg::remove(l, &word));
    view! {
        <li class="pill" data-testid="standard-word-row">
            <span>{word}</span>
            {(!harmless.is_empty()).then(|| view! { <span class="soft small">{msg::harmless(l, &harmless)}</span> })}
            <button type="button" class="button button-quiet" disabled=move || !may.get() aria-label=label
                on:click=move |_| remove.run(gone.clone())><Icon glyph=Glyph::Cross /></button>
        </li>
    }
}

/// One more expression in which a word is harmless.
#[component]
fn Harmless(terms: Memo<Vec<Term>>, may: Memo<bool>) -> impl IntoView {
    let (l, app, write) = (lang(), app(), Write::here());
    let (typed, word) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let options = Signal::derive(move || {
        terms.get().into_iter().map(|term| (term.word.to_string(), term.word.to_string())).collect::<Vec<_>>()
    });
    let chosen = move || {
        let first = || terms.with(|terms| terms.first().map(|term| term.word.to_string())).unwrap_or_default();
        Some(word.get()).filter(|word| !word.is_empty()).unwrap_or_else(first)
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (word, longer) = (untrack(chosen), typed.get_untracked().trim().to_owned());
        match () {
            () if !longer.contains(&word) => write.error.set(Some(msg::not_longer(l, &word))),
            () if longer.contains('/') => write.error.set(Some(msg::no_slash(l).to_owned())),
            () => store(app, write, ALL, vec![(field::except(&word, &longer), Value::Bool(true))], move || {
                typed.try_set(String::new());
            }),
        }
    };
    view! {
        <details class="details" hidden=move || !may.get()>
            <summary>{msg::add_harmless(l)}</summary>
            <form class="stack details-body" on:submit=add>
                <Select id="standard-except-word" label=msg::word(l) options value=Signal::derive(chosen) on_change=move |text| word.set(text) />
                <TextField id="standard-except" label=msg::harmless_in(l) value=typed error=write.error on_input=move |text| typed.set(text) />
                <div class="bar"><button class="button" data-testid="add-except">{msg::add_harmless(l)}</button></div>
            </form>
        </details>
    }
}
