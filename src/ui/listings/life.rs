//! Where a listing is on its way, and the next step (section 23 of the catalogue; LST-01 … LST-09). What needs a decision
//! stands beside it, by whoever knows decisions.

use super::saver::Saver;
use crate::domain::listings::{Command, POINTS, State, field};
use crate::i18n::{listings as words, listings_page as msg};
use crate::ui::components::{Glyph, Icon, Select, TextField};
use crate::ui::{Write, lang};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How long a new listing is watched (LST-24), in days.
const WATCHED: i64 = 30;

/// The part of the page.
#[component]
pub(super) fn Life() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let state = Memo::new(move |_| saver.look(|listing| Some(listing.state)).unwrap_or(State::Draft));
    let returned = Memo::new(move |_| saver.look(|listing| listing.returned.clone()));
    let watched = move || {
        let listed = saver.look(|listing| listing.listed_on.filter(|_| listing.state == State::Listed))?;
        let left = WATCHED - (saver.app.today() - listed).num_days();
        (0..=WATCHED).contains(&left).then(|| msg::watched(l, left))
    };
    view! {
        <section class="section stack" aria-label=msg::life(l) data-testid="listing-life">
            <Way state />
            <p class="tone-warn" hidden=move || returned.with(String::is_empty)>{move || msg::was_returned(l, &returned.get())}</p>
            <p class="soft small">{watched}</p>
            {move || match state.get() {
                State::Listed => view! { <Flag /> }.into_any(),
                State::Delisted => view! { <Synced /> }.into_any(),
                State::Reviewed => view! { <SendBack state /> }.into_any(),
                state_now => view! { <NextStep from=state_now /> <Show when=move || (State::Checked..State::Listed).contains(&state.get())><SendBack state /></Show> }.into_any(),
            }}
        </section>
    }
}

/// All steps, with the one at which it stands.
#[component]
fn Way(state: Memo<State>) -> impl IntoView {
    let l = lang();
    let step = move |one: State| {
        let is_here = move || (state.get() == one).then_some("step");
        let is_done = move || (one < state.get()).then_some("true");
        view! { <li class="way-step" aria-current=is_here data-done=is_done>{words::state_name(l, one)}</li> }
    };
    // What is off sale is another way than the one that leads there.
    let steps = move || {
        let is_going = state.get() >= State::Delisting;
        State::ALL
            .into_iter()
            .filter(|one| (*one >= State::Listed) == is_going || *one == State::Listed)
            .map(step)
            .collect_view()
    };
    view! { <ol class="way">{steps}</ol> }
}

#[component]
fn NextStep(from: State) -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let seen = RwSignal::new(BTreeSet::<&'static str>::new());
    let Some(to) = from.next() else { return ().into_any() };
    let points = (to == State::Reviewed).then(|| view! { <ReviewPoints seen /> });
    let go = move |_| {
        let points = seen.with_untracked(|seen| seen.iter().map(|point| (*point).to_owned()).collect());
        write.run(Command::Advance { listing: saver.id(), to, points });
    };
    view! {
        {points}
        <p class="field-error" role="alert">{move || write.error.get()}</p>
        <div class="bar">
            <button type="button" class="button button-primary" data-testid="advance" disabled=move || write.pending.get() on:click=go>
                <Icon glyph=Glyph::Check />{words::step_to(l, to)}
            </button>
        </div>
    }
    .into_any()
}

/// What the first review looks at.
#[component]
fn ReviewPoints(seen: RwSignal<BTreeSet<&'static str>>) -> impl IntoView {
    let l = lang();
    let point = move |code: &'static str| {
        view! {
            <label class="choice">
                <input type="checkbox" data-testid="review-point" prop:checked=move || seen.with(|seen| seen.contains(code))
                    on:change=move |event| seen.update(|seen| {
                        if event_target_checked(&event) { seen.insert(code) } else { seen.remove(code) };
                    }) />
                <span>{words::review_point(l, code)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="set-field">
            <legend class="field-label">{msg::review_points(l)}</legend>
            <div class="set-choices">{POINTS.map(point).collect_view()}</div>
        </fieldset>
    }
}

/// Back to an earlier step, with a reason.
#[component]
fn SendBack(state: Memo<State>) -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let (to, why) = (RwSignal::new(State::Draft.code().to_owned()), RwSignal::new(String::new()));
    let options = Signal::derive(move || {
        let earlier = State::ALL.into_iter().filter(|one| *one < state.get());
        earlier.map(|one| (one.code().to_owned(), words::state_name(l, one).to_owned())).collect::<Vec<_>>()
    });
    let send = move |_| {
        let to = State::from_code(&to.get_untracked());
        write.run(Command::SendBack { listing: saver.id(), to, why: why.get_untracked() });
    };
    view! {
        <details class="details" data-testid="send-back">
            <summary>{msg::send_back(l)}</summary>
            <div class="details-body columns columns-end">
                <Select id="send-back-to" label=msg::send_back_to(l) value=to options on_change=move |code| to.set(code) />
                <TextField id="send-back-why" label=msg::why(l) value=why error=write.error on_input=move |text| why.set(text) />
                <button type="button" class="button" data-testid="send-back-do" on:click=send><Icon glyph=Glyph::Undo />{msg::send_back(l)}</button>
            </div>
        </details>
    }
}

/// Flagging one that should go (LST-07), or not any more.
#[component]
fn Flag() -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let flagged = Memo::new(move |_| saver.look(|listing| listing.flagged.clone()));
    let why = RwSignal::new(String::new());
    let flag = move |why: String| write.run(Command::Flag { listing: saver.id(), why });
    move || {
        if flagged.with(String::is_empty) {
            view! {
                <details class="details" data-testid="flag">
                    <summary>{msg::flag(l)}</summary>
                    <div class="details-body columns columns-end">
                        <TextField id="flag-why" label=msg::why(l) value=why error=write.error on_input=move |text| why.set(text) />
                        <button type="button" class="button" data-testid="flag-do" on:click=move |_| {
                            let typed = why.get_untracked();
                            if typed.trim().is_empty() { write.error.set(Some(words::need_reason(l).to_owned())) } else { flag(typed) }
                        }><Icon glyph=Glyph::Flag />{msg::flag(l)}</button>
                    </div>
                </details>
            }
            .into_any()
        } else {
            view! {
                <p class="tone-warn">{msg::flagged_because(l, &flagged.get())}</p>
                <div class="bar"><button type="button" class="button" data-testid="unflag" on:click=move |_| flag(String::new())>{msg::unflag(l)}</button></div>
            }
            .into_any()
        }
    }
}

/// After it is off sale: its stock (LST-09).
#[component]
fn Synced() -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let is_synced = Memo::new(move |_| saver.value(&field::STOCK_SYNCED).as_bool() == Some(true));
    let since = move || {
        saver.look(|listing| listing.delisted_on).map(|day| crate::i18n::format::day(l, day, saver.app.today()))
    };
    view! {
        <p class="soft">{words::delisted_on(l)}" "<span class="num">{since}</span></p>
        <Show when=move || is_synced.get() fallback=move || view! {
            <div class="bar"><button type="button" class="button button-primary" data-testid="stock-synced"
                on:click=move |_| write.run(Command::StockSynced { listing: saver.id() })
            >{msg::sync_stock(l)}</button></div>
        }>
            <p class="tone-ok"><Icon glyph=Glyph::Check />{words::stock_synced(l)}</p>
        </Show>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}
