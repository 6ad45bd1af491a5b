//! "These two are the same person": choose the other entry, read what will happen, join (S9).

use super::everybody;
use crate::domain::ids::RecordId;
use crate::domain::people::{Command, Person};
use crate::i18n::{Lang, apart, people, roles};
use crate::state::app;
use crate::ui::components::Select;
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// Joins another entry into this one.
#[component]
pub(super) fn JoinPerson(person: Memo<Option<Person>>) -> impl IntoView {
    let app = app();
    let l = lang();
    let write = Write::here();
    let chosen = RwSignal::new(String::new());
    let others = Memo::new(move |_| {
        let own = person.get().map(|person| person.id);
        everybody(app).into_iter().filter(|other| Some(&other.id) != own.as_ref()).collect::<Vec<_>>()
    });
    let other = move || others.get().into_iter().find(|other| other.id.as_str() == chosen.get());
    let preview = move || Some(people::join_preview(l, &other()?.name, &person.get()?.name));
    let join = move |_| {
        if let (Some(kept), Some(other)) = (person.get_untracked(), untrack(other)) {
            let command = Command::Join { kept: kept.id, duplicate: other.id };
            write.run_then(command, move || {
                chosen.try_set(String::new());
            });
        }
    };
    view! {
        <details class="details" hidden=move || others.get().is_empty()>
            <summary data-testid="join-person">{people::join_title(l)}</summary>
            <div class="details-body stack">
                <Select
                    label=people::join_other(l) hint=people::join_hint(l) value=chosen error=write.error
                    options=Signal::derive(move || choices(l, &others.get()))
                    on_change=move |id| chosen.set(id)
                />
                {move || preview().map(|words| view! { <p class="prose">{words}</p> })}
                <div class="bar">
                    <button type="button" class="button" data-testid="join" disabled=move || other().is_none() on:click=join>
                        {people::join(l)}
                    </button>
                </div>
            </div>
        </details>
    }
}

/// Two entries of one person bear the same name: the end of the number tells them apart.
fn choices(l: Lang, others: &[Person]) -> Vec<(String, String)> {
    let first = (String::new(), people::join_choose(l).to_owned());
    let choice = |other: &Person| {
        let name = format!("{} · {}", apart(&other.name), roles::role(l, &other.role));
        (other.id.as_str().to_owned(), people::same_name(l, &name, short(&other.id)))
    };
    std::iter::once(first).chain(others.iter().map(choice)).collect()
}

fn short(id: &RecordId) -> &str {
    let text = id.as_str();
    text.get(text.len().saturating_sub(4)..).unwrap_or(text)
}
