//! Exporting everything, with or without photos.

use super::failure_words;
use super::progress::Progress;
use crate::browser::files;
use crate::i18n::{Lang, exchange, format};
use crate::state::{App, ExportedFile, app};
use crate::ui::components::{Banner, Glyph, Icon, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What an export came to, in words.
type Outcome = Option<(Tone, String)>;

#[component]
pub fn ExportPanel() -> impl IntoView {
    let app = app();
    let l = lang();
    let photos = RwSignal::new(true);
    let running = RwSignal::new(false);
    let progress = RwSignal::new(None);
    let outcome: RwSignal<Outcome> = RwSignal::new(None);
    let export = move |_| {
        running.set(true);
        progress.set(None);
        outcome.set(None);
        spawn_local(async move {
            let result = match app.export(photos.get_untracked(), progress).await {
                Ok(exported) => hand_over(app, l, &exported).await,
                Err(failure) => (Tone::Danger, failure_words(l, &failure)),
            };
            running.try_set(false);
            outcome.try_set(Some(result));
        });
    };
    view! {
        <div class="field">
            <label class="choice">
                <input
                    type="checkbox" data-testid="export-photos" aria-describedby="export-photos-hint"
                    prop:checked=photos on:change=move |event| photos.set(event_target_checked(&event))
                />
                <span>{exchange::export_photos(l)}</span>
            </label>
            <p class="field-hint" id="export-photos-hint">{exchange::export_photos_hint(l)}</p>
        </div>
        <p class="prose">{exchange::readable(l)}</p>
        <Show
            when=move || running.get()
            fallback=move || view! {
                <div class="bar">
                    <button type="button" class="button button-primary" data-testid="export" on:click=export>
                        <Icon glyph=Glyph::Download />{exchange::export(l)}
                    </button>
                </div>
            }
        >
            <Progress progress label=exchange::exporting(l) />
        </Show>
        {move || outcome.get().map(|(tone, words)| {
            view! { <div data-testid="export-outcome"><Banner inline=true tone text=words /></div> }
        })}
    }
}

/// Hands the file to the person. Only what was handed over counts as the last export.
async fn hand_over(app: App, l: Lang, exported: &ExportedFile) -> (Tone, String) {
    match files::save(&exported.blob, &exported.name) {
        Ok(()) => {
            app.handed_over(exported).await;
            let size = format::bytes(exported.blob.size() as u64);
            let words = format!("{} {}", exchange::exported(l, &exported.name, &size), exchange::where_it_is(l));
            match exported.left_out {
                0 => (Tone::Ok, words),
                left_out => (Tone::Warn, format!("{words} {}", exchange::left_out(l, left_out))),
            }
        }
        Err(_) => (Tone::Danger, exchange::not_saved(l).to_owned()),
    }
}
