//! What an appeal came to: the reasons, and the first result beside the last, line by line where they differ.

use super::page::Page;
use super::section::Section;
use crate::domain::appraisals::{Outcome, key, known};
use crate::domain::scorecards::Indicator;
use crate::i18n::{appraisals, appraisals_form as msg, indicators, scorecards};
use leptos::prelude::*;

/// The section, once it was decided.
#[component]
pub(super) fn Decided() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let key = key(&page.id());
    let results = Memo::new(move |_| {
        page.app.watch_record(&key, |record| match record.map(known) {
            Some((Some(first), Some(last))) => Some((first, last)),
            _ => None,
        })
    });
    let reasons = move || page.with(|form| form.decision.clone());
    let lines = move || {
        results.get().map(|(first, last)| {
            let changed: Vec<_> =
                page.indicators().iter().filter_map(|indicator| difference(page, indicator, &first, &last)).collect();
            let is_same = changed.is_empty();
            view! {
                <dl class="facts">
                    <dt>{msg::first_result(l)}</dt>
                    <dd class="num" data-testid="first-result">{msg::result(l, &first)}</dd>
                    <dt>{msg::final_result(l)}</dt>
                    <dd class="num strong" data-testid="final-result">{msg::result(l, &last)}</dd>
                </dl>
                <ul class="ruled">{changed}</ul>
                {is_same.then(|| view! { <p class="soft">{msg::unchanged(l)}</p> })}
            }
        })
    };
    view! {
        <Show when=move || results.with(Option::is_some)>
            <Section name="decided" title=msg::decision(l)>
                <p class="pre">{reasons}</p>
                {lines}
            </Section>
        </Show>
    }
}

/// What changed of an indicator: value, superior's points, data's points.
fn difference(page: Page, indicator: &Indicator, first: &Outcome, last: &Outcome) -> Option<AnyView> {
    let l = page.lang;
    let (before, after) = (first.lines.get(&indicator.id)?, last.lines.get(&indicator.id)?);
    let value = |value: i64| scorecards::measured_value(l, indicator.unit, value);
    let told = |name: &'static str, at: usize, say: &dyn Fn(i64) -> String| {
        let (old, new) = (before.get(at)?, after.get(at)?);
        let say = |one: &Option<i64>| one.map_or_else(|| "–".to_owned(), say);
        (old != new).then(|| format!("{name} {} → {}", say(old), say(new)))
    };
    let parts = [
        told(msg::actual(l), 0, &value),
        told(msg::above_points(l), 2, &appraisals::points),
        told(msg::data_points(l), 3, &appraisals::points),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().map(|words| view! { <span class="num">{words}</span> }).collect();
    let name = indicators::name_of(l, indicator);
    (!parts.is_empty()).then(|| view! { <li class="bar"><span class="strong">{name}</span>{parts}</li> }.into_any())
}
