//! A follow-up's owner and status in words and signs, wherever one is shown.

use crate::domain::tasks::{Owner, Status as Step, Task};
use crate::i18n::{common, format, roles, tasks as msg};
use crate::state::app;
use crate::ui::components::{Glyph, SealKind, Status, Tone};
use crate::ui::lang;
use crate::ui::log::known_name;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Who shall do it: a person's name or a role.
pub(crate) fn owner_words(owner: Option<&Owner>) -> String {
    let l = lang();
    match owner {
        Some(Owner::Person(id)) => known_name(app(), id),
        Some(Owner::Role(code)) => roles::role(l, code),
        None => common::nobody(l).to_owned(),
    }
}

/// Where it is on its way, and for open ones until when.
#[component]
pub(crate) fn TaskStatus(task: Task) -> impl IntoView {
    let l = lang();
    let app = app();
    move || {
        let today = app.today();
        let (tone, glyph, text) = match task.status {
            Step::Done => (Tone::Accent, Glyph::Flag, msg::done(l).to_owned()),
            Step::Rechecked => (Tone::Seal, Glyph::Check, msg::rechecked(l).to_owned()),
            Step::Open => open_status(&task, today),
        };
        view! { <Status tone glyph text /> }
    }
}

fn open_status(task: &Task, today: NaiveDate) -> (Tone, Glyph, String) {
    let l = lang();
    match task.due {
        Some(due) if task.is_overdue(today) => {
            (Tone::Danger, Glyph::Clock, msg::overdue_by(l, (today - due).num_days()))
        }
        Some(due) => {
            let tone = if due == today { Tone::Warn } else { Tone::Plain };
            (tone, Glyph::Clock, msg::due_on(l, &format::near_day(l, due, today)))
        }
        None => (Tone::Plain, Glyph::Dash, msg::no_due(l).to_owned()),
    }
}

/// The seal before a follow-up.
pub(super) fn seal(task: &Task, today: NaiveDate) -> SealKind {
    match task.status {
        Step::Rechecked => SealKind::Pass,
        Step::Done => SealKind::Submitted,
        Step::Open if task.is_overdue(today) => SealKind::Overdue,
        Step::Open => SealKind::Open,
    }
}
