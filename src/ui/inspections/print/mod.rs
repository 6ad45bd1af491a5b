//! The paper forms of one run or of a period, on screen as they will be printed, and the button that prints them.

mod photos;
mod sheet;

use crate::browser::print;
use crate::domain::calendar::parse_date;
use crate::domain::ids::RecordId;
use crate::domain::inspections::{self, DAILY, DayStatus, Period, Run, RunId, day_of, runs_between};
use crate::domain::shops::Shop;
use crate::i18n::{Lang, forms as msg};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::lang;
use crate::ui::routes::Route;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sheet::Sheet;

/// More forms than these are not printed at once: the browser would take minutes over them.
const MOST: usize = 100;

/// What the address asks for.
#[derive(Clone, PartialEq)]
enum Wanted {
    Run(RunId),
    Period(Period),
}

impl Wanted {
    fn parse(what: &str) -> Option<Self> {
        if let Some((from, to)) = what.split_once("..") {
            return Some(Self::Period(Period { from: parse_date(from)?, to: parse_date(to)? }));
        }
        RunId::parse(&RecordId::new(what)).filter(|run| run.template().is_some()).map(Self::Run)
    }

    fn back(&self) -> Route {
        match self {
            Self::Run(run) => Route::Summary(run.record_id()),
            Self::Period(_) => Route::Inspections,
        }
    }

    fn dates(&self) -> String {
        match self {
            Self::Run(run) => run.date.to_string(),
            Self::Period(Period { from, to }) => format!("{from}–{to}"),
        }
    }
}

/// The address by which the forms of a period are shown.
pub(super) fn of_period(period: Period) -> Route {
    let Period { from, to } = period;
    Route::Print(format!("{from}..{to}"))
}

/// The forms, and how they are printed.
#[component]
pub fn PrintPage(what: String) -> impl IntoView {
    match Wanted::parse(&what) {
        Some(wanted) => view! { <Forms wanted /> }.into_any(),
        None => nothing(lang(), msg::unknown(lang())),
    }
}

fn nothing(l: Lang, words: impl Into<TextProp>) -> AnyView {
    let to_history = Route::Inspections.href();
    view! {
        <div class="page" data-testid="no-forms">
            <Empty glyph=Glyph::Inspect text=words action=msg::to_history(l) href=to_history />
        </div>
    }
    .into_any()
}

/// What a period holds: forms that somebody began, and days that were missed.
#[derive(Clone, PartialEq, Default)]
struct Found {
    runs: Vec<RunId>,
    missed: Vec<NaiveDate>,
}

fn find(app: App, wanted: &Wanted) -> Found {
    let Some(shop) = app.shop() else { return Found::default() };
    match wanted {
        Wanted::Run(run) => Found { runs: vec![run.clone()], missed: Vec::new() },
        Wanted::Period(period) => find_between(app, &shop, *period),
    }
}

fn find_between(app: App, shop: &Shop, period: Period) -> Found {
    let (now, zone, today) = (app.now.get_untracked(), app.zone(), untrack(|| app.today()));
    let mut found = Found::default();
    app.watch(&[inspections::RUN], |records| {
        for run in runs_between(records, shop, &DAILY, period, today) {
            let is_begun = Run::of(records.by_key(&run.key()).map(AsRef::as_ref)).is_begun();
            let is_missed =
                || day_of(records, shop, &run, now, &*zone).is_some_and(|day| day.status == DayStatus::Missed);
            match is_begun {
                true => found.runs.push(run),
                false if is_missed() => found.missed.push(run.date),
                false => {}
            }
        }
    });
    found.runs.reverse();
    found.missed.reverse();
    found
}

#[component]
fn Forms(wanted: Wanted) -> impl IntoView {
    let l = lang();
    let app = app();
    let photos = RwSignal::new(matches!(wanted, Wanted::Run(_)));
    let found = Memo::new({
        let wanted = wanted.clone();
        move |_| find(app, &wanted)
    });
    entitle(app, l, &wanted);
    let count = Memo::new(move |_| found.with(|found| found.runs.len()));
    let back = StoredValue::new(wanted.back().href());
    move || match count.get() {
        0 => nothing(l, msg::none(l)),
        count if count > MOST => nothing(l, msg::too_many(l, count, MOST)),
        _ => view! { <Preview found photos back=back.get_value() /> }.into_any(),
    }
}

/// The page's title becomes the name of the PDF.
fn entitle(app: App, l: Lang, wanted: &Wanted) {
    let shop = untrack(|| app.shop()).map(|shop| shop.name).unwrap_or_default();
    let before = document().title();
    document().set_title(&msg::file_title(l, &shop, &wanted.dates()));
    on_cleanup(move || document().set_title(&before));
}

/// The bar above, which is not printed, and the sheets.
#[component]
fn Preview(found: Memo<Found>, photos: RwSignal<bool>, back: String) -> impl IntoView {
    let l = lang();
    let ready = one_by_one(found);
    let total = move || found.with(|found| found.runs.len());
    let is_waiting = move || ready.get() < total();
    let busy = RwSignal::new(false);
    let press = move |_| {
        busy.set(true);
        spawn_local(async move {
            print::print(".forms[data-waiting=true], .form-photo[data-waiting=true]").await;
            busy.try_set(false);
        });
    };
    let state = move || match is_waiting() {
        true => msg::preparing(l, ready.get(), total()),
        false => msg::hint(l).to_owned(),
    };
    let sheets = move || found.with(|found| found.runs.iter().take(ready.get()).cloned().collect::<Vec<_>>());
    view! {
        <div class="print-page" data-testid="print-page">
            <div class="print-bar hide-print">
                <h1>{msg::title(l)}</h1>
                <p class="soft small" role="status">{state}</p>
                <div class="bar bar-apart">
                    <a class="button button-quiet" href=back><Icon glyph=Glyph::ArrowLeft />{msg::back(l)}</a>
                    <span class="bar">
                        <label class="choice">
                            <input type="checkbox" data-testid="with-photos" prop:checked=photos
                                on:change=move |event| photos.set(event_target_checked(&event)) />
                            <span>{msg::with_photos(l)}</span>
                        </label>
                        <button type="button" class="button button-primary" data-testid="print-forms"
                            aria-busy=move || busy.get().to_string() disabled=move || busy.get() on:click=press
                        >{msg::print(l)}</button>
                    </span>
                </div>
            </div>
            <div class="forms" data-photos=move || photos.get().to_string() data-waiting=move || is_waiting().to_string()>
                <For each=sheets key=RunId::record_id let:run>
                    <Sheet run photos />
                </For>
                <Missed found />
            </div>
        </div>
    }
}

/// How many sheets are shown: one more whenever the page has had its turn.
fn one_by_one(found: Memo<Found>) -> RwSignal<usize> {
    let shown = RwSignal::new(1);
    Effect::new(move |_| {
        let (now, total) = (shown.get(), found.with(|found| found.runs.len()));
        if now < total {
            spawn_local(async move {
                gloo_timers::future::TimeoutFuture::new(0).await;
                shown.try_set(now + 1);
            });
        }
    });
    shown
}

/// The days of the period on which nobody was there, after the last sheet.
#[component]
fn Missed(found: Memo<Found>) -> impl IntoView {
    let l = lang();
    move || {
        let missed = found.with(|found| found.missed.clone());
        (!missed.is_empty()).then(|| {
            view! { <p class="form-missed" data-testid="missed-days">{msg::missed(l, &missed)}</p> }
        })
    }
}
