//! Section 5: the indicators that have a value, by group: what is wanted, what was reached and where that comes from.

use super::evidence::Records;
use super::page::Page;
use super::saved::Saved;
use super::scores::Scores;
use super::section::Section;
use super::shape::Shape;
use crate::domain::appraisals::{Line, Part, field};
use crate::domain::scorecards::{Group, Indicator, Source};
use crate::i18n::{Lang, appraisals_form as msg, format, indicators, scorecards};
use crate::ui::components::{Glyph, Status, Tone};
use leptos::prelude::*;

/// Indicators under the heads of their groups; none where there is no such indicator.
pub(super) fn by_group(
    page: Page,
    is_wanted: fn(&Indicator) -> bool,
    one: fn(Indicator) -> AnyView,
) -> Option<AnyView> {
    let all: Vec<Indicator> = page.indicators().into_iter().filter(is_wanted).collect();
    let of = |group: Group| {
        let own: Vec<_> = all.iter().filter(|one| one.group == group).cloned().map(one).collect();
        (!own.is_empty())
            .then(|| view! { <h3>{scorecards::group_name(page.lang, group)}</h3><ul class="ruled">{own}</ul> })
    };
    (!all.is_empty()).then(|| Group::ALL.map(of).into_iter().collect_view().into_any())
}

/// What is measured or typed.
#[component]
pub(super) fn Indicators() -> impl IntoView {
    let page = Page::here();
    let is_wanted = |one: &Indicator| one.source != Source::Judged;
    let groups = by_group(page, is_wanted, |indicator| view! { <One indicator /> }.into_any());
    groups.map(|groups| view! { <Section name="kpi" title=msg::kpi_head(page.lang)>{groups}</Section> })
}

/// One indicator.
#[component]
fn One(indicator: Indicator) -> impl IntoView {
    let page = Page::here();
    let line = page.line(&indicator);
    let testid = format!("indicator-{}", indicator.id);
    view! {
        <li class="stack stack-tight appraisal-indicator" data-testid=testid>
            <What indicator=indicator.clone() />
            <Actual indicator=indicator.clone() line />
            <Scores indicator line />
        </li>
    }
}

/// Name, weight, target; meaning and scoring unfold.
#[component]
pub(super) fn What(indicator: Indicator) -> impl IntoView {
    let l = Page::here().lang;
    let target = indicator.target.map(|target| msg::target(l, &scorecards::measured_value(l, indicator.unit, target)));
    let weight = msg::weight(l, &format::hundredths(indicator.weight * 10));
    view! {
        <div class="bar bar-apart">
            <h4>{indicators::name_of(l, &indicator)}</h4>
            <p class="soft small num bar"><span>{weight}</span>{target.map(|target| view! { <span>{target}</span> })}</p>
        </div>
        <details class="details">
            <summary>{msg::definition(l)}</summary>
            <div class="details-body stack stack-tight">{meaning(l, &indicator)}</div>
        </details>
    }
}

fn meaning(l: Lang, indicator: &Indicator) -> impl IntoView + use<> {
    let formula = Some(indicators::formula_of(l, indicator)).filter(|words| !words.is_empty());
    let lines: Vec<_> =
        msg::scoring(l, indicator).into_iter().map(|line| view! { <li class="num">{line}</li> }).collect();
    view! {
        <p class="pre">{indicators::definition_of(l, indicator)}</p>
        {formula.map(|words| view! { <p class="pre small"><span class="soft">{msg::formula(l)}" "</span>{words}</p> })}
        <p class="soft small">{msg::how_scored(l)}</p>
        <ul class="small">{lines}</ul>
    }
}

/// The value that counts, where it comes from, and the way to another one.
#[component]
fn Actual(indicator: Indicator, line: Memo<Option<Line>>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let records = matches!(indicator.source, Source::Computed(_)).then(|| {
        let may = page.may(Part::Own);
        let is_typed = Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| line.typed.is_some())));
        view! { <Records indicator=indicator.clone() line /><Overrule indicator=indicator.clone() may is_typed /> }
    });
    let typing = records.is_none().then(|| {
        let (field, label, shape) =
            (field::actual(&indicator.id), actual_label(l, &indicator), Shape::Value(indicator.unit));
        view! { <Saved field part=Part::Own label shape /> }
    });
    view! {
        <Value indicator line />
        {records}
        {typing}
    }
}

fn actual_label(l: Lang, indicator: &Indicator) -> String {
    format!("{} ({})", msg::actual(l), scorecards::unit_name(l, indicator.unit))
}

/// The value in words, with its source; that there is none; or both values where one was typed over the other.
#[component]
fn Value(indicator: Indicator, line: Memo<Option<Line>>) -> impl IntoView {
    let l = Page::here().lang;
    let testid = format!("value-{}", indicator.id);
    let told = move || {
        let line = line.get()?;
        let say = |value: i64| scorecards::measured_value(l, line.indicator.unit, value);
        let computed = line.computed.and_then(|(value, ..)| value).map(say);
        if let (true, Some(typed)) = (line.is_override(), line.typed.map(say)) {
            let words = match computed {
                Some(computed) => msg::overruled(l, &typed, &computed),
                None => msg::overruled_none(l, &typed),
            };
            let why = (!line.reason.is_empty()).then(|| msg::why(l, &line.reason));
            return Some(
                view! {
                    <p><Status tone=Tone::Warn glyph=Glyph::Pencil text=words /></p>
                    {why.map(|why| view! { <p class="small pre">{why}</p> })}
                }
                .into_any(),
            );
        }
        let Some(value) = line.actual.map(say) else {
            return Some(view! { <p class="soft">{msg::left_out(l)}</p> }.into_any());
        };
        let source = source(l, &line);
        Some(
            view! { <p>{msg::actual(l)}" "<strong class="num">{value}</strong>" "<span class="soft small">{source}</span></p> }
                .into_any(),
        )
    };
    view! { <div class="stack stack-tight" data-testid=testid>{told}</div> }
}

fn source(l: Lang, line: &Line) -> &'static str {
    match line.indicator.source {
        _ if line.typed.is_some() => msg::was_typed(l),
        Source::Computed(_) => msg::from_records(l),
        _ => msg::from_table(l),
    }
}

/// A typed value in the place of the computed one: value and reason.
#[component]
fn Overrule(indicator: Indicator, may: Memo<bool>, is_typed: Memo<bool>) -> impl IntoView {
    let l = Page::here().lang;
    let indicator = StoredValue::new(indicator);
    let fields = move || {
        indicator.with_value(|one| {
            let (actual, reason) = (field::actual(&one.id), field::reason(&one.id));
            view! {
                <Saved field=actual part=Part::Own label=actual_label(l, one) shape=Shape::Value(one.unit) />
                <Saved field=reason part=Part::Own label=crate::i18n::appraisals::reason(l) />
            }
        })
    };
    view! {
        <Show when=move || may.get()>
            <details class="details" open=is_typed.get_untracked()>
                <summary>{msg::overrule(l)}</summary>
                <div class="details-body stack stack-tight">
                    <p class="field-hint">{msg::overrule_hint(l)}</p>
                    <div class="columns">{fields()}</div>
                </div>
            </details>
        </Show>
    }
}
