//! Words that go with a step (why it is returned, why somebody disagrees): kept as a draft as they are typed, stored by
//! the step alone. Knows no step.

use super::page::Page;
use crate::domain::ids::Field;
use crate::state::Draft;
use crate::ui::components::TextArea;
use leptos::prelude::*;

/// Words and their draft. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    draft: StoredValue<Draft>,
    /// What was typed.
    pub(super) text: RwSignal<String>,
}

impl Kept {
    /// The words that go with a step, by a name of their own.
    pub(super) fn of(page: Page, name: &'static str) -> Self {
        let draft = page.draft(&Field::of(name));
        let text = RwSignal::new(draft.over("").unwrap_or_default());
        Self { draft: StoredValue::new(draft), text }
    }

    fn typed(self, text: String) {
        self.draft.with_value(|draft| draft.keep("", &text));
        self.text.set(text);
    }

    /// The step is done.
    pub(super) fn done(self) {
        if let Some(draft) = self.draft.try_get_value() {
            draft.forget();
        }
        self.text.try_set(String::new());
    }
}

/// Their field.
#[component]
pub(super) fn KeptText(
    /// The words.
    kept: Kept,
    /// Its id and test id.
    id: &'static str,
    /// What it is called.
    label: &'static str,
) -> impl IntoView {
    view! { <TextArea id=id label=label value=kept.text on_input=move |text| kept.typed(text) /> }
}
