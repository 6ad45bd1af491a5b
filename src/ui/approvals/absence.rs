//! Deputies: who decides in whose place, from when until when.

use super::onward::Refused;
use super::words::KINDS;
use crate::browser::{clock, ids};
use crate::domain::approvals::{Command, Delegation, delegations};
use crate::domain::calendar::parse_date;
use crate::domain::ids::RecordId;
use crate::domain::people::{self, Permission};
use crate::i18n::{approvals as msg, format};
use crate::state::app;
use crate::ui::components::{Select, TextField};
use crate::ui::log::known_name;
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The deputies of now and later, and the form for one more.
#[component]
pub(super) fn Absence() -> impl IntoView {
    let l = lang();
    let app = app();
    let standing = Memo::new(move |_| {
        let today = app.today();
        app.watch(&KINDS, |records| delegations(records, today))
    });
    view! {
        <section class="stack stack-tight" data-testid="absence">
            <h2>{msg::absence(l)}</h2>
            <p class="soft">{msg::absence_hint(l)}</p>
            <Show when=move || standing.with(Vec::is_empty)><p class="soft">{msg::no_deputies(l)}</p></Show>
            <ul class="ruled">
                <For each=move || standing.get() key=|one| format!("{one:?}") let:one>
                    <li><OneDeputy one /></li>
                </For>
            </ul>
            <details class="details">
                <summary data-testid="name-deputy">{msg::delegate(l)}</summary>
                <div class="details-body"><NewDeputy /></div>
            </details>
        </section>
    }
}

#[component]
fn OneDeputy(one: Delegation) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let Delegation { id, person, deputy, from, until } = one;
    let day = move |day| format::near_day(l, day, app.today());
    let words =
        move || msg::deputy_of(l, &known_name(app, &person), &known_name(app, &deputy), &day(from), &day(until));
    view! {
        <p class="bar bar-apart">
            <span>{words}</span>
            <button type="button" class="button button-quiet" data-testid="end-deputy" disabled=move || write.pending.get()
                on:click=move |_| write.run(Command::EndDelegation { id: id.clone() })
            >{msg::end(l)}</button>
        </p>
        <Refused write />
    }
}

#[component]
fn NewDeputy() -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let me = untrack(|| app.person()).map(|person| person.id.to_string()).unwrap_or_default();
    let (person, deputy) = (RwSignal::new(me), RwSignal::new(String::new()));
    let (from, until) = (RwSignal::new(untrack(|| app.today()).to_string()), RwSignal::new(String::new()));
    let bad = RwSignal::new(None::<String>);
    let may_others = Memo::new(move |_| app.may(Permission::ManagePeople));
    let options = Signal::derive(move || {
        let present = app.watch(&KINDS, people::list).into_iter().filter(|person| !person.retired);
        let blank = (String::new(), "–".to_owned());
        std::iter::once(blank).chain(present.map(|person| (person.id.to_string(), person.name))).collect::<Vec<_>>()
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let dates = parse_date(&from.get_untracked()).zip(parse_date(&until.get_untracked()));
        bad.set(dates.is_none().then(|| msg::bad_dates(l).to_owned()));
        let Some((from, last)) = dates.filter(|_| !write.pending.get_untracked()) else { return };
        let command = Command::Delegate {
            id: ids::record(clock::now()),
            person: RecordId::new(person.get_untracked()),
            deputy: RecordId::new(deputy.get_untracked()),
            from,
            until: last,
        };
        write.run_then(command, move || {
            deputy.try_set(String::new());
            until.try_set(String::new());
        });
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <div class="columns">
                <Show when=move || may_others.get()>
                    <Select id="away-person" label=msg::person(l) value=person options on_change=move |id| person.set(id) />
                </Show>
                <Select id="away-deputy" label=msg::deputy(l) value=deputy options on_change=move |id| deputy.set(id) />
                <TextField id="away-from" kind="date" label=msg::from(l) value=from on_input=move |day| from.set(day) />
                <TextField id="away-until" kind="date" label=msg::until(l) value=until error=bad
                    on_input=move |day| until.set(day) />
            </div>
            <Refused write />
            <div class="bar bar-end">
                <button class="button" data-testid="save-deputy" disabled=move || write.pending.get()>{msg::delegate(l)}</button>
            </div>
        </form>
    }
}
