//! The day's spot check (INSP-06): which listings, and one button that puts them into the run as entries.

use super::page::Page;
use crate::domain::findings::{Command, FINDING, spot_check};
use crate::domain::ids::RecordId;
use crate::domain::listings::{self, LISTING};
use crate::domain::shops::SHOP;
use crate::i18n::findings as msg;
use crate::ui::Write;
use crate::ui::findings::link;
use leptos::prelude::*;

/// The sample of the run's day.
#[component]
pub(super) fn Sample() -> impl IntoView {
    let page = Page::here();
    let (l, app) = (page.lang, page.app);
    let write = Write::here();
    let drawn = Memo::new(move |_| {
        let zone = app.zone();
        app.watch(&[LISTING, FINDING, SHOP], |records| {
            let name = |id: RecordId| {
                let name = msg::subject_name(l, records, &listings::key(&id));
                (id, name)
            };
            spot_check(records, &page.run_id(), &*zone).into_iter().map(name).collect::<Vec<_>>()
        })
    });
    let is_there = Memo::new(move |_| {
        let known = page.look(|run| run.named_entries("INSP-06"));
        drawn.with(|drawn| drawn.iter().all(|(id, _)| known.iter().any(|entry| entry.id == id.as_str())))
    });
    let put = move |_| write.run(Command::Sample { run: page.run_id(), listings: drawn.get_untracked() });
    let row = |(id, name): (RecordId, String)| {
        view! { <li><a class="list-row" href=link(&listings::key(&id))><span class="list-main">{name}</span></a></li> }
    };
    view! {
        <details class="details" data-testid="sample">
            <summary>{msg::sample(l)}" "<span class="num">{move || drawn.with(Vec::len)}</span></summary>
            <div class="details-body stack">
                <p class="soft small">{move || match drawn.with(Vec::len) {
                    0 => msg::sample_none(l).to_owned(),
                    count => msg::sample_hint(l, count),
                }}</p>
                <ul class="list">{move || drawn.get().into_iter().map(row).collect_view()}</ul>
            </div>
        </details>
        <div class="bar" hidden=move || is_there.get() || !page.editable.get()>
            <button type="button" class="button" data-testid="sample-add" disabled=move || write.pending.get() on:click=put>
                {msg::sample_add(l)}
            </button>
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}
