//! The log of a record as pages show it: who, when, old → new. Read from the journal when first asked for.

use super::lang;
use super::write::{Write, failure_words};
use crate::domain::appraisals::may_read;
use crate::domain::command::Restore;
use crate::domain::history::{LogEntry, log};
use crate::domain::ids::{Field, Key, RecordId};
use crate::i18n::fields::{self, Told};
use crate::i18n::{appraisals, common, format, history as msg, journal};
use crate::state::{App, Failure, app};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many changes are shown at first, and more with each tap.
const STEP: usize = 60;

/// The log of one record, shared by all places of a page that show a part of it. `Copy`.
#[derive(Clone, Copy)]
pub struct RecordLog {
    app: App,
    key: StoredValue<Key>,
    wanted: RwSignal<bool>,
    entries: RwSignal<Option<Vec<LogEntry>>>,
    error: RwSignal<Option<String>>,
    write: Write,
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
            write: Write::here(),
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
    // Fields that only the machine needs are left out where people look at a page.
    let named = move |field: Field| msg::field_name(l, &field).filter(|_| fits.run(field)).map(str::to_owned);
    view! {
        <details class="details log hide-print" data-testid="log" on:toggle=move |_| log.want()>
            <summary>{label}</summary>
            <div class="details-body"><LogLines log named /></div>
        </details>
    }
}

/// The changes of the fields that are `named`, newest first, each with what puts it back.
#[component]
pub fn LogLines(
    /// The record's log.
    log: RecordLog,
    /// What a field is called; `None`: it is left out.
    #[prop(into)]
    named: Callback<Field, Option<String>>,
) -> impl IntoView {
    let l = lang();
    let most = RwSignal::new(STEP);
    let told = Memo::new(move |_| {
        let entries = log.entries.get()?.into_iter();
        Some(entries.filter_map(|entry| Some((named.run(entry.field.clone())?, entry))).collect::<Vec<_>>())
    });
    let count = move || told.with(|told| told.as_ref().map_or(0, Vec::len));
    view! {
        {move || log.write.error.get().or(log.error.get()).map(|words| view! { <p role="alert" class="tone-danger">{words}</p> })}
        {move || match told.get() {
            None => view! { <p class="soft small" role="status">{common::loading(l)}</p> }.into_any(),
            Some(told) if told.is_empty() => view! { <p class="soft small">{msg::log_empty(l)}</p> }.into_any(),
            Some(told) => {
                let lines = told.into_iter().take(most.get()).map(|(name, entry)| line(log, name, entry));
                view! { <ol class="log-lines small">{lines.collect_view()}</ol> }.into_any()
            }
        }}
        <Show when=move || { count() > most.get() }>
            <button type="button" class="button button-quiet" data-testid="log-more"
                on:click=move |_| most.update(|most| *most += STEP)
            >{journal::show_more(l)}</button>
        </Show>
    }
}

fn line(log: RecordLog, name: String, entry: LogEntry) -> impl IntoView {
    let (l, app) = (lang(), log.app);
    let zone = app.zone();
    let today = untrack(|| app.today());
    let moment = |at| format::moment(l, &*zone, at, today);
    let kind = log.key.with_value(|key| key.kind.clone());
    let told = Told { name_of: &|id| untrack(|| known_name(app, id)), moment: &moment };
    let person = untrack(|| app.session.person.get());
    let may_read = log.key.with_value(|key| app.peek(|records| may_read(records, key, &entry.field, &person)));
    let words = |value| match may_read {
        true => fields::value(l, &kind, &entry.field, value, &told),
        false => appraisals::not_yours_to_read(l).to_owned(),
    };
    let old = entry.old.as_ref().map_or_else(|| msg::log_unknown(l).to_owned(), &words);
    let reason = app.reason_words(l, &entry.name, &entry.reason);
    let notes = reason.into_iter().chain(entry.overruled.then(|| msg::log_overruled(l).to_owned()));
    let notes = notes.map(|note| view! { " " <span class="soft">"("{note}")"</span> });
    view! {
        <li class="log-line" data-testid="log-line" data-field=entry.field.as_str().to_owned()>
            <span class="log-who">
                <time class="num soft">{moment(entry.at())}</time>
                <span class="strong">{app.who(l, &entry.person)}</span>
                <span class="soft">{app.device_words(l, &entry.device)}</span>
            </span>
            <span>
                <span class="soft">{name}" "</span>
                <span class="pre">{old}</span>" → "<span class="pre strong">{words(&entry.new)}</span>
                {notes.collect_view()}
                {restore_button(log, &entry)}
            </span>
        </li>
    }
}

/// Puts the value of a line back; nothing where it stands, is not put back by itself, or not by this person now.
fn restore_button(log: RecordLog, entry: &LogEntry) -> Option<impl IntoView + use<>> {
    let restore = log.key.with_value(|key| Restore::of(key, entry)).filter(|restore| log.app.may_restore(restore))?;
    Some(view! {
        " "
        <button type="button" class="button button-quiet" data-testid="log-restore" disabled=move || log.write.pending.get()
            on:click=move |_| log.write.run(restore.clone())
        >{journal::restore(lang())}</button>
    })
}

/// A person's name, or words for an unknown one.
pub fn known_name(app: App, id: &RecordId) -> String {
    let name = app.name_of(id);
    if name.is_empty() { common::unknown_person(lang()).to_owned() } else { name }
}
