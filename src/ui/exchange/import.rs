//! Taking files in, by picker, drop or paste, and what came of them.

use super::kept_inside::KeptInside;
use super::preview::PreviewView;
use super::progress::Progress;
use super::taking::{Outcome, Stage, Taking};
use super::unlock::Unlock;
use crate::browser::files;
use crate::i18n::{exchange, incoming};
use crate::state::{Hand, Phase, all_of};
use crate::ui::components::{Banner, Glyph, Icon};
use crate::ui::people::WhoIsHere;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// Choosing files to take in, with what came of it. Asks who is at the device when that is not known;
/// with `on_taken` the caller asks, and hears what came in.
#[component]
pub fn ImportPanel(#[prop(optional, into)] on_taken: Option<Callback<String>>) -> impl IntoView {
    let taking = Taking::new(on_taken);
    let pasted = window_event_listener(leptos::ev::paste, move |event| {
        choose(taking, files::pasted(&event));
    });
    on_cleanup(move || pasted.remove());
    view! {
        <div
            class="stack drop" data-testid="import"
            on:dragover=|event: web_sys::DragEvent| event.prevent_default()
            on:drop=move |event: web_sys::DragEvent| {
                event.prevent_default();
                choose(taking, files::listed(event.data_transfer().and_then(|data| data.files())));
            }
        >
            <TakingView taking idle=move || view! { <Picker taking /> {kept(taking)} } />
            <Who taking />
        </div>
    }
}

/// Backups inside this browser, where there is no page yet that lists them.
fn kept(taking: Taking) -> impl IntoView {
    taking.app.is_starting().then(|| view! { <KeptInside taking /> })
}

/// What was picked, dropped or pasted is a place like any other.
fn choose(taking: Taking, picked: Vec<files::File>) {
    spawn_local(async move {
        // The person's hand gives what it has.
        if let Ok(files) = all_of(&Hand::with(picked)).await {
            taking.choose(files);
        }
    });
}

/// What becomes of chosen files, and what came of them; `idle` stands there while none are.
#[component]
pub(super) fn TakingView(taking: Taking, #[prop(into)] idle: ViewFn) -> impl IntoView {
    view! {
        {move || match taking.stage.get() {
            Stage::Busy(label) => view! { <Progress progress=taking.progress label /> }.into_any(),
            Stage::Idle => idle.run(),
            Stage::Locked(wrong) => view! { <Unlock taking wrong /> }.into_any(),
            Stage::Looking => view! { <PreviewView taking /> }.into_any(),
        }}
        <div class="stack stack-tight" aria-live="polite">
            {move || taking.outcomes.get().into_iter().map(|outcome| view! { <Result taking outcome /> }).collect_view()}
        </div>
    }
}

#[component]
fn Picker(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let pick = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            choose(taking, files::listed(input.files()));
        }
    };
    view! {
        <div class="bar">
            <label class="button file-button">
                <Icon glyph=Glyph::Upload />
                <span>{exchange::choose(l)}</span>
                <input type="file" multiple accept=".json,.gz,.age,application/json" data-testid="import-file" on:change=pick />
            </label>
            <span class="soft only-wide">{exchange::drop(l)}</span>
        </div>
    }
}

#[component]
fn Result(taking: Taking, outcome: Outcome) -> impl IntoView {
    let Outcome { tone, words, point } = outcome;
    let l = taking.lang;
    let back = point.map(|point| {
        let take_back = move |_| taking.take_back(point.clone());
        view! {
            <div class="bar">
                <button type="button" class="button" data-testid="take-back" on:click=take_back>{incoming::take_back(l)}</button>
            </div>
        }
    });
    view! {
        <div class="stack stack-tight">
            <div data-testid="import-outcome"><Banner inline=true tone text=words /></div>
            {back}
        </div>
    }
}

/// The question who is here, where nobody is known or the app waits to begin.
#[component]
fn Who(taking: Taking) -> impl IntoView {
    let app = taking.app;
    let asked = move || {
        let unknown = app.person().is_none() || app.phase.get() != Phase::Ready;
        taking.on_taken.is_none() && taking.taken.get() && unknown
    };
    view! {
        <Show when=asked><WhoIsHere on_chosen=move |()| app.begin() /></Show>
    }
}
