//! What else the days must have in common: who handed in, which group failed, which banner or item was looked at.

use crate::domain::ids::RecordId;
use crate::domain::inspections::Narrowing;
use crate::domain::people;
use crate::i18n::history as msg;
use crate::state::app;
use crate::ui::components::{Select, TextField};
use crate::ui::inspections::which::template;
use crate::ui::lang;
use leptos::prelude::*;

/// The three further filters, folded away until they are wanted.
#[component]
pub(super) fn Narrow(narrowing: RwSignal<Narrowing>) -> impl IntoView {
    let app = app();
    let l = lang();
    let persons = Memo::new(move |_| app.watch(&[people::PERSON], people::list));
    let person_options = move || {
        let own = persons.get().into_iter().map(|person| (person.id.as_str().to_owned(), person.name));
        std::iter::once((String::new(), msg::anybody(l).to_owned())).chain(own).collect::<Vec<_>>()
    };
    let template = template();
    let group_options = Signal::derive(move || {
        let groups = template.get().groups.iter().map(|group| (group.id.to_owned(), l.of(group.name).to_owned()));
        std::iter::once((String::new(), msg::any_group(l).to_owned())).chain(groups).collect::<Vec<_>>()
    });
    let person = move || narrowing.with(|now| now.person.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default());
    let is_set = narrowing.with_untracked(|now| !now.is_empty());
    view! {
        <details class="details" data-testid="narrow" open=is_set>
            <summary>{msg::more_filters(l)}</summary>
            <div class="columns details-body">
                <Select label=msg::by_whom(l) id="narrow-person" value=Signal::derive(person) options=Signal::derive(person_options)
                    on_change=move |id: String| narrowing.update(|now| now.person = Some(id).filter(|id| !id.is_empty()).map(RecordId::new)) />
                <Select label=msg::failed_group(l) id="narrow-group"
                    value=Signal::derive(move || narrowing.with(|now| now.group.clone().unwrap_or_default())) options=group_options
                    on_change=move |id: String| narrowing.update(|now| now.group = Some(id).filter(|id| !id.is_empty())) />
                <TextField label=msg::with_entry(l) id="narrow-entry"
                    value=Signal::derive(move || narrowing.with(|now| now.entry.clone()))
                    on_input=move |text: String| narrowing.update(|now| now.entry = text) />
            </div>
        </details>
    }
}
