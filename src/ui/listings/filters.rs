//! The filters of the list of listings. Knows what can be chosen, not what comes of it.

use super::chosen::Chosen;
use super::kept::Kept;
use crate::domain::listings::filter::{Filter, Problem, Wrong};
use crate::domain::listings::shelf::Shelf;
use crate::domain::listings::{Part, State};
use crate::domain::money;
use crate::domain::people;
use crate::i18n::{Lang, errors, listings as words, listings_page as msg};
use crate::state::{App, app};
use crate::ui::components::{Select, TextField};
use crate::ui::lang;
use chrono::Days;
use leptos::prelude::*;

type Options = Vec<(String, String)>;

/// How long a new listing is watched (LST-24), in days.
const WATCHED: u64 = 30;

/// The fold-out with all of them.
#[component]
pub(super) fn Filters(chosen: Chosen, kept: Kept) -> impl IntoView {
    let l = lang();
    let (app, is_open) = (app(), RwSignal::new(false));
    let set = move || chosen.view.with(|view| count(&view.filter));
    let name = move || if set() > 0 { msg::open_filter(l, set()) } else { msg::filter(l).to_owned() };
    view! {
        <details class="details goods-tool" data-testid="listing-filters"
            on:toggle=move |_| is_open.update(|open| *open = !*open)
        >
            <summary>{name}</summary>
            <Show when=move || is_open.get()>
                <div class="details-body columns">
                    <Code chosen label=msg::state(l) id="filter-state" options=Signal::stored(states(l))
                        get=|filter| filter.state.clone() put=|filter, code| filter.state = code />
                    <Code chosen label=msg::category(l) id="filter-category" options=Signal::derive(move || categories(kept, l))
                        get=|filter| filter.category.clone() put=|filter, name| filter.category = name />
                    <Code chosen label=msg::complete(l) id="filter-light" options=Signal::stored(lights(l))
                        get=|filter| filter.light.clone() put=|filter, code| filter.light = code />
                    <Code chosen label=msg::problems(l) id="filter-problem" options=Signal::stored(problems(l))
                        get=|filter| wrong_code(filter.wrong) put=|filter, code| filter.wrong = wrong_of(&code) />
                    <Code chosen label=msg::owner(l) id="filter-owner" options=Signal::derive(move || owners(app, l))
                        get=|filter| filter.owner.clone() put=|filter, id| filter.owner = id />
                    <Code chosen label=msg::part(l) id="filter-part" options=Signal::stored(parts(l))
                        get=|filter| filter.part.clone() put=|filter, code| filter.part = code />
                    <Amount chosen label=msg::price_from(l) id="filter-price-from"
                        get=|filter| filter.price_from put=|filter, price| filter.price_from = price />
                    <Amount chosen label=msg::price_to(l) id="filter-price-to"
                        get=|filter| filter.price_to put=|filter, price| filter.price_to = price />
                    <StockTo chosen />
                    <Flags chosen />
                </div>
                <button type="button" class="button button-quiet" data-testid="clear-filter"
                    on:click=move |_| chosen.filter(|filter| *filter = Filter { text: filter.text.clone(), ..Filter::default() })
                >{msg::clear_filter(l)}</button>
            </Show>
        </details>
    }
}

#[component]
fn Code(
    chosen: Chosen,
    label: &'static str,
    id: &'static str,
    options: Signal<Options>,
    get: fn(&Filter) -> String,
    put: fn(&mut Filter, String),
) -> impl IntoView {
    let value = Signal::derive(move || chosen.view.with(|view| get(&view.filter)));
    view! { <Select label id options value on_change=move |code: String| chosen.filter(|filter| put(filter, code)) /> }
}

#[component]
fn Amount(
    chosen: Chosen,
    label: &'static str,
    id: &'static str,
    get: fn(&Filter) -> Option<i64>,
    put: fn(&mut Filter, Option<i64>),
) -> impl IntoView {
    let l = lang();
    let typed = RwSignal::new(money::in_field(chosen.view.with_untracked(|view| get(&view.filter))));
    let error = Signal::derive(move || money::parse(&typed.get()).err().map(|why| errors::price(l, why)));
    let type_in = move |text: String| {
        if let Ok(price) = money::parse(&text) {
            chosen.filter(|filter| put(filter, price));
        }
        typed.set(text);
    };
    view! { <TextField label id value=typed error on_input=type_in /> }
}

#[component]
fn StockTo(chosen: Chosen) -> impl IntoView {
    let l = lang();
    let value = Signal::derive(move || {
        chosen.view.with(|view| view.filter.stock_to.map(|stock| stock.to_string()).unwrap_or_default())
    });
    let type_in = move |text: String| chosen.filter(|filter| filter.stock_to = text.trim().parse().ok());
    view! { <TextField label=msg::stock_to(l) id="filter-stock" kind="number" value on_input=type_in /> }
}

#[component]
fn Flags(chosen: Chosen) -> impl IntoView {
    let (l, app) = (lang(), app());
    let flagged = move || chosen.view.with(|view| view.filter.flagged);
    let is_new = move || chosen.view.with(|view| !view.filter.listed_since.is_empty());
    let since = move || app.today().checked_sub_days(Days::new(WATCHED)).map(|day| day.to_string()).unwrap_or_default();
    view! {
        <div>
            <label class="choice">
                <input type="checkbox" data-testid="filter-flagged" prop:checked=flagged
                    on:change=move |event| chosen.filter(|filter| filter.flagged = event_target_checked(&event)) />
                <span>{msg::only_flagged(l)}</span>
            </label>
            <label class="choice">
                <input type="checkbox" data-testid="filter-new" prop:checked=is_new
                    on:change=move |event| {
                        let since = if event_target_checked(&event) { untrack(since) } else { String::new() };
                        chosen.filter(|filter| filter.listed_since = since);
                    } />
                <span>{msg::only_new(l)}</span>
            </label>
        </div>
    }
}

/// How many filters are set.
fn count(filter: &Filter) -> usize {
    let texts = [&filter.state, &filter.category, &filter.owner, &filter.part, &filter.light, &filter.listed_since];
    let numbers = [filter.price_from, filter.price_to, filter.stock_to];
    texts.iter().filter(|text| !text.is_empty()).count()
        + numbers.iter().flatten().count()
        + usize::from(filter.wrong != Wrong::Whatever)
        + usize::from(filter.flagged)
}

fn with_any(l: Lang, options: impl IntoIterator<Item = (String, String)>) -> Options {
    std::iter::once((String::new(), msg::any(l).to_owned())).chain(options).collect()
}

fn states(l: Lang) -> Options {
    with_any(l, State::ALL.map(|state| (state.code().to_owned(), words::state_name(l, state).to_owned())))
}

fn parts(l: Lang) -> Options {
    with_any(l, Part::ALL.map(|part| (part.code().to_owned(), words::part_name(l, part).to_owned())))
}

fn lights(l: Lang) -> Options {
    let lights = [("red", msg::red(l)), ("amber", msg::amber(l)), ("green", msg::green(l))];
    with_any(l, lights.map(|(code, name)| (code.to_owned(), name.to_owned())))
}

fn problems(l: Lang) -> Options {
    let anything = (wrong_code(Wrong::Anything), msg::anything_wrong(l).to_owned());
    let each = Problem::ALL.map(|problem| (wrong_code(Wrong::One(problem)), msg::problem(l, problem).to_owned()));
    with_any(l, std::iter::once(anything).chain(each))
}

fn owners(app: App, l: Lang) -> Options {
    let people = app.watch(&[people::PERSON], people::list).into_iter();
    let named = people.map(|person| (person.id.as_str().to_owned(), person.name));
    with_any(l, std::iter::once(("-".to_owned(), msg::nobody(l).to_owned())).chain(named))
}

/// The categories that are met, the platform's and the shop's.
pub(super) fn categories(kept: Kept, l: Lang) -> Options {
    let names = kept.look(Shelf::categories);
    with_any(l, names.into_iter().map(|name| (name.to_string(), name.to_string())))
}

fn wrong_code(wrong: Wrong) -> String {
    match wrong {
        Wrong::Whatever => String::new(),
        Wrong::Anything => "any".to_owned(),
        Wrong::One(problem) => format!("{problem:?}"),
    }
}

fn wrong_of(code: &str) -> Wrong {
    let one = Problem::ALL.into_iter().find(|problem| format!("{problem:?}") == code);
    match (code, one) {
        ("any", _) => Wrong::Anything,
        (_, Some(problem)) => Wrong::One(problem),
        _ => Wrong::Whatever,
    }
}
