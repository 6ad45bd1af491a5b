//! A period on paper or as a table: chosen at the foot of the history, folded away until wanted.

use crate::browser::files;
use crate::domain::calendar::parse_date;
use crate::domain::inspections::Period;
use crate::domain::templates::Template;
use crate::i18n::{Lang, forms as msg};
use crate::state::{App, app};
use crate::ui::components::{Banner, TextField, Tone};
use crate::ui::inspections::print::of_period;
use crate::ui::inspections::which::template;
use crate::ui::{lang, routes};
use chrono::{Datelike, Days, Months, NaiveDate};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a table came to, in words.
type Outcome = Option<(Tone, String)>;

/// From, to, and what is to be made of it.
#[component]
pub(super) fn PeriodFiles() -> impl IntoView {
    let l = lang();
    let app = app();
    let (first, last) = month_of(untrack(|| app.today()));
    let (from, to) = (RwSignal::new(first.to_string()), RwSignal::new(last.to_string()));
    let error = RwSignal::new(None::<String>);
    let chosen = move || {
        let period = period(&from.get_untracked(), &to.get_untracked());
        error.set(period.is_none().then(|| msg::bad_period(l).to_owned()));
        period
    };
    let print = move |_| {
        if let Some(period) = chosen() {
            routes::go(&of_period(period));
        }
    };
    view! {
        <details class="details section hide-print" data-testid="period-files">
            <summary>{msg::period(l)}</summary>
            <div class="details-body stack">
                <div class="columns">
                    <TextField id="period-from" kind="date" label=msg::from(l) value=from
                        on_input=move |text| from.set(text) />
                    <TextField id="period-to" kind="date" label=msg::to(l) value=to error
                        on_input=move |text| to.set(text) />
                </div>
                <p class="soft small">{msg::csv_hint(l)}</p>
                <div class="bar">
                    <button type="button" class="button" data-testid="print-period" on:click=print>{msg::print_period(l)}</button>
                    <Table chosen=Callback::new(move |()| chosen()) />
                </div>
            </div>
        </details>
    }
}

fn month_of(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = today.with_day(1).unwrap_or(today);
    let last = first.checked_add_months(Months::new(1)).and_then(|next| next.checked_sub_days(Days::new(1)));
    (first, last.unwrap_or(today))
}

fn period(from: &str, to: &str) -> Option<Period> {
    let period = Period { from: parse_date(from)?, to: parse_date(to)? };
    (period.from <= period.to).then_some(period)
}

/// The button that writes the table, how far it is, and what came of it.
#[component]
fn Table(chosen: Callback<(), Option<Period>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let template = template();
    let running = RwSignal::new(false);
    let progress = RwSignal::new(None);
    let outcome: RwSignal<Outcome> = RwSignal::new(None);
    let write = move |_| {
        let Some(period) = chosen.run(()) else { return };
        let looked_at = template.get_untracked();
        running.set(true);
        outcome.set(None);
        spawn_local(async move {
            let told = hand_over(app, l, looked_at, period, progress).await;
            running.try_set(false);
            outcome.try_set(Some(told));
        });
    };
    view! {
        <button type="button" class="button" data-testid="csv" aria-busy=move || running.get().to_string()
            disabled=move || running.get() on:click=write
        >{msg::csv(l)}</button>
        <span class="soft small" role="status">
            {move || progress.get().map(|(done, total)| msg::writing(l, done, total))}
        </span>
        {move || outcome.get().map(|(tone, words)| {
            view! { <div data-testid="csv-outcome"><Banner inline=true tone text=words /></div> }
        })}
    }
}

async fn hand_over(
    app: App,
    l: Lang,
    template: &'static Template,
    period: Period,
    progress: RwSignal<Option<(usize, usize)>>,
) -> (Tone, String) {
    let Some(table) = app.inspections_table(l, template, period, progress).await else {
        return (Tone::Danger, msg::csv_failed(l).to_owned());
    };
    match files::save(&table.blob, &table.name) {
        Ok(()) => (Tone::Ok, msg::csv_done(l, &table.name, table.rows)),
        Err(_) => (Tone::Danger, msg::csv_failed(l).to_owned()),
    }
}
