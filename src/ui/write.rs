//! A write made by a button or form: whether it is under way, and its error in words where it was made.

use super::lang;
use crate::browser::photo::PhotoError;
use crate::domain::command::Command;
use crate::i18n::{Lang, errors, photos};
use crate::state::{App, Failure, PhotoFailure, app};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One place that writes. `Copy`.
#[derive(Clone, Copy)]
pub struct Write {
    app: App,
    lang: Lang,
    /// What went wrong, in words; `None` when nothing did. Show it beside the button or field.
    pub error: RwSignal<Option<String>>,
    /// Whether a write is under way.
    pub pending: RwSignal<bool>,
}

impl Write {
    /// For the component that is being rendered.
    pub fn here() -> Self {
        Self { app: app(), lang: lang(), error: RwSignal::new(None), pending: RwSignal::new(false) }
    }

    /// Carries a command out.
    pub fn run(self, command: impl Into<Command>) {
        self.run_then(command, || {});
    }

    /// Carries a command out and goes on when it is stored. On an error the form stays as it is.
    pub fn run_then(self, command: impl Into<Command>, then: impl FnOnce() + 'static) {
        let command = command.into();
        self.pending.set(true);
        spawn_local(async move {
            let result = self.app.dispatch(command).await;
            // The place may have been closed meanwhile; its signals are gone then.
            self.pending.try_set(false);
            match result {
                Ok(_) => {
                    self.error.try_set(None);
                    then();
                }
                Err(failure) => {
                    self.error.try_set(Some(failure_words(self.lang, &failure)));
                }
            }
        });
    }
}

/// A failed write in words.
pub fn failure_words(lang: Lang, failure: &Failure) -> String {
    match failure {
        Failure::Refused(refusal) => errors::refusal(lang, refusal),
        Failure::Store(error) => errors::store(lang, error),
        Failure::NoRules(_) => errors::no_rules(lang).to_owned(),
    }
}

/// A photo that was not added, in words.
pub fn photo_words(lang: Lang, failure: &PhotoFailure) -> String {
    match failure {
        PhotoFailure::Photo(error) => refused_photo(lang, error),
        PhotoFailure::Write(failure) => failure_words(lang, failure),
    }
}

fn refused_photo(lang: Lang, error: &PhotoError) -> String {
    match error {
        PhotoError::Empty => photos::empty(lang).to_owned(),
        PhotoError::TooManyBytes => photos::too_many_bytes(lang).to_owned(),
        PhotoError::TooManyPixels(width, height) => photos::too_many_pixels(lang, *width, *height),
        PhotoError::NotAPhoto => photos::not_a_photo(lang).to_owned(),
        PhotoError::Undecodable => photos::undecodable(lang).to_owned(),
    }
}
