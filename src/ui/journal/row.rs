//! One step of the journal: who, when, what, of which record; unfolded, old → new.

use super::to_record;
use crate::domain::appraisals::may_read;
use crate::domain::ids::Key;
use crate::i18n::fields::{self, Told};
use crate::i18n::{appraisals, common, format, history, journal as msg};
use crate::state::{App, Failure, Replacement, RowHead, WholeRow, app};
use crate::ui::lang;
use crate::ui::log::known_name;
use crate::ui::write::failure_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was read of a row: nothing yet, or its changes, or why not.
type Read = Option<Result<WholeRow, String>>;

/// The step.
#[component]
pub(super) fn Row(row: RowHead) -> impl IntoView {
    let (l, app) = (lang(), app());
    let read: RwSignal<Read> = RwSignal::new(None);
    let number = row.number;
    let unfold = move |_| {
        if read.with_untracked(|read| !matches!(read, Some(Ok(_)))) {
            fetch(app, number, read);
        }
    };
    let today = untrack(|| app.today());
    let names: Vec<String> = row.records.iter().map(|key| record_words(app, key)).collect();
    let note = app.reason_words(l, &row.name, &row.reason);
    view! {
        <li class="journal-row" data-testid="journal-row" data-name=row.name.to_string()>
            <details class="details" on:toggle=unfold>
                <summary>
                    <span class="journal-head">
                        <span class="journal-what">
                            <span class="strong">{msg::step(l, &row.name)}</span>
                            <span>{msg::and_others(l, &names, row.record_count)}</span>
                        </span>
                        <span class="log-who small soft">
                            <time class="num">{format::moment(l, &*app.zone(), row.at, today)}</time>
                            <span>{app.who(l, &row.person)}</span>
                            <span>{app.device_words(l, &row.device)}</span>
                            <span class="num">{msg::changes(l, row.changes)}</span>
                            {note.map(|note| view! { <span>{note}</span> })}
                        </span>
                    </span>
                </summary>
                <div class="details-body">{move || told(app, read.get())}</div>
            </details>
        </li>
    }
}

fn record_words(app: App, key: &Key) -> String {
    let today = untrack(|| app.today());
    app.peek(|records| msg::record(lang(), records, key, today))
}

fn fetch(app: App, number: u64, read: RwSignal<Read>) {
    let l = lang();
    spawn_local(async move {
        let row = app.journal_row(number).await.map_err(|error| failure_words(l, &Failure::Store(error)));
        read.try_set(Some(row.and_then(|row| row.ok_or_else(|| history::log_failed(l).to_owned()))));
    });
}

fn told(app: App, read: Read) -> AnyView {
    let l = lang();
    match read {
        None => view! { <p class="soft small" role="status">{common::loading(l)}</p> }.into_any(),
        Some(Err(words)) => view! { <p role="alert" class="tone-danger">{words}</p> }.into_any(),
        Some(Ok(row)) => changes(app, row).into_any(),
    }
}

/// The changes, record by record, each record with the way to its whole log.
fn changes(app: App, row: WholeRow) -> impl IntoView {
    let l = lang();
    let shown = row.changes.len();
    let records = row.changes.chunk_by(|one, next| one.key == next.key).map(|of_record| {
        let key = of_record[0].key.clone();
        let lines = of_record.iter().map(|change| line(app, change)).collect_view();
        view! {
            <section class="journal-record">
                <p class="bar bar-apart">
                    <span class="strong small">{record_words(app, &key)}</span>
                    <a class="button button-quiet" href=to_record(&key).href() data-testid="to-record-log">{msg::all_changes(l)}</a>
                </p>
                <ol class="log-lines small">{lines}</ol>
            </section>
        }
    });
    view! {
        {records.collect_view()}
        {(row.total > shown).then(|| view! { <p class="soft small">{msg::not_all(l, shown, row.total)}</p> })}
    }
}

fn line(app: App, change: &Replacement) -> impl IntoView + use<> {
    let l = lang();
    let zone = app.zone();
    let today = untrack(|| app.today());
    let kind = &change.key.kind;
    let told =
        Told { name_of: &|id| untrack(|| known_name(app, id)), moment: &|at| format::moment(l, &*zone, at, today) };
    let person = untrack(|| app.session.person.get());
    let may_read = app.peek(|records| may_read(records, &change.key, &change.field, &person));
    let words = |value| match may_read {
        true => fields::value(l, kind, &change.field, value, &told),
        false => appraisals::not_yours_to_read(l).to_owned(),
    };
    let old = change.old.as_ref().map_or_else(|| history::log_unknown(l).to_owned(), &words);
    view! {
        <li class="journal-change">
            <span class="soft">{fields::name(l, kind, &change.field)}" "</span>
            <span class="pre">{old}</span>" → "<span class="pre strong">{words(&change.new)}</span>
        </li>
    }
}
