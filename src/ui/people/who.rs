//! Who is at this device: the present people as large buttons, or somebody new.

use super::{AddPerson, everybody};
use crate::domain::ids::RecordId;
use crate::domain::people::Person;
use crate::i18n::{people, roles};
use crate::state::app;
use crate::ui::components::{Glyph, Icon, Status, Tone};
use crate::ui::lang;
use leptos::prelude::*;

/// Sets the person at the device; `on_chosen` hears when it is done.
#[component]
pub fn WhoIsHere(
    #[prop(into)] on_chosen: Callback<()>,
    /// Without its title, where a dialog has one.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let app = app();
    let l = lang();
    let choose = Callback::new(move |id: RecordId| {
        app.session.person.set(id);
        on_chosen.run(());
    });
    let present =
        Memo::new(move |_| everybody(app).into_iter().filter(|person| !person.retired).collect::<Vec<Person>>());
    view! {
        <div class="stack" data-testid="who">
            {(!bare).then(|| view! { <h2>{people::who_title(l)}</h2> })}
            <p class="soft">{people::who_hint(l)}</p>
            <ul class="list" hidden=move || present.get().is_empty()>
                <For each=move || present.get() key=|person| (person.id.clone(), person.name.clone(), person.role.clone()) let:person>
                    <li><Choice person choose /></li>
                </For>
            </ul>
            <details class="details" open=present.get_untracked().is_empty()>
                <summary data-testid="add-me">{people::not_listed(l)}</summary>
                <div class="details-body"><AddPerson label=people::add_me(l) on_added=choose /></div>
            </details>
        </div>
    }
}

#[component]
fn Choice(person: Person, choose: Callback<RecordId>) -> impl IntoView {
    let app = app();
    let l = lang();
    let own = person.id.clone();
    let is_here = Memo::new(move |_| app.person().is_some_and(|here| here.id == own));
    let id = person.id.clone();
    view! {
        <button
            type="button" class="list-row" data-testid="choose-person"
            aria-current=move || is_here.get().then_some("true")
            on:click=move |_| choose.run(id.clone())
        >
            <Icon glyph=Glyph::Person />
            <span class="list-main">
                <span class="list-title">{person.name}</span>
                <span class="list-sub">{roles::role(l, &person.role)}</span>
            </span>
            <span class="list-end">
                <Show when=move || is_here.get()>
                    <Status tone=Tone::Accent glyph=Glyph::Check text=people::here(l) />
                </Show>
            </span>
        </button>
    }
}
