//! Answering a run, one check at a time or as a list: its head, its groups, the checks, the strip of all of them.
//! Knows the parts and their order, not their inside.

mod also_open;
mod answering;
mod ask;
mod check;
mod choices;
mod entries;
mod entry_names;
mod facts;
mod follow_up;
mod follow_up_form;
mod foot;
mod groups;
mod head;
mod keys;
mod list;
mod note;
mod notice;
mod page;
mod pause;
mod photo_add;
mod photo_large;
mod photos;
mod prepared;
mod prices;
mod sample;
mod signature;
mod value;

use crate::domain::inspections::RunId;
use crate::ui::mark_root;
pub(crate) use note::follow;
pub(crate) use pause::Pause;

use check::CheckView;
use foot::Foot;
use groups::Groups;
use head::Head;
use leptos::prelude::*;
use leptos::task::spawn_local;
use list::CheckList;
use page::Page;

/// Answering a run: at the given check, or at the first open one.
#[component]
pub fn RunPage(run: RunId) -> impl IntoView {
    let Some(page) = Page::open(run) else { return ().into_any() };
    provide_context(page);
    mark_root("data-run");
    spawn_local(page.app.take_over_drafts());
    keys::listen(page);
    let shown = move || {
        if page.as_list.get() {
            return view! { <CheckList /> }.into_any();
        }
        let check = page.shown.get();
        view! { <CheckView check /> }.into_any()
    };
    view! {
        <div class="page-run" data-testid="run-page">
            <Head />
            <Groups />
            {shown}
            <Foot />
            <p class="visually-hidden" role="status" aria-live="polite" data-testid="said">{move || page.said.get()}</p>
        </div>
    }
    .into_any()
}
