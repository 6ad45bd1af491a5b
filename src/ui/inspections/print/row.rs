//! The rows of a form's table. Knows one row and the one above it; hundreds of them are drawn, so nothing in them
//! listens for changes.

use super::paper::SLICE;
use super::picture::Picture;
use crate::domain::inspections::{Answer, Form, FormRow, Outcome};
use crate::i18n::{Lang, common, forms as msg};
use crate::ui::inspections::{OutcomeSeal, Prices};
use crate::ui::lang;
use leptos::prelude::*;

/// The rows that are drawn together, from one on.
pub(super) fn slice(form: &Form, from: usize) -> impl IntoView + use<> {
    let l = lang();
    let rows = form.rows.iter().enumerate().skip(from).take(SLICE).map(|(at, own)| {
        let above = at.checked_sub(1).and_then(|above| form.rows.get(above));
        row(l, own, above.is_some_and(|above| above.check == own.check))
    });
    rows.collect_view()
}

/// The second banner of a check says what it is; what is checked stands above.
fn row(l: Lang, row: &FormRow, is_next: bool) -> impl IntoView + use<> {
    let name = row.entry.name.clone();
    let entry = (!name.is_empty()).then(|| view! { <strong>{name}</strong> });
    let came_of = row.follow_up.as_ref().map(|task| {
        let came_of = msg::came_of(l, task);
        view! { <p class="pre">{task.what.clone()}</p><p class="pre">{came_of}</p> }
    });
    let failed = row.answer.outcome == Some(Outcome::Fail);
    view! {
        <tr data-check=row.check.id data-failed=failed.then_some("true")>
            <td>{l.of(row.group.name)}</td>
            <td>
                <span class="num">{row.check.id.trim_start_matches("INSP-")}</span>" "
                {(!is_next).then(|| view! { <p class="form-check">{l.of(row.check.label)}</p> })}
                {entry}
            </td>
            <td>{if is_next { msg::as_above(l) } else { l.of(row.check.how) }}</td>
            <td>{result(l, row)}</td>
            <td>{problem(l, row)}</td>
            <td>{owner(l, row, failed)}</td>
            <td>{came_of}</td>
        </tr>
    }
}

/// The result, what was filled in, and the signature itself.
fn result(l: Lang, row: &FormRow) -> impl IntoView + use<> {
    let (word, value) = msg::result_words(l, row);
    let value = value.map(|value| view! { <p class="pre">{value}</p> });
    let signature = row.signature().map(|photo| {
        let alt = msg::signature_of(l, l.of(row.check.label));
        view! { <Signature sha=photo.sha.clone() alt /> }
    });
    view! { <OutcomeSeal outcome=row.answer.outcome word />{value}{signature} }
}

/// Small, and there even without the photos: a form without its signature says nothing.
#[component]
fn Signature(sha: String, alt: String) -> impl IntoView {
    let picture = Picture::of(&sha);
    view! {
        <p class="form-signature" data-testid="form-signature" data-waiting=move || picture.waiting()>
            {move || picture.shown(&alt, || ())}
        </p>
    }
}

/// Who follows up; a fail without anybody says so.
fn owner(l: Lang, row: &FormRow, failed: bool) -> Option<String> {
    let none = failed.then(|| common::nobody(l).to_owned());
    row.owner.as_ref().map(|who| msg::responsible(l, who)).or(none)
}

/// The words, the two prices, and which photos show it.
fn problem(l: Lang, row: &FormRow) -> impl IntoView + use<> {
    let Answer { note, shown, charged, .. } = &row.answer;
    let words = (!note.is_empty()).then(|| view! { <p class="pre">{note.clone()}</p> });
    let numbers: Vec<String> = row.photos.iter().map(ToString::to_string).collect();
    let photos =
        (!numbers.is_empty()).then(|| view! { <p class="num form-see">{msg::see_photos(l, &numbers.join(", "))}</p> });
    let prices = Answer { shown: *shown, charged: *charged, ..Answer::default() };
    view! { {words}<Prices answer=prices />{photos} }
}
