//! The day's backup in one tap, from wherever one is. What it came to is told by the safety line; where it fails, the
//! page of files says why.

use super::export::hand_over;
use crate::i18n::Lang;
use crate::state::{App, Scope, Wrapping};
use crate::ui::components::Tone;
use crate::ui::routes::{Route, go};
use leptos::prelude::RwSignal;
use leptos::task::spawn_local;

/// Exports everything.
pub fn back_up(app: App, l: Lang) {
    spawn_local(async move {
        let exported = app.export(Scope::default(), Wrapping::default(), RwSignal::new(None)).await;
        let is_done = match exported {
            Ok(exported) => hand_over(app, l, &exported).await.0 != Tone::Danger,
            Err(_) => false,
        };
        if !is_done {
            go(&Route::Exchange);
        }
    });
}
