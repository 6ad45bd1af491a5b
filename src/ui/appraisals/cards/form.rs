//! The fields of an indicator: its words, what it is measured in, its target and weight. How it is scored stands beside.

use super::editor::Editor;
use super::scoring::ScoringFields;
use crate::domain::scorecards::typing::{Spot, Typed, Way};
use crate::domain::scorecards::{Computed, Direction, Group, Source, Unit};
use crate::i18n::{Lang, indicators, scorecards as base, scorecards_page as msg};
use crate::ui::components::{Segmented, Select, TextArea, TextField};
use crate::ui::lang;
use leptos::prelude::*;

/// A text of the form.
pub(super) fn text(editor: Editor, get: fn(&Typed) -> &String) -> Signal<String> {
    Signal::derive(move || editor.typed.with(|typed| get(typed).clone()))
}

/// Choices as (code, name).
pub(super) fn options<T: Copy, const N: usize>(
    all: [T; N],
    code: impl Fn(T) -> &'static str,
    name: impl Fn(T) -> &'static str,
) -> Signal<Vec<(String, String)>> {
    Signal::stored(all.map(|one| (code(one).to_owned(), name(one).to_owned())).to_vec())
}

/// All fields.
#[component]
pub(super) fn Fields(editor: Editor) -> impl IntoView {
    view! {
        <Name editor />
        <Measure editor />
        <Numbers editor />
        <ScoringFields editor />
        <Words editor />
    }
}

#[component]
fn Name(editor: Editor) -> impl IntoView {
    let l = lang();
    let before = editor.before();
    let shipped = indicators::name(l, &before.id).unwrap_or_default();
    let hint = if shipped.is_empty() { "" } else { msg::own_words_hint(l) };
    view! {
        <TextField id="indicator-name" label=base::name(l) hint placeholder=shipped value=text(editor, |typed| &typed.name)
            error=editor.error(Spot::Name) on_input=move |text| editor.put(|typed| typed.name = text) />
    }
}

/// Where it stands, what it is measured in, which way is better, where the value comes from.
#[component]
fn Measure(editor: Editor) -> impl IntoView {
    let l = lang();
    let code = move |get: fn(&Typed) -> &'static str| Signal::derive(move || editor.typed.with(get).to_owned());
    let directions = options([Direction::Up, Direction::Down], Direction::code, |one| base::direction_name(l, one));
    view! {
        <div class="columns">
            <Select id="indicator-group" label=base::group(l) value=code(|typed| typed.group.code())
                options=options(Group::ALL, Group::code, |one| base::group_name(l, one))
                on_change=move |code: String| editor.put(|typed| typed.group = Group::from_code(&code)) />
            <Select id="indicator-source" label=base::source(l) value=code(|typed| typed.source.code())
                options=Signal::stored(sources(l))
                on_change=move |code: String| editor.put(|typed| come_from(typed, Source::from_code(&code))) />
            <Select id="indicator-unit" label=base::unit(l) value=code(|typed| typed.unit.code())
                options=options(Unit::ALL, Unit::code, |one| base::unit_name(l, one))
                on_change=move |code: String| editor.put(|typed| typed.unit = Unit::from_code(&code)) />
        </div>
        <Segmented legend=base::direction(l) value=code(|typed| typed.direction.code()) options=directions
            on_change=move |code: String| editor.put(|typed| typed.direction = Direction::from_code(&code)) />
    }
}

/// What is worked out has its unit; what a person says has no other way of scoring.
fn come_from(typed: &mut Typed, source: Source) {
    typed.source = source;
    match source {
        Source::Computed(what) => typed.unit = what.unit(),
        Source::Judged => typed.way = Way::Manual,
        Source::Imported | Source::Typed => {}
    }
}

fn sources(l: Lang) -> Vec<(String, String)> {
    let computed = Computed::ALL.into_iter().map(Source::Computed);
    let all = [Source::Judged, Source::Typed, Source::Imported].into_iter().chain(computed);
    all.map(|source| (source.code().to_owned(), base::source_name(l, source).to_owned())).collect()
}

/// Target and weight, and what the weights come to with this one.
#[component]
fn Numbers(editor: Editor) -> impl IntoView {
    let l = lang();
    let unit = move || base::unit_name(l, editor.typed.with(|typed| typed.unit));
    let total = move || {
        let total = editor.total();
        total.map(|total| msg::weight_with(l, &msg::weight(total))).unwrap_or_default()
    };
    view! {
        <div class="columns">
            <TextField id="indicator-target" label=move || msg::target_in(l, unit()) hint=msg::target_hint(l)
                value=text(editor, |typed| &typed.target) error=editor.error(Spot::Target)
                on_input=move |text| editor.put(|typed| typed.target = text) />
            <TextField id="indicator-weight" label=msg::weight_percent(l) hint=total
                value=text(editor, |typed| &typed.weight) error=editor.error(Spot::Weight)
                on_input=move |text| editor.put(|typed| typed.weight = text) />
        </div>
    }
}

/// The shop's own words; the shipped ones stand in the empty fields.
#[component]
fn Words(editor: Editor) -> impl IntoView {
    let l = lang();
    let id = editor.before().id;
    let shipped = |words: Option<&'static str>| words.unwrap_or_default();
    view! {
        <TextArea id="indicator-anchors" label=base::anchors(l) hint=msg::anchors_hint(l) rows=3
            placeholder=shipped(indicators::anchors(l, &id)) value=text(editor, |typed| &typed.anchors)
            on_input=move |text| editor.put(|typed| typed.anchors = text) />
        <TextArea id="indicator-definition" label=base::definition(l) hint=msg::own_words_hint(l)
            placeholder=shipped(indicators::definition(l, &id)) value=text(editor, |typed| &typed.definition)
            on_input=move |text| editor.put(|typed| typed.definition = text) />
        <TextArea id="indicator-formula" label=base::formula(l) hint=msg::own_words_hint(l)
            placeholder=shipped(indicators::formula(l, &id)) value=text(editor, |typed| &typed.formula)
            on_input=move |text| editor.put(|typed| typed.formula = text) />
    }
}
