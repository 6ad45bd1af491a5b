//! The history as a month of days, each with its sign; how many days of each sign there were.

use crate::domain::inspections::{self, Day, DayStatus, Period, days_of, first_day};
use crate::domain::people::PERSON;
use crate::domain::templates::Template;
use crate::i18n::{figures as msg, format, history, today};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon, Seal, SealKind};
use crate::ui::inspections::which::template;
use crate::ui::lang;
use crate::ui::routes::Route;
use crate::ui::today::seal;
use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;

/// What the month shows.
#[derive(Clone, PartialEq)]
struct Month {
    period: Period,
    days: Vec<Day>,
    /// Whether there is an earlier and a later month to look at.
    has_earlier: bool,
    has_later: bool,
}

/// A month of days; the one of today at first.
#[component]
pub(super) fn Calendar() -> impl IntoView {
    let app = app();
    let back = RwSignal::new(0_u32);
    let template = template();
    let month = Memo::new(move |_| look(app, template.get(), back.get()));
    view! {
        <section class="section stack" data-testid="calendar">
            {move || month.get().map(|month| view! { <Head month=month.clone() back /> <Grid month=month.clone() /> <Legend month /> })}
        </section>
    }
}

fn look(app: App, template: &'static Template, back: u32) -> Option<Month> {
    let shop = app.shop()?;
    let (on, now, zone) = (app.today(), app.now.get(), app.zone());
    let period = Period::month_of(on.checked_sub_months(Months::new(back))?);
    app.watch(&[inspections::RUN, PERSON], |records| {
        let first = first_day(records, &shop, template, on);
        let known = Period { from: period.from.max(first), to: period.to.min(on) };
        let mut days: Vec<Day> = days_of(records, &shop, template, known, now, &*zone).collect();
        days.reverse();
        Some(Month { period, days, has_earlier: first < period.from, has_later: period.to < on })
    })
}

#[component]
fn Head(month: Month, back: RwSignal<u32>) -> impl IntoView {
    let l = lang();
    let first = month.period.from;
    view! {
        <div class="month-bar">
            <button type="button" class="button button-icon" data-testid="earlier-month" aria-label=msg::earlier_month(l)
                disabled=!month.has_earlier on:click=move |_| back.update(|back| *back += 1)
            >
                <Icon glyph=Glyph::ChevronLeft />
            </button>
            <h2 class="num" aria-live="polite" data-testid="month">{format::month(l, first.year(), first.month())}</h2>
            <button type="button" class="button button-icon" data-testid="later-month" aria-label=msg::later_month(l)
                disabled=!month.has_later on:click=move |_| back.update(|back| *back = back.saturating_sub(1))
            >
                <Icon glyph=Glyph::ChevronRight />
            </button>
        </div>
    }
}

#[component]
fn Grid(month: Month) -> impl IntoView {
    let l = lang();
    let heads = format::weekdays(l).map(|day| view! { <span class="month-head" aria-hidden="true">{day}</span> });
    // Days of the months before and after keep their places.
    let blanks = |count: u32| (0..count).map(|_| view! { <span class="day" data-outside=""></span> }).collect_view();
    let before = blanks(month.period.from.weekday().num_days_from_monday());
    let after = blanks(6 - month.period.to.weekday().num_days_from_monday());
    let on = untrack(|| app().today());
    let dates = month.period.from.iter_days().take_while(|date| *date <= month.period.to);
    let cell = |date: NaiveDate| {
        let of_day: Vec<Day> = month.days.iter().filter(|day| day.run.date == date).cloned().collect();
        if of_day.is_empty() { empty(date).into_any() } else { filled(of_day, date, on).into_any() }
    };
    let cells = dates.map(cell).collect_view();
    view! { <div class="month">{heads.collect_view()}{before}{cells}{after}</div> }
}

fn empty(date: NaiveDate) -> impl IntoView {
    view! { <span class="day" data-outside=""><span class="num">{date.day()}</span></span> }
}

/// A day; of several runs on it, the shop's own or the first is the one that is opened, and each status has one sign.
fn filled(of_day: Vec<Day>, date: NaiveDate, on: NaiveDate) -> impl IntoView {
    let l = lang();
    let counted = counted(&of_day);
    let signs = counted.iter().map(|(status, _)| view! { <Seal kind=seal(*status) /> }).collect_view();
    let href = of_day.first().map(|day| Route::Summary(day.run.record_id()).href()).unwrap_or_default();
    let said = match of_day.as_slice() {
        [day] => words(day),
        _ => {
            let each = counted.iter().map(|(status, count)| format!("{} {count}", today::status(l, *status)));
            each.collect::<Vec<_>>().join(" · ")
        }
    };
    let name = format!("{} {said}", format::day(l, date, on));
    view! {
        <a class="day" href=href data-testid="month-day" data-date=date.to_string()
            data-today=(date == on).then_some("") aria-label=name title=said
        >
            <span class="num" aria-hidden="true">{date.day()}</span>
            <span class="day-signs">{signs}</span>
        </a>
    }
}

/// `Completed, 2 fails`.
fn words(day: &Day) -> String {
    let l = lang();
    let status = today::status(l, day.status);
    if day.progress.fail == 0 {
        status.to_owned()
    } else {
        format!("{status} · {}", history::fails(l, day.progress.fail))
    }
}

/// The signs in words, with the number of days of each: the month for those who do not see it.
#[component]
fn Legend(month: Month) -> impl IntoView {
    let l = lang();
    let line = |(status, count): (DayStatus, usize)| {
        let kind: SealKind = seal(status);
        view! { <li><Seal kind />{today::status(l, status)}" "<span class="num strong">{count}</span></li> }
    };
    view! { <ul class="month-legend" aria-label=msg::legend(l)>{counted(&month.days).into_iter().map(line).collect_view()}</ul> }
}

/// How many days have each status, in the order in which they are met.
fn counted(days: &[Day]) -> Vec<(DayStatus, usize)> {
    let mut counted: Vec<(DayStatus, usize)> = Vec::new();
    for day in days {
        match counted.iter_mut().find(|(status, _)| *status == day.status) {
            Some((_, count)) => *count += 1,
            None => counted.push((day.status, 1)),
        }
    }
    counted
}
