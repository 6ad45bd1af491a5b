//! The passphrase of a file that is encrypted.

use super::taking::Taking;
use crate::i18n::incoming as msg;
use crate::ui::components::TextField;
use leptos::prelude::*;

/// Asks for it; `wrong` says what was wrong with the last one.
#[component]
pub(super) fn Unlock(taking: Taking, wrong: Option<String>) -> impl IntoView {
    let l = taking.lang;
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(wrong);
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        taking.unlock(&typed.get_untracked());
    };
    view! {
        <form class="stack" data-testid="locked" on:submit=open>
            <TextField label=msg::passphrase(l) hint=msg::passphrase_of_file(l) value=typed error=error kind="password" id="unlock-passphrase"
                on_input=move |text| { typed.set(text); error.set(None) } />
            <div class="bar bar-end">
                <button type="button" class="button" on:click=move |_| taking.leave()>{msg::not_now(l)}</button>
                <button type="submit" class="button button-primary" data-testid="unlock" disabled=move || typed.with(String::is_empty)>
                    {msg::unlock(l)}
                </button>
            </div>
        </form>
    }
}
