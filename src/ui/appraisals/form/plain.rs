//! The sections that are plain fields: duties, training and support, the superior's words, the interview.

use super::page::Page;
use super::saved::Saved;
use super::section::Section;
use super::shape::Shape;
use super::texts::{Texts, Wording};
use crate::domain::appraisals::{Part, Stage, field};
use crate::i18n::{appraisals, appraisals_form as msg};
use leptos::prelude::*;

/// Section 3: main duties and goals.
#[component]
pub(super) fn Duties() -> impl IntoView {
    let l = Page::here().lang;
    view! {
        <Section name="duties" title=msg::duties_head(l)>
            <Saved field=field::DUTIES part=Part::Own label=appraisals::duties(l) />
        </Section>
    }
}

/// Section 10: what training and what support is wanted.
#[component]
pub(super) fn Training() -> impl IntoView {
    let l = Page::here().lang;
    view! {
        <Section name="training" title=msg::training_head(l)>
            <Texts words=Wording { prefix: "training", field: field::training, one: msg::one_training(l), add: msg::add_training(l) } />
            <Saved field=field::SUPPORT part=Part::Own label=appraisals::support(l) />
        </Section>
    }
}

/// Section 11: the superior's words; its person reads them with the result.
#[component]
pub(super) fn Comment() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let is_shown = Memo::new(move |_| {
        page.rights.with(|rights| rights.sees_result) && page.with(|form| form.stage > Stage::Open).unwrap_or_default()
    });
    view! {
        <Show when=move || is_shown.get()>
            <Section name="comment" title=msg::comment_head(l)>
                <Saved field=field::COMMENT part=Part::Superior label=appraisals::comment(l) />
            </Section>
        </Show>
    }
}

/// Section 13: the interview, once there is a result to talk about.
#[component]
pub(super) fn Interview() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let is_shown = Memo::new(move |_| {
        page.rights.with(|rights| rights.sees_result)
            && page.with(|form| form.stage >= Stage::Scored).unwrap_or_default()
    });
    let words = [
        ("strengths", appraisals::strengths(l)),
        ("gaps", appraisals::gaps(l)),
        ("plan", appraisals::interview_plan(l)),
        ("goals", appraisals::goals(l)),
    ];
    view! {
        <Show when=move || is_shown.get()>
            <Section name="interview" title=msg::interview_head(l)>
                <Saved field=field::interview("on") part=Part::Interview label=appraisals::interview_on(l) shape=Shape::Date />
                <div class="columns">
                    {words.into_iter().map(|(name, label)| view! {
                        <Saved field=field::interview(name) part=Part::Interview label=label />
                    }).collect_view()}
                </div>
            </Section>
        </Show>
    }
}
