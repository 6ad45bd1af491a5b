//! Whether the browser keeps what is stored, and the button that asks it to.

use crate::browser::keeping;
use crate::i18n::settings;
use crate::state::app;
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The browser's word, and a button while it has not promised.
#[component]
pub fn Keeping() -> impl IntoView {
    let app = app();
    let l = lang();
    let in_vain = RwSignal::new(false);
    let state = Memo::new(move |_| app.safety.get().keeping);
    let words = move || match state.get() {
        keeping::Keeping::Kept => settings::kept(l),
        keeping::Keeping::MayBeCleared => settings::may_be_cleared(l),
        keeping::Keeping::Unknown => settings::keeping_unknown(l),
    };
    let ask = move |_| {
        spawn_local(async move {
            let answer = app.ask_to_keep().await;
            in_vain.try_set(answer != keeping::Keeping::Kept);
        });
    };
    view! {
        <div class="stack stack-tight">
            <span data-testid="keeping">{words}</span>
            <Show when=move || state.get() == keeping::Keeping::MayBeCleared>
                <div class="bar">
                    <button type="button" class="button" data-testid="ask-to-keep" on:click=ask>{settings::ask(l)}</button>
                </div>
            </Show>
            <p class="soft small" role="status" hidden=move || !in_vain.get()>{settings::asked_in_vain(l)}</p>
        </div>
    }
}
