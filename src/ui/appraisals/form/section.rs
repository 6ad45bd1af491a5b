//! A section of a form, and the way to one of its fields. Knows no field.

use crate::domain::ids::Field;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// The id of the element where a field stands: `own-<indicator>`.
pub(super) fn element_id(field: &Field) -> String {
    field.as_str().replace('/', "-")
}

/// A section with its heading.
#[component]
pub(super) fn Section(
    /// Its test id is `section-<name>`.
    name: &'static str,
    /// Its heading.
    title: &'static str,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let id = format!("section-{name}");
    let head = format!("{id}-head");
    let head_id = head.clone();
    view! {
        <section class="sheet stack appraisal-section" id=id.clone() data-testid=id aria-labelledby=head>
            <h2 id=head_id>{title}</h2>
            {children()}
        </section>
    }
}

/// Goes to a field: unfolds what it stands in, and puts the focus there.
pub(super) fn jump(field: &Field) {
    let Some(element) = document().get_element_by_id(&element_id(field)) else { return };
    let mut outer = element.closest("details").ok().flatten();
    while let Some(details) = outer {
        let _ = details.set_attribute("open", "");
        outer = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let inner = element.query_selector("input, select, textarea, button").ok().flatten();
    if let Some(target) = inner.unwrap_or(element).dyn_ref::<web_sys::HtmlElement>() {
        target.scroll_into_view();
        let _ = target.focus();
    }
}
