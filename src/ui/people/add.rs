//! The form that adds a person.

use super::role_choices;
use crate::browser::{clock, ids};
use crate::domain::ids::RecordId;
use crate::domain::people::Command;
use crate::i18n::people;
use crate::ui::components::{Select, TextField};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// Name and role; `on_added` hears of the new person.
#[component]
pub fn AddPerson(
    /// The verb on the button.
    label: &'static str,
    #[prop(into)] on_added: Callback<RecordId>,
) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let name = RwSignal::new(String::new());
    let role = RwSignal::new("assistant".to_owned());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if write.pending.get_untracked() {
            return;
        }
        let id = ids::record(clock::now());
        let command = Command::Create { id: id.clone(), name: name.get_untracked(), role: role.get_untracked() };
        write.run_then(command, move || {
            name.try_set(String::new());
            on_added.run(id);
        });
    };
    view! {
        <form class="stack" novalidate on:submit=add>
            <div class="form-pair">
                <TextField
                    id="new-person-name" label=people::name(l) value=name error=write.error autocomplete="name"
                    on_input=move |text| name.set(text)
                />
                <Select
                    id="new-person-role" label=people::role(l) options=role_choices(l, "") value=role
                    on_change=move |code| role.set(code)
                />
            </div>
            <div class="bar bar-end">
                <button class="button" data-testid="save-person" aria-busy=move || write.pending.get().to_string()>{label}</button>
            </div>
        </form>
    }
}
