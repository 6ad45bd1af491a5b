//! Section 8: how it gets better, who does it until when. Each becomes a follow-up when the form is handed in.

use super::choice::{Choice, owners};
use super::gone::Remove;
use super::page::Page;
use super::saved::Saved;
use super::section::Section;
use super::shape::Shape;
use super::texts::{Add, Rows};
use crate::domain::appraisals::{Part, field};
use crate::i18n::appraisals_form as msg;
use leptos::prelude::*;

const PROPERTIES: [&str; 3] = ["what", "owner", "due"];

/// All measures.
#[component]
pub(super) fn Measures() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let may = page.may(Part::Own);
    let rows = Rows::of(page, "measure");
    view! {
        <Section name="measures" title=msg::measures_head(l)>
            <Show when=move || may.get()><p class="field-hint">{msg::measures_hint(l)}</p></Show>
            <ul class="stack ruled">
                <For each=move || rows.ids() key=Clone::clone let:id><Row id rows may /></For>
            </ul>
            <Show when=move || rows.ids().is_empty() && !may.get()><p class="soft">{msg::none_said(l)}</p></Show>
            <Show when=move || may.get()>
                <Add id="measure" label=msg::add_measure(l) on_press=move |()| drop(rows.add()) />
            </Show>
        </Section>
    }
}

#[component]
fn Row(id: String, rows: Rows, may: Memo<bool>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let [what, owner, due] = PROPERTIES.map(|property| field::measure(&id, property));
    let chosen = page.value(&owner);
    let remove = Callback::new(move |()| {
        let fields = PROPERTIES.map(|property| field::measure(&id, property));
        rows.remove(page, &id, fields.to_vec());
    });
    view! {
        <li class="appraisal-row" data-testid="measure">
            <div class="stack stack-tight">
                <Saved field=what part=Part::Own label=msg::measure_what(l) />
                <div class="columns">
                    <Choice field=owner may label=msg::measure_owner(l) options=owners(page, chosen) />
                    <Saved field=due part=Part::Own label=msg::measure_due(l) shape=Shape::Date />
                </div>
            </div>
            <Show when=move || may.get()><Remove on_press=remove /></Show>
        </li>
    }
}
