//! A request's stage in words and signs, wherever one is shown; values and people as a request tells of them.

use crate::domain::approvals::{DELEGATION, Entry, Progress, REQUEST, RULE, Stage};
use crate::domain::calendar;
use crate::domain::ids::{Field, Kind};
use crate::domain::listings::LISTING;
use crate::domain::people::{PERSON, ROLE};
use crate::domain::shops::SHOP;
use crate::domain::value::Value;
use crate::i18n::fields::{self, Told};
use crate::i18n::{approvals as msg, format, history, tasks};
use crate::state::app;
use crate::ui::components::{Glyph, SealKind, Status, Tone};
use crate::ui::lang;
use crate::ui::log::known_name;
use leptos::prelude::*;

/// What a request depends on.
pub(super) const KINDS: [Kind; 7] = [REQUEST, RULE, DELEGATION, LISTING, PERSON, ROLE, SHOP];

/// The seal before a request.
pub(super) fn seal(progress: &Progress, now: i64) -> SealKind {
    match progress.stage {
        _ if progress.is_overdue(now) => SealKind::Overdue,
        Stage::Waiting { .. } => SealKind::Open,
        Stage::Approved => SealKind::Submitted,
        Stage::Done => SealKind::Pass,
        Stage::Returned => SealKind::Fail,
        Stage::Paused | Stage::Withdrawn => SealKind::NotApplicable,
    }
}

/// Where a request is, and how late.
#[component]
pub(super) fn StageStatus(progress: Progress) -> impl IntoView {
    let app = app();
    move || {
        // Asked so that a new day tells it anew.
        let _ = app.today();
        let (tone, glyph, text) = told(&progress, crate::browser::clock::now());
        view! { <Status tone glyph text /> }
    }
}

fn told(progress: &Progress, now: i64) -> (Tone, Glyph, String) {
    let l = lang();
    let stage = || msg::stage(l, progress.stage);
    match progress.stage {
        Stage::Waiting { .. } if progress.is_overdue(now) => {
            (Tone::Danger, Glyph::Clock, tasks::overdue_by(l, days_late(progress, now)))
        }
        Stage::Approved if progress.is_overdue(now) => (Tone::Danger, Glyph::Clock, msg::publish_late(l).to_owned()),
        Stage::Waiting { .. } => (Tone::Accent, Glyph::Clock, msg::waits(l, days(progress.since, now))),
        Stage::Approved => (Tone::Seal, Glyph::Stamp, stage()),
        Stage::Done => (Tone::Ok, Glyph::Check, stage()),
        Stage::Returned => (Tone::Warn, Glyph::Undo, stage()),
        Stage::Paused | Stage::Withdrawn => (Tone::Plain, Glyph::Dash, stage()),
    }
}

/// Business days from one instant to another.
fn days(from: i64, until: i64) -> i64 {
    let zone = app().zone();
    (calendar::date(&*zone, until) - calendar::date(&*zone, from)).num_days().max(0)
}

/// The day on which it became late counts.
fn days_late(progress: &Progress, now: i64) -> i64 {
    progress.due.map_or(0, |due| days(due, now) + 1)
}

/// Until when something has to happen, in words.
pub(super) fn due_words(entry: &Entry) -> Option<String> {
    let (l, app) = (lang(), app());
    let due = entry.progress.due?;
    Some(match entry.progress.stage {
        Stage::Approved => msg::publish_by(l, &moment(due)),
        // It is late from the first instant of the day after.
        _ => msg::due_on(l, &format::near_day(l, calendar::date(&*app.zone(), due - 1), app.today())),
    })
}

/// An instant as people read it.
pub(super) fn moment(at: i64) -> String {
    let app = app();
    format::moment(lang(), &*app.zone(), at, untrack(|| app.today()))
}

/// A value of a listing's field.
pub(super) fn value_words(field: &Field, value: &Value) -> String {
    let (l, app) = (lang(), app());
    if value.is_null() {
        return msg::nothing(l).to_owned();
    }
    if let (true, Some(minor)) = (field.as_str().ends_with("/price"), value.as_int()) {
        return format::price(minor);
    }
    let told = Told { name_of: &|id| untrack(|| known_name(app, id)), moment: &moment };
    let words = fields::value(l, &LISTING, field, value, &told);
    if words.is_empty() { history::value(l, field, value, told.name_of) } else { words }
}
