//! The keys of the run page, and the list that names them.

use super::answering::{OUTCOMES, press};
use super::note::note_id;
use super::page::Page;
use super::photo_add::photo_id;
use crate::domain::inspections::{WHOLE, next_open_entry};
use crate::i18n::inspections as msg;
use crate::ui::Write;
use crate::ui::shell::is_typing;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const HELP: &str = "key-help";

/// Listens as long as the page is shown; not while somebody types or a dialog is open.
pub(super) fn listen(page: Page) {
    let write = Write::here();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let with_control = event.ctrl_key() || event.meta_key() || event.alt_key();
        if with_control || event.default_prevented() || is_typing(event.target()) || dialog_is_open() {
            return;
        }
        if act(page, write, &event.key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

fn dialog_is_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}

/// Does what the key says; tells whether it said anything.
fn act(page: Page, write: Write, key: &str) -> bool {
    match key {
        "ArrowRight" | "j" | "J" => page.step(1),
        "ArrowLeft" | "k" | "K" => page.step(-1),
        "n" | "N" => at_entry(page, note_id, |field| {
            let _ = field.focus();
        }),
        "p" | "P" => at_entry(page, photo_id, |field| field.click()),
        "l" | "L" => page.set_list(!page.as_list.get_untracked()),
        "?" | "\u{ff1f}" => toggle_help(),
        key => return answer(page, write, key),
    }
    true
}

fn answer(page: Page, write: Write, key: &str) -> bool {
    let Some((outcome, ..)) = OUTCOMES.into_iter().find(|(.., own)| *own == key) else { return false };
    press(page, write, page.spot(page.shown.get_untracked(), &entry_meant(page)), outcome);
    true
}

/// The entry that keys mean: the row with the focus, else the first open one, else the last.
fn entry_meant(page: Page) -> String {
    let focused = document().active_element().and_then(|element| element.closest("[data-entry]").ok().flatten());
    if let Some(entry) = focused.and_then(|row| row.get_attribute("data-entry")) {
        return entry;
    }
    let check = page.shown.get_untracked();
    let group = page.group(check);
    let open = page.peek(|run| next_open_entry(run, group, check.id, ""));
    let last = || page.peek(|run| run.entries(group).pop());
    open.or_else(last).map_or(WHOLE.to_owned(), |entry| entry.id)
}

/// Opens the row that is meant, where there are rows, and then its field.
fn at_entry(page: Page, id: fn(&str) -> String, act: impl Fn(HtmlElement) + 'static) {
    let entry = entry_meant(page);
    let id = id(&entry);
    let found = move || document().get_element_by_id(&id)?.dyn_into::<HtmlElement>().ok();
    if let Some(field) = found() {
        return act(field);
    }
    if page.as_list.get_untracked() {
        page.opened.set(Some(page.shown.get_untracked().id));
    }
    page.unfolded.update(|open| {
        open.insert(entry);
    });
    set_timeout(
        move || {
            found().map(&act);
        },
        Duration::ZERO,
    );
}

fn toggle_help() {
    let Some(help) = document().get_element_by_id(HELP) else { return };
    let _ = if help.has_attribute("open") { help.remove_attribute("open") } else { help.set_attribute("open", "") };
}

/// The list of keys.
#[component]
pub(super) fn KeyHelp() -> impl IntoView {
    let l = Page::here().lang;
    let keys = [msg::help_answer(l), msg::help_move(l), msg::help_note(l), msg::help_list(l), msg::help_undo(l)];
    view! {
        <details class="key-help only-wide" id=HELP data-testid="key-help">
            <summary>{msg::help(l)}<kbd>"?"</kbd></summary>
            <ul class="small soft">{keys.map(|key| view! { <li>{key}</li> }).collect_view()}</ul>
        </details>
    }
}
