//! The page of what waits (S6), and the line on the page of files that leads to it.

use super::own_clock::OwnClockSection;
use super::waiting_photos::DamagedPhotos;
use super::waiting_rows::WaitingRows;
use crate::i18n::{incoming, waiting as msg};
use crate::state::{OwnClock, app};
use crate::ui::components::{Banner, Empty, Glyph, Icon, Tone};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was found out about this device's own clock; the outer `None` while nobody has looked.
pub(super) type KnownClock = RwSignal<Option<Option<OwnClock>>>;

/// The page.
#[component]
pub(super) fn WaitingPage() -> impl IntoView {
    let (l, app) = (lang(), app());
    let clock: KnownClock = RwSignal::new(None);
    let waits = Memo::new(move |_| app.safety.with(|safety| safety.waiting + safety.damaged));
    Effect::new(move |_| {
        app.safety.with(|safety| safety.head);
        look(clock);
    });
    let is_nothing = move || waits.get() == 0 && clock.get() == Some(None);
    let repaired = app.was_repaired().map(|rows| {
        view! { <div data-testid="clock-repaired"><Banner inline=true tone=Tone::Ok text=msg::clock_repaired(l, rows) /></div> }
    });
    view! {
        <div class="page" data-testid="waiting">
            <a class="button button-quiet" href=Route::Exchange.href() data-testid="to-exchange">
                <Icon glyph=Glyph::ArrowLeft />{msg::to_exchange(l)}
            </a>
            <header class="page-head">
                <h1>{incoming::waiting_title(l)}</h1>
                <p class="page-sub">{msg::lead(l)}</p>
            </header>
            {repaired}
            <OwnClockSection clock />
            <WaitingRows />
            <DamagedPhotos />
            <Show when=is_nothing><Empty glyph=Glyph::Check text=msg::nothing(l) /></Show>
        </div>
    }
}

/// Looks whether this device wrote ahead of its clock.
pub(super) fn look(clock: KnownClock) {
    spawn_local(async move {
        // Without an answer nothing is said about it; the next change asks again.
        let found = app().own_clock().await.ok().flatten();
        // Drawn anew only when it is something else: what somebody has ticked stays ticked.
        if clock.try_get_untracked().is_some_and(|known| known != Some(found)) {
            clock.try_set(Some(found));
        }
    });
}

/// How much waits, in a line; none when nothing does.
#[component]
pub(super) fn WaitingLine() -> impl IntoView {
    let (l, app) = (lang(), app());
    let waits = Memo::new(move |_| app.safety.with(|safety| safety.waiting + safety.damaged));
    let clock: KnownClock = RwSignal::new(None);
    Effect::new(move |_| {
        app.safety.with(|safety| safety.head);
        look(clock);
    });
    let is_clock = move || clock.get().flatten().is_some();
    let words = move || match waits.get() {
        0 => msg::clock_title(l).to_owned(),
        n => msg::line(l, n),
    };
    view! {
        <p class="section bar" data-testid="waiting-line" hidden=move || waits.get() == 0 && !is_clock()>
            <span>{words}</span>
            <a href=Route::Waiting.href() data-testid="to-waiting">{msg::link(l)}</a>
        </p>
    }
}
