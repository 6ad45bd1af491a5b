//! What was typed and is not stored yet, kept in this browser at once: nothing is lost when the tab is closed
//! within a moment of typing (R10). Cleared when it is stored.

use super::page::Page;
use crate::browser::prefs::{self, Place};
use crate::domain::inspections::{Command, Spot};
use crate::domain::money;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The draft of one field of a spot.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    name: String,
}

impl Draft {
    /// The draft of a field, by its name.
    pub(super) fn of(at: &Spot, field: &str) -> Self {
        Self { name: format!("draft.{}/{field}/{}/{}", at.run.record_id(), at.check, at.entry) }
    }

    /// What was typed and not stored.
    pub(super) fn get(&self) -> Option<String> {
        prefs::get(Place::Device, &self.name)
    }

    /// Keeps what is typed, before anything else can happen.
    pub(super) fn keep(&self, typed: &str) {
        prefs::set(Place::Device, &self.name, Some(typed));
    }

    /// It is stored, unless more has been typed meanwhile.
    pub(super) fn stored(&self, text: &str) {
        if self.get().is_some_and(|kept| kept == text) {
            self.forget();
        }
    }

    /// Not needed any more.
    pub(super) fn forget(&self) {
        prefs::set(Place::Device, &self.name, None);
    }
}

/// Stores what an earlier visit typed and could not store any more. What is refused stays a draft.
pub(super) fn store_left_over(page: Page) {
    if !page.editable.get_untracked() {
        return;
    }
    for command in page.template.checks().flat_map(|check| spots(page, check)).flat_map(|at| left_over(page, at)) {
        let app = page.app;
        spawn_local(async move {
            let typed = drafts_of(&command);
            if app.dispatch(command.into()).await.is_ok() {
                typed.iter().for_each(|(draft, text)| draft.stored(text));
            }
        });
    }
}

fn spots(page: Page, check: &'static crate::domain::inspections::Check) -> Vec<Spot> {
    let entries = page.peek(|run| run.entries(page.group(check)));
    entries.iter().map(|entry| page.spot(check, &entry.id)).collect()
}

fn left_over(page: Page, at: Spot) -> Vec<Command> {
    let note = Draft::of(&at, "note").get().map(|text| Command::Note { at: at.clone(), text });
    note.into_iter().chain(left_over_prices(page, at)).collect()
}

fn left_over_prices(page: Page, at: Spot) -> Option<Command> {
    let stored = page.peek(|run| run.answer(&at.check, &at.entry));
    let (shown, charged) = (Draft::of(&at, "shown").get(), Draft::of(&at, "charged").get());
    if shown.is_none() && charged.is_none() {
        return None;
    }
    let read = |typed: Option<String>, before| typed.map_or(Some(before), |typed| money::parse(&typed).ok());
    Some(Command::Prices { shown: read(shown, stored.shown)?, charged: read(charged, stored.charged)?, at })
}

/// The drafts that a command stores, with their words as they are now.
fn drafts_of(command: &Command) -> Vec<(Draft, String)> {
    let (at, fields): (_, &[&str]) = match command {
        Command::Note { at, .. } => (at, &["note"]),
        Command::Prices { at, .. } => (at, &["shown", "charged"]),
        _ => return Vec::new(),
    };
    let drafts = fields.iter().map(|field| Draft::of(at, field));
    drafts.filter_map(|draft| draft.get().map(|text| (draft, text))).collect()
}
