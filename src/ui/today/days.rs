//! The last seven days in one line, each with its sign; how many of them were missed.

use crate::domain::inspections::{self, Day, DayStatus, RUN, ReviewOutcome, is_ones_own};
use crate::domain::people::PERSON;
use crate::domain::shops::Shop;
use crate::domain::templates::Template;
use crate::i18n::{format, today};
use crate::state::app;
use crate::ui::components::{Glyph, Seal, SealKind, Tone};
use crate::ui::lang;
use crate::ui::routes::Route;
use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

/// How many days stand in the line, today included.
const SHOWN: usize = 7;

/// The line of days.
#[component]
pub(super) fn LastDays(shop: Shop, template: &'static Template) -> impl IntoView {
    let app = app();
    let l = lang();
    let days = Memo::new(move |_| {
        let (now, zone) = (app.now.get(), app.zone());
        let person = app.session.person.get();
        app.watch(&[RUN, PERSON], |records| {
            let of_here = |day: &Day| is_ones_own(records, &day.run, &person);
            inspections::days(records, &shop, template, now, &*zone).filter(of_here).take(SHOWN).collect::<Vec<_>>()
        })
    });
    let missed = move || days.get().iter().filter(|day| day.status == DayStatus::Missed).count();
    let words = move || match missed() {
        0 => view! { <span class="soft">{today::no_miss(l)}</span> }.into_any(),
        days => {
            view! { <span class="tone-warn strong" data-testid="missed">{today::missed(l, days)}</span> }.into_any()
        }
    };
    let line = move || days.get().into_iter().rev().map(|day| link(day, app.today())).collect_view();
    // Days before the shop's first keep their place, so that the line does not jump in its first week.
    let before = move || {
        let first = days.get().last().map(|day| day.run.date);
        let missing = SHOWN.saturating_sub(days.get().len()) as u64;
        let dates = (1..=missing).rev().filter_map(move |back| first?.checked_sub_days(Days::new(back)));
        dates.map(|date| view! { <span class="day" data-outside="" aria-hidden="true"><span class="num">{date.day()}</span></span> }).collect_view()
    };
    // On a shop's first day there is nothing to look back on.
    let is_first_day = Memo::new(move |_| days.get().len() < 2);
    view! {
        <section aria-labelledby="last-days" hidden=is_first_day>
            <div class="section-head">
                <h2 id="last-days">{today::last_days(l)}</h2>
                {words}
                <a class="push" href=Route::Inspections.href()>{today::all_days(l)}</a>
            </div>
            <div class="days">{before}{line}</div>
        </section>
    }
}

fn link(day: Day, on: NaiveDate) -> impl IntoView {
    let l = lang();
    let date = day.run.date;
    // The name holds the number that is seen, for those who speak to the page (WCAG 2.5.3).
    let name = format!("{} {}", format::day(l, date, on), today::status(l, day.status));
    view! {
        <a class="day" href=Route::Summary(day.run.record_id()).href() data-today=(date == on).then_some("") aria-label=name>
            <span class="num" aria-hidden="true">{date.day()}</span>
            <Seal kind=seal(day.status) />
        </a>
    }
}

/// The sign of a day.
pub(crate) fn seal(status: DayStatus) -> SealKind {
    match status {
        DayStatus::Scheduled | DayStatus::InProgress => SealKind::Open,
        DayStatus::Overdue | DayStatus::Missed => SealKind::Overdue,
        DayStatus::Submitted => SealKind::Submitted,
        DayStatus::Completed(ReviewOutcome::Approved) => SealKind::Pass,
        DayStatus::Completed(_) | DayStatus::Returned => SealKind::Fail,
    }
}

/// The tone of a day's chip.
pub(crate) fn tone(status: DayStatus) -> Tone {
    match status {
        DayStatus::Scheduled => Tone::Plain,
        DayStatus::InProgress => Tone::Info,
        DayStatus::Overdue => Tone::Warn,
        DayStatus::Submitted => Tone::Accent,
        DayStatus::Completed(ReviewOutcome::Approved) => Tone::Seal,
        DayStatus::Completed(_) => Tone::Warn,
        DayStatus::Missed | DayStatus::Returned => Tone::Danger,
    }
}

/// The sign of a day's chip.
pub(crate) fn glyph(status: DayStatus) -> Glyph {
    match status {
        DayStatus::Scheduled | DayStatus::InProgress | DayStatus::Overdue | DayStatus::Missed => Glyph::Clock,
        DayStatus::Submitted => Glyph::Upload,
        DayStatus::Completed(ReviewOutcome::Approved) => Glyph::Check,
        DayStatus::Completed(_) => Glyph::Warning,
        DayStatus::Returned => Glyph::Undo,
    }
}
