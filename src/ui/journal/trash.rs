//! The deleted records: who deleted each and when, whether somebody edited it later, and the way back.

use super::to_record;
use crate::domain::command::Restore;
use crate::domain::ids::{Key, Kind, RecordId};
use crate::domain::record::DELETED;
use crate::domain::stamp::Stamp;
use crate::i18n::{Lang, format, journal as msg};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::routes::Route;
use crate::ui::{Write, lang};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// A deleted record.
#[derive(Clone, PartialEq)]
struct Gone {
    key: Key,
    title: String,
    stamp: Stamp,
    is_edited_later: bool,
}

/// Who deleted, as far as the journal has been asked.
type Authors = RwSignal<BTreeMap<Stamp, RecordId>>;

/// The page.
#[component]
pub(super) fn TrashPage() -> impl IntoView {
    let (l, app) = (lang(), app());
    let write = Write::here();
    let gone = Memo::new(move |_| deleted(l, app));
    let authors: Authors = RwSignal::default();
    Effect::new(move |_| ask_authors(app, gone.with(|gone| gone.iter().map(|gone| gone.stamp).collect()), authors));
    view! {
        <div class="page" data-testid="trash">
            <a class="button button-quiet" href=Route::Journal(Vec::new()).href() data-testid="to-journal">
                <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
            </a>
            <header class="page-head">
                <h1>{msg::trash(l)}</h1>
                <p class="page-sub">{msg::trash_sub(l)}</p>
            </header>
            {move || write.error.get().map(|words| view! { <p role="alert" class="tone-danger">{words}</p> })}
            <ul class="list" data-testid="trash-rows" hidden=move || gone.with(Vec::is_empty)>
                <For each=move || gone.get() key=|gone| (gone.key.clone(), gone.stamp)
                    children=move |gone| view! { <Row gone authors write /> } />
            </ul>
            <Show when=move || gone.with(Vec::is_empty)>
                <Empty glyph=Glyph::Trash text=msg::trash_empty(l) />
            </Show>
        </div>
    }
}

/// All that a person deleted, the last one first. Looked for anew when anything changes.
fn deleted(l: Lang, app: App) -> Vec<Gone> {
    let kinds: Vec<Kind> = app.peek(|records| records.kinds().cloned().collect());
    let today = app.today();
    app.watch(&kinds, |records| {
        let flagged = records.all().filter(|record| record.flag(&DELETED));
        let told = flagged.filter_map(|record| {
            Some(Gone {
                key: record.key().clone(),
                title: msg::record(l, records, record.key(), today),
                stamp: record.cell(&DELETED)?.stamp,
                is_edited_later: record.is_edited_after_deletion(),
            })
        });
        let mut gone: Vec<Gone> = told.collect();
        gone.sort_by_key(|gone| std::cmp::Reverse(gone.stamp));
        gone
    })
}

fn ask_authors(app: App, stamps: Vec<Stamp>, authors: Authors) {
    if stamps.is_empty() {
        return;
    }
    spawn_local(async move {
        // Without an answer the rows say when, and not who.
        if let Ok(known) = app.authors(stamps).await {
            authors.try_set(known.into_iter().collect());
        }
    });
}

#[component]
fn Row(gone: Gone, authors: Authors, write: Write) -> impl IntoView {
    let (l, app) = (lang(), app());
    let Gone { key, title, stamp, is_edited_later } = gone;
    let when = untrack(|| format::moment(l, &*app.zone(), stamp.instant(), app.today()));
    let said = move || match authors.with(|authors| authors.get(&stamp).cloned()) {
        Some(person) => msg::deleted_by(l, &app.who(l, &person), &when),
        None => msg::deleted_at(l, &when),
    };
    let log = to_record(&key).href();
    view! {
        <li class="list-row journal-gone" data-testid="trash-row">
            <span class="list-main">
                <span class="list-title">{title}</span>
                <span class="list-sub">{said}</span>
                {is_edited_later.then(|| view! { <span class="small tone-warn" data-testid="edited-later">{msg::edited_later(l)}</span> })}
            </span>
            <span class="bar">
                <a class="button button-quiet" href=log>{msg::all_changes(l)}</a>
                <button type="button" class="button" data-testid="undelete" disabled=move || write.pending.get()
                    on:click=move |_| write.run(Restore::of_deleted(key.clone(), stamp))
                >{msg::undelete(l)}</button>
            </span>
        </li>
    }
}
