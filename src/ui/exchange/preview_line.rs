//! One record of a preview: taken in or not, and where both sides wrote the same field, which of them stands.

use super::naming::title;
use super::taking::Taking;
use crate::domain::ids::{Field, Key, Kind, RecordId};
use crate::domain::value::Value;
use crate::i18n::{fields, format, incoming as msg, journal};
use crate::state::{Fate, FieldLine, Line, Side};
use crate::ui::components::{Segmented, fresh_id};
use leptos::prelude::*;

/// The two sides of a clash, as values of a choice.
const OURS: &str = "ours";
const THEIRS: &str = "theirs";

/// The record with its choice, its clashes, and its other changes when unfolded.
#[component]
pub(super) fn PreviewLine(taking: Taking, line: Line) -> impl IntoView {
    let l = taking.lang;
    let Line { fate, record, fields } = line;
    let key = StoredValue::new(record.key().clone());
    let name = title(taking.app, l, &record);
    let (clashes, others): (Vec<_>, Vec<_>) = fields.into_iter().partition(|field| field.clash);
    let whole = (clashes.len() > 1).then(|| view! { <WholeRecord taking key fields=clashes.clone() /> });
    let clashes: Vec<_> = clashes.into_iter().map(|field| view! { <Clash taking key field /> }).collect();
    let head = if matches!(fate, Fate::Held | Fate::Declined | Fate::Unchanged) {
        view! { <span>{name}</span> }.into_any()
    } else {
        view! { <Wanted taking key name /> }.into_any()
    };
    view! {
        <li class="incoming-line" data-testid="incoming" data-id=record.id().to_string()>
            <div class="bar bar-apart">{head}<span class="soft small">{journal::kind_name(l, record.kind())}</span></div>
            {whole}
            {clashes}
            <Others taking kind=record.kind().clone() fields=others />
        </li>
    }
}

/// Whether the record comes in.
#[component]
fn Wanted(taking: Taking, key: StoredValue<Key>, name: String) -> impl IntoView {
    let declined = taking.decision.declined;
    let is_wanted = move || key.with_value(|key| declined.with(|declined| !declined.contains(key)));
    let choose = move |event: web_sys::Event| {
        let wanted = event_target_checked(&event);
        declined.update(|declined| {
            if wanted {
                declined.remove(&key.get_value())
            } else {
                declined.insert(key.get_value())
            };
        });
    };
    let label = msg::take(taking.lang, &name);
    view! {
        <label class="choice">
            <input type="checkbox" data-testid="wanted" aria-label=label prop:checked=is_wanted on:change=choose />
            <span>{name}</span>
        </label>
    }
}

/// One side for all fields of a record that clash.
#[component]
fn WholeRecord(taking: Taking, key: StoredValue<Key>, fields: Vec<FieldLine>) -> impl IntoView {
    let l = taking.lang;
    let fields: StoredValue<Vec<(Field, bool)>> =
        StoredValue::new(fields.into_iter().map(|line| (line.field, line.theirs_wins)).collect());
    let choose = move |theirs: bool| {
        fields.with_value(|fields| fields.iter().for_each(|(field, wins)| stand(taking, key, field, *wins, theirs)));
    };
    let side = move || {
        let all = |theirs| {
            fields
                .with_value(|fields| fields.iter().all(|(field, wins)| is_theirs(taking, key, field, *wins) == theirs))
        };
        if all(true) {
            THEIRS
        } else if all(false) {
            OURS
        } else {
            ""
        }
    };
    let options = vec![(OURS.to_owned(), msg::here(l).to_owned()), (THEIRS.to_owned(), msg::in_file(l).to_owned())];
    view! {
        <div class="bar" data-testid="whole-record">
            <span class="soft small">{msg::whole_record(l)}</span>
            <Segmented
                legend=msg::whole_record(l) value=Signal::derive(move || side().to_owned()) options
                on_change=move |side: String| choose(side == THEIRS)
            />
        </div>
    }
}

/// Whether the file's value of a field is to stand; `wins` is what the stamps say.
fn is_theirs(taking: Taking, key: StoredValue<Key>, field: &Field, wins: bool) -> bool {
    let place = (key.get_value(), field.clone());
    taking.decision.flipped.with(|all| all.contains(&place)) != wins
}

/// Decides which side of a field stands.
fn stand(taking: Taking, key: StoredValue<Key>, field: &Field, wins: bool, theirs: bool) {
    let place = (key.get_value(), field.clone());
    taking.decision.flipped.update(|all| {
        if theirs == wins {
            all.remove(&place)
        } else {
            all.insert(place)
        };
    });
}

/// Two values of which one can stand.
#[component]
fn Clash(taking: Taking, key: StoredValue<Key>, field: FieldLine) -> impl IntoView {
    let group = fresh_id();
    let kind = key.with_value(|key| key.kind.clone());
    let theirs_by_stamp = field.theirs_wins;
    let own = StoredValue::new(field.field.clone());
    let is_chosen = Memo::new(move |_| own.with_value(|field| is_theirs(taking, key, field, theirs_by_stamp)));
    let choose = move |theirs| own.with_value(|field| stand(taking, key, field, theirs_by_stamp, theirs));
    let name = fields::name(taking.lang, &kind, &field.field);
    let (ours, theirs) = (field.ours.clone(), field.theirs.clone());
    let side = move |theirs: bool, side: Option<Side>| {
        let group = group.clone();
        let words = side.as_ref().map_or_else(
            || value(taking, &kind, &field.field, &Value::Null),
            |side| value(taking, &kind, &field.field, &side.value),
        );
        let author = side.map(|side| author(taking, &side));
        let later = (theirs == theirs_by_stamp).then(|| msg::later(taking.lang));
        let (test, label) =
            if theirs { ("theirs", msg::in_file(taking.lang)) } else { ("ours", msg::here(taking.lang)) };
        view! {
            <label class="clash-side">
                <input type="radio" name=group data-testid=test prop:checked=move || is_chosen.get() == theirs on:change=move |_| choose(theirs) />
                <span class="clash-text">
                    <span class="soft small">{label}{later.map(|later| view! { " · "{later} })}</span>
                    <span class="pre strong">{words}</span>
                    <span class="soft small">{author}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="clash" data-testid="clash">
            <legend class="small">{name}</legend>
            {side.clone()(false, ours)}
            {side(true, Some(theirs))}
        </fieldset>
    }
}

/// The fields that change without a clash, told when somebody asks.
#[component]
fn Others(taking: Taking, kind: Kind, fields: Vec<FieldLine>) -> impl IntoView {
    let count = fields.len() as u64;
    let fields = StoredValue::new(fields);
    let is_open = RwSignal::new(false);
    let change = move |line: &FieldLine| {
        let old = line.ours.as_ref().map(|side| value(taking, &kind, &line.field, &side.value));
        view! {
            <li class="small">
                <span class="soft">{fields::name(taking.lang, &kind, &line.field)}" "</span>
                {old.map(|old| view! { <span class="pre">{old}</span>" → " })}
                <span class="pre strong">{value(taking, &kind, &line.field, &line.theirs.value)}</span>
            </li>
        }
    };
    (count > 0).then(|| {
        view! {
            <details class="details log" on:toggle=move |_| is_open.set(true)>
                <summary>{msg::show_fields(taking.lang, &format::count(count))}</summary>
                <Show when=move || is_open.get()>
                    <ul class="log-lines">{fields.with_value(|fields| fields.iter().map(&change).collect_view())}</ul>
                </Show>
            </details>
        }
    })
}

fn author(taking: Taking, side: &Side) -> String {
    let when = format::moment(taking.lang, &*taking.app.zone(), side.stamp.instant(), untrack(|| taking.app.today()));
    let who = name_of(taking, &side.person);
    if who.is_empty() { when } else { msg::by_at(taking.lang, &who, &when) }
}

fn name_of(taking: Taking, id: &RecordId) -> String {
    let here = untrack(|| taking.app.name_of(id));
    let coming = || taking.preview.with_untracked(|preview| preview.names.get(id).map(|name| name.to_string()));
    if here.is_empty() { coming().unwrap_or_default() } else { here }
}

/// A value in words; a very long one is cut.
fn value(taking: Taking, kind: &Kind, field: &Field, value: &Value) -> String {
    const LONGEST: usize = 300;
    let moment = |at| format::moment(taking.lang, &*taking.app.zone(), at, untrack(|| taking.app.today()));
    let told = fields::Told { name_of: &|id| name_of(taking, id), moment: &moment };
    let words = fields::value(taking.lang, kind, field, value, &told);
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}
