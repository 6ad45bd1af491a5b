//! The toast after each write, with undo. One at a time: the newest.

use crate::i18n::{common, shell};
use crate::state::{App, app};
use crate::ui::components::{Toast, Toasts as Region};
use crate::ui::lang;
use crate::ui::write::failure_words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long a toast stays.
const STAYS: Duration = Duration::from_secs(6);

/// What the region shows. Each toast has a number, so that an older timer cannot take a newer one away.
#[derive(Clone, Copy)]
struct Shown {
    number: RwSignal<u64>,
    toast: RwSignal<Option<Toast>>,
}

impl Shown {
    fn show(self, text: String, action: Option<String>, danger: bool) {
        let id = self.number.get_untracked() + 1;
        self.number.set(id);
        self.toast.set(Some(Toast { id, text, action, danger }));
        set_timeout(move || self.hide(id), STAYS);
    }

    fn hide(self, id: u64) {
        if self.number.try_get_untracked() == Some(id) {
            self.toast.set(None);
        }
    }
}

/// The region of toasts.
#[component]
pub fn Toasts() -> impl IntoView {
    let app = app();
    let l = lang();
    let shown = Shown { number: RwSignal::new(0), toast: RwSignal::new(None) };
    Effect::new(move |_| {
        if let Some(undoable) = app.undoable.get() {
            shown.show(shell::did(l, &undoable.undo.of).to_owned(), Some(common::undo(l).to_owned()), false);
        }
    });
    Effect::new(move |_| {
        if let Some((words, danger)) = app.undone.get() {
            shown.show(words, None, danger);
        }
    });
    view! {
        <Region
            items=Signal::derive(move || shown.toast.get().into_iter().collect::<Vec<_>>())
            on_action=Callback::new(move |_| undo(app))
            on_dismiss=Callback::new(move |id| shown.hide(id))
            dismiss_label=shell::close_toast(l)
        />
    }
}

/// Undoes the last command and says so; or why it cannot be undone.
pub fn undo(app: App) {
    let l = lang();
    spawn_local(async move {
        let said = match app.undo_last().await {
            Ok(crate::state::Done::Written) => (common::undone(l).to_owned(), false),
            Ok(crate::state::Done::Nothing) => (common::nothing_to_undo(l).to_owned(), false),
            Err(failure) => (failure_words(l, &failure), true),
        };
        app.undone.set(Some(said));
    });
}
