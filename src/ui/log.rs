//! The log of a record as pages show it: who, when, old → new. Read from the journal when first asked for.

use super::lang;
use super::write::failure_words;
use crate::domain::history::{LogEntry, log};
use crate::domain::ids::{Field, Key, RecordId};
use crate::i18n::{common, format, history as msg};
use crate::state::{App, Failure, app};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The log of one record, shared by all places of a page that show a part of it. `Copy`.
#[derive(Clone, Copy)]
pub struct RecordLog {
    app: App,
    key: StoredValue<Key>,
    wanted: RwSignal<bool>,
    entries: RwSignal<Option<Vec<LogEntry>>>,
    error: RwSignal<Option<String>>,
}

impl RecordLog {
    /// For the component that is being rendered; reads nothing yet.
    pub fn new(key: Key) -> Self {
        let app = app();
        let log = Self {
            app,
            key: StoredValue::new(key.clone()),
            wanted: RwSignal::new(false),
            entries: RwSignal::new(None),
            error: RwSignal::new(None),
        };
        // Once asked for, the log follows the record.
        Effect::new(move |_| {
            app.watch_record(&key, |_| ());
            if log.wanted.get() {
                log.read();
            }
        });
        log
    }

    /// Somebody wants to see it.
    pub fn want(self) {
        if !self.wanted.get_untracked() {
            self.wanted.set(true);
        }
    }

    fn read(self) {
        let key = self.key.get_value();
        let l = lang();
        spawn_local(async move {
            match self.app.history(&key).await {
                Ok(rows) => {
                    self.error.try_set(None);
                    self.entries.try_set(Some(log(&key, &rows)));
                }
                Err(error) => {
                    self.error.try_set(Some(failure_words(l, &Failure::Store(error))));
                }
            }
        });
    }
}

/// A fold-out with the part of the log that `fits`.
#[component]
pub fn LogBox(
    /// The record's log.
    log: RecordLog,
    /// The words on the fold-out.
    #[prop(into)]
    label: String,
    /// Which fields belong here.
    #[prop(into)]
    fits: Callback<Field, bool>,
) -> impl IntoView {
    let l = lang();
    view! {
        <details class="details log hide-print" data-testid="log" on:toggle=move |_| log.want()>
            <summary>{label}</summary>
            <div class="details-body">
                {move || log.error.get().map(|words| view! { <p role="alert" class="tone-danger">{words}</p> })}
                {move || match log.entries.get() {
                    None => view! { <p class="soft small" role="status">{common::loading(l)}</p> }.into_any(),
                    Some(entries) => lines(log, entries, fits),
                }}
            </div>
        </details>
    }
}

fn lines(log: RecordLog, entries: Vec<LogEntry>, fits: Callback<Field, bool>) -> AnyView {
    let l = lang();
    let told = entries.into_iter().filter(|entry| fits.run(entry.field.clone()));
    let lines: Vec<_> = told.filter_map(|entry| line(log.app, entry)).collect();
    if lines.is_empty() {
        return view! { <p class="soft small">{msg::log_empty(l)}</p> }.into_any();
    }
    view! { <ol class="log-lines small">{lines}</ol> }.into_any()
}

/// One change; `None` for fields that only the machine needs.
fn line(app: App, entry: LogEntry) -> Option<impl IntoView> {
    let l = lang();
    let name = msg::field_name(l, &entry.field)?;
    let zone = app.zone();
    let today = untrack(|| app.today());
    let name_of = |id: &RecordId| untrack(|| known_name(app, id));
    let words = |value| msg::value(l, &entry.field, value, &name_of);
    let old = entry.old.as_ref().map_or_else(|| msg::log_unknown(l).to_owned(), &words);
    let new = words(&entry.new);
    let overruled = entry.overruled.then_some(());
    Some(view! {
        <li class="log-line">
            <span class="log-who">
                <time class="num soft">{format::moment(l, &*zone, entry.at, today)}</time>
                <span class="strong">{known_name(app, &entry.person)}</span>
            </span>
            <span>
                <span class="soft">{name}" "</span>
                <span class="pre">{old}</span>" → "<span class="pre strong">{new}</span>
                {overruled.map(|()| view! { " " <span class="soft">"("{msg::log_overruled(l)}")"</span> })}
            </span>
        </li>
    })
}

/// A person's name, or words for an unknown one.
pub fn known_name(app: App, id: &RecordId) -> String {
    let name = app.name_of(id);
    if name.is_empty() { common::unknown_person(lang()).to_owned() } else { name }
}
