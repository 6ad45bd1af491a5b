//! What this device wrote while its own clock was ahead: how long others hold it back, and the repair where it may be.

use super::failure_words;
use super::waiting::{KnownClock, look};
use crate::i18n::{Lang, format, waiting as msg};
use crate::state::{App, ClockRepair, OwnClock, app};
use crate::ui::components::{Banner, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section; none when the clock was right.
#[component]
pub(super) fn OwnClockSection(clock: KnownClock) -> impl IntoView {
    let l = lang();
    let outcome = RwSignal::new(None::<String>);
    let section = move |own: OwnClock| {
        let until = moment(app(), l, own.until);
        let body = match own.is_exchanged {
            true => view! { <p class="prose">{msg::clock_exchanged(l, &until)}</p> }.into_any(),
            false => view! { <Repair clock outcome others=own.others /> }.into_any(),
        };
        view! {
            <section class="sheet section stack stack-tight" aria-labelledby="own-clock" data-testid="own-clock">
                <h2 id="own-clock">{msg::clock_title(l)}</h2>
                <p class="prose">{msg::clock_what(l, own.changes, &until)}</p>
                {body}
            </section>
        }
    };
    view! {
        {move || clock.get().flatten().map(section)}
        <div role="status">
            {move || outcome.get().map(|text| view! { <Banner inline=true tone=Tone::Warn text /> })}
        </div>
    }
}

fn moment(app: App, l: Lang, at: i64) -> String {
    untrack(|| format::moment(l, &*app.zone(), at, app.today()))
}

/// Stamping anew, once somebody has said that the clock is right now.
#[component]
fn Repair(clock: KnownClock, outcome: RwSignal<Option<String>>, others: u64) -> impl IntoView {
    let (l, app) = (lang(), app());
    let (is_right, busy) = (RwSignal::new(false), RwSignal::new(false));
    let now = move || msg::clock_is_right(l, &format::moment(l, &*app.zone(), app.now.get(), app.today()));
    let repair = move |_| {
        busy.set(true);
        outcome.set(None);
        spawn_local(async move {
            let words = match app.repair_clock().await {
                // The page is going away.
                Ok(ClockRepair::Done) => return,
                Ok(ClockRepair::OtherTabs) => msg::clock_other_tabs(l).to_owned(),
                Ok(ClockRepair::CannotTell) => msg::clock_cannot_tell(l).to_owned(),
                Ok(ClockRepair::Changed) => msg::clock_changed(l).to_owned(),
                Err(failure) => failure_words(l, &failure),
            };
            outcome.try_set(Some(words));
            busy.try_set(false);
            look(clock);
        });
    };
    view! {
        <p class="prose">{msg::clock_repair_hint(l)}</p>
        {(others > 0).then(|| view! { <p class="prose tone-warn" data-testid="clock-others">{msg::clock_others(l, &format::count(others))}</p> })}
        <label class="choice">
            <input type="checkbox" data-testid="clock-is-right" prop:checked=is_right
                on:change=move |event| is_right.set(event_target_checked(&event)) />
            <span>{now}</span>
        </label>
        <div class="bar bar-end">
            <button type="button" class="button button-primary" data-testid="repair-clock"
                disabled=move || busy.get() || !is_right.get() on:click=repair>
                {move || if busy.get() { msg::clock_repairing(l) } else { msg::clock_repair(l) }}
            </button>
        </div>
    }
}
