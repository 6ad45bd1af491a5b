//! Approvals: the requests, and one of them beside the list (or in its place where the screen is narrow). Knows requests
//! and decisions; what follows from a decision is the domain's.

mod absence;
mod decide;
mod detail;
mod difference;
mod facts;
mod list;
mod new;
mod notes;
mod of_listing;
mod onward;
mod rules;
mod steps;
mod words;

#[allow(unused_imports, reason = "for the page of a listing, which may show one without the other")]
pub(crate) use of_listing::{ListingRequests, propose};

use crate::domain::ids::RecordId;
use crate::i18n::approvals as msg;
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use crate::ui::routes::{Route, current};
use crate::ui::trade::{TradeTabs, rest};
use leptos::prelude::*;

/// What is open beside the list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// `#/approvals`
    Nothing,
    /// `#/approvals/new`
    New,
    /// `#/approvals/rules`: who decides about what, and in whose place.
    Rules,
    /// `#/approvals/<request>`
    Request(RecordId),
}

impl Place {
    fn of(route: &Route) -> Self {
        match rest(route).first().map(String::as_str) {
            None | Some("") => Self::Nothing,
            Some("new") => Self::New,
            Some("rules") => Self::Rules,
            Some(id) => Self::Request(RecordId::new(id)),
        }
    }
}

/// The address of a request.
pub(crate) fn request_route(id: &RecordId) -> Route {
    Route::trade(&["approvals", id.as_str()])
}

/// The page.
#[component]
pub(crate) fn ApprovalsPage() -> impl IntoView {
    let l = lang();
    let route = current();
    let place = Memo::new(move |_| Place::of(&route.get()));
    let chosen = Memo::new(move |_| match place.get() {
        Place::Request(id) => Some(id),
        _ => None,
    });
    let pane = move || if place.with(|place| *place == Place::Nothing) { "list" } else { "detail" };
    view! {
        <div class="approvals" data-testid="approvals">
            <TradeTabs />
            <div class="page-split" data-pane=pane>
                <section class="split-list"><list::RequestList chosen /></section>
                <section class="split-detail">
                    {move || match place.get() {
                        Place::Request(id) => view! { <detail::Detail id /> }.into_any(),
                        Place::New => view! { <new::NewRequest /> }.into_any(),
                        Place::Rules => view! { <rules::Rules /> }.into_any(),
                        Place::Nothing => view! { <Empty glyph=Glyph::Stamp text=msg::choose(l) /> }.into_any(),
                    }}
                </section>
            </div>
        </div>
    }
}

/// The way back to the list, where the screen is narrow.
#[component]
fn BackToList() -> impl IntoView {
    use crate::ui::components::Icon;
    view! {
        <a class="button button-quiet split-back" href=Route::trade(&["approvals"]).href() data-testid="back-to-list">
            <Icon glyph=Glyph::ArrowLeft />{msg::back(lang())}
        </a>
    }
}
