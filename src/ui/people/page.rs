//! The page of people: present and retired, each with what can be done; adding; roles.

use super::entry::PersonEntry;
use super::role_levels::RoleLevels;
use super::{AddPerson, everybody};
use crate::domain::people::{Permission, Person};
use crate::i18n::{people, roles};
use crate::state::app;
use crate::ui::components::{Banner, Tone};
use crate::ui::lang;
use leptos::prelude::*;

/// People, roles, joining of double entries.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let app = app();
    let l = lang();
    let all = Memo::new(move |_| everybody(app));
    let part =
        move |retired: bool| Memo::new(move |_| all.get().into_iter().filter(|p| p.retired == retired).collect());
    let (present, retired): (Memo<Vec<Person>>, Memo<Vec<Person>>) = (part(false), part(true));
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{people::title(l)}</h1>
                <p class="page-sub">{move || people::count(l, present.get().len())}</p>
            </header>
            <Show when=move || !app.may(Permission::ManagePeople)>
                <Banner inline=true tone=Tone::Info text=people::limited(l, &roles::level(l, Permission::ManagePeople.level())) />
            </Show>
            <section class="section" aria-labelledby="people-present">
                <div class="section-head"><h2 id="people-present">{people::present(l)}</h2></div>
                <Persons persons=present />
                <details class="details">
                    <summary data-testid="add-person">{people::add_title(l)}</summary>
                    <div class="details-body"><AddPerson label=people::add(l) on_added=|_| {} /></div>
                </details>
            </section>
            <section class="section" aria-labelledby="people-retired" hidden=move || retired.get().is_empty()>
                <div class="section-head"><h2 id="people-retired">{people::retired(l)}</h2></div>
                <Persons persons=retired />
            </section>
            <RoleLevels />
        </div>
    }
}

#[component]
fn Persons(persons: Memo<Vec<Person>>) -> impl IntoView {
    view! {
        <div>
            <For each=move || persons.get() key=|person| person.id.clone() let:person>
                <PersonEntry id=person.id />
            </For>
        </div>
    }
}
