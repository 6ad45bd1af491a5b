//! The frame around every page, and its keys. Knows the order of the navigation.

use super::banners::Banners;
use super::outlet::Outlet;
use super::phases::PhaseScreen;
use super::toasts::{Toasts, undo};
use super::topline::TopLine;
use crate::i18n::common;
use crate::state::{Phase, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::routes::{self, Route, current};
use crate::ui::{lang, mark_root, parts};
use leptos::prelude::*;

/// The frame, or what stands in its place until the shop is open.
#[component]
pub fn Shell() -> impl IntoView {
    let app = app();
    listen_for_keys();
    Effect::new(move |fetched: Option<bool>| {
        let ready = app.phase.get() == Phase::Ready;
        if ready && fetched != Some(true) {
            parts::fetch_all();
        }
        ready
    });
    move || match app.phase.get() {
        Phase::Ready => view! { <Frame /> }.into_any(),
        phase => view! { <PhaseScreen phase /> }.into_any(),
    }
}

#[component]
fn Frame() -> impl IntoView {
    let l = lang();
    mark_root("data-framed");
    view! {
        <div class="app">
            <a class="skip" href="#main" on:click=|event| {
                event.prevent_default();
                focus_main();
            }>{common::skip_to_content(l)}</a>
            <TopLine />
            <Navigation />
            <div class="banners"><Banners /></div>
            <main id="main" class="main" tabindex="-1"><Outlet /></main>
        </div>
        <Toasts />
    }
}

fn focus_main() {
    use wasm_bindgen::JsCast;
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        let _ = main.focus();
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let l = lang();
    view! {
        <nav class="nav" aria-label=common::nav_main(l)>
            <ul class="nav-list">
                <NavItem route=Route::Today glyph=Glyph::Today label=common::nav_today(l) />
                <NavItem route=Route::Inspections glyph=Glyph::Inspect label=common::nav_inspections(l) />
                <NavItem route=Route::trade(&["listings"]) glyph=Glyph::Tag label=common::nav_listings(l) />
                <NavItem route=Route::Tasks glyph=Glyph::Task label=common::nav_tasks(l) />
                <NavItem route=Route::trade(&["approvals"]) glyph=Glyph::Stamp label=common::nav_approvals(l) class="nav-wide" />
                <NavItem route=Route::trade(&["appraisals"]) glyph=Glyph::Flag label=common::nav_appraisals(l) class="nav-wide" />
                <NavItem route=Route::Exchange glyph=Glyph::Exchange label=common::nav_exchange(l) class="nav-wide" />
                <NavItem route=Route::People glyph=Glyph::Person label=common::nav_people(l) class="nav-wide nav-last" />
                <NavItem route=Route::Settings glyph=Glyph::Settings label=common::nav_settings(l) class="nav-wide" />
                <NavItem route=Route::More glyph=Glyph::Menu label=common::nav_more(l) class="nav-narrow" />
            </ul>
        </nav>
    }
}

#[component]
fn NavItem(route: Route, glyph: Glyph, label: &'static str, #[prop(optional)] class: &'static str) -> impl IntoView {
    let here = current();
    let own = route.clone();
    let is_current = move || belongs(&here.get(), &own).then_some("page");
    view! {
        <li class=class>
            <a class="nav-item" href=route.href() aria-current=is_current>
                <Icon glyph />
                <span>{label}</span>
            </a>
        </li>
    }
}

/// Whether a page stands below an entry of the navigation.
fn belongs(page: &Route, entry: &Route) -> bool {
    match page {
        Route::Figures
        | Route::Run(_)
        | Route::Check(..)
        | Route::Summary(_)
        | Route::Print(_)
        | Route::Compare(..) => *entry == Route::Inspections,
        Route::Templates(_) => *entry == Route::Inspections,
        Route::Role(_) => *entry == Route::People,
        Route::Task(_) => *entry == Route::Tasks,
        Route::Trade(parts) => {
            let head = parts.first().map(String::as_str).filter(|part| matches!(*part, "approvals" | "appraisals"));
            *entry == Route::trade(&[head.unwrap_or("listings")])
        }
        Route::Waiting => *entry == Route::Exchange,
        Route::Journal(_) => matches!(entry, Route::More | Route::Settings),
        page => page == entry,
    }
}

/// Ctrl-Z undoes unless text is being edited; `/` and Ctrl-K search.
fn listen_for_keys() {
    let app = app();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let (control, key) = (event.ctrl_key() || event.meta_key(), event.key());
        let typing = is_typing(event.target());
        if control && key == "z" && !event.shift_key() && !typing {
            event.prevent_default();
            undo(app);
        } else if (control && key == "k") || (key == "/" && !typing && !control) {
            event.prevent_default();
            routes::go(&Route::Search(String::new()));
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether the person is typing into a field, where keys are text.
pub fn is_typing(target: Option<web_sys::EventTarget>) -> bool {
    use wasm_bindgen::JsCast;
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox" | "button" | "file")),
        _ => false,
    })
}
