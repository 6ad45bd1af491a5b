//! One's own review of the term: begun with one tap, opened where it is, and the earlier ones.

use super::{Look, form_href, term_words};
use crate::domain::appraisals::team::Member;
use crate::domain::appraisals::{Command, Form, Stage, id_of};
use crate::domain::scorecards::of_role;
use crate::i18n::{appraisals as base, appraisals_paper, appraisals_team as msg, format, scorecards_page};
use crate::state::app;
use crate::ui::appraisals::route;
use crate::ui::components::{Glyph, Icon, Status, Tone};
use crate::ui::{Write, lang, routes};
use leptos::prelude::*;

/// One's own form, and what was before.
#[component]
pub(super) fn Own(look: Look) -> impl IntoView {
    let l = lang();
    let history = route(&["history", look.me.as_str()]).href();
    let term = look.term;
    let earlier: Vec<Form> = look.own_all.iter().filter(|form| form.term != term).cloned().collect();
    let own = look.own.clone()?;
    Some(view! {
        <section class="sheet stack" aria-labelledby="own-review" data-testid="own-review">
            <div class="section-head">
                <h2 id="own-review">{msg::own_title(l)}</h2>
                <a class="button button-quiet" href=history><Icon glyph=Glyph::History />{msg::own_history(l)}</a>
            </div>
            {standing(look, own)}
            {(!earlier.is_empty()).then(|| view! {
                <details class="details">
                    <summary>{msg::own_earlier(l)}" "<span class="num">{earlier.len()}</span></summary>
                    <ul class="list">{earlier.into_iter().map(line).collect_view()}</ul>
                </details>
            })}
            <super::files::OwnExport />
        </section>
    })
}

fn standing(look: Look, own: Member) -> AnyView {
    match &own.form {
        Some(form) => view! { <Begun form=form.clone() own look /> }.into_any(),
        None => view! { <Begin look /> }.into_any(),
    }
}

#[component]
fn Begun(form: Form, own: Member, look: Look) -> impl IntoView {
    let l = lang();
    let words = own.due.map(|due| due_words(&own, due, &look));
    let late = own.is_overdue(look.today);
    let score = own.outcome.map(|outcome| appraisals_paper::score_words(l, outcome.score, outcome.band));
    view! {
        <p class="bar">
            {stage(form.stage, late)}
            {words.map(|words| view! { <span class="soft small">{words}</span> })}
            {score.map(|score| view! { <span class="num strong">{score}</span> })}
        </p>
        <div class="bar">
            <a class="button button-primary" href=form_href(&form.id) data-testid="open-own">{msg::open(l)}</a>
        </div>
    }
}

#[component]
fn Begin(look: Look) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let Look { shop, me, term, today, own, .. } = look;
    let role = own.map(|own| own.person.role).unwrap_or_default();
    let card = app.peek(|records| of_role(records, &shop.id, &role));
    if term.first() > today {
        return view! { <p class="soft">{msg::not_begun(l)}</p> }.into_any();
    }
    let Some(card) = card else { return view! { <p class="soft">{msg::no_card(l)}</p> }.into_any() };
    let name = scorecards_page::card_name(l, &card);
    let begin = move |_| {
        let form = app.peek(|records| id_of(records, &shop.id, &me, term));
        let open = Command::Open { shop: shop.id.clone(), person: me.clone(), term, card: card.id.clone() };
        write.run_then(open, move || routes::go(&route(&["form", form.as_str()])));
    };
    view! {
        <p>{msg::own_none(l)}" "<span class="soft">{msg::card_is(l, &name)}</span></p>
        <Refused write />
        <div class="bar">
            <button type="button" class="button button-primary" data-testid="open-own"
                disabled=move || write.pending.get() on:click=begin
            ><Icon glyph=Glyph::Pencil />{msg::begin(l)}</button>
        </div>
    }
    .into_any()
}

/// Why a write was refused, beside its button.
#[component]
pub(super) fn Refused(write: Write) -> impl IntoView {
    move || write.error.get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })
}

/// Where a form is, in a sign and a word.
pub(super) fn stage(stage: Stage, late: bool) -> impl IntoView {
    let (tone, glyph) = match stage {
        _ if late => (Tone::Danger, Glyph::Clock),
        Stage::Closed => (Tone::Seal, Glyph::Check),
        Stage::Acknowledged | Stage::Decided => (Tone::Ok, Glyph::Check),
        Stage::Appealed => (Tone::Warn, Glyph::Flag),
        Stage::Open => (Tone::Plain, Glyph::Pencil),
        _ => (Tone::Info, Glyph::Clock),
    };
    let text = base::stage_name(lang(), stage);
    view! { <Status tone glyph text /> }
}

/// Until when the next step is due, or since when it is late.
pub(super) fn due_words(member: &Member, due: chrono::NaiveDate, look: &Look) -> String {
    let l = lang();
    let day = format::near_day(l, due, look.today);
    if member.is_overdue(look.today) { msg::overdue_since(l, &day) } else { msg::due_on(l, &day) }
}

fn line(form: Form) -> impl IntoView {
    view! {
        <li>
            <a class="list-row" href=form_href(&form.id)>
                <span class="list-main"><span class="list-title num">{term_words(form.term)}</span></span>
                <span class="list-end">{stage(form.stage, false)}</span>
            </a>
        </li>
    }
}
