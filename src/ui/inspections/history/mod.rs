//! The history of inspections: one row per day, newest first, with a filter that stays; or a month of days.

mod calendar;
mod narrow;
mod period_files;
mod row;

use crate::browser::prefs::{self, Place};
use crate::domain::ids::RecordId;
use crate::domain::inspections::{DayFilter, Narrowing, days};
use crate::domain::templates::Template;
use crate::domain::text::Query;
use crate::domain::{inspections, people, tasks};
use crate::i18n::{Lang, compare, figures, format, history as msg, templates};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Segmented};
use crate::ui::inspections::which::{Which, template};
use crate::ui::routes::Route;
use crate::ui::{folding, lang};
use calendar::Calendar;
use chrono::Datelike;
use leptos::prelude::*;
use narrow::Narrow;
use row::{DayRow, Row};

/// How many days are shown at first, and more with each tap.
const STEP: usize = 60;
/// Where the filter is kept (S15).
const FILTER: &str = "history.filter";
/// Where it is kept whether the days are looked at as a list or as a month.
const VIEW: &str = "history.view";
const LIST: &str = "list";
const MONTH: &str = "month";

/// The days that are shown.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    rows: Vec<Row>,
    has_more: bool,
}

/// The history of inspections, day by day.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let app = app();
    let l = lang();
    let filter = RwSignal::new(kept_filter());
    let most = RwSignal::new(STEP);
    let narrowing = RwSignal::new(Narrowing::default());
    let template = template();
    let folding = folding::compared(move || narrowing.with(|narrowing| !narrowing.entry.is_empty())).folding;
    let words = Memo::new(move |_| narrowing.with(|narrowing| narrowing.words(folding.get())));
    let shown = Memo::new(move |_| look(app, template.get(), filter.get(), &narrowing.get(), &words.get(), most.get()));
    let as_month = RwSignal::new(prefs::get(Place::Device, VIEW).as_deref() == Some(MONTH));
    let choose = move |code: String| {
        filter.set(from_code(&code));
        most.set(STEP);
        prefs::set(Place::Device, FILTER, Some(&code));
    };
    view! {
        <div class="page" data-testid="history">
            <header class="page-head">
                <h1>{msg::title(l)}</h1>
                <a class="button button-quiet" href=Route::Compare(RecordId::of("latest"), None).href() data-testid="to-compare">{compare::link(l)}</a>
                <a class="button button-quiet" href=Route::Figures.href() data-testid="to-figures">{figures::link(l)}</a>
                <a class="button button-quiet" href=Route::Templates(String::new()).href() data-testid="to-templates">{templates::title(l)}</a>
                <View as_month />
            </header>
            <Which />
            <Show when=move || as_month.get() fallback=move || view! { <List shown filter narrowing most choose=Callback::new(choose) /> }>
                <Calendar />
            </Show>
            <period_files::PeriodFiles />
        </div>
    }
}

/// List or month.
#[component]
fn View(as_month: RwSignal<bool>) -> impl IntoView {
    let l = lang();
    let options =
        vec![(LIST.to_owned(), figures::as_list(l).to_owned()), (MONTH.to_owned(), figures::as_month(l).to_owned())];
    let choose = move |code: String| {
        prefs::set(Place::Device, VIEW, Some(&code));
        as_month.set(code == MONTH);
    };
    view! {
        <Segmented
            legend=figures::view(l)
            value=Signal::derive(move || (if as_month.get() { MONTH } else { LIST }).to_owned())
            options
            on_change=choose
        />
    }
}

/// The days as rows, with their filter.
#[component]
fn List(
    shown: Memo<Shown>,
    filter: RwSignal<DayFilter>,
    narrowing: RwSignal<Narrowing>,
    most: RwSignal<usize>,
    choose: Callback<String>,
) -> impl IntoView {
    let l = lang();
    view! {
        <div class="stack">
            <Segmented
                legend=msg::filter(l)
                value=Signal::derive(move || filter.get().code().to_owned())
                options=filters(l)
                on_change=choose
            />
            <Narrow narrowing />
        </div>
        <Days shown />
        <Show when=move || shown.with(|shown| shown.rows.is_empty())>
            <NoDays filter narrowing choose />
        </Show>
        <Show when=move || shown.with(|shown| shown.has_more)>
            <div class="bar section">
                <button class="button button-block" data-testid="show-more" on:click=move |_| {
                    most.update(|most| *most += STEP);
                }>{msg::show_more(l)}</button>
            </div>
        </Show>
    }
}

fn filters(l: Lang) -> Vec<(String, String)> {
    DayFilter::ALL.iter().map(|filter| (filter.code().to_owned(), msg::day_filter(l, *filter).to_owned())).collect()
}

fn from_code(code: &str) -> DayFilter {
    DayFilter::ALL.into_iter().find(|filter| filter.code() == code).unwrap_or_default()
}

fn kept_filter() -> DayFilter {
    from_code(&prefs::get(Place::Device, FILTER).unwrap_or_default())
}

/// One more than is shown is looked at, to know whether there are more.
fn look(
    app: App,
    template: &'static Template,
    filter: DayFilter,
    narrowing: &Narrowing,
    words: &Query,
    most: usize,
) -> Shown {
    let Some(shop) = app.shop() else { return Shown::default() };
    let (now, zone) = (app.now.get(), app.zone());
    app.watch(&[inspections::RUN, tasks::TASK, people::PERSON], |records| {
        let open = tasks::open_by_run(records);
        let all = days(records, &shop, template, now, &*zone);
        let found = all.filter(|day| filter.fits(day) && narrowing.fits(records, day, words)).take(most + 1);
        let mut rows: Vec<Row> = found.map(|day| Row::read(records, day, &open)).collect();
        let has_more = rows.len() > most;
        rows.truncate(most);
        Shown { rows, has_more }
    })
}

/// The rows, with a heading where a month begins.
#[component]
fn Days(shown: Memo<Shown>) -> impl IntoView {
    let l = lang();
    let months = move || {
        let rows = shown.get().rows;
        let parts = rows.chunk_by(|a, b| month(a) == month(b)).map(<[Row]>::to_vec).collect::<Vec<_>>();
        parts.into_iter().filter_map(|part| Some((month(part.first()?), part)))
    };
    move || {
        months()
            .map(|((year, month), rows)| {
                view! {
                    <section class="section">
                        <h2 class="list-head">{format::month(l, year, month)}</h2>
                        <ul class="list" data-testid="days">
                            {rows.into_iter().map(|row| view! { <DayRow row /> }).collect_view()}
                        </ul>
                    </section>
                }
            })
            .collect_view()
    }
}

fn month(row: &Row) -> (i32, u32) {
    (row.day.run.date.year(), row.day.run.date.month())
}

#[component]
fn NoDays(filter: RwSignal<DayFilter>, narrowing: RwSignal<Narrowing>, choose: Callback<String>) -> impl IntoView {
    let l = lang();
    move || match filter.get() {
        _ if narrowing.with(|narrowing| !narrowing.is_empty()) => {
            let clear = move |()| narrowing.set(Narrowing::default());
            view! { <Empty glyph=Glyph::Inspect text=msg::none_fits(l) action=msg::clear_filters(l) on_action=clear /> }
                .into_any()
        }
        DayFilter::All => {
            let today = Route::Run(crate::domain::ids::RecordId::of("today")).href();
            view! { <Empty glyph=Glyph::Inspect text=msg::none(l) action=msg::start_today(l) href=today /> }.into_any()
        }
        other => {
            let all = move |()| choose.run(DayFilter::All.code().to_owned());
            view! { <Empty glyph=Glyph::Inspect text=msg::no_days(l, other) action=msg::show_all(l) on_action=all /> }
                .into_any()
        }
    }
}
