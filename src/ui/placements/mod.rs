//! What the shop shows where: a map of its pages, and one placement beside it (or in its place where the screen is
//! narrow). Knows how the parts stand to each other, not what is in them.

mod card;
mod categories;
mod detail;
mod fields;
mod map;
mod new;
mod notes;
mod pick;
mod picture;
mod saving;
mod typed;

pub(crate) use card::span_words;
pub(crate) use pick::ListingPick;
pub(crate) use saving::{Failed, FormWrite};

use crate::domain::ids::RecordId;
use crate::domain::placements::{Page, Slot};
use crate::i18n::placements as msg;
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use crate::ui::routes::{Route, current};
use crate::ui::trade::{TradeTabs, rest};
use leptos::prelude::*;

/// What stands beside the map.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Chosen {
    /// Nothing.
    None,
    /// The form for a new one, at a place.
    New(Page, String, Slot),
    /// A placement.
    One(RecordId),
}

impl Chosen {
    fn of(route: &Route) -> Self {
        let parts = rest(route);
        let part = |place: usize| parts.get(place).map(String::as_str).unwrap_or_default();
        match part(0) {
            "" => Self::None,
            "new" => {
                let slot = Slot::ALL.into_iter().find(|slot| slot.code() == part(1)).unwrap_or(Slot::Kv);
                Self::New(Page::from_code(part(2)), part(3).to_owned(), slot)
            }
            id => Self::One(RecordId::new(id)),
        }
    }
}

/// The map.
fn home() -> Route {
    Route::trade(&["placements"])
}

/// One placement.
fn one(id: &RecordId) -> Route {
    Route::trade(&["placements", id.as_str()])
}

/// The form for a new one at a place.
fn new_at(page: Page, name: &str, slot: Slot) -> Route {
    let parts = ["placements", "new", slot.code(), page.code(), name];
    // A part that says nothing would be lost on the way.
    Route::trade(if name.is_empty() { &parts[..4] } else { &parts })
}

/// The map of the pages; one placement beside it, if its id is given.
#[component]
pub(crate) fn PlacementsPage() -> impl IntoView {
    let l = lang();
    let route = current();
    picture::Pictures::provide();
    let chosen = Memo::new(move |_| Chosen::of(&route.get()));
    let pane = move || if chosen.with(|chosen| *chosen == Chosen::None) { "list" } else { "detail" };
    view! {
        <div class="beside-page" data-testid="placements">
            <TradeTabs />
            <div class="beside" data-pane=pane>
                <section class="beside-main">
                    <map::MapPane chosen />
                    <categories::Categories />
                </section>
                {move || {
                    let inside = match chosen.get() {
                        Chosen::None => return None,
                        Chosen::New(page, name, slot) => view! { <new::New page name of=slot /> }.into_any(),
                        Chosen::One(id) => view! { <detail::Detail id /> }.into_any(),
                    };
                    Some(view! {
                        <section class="beside-side">
                            <a class="button button-quiet" href=home().href() data-testid="back-to-map">
                                <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
                            </a>
                            {inside}
                        </section>
                    })
                }}
            </div>
        </div>
    }
}
