//! The decision on an appeal: corrected values and points, the difference that they make, and the reasons.

use super::kept::{Kept, KeptText};
use super::page::Page;
use super::section::Section;
use super::shape::Shape;
use crate::domain::appraisals::{Command, Form, Outcome, Step, field, lines_on, outcome};
use crate::domain::ids::Field;
use crate::domain::scorecards::{Indicator, Source};
use crate::domain::value::Value;
use crate::i18n::{appraisals, appraisals_form as msg, indicators};
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon, TextField};
use crate::ui::placements::Failed;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is being corrected: field, what it takes, and the text in it. `Copy`.
#[derive(Clone, Copy)]
struct Corrections {
    texts: RwSignal<BTreeMap<Field, (Shape, String)>>,
}

impl Corrections {
    fn type_in(self, field: &Field, shape: Shape, text: String) {
        self.texts.update(|texts| drop(texts.insert(field.clone(), (shape, text))));
    }

    fn text(self, field: &Field) -> String {
        self.texts.with(|texts| texts.get(field).map(|(_, text)| text.clone()).unwrap_or_default())
    }

    /// What is wrong with a field.
    fn error(self, page: Page, field: &Field) -> Option<String> {
        let typed = self.texts.with(|texts| texts.get(field).cloned());
        typed.and_then(|(shape, text)| shape.read(page.lang, &text).err())
    }

    /// What is typed, as edits; none while something cannot be read.
    fn edits(self, page: Page) -> Option<Vec<(Field, Value)>> {
        let read = |(field, (shape, text)): (&Field, &(Shape, String))| {
            let value = shape.read(page.lang, text);
            value.map(|value| (!value.is_null()).then(|| (field.clone(), value)))
        };
        let all: Result<Vec<_>, _> = self.texts.with(|texts| texts.iter().map(read).collect());
        all.ok().map(|all| all.into_iter().flatten().collect())
    }
}

/// The form as it would be with the corrections.
fn corrected(form: &Form, edits: &[(Field, Value)]) -> Form {
    let mut form = form.clone();
    for (field, value) in edits {
        let parts: Vec<&str> = field.parts().collect();
        match (parts.as_slice(), value.as_int()) {
            (["actual", id], Some(value)) => drop(form.actual.insert((*id).into(), value)),
            (["above", id], Some(points)) => drop(form.above.insert((*id).into(), points)),
            _ => {}
        }
    }
    form
}

/// The section, for whoever may decide while an appeal waits.
#[component]
pub(super) fn Decide() -> impl IntoView {
    let page = Page::here();
    let may = page.may_do(Step::Decide);
    view! { <Show when=move || may.get()><New /></Show> }
}

#[component]
fn New() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let why = Kept::of(page, "decision");
    let corrections = Corrections { texts: RwSignal::default() };
    let send = move |_| {
        let Some(edits) = corrections.edits(page) else { return };
        let command = Command::Decide { form: page.id(), edits, text: why.text.get_untracked() };
        write.run_then(command, move || why.done());
    };
    let cannot = move || write.pending.get() || corrections.edits(page).is_none();
    let lines =
        page.indicators().into_iter().map(|indicator| view! { <Correct indicator corrections /> }).collect_view();
    view! {
        <Section name="decision" title=msg::decision(l)>
            <details class="details">
                <summary>{msg::corrections(l)}</summary>
                <div class="details-body stack">
                    <p class="field-hint">{msg::corrections_hint(l)}</p>
                    <ul class="ruled">{lines}</ul>
                </div>
            </details>
            <Difference corrections />
            <KeptText kept=why id="decision-text" label=msg::decision_text(l) />
            <Failed error=write.error />
            <div class="bar bar-end">
                <button type="button" class="button button-primary" data-testid="decide" disabled=cannot on:click=send>
                    <Icon glyph=Glyph::Stamp />{msg::decide(l)}
                </button>
            </div>
        </Section>
    }
}

/// What can be corrected of an indicator: its value, with the reason where it was computed, and the superior's points.
#[component]
fn Correct(indicator: Indicator, corrections: Corrections) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let id = indicator.id.clone();
    let text = move |field: Field, shape: Shape, label: &'static str| {
        let (shown, typed, wrong) = (field.clone(), field.clone(), field.clone());
        let id = format!("correct-{}", super::section::element_id(&field));
        let error = Signal::derive(move || corrections.error(page, &wrong));
        view! {
            <TextField id=id label=label error value=Signal::derive(move || corrections.text(&shown))
                on_input=move |text| corrections.type_in(&typed, shape, text) />
        }
    };
    let is_valued = indicator.source != Source::Judged;
    let is_computed = matches!(indicator.source, Source::Computed(_));
    view! {
        <li class="stack stack-tight">
            <h4>{indicators::name_of(l, &indicator)}</h4>
            <div class="columns">
                {is_valued.then(|| text(field::actual(&id), Shape::Value(indicator.unit), msg::corrected_actual(l)))}
                {is_computed.then(|| text(field::reason(&id), Shape::Line, appraisals::reason(l)))}
                {text(field::above(&id), Shape::Points, msg::corrected_above(l))}
            </div>
        </li>
    }
}

/// The score as it is and as it would be.
#[component]
fn Difference(corrections: Corrections) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let would_be = move || -> Option<(Outcome, Outcome)> {
        let (edits, basis) = (corrections.edits(page)?, page.basis.get());
        page.with(|form| {
            let of = |form: &Form| outcome(form, &lines_on(form, &basis));
            (of(form), of(&corrected(form, &edits)))
        })
    };
    let words = move || would_be().map(|(now, then)| msg::would_be(l, &msg::result(l, &now), &msg::result(l, &then)));
    view! { <p class="strong num" role="status" data-testid="would-be">{words}</p> }
}
