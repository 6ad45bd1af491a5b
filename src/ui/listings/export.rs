//! Handing the selection, or all that is shown, over as a file: CSV, XLSX or JSON. Written by the worker, with progress
//! and a way to call it off.

use super::kept::Kept;
use super::list::Picked;
use crate::browser::files;
use crate::domain::ids::RecordId;
use crate::domain::listings::shelf::Spot;
use crate::i18n::listings_page as msg;
use crate::state::{ExchangeProgress, SheetFormat, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;

const FORMATS: [(SheetFormat, &str); 3] =
    [(SheetFormat::Csv, "CSV"), (SheetFormat::Xlsx, "XLSX"), (SheetFormat::Json, "JSON")];

/// The fold-out with the formats, and how far it is.
#[component]
pub(super) fn Export(kept: Kept, shown: RwSignal<Arc<Vec<Spot>>>, picked: Picked) -> impl IntoView {
    let (l, app) = (lang(), app());
    let progress: ExchangeProgress = RwSignal::new(None);
    let (busy, said) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let ids = move || -> Vec<RecordId> {
        let chosen = picked.get_untracked();
        let found = shown.get_untracked();
        let all = kept.peek(|shelf| {
            found.iter().filter_map(|spot| Some(shelf.line(*spot)?.record.id().clone())).collect::<Vec<_>>()
        });
        if chosen.is_empty() { all } else { all.into_iter().filter(|id| chosen.contains(id)).collect() }
    };
    let write = move |format: SheetFormat| {
        let ids = ids();
        busy.set(true);
        said.set(None);
        spawn_local(async move {
            let written = app.export_listings(ids, format, progress).await.ok();
            let saved = written.filter(|file| files::save(&file.blob, &file.name).is_ok());
            let words = match saved {
                Some(file) => msg::exported(l, &file.name, usize::try_from(file.listings).unwrap_or_default()),
                None => msg::not_exported(l).to_owned(),
            };
            said.try_set(Some(words));
            busy.try_set(false);
        });
    };
    let button = move |(format, name): (SheetFormat, &'static str)| {
        view! {
            <button type="button" class="button" data-testid=format!("export-{name}") disabled=move || busy.get()
                on:click=move |_| write(format)
            ><Icon glyph=Glyph::Download />{name}</button>
        }
    };
    let count = move || match picked.with(BTreeSet::len) {
        0 => shown.with(|shown| shown.len()),
        picked => picked,
    };
    let share = move || progress.get().filter(|(_, of)| *of > 0).map(|(done, of)| format!("{} %", done * 100 / of));
    view! {
        <details class="details goods-tool" data-testid="listing-export">
            <summary>{msg::export(l)}</summary>
            <div class="details-body bar">
                <span class="soft">{move || msg::count(l, count())}</span>
                {FORMATS.map(button).collect_view()}
                <Show when=move || busy.get()>
                    <span class="num" role="status">{share}</span>
                    <button type="button" class="button button-quiet" on:click=move |_| app.cancel_exchange()>{msg::stop(l)}</button>
                </Show>
                <span role="status">{move || said.get()}</span>
            </div>
        </details>
    }
}
