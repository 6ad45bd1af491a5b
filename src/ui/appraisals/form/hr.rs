//! Section 12: figures that the personnel department attaches, each with where it came from.

use super::gone::Remove;
use super::page::Page;
use super::section::Section;
use crate::domain::appraisals::{HrFigure, Part, field};
use crate::domain::value::Value;
use crate::i18n::appraisals_form as msg;
use crate::ui::components::{Glyph, Icon, TextField};
use crate::ui::fresh_key;
use leptos::prelude::*;
use smol_str::SmolStr;

/// A value of several texts by their names.
pub(super) fn labelled(members: &[(&'static str, &str)]) -> Value {
    Value::Map(members.iter().map(|(name, text)| (SmolStr::new_static(name), Value::text(text))).collect())
}

/// The figures, and a form for one more.
#[component]
pub(super) fn Hr() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let may = page.may(Part::Personnel);
    let all = Memo::new(move |_| page.with(|form| form.hr.clone()).unwrap_or_default());
    let own = move || page.with(|form| form.person.clone()) == Some(page.app.session.person.get());
    view! {
        <Section name="hr" title=msg::hr_head(l)>
            <Show when=move || all.with(Vec::is_empty)><p class="soft">{msg::hr_none(l)}</p></Show>
            <ul class="ruled"><For each=move || all.get() key=|one| (one.id.clone(), one.label.clone(), one.value.clone()) let:one><Row one may /></For></ul>
            // The figures are the personnel department's: its person reads them.
            <Show when=move || may.get() && !own()><New /></Show>
        </Section>
    }
}

#[component]
fn Row(one: HrFigure, may: Memo<bool>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let from = (!one.from.is_empty()).then(|| msg::hr_from(l, &one.from));
    let id = one.id;
    let remove = Callback::new(move |()| page.write(vec![(field::hr(&id), Value::Null)], |_| ()));
    view! {
        <li class="bar bar-apart" data-testid="hr-figure">
            <span class="grow">{one.label}</span>
            <strong class="num">{one.value}</strong>
            {from.map(|words| view! { <span class="small soft">{words}</span> })}
            <Show when=move || may.get()><Remove on_press=remove /></Show>
        </li>
    }
}

#[component]
fn New() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let (label, figure) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let add = move |_| {
        let (name, value) = (label.get_untracked(), figure.get_untracked());
        if name.trim().is_empty() || value.trim().is_empty() {
            return;
        }
        let value = labelled(&[("label", name.trim()), ("value", value.trim()), ("from", "")]);
        page.write(vec![(field::hr(&fresh_key()), value)], move |done| match done {
            Ok(()) => [label, figure].into_iter().for_each(|text| drop(text.try_set(String::new()))),
            Err(words) => drop(error.try_set(Some(words))),
        });
    };
    view! {
        <div class="columns">
            <TextField id="hr-label" label=msg::hr_label(l) value=label on_input=move |text| label.set(text) />
            <TextField id="hr-value" label=msg::hr_value(l) value=figure on_input=move |text| figure.set(text) error />
        </div>
        <div class="bar bar-end">
            <button type="button" class="button" data-testid="add-hr" on:click=add><Icon glyph=Glyph::Plus />{msg::add_hr(l)}</button>
        </div>
    }
}
