//! The two runs that are compared: each chosen from those that exist, how it went, who handed it in and when.

use super::Two;
use super::day::{EarlierDay, OfDay};
use crate::domain::ids::RecordId;
use crate::domain::inspections::{self, Day, Run, RunId, Score, day_of, offered, score};
use crate::domain::records::Records;
use crate::domain::shops::{self, Shop};
use crate::domain::templates::{TEMPLATE, of_run};
use crate::domain::{people, tasks};
use crate::i18n::{Lang, apart, common, compare as msg, format, history, inspections as words, templates, today};
use crate::state::{App, app};
use crate::ui::components::Status;
use crate::ui::lang;
use crate::ui::routes::{self, Route};
use crate::ui::today::{glyph, tone};
use leptos::prelude::*;

/// One of the two.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Which {
    Then,
    Now,
}

impl Which {
    pub(super) fn own(self, two: &Two) -> &RunId {
        if self == Self::Then { &two.then } else { &two.now }
    }

    pub(super) fn other(self, two: &Two) -> &RunId {
        if self == Self::Then { &two.now } else { &two.then }
    }
}

/// Both, side by side, and what is to be said of a day that was chosen.
#[component]
pub(super) fn Sides(two: Memo<Option<Two>>, begun: Memo<Vec<RunId>>) -> impl IntoView {
    let l = lang();
    let said = RwSignal::new(None::<OfDay>);
    // It goes with the run that it is about.
    let words =
        move || said.get().filter(|said| two.get().is_some_and(|two| two.has(&said.run))).map(|said| said.words);
    view! {
        <div class="compare-head">
            <Side two begun said which=Which::Then label=msg::earlier(l) id="compare-then" />
            <Side two begun said which=Which::Now label=msg::later(l) id="compare-now" />
        </div>
        <p class="small" role="status" data-testid="compare-said">{words}</p>
    }
}

#[component]
fn Side(
    two: Memo<Option<Two>>,
    begun: Memo<Vec<RunId>>,
    said: RwSignal<Option<OfDay>>,
    which: Which,
    label: &'static str,
    id: &'static str,
) -> impl IntoView {
    let app = app();
    let choose = move |event| {
        said.set(None);
        if let Some(two) = two.get_untracked() {
            show(RecordId::new(event_target_value(&event)), which.other(&two));
        }
    };
    let options = move || two.get().map(|two| begun.with(|begun| options(app, &two, which, begun)));
    let facts = Memo::new(move |_| two.get().and_then(|two| look(app, which.own(&two))));
    view! {
        <section class="compare-of stack stack-tight" aria-label=label>
            <div class="compare-choose">
                <div class="field">
                    <label class="field-label" for=id>{label}</label>
                    <span class="select-box">
                        <select class="input" id=id data-testid=id on:change=choose>{options}</select>
                    </span>
                </div>
                <EarlierDay two begun said which id=format!("{id}-day") />
            </div>
            {move || facts.get().map(facts_view)}
        </section>
    }
}

/// Shows this run beside the other one. No step of its own in the browser's history: back leads to where the person
/// came from.
pub(super) fn show(own: RecordId, other: &RunId) {
    routes::replace(&Route::Compare(own, Some(other.record_id())));
}

/// The runs that are offered, latest first, and the one that is looked at; not the one on the other side.
fn options(app: App, two: &Two, which: Which, begun: &[RunId]) -> impl IntoView + use<> {
    let (l, today, own) = (lang(), app.today(), which.own(two));
    let text = |run: &RunId| {
        let day = format::day(l, run.date, today);
        let is_twice = begun.iter().any(|other| other.date == run.date && other.shop != run.shop);
        let shop = is_twice.then(|| app.peek(|records| shop_name(records, run)));
        let owner = run.by.as_ref().map(|by| app.name_of(by));
        let more = [shop, owner].into_iter().flatten().map(|name| format!(" · {}", apart(&name)));
        std::iter::once(day).chain(more).collect::<String>()
    };
    let option = |run: RunId| {
        let id = run.record_id().as_str().to_owned();
        view! { <option value=id prop:selected=run == *own>{text(&run)}</option> }
    };
    offered(begun, own, which.other(two)).into_iter().map(option).collect_view()
}

/// Two entries of a shop that were joined may both have been inspected on a day.
fn shop_name(records: &Records, run: &RunId) -> String {
    records.by_key(&shops::key(&run.shop)).map(|record| Shop::read(record).name).unwrap_or_default()
}

/// How a run went.
#[derive(Clone, PartialEq)]
struct Facts {
    day: Day,
    score: Option<Score>,
    submitted: Option<(String, i64)>,
}

fn look(app: App, run: &RunId) -> Option<Facts> {
    let shop = app.shop()?;
    let (now, zone) = (app.now.get(), app.zone());
    app.watch(&[inspections::RUN, tasks::TASK, people::PERSON, TEMPLATE], |records| {
        let stored = Run::of(records.by_key(&run.key()).map(AsRef::as_ref));
        let name = || people::find(records, &stored.submitted_by()).map(|person| person.name).unwrap_or_default();
        Some(Facts {
            day: day_of(records, &shop, run, now, &*zone)?,
            score: of_run(records, run).and_then(|template| score(stored, template)),
            submitted: stored.submitted_at().map(|at| (name(), at)),
        })
    })
}

fn facts_view(facts: Facts) -> impl IntoView {
    let l = lang();
    let Facts { day, score, submitted } = facts;
    let progress = day.progress;
    let counts = [
        score.map(|score| templates::score(l, &percent(score.hundredths))),
        Some(words::passed_of(l, progress.pass, progress.total)),
        (progress.fail > 0).then(|| history::fails(l, progress.fail)),
        (progress.na > 0).then(|| format!("{} {}", progress.na, common::na(l))),
        (progress.open() > 0).then(|| history::open_checks(l, progress.open())),
    ];
    let counts = counts.into_iter().flatten().map(|count| view! { <li class="num">{count}</li> }).collect_view();
    view! {
        <p class="bar bar-apart">
            <Status tone=tone(day.status) glyph=glyph(day.status) text=today::status(l, day.status) />
            <a class="button button-quiet page-back hide-print" href=Route::Summary(day.run.record_id()).href()>{msg::in_summary(l)}</a>
        </p>
        <ul class="compare-counts small">{counts}</ul>
        <p class="soft small">{signed(l, submitted)}</p>
    }
}

/// `92.5`: hundredths of a percent, rounded down to tenths.
fn percent(hundredths: i64) -> String {
    format!("{}.{}", hundredths / 100, hundredths / 10 % 10)
}

fn signed(l: Lang, submitted: Option<(String, i64)>) -> String {
    let Some((name, at)) = submitted else { return msg::not_handed_in(l).to_owned() };
    let app = app();
    let name = if name.is_empty() { common::unknown_person(l).to_owned() } else { name };
    untrack(|| history::submitted_at_by(l, &name, &format::moment(l, &*app.zone(), at, app.today())))
}
