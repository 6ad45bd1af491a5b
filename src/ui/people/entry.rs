//! One person: name and role, and folded away what can be done.

use super::join::JoinPerson;
use super::role_choices;
use crate::domain::ids::RecordId;
use crate::domain::people::{self as rules, Command, Permission, Person};
use crate::i18n::{people, roles};
use crate::state::app;
use crate::ui::components::{Glyph, Icon, Select, Status, TextField, Tone};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// A person of the list.
#[component]
pub(super) fn PersonEntry(id: RecordId) -> impl IntoView {
    let app = app();
    let l = lang();
    let key = rules::key(&id);
    let person = Memo::new(move |_| app.watch_record(&key, |record| record.map(Person::read)));
    let of = move |read: fn(Person) -> String| move || person.get().map(read).unwrap_or_default();
    let is_here = Memo::new(move |_| {
        let here = app.person().map(|here| here.id);
        here.is_some() && here == person.get().map(|person| person.id)
    });
    let role = move || person.get().map(|person| roles::role(l, &person.role)).unwrap_or_default();
    view! {
        <details class="details" data-testid="person-entry">
            <summary>
                <span class="list-main">
                    <span class="list-title">{of(|person| person.name)}</span>
                    <span class="list-sub">{role}</span>
                </span>
                <Show when=move || is_here.get()>
                    <Status tone=Tone::Accent glyph=Glyph::Check text=people::here(l) />
                </Show>
            </summary>
            <div class="details-body stack">
                <UseAs person is_here />
                <Rename person />
                <Show when=move || app.may(Permission::ManagePeople)>
                    <Role person />
                    <Retire person />
                    <JoinPerson person />
                </Show>
            </div>
        </details>
    }
}

#[component]
fn UseAs(person: Memo<Option<Person>>, is_here: Memo<bool>) -> impl IntoView {
    let app = app();
    let l = lang();
    let offered = move || !is_here.get() && person.get().is_some_and(|person| !person.retired);
    let name = move || person.get().map(|person| people::use_as(l, &person.name)).unwrap_or_default();
    let switch = move |_| {
        if let Some(person) = person.get_untracked() {
            app.session.person.set(person.id);
        }
    };
    view! {
        <Show when=offered>
            <div class="bar">
                <button type="button" class="button" data-testid="use-as" on:click=switch><Icon glyph=Glyph::Person />{name}</button>
            </div>
        </Show>
    }
}

#[component]
fn Rename(person: Memo<Option<Person>>) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let stored = Memo::new(move |_| person.get().map(|person| person.name).unwrap_or_default());
    let name = RwSignal::new(stored.get_untracked());
    Effect::new(move |_| name.set(stored.get()));
    let rename = move |name: String| {
        if let Some(person) = person.get_untracked() {
            write.run(Command::Rename { person: person.id, name });
        }
    };
    view! {
        <TextField
            label=people::name(l) value=name error=write.error
            on_input=move |text| name.set(text) on_commit=rename
        />
    }
}

#[component]
fn Role(person: Memo<Option<Person>>) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let code = Memo::new(move |_| person.get().map(|person| person.role).unwrap_or_default());
    let change = move |role: String| {
        if let Some(person) = person.get_untracked() {
            write.run(Command::SetRole { person: person.id, role });
        }
    };
    view! {
        <Select
            label=people::role(l) value=code on_change=change error=write.error
            options=Signal::derive(move || role_choices(l, &code.get()))
        />
    }
}

#[component]
fn Retire(person: Memo<Option<Person>>) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let retired = Memo::new(move |_| person.get().is_some_and(|person| person.retired));
    let change = move |_| {
        if let Some(person) = person.get_untracked() {
            write.run(Command::Retire { person: person.id, retired: !person.retired });
        }
    };
    view! {
        <div class="field">
            <p class="field-hint">{people::retire_hint(l)}</p>
            <div class="bar">
                <button type="button" class="button" data-testid="retire" on:click=change>
                    {move || if retired.get() { people::bring_back(l) } else { people::retire(l) }}
                </button>
            </div>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </div>
    }
}
