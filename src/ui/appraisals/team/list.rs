//! The team of a month: who is how far, whose turn it is, what is late, and what each rater gave.

use super::own::{Refused, due_words, stage};
use super::{Exports, Look, Wanted, form_href};
use crate::domain::appraisals::Command;
use crate::domain::appraisals::team::Member;
use crate::domain::scorecards::{Rater, of_role};
use crate::i18n::{appraisals as base, appraisals_paper::points_or_none, appraisals_team as msg, roles};
use crate::state::app;
use crate::ui::appraisals::route;
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The list, and its files.
#[component]
pub(super) fn Team(look: Look) -> impl IntoView {
    let l = lang();
    let print = route(&["print", &look.term.to_string()]).href();
    let rows = look.team.iter().map(|member| view! { <Row member=member.clone() look=look.clone() /> }.into_any());
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <section class="stack" aria-labelledby="team-title">
            <div class="section-head">
                <h2 id="team-title">{msg::team_title(l)}</h2>
                <a class="button button-quiet" href=print data-testid="print-team">{msg::print_team(l)}</a>
            </div>
            {rows.is_empty().then(|| view! { <Empty glyph=Glyph::Person text=msg::team_none(l) /> })}
            <ul class="list">{rows}</ul>
            <Exports wanted=Wanted::Term(look.term) />
        </section>
    }
}

#[component]
fn Row(member: Member, look: Look) -> impl IntoView {
    let l = lang();
    let person = member.person.clone();
    let late = member.is_overdue(look.today);
    let due = member.due.map(|due| due_words(&member, due, &look));
    let stand = match &member.form {
        Some(form) => stage(form.stage, late).into_any(),
        None => view! { <span class="soft">{msg::no_form(l)}</span> }.into_any(),
    };
    let turn = msg::turn_name(l, member.turn());
    let action = match &member.form {
        Some(form) => view! {
            <a class="button" href=form_href(&form.id) data-testid=format!("open-form-{}", person.id)>{msg::open(l)}</a>
        }
        .into_any(),
        None => view! { <OpenFor member=member.clone() look=look.clone() /> }.into_any(),
    };
    let history = route(&["history", person.id.as_str()]).href();
    view! {
        <li class="appraisal-member" data-testid=format!("appraisal-row-{}", person.id) data-late=late.to_string()>
            <div class="appraisal-who">
                <span class="list-title">{person.name}</span>
                <span class="list-sub"><span>{roles::role(l, &person.role)}</span><span>{turn}</span></span>
            </div>
            <div class="bar">{stand}{due.map(|due| view! { <span class="small" class:tone-danger=late>{due}</span> })}</div>
            {scores(&member)}
            <div class="bar bar-end">
                {action}
                <a class="button button-quiet" href=history>{msg::to_history(l)}</a>
            </div>
        </li>
    }
}

/// What each rater gave, the score and its band.
fn scores(member: &Member) -> impl IntoView + use<> {
    let l = lang();
    let outcome = member.outcome.as_ref();
    let of = |rater: Rater| outcome.and_then(|outcome| outcome.by.get(&rater).copied());
    let fact = |label: &'static str, value: String| {
        let value = if value.is_empty() { "—".to_owned() } else { value };
        view! { <div><dt>{label}</dt><dd class="num">{value}</dd></div> }
    };
    let band = outcome.and_then(|outcome| outcome.band).map(|band| base::band_name(l, band));
    let facts: Vec<_> =
        Rater::ALL.into_iter().map(|rater| fact(base::rater_name(l, rater), points_or_none(of(rater)))).collect();
    view! {
        <dl class="appraisal-scores">
            {facts}
            {fact(msg::c_total(l), points_or_none(outcome.and_then(|outcome| outcome.score)))}
            {fact(msg::c_band(l), band.unwrap_or_default().to_owned())}
        </dl>
    }
}

/// Opens a form for somebody who has none.
#[component]
fn OpenFor(member: Member, look: Look) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let card = app.peek(|records| of_role(records, &look.shop.id, &member.person.role));
    let is_possible = card.is_some() && look.term.first() <= look.today;
    let id = member.person.id.clone();
    let open = move |_| {
        let Some(card) = &card else { return };
        let (shop, person) = (look.shop.id.clone(), member.person.id.clone());
        write.run(Command::Open { shop, person, term: look.term, card: card.id.clone() });
    };
    view! {
        <Refused write />
        {if is_possible {
            view! {
                <button type="button" class="button" data-testid=format!("open-form-{id}")
                    disabled=move || write.pending.get() on:click=open
                ><Icon glyph=Glyph::Plus />{msg::open_for(l)}</button>
            }.into_any()
        } else {
            view! { <span class="soft small">{msg::no_card(l)}</span> }.into_any()
        }}
    }
}
