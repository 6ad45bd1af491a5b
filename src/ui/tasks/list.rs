//! The list of follow-ups: open (overdue first), waiting for a re-check, re-checked; mine or everybody's.

use super::words::{TaskStatus, owner_words, seal};
use crate::browser::prefs::{self, Place};
use crate::domain::ids::RecordId;
use crate::domain::people;
use crate::domain::tasks::{self, Status, Task};
use crate::i18n::tasks as msg;
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Seal, SealSize, Segmented};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// Where the filter is kept (S15).
const FILTER: &str = "tasks.filter";
const MINE: &str = "mine";
const ALL: &str = "all";

/// The list with its filter.
#[component]
pub(super) fn TaskList(chosen: Memo<Option<RecordId>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let filter = RwSignal::new(prefs::get(Place::Device, FILTER).unwrap_or_else(|| ALL.to_owned()));
    let choose = move |code: String| {
        prefs::set(Place::Device, FILTER, Some(&code));
        filter.set(code);
    };
    let only_mine = Signal::derive(move || filter.with(|filter| filter == MINE));
    let shown = Memo::new(move |_| look(app, only_mine.get()));
    let options = vec![(ALL.to_owned(), msg::all(l).to_owned()), (MINE.to_owned(), msg::mine(l).to_owned())];
    view! {
        <div class="split-head">
            <h1>{msg::title(l)}</h1>
            <Segmented legend=msg::filter(l) value=filter options on_change=choose />
        </div>
        <Show when=move || shown.with(Vec::is_empty)>
            <NoTasks only_mine choose=Callback::new(choose) />
        </Show>
        <Part shown status=Status::Open words=msg::open(l) chosen />
        <Part shown status=Status::Done words=msg::done(l) chosen />
        <Rechecked shown chosen />
    }
}

fn look(app: App, only_mine: bool) -> Vec<Task> {
    let Some(shop) = app.shop() else { return Vec::new() };
    let me = app.person();
    app.watch(&[tasks::TASK, people::PERSON], |records| {
        let mut own = tasks::list(records, &shop.id);
        if only_mine {
            own.retain(|task| me.as_ref().is_some_and(|me| task.is_for(records, me)));
        }
        own
    })
}

fn of_status(shown: Memo<Vec<Task>>, status: Status) -> Memo<Vec<Task>> {
    Memo::new(move |_| shown.with(|tasks| tasks.iter().filter(|task| task.status == status).cloned().collect()))
}

/// The follow-ups of one status under a heading; nothing when there are none.
#[component]
fn Part(shown: Memo<Vec<Task>>, status: Status, words: &'static str, chosen: Memo<Option<RecordId>>) -> impl IntoView {
    let own = of_status(shown, status);
    view! {
        <Show when=move || !own.with(Vec::is_empty)>
            <h2 class="list-head">{words}" "<span class="num">{move || own.with(Vec::len)}</span></h2>
            <Rows own chosen />
        </Show>
    }
}

/// What is over, folded away.
#[component]
fn Rechecked(shown: Memo<Vec<Task>>, chosen: Memo<Option<RecordId>>) -> impl IntoView {
    let l = lang();
    let own = of_status(shown, Status::Rechecked);
    view! {
        <Show when=move || !own.with(Vec::is_empty)>
            <details class="details tasks-over" data-testid="tasks-rechecked">
                <summary>{msg::rechecked(l)}" "<span class="num">{move || own.with(Vec::len)}</span></summary>
                <Rows own chosen />
            </details>
        </Show>
    }
}

#[component]
fn Rows(own: Memo<Vec<Task>>, chosen: Memo<Option<RecordId>>) -> impl IntoView {
    view! {
        <ul class="list">
            <For
                each=move || own.get()
                key=|task| format!("{task:?}")
                children=move |task| view! { <li><TaskRow task chosen /></li> }
            />
        </ul>
    }
}

#[component]
fn TaskRow(task: Task, chosen: Memo<Option<RecordId>>) -> impl IntoView {
    let app = app();
    let id = task.id.clone();
    let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&id)).then_some("true");
    let kind = seal(&task, untrack(|| app.today()));
    let owner = task.owner.clone();
    let (href, what) = (Route::Task(task.id.clone()).href(), task.what.clone());
    let check = task.spot.as_ref().map(|at| view! { <span class="num">{at.check.clone()}</span> });
    view! {
        <a class="list-row" href=href aria-current=is_chosen data-testid="task">
            <Seal kind size=SealSize::Medium />
            <span class="list-main">
                <span class="list-title">{what}</span>
                <span class="list-sub"><span>{move || owner_words(owner.as_ref())}</span>{check}</span>
            </span>
            <span class="list-end"><TaskStatus task /></span>
        </a>
    }
}

#[component]
fn NoTasks(only_mine: Signal<bool>, choose: Callback<String>) -> impl IntoView {
    let l = lang();
    move || {
        if only_mine.get() {
            let all = move |()| choose.run(ALL.to_owned());
            view! { <Empty glyph=Glyph::Task text=msg::none_mine(l) action=msg::show_all(l) on_action=all /> }
                .into_any()
        } else {
            let today = Route::Run(RecordId::of("today")).href();
            view! { <Empty glyph=Glyph::Task text=msg::none(l) action=msg::start_inspection(l) href=today /> }
                .into_any()
        }
    }
}
