//! Inspections that wait for somebody: for a review, or for rework by whoever handed them in.

use crate::domain::inspections::{self, Inbox, RUN, Waiting};
use crate::domain::people::PERSON;
use crate::domain::shops::{SHOP, Shop};
use crate::i18n::{format, today};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Seal, SealKind, SealSize, Status, Tone};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

fn inbox(app: App, shop: &Shop) -> Inbox {
    let person = app.session.person.get();
    app.watch(&[RUN, SHOP, PERSON], |records| inspections::inbox(records, &shop.id, &person))
}

/// Submitted inspections, for whoever reviews.
#[component]
pub(super) fn Reviews(shop: Shop) -> impl IntoView {
    let app = app();
    let l = lang();
    let waiting = Memo::new(move |_| inbox(app, &shop).to_review);
    let rows = move || waiting.get().into_iter().map(|one| review_row(app, one)).collect_view();
    view! {
        <Show when=move || !waiting.get().is_empty()>
            <section aria-labelledby="reviews" data-testid="reviews">
                <div class="section-head">
                    <h2 id="reviews">{today::reviews(l)} " " <span class="count">{move || waiting.get().len()}</span></h2>
                </div>
                <ul class="list">{rows}</ul>
            </section>
        </Show>
    }
}

/// Plain functions, so that names and dates are followed where the rows are listed.
fn review_row(app: App, one: Waiting) -> impl IntoView {
    let l = lang();
    let day = format::near_day(l, one.run.date, app.today());
    let who = app.name_of(&one.submitted_by);
    let when = one.submitted_at.map(|at| format::moment(l, &*app.zone(), at, app.today())).unwrap_or_default();
    view! {
        <li>
            <a class="list-row" href=Route::Summary(one.run.record_id()).href() data-testid="review">
                <Seal kind=SealKind::Submitted size=SealSize::Medium />
                <span class="list-main">
                    <span class="list-title">{day}</span>
                    <span class="list-sub">{today::submitted_by(l, &who, &when)}</span>
                </span>
                <span class="list-end">
                    <Status tone=Tone::Accent glyph=Glyph::Flag text=today::to_review(l) />
                </span>
            </a>
        </li>
    }
}

/// Returned inspections, for whoever handed them in.
#[component]
pub(super) fn Returned(shop: Shop) -> impl IntoView {
    let app = app();
    let l = lang();
    let waiting = Memo::new(move |_| inbox(app, &shop).returned);
    let rows = move || waiting.get().into_iter().map(|one| returned_row(app, one)).collect_view();
    view! {
        <Show when=move || !waiting.get().is_empty()>
            <section aria-labelledby="returned" data-testid="returned">
                <div class="section-head">
                    <h2 id="returned">{today::returned(l)} " " <span class="count">{move || waiting.get().len()}</span></h2>
                </div>
                <ul class="list">{rows}</ul>
            </section>
        </Show>
    }
}

fn returned_row(app: App, one: Waiting) -> impl IntoView {
    let l = lang();
    let day = format::near_day(l, one.run.date, app.today());
    let says = today::reviewer_says(l, &app.name_of(&one.reviewed_by), &one.comment);
    view! {
        <li>
            <a class="list-row" href=Route::Run(one.run.record_id()).href() data-testid="rework">
                <Seal kind=SealKind::Fail size=SealSize::Medium />
                <span class="list-main">
                    <span class="list-title">{day}</span>
                    <span class="list-sub">{says}</span>
                </span>
                <span class="list-end"><Status tone=Tone::Danger glyph=Glyph::Undo text=today::sent_back(l) /></span>
            </a>
        </li>
    }
}
