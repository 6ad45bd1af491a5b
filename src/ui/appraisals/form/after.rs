//! What followed, recorded by people, and the improvement plan that is offered after results below the bar. Nothing here
//! proposes a penalty (C-23).

use super::choice::{Choice, Options, others};
use super::gone::Remove;
use super::hr::labelled;
use super::page::Page;
use super::saved::Saved;
use super::section::Section;
use super::shape::Shape;
use crate::domain::appraisals::{APPRAISAL, Consequence, Part, field, is_plan_due};
use crate::domain::value::Value;
use crate::i18n::appraisals_form as msg;
use crate::ui::components::{Glyph, Icon, Select, TextField};
use crate::ui::fresh_key;
use leptos::prelude::*;

const KINDS: [&str; 6] = ["reward", "training", "pay", "promotion", "transfer", "other"];

/// The section, once the result is known.
#[component]
pub(super) fn After() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let is_known = Memo::new(move |_| page.with(|form| form.stage.is_published()).unwrap_or_default());
    let may = page.may(Part::After);
    let all = Memo::new(move |_| page.with(|form| form.consequences.clone()).unwrap_or_default());
    view! {
        <Show when=move || is_known.get()>
            <Section name="after" title=msg::after_head(l)>
                <Show when=move || all.with(Vec::is_empty)><p class="soft">{msg::no_consequence(l)}</p></Show>
                <ul class="ruled"><For each=move || all.get() key=|one| (one.id.clone(), one.at) let:one><Row one may /></For></ul>
                <Show when=move || may.get()><New /></Show>
                <Plan />
            </Section>
        </Show>
    }
}

#[component]
fn Row(one: Consequence, may: Memo<bool>) -> impl IntoView {
    let page = Page::here();
    let id = one.id;
    let remove = Callback::new(move |()| page.write(vec![(field::consequence(&id), Value::Null)], |_| ()));
    view! {
        <li class="bar" data-testid="consequence">
            <span class="strong">{msg::consequence(page.lang, &one.what)}</span>
            <span class="pre grow">{one.text}</span>
            <Show when=move || may.get()><Remove on_press=remove /></Show>
        </li>
    }
}

#[component]
fn New() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let (what, text) = (RwSignal::new(KINDS[0].to_owned()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let options: Options =
        KINDS.iter().map(|kind| ((*kind).to_owned(), msg::consequence(l, kind).to_owned())).collect();
    let add = move |_| {
        let words = text.get_untracked();
        if words.trim().is_empty() {
            return;
        }
        let value = labelled(&[("what", &what.get_untracked()), ("text", words.trim())]);
        page.write(vec![(field::consequence(&fresh_key()), value)], move |done| match done {
            Ok(()) => drop(text.try_set(String::new())),
            Err(words) => drop(error.try_set(Some(words))),
        });
    };
    view! {
        <div class="columns">
            <Select id="consequence-what" label=msg::consequence_what(l) value=what options on_change=move |kind| what.set(kind) />
            <TextField id="consequence-text" label=msg::consequence_text(l) value=text on_input=move |words| text.set(words) error />
        </div>
        <div class="bar bar-end">
            <button type="button" class="button" data-testid="add-consequence" on:click=add>
                <Icon glyph=Glyph::Plus />{msg::add_consequence(l)}
            </button>
        </div>
    }
}

/// The improvement plan: where it is offered, and where there is one.
#[component]
fn Plan() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let may = page.may(Part::After);
    let is_due = Memo::new(move |_| {
        let form = page.form.get();
        page.app.watch(&[APPRAISAL], |records| form.is_some_and(|form| is_plan_due(records, &form)))
    });
    let has_one = Memo::new(move |_| page.with(|form| !form.plan.is_empty()).unwrap_or_default());
    let coach = page.value(&field::plan("coach"));
    view! {
        <Show when=move || has_one.get() || is_due.get()>
            <section class="stack" data-testid="improvement-plan">
                <h3>{msg::plan_head(l)}</h3>
                <Show when=move || is_due.get()><p>{msg::plan_offer(l)}</p></Show>
                <div class="columns">
                    <Saved field=field::plan("goals") part=Part::After label=msg::plan_goals(l) />
                    <Saved field=field::plan("support") part=Part::After label=msg::plan_support(l) />
                    <Choice field=field::plan("coach") may label=msg::plan_coach(l) options=others(page, coach, msg::nobody(l)) />
                    <Saved field=field::plan("from") part=Part::After label=msg::plan_from(l) shape=Shape::Date />
                    <Saved field=field::plan("until") part=Part::After label=msg::plan_until(l) shape=Shape::Date />
                    <Saved field=field::plan("outcome") part=Part::After label=msg::plan_outcome(l) />
                </div>
            </section>
        </Show>
    }
}
