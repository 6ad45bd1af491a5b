//! Sentences across the page that stay until they are dealt with: demo, clock, update, offline. No errors of
//! single writes: those stand where they were made.

use crate::browser::updates;
use crate::domain::shops::Backup;
use crate::domain::stamp::ClockDoubt;
use crate::i18n::{Lang, errors, shell};
use crate::state::{ByItself, app, leave_demo};
use crate::ui::components::{Banner, Tone};
use crate::ui::routes::{Route, go};
use crate::ui::{lang, parts};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// All banners, most urgent first.
#[component]
pub fn Banners() -> impl IntoView {
    let app = app();
    let l = lang();
    let reload = Callback::new(|()| {
        let _ = window().location().reload();
    });
    view! {
        <Show when=move || app.must_reload.get()>
            <Banner tone=Tone::Danger text=shell::other_version(l) action=shell::update_reload(l) on_action=reload />
        </Show>
        {move || app.clock_doubt.get().map(|doubt| clock(l, doubt))}
        <UpdateBanner />
        <OfflineBanner />
        <BackupBanner />
        <Show when=move || app.session.demo>
            <Banner
                tone=Tone::Info
                text=shell::demo_banner(l)
                action=shell::demo_leave(l)
                on_action=Callback::new(|()| leave_demo())
            />
        </Show>
    }
}

/// A clock that is behind what is stored may have been ahead before: the page of what waits tells.
fn clock(l: Lang, doubt: ClockDoubt) -> AnyView {
    let (tone, text) = (Tone::Warn, errors::clock(l, doubt));
    let look = Callback::new(|()| go(&Route::Waiting));
    match doubt {
        ClockDoubt::Behind(_) => view! { <Banner tone text action=shell::clock_look(l) on_action=look /> }.into_any(),
        _ => view! { <Banner tone text /> }.into_any(),
    }
}

/// The day's backup, by itself or in one tap.
#[component]
fn BackupBanner() -> impl IntoView {
    let app = app();
    let l = lang();
    let state = Memo::new(move |_| if app.session.demo { Backup::Fine } else { app.backup() });
    let back_up = move |is_tapped| {
        spawn_local(async move {
            match parts::backup().await {
                Ok(back_up) => back_up(app, l, is_tapped),
                Err(_) if is_tapped => go(&Route::Exchange),
                // Somebody has to know.
                Err(_) => app.safety.update(|safety| safety.by_itself = ByItself::Trouble),
            }
        });
    };
    let by_itself = Memo::new(move |_| app.safety.with(|safety| safety.by_itself));
    // Every half minute, as long as it is due.
    Effect::new(move |_| {
        app.now.track();
        if state.get() != Backup::Fine && by_itself.get() != ByItself::Off {
            back_up(false);
        }
    });
    move || {
        let (tone, text) = match state.get() {
            Backup::Fine => return None,
            _ if by_itself.get() == ByItself::Well => return None,
            Backup::Due => (Tone::Warn, shell::backup_due(l)),
            Backup::Missed => (Tone::Danger, shell::backup_missed(l)),
        };
        Some(
            view! { <Banner tone text action=shell::backup_now(l) on_action=Callback::new(move |()| back_up(true)) /> },
        )
    }
}

/// A downloaded new version: one tap, and nothing is mixed (R35).
#[component]
fn UpdateBanner() -> impl IntoView {
    let l = lang();
    let ready = RwSignal::new(false);
    updates::register(move || {
        ready.try_set(true);
    });
    view! {
        <Show when=move || ready.get()>
            <Banner
                tone=Tone::Info
                text=shell::update_ready(l)
                action=shell::update_reload(l)
                on_action=Callback::new(|()| updates::activate_and_reload())
            />
        </Show>
    }
}

#[component]
fn OfflineBanner() -> impl IntoView {
    let l = lang();
    let online = || window().navigator().on_line();
    let offline = RwSignal::new(!online());
    let listeners = [
        window_event_listener(leptos::ev::online, move |_| offline.set(!online())),
        window_event_listener(leptos::ev::offline, move |_| offline.set(!online())),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <Show when=move || offline.get()>
            <Banner tone=Tone::Plain text=shell::offline(l) />
        </Show>
    }
}
