//! What the person decides over a table: platform, the state of new ones, whether empty cells clear; and the way in.

use super::taking::Taking;
use crate::domain::listings::import::Fate;
use crate::domain::shops::Platform;
use crate::i18n::{format, listings, listings_import as msg, roles};
use crate::ui::components::{Banner, Segmented, Select, Tone};
use leptos::prelude::*;

const LISTED: &str = "listed";
const DRAFT: &str = "draft";

/// The decisions, the counts, and the button.
#[component]
pub(super) fn Decisions(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let platforms: Vec<(String, String)> =
        Platform::ALL.into_iter().map(|platform| (platform.code().to_owned(), roles::platform(l, platform))).collect();
    let choose_platform = move |code: String| {
        taking.platform.set(code);
        taking.look();
    };
    let toggle = move |event| {
        taking.empty_clears.set(event_target_checked(&event));
        taking.look();
    };
    view! {
        <section class="section stack" aria-labelledby="table-choices">
            <div class="section-head"><h2 id="table-choices">{msg::choices(l)}</h2></div>
            <div class="table-ways">
                <Select id="table-platform" label=listings::platform(l) value=taking.platform
                    options=Signal::stored(platforms) on_change=choose_platform />
                <NewState taking />
            </div>
            <div class="field">
                <label class="choice">
                    <input type="checkbox" data-testid="table-empty-clears" aria-describedby="table-empty-hint"
                        prop:checked=taking.empty_clears on:change=toggle />
                    <span>{msg::empty_clears(l)}</span>
                </label>
                <p class="field-hint" id="table-empty-hint">{msg::empty_clears_hint(l)}</p>
            </div>
            <Counts taking />
            <TakeIn taking />
        </section>
    }
}

/// In what state new ones begin; drafts only, where the person may not put things on sale.
#[component]
fn NewState(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let may = Memo::new(move |_| taking.preview.with(|seen| seen.as_ref().is_none_or(|seen| seen.may_approve)));
    let options =
        vec![(LISTED.to_owned(), msg::new_listed(l).to_owned()), (DRAFT.to_owned(), msg::new_draft(l).to_owned())];
    let value = Signal::derive(move || if taking.is_listed.get() { LISTED } else { DRAFT }.to_owned());
    let change = move |code: String| {
        taking.is_listed.set(code == LISTED);
        taking.look();
    };
    let options = Signal::stored(options);
    view! {
        <div class="field" data-testid="table-new-state">
            <span class="field-label">{msg::new_state(l)}</span>
            <Show when=move || may.get() fallback=move || view! { <p class="soft">{msg::only_drafts(l)}</p> }>
                <Segmented legend=msg::new_state(l) value options on_change=change />
            </Show>
        </div>
    }
}

#[component]
fn Counts(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let fates = [Fate::New, Fate::Changed, Fate::Unchanged, Fate::Refused];
    let count = move |fate: Fate| {
        taking.preview.with(|seen| seen.as_ref().and_then(|seen| seen.counts.get(&fate).copied()).unwrap_or_default())
    };
    let line = move |fate: Fate| {
        let number = move || format::count(count(fate));
        view! {
            <li data-testid="table-count" data-fate=code(fate)><span class="soft">{msg::fate(l, fate)}" "</span><strong>{number}</strong></li>
        }
    };
    view! { <ul class="incoming-counts num">{fates.into_iter().map(line).collect_view()}</ul> }
}

/// A fate's name in tests.
fn code(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "new",
        Fate::Changed => "changed",
        Fate::Unchanged => "unchanged",
        Fate::Refused => "refused",
    }
}

#[component]
fn TakeIn(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let coming = Memo::new(move |_| taking.coming());
    let is_any_good = move || {
        let refused_only =
            |fates: &std::collections::BTreeMap<Fate, u64>| fates.keys().all(|fate| *fate == Fate::Refused);
        taking.preview.with(|seen| seen.as_ref().is_none_or(|seen| !refused_only(&seen.counts)))
    };
    let nothing = move || {
        let (tone, words) =
            if is_any_good() { (Tone::Ok, msg::nothing_to_do(l)) } else { (Tone::Warn, msg::none_readable(l)) };
        view! { <Banner inline=true tone text=words /> }
    };
    view! {
        <Show when=move || coming.get() != 0 fallback=nothing>
            <div class="bar bar-end">
                <button type="button" class="button button-primary" data-testid="table-take-in"
                    disabled=move || taking.busy.get().is_some() on:click=move |_| taking.take_in()>
                    {move || msg::take_in(l, &format::count(coming.get()))}
                </button>
            </div>
        </Show>
    }
}
