//! Inspections that wait for somebody: for a review, or for rework by whoever handed them in.

use super::rows::{Row, section};
use crate::domain::inspections::{self, Inbox, RUN, Waiting};
use crate::domain::people::PERSON;
use crate::domain::shops::{SHOP, Shop};
use crate::i18n::{format, today};
use crate::state::{App, app};
use crate::ui::components::{Glyph, SealKind, Tone};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

fn inbox(app: App, shop: &Shop) -> Inbox {
    let person = app.session.person.get();
    app.watch(&[RUN, SHOP, PERSON], |records| inspections::inbox(records, &shop.id, &person))
}

/// Submitted inspections, for whoever reviews.
pub(super) fn reviews(shop: Shop) -> AnyView {
    let app = app();
    let rows = move || inbox(app, &shop).to_review.into_iter().map(|one| review_row(app, one)).collect();
    section("reviews", today::reviews(lang()), Memo::new(move |_| rows()).into())
}

fn review_row(app: App, one: Waiting) -> Row {
    let l = lang();
    let who = app.name_of(&one.submitted_by);
    let when = one.submitted_at.map(|at| format::moment(l, &*app.zone(), at, app.today())).unwrap_or_default();
    Row {
        href: Route::Summary(one.run.record_id()).href(),
        test_id: "review",
        seal: SealKind::Submitted,
        title: format::near_day(l, one.run.date, app.today()),
        sub: vec![today::submitted_by(l, &who, &when)],
        tone: Tone::Accent,
        glyph: Glyph::Flag,
        chip: today::to_review(l).to_owned(),
    }
}

/// Returned inspections, for whoever handed them in.
pub(super) fn returned(shop: Shop) -> AnyView {
    let app = app();
    let rows = move || inbox(app, &shop).returned.into_iter().map(|one| returned_row(app, one)).collect();
    section("returned", today::returned(lang()), Memo::new(move |_| rows()).into())
}

fn returned_row(app: App, one: Waiting) -> Row {
    let l = lang();
    Row {
        href: Route::Run(one.run.record_id()).href(),
        test_id: "rework",
        seal: SealKind::Fail,
        title: format::near_day(l, one.run.date, app.today()),
        sub: vec![today::reviewer_says(l, &app.name_of(&one.reviewed_by), &one.comment)],
        tone: Tone::Danger,
        glyph: Glyph::Undo,
        chip: today::sent_back(l).to_owned(),
    }
}
