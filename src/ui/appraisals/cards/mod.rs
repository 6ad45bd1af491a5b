//! The scorecards of the shop, and one of them beside the list (or in its place where the screen is narrow). Knows cards;
//! what a form keeps of them is the domain's.

mod detail;
mod editor;
mod form;
mod indicator;
mod list;
mod scoring;
mod settings;

use super::{AppraisalTabs, route};
use crate::domain::ids::RecordId;
use crate::domain::people::Permission;
use crate::domain::scorecards::SCORECARD;
use crate::domain::shops::SHOP;
use crate::i18n::{roles, scorecards_page as msg};
use crate::state::app;
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// What the page looks at.
const KINDS: [crate::domain::ids::Kind; 2] = [SCORECARD, SHOP];

/// The list.
fn home() -> Route {
    route(&["cards"])
}

/// One card.
fn one(id: &RecordId) -> Route {
    route(&["cards", id.as_str()])
}

/// All cards of the shop; one of them open beside the list, if its id is given.
#[component]
pub(super) fn CardsPage(card: Option<RecordId>) -> impl IntoView {
    let l = lang();
    let pane = if card.is_some() { "detail" } else { "list" };
    let detail = match card.clone() {
        Some(id) => view! { <detail::Detail id /> }.into_any(),
        None => view! { <Empty glyph=Glyph::List text=msg::choose(l) /> }.into_any(),
    };
    view! {
        <div class="scorecards" data-testid="scorecards">
            <AppraisalTabs />
            <div class="page-split" data-pane=pane>
                <section class="split-list"><list::CardList chosen=card /></section>
                <section class="split-detail">{detail}</section>
            </div>
        </div>
    }
}

/// Whether who sits here may change scorecards and rules.
pub(super) fn may_change() -> Memo<bool> {
    let app = app();
    Memo::new(move |_| app.may(Permission::Appraise))
}

/// Words for who may not.
#[component]
pub(super) fn Limited(may: Memo<bool>) -> impl IntoView {
    let l = lang();
    let words = msg::limited(l, &roles::level(l, Permission::Appraise.level()));
    view! { <Show when=move || !may.get()><p class="soft">{words.clone()}</p></Show> }
}
