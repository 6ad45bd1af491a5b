//! What a listing's own page shows of its requests: those that are open, whether it says what was approved, and the way
//! to ask for the final review or for delisting. Knows no other page.

use super::onward::Refused;
use super::request_route;
use super::words::{KINDS, StageStatus, moment};
use crate::browser::{clock, ids};
use crate::domain::approvals::{self, Approval, Asked, Command, Entry, Stage, What};
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::{self, Listing, State};
use crate::domain::value::Value;
use crate::i18n::approvals as msg;
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon, TextArea};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// A listing with its open requests.
#[derive(Clone, PartialEq)]
struct Shown {
    state: State,
    open: Vec<Entry>,
    approval: Approval,
}

/// The open requests of a listing with how far they are, and the buttons that make one.
#[component]
pub(crate) fn ListingRequests(listing: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let id = StoredValue::new(listing);
    let shown = Memo::new(move |_| id.with_value(|id| look(app, id)));
    let state = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.state)));
    // A request that waits is not asked for again; one that went back is.
    let is_free = move |what: What| {
        let waits = |entry: &Entry| {
            entry.request.what == what && !matches!(entry.progress.stage, Stage::Returned | Stage::Paused)
        };
        shown.with(|shown| shown.as_ref().is_some_and(|shown| !shown.open.iter().any(waits)))
    };
    let may_list = Memo::new(move |_| state.get() == Some(State::Reviewed) && is_free(What::ListingNew));
    let may_delist = Memo::new(move |_| state.get() == Some(State::Listed) && is_free(What::ListingDelist));
    let open = move || shown.with(|shown| shown.as_ref().map(|shown| shown.open.clone()).unwrap_or_default());
    let approval = move || shown.with(|shown| shown.as_ref().map(|shown| msg::approval(l, shown.approval, &moment)));
    view! {
        <section class="stack stack-tight" data-testid="listing-requests">
            <h3>{msg::title(l)}</h3>
            <p class="soft small num" data-testid="listing-approval">{approval}</p>
            <ul class="list"><For each=open key=|entry| format!("{entry:?}") let:entry><li><Row entry /></li></For></ul>
            <Show when=move || may_list.get()><HandIn id /></Show>
            <Show when=move || may_delist.get()><Delist id /></Show>
        </section>
    }
}

fn look(app: App, id: &RecordId) -> Option<Shown> {
    let zone = app.zone();
    app.watch(&KINDS, |records| {
        let record = records.by_key(&listings::key(id)).filter(|record| !record.is_deleted())?;
        Some(Shown {
            state: Listing::read(record).state,
            open: approvals::open_of(records, id, &*zone),
            approval: approvals::state_of(records, id),
        })
    })
}

#[component]
fn Row(entry: Entry) -> impl IntoView {
    let l = lang();
    let text = entry.request.text.clone();
    view! {
        <a class="list-row" href=request_route(&entry.request.id).href() data-testid="listing-request">
            <span class="list-main">
                <span class="list-title">{msg::what_name(l, entry.progress.what)}</span>
                <span class="list-line">{text}</span>
            </span>
            <span class="list-end"><StageStatus progress=entry.progress /></span>
        </a>
    }
}

#[component]
fn HandIn(id: StoredValue<RecordId>) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let ask = move |_| {
        let Some(shop) = untrack(|| app.shop()) else { return };
        let asked = Asked::List { listing: id.get_value(), text: String::new() };
        write.run(Command::Ask { id: ids::record(clock::now()), shop: shop.id, asked });
    };
    view! {
        <Refused write />
        <div class="bar bar-end hide-print">
            <button type="button" class="button button-primary" data-testid="hand-in-listing" disabled=move || write.pending.get()
                on:click=ask
            ><Icon glyph=Glyph::Stamp />{msg::hand_in_listing(l)}</button>
        </div>
    }
}

/// The reason is asked for in place, and stays when it is refused.
#[component]
fn Delist(id: StoredValue<RecordId>) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let why = RwSignal::new(String::new());
    let ask = move |_| {
        let Some(shop) = untrack(|| app.shop()) else { return };
        let asked = Asked::Delist { listing: id.get_value(), why: why.get_untracked() };
        write.run_then(Command::Ask { id: ids::record(clock::now()), shop: shop.id, asked }, move || {
            why.try_set(String::new());
        });
    };
    view! {
        <details class="details hide-print">
            <summary data-testid="apply-delisting">{msg::apply_delisting(l)}</summary>
            <div class="details-body stack stack-tight">
                <TextArea id="why-delist" label=msg::why_delist(l) value=why on_input=move |text| why.set(text) error=write.error />
                <div class="bar bar-end">
                    <button type="button" class="button" data-testid="ask-delisting" disabled=move || write.pending.get()
                        on:click=ask
                    >{msg::apply_delisting(l)}</button>
                </div>
            </div>
        </details>
    }
}

/// Proposes other values for fields of a listing (LST-12): where an edit is refused with
/// [`listings::Refusal::NeedsProposal`], this files it for a decision instead. Fields that hold the value already are left
/// out. `then` hears of the new request; on a refusal `write.error` says why, and the form stays as it is.
pub(crate) fn propose(
    write: Write,
    listing: &RecordId,
    edits: Vec<(Field, Value)>,
    why: String,
    then: impl FnOnce(RecordId) + 'static,
) {
    let Some(shop) = untrack(|| app().shop()) else { return };
    let id = ids::record(clock::now());
    let asked = Asked::Update { listing: listing.clone(), edits, why };
    write.run_then(Command::Ask { id: id.clone(), shop: shop.id, asked }, move || then(id));
}
