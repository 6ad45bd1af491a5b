//! A new listing: its title and where it shall be sold; the rest is filled in on its page (LST-15).

use crate::browser::{clock, ids};
use crate::domain::listings::Command;
use crate::domain::shops::Platform;
use crate::i18n::{common, listings as words, listings_page as msg, roles};
use crate::state::app;
use crate::ui::components::{Dialog, Glyph, Icon, Select, TextField};
use crate::ui::routes::{self, Route};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub(super) fn New() -> impl IntoView {
    let (l, app, write) = (lang(), app(), Write::here());
    let (open, title) = (RwSignal::new(false), RwSignal::new(String::new()));
    let platform = RwSignal::new(String::new());
    let begin = move |_| {
        platform.set(untrack(|| app.shop()).map_or(Platform::Taobao, |shop| shop.platform).code().to_owned());
        open.set(true);
    };
    let create = move || {
        let Some(shop) = untrack(|| app.shop()) else { return };
        let id = ids::record(clock::now());
        let to = Route::trade(&["listings", id.as_str()]);
        let platform = Platform::from_code(&platform.get_untracked());
        let made = Command::Create { id, shop: shop.id, platform, title: title.get_untracked() };
        write.run_then(made, move || {
            open.try_set(false);
            routes::go(&to);
        });
    };
    let platforms = Platform::ALL.map(|one| (one.code().to_owned(), roles::platform(l, one).to_owned())).to_vec();
    let foot = move || {
        view! {
            <button type="button" class="button button-primary" data-testid="create-listing"
                disabled=move || write.pending.get() on:click=move |_| create()>{msg::create(l)}</button>
        }
    };
    view! {
        <button type="button" class="button button-primary" data-testid="new-listing" on:click=begin>
            <Icon glyph=Glyph::Plus />{msg::new(l)}
        </button>
        <Dialog open on_close=move |()| open.set(false) title=msg::new(l) close_label=common::close(l) foot>
            <div class="stack">
                <TextField label=msg::title_of_new(l) id="new-title" value=title error=write.error on_input=move |text| title.set(text) />
                <Select label=words::platform(l) id="new-platform" value=platform options=Signal::stored(platforms.clone())
                    on_change=move |code| platform.set(code) />
            </div>
        </Dialog>
    }
}
