//! Campaigns: the coming weeks, the list, and one campaign beside it (or in its place where the screen is narrow).

mod detail;
mod items;
mod list;
mod new;
mod savings;
mod timeline;
mod typed;

use crate::domain::ids::RecordId;
use crate::i18n::campaigns as msg;
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use crate::ui::routes::{Route, current};
use crate::ui::trade::{TradeTabs, rest};
use leptos::prelude::*;

/// The address of a new one, in place of an id.
const NEW: &str = "new";

/// The list.
fn home() -> Route {
    Route::trade(&["campaigns"])
}

/// One campaign.
fn one(id: &str) -> Route {
    Route::trade(&["campaigns", id])
}

/// All campaigns of the shop; one of them open beside the list, if its id is given.
#[component]
pub(crate) fn CampaignsPage() -> impl IntoView {
    let l = lang();
    let route = current();
    let chosen = Memo::new(move |_| rest(&route.get()).into_iter().next().filter(|id| !id.is_empty()));
    let pane = move || if chosen.with(Option::is_some) { "detail" } else { "list" };
    view! {
        <div class="beside-page" data-testid="campaigns">
            <TradeTabs />
            <div class="beside" data-pane=pane>
                <section class="beside-main"><list::List chosen /></section>
                {move || chosen.get().map(|id| view! {
                    <section class="beside-side">
                        <a class="button button-quiet" href=home().href() data-testid="back-to-campaigns">
                            <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
                        </a>
                        {if id == NEW {
                            view! { <new::New /> }.into_any()
                        } else {
                            view! { <detail::Detail id=RecordId::new(id) /> }.into_any()
                        }}
                    </section>
                })}
            </div>
        </div>
    }
}
