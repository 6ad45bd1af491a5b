//! The page of a role (ROLE-01 … ROLE-16): who has it, what is due for it now, which inspections are its duty, of which
//! fails it hears at once, and what it usually puts right.

use crate::domain::ids::RecordId;
use crate::domain::inspections::{Day, RUN, due_today};
use crate::domain::people::{self, PERSON, Person, ROLE};
use crate::domain::shops::SHOP;
use crate::domain::tasks::{self, Owner, TASK};
use crate::domain::templates::{Check, Duty, TEMPLATE, Template, Who, duties};
use crate::i18n::{Lang, roles, templates as msg, today};
use crate::state::app;
use crate::ui::components::{Glyph, Icon, Status};
use crate::ui::lang;
use crate::ui::routes::Route;
use crate::ui::today::{glyph, tone};
use leptos::prelude::*;

/// The page.
#[component]
pub fn RolePage(code: String) -> impl IntoView {
    let app = app();
    let l = lang();
    let code = StoredValue::new(code);
    let name = move || code.with_value(|code| roles::role(l, code));
    let level = move || {
        let level = app.watch(&[ROLE], |records| code.with_value(|code| people::role(records, code)));
        level.map(|role| msg::role_sub(l, &roles::level(l, role.level)))
    };
    let used = Memo::new(move |_| {
        let Some(shop) = app.shop() else { return Vec::new() };
        app.watch(&[TEMPLATE, SHOP], |records| duties(records, &shop))
    });
    let told = move || code.with_value(|code| checks(l, &used.get(), |check| check.tell.contains(&code.as_str())));
    let mends = move || code.with_value(|code| checks(l, &used.get(), |check| check.mender == Some(code.as_str())));
    view! {
        <div class="page" data-testid="role-page">
            <header class="page-head">
                <h1>{name}</h1>
                <p class="page-sub">{level}</p>
            </header>
            <People code />
            <Due code />
            <Duties code used />
            {move || list(msg::role_alarms(l), "role-told", told())}
            {move || list(msg::role_menders(l), "role-mends", mends())}
        </div>
    }
}

#[component]
fn People(code: StoredValue<String>) -> impl IntoView {
    let app = app();
    let l = lang();
    let names = Memo::new(move |_| {
        let here = |person: &Person| !person.retired && code.with_value(|code| person.role == *code);
        let people = app.watch(&[PERSON], people::list);
        people.into_iter().filter(here).map(|person| person.name).collect::<Vec<_>>()
    });
    let open = Memo::new(move |_| app.watch(&[TASK], |records| code.with_value(|code| open_of_role(records, code))));
    let follow_ups = move || {
        (open.get() > 0).then(|| view! { <a href=Route::Tasks.href()>{msg::role_follow_ups(l, open.get())}</a> })
    };
    view! {
        <section class="section" aria-labelledby="role-people">
            <div class="section-head"><h2 id="role-people">{msg::role_people(l)}</h2><span class="push">{follow_ups}</span></div>
            <p data-testid="role-people">{move || names.with(|names| if names.is_empty() { msg::role_nobody(l).to_owned() } else { names.join(" · ") })}</p>
        </section>
    }
}

fn open_of_role(records: &crate::domain::records::Records, code: &str) -> usize {
    let tasks = records.of(&TASK).map(|record| tasks::Task::read(record));
    let is_own = |task: &tasks::Task| task.owner == Some(Owner::Role(code.to_owned()));
    tasks.filter(|task| task.status == tasks::Status::Open && is_own(task)).count()
}

/// What is due now and names the role, or is open to anybody.
#[component]
fn Due(code: StoredValue<String>) -> impl IntoView {
    let app = app();
    let l = lang();
    let due = Memo::new(move |_| {
        let Some(shop) = app.shop() else { return Vec::new() };
        let (now, zone, nobody) = (app.now.get(), app.zone(), RecordId::new(""));
        let due = app.watch(&[RUN, SHOP, TEMPLATE], |records| due_today(records, &shop, &nobody, now, &*zone));
        let concerns = |duty: &Duty| code.with_value(|code| concerns(duty.template.schedule.who, code));
        due.into_iter().filter(|(duty, _)| concerns(duty)).collect::<Vec<_>>()
    });
    view! {
        <section class="section" aria-labelledby="role-due" hidden=move || due.with(Vec::is_empty)>
            <div class="section-head"><h2 id="role-due">{msg::role_due(l)}</h2></div>
            <ul class="list" data-testid="role-due">{move || due.get().into_iter().map(|(duty, day)| due_row(l, duty.template, day)).collect_view()}</ul>
        </section>
    }
}

fn concerns(who: Who, code: &str) -> bool {
    match who {
        Who::Anybody | Who::Everyone => true,
        Who::Role(own) => own == code,
        Who::Person(_) => false,
    }
}

fn due_row(l: Lang, template: &'static Template, day: Day) -> impl IntoView {
    let id = day.run.record_id();
    let href = if day.status.is_done() { Route::Summary(id) } else { Route::Run(id) }.href();
    view! {
        <li>
            <a class="list-row" href=href>
                <span class="list-main">
                    <span class="list-title">{l.of(template.name)}</span>
                    <span class="list-sub num">{format!("{}/{}", day.progress.answered(), day.progress.total)}</span>
                </span>
                <span class="list-end"><Status tone=tone(day.status) glyph=glyph(day.status) text=today::status(l, day.status) /></span>
            </a>
        </li>
    }
}

/// The templates that name the role, then those that are open to anybody.
#[component]
fn Duties(code: StoredValue<String>, used: Memo<Vec<Duty>>) -> impl IntoView {
    let l = lang();
    let part = move |fits: fn(Who, &str) -> bool| {
        move || {
            code.with_value(|code| {
                used.get().into_iter().filter(|duty| fits(duty.template.schedule.who, code)).collect::<Vec<_>>()
            })
        }
    };
    let own = part(|who, code| matches!(who, Who::Role(own) if own == code));
    let open = part(|who, _| matches!(who, Who::Anybody | Who::Everyone));
    let rows = move |duties: Vec<Duty>| duties.into_iter().map(|duty| template_row(l, duty.template)).collect_view();
    let none = move || own().is_empty().then(|| view! { <p class="soft">{msg::role_none(l)}</p> });
    view! {
        <section class="section" aria-labelledby="role-duties">
            <div class="section-head"><h2 id="role-duties">{msg::role_all(l)}</h2></div>
            {none}
            <ul class="list" data-testid="role-duties" hidden=move || own().is_empty()>{move || rows(own())}</ul>
            <h3 class="list-head">{msg::role_anybody(l)}</h3>
            <ul class="list">{move || rows(open())}</ul>
        </section>
    }
}

fn template_row(l: Lang, template: &'static Template) -> impl IntoView {
    view! {
        <li>
            <a class="list-row" href=Route::Templates(template.id.to_owned()).href()>
                <span class="list-main">
                    <span class="list-title">{l.of(template.name)}</span>
                    <span class="list-sub">{msg::rhythm(l, &template.schedule)}</span>
                </span>
                <span class="list-end"><Icon glyph=Glyph::ChevronRight /></span>
            </a>
        </li>
    }
}

/// The checks of used templates that have something to do with the role: their words, and their template's.
fn checks(l: Lang, used: &[Duty], fits: impl Fn(&Check) -> bool) -> Vec<(&'static str, &'static str)> {
    let all = used.iter().flat_map(|duty| duty.template.checks().map(move |check| (duty.template, check)));
    all.filter(|(_, check)| fits(check)).map(|(template, check)| (l.of(check.label), l.of(template.name))).collect()
}

fn list(title: &'static str, test_id: &'static str, checks: Vec<(&'static str, &'static str)>) -> Option<AnyView> {
    if checks.is_empty() {
        return None;
    }
    let count = checks.len();
    let rows = checks.into_iter().map(|(check, template)| view! { <li class="list-row"><span class="list-main">{check}<span class="list-sub">{template}</span></span></li> });
    let rows = rows.collect_view();
    Some(
        view! {
            <details class="details" data-testid=test_id>
                <summary>{title}" "<span class="count">{count}</span></summary>
                <ul class="list details-body">{rows}</ul>
            </details>
        }
        .into_any(),
    )
}
