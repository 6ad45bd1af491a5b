//! The slim top line: shop, search, person, safety.

use crate::domain::shops;
use crate::domain::shops::Backup;
use crate::i18n::{common, format, shell};
use crate::state::{Safety, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use crate::ui::parts::{self, arriving};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// The top line.
#[component]
pub fn TopLine() -> impl IntoView {
    let l = lang();
    let search = Route::Search(String::new()).href();
    view! {
        <header class="topline">
            <ShopChoice />
            <a class="topline-item topline-search" href=search data-testid="search">
                <Icon glyph=Glyph::Search />
                <span class="topline-text">{shell::search_everything(l)}</span>
                <kbd aria-hidden="true">"/"</kbd>
            </a>
            <PersonHere />
            <SafetyLine />
        </header>
    }
}

/// The shop's name; a choice where there are several.
#[component]
fn ShopChoice() -> impl IntoView {
    let app = app();
    let l = lang();
    let shops = Memo::new(move |_| app.watch(&[shops::SHOP], shops::list));
    let current = Memo::new(move |_| app.shop());
    let name = move || current.get().map(|shop| shop.name).unwrap_or_default();
    let options = move || {
        let shop_option = |shop: shops::Shop| {
            let id = shop.id.as_str().to_owned();
            let chosen = current.get().is_some_and(|current| current.id == shop.id);
            view! { <option value=id selected=chosen>{shop.name}</option> }
        };
        shops.get().into_iter().map(shop_option).collect_view()
    };
    view! {
        <Show
            when=move || { shops.get().len() > 1 }
            fallback=move || view! { <span class="topline-item topline-shop"><Icon glyph=Glyph::Shop /><span class="topline-text">{name}</span></span> }
        >
            <select
                class="topline-item topline-shop"
                aria-label=shell::choose_shop(l)
                on:change=move |event| app.session.shop.set(crate::domain::ids::RecordId::new(event_target_value(&event)))
            >{options}</select>
        </Show>
    }
}

/// Who is at the device; two taps to switch.
#[component]
fn PersonHere() -> impl IntoView {
    let app = app();
    let l = lang();
    let open = RwSignal::new(false);
    // From the first time on it stays: a dialog gives the focus back when it closes, not when it is taken away.
    let used = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or(false) || open.get());
    let name = move || app.person().map_or_else(|| common::unknown_person(l).to_owned(), |person| person.name);
    view! {
        <button
            class="topline-item topline-person"
            data-testid="person"
            title=common::switch_person(l)
            on:click=move |_| open.set(true)
        >
            <Icon glyph=Glyph::Person />
            <span class="topline-text">{name}</span>
        </button>
        {move || used.get().then(|| arriving(parts::person_switch, open))}
    }
}

/// The visible state of safety on one line: last export, changes since, kept by the browser or not.
#[component]
fn SafetyLine() -> impl IntoView {
    let app = app();
    let l = lang();
    let words = move || safety_words(app.safety.get(), app.now.get());
    let state = move || safety_state(app.safety.get(), app.backup());
    view! {
        <a
            class="topline-item topline-safety"
            href=Route::Exchange.href()
            data-testid="safety"
            data-state=state
            title=shell::safety_line(l)
        >
            <Icon glyph=move || if state() == "ok" { Glyph::Check } else { Glyph::Download } />
            <span class="topline-text">{words}</span>
        </a>
    }
}

fn safety_words(safety: Safety, now: i64) -> String {
    let l = lang();
    let app = app();
    let Some(at) = safety.exported_at else { return shell::safety_never(l).to_owned() };
    let today = crate::domain::calendar::date(&*app.zone(), now);
    let when = shell::safety_exported(l, &format::moment(l, &*app.zone(), at, today));
    match safety.changes_since() {
        0 => when,
        n => format!("{when} · {}", shell::safety_changes(l, &format::count(n))),
    }
}

/// Nothing exported is a warning once there is something to lose; a day without a backup is more than that.
fn safety_state(safety: Safety, backup: Backup) -> &'static str {
    match backup {
        Backup::Missed => "danger",
        Backup::Due => "warn",
        Backup::Fine if safety.exported_at.is_none() && safety.changes_since() > 0 => "warn",
        Backup::Fine => "ok",
    }
}
