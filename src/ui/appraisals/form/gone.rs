//! What a row of a list says when it is taken out: a button with a cross. Knows no list.

use crate::i18n::appraisals_form as msg;
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use leptos::prelude::*;

/// Takes a row out.
#[component]
pub(super) fn Remove(
    /// It was pressed.
    #[prop(into)]
    on_press: Callback<()>,
    /// What it takes out, where "Remove" alone does not tell.
    #[prop(optional, into)]
    name: Option<String>,
) -> impl IntoView {
    let name = name.unwrap_or_else(|| msg::remove(lang()).to_owned());
    view! {
        <button type="button" class="button button-quiet appraisal-remove" title=name.clone() aria-label=name
            data-testid="remove" on:click=move |_| on_press.run(())
        ><Icon glyph=Glyph::Cross /></button>
    }
}
