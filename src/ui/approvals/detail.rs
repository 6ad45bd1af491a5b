//! One request: what it asks for, with the difference first; who decides, what was said; what can be done next.

use super::difference::Difference;
use super::words::{KINDS, StageStatus, due_words, moment};
use super::{BackToList, decide, facts, notes, onward, steps};
use crate::browser::clock;
use crate::domain::approvals::{self, Change, Entry, Stage, What};
use crate::domain::calendar;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::LISTING;
use crate::domain::people;
use crate::i18n::{approvals as msg, history};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon, Seal, SealKind, SealSize};
use crate::ui::lang;
use crate::ui::log::{LogBox, RecordLog, known_name};
use crate::ui::routes::Route;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A request as its page needs it.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) entry: Entry,
    pub(super) title: String,
    pub(super) changes: Vec<Change>,
    /// The step that waits for whoever sits here, with the fields that stand there.
    pub(super) turn: Option<(usize, Vec<Field>)>,
    /// Whether whoever sits here asked.
    pub(super) is_own: bool,
    /// The decisions that count no more.
    pub(super) void: BTreeSet<String>,
}

/// What the parts of the page share. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) shown: Memo<Option<Shown>>,
    /// The step that waits for whoever sits here, with its fields.
    pub(super) turn: Memo<Option<(usize, Vec<Field>)>>,
    /// The fields that are ticked.
    pub(super) chosen: RwSignal<BTreeSet<Field>>,
}

impl Page {
    fn of(id: RecordId) -> Self {
        let app = app();
        let shown = Memo::new(move |_| look(app, &id));
        let turn = Memo::new(move |_| shown.with(|shown| shown.as_ref().and_then(|shown| shown.turn.clone())));
        let chosen = RwSignal::new(BTreeSet::new());
        // All that waits is ticked until somebody takes a tick away.
        Effect::new(move |_| chosen.set(turn.get().into_iter().flat_map(|(_, fields)| fields).collect()));
        Self { shown, turn, chosen }
    }

    /// Something of the request; nothing where it is not here.
    pub(super) fn with<T>(self, look: impl FnOnce(&Shown) -> T) -> Option<T> {
        self.shown.with(|shown| shown.as_ref().map(look))
    }
}

fn look(app: App, id: &RecordId) -> Option<Shown> {
    let me = app.person().map_or_else(|| RecordId::of(""), |person| person.id);
    let zone = app.zone();
    // A new day ends deputies' time.
    let _ = app.today();
    app.watch(&KINDS, |records| {
        let entry = approvals::entry(records, id, &*zone)?;
        let today = calendar::date(&*zone, clock::now());
        let waits = matches!(entry.progress.stage, Stage::Waiting { .. });
        let void = entry.request.decisions.iter().filter(|signed| approvals::is_void(records, &entry.request, signed));
        Some(Shown {
            title: msg::title_of_request(records, &entry.request),
            changes: approvals::difference(records, &entry.request),
            turn: approvals::turn_of(records, &entry.progress, &me, today).filter(|_| waits),
            is_own: people::is_same(records, &entry.request.by, &me),
            void: void.map(|signed| signed.id.clone()).collect(),
            entry,
        })
    })
}

/// The request with this id, or words for one that is not here.
#[component]
pub(super) fn Detail(id: RecordId) -> impl IntoView {
    let l = lang();
    let log = RecordLog::new(approvals::key(&id));
    let page = Page::of(id.clone());
    let is_here = Memo::new(move |_| page.shown.with(Option::is_some));
    let listing = Memo::new(move |_| {
        page.with(|shown| shown.entry.request.subject.clone().filter(|_| shown.entry.request.what == What::ListingNew))
            .flatten()
    });
    let has_changes = Memo::new(move |_| page.with(|shown| !shown.changes.is_empty()).unwrap_or_default());
    view! {
        <BackToList />
        <Show
            when=move || is_here.get()
            fallback=move || view! {
                <Empty glyph=Glyph::Stamp text=msg::unknown(l) action=msg::show_all(l) href=Route::trade(&["approvals"]).href() />
            }
        >
            <article class="stack" data-testid="request-detail">
                <Head page />
                <Asked page />
                {move || listing.get().map(|key| view! { <facts::ListingFacts listing=key.id /> })}
                <Show when=move || has_changes.get()><Difference page /></Show>
                <decide::Decide page />
                <onward::Onward page />
                <steps::Steps page />
                <notes::Notes page id=id.clone() />
                <LogBox log label=history::log(l) fits=|_: Field| true />
            </article>
        </Show>
    }
}

#[component]
fn Head(page: Page) -> impl IntoView {
    let l = lang();
    let stamp = move || {
        let is_through = page.with(|shown| matches!(shown.entry.progress.stage, Stage::Approved | Stage::Done));
        is_through.unwrap_or_default().then(|| {
            let size = SealSize::ExtraLarge;
            view! { <Seal kind=SealKind::Approved size word=msg::seal_approved(l) label=msg::approve(l) stamped=true /> }
        })
    };
    view! {
        <header class="report-head">
            <p class="soft">{move || page.with(|shown| msg::what_name(l, shown.entry.progress.what))}</p>
            <h2 class="pre" data-testid="request-title">{move || page.with(|shown| shown.title.clone())}</h2>
            <p class="bar">
                {move || page.with(|shown| shown.entry.progress.clone()).map(|progress| view! { <StageStatus progress /> })}
                <span class="soft small num">{move || page.with(|shown| due_words(&shown.entry)).flatten()}</span>
            </p>
            {stamp}
        </header>
    }
}

/// Who asks, with what words, about what.
#[component]
fn Asked(page: Page) -> impl IntoView {
    let l = lang();
    let app = app();
    move || {
        page.with(|shown| {
            let request = &shown.entry.request;
            let by = msg::asked_by(l, &known_name(app, &request.by), &moment(request.at));
            let text = request.text.clone();
            let subject = request.subject.clone().map(|key| {
                let is_listing = key.kind == LISTING;
                let part = if is_listing { "listings" } else { "placements" };
                let words = if is_listing { msg::open_listing(l) } else { msg::open_subject(l) };
                let href = Route::trade(&[part, key.id.as_str()]).href();
                view! { <a class="bar" href=href data-testid="request-subject">{words}<Icon glyph=Glyph::ChevronRight /></a> }
            });
            view! {
                <div class="stack stack-tight">
                    <p class="soft small">{by}</p>
                    {(!text.is_empty()).then(|| view! { <p class="pre" data-testid="request-text">{text}</p> })}
                    {subject}
                </div>
            }
        })
    }
}
