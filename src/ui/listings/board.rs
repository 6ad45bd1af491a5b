//! The board: listings by where they are in their life, side by side. Of each state the first ones; all are counted.

use super::kept::Kept;
use super::look::range;
use crate::domain::listings::State;
use crate::domain::listings::line::Line;
use crate::domain::listings::shelf::{Spot, searched};
use crate::i18n::{format, listings as words, listings_page as msg};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// So many of each state are shown.
const FIRST: usize = 30;

/// The columns.
#[component]
pub(super) fn Board(kept: Kept, shown: RwSignal<Arc<Vec<Spot>>>) -> impl IntoView {
    let by_state = Memo::new(move |_| {
        shown.with(|shown| {
            kept.peek(|shelf| {
                let mut columns: Vec<(usize, Vec<Spot>)> = State::ALL.map(|_| (0, Vec::new())).to_vec();
                for (spot, line) in shown.iter().filter_map(|spot| Some((*spot, shelf.line(*spot)?))) {
                    let column = &mut columns[line.state as usize];
                    column.0 += 1;
                    if column.1.len() < FIRST {
                        column.1.push(spot);
                    }
                }
                columns
            })
        })
    });
    let column = move |state: State| {
        let of = Memo::new(move |_| by_state.with(|columns| columns[state as usize].clone()));
        view! { <Column kept state of /> }
    };
    view! { <div class="goods-board" data-testid="listing-board">{State::ALL.map(column).collect_view()}</div> }
}

#[component]
fn Column(kept: Kept, state: State, of: Memo<(usize, Vec<Spot>)>) -> impl IntoView {
    let l = lang();
    let cards = move || {
        kept.version.track();
        of.with(|(_, first)| first.iter().filter_map(|spot| kept.line(*spot)).collect::<Vec<_>>())
    };
    let more = move || of.with(|(count, first)| count.saturating_sub(first.len()));
    view! {
        <section class="goods-column" aria-label=words::state_name(l, state) data-state=state.code()>
            <h2 class="list-head">{words::state_name(l, state)}" "<span class="count num">{move || format::count(of.with(|of| of.0) as u64)}</span></h2>
            <ul class="goods-cards">
                <For each=cards key=|line| Arc::as_ptr(&line.record) as usize let:line><Card line /></For>
            </ul>
            <p class="soft small" hidden=move || more() == 0>{move || msg::board_more(l, more())}</p>
            <p class="soft small" hidden=move || of.with(|of| of.0 > 0)>{msg::board_none(l)}</p>
        </section>
    }
}

#[component]
fn Card(line: Line) -> impl IntoView {
    let l = lang();
    let [title, code, _] = searched(&line.record).map(str::to_owned);
    let name = if title.is_empty() { msg::untitled(l).to_owned() } else { title };
    let href = Route::trade(&["listings", line.record.id().as_str()]).href();
    view! {
        <li>
            <a class="goods-card" href=href>
                <span class="goods-card-title">{name}</span>
                <span class="bar small soft"><span class="num">{range(line.selling)}</span><span>{code}</span></span>
            </a>
        </li>
    }
}
