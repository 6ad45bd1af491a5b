//! The checklist templates: which there are, what each asks, when it is due; and the role's page, which shows them from
//! the side of whoever has the duty. Knows the parts and their order.

mod check;
mod checks;
mod detail;
mod drag;
mod editor;
mod fields;
mod files;
mod groups;
mod list;
mod options;
mod preview;
mod role;
mod schedule;
mod shipped;

use crate::i18n::templates as msg;
use crate::ui::lang;
use crate::ui::routes::{Route, current};
use detail::Detail;
use leptos::prelude::*;
use list::List;
use role::RolePage;
use shipped::Shipped;

/// The page of a route: a role's, else the templates.
pub fn page_of(route: Route) -> AnyView {
    match route {
        Route::Role(code) => view! { <RolePage code /> }.into_any(),
        _ => view! { <TemplatesPage /> }.into_any(),
    }
}

/// List and detail: two panes where there is room.
#[component]
fn TemplatesPage() -> impl IntoView {
    let l = lang();
    provide_context(Shipped::fetch());
    let route = current();
    let chosen = Memo::new(move |before: Option<&String>| match route.get() {
        Route::Templates(id) => id,
        _ => before.cloned().unwrap_or_default(),
    });
    let detail = move || match chosen.get() {
        id if id.is_empty() => view! { <p class="soft">{msg::choose(l)}</p> }.into_any(),
        id => view! { <Detail id /> }.into_any(),
    };
    let pane = move || if chosen.with(String::is_empty) { "list" } else { "detail" };
    view! {
        <div class="page-split" data-pane=pane data-testid="templates">
            <div class="split-list"><List chosen /></div>
            <div class="split-detail">{detail}</div>
        </div>
    }
}
