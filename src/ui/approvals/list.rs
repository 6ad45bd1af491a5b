//! The list of requests: those that wait for whoever sits here, those that they asked for, or all; and the keys that go
//! through it.

use super::request_route;
use super::words::{KINDS, StageStatus, seal};
use crate::browser::clock;
use crate::browser::prefs::{self, Place};
use crate::domain::approvals::{self, Entry, Stage};
use crate::domain::ids::RecordId;
use crate::i18n::approvals as msg;
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon, Seal, SealSize, Segmented};
use crate::ui::lang;
use crate::ui::log::known_name;
use crate::ui::routes::{self, Route};
use crate::ui::shell::is_typing;
use leptos::prelude::*;

/// Where the filter is kept (S15).
const FILTER: &str = "approvals.filter";
const MINE: &str = "mine";
const ASKED: &str = "asked";
const ALL: &str = "all";

/// A request with what it is called.
#[derive(Clone, PartialEq)]
struct Row {
    entry: Entry,
    title: String,
}

/// The list with its filter.
#[component]
pub(super) fn RequestList(chosen: Memo<Option<RecordId>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let filter = RwSignal::new(prefs::get(Place::Device, FILTER).unwrap_or_else(|| MINE.to_owned()));
    let choose = move |code: String| {
        prefs::set(Place::Device, FILTER, Some(&code));
        filter.set(code);
    };
    let shown = Memo::new(move |_| look(app, &filter.get()));
    let (open, over) = (part(shown, false), part(shown, true));
    listen(open, chosen);
    let options = [(MINE, msg::mine(l)), (ASKED, msg::asked(l)), (ALL, msg::all(l))];
    let options: Vec<(String, String)> =
        options.into_iter().map(|(code, text)| (code.to_owned(), text.to_owned())).collect();
    view! {
        <div class="split-head">
            <h1>{msg::title(l)}</h1>
            <a class="button" href=Route::trade(&["approvals", "new"]).href() data-testid="new-request">
                <Icon glyph=Glyph::Plus />{msg::new(l)}
            </a>
            <Segmented legend=msg::which(l) value=filter options on_change=choose />
        </div>
        <Show when=move || shown.with(Vec::is_empty)><NoRequests filter choose=Callback::new(choose) /></Show>
        <Rows own=open chosen />
        <Show when=move || !over.with(Vec::is_empty)>
            <details class="details tasks-over" data-testid="requests-over">
                <summary>{msg::over(l)}" "<span class="num">{move || over.with(Vec::len)}</span></summary>
                <Rows own=over chosen />
            </details>
        </Show>
        <p class="approvals-foot small">
            <a href=Route::trade(&["approvals", "rules"]).href() data-testid="approval-rules">{msg::rules(l)}</a>
        </p>
        <p class="approvals-foot soft small only-wide">{msg::keys(l)}</p>
    }
}

fn look(app: App, filter: &str) -> Vec<Row> {
    let Some(shop) = app.shop() else { return Vec::new() };
    let me = app.person().map_or_else(|| RecordId::of(""), |person| person.id);
    // A new day makes requests late and ends deputies' time.
    let _ = app.today();
    let zone = app.zone();
    app.watch(&KINDS, |records| {
        let entries = match filter {
            MINE => approvals::inbox(records, &shop.id, &me, clock::now(), &*zone),
            ASKED => approvals::asked_by(records, &shop.id, &me, &*zone),
            _ => approvals::all(records, &shop.id, &*zone),
        };
        let row = |entry: Entry| Row { title: msg::title_of_request(records, &entry.request), entry };
        entries.into_iter().map(row).collect()
    })
}

fn part(shown: Memo<Vec<Row>>, over: bool) -> Memo<Vec<Row>> {
    let is_over = |row: &Row| matches!(row.entry.progress.stage, Stage::Done | Stage::Withdrawn);
    Memo::new(move |_| shown.with(|rows| rows.iter().filter(|row| is_over(row) == over).cloned().collect()))
}

#[component]
fn Rows(own: Memo<Vec<Row>>, chosen: Memo<Option<RecordId>>) -> impl IntoView {
    view! {
        <ul class="list">
            <For
                each=move || own.get()
                key=|row| format!("{:?}{}", row.entry, row.title)
                children=move |row| view! { <li><RequestRow row chosen /></li> }
            />
        </ul>
    }
}

#[component]
fn RequestRow(row: Row, chosen: Memo<Option<RecordId>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let Row { entry, title } = row;
    let id = entry.request.id.clone();
    let href = request_route(&id).href();
    let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&id)).then_some("true");
    let by = entry.request.by.clone();
    view! {
        <a class="list-row" href=href aria-current=is_chosen data-testid="request">
            <Seal kind=seal(&entry.progress, clock::now()) size=SealSize::Medium />
            <span class="list-main">
                <span class="list-title">{title}</span>
                <span class="list-sub">
                    <span>{msg::what_name(l, entry.progress.what)}</span>
                    <span>{move || known_name(app, &by)}</span>
                </span>
            </span>
            <span class="list-end"><StageStatus progress=entry.progress /></span>
        </a>
    }
}

#[component]
fn NoRequests(filter: RwSignal<String>, choose: Callback<String>) -> impl IntoView {
    let l = lang();
    move || {
        let all = move |()| choose.run(ALL.to_owned());
        match filter.get().as_str() {
            MINE => view! { <Empty glyph=Glyph::Stamp text=msg::none_mine(l) action=msg::show_all(l) on_action=all /> }
                .into_any(),
            ASKED => {
                view! { <Empty glyph=Glyph::Stamp text=msg::none_asked(l) action=msg::show_all(l) on_action=all /> }
                    .into_any()
            }
            _ => view! { <Empty glyph=Glyph::Stamp text=msg::none(l) /> }.into_any(),
        }
    }
}

/// J and K go through what is open. The arrows are left to scrolling and to the choice of what is shown.
fn listen(open: Memo<Vec<Row>>, chosen: Memo<Option<RecordId>>) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if !is_free(&event) {
            return;
        }
        let by = match event.key().as_str() {
            "j" | "J" => 1,
            "k" | "K" => -1,
            _ => return,
        };
        if let Some(id) = neighbour(open, chosen, by) {
            event.prevent_default();
            routes::go(&request_route(&id));
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether a key is meant for the page: nobody types, no dialog is open, no other key is held.
pub(super) fn is_free(event: &web_sys::KeyboardEvent) -> bool {
    let is_held = event.ctrl_key() || event.meta_key() || event.alt_key();
    let has_dialog = || matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
    !(is_held || event.default_prevented() || is_typing(event.target()) || has_dialog())
}

fn neighbour(open: Memo<Vec<Row>>, chosen: Memo<Option<RecordId>>, by: isize) -> Option<RecordId> {
    open.with_untracked(|rows| {
        let here =
            chosen.with_untracked(|chosen| rows.iter().position(|row| Some(&row.entry.request.id) == chosen.as_ref()));
        let next = match here {
            Some(here) => here.checked_add_signed(by)?,
            None => 0,
        };
        rows.get(next).map(|row| row.entry.request.id.clone())
    })
}
