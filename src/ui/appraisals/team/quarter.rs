//! The department's quarter: its people's months beside its own form (KPI-23 to KPI-25).

use super::own::{Refused, stage};
use super::{Look, form_href, term_words};
use crate::domain::appraisals::team::Quarter;
use crate::domain::appraisals::{Command, DEPARTMENT};
use crate::domain::ids::RecordId;
use crate::domain::scorecards::of_role;
use crate::i18n::{
    appraisals_paper::{points_or_none, score_words},
    appraisals_team as msg,
};
use crate::state::app;
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The section; for those who may appraise.
#[component]
pub(super) fn QuarterSection(look: Look) -> impl IntoView {
    let l = lang();
    let Some(quarter) = look.quarter.clone() else {
        return view! { <p class="soft">{msg::only_own(l)}</p> }.into_any();
    };
    view! {
        <section class="sheet stack" aria-labelledby="department-own" data-testid="department-quarter">
            <div class="section-head"><h2 id="department-own">{msg::quarter_own(l)}</h2></div>
            <Department look quarter=quarter.clone() />
        </section>
        <section class="stack" aria-labelledby="department-people">
            <div class="section-head"><h2 id="department-people">{msg::quarter_title(l)}</h2></div>
            <People quarter />
        </section>
    }
    .into_any()
}

#[component]
fn Department(look: Look, quarter: Quarter) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    if let Some((form, outcome)) = &quarter.own {
        let score = score_words(l, outcome.score, outcome.band);
        return view! {
            <p class="bar">{stage(form.stage, false)}<span class="num strong">{score}</span></p>
            <div class="bar"><a class="button button-primary" href=form_href(&form.id) data-testid="open-department">{msg::open(l)}</a></div>
        }
        .into_any();
    }
    let Some(card) = app.peek(|records| of_role(records, &look.shop.id, DEPARTMENT)) else {
        return view! { <p class="soft">{msg::no_card(l)}</p> }.into_any();
    };
    if look.term.first() > look.today {
        return view! { <p class="soft">{msg::not_begun(l)}</p> }.into_any();
    }
    let open = move |_| {
        let person = RecordId::new(DEPARTMENT);
        write.run(Command::Open { shop: look.shop.id.clone(), person, term: look.term, card: card.id.clone() });
    };
    view! {
        <Refused write />
        <div class="bar">
            <button type="button" class="button button-primary" data-testid="open-department"
                disabled=move || write.pending.get() on:click=open
            ><Icon glyph=Glyph::Plus />{msg::open_department(l)}</button>
        </div>
    }
    .into_any()
}

/// People and months as a table, the mean at its foot.
#[component]
fn People(quarter: Quarter) -> impl IntoView {
    let l = lang();
    if quarter.people.is_empty() {
        return view! { <Empty glyph=Glyph::Person text=msg::quarter_none(l) /> }.into_any();
    }
    let months = quarter.months.iter().map(|month| view! { <th scope="col" class="num">{term_words(*month)}</th> });
    let rows = quarter.people.iter().map(|(person, scores, mean)| {
        let cells = scores.iter().map(|score| view! { <td class="num">{points_or_none(*score)}</td> }).collect_view();
        view! { <tr><th scope="row">{person.name.clone()}</th>{cells}<td class="num strong">{points_or_none(*mean)}</td></tr> }
    });
    let own = quarter.own.as_ref().and_then(|(_, outcome)| outcome.score);
    let blank = quarter.months.len();
    view! {
        <div class="table-box">
            <table class="table quarter-table" data-testid="quarter-people">
                <thead><tr><th scope="col">{msg::c_person(l)}</th>{months.collect_view()}<th scope="col" class="num">{msg::quarter_mean(l)}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot>
                    <tr><th scope="row">{msg::quarter_mean(l)}</th><td colspan=blank></td><td class="num strong">{points_or_none(quarter.mean)}</td></tr>
                    <tr><th scope="row">{msg::quarter_own(l)}</th><td colspan=blank></td><td class="num strong">{points_or_none(own)}</td></tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}
