//! One form: head, table, photos, signatures. The same on screen and on paper.

use super::paper::{Paper, SLICE, Sheet};
use super::photos::Photos;
use super::row::slice;
use crate::domain::inspections::{Form, Signed};
use crate::domain::templates::of_run;
use crate::i18n::{forms as msg, history, today};
use crate::state::app;
use crate::ui::lang;
use leptos::prelude::*;

/// The form of a run; drawn anew when something in it changes.
#[component]
pub(super) fn SheetView(sheet: Sheet) -> impl IntoView {
    move || sheet.paper.get().map(|paper| view! { <Filled paper /> })
}

#[component]
fn Filled(paper: Paper) -> impl IntoView {
    let l = lang();
    let form = paper.form.clone();
    let template = app().peek(|records| of_run(records, &form.day.run)).map(|template| l.of(template.name));
    view! {
        <article class="form-sheet" data-testid="form" data-date=form.day.run.date.to_string()>
            <h2>{template}</h2>
            {head(&form)}
            // Wider than a phone: it can be moved by keys, too.
            <div class="table-box" tabindex="0" role="group" aria-label=template>
                <table class="table form-table">
                    <thead><tr>{columns().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
                    <tbody><Rows paper=paper.clone() /></tbody>
                </table>
            </div>
            <Photos paper />
            {signatures(&form)}
        </article>
    }
}

/// As many as are drawn so far, in one body: on paper a table is not told in parts.
#[component]
fn Rows(paper: Paper) -> impl IntoView {
    let Paper { form, rows, .. } = paper;
    let slices = move || (0..rows.get()).step_by(SLICE);
    view! { <For each=slices key=|from| *from children=move |from| slice(&form, from) /> }
}

fn columns() -> impl Iterator<Item = &'static str> {
    let l = lang();
    [msg::category, msg::check, msg::requirement, msg::result, msg::problem, msg::owner, msg::outcome]
        .into_iter()
        .map(move |name| name(l))
}

/// What the paper form asks for above its table; what nobody knows yet stays a line to write on.
fn head(form: &Form) -> impl IntoView + use<> {
    let l = lang();
    let app = app();
    let shop = untrack(|| app.shop());
    let (industry, shop) = shop.map(|shop| (shop.industry, shop.name)).unwrap_or_default();
    let progress = form.day.progress;
    let status = [
        today::status(l, form.day.status).to_owned(),
        history::checked(l, progress.answered(), progress.total),
        history::fails(l, progress.fail),
    ];
    let facts = [
        (msg::industry(l), industry),
        (msg::shop(l), shop),
        (msg::date(l), msg::full_date(l, form.day.run.date)),
        (msg::inspector(l), signed(form.submitted.as_ref())),
        (msg::status(l), status.join(" · ")),
        (msg::reviewer(l), signed(form.reviewed.as_ref())),
    ];
    let comment = (!form.comment.is_empty()).then(|| (msg::comment(l), form.comment.clone()));
    let fact = |(name, value): (&'static str, String)| {
        view! { <div class="form-fact"><dt>{name}</dt><dd class="pre">{value}</dd></div> }
    };
    view! { <dl class="form-head" data-testid="form-head">{facts.into_iter().chain(comment).map(fact).collect_view()}</dl> }
}

/// A name and when, as under a form.
fn signed(who: Option<&Signed>) -> String {
    let Some(who) = who else { return String::new() };
    let when = msg::date_and_time(&*app().zone(), who.at);
    format!("{} {when}", msg::name(lang(), Some(who)))
}

/// Where both sign, with the names that are known.
fn signatures(form: &Form) -> impl IntoView + use<> {
    let l = lang();
    let line = |words: &'static str, who: Option<&Signed>| {
        let name = msg::name(l, who);
        view! { <p class="form-sign">{words}" "{name}</p> }
    };
    view! {
        <div class="form-signs" data-testid="form-signs">
            {line(history::inspector_signs(l), form.submitted.as_ref())}
            {line(history::reviewer_signs(l), form.reviewed.as_ref())}
            <p class="form-sign">{msg::date(l)}</p>
        </div>
    }
}
