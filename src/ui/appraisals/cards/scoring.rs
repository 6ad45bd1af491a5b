//! How a value becomes points: rows of mark and points, so much off per step, or a person's word; and a value to try it
//! with.

use super::editor::Editor;
use super::form::{options, text};
use crate::domain::scorecards::Direction;
use crate::domain::scorecards::typing::{Spot, Way};
use crate::domain::scorecards::{Unit, typed as read_typed};
use crate::i18n::{scorecards as base, scorecards_page as msg};
use crate::ui::components::{Glyph, Icon, Segmented, Select, TextField};
use crate::ui::lang;
use leptos::prelude::*;

/// The way of scoring with its numbers.
#[component]
pub(super) fn ScoringFields(editor: Editor) -> impl IntoView {
    let l = lang();
    let way = Memo::new(move |_| editor.typed.with(|typed| typed.way));
    let code = Signal::derive(move || way.get().code().to_owned());
    let wrong = editor.error(Spot::Rows);
    view! {
        <fieldset class="set-field stack" data-testid="indicator-scoring">
            <legend class="field-label">{base::scoring(l)}</legend>
            <Select id="indicator-way" label=msg::way(l) value=code error=wrong
                options=options(Way::ALL, Way::code, |one| msg::way_name(l, one))
                on_change=move |code: String| editor.put(|typed| typed.way = Way::from_code(&code)) />
            {move || match way.get() {
                Way::Bands | Way::Share | Way::Linear => view! { <Rows editor way=way.get() /> }.into_any(),
                Way::Deduct => view! { <Deduct editor /> }.into_any(),
                Way::Manual => view! { <Manual editor /> }.into_any(),
            }}
            <Show when=move || way.get() != Way::Manual><Try editor /></Show>
        </fieldset>
    }
}

/// Rows of mark and points, and the points below them.
#[component]
fn Rows(editor: Editor, way: Way) -> impl IntoView {
    let l = lang();
    let count = Memo::new(move |_| editor.typed.with(|typed| typed.rows.len()));
    let hint = match way {
        Way::Share => msg::share_hint(l),
        Way::Linear => msg::linear_hint(l),
        _ => msg::bands_hint(l),
    };
    let add = move |_| editor.put(|typed| typed.rows.push((String::new(), String::new())));
    view! {
        <p class="field-hint">{hint}</p>
        <div class="stack stack-tight">
            <For each=move || 0..count.get() key=|at| *at let:at><OneRow editor way at /></For>
        </div>
        <div class="bar">
            <button type="button" class="button button-quiet" data-testid="row-add" on:click=add>
                <Icon glyph=Glyph::Plus />{msg::row_add(l)}
            </button>
        </div>
        {(way != Way::Linear).then(|| view! {
            <TextField id="scoring-below" label=msg::below(l) value=text(editor, |typed| &typed.below)
                error=editor.error(Spot::Below) on_input=move |text| editor.put(|typed| typed.below = text) />
        })}
    }
}

#[component]
fn OneRow(editor: Editor, way: Way, at: usize) -> impl IntoView {
    let l = lang();
    let number = at + 1;
    let label = move || {
        let (unit, direction) = editor.typed.with(|typed| (typed.unit, typed.direction));
        match way {
            Way::Share => msg::mark_reaches(l, number, base::unit_name(l, Unit::Percent)),
            Way::Linear => msg::mark_value(l, number, base::unit_name(l, unit)),
            _ if direction == Direction::Down => msg::mark_within(l, number, base::unit_name(l, unit)),
            _ => msg::mark_reaches(l, number, base::unit_name(l, unit)),
        }
    };
    let cell = move |of: fn(&(String, String)) -> &String| {
        Signal::derive(move || {
            editor.typed.with(|typed| typed.rows.get(at).map(|row| of(row).clone()).unwrap_or_default())
        })
    };
    let put = move |change: &dyn Fn(&mut (String, String))| {
        editor.put(|typed| typed.rows.get_mut(at).map(change).unwrap_or_default());
    };
    let remove = move |_| {
        editor.put(|typed| {
            if at < typed.rows.len() {
                typed.rows.remove(at);
            }
        });
    };
    view! {
        <div class="scoring-row">
            <TextField id=format!("scoring-mark-{at}") label value=cell(|row| &row.0) error=editor.error(Spot::Mark(at))
                on_input=move |text: String| put(&|row| row.0.clone_from(&text)) />
            <TextField id=format!("scoring-points-{at}") label=msg::given(l) value=cell(|row| &row.1)
                error=editor.error(Spot::Given(at)) on_input=move |text: String| put(&|row| row.1.clone_from(&text)) />
            <button type="button" class="button button-icon" aria-label=msg::row_remove(l, number) on:click=remove>
                <Icon glyph=Glyph::Cross />
            </button>
        </div>
    }
}

/// So much off per step.
#[component]
fn Deduct(editor: Editor) -> impl IntoView {
    let l = lang();
    let unit = move || base::unit_name(l, editor.typed.with(|typed| typed.unit));
    view! {
        <div class="columns">
            <TextField id="scoring-from" label=move || msg::deduct_from(l, unit()) hint=msg::deduct_from_hint(l)
                value=text(editor, |typed| &typed.from) error=editor.error(Spot::From)
                on_input=move |text| editor.put(|typed| typed.from = text) />
            <TextField id="scoring-step" label=move || msg::deduct_step(l, unit()) value=text(editor, |typed| &typed.step)
                error=editor.error(Spot::Step) on_input=move |text| editor.put(|typed| typed.step = text) />
            <TextField id="scoring-off" label=msg::deduct_off(l) value=text(editor, |typed| &typed.off)
                error=editor.error(Spot::Off) on_input=move |text| editor.put(|typed| typed.off = text) />
            <TextField id="scoring-floor" label=msg::deduct_floor(l) value=text(editor, |typed| &typed.floor)
                error=editor.error(Spot::Floor) on_input=move |text| editor.put(|typed| typed.floor = text) />
        </div>
    }
}

/// What a person can say at most.
#[component]
fn Manual(editor: Editor) -> impl IntoView {
    let l = lang();
    let most = Signal::derive(move || editor.typed.with(|typed| typed.most).to_string());
    let choices = [5_i64, 100].map(|most| (most.to_string(), msg::most_of(l, most))).to_vec();
    view! {
        <Segmented legend=msg::most(l) value=most options=Signal::stored(choices)
            on_change=move |code: String| editor.put(|typed| typed.most = if code == "5" { 5 } else { 100 }) />
    }
}

/// A value, and what it comes to by what is typed now.
#[component]
fn Try(editor: Editor) -> impl IntoView {
    let l = lang();
    let value = RwSignal::new(String::new());
    let unit = Memo::new(move |_| editor.typed.with(|typed| typed.unit));
    let reads = Memo::new(move |_| editor.reads());
    let outcome = move || {
        let typed = value.with(|value| read_typed(value, unit.get()));
        match (typed, reads.get()) {
            (Ok(None), _) => String::new(),
            (Err(why), _) => msg::unread(l, Way::Bands, why.into()).to_owned(),
            (Ok(Some(_)), None) => msg::not_yet(l).to_owned(),
            (Ok(Some(value)), Some(indicator)) => msg::tried(l, &indicator, value),
        }
    };
    view! {
        <div class="scoring-try">
            <TextField id="scoring-try" label=move || msg::try_value(l, base::unit_name(l, unit.get())) value
                on_input=move |text| value.set(text) />
            <output class="strong num" for="scoring-try" data-testid="scoring-tried">{outcome}</output>
        </div>
    }
}
