//! The slip of today's inspection: how far it is, until when, and the one button that goes on.

use crate::domain::inspections::{self, Day, DayStatus, Progress, RUN, Run, RunId};
use crate::domain::shops::{SHOP, Shop};
use crate::domain::templates::{Group, TEMPLATE, Template, of_run};
use crate::i18n::{format, today};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon, Ring, Status};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// What the slip shows; compared before anything is drawn anew.
#[derive(Clone, PartialEq)]
struct Sheet {
    day: Day,
    template: &'static Template,
    groups: Vec<Progress>,
    next: Option<&'static str>,
    comment: String,
    reviewer: String,
}

fn read(app: App, shop: &Shop, run: &RunId) -> Option<Sheet> {
    let (now, zone) = (app.now.get(), app.zone());
    let (mut sheet, reviewer) = app.watch(&[RUN, SHOP, TEMPLATE], |records| {
        let day = inspections::day_of(records, shop, run, now, &*zone)?;
        let template = of_run(records, run)?;
        let run = Run::of(records.by_key(&day.run.key()).map(AsRef::as_ref));
        let groups = template.groups.iter().map(|group| inspections::progress(run, template, [group])).collect();
        let next = inspections::gaps(records, &day.run).open.first().copied();
        let sheet = Sheet { day, template, groups, next, comment: run.comment().to_owned(), reviewer: String::new() };
        Some((sheet, run.reviewed_by()))
    })?;
    sheet.reviewer = app.name_of(&reviewer);
    Some(sheet)
}

/// The inspection that is to be done first.
#[component]
pub(super) fn Slip(shop: Shop, run: RunId) -> impl IntoView {
    let app = app();
    let l = lang();
    let first = read(app, &shop, &run)?;
    let template = first.template;
    let sheet = Memo::new(move |_| read(app, &shop, &run).unwrap_or_else(|| first.clone()));
    let progress = Memo::new(move |_| sheet.get().day.progress);
    let label = move || today::progress(l, progress.get().answered(), progress.get().total);
    let comment = move || {
        let sheet = sheet.get();
        (!sheet.comment.is_empty())
            .then(|| view! { <p class="slip-note">{today::reviewer_says(l, &sheet.reviewer, &sheet.comment)}</p> })
    };
    Some(view! {
        <section class="slip" aria-labelledby="slip-title" data-testid="slip">
            <span>
                <Ring
                    large=true
                    done=Signal::derive(move || progress.get().answered())
                    total=Signal::derive(move || progress.get().total)
                    failed=Signal::derive(move || progress.get().fail)
                    label=label
                />
            </span>
            <div>
                <h2 class="slip-title" id="slip-title">{l.of(template.name)}</h2>
                <Meta sheet />
                {comment}
            </div>
            <ul class="slip-groups" aria-label=today::groups(l)>
                {template.groups.iter().enumerate().map(|(index, group)| view! { <GroupLine sheet index group /> }).collect_view()}
            </ul>
            <div class="slip-actions">{move || action(&sheet.get())}</div>
        </section>
    })
}

/// Status, due time, how long left.
#[component]
fn Meta(sheet: Memo<Sheet>) -> impl IntoView {
    let app = app();
    let l = lang();
    let status = Memo::new(move |_| sheet.get().day.status);
    let due = Memo::new(move |_| sheet.get().day.due);
    let count = move || {
        let progress = sheet.get().day.progress;
        format!("{}/{}", progress.answered(), progress.total)
    };
    let left = move || {
        let left = due.get() - app.now.get();
        let words =
            if left >= 0 { today::left(l, &today::span(l, left)) } else { today::over(l, &today::span(l, left)) };
        (!status.get().is_done()).then_some(words)
    };
    view! {
        <p class="slip-meta" data-testid="slip-status">
            <Status
                tone=Signal::derive(move || super::days::tone(status.get()))
                glyph=Signal::derive(move || super::days::glyph(status.get()))
                text=move || today::status(l, status.get())
            />
            <span class="num" aria-hidden="true">{count}</span>
            <span>{move || today::due(l, &format::time(&*app.zone(), due.get()))}</span>
            <span>{left}</span>
        </p>
    }
}

#[component]
fn GroupLine(sheet: Memo<Sheet>, index: usize, group: &'static Group) -> impl IntoView {
    let l = lang();
    let progress = Memo::new(move |_| sheet.get().groups.get(index).copied().unwrap_or_default());
    let first = group.checks.first().map(|check| check.id.to_owned()).unwrap_or_default();
    let href = Route::Check(sheet.get_untracked().day.run.record_id(), first).href();
    let words = move || format!("{}/{}", progress.get().answered(), progress.get().total);
    view! {
        <li>
            <a class="slip-group" href=href>
                <span>{l.of(group.name)}</span>
                <span class="num soft nowrap">{words}</span>
            </a>
        </li>
    }
}

/// Two taps from opening the app to the first check, at most.
fn action(sheet: &Sheet) -> AnyView {
    let l = lang();
    let begun = sheet.day.progress.answered() > 0;
    let goes_on = |check| today::next_check(l, check);
    match (sheet.day.status, sheet.next) {
        (DayStatus::Submitted | DayStatus::Completed(_), _) => summary(&sheet.day.run, today::look(l).to_owned()),
        (DayStatus::Returned, _) => run(&sheet.day.run, "continue-inspection", today::rework(l).to_owned()),
        (_, None) => summary(&sheet.day.run, today::hand_in(l).to_owned()),
        (_, Some(check)) if begun => run(&sheet.day.run, "continue-inspection", goes_on(check)),
        (DayStatus::Missed, _) => run(&sheet.day.run, "start-inspection", today::late_start(l).to_owned()),
        _ => run(&sheet.day.run, "start-inspection", today::start(l).to_owned()),
    }
}

fn run(run: &RunId, testid: &'static str, words: String) -> AnyView {
    link(testid, Route::Run(run.record_id()).href(), words)
}

fn summary(run: &RunId, words: String) -> AnyView {
    link("see-summary", Route::Summary(run.record_id()).href(), words)
}

fn link(testid: &'static str, href: String, words: String) -> AnyView {
    view! {
        <a class="button button-primary button-large" data-testid=testid href=href>
            {words} <Icon glyph=Glyph::ChevronRight />
        </a>
    }
    .into_any()
}
