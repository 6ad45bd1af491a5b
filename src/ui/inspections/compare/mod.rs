//! Two runs beside each other: which two, how each went, and check by check what became of it.

mod day;
mod head;
mod rows;
mod side;

use crate::browser::prefs::{self, Place};
use crate::domain::ids::RecordId;
use crate::domain::inspections::{self, Comparison, Run, RunId, Shift, Stored, begun_runs, compare, one_before};
use crate::domain::templates::of_run;
use crate::domain::{shops, tasks};
use crate::i18n::compare as msg;
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::inspections::which::template;
use crate::ui::lang;
use crate::ui::routes::{self, Route};
use chrono::Datelike;
use head::Sides;
use leptos::prelude::*;
use rows::{LookedAtOnce, Section};

/// Where it is kept whether what did not change is shown as well (S15).
const ALL: &str = "compare.all";
/// What stands in the address for the latest run that was handed in, or else the latest.
const LATEST: &str = "latest";

/// Which two; the earlier one first, whichever of them the address names first.
#[derive(Clone, PartialEq)]
struct Two {
    then: RunId,
    now: RunId,
}

impl Two {
    fn of(a: RunId, b: RunId) -> Self {
        if a.date <= b.date { Self { then: a, now: b } } else { Self { then: b, now: a } }
    }

    fn has(&self, run: &RunId) -> bool {
        self.then == *run || self.now == *run
    }

    fn dates_differ_in_year(&self) -> bool {
        self.then.date.year() != self.now.date.year()
    }
}

/// The runs as the address names them.
#[derive(Clone, PartialEq)]
struct Named {
    run: RecordId,
    other: Option<RecordId>,
}

/// What the address asks for.
#[derive(Clone, PartialEq)]
enum Wanted {
    Two(Two),
    /// There is none before this one.
    NoneBefore,
    Unknown,
}

/// The page. It stays as it is when another run is chosen.
#[component]
pub fn ComparePage() -> impl IntoView {
    let app = app();
    let l = lang();
    let route = routes::current();
    let named = Memo::new(move |before: Option<&Named>| match route.get() {
        Route::Compare(run, other) => Named { run, other },
        // On the way to another page.
        _ => before.cloned().unwrap_or(Named { run: RecordId::of(LATEST), other: None }),
    });
    let begun = Memo::new(move |_| begun(app, &named.get()));
    let wanted = Memo::new(move |_| find(app, &named.get(), &begun.get()));
    let two = Memo::new(move |_| match wanted.get() {
        Wanted::Two(two) => Some(two),
        _ => None,
    });
    let is_found = Memo::new(move |_| two.with(Option::is_some));
    let none = move || if wanted.get() == Wanted::NoneBefore { msg::none_before(l) } else { msg::unknown(l) };
    view! {
        <div class="page-report" data-testid="compare-page">
            <a class="button button-quiet page-back hide-print" href=Route::Inspections.href()>
                <Icon glyph=Glyph::ArrowLeft />{crate::i18n::history::title(l)}
            </a>
            <h1>{msg::title(l)}</h1>
            <Show when=move || is_found.get() fallback=move || view! {
                <Empty glyph=Glyph::Inspect text=none() action=msg::to_history(l) href=Route::Inspections.href() />
            }>
                <Sides two begun />
                <Changes two />
            </Show>
        </div>
    }
}

/// The runs to choose from: those of the shop and template of the run that is named.
fn begun(app: App, named: &Named) -> Vec<RunId> {
    let of = match RunId::parse(&named.run) {
        Some(run) => Some((run.shop, run.template)),
        None => app.shop().map(|shop| (shop.id, template().get_untracked().id.to_owned())),
    };
    let Some((shop, template)) = of else { return Vec::new() };
    app.watch(&[inspections::RUN, shops::SHOP], |records| begun_runs(records, &shop, &template))
}

fn find(app: App, named: &Named, begun: &[RunId]) -> Wanted {
    let known = |id: &RecordId| RunId::parse(id).filter(|run| app.peek(|records| of_run(records, run)).is_some());
    let run = if named.run.as_str() == LATEST { latest(app, begun) } else { known(&named.run) };
    let Some(run) = run else {
        return if named.run.as_str() == LATEST { Wanted::NoneBefore } else { Wanted::Unknown };
    };
    match &named.other {
        Some(other) => known(other).map_or(Wanted::Unknown, |other| Wanted::Two(Two::of(other, run))),
        None => one_before(begun, &run).map_or(Wanted::NoneBefore, |before| Wanted::Two(Two::of(before.clone(), run))),
    }
}

/// The latest that was handed in, so that a day only just begun is not compared; else the latest.
fn latest(app: App, begun: &[RunId]) -> Option<RunId> {
    app.watch(&[inspections::RUN], |records| {
        let is_in = |run: &&RunId| Run::of(records.by_key(&run.key()).map(AsRef::as_ref)).stored() != Stored::Open;
        begun.iter().find(is_in).or(begun.first()).cloned()
    })
}

/// What changed, what matters most first; on request what did not.
#[component]
fn Changes(two: Memo<Option<Two>>) -> impl IntoView {
    let app = app();
    let l = lang();
    let all = RwSignal::new(prefs::get(Place::Device, ALL).is_some());
    let found = Memo::new(move |_| {
        let two = two.get()?;
        Some(app.watch(&[inspections::RUN, tasks::TASK], |records| compare(records, &two.then, &two.now)))
    });
    let choose = move |event| {
        let only_changes = event_target_checked(&event);
        prefs::set(Place::Device, ALL, (!only_changes).then_some("1"));
        all.set(!only_changes);
    };
    view! {
        <label class="choice hide-print">
            <input type="checkbox" data-testid="only-changes" prop:checked=move || !all.get() on:change=choose />
            <span>{msg::only_changes(l)}</span>
        </label>
        <div data-testid="changes">
            {move || Some(view! { <Found two=two.get()? found=found.get()? all=all.get() /> })}
        </div>
    }
}

#[component]
fn Found(two: Two, found: Comparison, all: bool) -> impl IntoView {
    let l = lang();
    let same = found.of(Shift::Same).count();
    let hidden = if all { 0 } else { same };
    let is_same = same == found.pairs.len() && found.only_then.is_empty() && found.only_now.is_empty();
    let shifts = Shift::ALL.into_iter().filter(|shift| all || *shift != Shift::Same);
    let sections = shifts.filter_map(|shift| {
        let pairs: Vec<_> = found.of(shift).cloned().collect();
        (!pairs.is_empty()).then(|| view! { <Section two=two.clone() shift pairs /> })
    });
    let sections = sections.collect_view();
    view! {
        {is_same.then(|| view! { <p class="report-section" role="status">{msg::nothing_changed(l)}</p> })}
        {sections}
        <LookedAtOnce two only_then=found.only_then only_now=found.only_now />
        {(hidden > 0).then(|| view! {
            <p class="report-section soft small num" data-testid="unchanged">{msg::unchanged_hidden(l, hidden)}</p>
        })}
    }
}
