//! The list of all listings: search as one types, filters, order, saved views, selection; or the board. Knows how many
//! there are, not how rows are drawn.

use super::board::Board;
use super::bulk::BulkBar;
use super::chosen::{COLUMNS, Chosen as Choice, View};
use super::export::Export;
use super::filters::Filters;
use super::kept::Kept;
use super::new::New;
use super::rows::{Rows, column_name};
use super::views::Views;
use crate::browser::turns::Turns;
use crate::domain::ids::RecordId;
use crate::domain::listings::filter::{Choosing, Chosen, Column, Filter};
use crate::domain::listings::shelf::Spot;
use crate::i18n::{format, listings_page as msg, standards};
use crate::ui::components::{Empty, Glyph, Icon, Segmented};
use crate::ui::lang;
use crate::ui::routes::Route;
use crate::ui::trade::TradeTabs;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The listings that are selected.
pub(super) type Picked = RwSignal<BTreeSet<RecordId>>;

/// The list.
#[component]
pub(super) fn List() -> impl IntoView {
    let l = lang();
    let (kept, chosen, picked) = (Kept::here(), Choice::here(), Picked::default());
    let choosing = RwSignal::new(true);
    let shown = shown(kept, chosen, choosing);
    let is_busy = move || (choosing.get() || kept.is_busy.get()).to_string();
    let is_board = Memo::new(move |_| chosen.view.with(|view| view.is_board));
    let total = Memo::new(move |_| kept.look(|shelf| shelf.progress().1));
    let reading = move || {
        kept.progress.get().map(|(done, of)| msg::reading(l, &format::count(done as u64), &format::count(of as u64)))
    };
    view! {
        <div class="page page-goods" data-testid="listings">
            <TradeTabs />
            <Head chosen kept shown picked />
            <p class="soft small goods-count" role="status" aria-busy=is_busy data-testid="listing-count">
                {move || reading().unwrap_or_else(|| msg::count(l, shown.with(|shown| shown.len())))}
            </p>
            <Show when=move || total.get() == 0 && kept.progress.with(Option::is_none)>
                <Empty glyph=Glyph::Tag text=msg::none(l) action=msg::import(l) href=Route::trade(&["listings", "import"]).href() />
            </Show>
            <Show when=move || total.get() != 0 && shown.with(|shown| shown.is_empty()) && kept.progress.with(Option::is_none)>
                <Empty glyph=Glyph::Search text=msg::none_fits(l) action=msg::show_all(l)
                    on_action=move |()| chosen.filter(|filter| *filter = Filter::default()) />
            </Show>
            <Show when=move || !shown.with(|shown| shown.is_empty())>
                <Show when=move || is_board.get() fallback=move || view! { <Table kept chosen shown picked /> }>
                    <Board kept shown />
                </Show>
            </Show>
            <BulkBar picked />
        </div>
    }
}

/// What is chosen, in its order; made anew when the choice or the listings change. Tells whether it is being made.
fn shown(kept: Kept, chosen: Choice, is_busy: RwSignal<bool>) -> RwSignal<Arc<Vec<Spot>>> {
    let shown = RwSignal::new(Arc::default());
    let choice = Memo::new(move |_| chosen.view.with(|view| (view.filter.clone(), view.order)));
    // Counts the choices: an earlier one is given up when a later one begins.
    let last = StoredValue::new(0_u32);
    // What was chosen last, and of which version of the shelf: whoever types on looks only among that.
    let before = StoredValue::new((Chosen::default(), None));
    Effect::new(move |_| {
        let (filter, order) = choice.get();
        let version = kept.version.get();
        let folding = kept.folding.get_untracked();
        last.update_value(|last| *last += 1);
        let this = last.get_value();
        is_busy.set(true);
        spawn_local(async move {
            let (mut choosing, mut turns) = (Choosing::begin(filter, &folding, order), Turns::begin());
            let (known, of) = before.get_value();
            if of == Some(version) {
                choosing = choosing.after(&known);
            }
            while kept.peek(|shelf| choosing.go_on(shelf)) {
                if turns.is_over() {
                    turns.next().await;
                }
                if last.try_get_value() != Some(this) {
                    return;
                }
            }
            let found = choosing.finish();
            shown.try_set(found.shown.clone());
            before.try_set_value((found, Some(version)));
            is_busy.try_set(false);
        });
    });
    shown
}

#[component]
fn Head(chosen: Choice, kept: Kept, shown: RwSignal<Arc<Vec<Spot>>>, picked: Picked) -> impl IntoView {
    let l = lang();
    let text = move || chosen.view.with(|view| view.filter.text.clone());
    let shape = move || chosen.view.with(|view| if view.is_board { "board" } else { "list" }).to_owned();
    let shapes =
        vec![("list".to_owned(), msg::as_list(l).to_owned()), ("board".to_owned(), msg::as_board(l).to_owned())];
    view! {
        <header class="goods-head">
            <h1 class="visually-hidden">{msg::title(l)}</h1>
            <label class="goods-search">
                <Icon glyph=Glyph::Search />
                <span class="visually-hidden">{msg::search(l)}</span>
                <input class="input" type="search" autocomplete="off" placeholder=msg::search(l) data-testid="listing-search"
                    prop:value=text on:input=move |event| {
                        let typed = event_target_value(&event);
                        chosen.filter(|filter| filter.text = typed);
                    } />
            </label>
            <Segmented legend=msg::how_shown(l) value=Signal::derive(shape) options=shapes
                on_change=move |code: String| chosen.view.update(|view| view.is_board = code == "board") />
            <a class="button button-quiet" href=Route::trade(&["listings", "standards"]).href() data-testid="open-standards">{standards::title(l)}</a>
            <a class="button" href=Route::trade(&["listings", "import"]).href() data-testid="import-listings">
                <Icon glyph=Glyph::Upload />{msg::import(l)}
            </a>
            <New />
        </header>
        <div class="goods-tools">
            <Filters chosen kept />
            <Views chosen />
            <Columns chosen />
            <Export kept shown picked />
        </div>
    }
}

/// Which columns stand beside the title.
#[component]
fn Columns(chosen: Choice) -> impl IntoView {
    let l = lang();
    let box_of = move |column: Column| {
        let is_on = move || chosen.view.with(|view| view.columns.contains(&column));
        let toggle = move |event| {
            let is_on = event_target_checked(&event);
            chosen.view.update(|view| {
                let is_kept = |one: &Column| if *one == column { is_on } else { view.columns.contains(one) };
                view.columns = COLUMNS.into_iter().filter(is_kept).collect();
            });
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=is_on on:change=toggle />
                <span>{msg::column(l, column)}</span>
            </label>
        }
    };
    view! {
        <details class="details goods-tool only-wide" data-testid="listing-columns">
            <summary>{msg::columns(l)}</summary>
            <div class="details-body columns">{COLUMNS.map(box_of).collect_view()}</div>
        </details>
    }
}

#[component]
fn Table(kept: Kept, chosen: Choice, shown: RwSignal<Arc<Vec<Spot>>>, picked: Picked) -> impl IntoView {
    let l = lang();
    let columns = Memo::new(move |_| chosen.view.with(|view| view.columns.clone()));
    let ids = move || {
        // In the order of ids, as the set keeps them: a hundred thousand need not be sorted by comparing texts.
        let mut found = shown.with(|shown| shown.to_vec());
        found.sort_unstable();
        kept.peek(|shelf| found.iter().filter_map(|spot| Some(shelf.line(*spot)?.record.id().clone())).collect())
    };
    let all_picked =
        move || picked.with(BTreeSet::len) > 0 && picked.with(BTreeSet::len) == shown.with(|shown| shown.len());
    view! {
        <div class="goods-table">
            <div class="goods-heads">
                <label class="goods-pick">
                    <input type="checkbox" aria-label=msg::select_all(l) data-testid="select-all" prop:checked=all_picked
                        on:change=move |event| picked.set(if event_target_checked(&event) { ids() } else { BTreeSet::new() }) />
                </label>
                <ColumnHead chosen column=Column::Title />
                {move || columns.get().into_iter().map(|column| view! { <ColumnHead chosen column /> }).collect_view()}
            </div>
            <Rows kept shown columns picked />
        </div>
    }
}

/// The name of a column, which sorts by it.
#[component]
fn ColumnHead(chosen: Choice, column: Column) -> impl IntoView {
    let l = lang();
    let order = move || chosen.view.with(|view: &View| (view.order.by == column).then_some(view.order.falls));
    let sign = move || order().map(|falls| if falls { " ↓" } else { " ↑" });
    let sorted = move || order().map(|falls| if falls { "descending" } else { "ascending" });
    view! {
        <button type="button" class="goods-sort" data-column=column_name(column) data-sorted=sorted
            aria-pressed=move || order().is_some().to_string()
            on:click=move |_| chosen.sort(column)
        >{msg::column(l, column)}<span aria-hidden="true">{sign}</span></button>
    }
}
