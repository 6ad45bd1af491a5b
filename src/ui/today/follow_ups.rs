//! Open follow-ups: overdue, mine today, others, and done ones that wait for a second look.

use super::rows::{Row, row};
use crate::domain::people::PERSON;
use crate::domain::shops::Shop;
use crate::domain::tasks::{self, Agenda, Owner, Status as TaskStatus, TASK, Task};
use crate::i18n::{common, format, roles, tasks as words, today};
use crate::state::{App, app};
use crate::ui::components::{Glyph, SealKind, Tone};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// How many of a part are shown; the rest is a link.
const SHOWN: usize = 5;

/// The section of follow-ups.
#[component]
pub(super) fn FollowUps(shop: Shop) -> impl IntoView {
    let app = app();
    let l = lang();
    let agenda = Memo::new(move |_| {
        let (person, on) = (app.session.person.get(), app.today());
        app.watch(&[TASK, PERSON], |records| tasks::agenda(records, &shop.id, &person, on))
    });
    let is_empty = move || agenda.with(|agenda| agenda.open() + agenda.to_recheck.len() == 0);
    view! {
        <section aria-labelledby="follow-ups" data-testid="follow-ups">
            <div class="section-head">
                <h2 id="follow-ups">
                    {today::follow_ups(l)} " " <span class="count">{move || agenda.with(Agenda::open)}</span>
                </h2>
                <a href=Route::Tasks.href()>{today::all_follow_ups(l)}</a>
            </div>
            <Show when=move || !is_empty() fallback=move || view! { <p class="soft">{today::nothing_open(l)}</p> }>
                <ul class="list">
                    <Part agenda title=today::overdue(l) read=|agenda| &agenda.overdue />
                    <Part agenda title=today::mine_today(l) read=|agenda| &agenda.mine />
                    <Part agenda title=today::to_recheck(l) read=|agenda| &agenda.to_recheck />
                    <Part agenda title=today::others(l) read=|agenda| &agenda.others />
                </ul>
            </Show>
        </section>
    }
}

#[component]
fn Part(agenda: Memo<Agenda>, title: &'static str, read: fn(&Agenda) -> &Vec<Task>) -> impl IntoView {
    let app = app();
    let l = lang();
    let count = Memo::new(move |_| agenda.with(|agenda| read(agenda).len()));
    let head = move || {
        (count.get() > 0)
            .then(|| view! { <li class="list-head">{title} " " <span class="count">{count.get()}</span></li> })
    };
    let shown = move || agenda.with(|agenda| read(agenda).iter().take(SHOWN).cloned().collect::<Vec<_>>());
    let rest = move || {
        let rest = count.get().saturating_sub(SHOWN);
        (rest > 0).then(|| view! { <li><a class="list-row" href=Route::Tasks.href()>{today::more(l, rest)}</a></li> })
    };
    view! {
        {head}
        {move || shown().into_iter().map(|task| row(line(app, task))).collect_view()}
        {rest}
    }
}

fn line(app: App, task: Task) -> Row {
    let l = lang();
    let on = app.today();
    let check = task.spot.as_ref().map(|spot| spot.check.clone());
    let late = task.due.filter(|_| task.is_overdue(on)).map(|due| (on - due).num_days());
    let due = task.due.map_or_else(|| today::no_due(l).to_owned(), |due| format::near_day(l, due, on));
    let (seal, tone, glyph, chip) = match (task.status, late) {
        (TaskStatus::Open, Some(days)) => (SealKind::Overdue, Tone::Danger, Glyph::Clock, words::overdue_by(l, days)),
        (TaskStatus::Open, None) => (SealKind::Fail, Tone::Plain, Glyph::Clock, due),
        _ => (SealKind::Submitted, Tone::Accent, Glyph::Flag, today::recheck(l).to_owned()),
    };
    Row {
        href: Route::Task(task.id.clone()).href(),
        test_id: "follow-up",
        seal,
        sub: std::iter::once(owner_words(app, task.owner.as_ref())).chain(check).collect(),
        title: task.what,
        tone,
        glyph,
        chip,
    }
}

fn owner_words(app: App, owner: Option<&Owner>) -> String {
    let l = lang();
    match owner {
        Some(Owner::Person(id)) => {
            let name = app.name_of(id);
            if name.is_empty() { common::unknown_person(l).to_owned() } else { name }
        }
        Some(Owner::Role(code)) => roles::role(l, code),
        None => common::nobody(l).to_owned(),
    }
}
