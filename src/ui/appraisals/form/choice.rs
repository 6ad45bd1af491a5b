//! A field whose value is chosen: written at once. Knows neither what is chosen nor who may.

use super::page::Page;
use super::section::element_id;
use crate::domain::ids::{Field, RecordId};
use crate::domain::people::{self, PERSON, Person, ROLE};
use crate::domain::tasks::Owner;
use crate::domain::value::Value;
use crate::i18n::{apart, appraisals_form as msg, roles};
use crate::ui::components::Select;
use leptos::prelude::*;

/// Code and words, in order.
pub(super) type Options = Vec<(String, String)>;

/// A select; nothing chosen clears the field.
#[component]
pub(super) fn Choice(
    /// Which field.
    field: Field,
    /// Whether it may be written now.
    #[prop(into)]
    may: Signal<bool>,
    /// What it is called.
    label: &'static str,
    /// What there is to choose.
    options: Signal<Options>,
) -> impl IntoView {
    let page = Page::here();
    let id = element_id(&field);
    let stored = page.value(&field);
    let chosen = Memo::new(move |_| stored.with(|value| value.as_str().unwrap_or_default().to_owned()));
    let error = RwSignal::new(None::<String>);
    let write = Callback::new(move |code: String| {
        let value = if code.is_empty() { Value::Null } else { code.into() };
        page.write(vec![(field.clone(), value)], move |done| drop(error.try_set(done.err())));
    });
    let told = move || {
        let code = chosen.get();
        let words = options.get().into_iter().find_map(|(own, words)| (own == code).then_some(words));
        words.unwrap_or_else(|| msg::none_said(page.lang).to_owned())
    };
    move || {
        if may.get() {
            view! { <Select id=id.clone() label=label value=chosen options error on_change=write /> }.into_any()
        } else {
            view! { <div class="field appraisal-said"><span class="field-label">{label}</span><p>{told}</p></div> }
                .into_any()
        }
    }
}

/// One whose value is not a field yet: the code, and what was chosen.
pub(super) fn none(words: &str) -> (String, String) {
    (String::new(), words.to_owned())
}

/// Whoever can do something: people who are present, then roles. One who has left is offered as long as it is theirs.
pub(super) fn owners(page: Page, chosen: Memo<Value>) -> Signal<Options> {
    let l = page.lang;
    Signal::derive(move || {
        let chosen = chosen.with(|value| value.as_str().and_then(Owner::from_code));
        page.app.watch(&[PERSON, ROLE], |records| {
            let is_chosen = |person: &Person| chosen.as_ref() == Some(&Owner::Person(person.id.clone()));
            let people = people::list(records).into_iter().filter(|one| !one.retired || is_chosen(one));
            let people = people.map(|one| (Owner::Person(one.id.clone()).code(), named(page, &one)));
            let roles = people::roles(records).into_iter();
            let roles = roles.map(|role| (Owner::Role(role.code.to_owned()).code(), roles::role(l, role.code)));
            std::iter::once(none(msg::choose(l))).chain(people).chain(roles).collect()
        })
    })
}

/// People by their ids, but for the form's own.
pub(super) fn others(page: Page, chosen: Memo<Value>, nobody: &'static str) -> Signal<Options> {
    Signal::derive(move || {
        let chosen = chosen.with(|value| value.as_str().unwrap_or_default().to_owned());
        let own = page.with(|form| form.person.clone()).unwrap_or(RecordId::of(""));
        page.app.watch(&[PERSON], |records| {
            let is_offered =
                |one: &Person| (!one.retired || one.id.as_str() == chosen) && !people::is_same(records, &one.id, &own);
            let people = people::list(records).into_iter().filter(is_offered);
            let people = people.map(|one| (one.id.to_string(), named(page, &one)));
            std::iter::once(none(nobody)).chain(people).collect()
        })
    })
}

fn named(page: Page, person: &Person) -> String {
    format!("{} · {}", apart(&person.name), roles::role(page.lang, &person.role))
}
