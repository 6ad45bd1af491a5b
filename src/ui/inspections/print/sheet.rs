//! One form: head, table, photos, signatures. The same on screen and on paper.

use super::photos::Photos;
use crate::domain::inspections::{self, Answer, Form, FormRow, Outcome, RunId, Signed, form};
use crate::domain::{people, tasks};
use crate::i18n::{common, forms as msg, history, today};
use crate::state::app;
use crate::ui::inspections::{OutcomeSeal, Prices};
use crate::ui::lang;
use leptos::prelude::*;

/// The form of a run; drawn anew when something in it changes.
#[component]
pub(super) fn Sheet(run: RunId, photos: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let form = Memo::new(move |_| {
        let shop = app.shop()?;
        let (now, zone) = (app.now.get_untracked(), app.zone());
        app.watch(&[inspections::RUN, tasks::TASK, people::PERSON], |records| form(records, &shop, &run, now, &*zone))
    });
    move || form.get().map(|form| view! { <Filled form photos /> })
}

#[component]
fn Filled(form: Form, photos: RwSignal<bool>) -> impl IntoView {
    let l = lang();
    let template = form.day.run.template().map(|template| l.of(template.name));
    let pictures = StoredValue::new(form.photos.clone());
    let rows = form.rows.iter().enumerate().map(|(at, own)| {
        let above = at.checked_sub(1).and_then(|above| form.rows.get(above));
        row(own, above.is_some_and(|above| above.check == own.check))
    });
    let rows = rows.collect_view();
    view! {
        <article class="form-sheet" data-testid="form" data-date=form.day.run.date.to_string()>
            <h2>{template}</h2>
            {head(&form)}
            // Wider than a phone: it can be moved by keys, too.
            <div class="table-box" tabindex="0" role="group" aria-label=template>
                <table class="table form-table">
                    <thead><tr>{columns().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Show when=move || photos.get()><Photos photos=pictures.get_value() /></Show>
            {signatures(&form)}
        </article>
    }
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

/// The second banner of a check says what it is; what is checked stands above.
fn row(row: &FormRow, is_next: bool) -> impl IntoView + use<> {
    let l = lang();
    let name = row.entry.name.clone();
    let entry = (!name.is_empty()).then(|| view! { <strong>{name}</strong> });
    let came_of = row.follow_up.as_ref().map(|task| {
        let came_of = msg::came_of(l, task);
        view! { <p class="pre">{task.what.clone()}</p><p class="pre">{came_of}</p> }
    });
    let failed = row.outcome == Some(Outcome::Fail);
    view! {
        <tr data-check=row.check.id data-failed=failed.then_some("true")>
            <td>{l.of(row.group.name)}</td>
            <td>
                <span class="num">{row.check.id.trim_start_matches("INSP-")}</span>" "
                {(!is_next).then(|| view! { <p class="form-check">{l.of(row.check.label)}</p> })}
                {entry}
            </td>
            <td>{if is_next { msg::as_above(l) } else { l.of(row.check.how) }}</td>
            <td><OutcomeSeal outcome=row.outcome /></td>
            <td>{problem(row)}</td>
            <td>{owner(row, failed)}</td>
            <td>{came_of}</td>
        </tr>
    }
}

/// Who follows up; a fail without anybody says so.
fn owner(row: &FormRow, failed: bool) -> Option<String> {
    let l = lang();
    let none = failed.then(|| common::nobody(l).to_owned());
    row.owner.as_ref().map(|who| msg::responsible(l, who)).or(none)
}

/// The words, the two prices, and which photos show it.
fn problem(row: &FormRow) -> impl IntoView + use<> {
    let note = (!row.note.is_empty()).then(|| view! { <p class="pre">{row.note.clone()}</p> });
    let numbers: Vec<String> = row.photos.iter().map(ToString::to_string).collect();
    let photos = (!numbers.is_empty())
        .then(|| view! { <p class="num form-see">{msg::see_photos(lang(), &numbers.join(", "))}</p> });
    let answer = Answer { shown: row.shown, charged: row.charged, ..Answer::default() };
    view! { {note}<Prices answer />{photos} }
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
