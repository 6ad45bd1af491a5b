//! The records behind a computed figure, each a link, and how they make it. Looked up when unfolded.

use super::page::Page;
use crate::domain::appraisals::{Evidence, Figure, Line, live, live_all};
use crate::domain::ids::Key;
use crate::domain::scorecards::{Indicator, Unit};
use crate::i18n::{appraisals_form as msg, scorecards};
use crate::ui::appraisals::link::RecordLink;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many records are shown at first, and more with each tap.
const STEP: usize = 50;

/// What the records say now, with the records.
pub(super) fn figure(page: Page, indicator: &Indicator) -> Option<Figure> {
    page.peek(|form| page.asking(|records, ctx| live(records, ctx.zone, form, indicator, ctx.now)))?
}

/// The records behind all figures of the form, each once.
pub(super) fn candidates(page: Page) -> Vec<Key> {
    let all = page.peek(|form| page.asking(|records, ctx| live_all(records, ctx.zone, form, ctx.now)));
    let figures = all.unwrap_or_default().into_values();
    let mut known = BTreeSet::new();
    let keys = figures.flat_map(|figure| figure.evidence).map(|one| one.key);
    keys.filter(|key| known.insert((key.kind.as_str().to_owned(), key.id.as_str().to_owned()))).collect()
}

/// The records behind a figure.
#[component]
pub(super) fn Records(indicator: Indicator, line: Memo<Option<Line>>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let wanted = RwSignal::new(false);
    let testid = format!("evidence-{}", indicator.id);
    let found = Memo::new(move |_| {
        page.basis.track();
        if wanted.get() { figure(page, &indicator) } else { None }
    });
    let unit = move || line.with(|line| line.as_ref().map_or(Unit::Count, |line| line.indicator.unit));
    let summary = move || match found.with(|found| found.as_ref().map(|found| found.evidence.len())) {
        Some(count) => msg::evidence(l, count),
        None => msg::evidence_none(l).to_owned(),
    };
    view! {
        <details class="details" data-testid=testid on:toggle=move |_| wanted.set(true)>
            <summary>{summary}</summary>
            <div class="details-body stack stack-tight">
                {move || found.get().map(|found| view! { <Sum found=found.clone() unit=unit() line /><List found unit=unit() /> })}
            </div>
        </details>
    }
}

/// The sum of the parts over the sum of the wholes, and whether the form keeps another value.
#[component]
fn Sum(found: Figure, unit: Unit, line: Memo<Option<Line>>) -> impl IntoView {
    let l = Page::here().lang;
    let value = found.value.map(|value| scorecards::measured_value(l, unit, value));
    let kept = line.with_untracked(|line| line.as_ref().and_then(|line| line.computed)).and_then(|(value, ..)| value);
    let sum = value.as_ref().map(|value| match unit {
        Unit::Percent => msg::sum(l, found.part, found.whole, value),
        _ => msg::sum_of(l, found.evidence.len(), value),
    });
    let changed = (found.value != kept).then(|| {
        let now = value.clone().unwrap_or_else(|| msg::left_out(l).to_owned());
        msg::changed_since(l, &now)
    });
    view! {
        {sum.map(|sum| view! { <p class="num strong" data-testid="sum">{sum}</p> })}
        {changed.map(|words| view! { <p class="small tone-warn">{words}</p> })}
    }
}

#[component]
fn List(found: Figure, unit: Unit) -> impl IntoView {
    let l = Page::here().lang;
    let most = RwSignal::new(STEP);
    let count = found.evidence.len();
    let all = StoredValue::new(found.evidence);
    let row = move |one: Evidence| {
        let counts = (unit == Unit::Percent).then(|| msg::counts(l, one.part, one.whole));
        view! {
            <li class="bar bar-apart">
                <RecordLink key=one.key />
                {counts.map(|words| view! { <span class="small soft num">{words}</span> })}
            </li>
        }
    };
    let shown = move || all.with_value(|all| all.iter().take(most.get()).cloned().map(row).collect_view());
    view! {
        {(count == 0).then(|| view! { <p class="soft">{msg::no_evidence(l)}</p> })}
        <ul class="appraisal-evidence">{shown}</ul>
        <Show when=move || { count > most.get() }>
            <button type="button" class="button button-quiet" on:click=move |_| most.update(|most| *most += STEP)>
                {msg::more_records(l)}
            </button>
        </Show>
    }
}
