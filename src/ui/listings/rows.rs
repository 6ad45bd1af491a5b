//! The rows of a long list: only those in sight are there, at their places in a page that is as long as all of them.
//! Knows how tall a row is, not what is chosen.

use super::chosen::{stand_at, stood_at};
use super::kept::Kept;
use super::list::Picked;
use super::look::{self, lamp};
use crate::domain::listings::filter::Column;
use crate::domain::listings::line::Line;
use crate::domain::listings::shelf::{Spot, searched};
use crate::i18n::{format, listings as words, listings_page as msg};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The height of a row, in the size of the page's text; the style sheet says the same.
const ROW: f64 = 3.5;
/// So many rows beyond both edges are there too, so that none is missing while it scrolls.
const BEYOND: usize = 8;

/// The rows of what was chosen.
#[component]
pub(super) fn Rows(
    kept: Kept,
    shown: RwSignal<Arc<Vec<Spot>>>,
    columns: Memo<Vec<Column>>,
    picked: Picked,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let (first, in_sight) = (RwSignal::new(stood_at()), RwSignal::new(20_usize));
    let row_height = row_height();
    let measure = move || {
        let Some(node) = node.get_untracked() else { return };
        in_sight.set((f64::from(node.client_height()) / row_height).ceil().max(1.0) as usize);
        first.set((f64::from(node.scroll_top()) / row_height) as usize);
        stand_at(first.get_untracked());
    };
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            node.set_scroll_top((stood_at() as f64 * row_height) as i32);
            measure();
        }
    });
    // What is chosen anew begins at the top, or where it stood.
    Effect::new(move |before: Option<()>| {
        shown.track();
        if before.is_some()
            && let Some(node) = node.get_untracked()
        {
            node.set_scroll_top((stood_at() as f64 * row_height) as i32);
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let window = Memo::new(move |_| {
        let from = first.get().saturating_sub(BEYOND);
        (from, first.get() + in_sight.get() + BEYOND)
    });
    let rows = move || {
        kept.version.track();
        let (from, to) = window.get();
        shown.with(|shown| {
            let spots = shown.iter().enumerate().take(to).skip(from);
            spots.filter_map(|(place, spot)| Some((place, kept.line(*spot)?))).collect::<Vec<_>>()
        })
    };
    let total = move || format!("calc({} * var(--goods-row))", shown.with(|shown| shown.len()));
    // One ear for all rows: they come and go by the hundred while somebody scrolls.
    let pick = move |event: leptos::ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let spot =
            input.value().parse().ok().and_then(|place: usize| shown.with_untracked(|shown| shown.get(place).copied()));
        if let Some(line) = spot.and_then(|spot| kept.line(spot)) {
            let id = line.record.id().clone();
            picked.update(|picked| {
                if input.checked() {
                    picked.insert(id)
                } else {
                    picked.remove(&id)
                };
            });
        }
    };
    let list = move || {
        let columns = columns.get();
        let row = move |(place, line): (usize, Line)| row(place, &line, &columns, picked);
        // Another version of the record stands at another address.
        view! { <For each=rows key=|(place, line)| (*place, Arc::as_ptr(&line.record) as usize) children=row /> }
    };
    view! {
        <div class="goods-scroll" node_ref=node on:scroll=move |_| measure() data-testid="listing-rows" tabindex="-1">
            <ul class="goods-rows" style:block-size=total on:change=pick>{list}</ul>
        </div>
    }
}

fn row_height() -> f64 {
    ROW * crate::browser::page::text_size()
}

/// A row. Only its mark can change: whatever else does makes another row.
fn row(place: usize, line: &Line, columns: &[Column], picked: Picked) -> impl IntoView + use<> {
    let l = lang();
    let id = line.record.id().clone();
    let [title, code, item] = searched(&line.record);
    let name = if title.is_empty() { msg::untitled(l) } else { title }.to_owned();
    let sub = [code, item].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let top = format!("calc({place} * var(--goods-row))");
    let href = Route::trade(&["listings", id.as_str()]).href();
    let cells: Vec<AnyView> = columns.iter().map(|column| cell(*column, line)).collect();
    view! {
        <li class="goods-row" style:inset-block-start=top data-testid="listing">
            <label class="goods-pick">
                <input type="checkbox" value=place.to_string() aria-label=msg::select_row(l, &name)
                    prop:checked=move || picked.with(|picked| picked.contains(&id)) />
            </label>
            <a class="goods-link" href=href>
                <span class="goods-name">
                    <span class="goods-title clip">{name}</span>
                    <span class="goods-sub clip">{sub}</span>
                </span>
                {cells}
            </a>
        </li>
    }
}

fn cell(column: Column, line: &Line) -> AnyView {
    let l = lang();
    let name = column_name(column);
    match column {
        Column::None | Column::Title => ().into_any(),
        Column::Code => {
            let [_, code, _] = searched(&line.record).map(str::to_owned);
            view! { <span class="goods-cell clip" data-column=name>{code}</span> }.into_any()
        }
        Column::Price => {
            view! { <span class="goods-cell num" data-column=name>{look::range(line.selling)}</span> }.into_any()
        }
        Column::Stock => {
            view! { <span class="goods-cell num" data-column=name>{counted(line.stock)}</span> }.into_any()
        }
        Column::Sold => view! { <span class="goods-cell num" data-column=name>{counted(line.sold)}</span> }.into_any(),
        Column::Complete => {
            let wrong = line.problems.count();
            view! { <span class="goods-cell" data-column=name>{lamp(l, line.percent, wrong)}</span> }.into_any()
        }
        Column::State => {
            view! { <span class="goods-cell" data-column=name>{words::state_name(l, line.state)}</span> }.into_any()
        }
    }
}

fn counted(number: Option<i64>) -> String {
    number.map_or_else(|| "—".to_owned(), |number| format::count(number.unsigned_abs()))
}

/// The name of a column in the style sheet.
pub(super) const fn column_name(column: Column) -> &'static str {
    match column {
        Column::None | Column::Title => "title",
        Column::Code => "code",
        Column::Price => "price",
        Column::Stock => "stock",
        Column::Sold => "sold",
        Column::Complete => "complete",
        Column::State => "state",
    }
}
