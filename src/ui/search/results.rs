//! What was found, by kind: each a link, with the words marked where they occur. Arrow keys walk through the links.

use crate::domain::inspections::RunId;
use crate::domain::people::PERSON;
use crate::domain::search::{Found, Hits, Place, Results, run_of, task_of};
use crate::domain::text::Query;
use crate::i18n::search as msg;
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::ops::RangeFrom;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Numbers the places at which the arrow keys stop.
pub(super) const STOP: &str = "data-stop";
/// The number of the field.
pub(super) const FIELD: usize = 0;
/// About how many characters of a long text are shown around its match.
const EXCERPT: usize = 90;

/// The kinds in which something was found.
#[component]
pub(super) fn Groups(query: Memo<Query>, found: Memo<Results>) -> impl IntoView {
    let l = lang();
    move || {
        let Results { runs, tasks, people, shops } = found.get();
        let query = query.get_untracked();
        let groups = [
            (Glyph::Inspect, msg::runs(l), runs),
            (Glyph::Task, msg::tasks(l), tasks),
            (Glyph::Person, msg::people(l), people),
            (Glyph::Shop, msg::shops(l), shops),
        ];
        let mut stops = FIELD + 1..;
        let found = groups.into_iter().filter(|(_, _, hits)| hits.total > 0);
        found.map(|(glyph, name, hits)| group(&query, glyph, name, hits, &mut stops)).collect_view()
    }
}

fn group(
    query: &Query,
    glyph: Glyph,
    name: &'static str,
    hits: Hits,
    stops: &mut RangeFrom<usize>,
) -> impl IntoView + use<> {
    let l = lang();
    let Hits { found, total } = hits;
    let count = if total > found.len() { msg::first_of(l, found.len(), total) } else { total.to_string() };
    let rows = found.into_iter().zip(stops).map(|(found, stop)| view! { <li>{row(query, glyph, found, stop)}</li> });
    let rows = rows.collect_view();
    view! {
        <section class="section" data-testid="search-group">
            <div class="section-head"><h2>{name}</h2><span class="soft small num">{count}</span></div>
            <ul class="list">{rows}</ul>
        </section>
    }
}

fn row(query: &Query, glyph: Glyph, found: Found, stop: usize) -> impl IntoView + use<> {
    let l = lang();
    let line = |(place, text): &(Place, String)| {
        let text = query.excerpt(text, EXCERPT);
        view! { <span class="list-sub"><span>{msg::place(l, *place)}</span><span>{marked(query, &text)}</span></span> }
    };
    let lines = found.lines.iter().map(line).collect_view();
    view! {
        <a class="list-row" href=route(&found).href() data-testid="search-result" data-stop=stop.to_string()>
            <Icon glyph />
            <span class="list-main"><span class="list-title">{marked(query, &found.title)}</span>{lines}</span>
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

fn marked(query: &Query, text: &str) -> impl IntoView + use<> {
    let pieces = query.pieces(text).into_iter().map(|piece| match piece.hit {
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
