//! Choosing a listing by title, code or item number as one types. Looks through the shop's listings in short turns and
//! stops at the first few that fit, so that a hundred thousand of them do not keep the page waiting. Knows not what the
//! listing is chosen for.

use crate::browser::turns::Turns;
use crate::domain::ids::RecordId;
use crate::domain::listings::{self, Hit, LISTING, fits};
use crate::domain::record::Record;
use crate::domain::shops;
use crate::domain::text::Query;
use crate::i18n::placements as msg;
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon, fresh_id};
use crate::ui::{folding, lang};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How many are shown.
const MOST: usize = 20;

/// What was found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Found {
    hits: Vec<Hit>,
    /// Whether everything was looked through, or enough was found.
    is_done: bool,
}

/// A listing of the shop: the chosen one with a way to change it, or a field to look for one.
#[component]
pub(crate) fn ListingPick(
    /// What it is chosen for, above the field.
    #[prop(into)]
    label: TextProp,
    /// The chosen one; empty for none.
    #[prop(into)]
    value: Signal<RecordId>,
    /// A choice; empty when it is taken back.
    #[prop(into)]
    on_choose: Callback<RecordId>,
    /// What is wrong, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The words on the button that takes the choice back.
    #[prop(optional, into)]
    clear: Option<TextProp>,
) -> impl IntoView {
    let l = lang();
    let id = fresh_id();
    let is_chosen = Memo::new(move |_| value.with(|value| !value.as_str().is_empty()));
    let clear = clear.unwrap_or_else(|| msg::pick_clear(l).into());
    let (label_of, own) = (label.clone(), id.clone());
    view! {
        <div class="field pick" data-testid="listing-pick">
            <Show when=move || is_chosen.get() fallback=move || view! { <Look id=own.clone() label=label_of.clone() on_choose /> }>
                <span class="field-label">{let label = label.clone(); move || label.get()}</span>
                <div class="pick-chosen">
                    <Chosen value />
                    <button type="button" class="button button-quiet" data-testid="pick-clear"
                        on:click=move |_| on_choose.run(RecordId::of(""))
                    >{let clear = clear.clone(); move || clear.get()}</button>
                </div>
            </Show>
            <p class="field-error" aria-live="polite" hidden=move || error.get().is_none()>
                {move || error.get().map(|text| view! { <Icon glyph=Glyph::Warning /> <span>{text}</span> })}
            </p>
        </div>
    }
}

/// The chosen one in words.
#[component]
fn Chosen(value: Signal<RecordId>) -> impl IntoView {
    let l = lang();
    let app = app();
    let hit = Memo::new(move |_| app.watch_record(&listings::key(&value.get()), |record| record.map(Hit::of)));
    move || match hit.get() {
        Some(hit) => view! { <Words hit /> }.into_any(),
        None => view! { <span class="soft">{msg::gone_listing(l)}</span> }.into_any(),
    }
}

#[component]
fn Words(hit: Hit) -> impl IntoView {
    view! {
        <span class="list-main" data-testid="pick-words">
            <span class="list-title">{hit.title}</span>
            <span class="list-sub num">{hit.under}</span>
        </span>
    }
}

/// The field, and what fits below it.
#[component]
fn Look(id: String, label: TextProp, on_choose: Callback<RecordId>) -> impl IntoView {
    let l = lang();
    let text = RwSignal::new(String::new());
    let found = look_as_typed(text);
    let count_id = format!("{id}-count");
    let is_typed = move || text.with(|text| !text.trim().is_empty());
    let told = move || match found.get() {
        _ if !is_typed() => String::new(),
        Found { hits, is_done: true } if hits.is_empty() => msg::pick_none(l).to_owned(),
        Found { hits, .. } if hits.len() >= MOST => msg::pick_first(l, MOST),
        Found { hits, is_done: true } => msg::pick_found(l, hits.len()),
        Found { .. } => msg::pick_looking(l).to_owned(),
    };
    view! {
        <label class="field-label" for=id.clone()>{move || label.get()}</label>
        <input class="input" id=id type="search" autocomplete="off" data-testid="pick-text" placeholder=msg::pick_placeholder(l)
            aria-describedby=count_id.clone()
            prop:value=text on:input=move |event| text.set(event_target_value(&event)) />
        <p class="field-hint" id=count_id role="status">{told}</p>
        <ul class="list pick-hits" hidden=move || found.with(|found| found.hits.is_empty())>
            <For each=move || found.get().hits key=|hit| hit.clone() let:hit>
                <li><Offer hit on_choose /></li>
            </For>
        </ul>
    }
}

#[component]
fn Offer(hit: Hit, on_choose: Callback<RecordId>) -> impl IntoView {
    let id = hit.id.clone();
    view! {
        <button type="button" class="list-row pick-hit" data-testid="pick-hit" on:click=move |_| on_choose.run(id.clone())>
            <Words hit />
        </button>
    }
}

/// Looks again whenever something else is typed; an older search gives up.
fn look_as_typed(text: RwSignal<String>) -> RwSignal<Found> {
    let app = app();
    let compared = folding::compared(move || text.with(|text| !text.is_empty()));
    let found = RwSignal::new(Found::default());
    let wanted = StoredValue::new(0_u64);
    Effect::new(move |_| {
        let query = Query::new(&text.get(), compared.folding.get());
        wanted.update_value(|wanted| *wanted += 1);
        let own = wanted.get_value();
        if query.is_empty() {
            found.set(Found::default());
        } else {
            spawn_local(look(app, query, found, move || wanted.try_get_value() == Some(own)));
        }
    });
    found
}

async fn look(app: App, query: Query, into: RwSignal<Found>, is_wanted: impl Fn() -> bool) {
    let Some(shop) = untrack(|| app.shop()) else { return };
    let shops = app.peek(|records| shops::ids(records, &shop.id));
    let all: Vec<Arc<Record>> = app.peek(|records| records.of(&LISTING).cloned().collect());
    let mut turns = Turns::begin();
    let mut hits = Vec::new();
    for record in &all {
        if fits(&query, &shops, record) {
            hits.push(Hit::of(record));
        }
        if hits.len() >= MOST {
            break;
        }
        if turns.is_over() {
            into.try_set(Found { hits: hits.clone(), is_done: false });
            turns.next().await;
            if !is_wanted() {
                return;
            }
        }
    }
    into.try_set(Found { hits, is_done: true });
}
