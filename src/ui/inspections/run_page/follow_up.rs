//! The follow-up of a spot: the one that exists, or the form that opens it after a fail.

use super::follow_up_form::FollowUpForm;
use super::page::Page;
use crate::domain::inspections::{Outcome, Spot};
use crate::domain::tasks::{self, Owner, Status, Task};
use crate::i18n::{Lang, common, format, inspections as msg, roles};
use crate::state::App;
use crate::ui::components::{self, Glyph, Tone};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// The follow-up of a spot; nothing where the check has not failed and nothing was opened.
#[component]
pub(super) fn FollowUp(at: Spot) -> impl IntoView {
    let page = Page::here();
    let answer = page.answer(&at);
    let failed = Memo::new(move |_| answer.with(|answer| answer.outcome) == Some(Outcome::Fail));
    let key = tasks::key(&tasks::id_at(&at));
    let task = Memo::new(move |_| page.app.watch_record(&key, |record| record.map(Task::read)));
    let at = StoredValue::new(at);
    move || match task.get() {
        Some(task) => view! {
            <div class="inset inset-plain" data-testid="follow-up">
                <TaskLine task about="" />
            </div>
        }
        .into_any(),
        None if failed.get() && page.editable.get() => view! { <FollowUpForm at=at.get_value() /> }.into_any(),
        None => ().into_any(),
    }
}

/// A follow-up in one line: what, whose, until when, how far; with the way to it.
#[component]
pub(super) fn TaskLine(task: Task, #[prop(into)] about: String) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let (tone, glyph, word) = state(l, &task, page.app.today());
    let owner = task.owner.as_ref().map_or(common::nobody(l).to_owned(), |owner| owner_name(l, page.app, owner));
    let due = task.due.map(|due| msg::due_on(l, &format::near_day(l, due, page.app.today())));
    let about =
        Some(about).filter(|about| !about.is_empty()).map(|about| view! { <span class="strong">{about}</span> });
    view! {
        <span class="task-line">
            <components::Status tone glyph text=word />
            {about}
            <a href=Route::Task(task.id).href() data-testid="follow-up-link">{task.what}</a>
            <span class="soft small">{owner}</span>
            <span class="soft small num">{due}</span>
        </span>
    }
}

fn state(l: Lang, task: &Task, today: chrono::NaiveDate) -> (Tone, Glyph, &'static str) {
    match task.status {
        Status::Open if task.is_overdue(today) => (Tone::Danger, Glyph::Clock, msg::task_overdue(l)),
        Status::Open => (Tone::Warn, Glyph::Task, msg::task_open(l)),
        Status::Done => (Tone::Info, Glyph::Task, msg::task_done(l)),
        Status::Rechecked => (Tone::Ok, Glyph::Check, msg::task_rechecked(l)),
    }
}

/// A person's name, or the role's.
pub(super) fn owner_name(l: Lang, app: App, owner: &Owner) -> String {
    let name = match owner {
        Owner::Person(id) => app.name_of(id),
        Owner::Role(code) => return roles::role(l, code),
    };
    if name.is_empty() { common::unknown_person(l).to_owned() } else { name }
}
