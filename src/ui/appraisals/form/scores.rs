//! The points of an indicator: the data's, the person's own, the superior's, each with words. The person does not see the
//! superior's before the result is made known.

use super::page::Page;
use super::saved::Saved;
use super::shape::Shape;
use crate::domain::appraisals::{Line, Part, Stage, field};
use crate::domain::scorecards::{Indicator, Source};
use crate::domain::value::Value;
use crate::i18n::{appraisals, appraisals_form as msg};
use leptos::prelude::*;

/// The three beside each other.
#[component]
pub(super) fn Scores(indicator: Indicator, line: Memo<Option<Line>>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let id = indicator.id.clone();
    let data = (indicator.source != Source::Judged).then(|| view! { <Data indicator=indicator.clone() line /> });
    let sees = Memo::new(move |_| sees_above(page));
    let above = StoredValue::new(id.clone());
    view! {
        {data}
        <div class="columns">
            <div class="stack stack-tight">
                <Saved field=field::own(&id) part=Part::Own label=msg::own_points(l) hint=msg::points_hint(l) shape=Shape::Points />
                <Saved field=field::own_note(&id) part=Part::Own label=msg::own_note(l) needless=true />
            </div>
            <Show when=move || sees.get()>
                <div class="stack stack-tight">
                    <Saved field=field::above(&above.get_value()) part=Part::Superior label=msg::above_points(l)
                        hint=msg::points_hint(l) shape=Shape::Points />
                    <Saved field=field::above_note(&above.get_value()) part=Part::Superior label=msg::above_note(l) needless=true />
                </div>
            </Show>
        </div>
    }
}

/// Whether the superior's points are shown: to those above from the handing in on, to its person with the result.
pub(super) fn sees_above(page: Page) -> bool {
    page.rights.with(|rights| rights.sees_result) && page.with(|form| form.stage > Stage::Open).unwrap_or_default()
}

/// The data's points, and a tap that takes them for one's own.
#[component]
fn Data(indicator: Indicator, line: Memo<Option<Line>>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let may = page.may(Part::Own);
    let own = StoredValue::new(field::own(&indicator.id));
    let testid = format!("data-{}", indicator.id);
    let points = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line| line.rated.data)));
    let is_open = move || may.get() && line.with(|line| line.as_ref().is_some_and(|line| line.rated.own.is_none()));
    let take = move |points: i64| page.write(vec![(own.get_value(), Value::Int(points))], |_| ());
    view! {
        <p class="bar">
            <span data-testid=testid>{msg::data_points(l)}" "
                <strong class="num">{move || points.get().map_or_else(|| "–".to_owned(), appraisals::points)}</strong>
            </span>
            {move || points.get().filter(|_| is_open()).map(|points| view! {
                <button type="button" class="button button-quiet" data-testid="take-data" on:click=move |_| take(points)>
                    {msg::take_data(l, &appraisals::points(points))}
                </button>
            })}
        </p>
    }
}
