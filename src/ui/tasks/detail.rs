//! One follow-up: what, who, until when, where it comes from, what can be done, who changed what.

use super::words::{TaskStatus, owner_words};
use super::{actions, assignment, notes, origin};
use crate::domain::ids::{Field, RecordId};
use crate::domain::tasks::{self, Status, Task};
use crate::i18n::{format, history, tasks as msg};
use crate::state::app;
use crate::ui::components::{Empty, Glyph, Icon, Seal, SealKind, SealSize};
use crate::ui::lang;
use crate::ui::log::{LogBox, RecordLog, known_name};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// The follow-up with this id, or words for one that is not here.
#[component]
pub(super) fn Detail(id: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let key = tasks::key(&id);
    let log = RecordLog::new(key.clone());
    let task = Memo::new(move |_| app.watch_record(&key, |record| record.map(Task::read)));
    let is_here = Memo::new(move |_| task.with(Option::is_some));
    view! {
        <a class="button button-quiet split-back" href=Route::Tasks.href() data-testid="back-to-list">
            <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
        </a>
        <Show
            when=move || is_here.get()
            fallback=move || view! {
                <Empty glyph=Glyph::Task text=msg::unknown(l) action=msg::show_all(l) href=Route::Tasks.href() />
            }
        >
            {
                let id = id.clone();
                let spot = task.with_untracked(|task| task.as_ref().and_then(|task| task.spot.clone()));
                view! {
                    <article class="stack" data-testid="task-detail">
                        <Head task />
                        <Facts task />
                        {spot.map(|at| view! { <origin::Origin at /> })}
                        <origin::OfForm id=id.clone() />
                        <actions::Actions id=id.clone() task />
                        <assignment::Assignment id=id.clone() task />
                        <notes::Notes id />
                        <LogBox log label=history::log(l) fits=|_: Field| true />
                    </article>
                }
            }
        </Show>
    }
}

#[component]
fn Head(task: Memo<Option<Task>>) -> impl IntoView {
    let l = lang();
    let stamp = move || {
        let is_over = task.get().is_some_and(|task| task.status == Status::Rechecked);
        is_over.then(|| {
            let size = SealSize::ExtraLarge;
            view! { <Seal kind=SealKind::Approved size word=msg::seal_passed(l) label=msg::passed(l) stamped=true /> }
        })
    };
    view! {
        <header class="report-head">
            <h2 class="pre" data-testid="task-what">{move || task.get().map(|task| task.what)}</h2>
            <p class="bar">
                {move || task.get().map(|task| view! { <TaskStatus task /> })}
                {move || task.get().filter(|task| task.sent_back > 0).map(|task| view! {
                    <span class="soft small">{msg::sent_back(l, task.sent_back)}</span>
                })}
            </p>
            {stamp}
        </header>
    }
}

#[component]
fn Facts(task: Memo<Option<Task>>) -> impl IntoView {
    let l = lang();
    move || {
        task.get().map(|task| {
            view! {
                <dl class="facts">
                    <dt>{msg::owner(l)}</dt>
                    <dd data-testid="task-owner">{owner_words(task.owner.as_ref())}</dd>
                    <dt>{msg::due(l)}</dt>
                    <dd class="num">{due(&task)}</dd>
                    {done(&task)}
                </dl>
            }
        })
    }
}

fn due(task: &Task) -> String {
    let l = lang();
    let today = app().today();
    task.due.map_or_else(|| msg::no_due(l).to_owned(), |due| format::day(l, due, today))
}

/// Who did it and who looked again; of a follow-up that was sent back, what had been done stays readable.
fn done(task: &Task) -> impl IntoView + use<> {
    let l = lang();
    let app = app();
    let when = |at| format::moment(l, &*app.zone(), at, app.today());
    let by = task.done_at.map(|at| msg::done_by(l, &known_name(app, &task.done_by), &when(at)));
    let again = task.rechecked_at.map(|at| msg::rechecked_by(l, &known_name(app, &task.rechecked_by), &when(at)));
    let result = task.result.clone();
    by.map(|by| {
        view! {
            <dt>{msg::result(l)}</dt>
            <dd>
                <p class="pre" data-testid="task-result">{result}</p>
                <p class="soft small">{by}</p>
                {again.map(|again| view! { <p class="soft small">{again}</p> })}
            </dd>
        }
    })
}
