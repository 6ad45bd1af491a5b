//! Section 6: what people say and nothing measures. Where the marks have words, these are what is chosen.

use super::kpi::{What, by_group};
use super::page::Page;
use super::saved::Saved;
use super::scores::{Scores, sees_above};
use super::section::{Section, element_id};
use crate::domain::appraisals::{Part, field};
use crate::domain::ids::Field;
use crate::domain::scorecards::{FULL, Indicator, Scoring, Source};
use crate::domain::value::Value;
use crate::i18n::{appraisals, appraisals_form as msg, indicators};
use crate::ui::components::fresh_id;
use leptos::prelude::*;

/// A mark with its words, and the points that it stands for.
type Mark = (String, i64);

/// The marks of an indicator, best first; none where any number of points can be said.
fn marks(page: Page, indicator: &Indicator) -> Vec<Mark> {
    let Scoring::Manual { most: most @ 1..=10 } = indicator.scoring else { return Vec::new() };
    let words = indicators::anchors_of(page.lang, indicator);
    let mut words = words.lines();
    let mark = |mark: i64| match words.next().map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => (words.to_owned(), mark * FULL / most),
        None => (mark.to_string(), mark * FULL / most),
    };
    (1..=most).rev().map(mark).collect()
}

/// What people say and nothing measures.
#[component]
pub(super) fn Behaviour() -> impl IntoView {
    let page = Page::here();
    let is_wanted = |one: &Indicator| one.source == Source::Judged;
    let groups = by_group(page, is_wanted, |indicator| view! { <One indicator /> }.into_any());
    groups.map(|groups| view! { <Section name="behaviour" title=msg::behaviour_head(page.lang)>{groups}</Section> })
}

#[component]
fn One(indicator: Indicator) -> impl IntoView {
    let page = Page::here();
    let testid = format!("indicator-{}", indicator.id);
    let marks = marks(page, &indicator);
    let line = page.line(&indicator);
    let said = if marks.is_empty() {
        let words = indicators::anchors_of(page.lang, &indicator);
        view! {
            {(!words.is_empty()).then(|| view! { <p class="pre small soft">{words}</p> })}
            <Scores indicator=indicator.clone() line />
        }
        .into_any()
    } else {
        view! { <Chosen indicator=indicator.clone() marks /> }.into_any()
    };
    view! {
        <li class="stack stack-tight appraisal-indicator" data-testid=testid><What indicator />{said}</li>
    }
}

/// The person's mark and the superior's beside each other.
#[component]
fn Chosen(indicator: Indicator, marks: Vec<Mark>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let sees = Memo::new(move |_| sees_above(page));
    let id = StoredValue::new(indicator.id.clone());
    let all = StoredValue::new(marks.clone());
    view! {
        <div class="columns">
            <div class="stack stack-tight">
                <Marks field=field::own(&indicator.id) part=Part::Own label=msg::own_points(l) marks />
                <Saved field=field::own_note(&indicator.id) part=Part::Own label=msg::own_note(l) needless=true />
            </div>
            <Show when=move || sees.get()>
                <div class="stack stack-tight">
                    <Marks field=field::above(&id.get_value()) part=Part::Superior label=msg::above_points(l) marks=all.get_value() />
                    <Saved field=field::above_note(&id.get_value()) part=Part::Superior label=msg::above_note(l) needless=true />
                </div>
            </Show>
        </div>
    }
}

/// One mark out of a few: written at once.
#[component]
fn Marks(field: Field, part: Part, label: &'static str, marks: Vec<Mark>) -> impl IntoView {
    let page = Page::here();
    let may = page.may(part);
    let id = element_id(&field);
    let stored = page.value(&field);
    let error = RwSignal::new(None::<String>);
    let group = fresh_id();
    let field = StoredValue::new(field);
    let choose = move |points: i64| {
        let edits = vec![(field.get_value(), Value::Int(points))];
        page.write(edits, move |done| drop(error.try_set(done.err())));
    };
    let chosen = move || stored.with(Value::as_int);
    let marks = StoredValue::new(marks);
    let option = move |(words, points): Mark| {
        view! {
            <label class="choice">
                <input type="radio" name=group.clone() value=points prop:checked=move || chosen() == Some(points)
                    on:change=move |_| choose(points) />
                <span>{words}</span>
            </label>
        }
    };
    let options = move || marks.get_value().into_iter().map(option.clone()).collect_view().into_any();
    // Whoever only reads it sees the words of the mark that was chosen.
    let said =
        move || marks.with_value(|marks| marks.iter().find(|mark| chosen() == Some(mark.1)).map(|mark| mark.0.clone()));
    let told = move || chosen().map_or_else(|| msg::none_said(page.lang).to_owned(), appraisals::points);
    view! {
        <fieldset class="appraisal-marks" id=id.clone() data-testid=id>
            <legend class="field-label">{label}" "<span class="soft small num">{told}</span></legend>
            {move || if may.get() { options() } else { view! { <p>{said()}</p> }.into_any() }}
            <p class="field-error" role="alert">{move || error.get()}</p>
        </fieldset>
    }
}
