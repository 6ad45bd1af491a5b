//! The whole run as tables: group by group, check by check, each with what was recorded for its entries.

use super::{AnsweredWith, OutcomeSeal, PhotoStrip, Prices};
use crate::domain::ids::Field;
use crate::domain::inspections::{self, CheckReport, EntryReport, GroupReport, RunId, report};
use crate::domain::tasks;
use crate::domain::templates::Check;
use crate::i18n::{format, history as msg};
use crate::state::app;
use crate::ui::lang;
use crate::ui::log::{LogBox, RecordLog};
use crate::ui::pieces::Pieces;
use crate::ui::routes::Route;
use crate::ui::tasks::{TaskStatus, owner_words};
use leptos::prelude::*;

/// All groups, one after the other, and what follows them.
#[component]
pub(super) fn Report(run: RunId, log: RecordLog, children: ChildrenFn) -> impl IntoView {
    let app = app();
    let groups = Memo::new(move |_| app.watch(&[inspections::RUN, tasks::TASK], |records| report(records, &run)));
    let count = groups.with_untracked(Vec::len);
    // The page first, then group by group.
    let pieces = Pieces::of(move || count + 2);
    let is_whole = pieces.reach(count + 1);
    // A group is drawn anew only when something in it changed, so that an open log stays open elsewhere.
    let sections = (0..count).map(|index| {
        let group = Memo::new(move |_| groups.with(|groups| groups.get(index).cloned()));
        let is_there = pieces.reach(index + 1);
        move || group.get().filter(|_| is_there.get()).map(|group| view! { <GroupTable group log /> })
    });
    view! {
        <div data-testid="report">{sections.collect_view()}</div>
        <Show when=move || is_whole.get()>{children()}</Show>
    }
}

#[component]
fn GroupTable(group: GroupReport, log: RecordLog) -> impl IntoView {
    let l = lang();
    let progress = group.progress;
    view! {
        <section class="report-section">
            <div class="table-box">
                <table class="table table-report">
                    <caption>
                        {l.of(group.group.name)}" "
                        <span class="soft small num">{format!("{}/{}", progress.answered(), progress.total)}</span>
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col" class="only-wide">{msg::number(l)}</th>
                            <th scope="col">{msg::check(l)}</th>
                            <th scope="col">{msg::result(l)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {group.checks.into_iter().map(|check| view! { <CheckRow check log /> }).collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn CheckRow(check: CheckReport, log: RecordLog) -> impl IntoView {
    let l = lang();
    let id = check.check.id;
    // With one unnamed entry the check's result says it all; else each entry says its own.
    let is_plain = check.entries.len() == 1 && check.entries.iter().all(|entry| entry.entry.name.is_empty());
    let touched = check.entries.into_iter().filter_map(|entry| Some((entry.changed?, entry)));
    let entries = touched.map(|(changed, entry)| view! { <EntryBlock check=check.check entry changed is_plain log /> });
    let short = id.trim_start_matches("INSP-");
    view! {
        <tr data-check=id>
            <td class="only-wide soft nowrap">{short}</td>
            <td>
                <p>{l.of(check.check.label)}</p>
                {entries.collect_view()}
            </td>
            <td><OutcomeSeal outcome=check.result /></td>
        </tr>
    }
}

/// What was recorded for one banner or item.
#[component]
fn EntryBlock(
    check: &'static Check,
    entry: EntryReport,
    changed: i64,
    is_plain: bool,
    log: RecordLog,
) -> impl IntoView {
    let l = lang();
    let app = app();
    let EntryReport { at, entry, answer, mut marks, follow_up, .. } = entry;
    let name = if entry.name.is_empty() { msg::whole_page(l).to_owned() } else { entry.name };
    let head = (!is_plain).then(|| {
        let outcome = answer.outcome;
        view! { <p class="bar small"><span class="strong">{name}</span><OutcomeSeal outcome /></p> }
    });
    let note = (!answer.note.is_empty()).then(|| view! { <p class="pre small">{answer.note.clone()}</p> });
    let photos = answer.photos.iter().cloned().map(|photo| {
        let own = marks.iter_mut().find(|(id, _)| *id == photo.id).map(|(_, marks)| std::mem::take(marks));
        (photo, own.unwrap_or_default())
    });
    let photos: Vec<_> = photos.collect();
    let when = untrack(|| format::moment(l, &*app.zone(), changed, app.today()));
    let photo_ids: Vec<String> = answer.photos.iter().map(|photo| photo.id.clone()).collect();
    let fits = move |field: Field| at.owns(&field) || is_mark_of(&field, &photo_ids);
    view! {
        <div class="report-entry" data-entry=entry.id>
            {head}
            <AnsweredWith check answer=answer.clone() />
            <Prices answer=answer />
            {note}
            <PhotoStrip photos />
            {follow_up.map(|task| view! { <FollowUpLine task /> })}
            <LogBox log label=msg::log_at(l, &when) fits />
        </div>
    }
}

fn is_mark_of(field: &Field, photos: &[String]) -> bool {
    let mut parts = field.parts();
    parts.next() == Some("mark") && parts.next().is_some_and(|photo| photos.iter().any(|own| own == photo))
}

/// What a fail led to, and how far that is.
#[component]
pub(in crate::ui::inspections) fn FollowUpLine(task: tasks::Task) -> impl IntoView {
    let l = lang();
    let owner = owner_words(task.owner.as_ref());
    let what = task.what.clone();
    view! {
        <p class="bar small" data-testid="report-follow-up">
            <span class="soft">{msg::follow_up(l)}</span>
            <a href=Route::Task(task.id.clone()).href()>{what}</a>
            <span class="soft">{owner}</span>
            <TaskStatus task />
        </p>
    }
}
