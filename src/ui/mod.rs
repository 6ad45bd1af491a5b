//! What people see and touch: the frame, and per feature its pages. Knows state, words and browser adapters;
//! writes only through `state`.

mod appraisals;
mod approvals;
mod campaigns;
pub mod components;
pub mod exchange;
mod findings;
mod folding;
pub mod inspections;
pub mod journal;
mod listings;
mod listings_import;
mod log;
mod parts;
pub mod people;
mod pieces;
mod placements;
pub mod routes;
pub mod search;
pub mod settings;
pub mod shell;
pub mod start;
pub mod tasks;
pub mod templates;
pub mod today;
mod trade;
mod write;

pub use write::Write;

use crate::browser::{clock, ids, page, updates};
use crate::domain::command::Author;
use crate::domain::ids::{DeviceId, RecordId};
use crate::i18n::Lang;
use crate::state::{self, app};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

/// Starts the app in the page's body.
pub fn start() {
    console_error_panic_hook::set_once();
    if let Some(skeleton) = document().get_element_by_id("boot") {
        skeleton.remove();
    }
    mount_to_body(Root);
    updates::start(); // also on the first screen: what was opened once opens without network
}

/// Marks the root element while the component is there, for styles that stand outside of it: a browser asks `:has()`
/// again at every change of the page.
pub(crate) fn mark_root(attribute: &'static str) {
    page::set_root(attribute, "on");
    on_cleanup(move || page::set_root(attribute, ""));
}

#[component]
fn Root() -> impl IntoView {
    let author = Author {
        device: DeviceId::of(""),
        person: RecordId::of(""),
        replica: ids::replica(),
        next_seq: 1,
        clock: None,
    };
    let app = state::provide(author);
    routes::provide();
    let begins_with_today = routes::current().get_untracked() == routes::Route::Today;
    spawn_local(app.open(begins_with_today));
    Effect::new(move |before: Option<Lang>| {
        let lang = app.session.lang.get();
        if before.is_some_and(|before| before != lang) {
            request_animation_frame(move || focus_choice(lang));
        }
        lang
    });
    // A change of language renders everything anew: it is rare, and every text can then be a plain string.
    move || {
        let _renewed_with = app.session.lang.get();
        view! { <shell::Shell /> }
    }
}

/// The focus stays on the choice of the language: rendering anew has taken away what had it.
fn focus_choice(lang: Lang) {
    let choice = document().query_selector(&format!("input[type=radio][value={}]", lang.code()));
    if let Some(choice) = choice.ok().flatten().and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = choice.focus();
    }
}

/// The language that this part was rendered in.
pub fn lang() -> Lang {
    app().session.lang.get_untracked()
}

/// The time for ids of things that a person adds.
pub fn fresh_key() -> String {
    ids::key(clock::now())
}
