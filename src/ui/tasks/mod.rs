//! Follow-ups: the list, and one of them beside it (or in its place where the screen is narrow).

mod actions;
mod assignment;
mod detail;
mod list;
mod notes;
mod origin;
pub(crate) mod words;

pub(crate) use words::{TaskStatus, owner_words};

use crate::domain::ids::RecordId;
use crate::i18n::tasks as msg;
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use crate::ui::routes::{Route, current};
use leptos::prelude::*;

/// All follow-ups of the shop; one of them open beside the list, if its id is given.
#[component]
pub fn TasksPage() -> impl IntoView {
    let l = lang();
    let route = current();
    let chosen = Memo::new(move |_| chosen(&route.get()));
    let pane = move || if chosen.with(Option::is_some) { "detail" } else { "list" };
    view! {
        <div class="page-split" data-pane=pane data-testid="tasks">
            <section class="split-list"><list::TaskList chosen /></section>
            <section class="split-detail">
                {move || match chosen.get() {
                    Some(id) => view! { <detail::Detail id /> }.into_any(),
                    None => view! { <Empty glyph=Glyph::Task text=msg::choose(l) /> }.into_any(),
                }}
            </section>
        </div>
    }
}

fn chosen(route: &Route) -> Option<RecordId> {
    match route {
        Route::Task(id) => Some(id.clone()),
        _ => None,
    }
}
