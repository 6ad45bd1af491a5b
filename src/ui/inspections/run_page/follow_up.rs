//! The follow-up of a spot: the one that exists, or the form that opens it after a fail.

use super::follow_up_form::FollowUpForm;
use super::page::Page;
use crate::domain::inspections::{Outcome, Spot};
use crate::domain::tasks::{self, Status, Task};
use crate::i18n::tasks as words;
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
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

/// A follow-up of an earlier inspection; one that is done is re-checked here, where the page is looked at again anyway.
#[component]
pub(super) fn EarlierLine(task: Task, #[prop(into)] about: String) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let is_done = task.status == Status::Done;
    let id = StoredValue::new(task.id.clone());
    let recheck = move |passed| write.run(tasks::Command::Recheck { task: id.get_value(), passed });
    view! {
        <TaskLine task about />
        <Show when=move || is_done && page.editable.get()>
            <span class="bar recheck">
                <button type="button" class="button" data-testid="recheck-failed" disabled=move || write.pending.get()
                    on:click=move |_| recheck(false)
                ><Icon glyph=Glyph::Undo />{words::send_back(l)}</button>
                <button type="button" class="button" data-testid="recheck-passed" disabled=move || write.pending.get()
                    on:click=move |_| recheck(true)
                ><Icon glyph=Glyph::Check />{words::passed(l)}</button>
            </span>
        </Show>
        <span class="field-error" role="alert">{move || write.error.get()}</span>
    }
}
