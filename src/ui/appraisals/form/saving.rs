//! Whether everything that was typed is stored, for the line at the foot that says so. Knows no field's inside.

use crate::domain::ids::Field;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is not stored yet. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    /// By field, whether the last try failed.
    open: RwSignal<BTreeMap<Field, bool>>,
}

/// What there is to say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Everything is stored.
    Saved,
    /// Something will be stored at the next pause, or is being stored.
    Saving,
    /// So many fields could not be stored.
    Failed(usize),
}

impl Saving {
    /// Nothing is open.
    pub(super) fn new() -> Self {
        Self { open: RwSignal::default() }
    }

    /// Something was typed.
    pub(super) fn typed(self, field: &Field) {
        self.set(field, Some(false));
    }

    /// It was refused.
    pub(super) fn failed(self, field: &Field) {
        self.set(field, Some(true));
    }

    /// It is stored.
    pub(super) fn done(self, field: &Field) {
        self.set(field, None);
    }

    fn set(self, field: &Field, to: Option<bool>) {
        // A field that goes away stores what was typed, and the page may be gone by then.
        let _ = self.open.try_update(|open| match to {
            Some(has_failed) => drop(open.insert(field.clone(), has_failed)),
            None => drop(open.remove(field)),
        });
    }

    /// What there is to say.
    pub(super) fn state(self) -> State {
        self.open.with(|open| match open.values().filter(|has_failed| **has_failed).count() {
            0 if open.is_empty() => State::Saved,
            0 => State::Saving,
            failed => State::Failed(failed),
        })
    }
}
