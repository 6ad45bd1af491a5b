//! Prices of a listing: what is in force, the three of its own, the windows on a timeline, how the price changed. Knows no
//! campaign.

use super::form::{Kind, ValueField};
use super::saver::Saver;
use crate::domain::calendar;
use crate::domain::ids::Field;
use crate::domain::listings::{StoredWindow, field, prices_of};
use crate::domain::money;
use crate::domain::period;
use crate::domain::value::Value;
use crate::i18n::{errors, format, listings as words, listings_page as msg};
use crate::ui::components::{Glyph, Icon, TextField};
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// So much of the past and of what comes is on the timeline, in milliseconds.
const BEFORE: i64 = 7 * DAY;
const AFTER: i64 = 35 * DAY;
const DAY: i64 = 86_400_000;

/// The part of the page.
#[component]
pub(super) fn Prices() -> impl IntoView {
    let l = lang();
    view! {
        <div class="columns">
            <ValueField field=field::PRICE label=words::price(l) kind=Kind::Money />
            <ValueField field=field::LIST_PRICE label=words::list_price(l) kind=Kind::Money />
            <ValueField field=field::FLOOR label=words::floor(l) kind=Kind::Money />
            <ValueField field=field::STOCK label=words::stock(l) kind=Kind::Count />
        </div>
        <h3>{msg::windows(l)}</h3>
        <p class="field-hint">{msg::windows_hint(l)}</p>
        <Windows />
        <NewWindow />
        <PriceLog />
    }
}

/// The price in force now, in words.
pub(super) fn in_force(saver: Saver) -> (String, Option<String>) {
    let l = saver.lang;
    let now = saver.app.now.get();
    let found = saver.record(|record| {
        let prices = prices_of(record, None);
        prices.at(now).map(|one| (one.price, one.by.map(|window| window.label.clone())))
    });
    match found {
        Some((price, by)) => (format::price(price), by.map(|label| msg::price_by(l, &label))),
        None => (msg::no_price(l).to_owned(), None),
    }
}

fn windows(saver: Saver) -> Vec<StoredWindow> {
    let mut windows = saver.look(|listing| listing.windows.clone());
    saver.pending.with(|pending| {
        let proposed =
            pending.iter().filter_map(|(field, value)| Some((field.as_str().strip_prefix("window/")?, value)));
        for (id, value) in proposed {
            windows.retain(|window| window.id != id);
            windows.extend(StoredWindow::read(id, value));
        }
    });
    windows.sort_by_key(|window| window.from);
    windows
}

#[component]
fn Windows() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let all = Memo::new(move |_| windows(saver));
    let overlaps = move || saver.record(|record| !prices_of(record, None).overlaps().is_empty());
    view! {
        <Timeline all />
        <ul class="list" data-testid="windows" hidden=move || all.with(Vec::is_empty)>
            <For each=move || all.get() key=|window| format!("{window:?}") let:window><WindowRow window /></For>
        </ul>
        <p class="tone-warn small" hidden=move || !overlaps()>{msg::window_overlap(l)}</p>
    }
}

#[component]
fn WindowRow(window: StoredWindow) -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let period = period(saver, &window);
    let name = if window.label.is_empty() { words::window(l).to_owned() } else { window.label.clone() };
    let label = msg::window_remove(l, &name);
    let field = field::window(&window.id);
    view! {
        <li class="list-row" data-testid="window">
            <span class="list-main"><span class="list-title">{name}</span><span class="list-sub num">{period}</span></span>
            <span class="list-end num strong">{format::price(window.price)}</span>
            <button type="button" class="button button-icon" aria-label=label
                on:click=move |_| saver.set(write, field.clone(), Value::Null)
            ><Icon glyph=Glyph::Trash /></button>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </li>
    }
}

fn period(saver: Saver, window: &StoredWindow) -> String {
    let (zone, today) = (saver.app.zone(), untrack(|| saver.app.today()));
    let moment = |at| format::moment(saver.lang, &*zone, at, today);
    format!("{} – {}", moment(window.from), moment(window.until))
}

/// The windows as bars over some weeks; the words stand in the list below it.
#[component]
fn Timeline(all: Memo<Vec<StoredWindow>>) -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let now = saver.app.now.get_untracked();
    let (from, to) = (now - BEFORE, now + AFTER);
    let place = move |at: i64| (at.clamp(from, to) - from) * 10_000 / (to - from);
    let percent = |part: i64| format!("{}.{:02}%", part / 100, part % 100);
    let in_sight = move |window: &StoredWindow| window.until > from && window.from < to;
    let day = move |at| format::short_day(l, calendar::date(&*saver.app.zone(), at));
    let bar = move |window: StoredWindow| {
        let (begin, end) = (place(window.from), place(window.until));
        view! {
            <li class="timeline-bar" style:margin-inline-start=percent(begin) style:inline-size=percent((end - begin).max(100))>
                <span class="clip">{window.label}" "{format::price(window.price)}</span>
            </li>
        }
    };
    let label = msg::timeline(l, &day(from), &day(to));
    let words = label.clone();
    view! {
        <div class="timeline" role="img" aria-label=label hidden=move || !all.with(|all| all.iter().any(in_sight))>
            <ul aria-hidden="true">{move || all.get().into_iter().filter(in_sight).map(bar).collect_view()}</ul>
            <span class="timeline-now" style:inset-inline-start=percent(place(now)) aria-hidden="true"></span>
            <p class="small soft num" aria-hidden="true">{words}</p>
        </div>
    }
}

#[component]
fn NewWindow() -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let text = || RwSignal::new(String::new());
    let (name, price, from, until) = (text(), text(), text(), text());
    let read = move || -> Result<(Field, Value), String> {
        let zone = saver.app.zone();
        let moment =
            |typed: String| period::typed(&*zone, &typed).ok().flatten().ok_or_else(|| msg::not_a_date(l).to_owned());
        let paid = money::parse(&price.get_untracked()).map_err(|why| errors::price(l, why))?;
        let window = StoredWindow {
            label: name.get_untracked().trim().to_owned(),
            price: paid.ok_or_else(|| words::not_amount(l).to_owned())?,
            from: moment(from.get_untracked())?,
            until: moment(until.get_untracked())?,
            ..StoredWindow::default()
        };
        if window.from >= window.until {
            return Err(words::not_amount(l).to_owned());
        }
        Ok((field::window(&fresh_key()), window.value()))
    };
    let add = move |_| match read() {
        Ok((field, value)) => {
            saver.set(write, field, value);
            [name, price, from, until].into_iter().for_each(|typed| typed.set(String::new()));
        }
        Err(words) => write.error.set(Some(words)),
    };
    view! {
        <div class="columns columns-end">
            <TextField id="window-label" label=msg::window_label(l) value=name on_input=move |text| name.set(text) />
            <TextField id="window-price" label=words::price(l) value=price on_input=move |text| price.set(text) />
            <TextField id="window-from" kind="datetime-local" label=msg::window_from(l) value=from on_input=move |text| from.set(text) />
            <TextField id="window-until" kind="datetime-local" label=msg::window_until(l) value=until on_input=move |text| until.set(text) />
            <button type="button" class="button" data-testid="add-window" on:click=add><Icon glyph=Glyph::Plus />{msg::add_window(l)}</button>
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}

/// How the selling price changed (LST-14), the latest first.
#[component]
fn PriceLog() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let steps = Memo::new(move |_| {
        saver.record(|record| {
            let standing =
                record.cell(&field::PRICE).and_then(|cell| Some((cell.stamp.instant(), cell.value.as_int()?)));
            let earlier = record.under("step").filter_map(|(at, cell)| Some((at.parse().ok()?, cell.value.as_int()?)));
            let mut steps: Vec<(i64, i64)> = earlier.chain(standing).collect();
            steps.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
            steps
        })
    });
    let line = move |(at, price): (i64, i64)| {
        let when = format::moment(l, &*saver.app.zone(), at, untrack(|| saver.app.today()));
        view! { <li class="bar"><span class="num strong">{format::price(price)}</span><span class="soft small">{msg::since(l, &when)}</span></li> }
    };
    view! {
        <details class="details" data-testid="price-log" hidden=move || steps.with(Vec::is_empty)>
            <summary>{msg::price_log(l)}" "<span class="soft num">{move || steps.with(Vec::len)}</span></summary>
            <ul class="details-body stack stack-tight">{move || steps.get().into_iter().map(line).collect_view()}</ul>
        </details>
    }
}
