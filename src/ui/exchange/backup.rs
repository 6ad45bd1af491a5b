//! The day's backup in one tap, from wherever one is, or by itself. What it came to is told by the safety line; where it fails, the
//! page of files says why.

use super::export::hand_over;
use crate::i18n::Lang;
use crate::state::{App, ByItself, Scope, Wrapping};
use crate::ui::components::Tone;
use crate::ui::routes::{Route, go};
use leptos::prelude::{RwSignal, WithUntracked};
use leptos::task::spawn_local;

/// Backs everything up: by itself where automatic backups are on; at a tap, and where that fails, as a download.
pub fn back_up(app: App, l: Lang, is_tapped: bool) {
    spawn_local(async move {
        if !is_tapped {
            return app.back_up_when_due().await;
        }
        let is_automatic = app.safety.with_untracked(|safety| safety.by_itself) != ByItself::Off;
        if is_automatic && app.back_up(true).await.is_ok() {
            return;
        }
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
