//! The follow-up of a spot: the one that exists, or the form that opens it after a fail.

use super::follow_up_form::FollowUpForm;
use super::page::Page;
use crate::domain::inspections::{Outcome, Spot};
use crate::domain::tasks::{self, Task};
use crate::ui::routes::Route;
use crate::ui::tasks::words::{TaskStatus, owner_words};
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

/// A follow-up in one line: how far and until when, what, whose; with the way to it.
#[component]
pub(super) fn TaskLine(
    task: Task,
    /// What stands before it: the entry, or that it is an earlier one.
    #[prop(into)]
    about: String,
) -> impl IntoView {
    let link = Route::Task(task.id.clone()).href();
    let (what, owner) = (task.what.clone(), owner_words(task.owner.as_ref()));
    let about =
        Some(about).filter(|about| !about.is_empty()).map(|about| view! { <span class="strong">{about}</span> });
    view! {
        <span class="task-line">
            {about}
            <TaskStatus task />
            <a href=link data-testid="follow-up-link">{what}</a>
            <span class="soft">{owner}</span>
        </span>
    }
}
