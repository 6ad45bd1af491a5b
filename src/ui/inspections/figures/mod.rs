//! What the last weeks of inspections say, in numbers with bars beside them. Knows no storage.

mod people;
mod ranking;
mod weeks;

use crate::browser::prefs::{self, Place};
use crate::domain::inspections::{self, Mending, Period, Trends, first_day, trends};
use crate::domain::templates::Template;
use crate::domain::{people as persons, tasks};
use crate::i18n::figures as msg;
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon, Segmented};
use crate::ui::inspections::which::{Which, template};
use crate::ui::lang;
use crate::ui::pieces::Pieces;
use crate::ui::routes::Route;
use leptos::prelude::*;
use people::People;
use ranking::Ranking;
use weeks::Weeks;

/// How many weeks can be looked at.
const SPANS: [u64; 4] = [4, 12, 26, 52];
/// Where the choice is kept (S15).
const SPAN: &str = "figures.weeks";

/// The page.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let app = app();
    let l = lang();
    let span = RwSignal::new(kept_span());
    let template = template();
    // The page has its turn before two years are read through.
    let is_drawn = Pieces::of(|| 2).reach(1);
    let found = Memo::new(move |_| is_drawn.get().then(|| look(app, template.get(), span.get())));
    let choose = move |code: String| {
        prefs::set(Place::Device, SPAN, Some(&code));
        span.set(code.parse().unwrap_or(SPANS[0]));
    };
    let runs = move || {
        found.with(|found| found.iter().flatten().flat_map(|trends| &trends.weeks).map(|week| week.runs).sum::<usize>())
    };
    view! {
        <div class="page" data-testid="figures">
            <a class="button button-quiet page-back" href=Route::Inspections.href()><Icon glyph=Glyph::ArrowLeft />{msg::back(l)}</a>
            <header class="page-head">
                <h1>{msg::title(l)}</h1>
                <Segmented
                    legend=msg::period(l)
                    value=Signal::derive(move || span.get().to_string())
                    options=SPANS.map(|weeks| (weeks.to_string(), msg::weeks(l, weeks))).to_vec()
                    on_change=choose
                />
                <p class="page-sub" aria-live="polite">{move || is_drawn.get().then(|| msg::days_counted(l, runs()))}</p>
            </header>
            <Which />
            {move || found.get().map(|trends| match trends.filter(|_| runs() > 0) {
                Some(trends) => view! { <Sections template=template.get_untracked() trends /> }.into_any(),
                None => view! { <Empty glyph=Glyph::Inspect text=msg::none(l) action=msg::back(l) href=Route::Inspections.href() /> }.into_any(),
            })}
        </div>
    }
}

fn kept_span() -> u64 {
    let kept = prefs::get(Place::Device, SPAN).and_then(|kept| kept.parse().ok());
    kept.filter(|kept| SPANS.contains(kept)).unwrap_or(SPANS[1])
}

fn look(app: App, template: &'static Template, weeks: u64) -> Option<Trends> {
    let shop = app.shop()?;
    let (on, zone) = (app.today(), app.zone());
    app.watch(&[inspections::RUN, tasks::TASK, persons::PERSON], |records| {
        let mut period = Period::weeks_to(on, weeks);
        period.from = period.from.max(first_day(records, &shop, template, on));
        Some(trends(records, &shop, template, period, &*zone))
    })
}

#[component]
fn Sections(template: &'static Template, trends: Trends) -> impl IntoView {
    let l = lang();
    let label = |id: &str| template.check(id).map(|check| l.of(check.label)).unwrap_or_default();
    let checks = trends.checks.into_iter().map(|one| (Some(one.what), label(one.what).to_owned(), one.fails, one.of));
    let entries = trends.entries.into_iter().map(|one| (None, one.what, one.fails, one.of));
    let (checks, entries): (Vec<_>, Vec<_>) = (checks.collect(), entries.collect());
    let pieces = Pieces::of(|| 3);
    let (second, third) = (pieces.reach(1), pieces.reach(2));
    view! {
        <Weeks template weeks=trends.weeks />
        <Show when=move || second.get()>
            <Ranking title=msg::checks(l) id="failing-checks" rows=checks.clone() />
            <Ranking title=msg::entries(l) id="failing-entries" rows=entries.clone() />
        </Show>
        <Show when=move || third.get()>
            <FollowUps mending=trends.mending />
            <People people=trends.people.clone() />
        </Show>
    }
}

#[component]
fn FollowUps(mending: Mending) -> impl IntoView {
    let l = lang();
    let mean = if mending.done == 0 { msg::not_yet(l).to_owned() } else { msg::duration(l, mending.mean) };
    view! {
        <section class="section" aria-labelledby="mending" data-testid="mending">
            <div class="section-head"><h2 id="mending">{msg::mending(l)}</h2></div>
            <dl class="facts sheet">
                <dt>{msg::mean_time(l)}</dt><dd class="num" data-testid="mean-time">{mean}</dd>
                <dt>{msg::mended(l)}</dt><dd class="num">{mending.done}</dd>
                <dt>{msg::not_mended(l)}</dt><dd class="num">{mending.open}</dd>
            </dl>
        </section>
    }
}

/// A bar as long as a part of a whole; the number beside it says the same.
fn bar(part: usize, whole: usize) -> impl IntoView {
    let percent = format!("{}%", (part * 100).checked_div(whole).unwrap_or_default());
    view! { <span class="figure-bar" aria-hidden="true"><span style:inline-size=percent></span></span> }
}
