//! An indicator on its card: what it says, its weight, which is stored when it is left, its place, and taking it out.

use super::editor::Editor;
use crate::domain::scorecards::typing::{Typed, Way, moved, weight_in_field};
use crate::domain::scorecards::{Card, Direction, Indicator, Scoring, field};
use crate::i18n::indicators::{anchors_of, definition_of, formula_of, name_of};
use crate::i18n::{Lang, scorecards as base, scorecards_page as msg};
use crate::ui::components::{Glyph, Icon, TextField};
use crate::ui::placements::Failed;
use crate::ui::{Write, lang};
use leptos::prelude::*;
use smol_str::SmolStr;

/// One that counts.
#[component]
pub(super) fn Row(id: SmolStr, card: Memo<Option<Card>>, editor: Editor) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let own = find(card, id.clone());
    let name = Memo::new(move |_| own.with(|own| own.as_ref().map(|own| name_of(l, own)).unwrap_or_default()));
    let move_it = {
        let id = id.clone();
        Callback::new(move |up| {
            let edits = card.with_untracked(|card| card.as_ref().map(|card| moved(card, &id, up)).unwrap_or_default());
            editor.edit(write, edits);
        })
    };
    let out = vec![(field::indicator(&id, field::of::ARCHIVED), true.into())];
    let change = move |_| {
        if let Some(own) = own.get_untracked() {
            editor.open(own);
        }
    };
    let testid = format!("indicator-{id}");
    view! {
        <li class="indicator" data-testid=testid>
            {move || own.get().map(|own| view! { <Words own /> })}
            <fieldset class="indicator-tools" disabled=move || !editor.may.get()>
                <Weight own id editor name />
                <div class="bar">
                    <button type="button" class="button button-quiet" data-testid="indicator-change"
                        aria-label=move || msg::change_of(l, &name.get()) on:click=change
                    ><Icon glyph=Glyph::Pencil />{msg::change(l)}</button>
                    <button type="button" class="button button-icon" data-testid="indicator-up"
                        aria-label=move || msg::up_of(l, &name.get()) on:click=move |_| move_it.run(true)
                    ><span class="indicator-up"><Icon glyph=Glyph::ChevronDown /></span></button>
                    <button type="button" class="button button-icon" data-testid="indicator-down"
                        aria-label=move || msg::down_of(l, &name.get()) on:click=move |_| move_it.run(false)
                    ><Icon glyph=Glyph::ChevronDown /></button>
                    <button type="button" class="button button-quiet" data-testid="indicator-out"
                        aria-label=move || msg::take_out_of(l, &name.get()) on:click=move |_| editor.edit(write, out.clone())
                    >{msg::take_out(l)}</button>
                </div>
            </fieldset>
            <Failed error=write.error />
        </li>
    }
}

fn find(card: Memo<Option<Card>>, id: SmolStr) -> Memo<Option<Indicator>> {
    Memo::new(move |_| card.with(|card| card.as_ref().and_then(|card| card.indicator(&id).cloned())))
}

/// What an indicator says; meaning, formula and marks in words folded away.
#[component]
fn Words(own: Indicator) -> impl IntoView {
    let l = lang();
    let is_judged = matches!(own.scoring, Scoring::Manual { .. });
    let needs_target = own.target.is_none() && needs_a_target(&own);
    let lines = msg::scoring_lines(l, &own).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let more = [
        (base::definition(l), definition_of(l, &own)),
        (base::formula(l), formula_of(l, &own)),
        (base::anchors(l), anchors_of(l, &own)),
    ];
    let more: Vec<_> = more.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    view! {
        <div class="stack stack-tight">
            <h4>{name_of(l, &own)}</h4>
            <dl class="facts small">
                {(!is_judged).then(|| view! { <dt>{base::target(l)}</dt><dd class="num">{target_words(l, &own)}</dd> })}
                <dt>{base::source(l)}</dt><dd>{base::source_name(l, own.source)}</dd>
                <dt>{base::scoring(l)}</dt><dd><ul class="num">{lines}</ul></dd>
            </dl>
            {needs_target.then(|| view! { <p class="small tone-warn">{msg::needs_target(l)}</p> })}
            {(!more.is_empty()).then(|| view! {
                <details class="details">
                    <summary class="small">{base::definition(l)}</summary>
                    <dl class="details-body facts small">
                        {more.into_iter().map(|(what, words)| view! { <dt>{what}</dt><dd class="pre">{words}</dd> }).collect_view()}
                    </dl>
                </details>
            })}
        </div>
    }
}

fn needs_a_target(own: &Indicator) -> bool {
    matches!(own.scoring, Scoring::Share { .. } | Scoring::Deduct { from: None, .. })
}

/// `≥98%`, or that there is none.
fn target_words(l: Lang, own: &Indicator) -> String {
    let sign = if own.direction == Direction::Up { "≥" } else { "≤" };
    own.target.map_or_else(
        || format!("{} · {}", msg::no_target(l), base::direction_name(l, own.direction)),
        |target| format!("{sign}{}", base::measured_value(l, own.unit, target)),
    )
}

/// The weight, stored when it is left; what is no weight stays with a word beside it.
#[component]
fn Weight(own: Memo<Option<Indicator>>, id: SmolStr, editor: Editor, name: Memo<String>) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let stored = Memo::new(move |_| own.with(|own| own.as_ref().map(|own| own.weight).unwrap_or_default()));
    let typed = RwSignal::new(weight_in_field(stored.get_untracked()));
    Effect::new(move |_| typed.set(weight_in_field(stored.get())));
    let save = move |text: String| {
        let Some(was) = own.get_untracked() else { return };
        match (Typed { weight: text, ..Typed::of(&was) }).weight() {
            Ok(weight) => {
                editor.edit(write, vec![(field::indicator(&was.id, field::of::WEIGHT), weight.into())]);
            }
            Err(why) => {
                let way = Way::of(&was.scoring);
                write.error.set(Some(msg::unread(l, way, why).to_owned()));
            }
        }
    };
    view! {
        <div class="indicator-weight">
            <TextField id=format!("weight-{id}") label=move || msg::weight_of(l, &name.get()) value=typed error=write.error
                on_input=move |text| typed.set(text) on_commit=save />
        </div>
    }
}

/// Those that were taken out, each with the way back.
#[component]
pub(super) fn Archived(card: Memo<Option<Card>>, editor: Editor) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let out = Memo::new(move |_| {
        let of = |card: &Card| card.indicators.iter().filter(|one| one.is_archived).cloned().collect::<Vec<_>>();
        card.with(|card| card.as_ref().map(of).unwrap_or_default())
    });
    let row = move |one: Indicator| {
        let name = name_of(l, &one);
        let back = vec![(field::indicator(&one.id, field::of::ARCHIVED), false.into())];
        view! {
            <li class="bar bar-apart" data-testid=format!("indicator-out-{}", one.id)>
                <span>{name.clone()}</span>
                <button type="button" class="button button-quiet" data-testid="indicator-back"
                    aria-label=msg::bring_back_of(l, &name) disabled=move || !editor.may.get()
                    on:click=move |_| editor.edit(write, back.clone())
                >{msg::bring_back(l)}</button>
            </li>
        }
    };
    view! {
        <Show when=move || !out.with(Vec::is_empty)>
            <details class="details" data-testid="indicators-out">
                <summary>{msg::taken_out(l)}" "<span class="num">{move || out.with(Vec::len)}</span></summary>
                <ul class="details-body ruled">{move || out.get().into_iter().map(row).collect_view()}</ul>
            </details>
            <Failed error=write.error />
        </Show>
    }
}
