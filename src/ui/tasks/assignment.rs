//! Handing a follow-up to somebody else, or to another date.

use super::actions::Refused;
use crate::domain::calendar::parse_date;
use crate::domain::ids::RecordId;
use crate::domain::people;
use crate::domain::tasks::{Command, Owner, Task};
use crate::i18n::{Lang, apart, roles, tasks as msg};
use crate::state::{App, app};
use crate::ui::components::{Select, TextField};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The form, folded away until wanted.
#[component]
pub(super) fn Assignment(id: RecordId, task: Memo<Option<Task>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let is_open = RwSignal::new(false);
    let (owner, due) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let bad_date = RwSignal::new(None::<String>);
    // Follows the record while the form is folded away; what is being changed here is left alone.
    Effect::new(move |_| {
        let Some(task) = task.get().filter(|_| !is_open.get()) else { return };
        owner.set(task.owner.map(|owner| owner.code()).unwrap_or_default());
        due.set(task.due.map(|due| due.to_string()).unwrap_or_default());
    });
    let save = move |_| {
        let date = parse_date(&due.get_untracked());
        bad_date.set(date.is_none().then(|| msg::bad_date(l).to_owned()));
        if let (Some(owner), Some(due)) = (Owner::from_code(&owner.get_untracked()), date) {
            write.run_then(Command::Assign { task: id.clone(), owner, due }, move || {
                is_open.try_set(false);
            });
        }
    };
    view! {
        <details class="details hide-print" data-testid="reassign" prop:open=move || is_open.get()
            on:toggle=move |event| is_open.set(is_unfolded(&event))
        >
            <summary>{msg::reassign(l)}</summary>
            <div class="details-body stack">
                <div class="columns">
                    <Select id="task-owner-choice" label=msg::owner(l) value=owner options=owners(app, l, owner)
                        on_change=move |code| owner.set(code) />
                    <TextField id="task-due" kind="date" label=msg::due(l) value=due error=bad_date
                        on_input=move |text| due.set(text) />
                </div>
                <Refused write />
                <div class="bar bar-end">
                    <button type="button" class="button" data-testid="task-assign" disabled=move || write.pending.get()
                        on:click=save.clone()
                    >{msg::save_assignment(l)}</button>
                </div>
            </div>
        </details>
    }
}

fn is_unfolded(event: &leptos::ev::Event) -> bool {
    use wasm_bindgen::JsCast;
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// People who are present, then roles. An owner who has left is offered as long as the task is theirs.
fn owners(app: App, l: Lang, chosen: RwSignal<String>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let chosen = chosen.get();
        app.watch(&[people::PERSON, people::ROLE], |records| {
            let is_offered = |person: &people::Person| !person.retired || is_person(&chosen, person);
            let people = people::list(records).into_iter().filter(is_offered);
            let people = people.map(|person| {
                let words = format!("{} · {}", apart(&person.name), roles::role(l, &person.role));
                (Owner::Person(person.id).code(), words)
            });
            let roles = people::roles(records).into_iter();
            let roles = roles.map(|role| (Owner::Role(role.code.to_owned()).code(), roles::role(l, role.code)));
            people.chain(roles).collect()
        })
    })
}

fn is_person(code: &str, person: &people::Person) -> bool {
    Owner::from_code(code) == Some(Owner::Person(person.id.clone()))
}
