//! What was found, by kind: each a link, with the words marked where they occur. Arrow keys walk through the links.

use crate::domain::inspections::RunId;
use crate::domain::people::PERSON;
use crate::domain::search::{FIRST, Found, Hits, Place, REST, Results, run_of, task_of};
use crate::domain::text::{Query, Reading};
use crate::i18n::{Lang, search as msg};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Numbers the places at which the arrow keys stop.
pub(super) const STOP: &str = "data-stop";
/// The number of the field.
pub(super) const FIELD: usize = 0;
/// About how many characters of a long text are shown around its match.
const EXCERPT: usize = 90;

/// What is shown of one kind.
#[derive(Clone, Copy)]
struct Group {
    name: fn(Lang) -> &'static str,
    of: fn(&Results) -> &Hits,
}

const GROUPS: [Group; 4] = [
    Group { name: msg::runs, of: |results| &results.runs },
    Group { name: msg::tasks, of: |results| &results.tasks },
    Group { name: msg::people, of: |results| &results.people },
    Group { name: msg::shops, of: |results| &results.shops },
];

/// The kinds in which something was found; below the first of each kind the rest, when typing has paused.
#[component]
pub(super) fn Groups(query: Memo<Query>, found: Memo<Results>, rest: Memo<Results>) -> impl IntoView {
    move || {
        // The same records may be found by another word, and are marked by it then.
        let query = query.get();
        let mut stop = FIELD + 1;
        let section = |(group, hits): (Group, &Hits)| {
            let view = section(&query, group, hits, rest, stop);
            stop += hits.total.min(REST.end);
            view
        };
        found.with(|found| {
            let groups = GROUPS.into_iter().map(|group| (group, (group.of)(found)));
            groups.filter(|(_, hits)| hits.total > 0).map(section).collect_view()
        })
    }
}

fn section(query: &Query, group: Group, hits: &Hits, rest: Memo<Results>, stop: usize) -> impl IntoView + use<> {
    let l = lang();
    let most = hits.total.min(REST.end);
    let count = if hits.total > most { msg::first_of(l, most, hits.total) } else { hits.total.to_string() };
    let first = rows(query, hits, stop);
    let query = query.clone();
    let rest = move || rest.with(|rest| rows(&query, (group.of)(rest), stop + FIRST.end));
    view! {
        <section class="section" data-testid="search-group">
            <div class="section-head"><h2>{(group.name)(l)}</h2><span class="soft small num">{count}</span></div>
            <ul class="list">{first}{rest}</ul>
        </section>
    }
}

fn rows(query: &Query, hits: &Hits, stop: usize) -> impl IntoView + use<> {
    let rows = hits.found.iter().zip(stop..);
    rows.map(|(found, stop)| view! { <li>{row(query, found, stop)}</li> }).collect_view()
}

fn row(query: &Query, found: &Found, stop: usize) -> impl IntoView + use<> {
    let l = lang();
    let line = |(place, text): &(Place, String)| {
        let text = query.excerpt(text, place.reading(), EXCERPT);
        view! { <span class="list-line"><span class="list-line-of">{msg::place(l, *place)}</span><span>{marked(query, &text, place.reading())}</span></span> }
    };
    let lines = found.lines.iter().map(line).collect_view();
    view! {
        <a class="list-row" href=route(found).href() data-testid="search-result" data-stop=stop.to_string()>
            <span class="list-main"><span class="list-title">{marked(query, &found.title, found.reading())}</span>{lines}</span>
        </a>
    }
}

fn route(found: &Found) -> Route {
    if let Some(run) = run_of(&found.key).as_ref().map(RunId::record_id) {
        return Route::Summary(run);
    }
    match task_of(&found.key) {
        Some(task) => Route::Task(task),
        None if found.key.kind == PERSON => Route::People,
        None => Route::Settings,
    }
}

fn marked(query: &Query, text: &str, reading: Reading) -> impl IntoView + use<> {
    let pieces = query.pieces(text, reading).into_iter().map(|piece| match piece.hit {
        true => view! { <mark>{piece.text.to_owned()}</mark> }.into_any(),
        false => piece.text.to_owned().into_any(),
    });
    pieces.collect_view()
}

/// Arrow keys go from the field to the results and from one to the next; Enter in the field opens the first.
pub(super) fn walk(event: &KeyboardEvent) {
    // A word being composed (Chinese input) owns its keys.
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let here = document().active_element().and_then(|active| active.get_attribute(STOP)?.parse::<usize>().ok());
    let next = match (event.key().as_str(), here) {
        ("ArrowDown", here) => stop(here.map_or(FIELD, |here| here + 1)),
        ("ArrowUp", Some(here)) => here.checked_sub(1).and_then(stop),
        ("Enter", Some(FIELD)) => {
            if let Some(first) = stop(FIELD + 1) {
                event.prevent_default();
                first.click();
            }
            return;
        }
        _ => return,
    };
    if let Some(next) = next {
        event.prevent_default();
        let _ = next.focus();
    }
}

/// The stop with a number: the field, then the results in their order on the page.
fn stop(number: usize) -> Option<HtmlElement> {
    let found = document().query_selector(&format!("[{STOP}='{number}']")).ok()??;
    found.dyn_into::<HtmlElement>().ok()
}
