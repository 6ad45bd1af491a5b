//! The head of a form: whose it is, where it is on its way, whose turn it is until when; and the first section.

use super::choice::{Choice, others};
use super::page::Page;
use super::saved::Saved;
use super::section::Section;
use super::shape::Shape;
use crate::domain::appraisals::{Form, Part, Stage, appeal_until, field};
use crate::domain::people::Permission;
use crate::i18n::{appraisals, appraisals_form as msg, format};
use crate::ui::appraisals::route;
use crate::ui::components::{Banner, Glyph, Icon, Status, Tone};
use crate::ui::log::known_name;
use chrono::NaiveDate;
use leptos::prelude::*;

/// By which day the step is due whose turn it is; none for a step without one.
fn due(page: Page, form: &Form) -> Option<NaiveDate> {
    match form.stage {
        Stage::Open if form.is_department() => Some(form.term.day_after(form.rules.department_due)),
        Stage::Open => Some(form.term.day_after(form.rules.self_due)),
        Stage::Handed if form.is_department() => Some(form.term.day_after(form.rules.department_due)),
        Stage::Handed => Some(form.term.day_after(form.rules.superior_due)),
        Stage::Interviewed => appeal_until(form, &*page.app.zone()),
        _ => None,
    }
}

/// Whose form it is, in words.
pub(super) fn whose(page: Page, form: &Form) -> String {
    if form.is_department() { appraisals::department(page.lang).to_owned() } else { known_name(page.app, &form.person) }
}

/// Who stands above, in words.
fn above(page: Page, form: &Form) -> String {
    let name = form.superior.as_ref().map(|superior| known_name(page.app, superior));
    name.unwrap_or_else(|| msg::superior_in_general(page.lang).to_owned())
}

/// Name, term, stage, and one sentence on what is to be done now.
#[component]
pub(super) fn Head() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let print = route(&["form", page.id().as_str(), "print"]).href();
    let history = page.peek(|form| route(&["history", form.person.as_str()]).href()).unwrap_or_default();
    let title = move || page.with(|form| format!("{} · {}", whose(page, form), appraisals::term_name(l, form.term)));
    let returned = move || page.with(|form| form.returned_why.clone()).filter(|why| !why.is_empty());
    view! {
        <header class="stack stack-tight appraisal-head">
            <a class="button button-quiet hide-print" href=route(&[]).href() data-testid="back-to-appraisals">
                <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
            </a>
            <h1>{title}</h1>
            <Turn />
            {move || returned().map(|why| view! {
                <Banner tone=Tone::Warn text=msg::returned_because(l, &why) inline=true />
            })}
            <nav class="bar hide-print" aria-label=msg::back(l)>
                <a class="button" href=print data-testid="to-print">{msg::print(l)}</a>
                <a class="button" href=history data-testid="to-history">{msg::history(l)}</a>
            </nav>
        </header>
    }
}

#[component]
fn Turn() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    move || {
        page.with(|form| {
            let today = page.app.today();
            let due = due(page, form);
            let is_late = form.stage < Stage::Scored && due.is_some_and(|due| due < today);
            let tone = match form.stage {
                _ if is_late => Tone::Danger,
                Stage::Closed => Tone::Seal,
                _ => Tone::Accent,
            };
            let glyph = if is_late { Glyph::Clock } else { Glyph::Flag };
            let day = due.map(|due| format::day(l, due, today)).unwrap_or_default();
            let sentence = msg::turn(l, form.stage, &whose(page, form), &above(page, form), &day);
            let stage = appraisals::stage_name(l, form.stage);
            view! {
                <p class="bar">
                    <span data-testid="stage" data-stage=format!("{:?}", form.stage).to_lowercase()><Status tone glyph text=stage /></span>
                    {is_late.then(|| view! { <span class="small tone-danger">{msg::overdue(l)}</span> })}
                </p>
                <p data-testid="turn">{sentence}</p>
            }
        })
    }
}

/// Section 1: name, department, post, superior, term, since when.
#[component]
pub(super) fn Heading() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let superior = page.value(&field::SUPERIOR);
    let may_name = Signal::derive(move || {
        let is_early = page.with(|form| form.stage <= Stage::Handed).unwrap_or_default();
        is_early && page.app.may(Permission::Appraise) && page.rights.with(|rights| rights.is_above)
    });
    let field_of = |name: &str| field::header(name);
    let name = move || page.with(|form| whose(page, form));
    let term = move || page.with(|form| appraisals::term_name(l, form.term));
    view! {
        <Section name="header" title=msg::head(l)>
            <dl class="facts">
                <dt>{msg::person(l)}</dt>
                <dd>{name}</dd>
                <dt>{appraisals::term(l)}</dt>
                <dd class="num">{term}</dd>
            </dl>
            <div class="columns">
                <Saved field=field_of("department") part=Part::Own label=appraisals::department(l) shape=Shape::Line />
                <Saved field=field_of("post") part=Part::Own label=appraisals::post(l) shape=Shape::Line />
                <Saved field=field_of("joined") part=Part::Own label=appraisals::joined(l) shape=Shape::Date />
                <Choice field=field::SUPERIOR may=may_name label=appraisals::superior(l)
                    options=others(page, superior, msg::nobody_named(l)) />
            </div>
        </Section>
    }
}
