//! Lists of texts that grow by one at a time: shortcomings, plans, training. Each row is a field of its own.

use super::gone::Remove;
use super::page::Page;
use super::saved::Saved;
use super::section::Section;
use crate::domain::appraisals::{Part, field};
use crate::domain::ids::Field;
use crate::domain::value::Value;
use crate::i18n::appraisals_form as msg;
use crate::state::Draft;
use crate::ui::components::{Glyph, Icon};
use crate::ui::fresh_key;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What a list is about.
#[derive(Clone, Copy)]
pub(super) struct Wording {
    /// The beginning of its fields' names.
    pub(super) prefix: &'static str,
    /// The field of a row by its id.
    pub(super) field: fn(&str) -> Field,
    /// What a row is called.
    pub(super) one: &'static str,
    /// The verb on the button.
    pub(super) add: &'static str,
}

/// The rows of a list: those that are stored, those that were begun here, and those of which only a draft is left. A row
/// stays while somebody empties it. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    shown: RwSignal<BTreeSet<String>>,
}

impl Rows {
    /// The rows under a prefix.
    pub(super) fn of(page: Page, prefix: &'static str) -> Self {
        let drafts = Draft::fields_of_form(&page.id());
        let id = |field: &Field| {
            let mut parts = field.parts();
            (parts.next() == Some(prefix)).then(|| parts.next().map(str::to_owned))?
        };
        let rows = Self { shown: RwSignal::new(drafts.iter().filter_map(id).collect()) };
        let stored = page.ids(prefix);
        Effect::new(move |_| {
            let ids = stored.get();
            rows.shown.update(|shown| shown.extend(ids));
        });
        rows
    }

    /// Their ids, which rise with time.
    pub(super) fn ids(self) -> Vec<String> {
        self.shown.with(|shown| shown.iter().cloned().collect())
    }

    /// One more.
    pub(super) fn add(self) -> String {
        let id = fresh_key();
        self.shown.update(|shown| shown.extend([id.clone()]));
        id
    }

    /// One less: its fields are cleared.
    pub(super) fn remove(self, page: Page, id: &str, fields: Vec<Field>) {
        let id = id.to_owned();
        for field in &fields {
            page.draft(field).forget();
            page.saving.done(field);
        }
        let edits = fields.into_iter().map(|field| (field, Value::Null)).collect();
        page.write(edits, move |done| {
            if done.is_ok() {
                self.shown.try_update(|shown| shown.remove(&id));
            }
        });
    }
}

/// The button that adds a row.
#[component]
pub(super) fn Add(
    /// Its id: what a step misses leads here.
    id: &'static str,
    /// The verb.
    label: &'static str,
    /// It was pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="bar">
            <button type="button" class="button" id=id data-testid=format!("add-{id}") on:click=move |_| on_press.run(())>
                <Icon glyph=Glyph::Plus />{label}
            </button>
        </div>
    }
}

/// A list with its button.
#[component]
pub(super) fn Texts(words: Wording) -> impl IntoView {
    let page = Page::here();
    let may = page.may(Part::Own);
    let rows = Rows::of(page, words.prefix);
    let row = move |id: String| {
        let field = (words.field)(&id);
        let remove = {
            let field = field.clone();
            Callback::new(move |()| rows.remove(page, &id, vec![field.clone()]))
        };
        view! {
            <li class="appraisal-row">
                <Saved field part=Part::Own label=words.one />
                <Show when=move || may.get()><Remove on_press=remove /></Show>
            </li>
        }
    };
    view! {
        <ul class="stack" data-testid=format!("list-{}", words.prefix)>
            <For each=move || rows.ids() key=Clone::clone children=row />
        </ul>
        <Show when=move || rows.ids().is_empty() && !may.get()><p class="soft">{msg::none_said(page.lang)}</p></Show>
        <Show when=move || may.get()>
            <Add id=words.prefix label=words.add on_press=move |()| drop(rows.add()) />
        </Show>
    }
}

/// Section 7: what fell short.
#[component]
pub(super) fn Shortcomings() -> impl IntoView {
    let l = Page::here().lang;
    let words = Wording {
        prefix: "shortcoming",
        field: field::shortcoming,
        one: msg::one_shortcoming(l),
        add: msg::add_shortcoming(l),
    };
    view! { <Section name="shortcomings" title=msg::shortcomings_head(l)><Texts words /></Section> }
}

/// Section 9: what is planned next.
#[component]
pub(super) fn Goals() -> impl IntoView {
    let l = Page::here().lang;
    let words = Wording { prefix: "goal", field: field::goal, one: msg::one_goal(l), add: msg::add_goal(l) };
    view! { <Section name="goals" title=msg::goals_head(l)><Texts words /></Section> }
}
