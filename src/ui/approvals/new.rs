//! Asking for something in words: content, access, an account, the home page, a plan.

use super::{BackToList, request_route};
use crate::browser::{clock, ids};
use crate::domain::approvals::{Asked, Command, What, rule};
use crate::i18n::approvals as msg;
use crate::state::app;
use crate::ui::approvals::words::KINDS;
use crate::ui::components::{Select, TextArea, TextField};
use crate::ui::log::known_name;
use crate::ui::routes;
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The form. What was typed stays when it is refused.
#[component]
pub(super) fn NewRequest() -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let what = RwSignal::new(What::Content);
    let (title, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let options: Vec<(String, String)> =
        What::FREE.iter().map(|what| (what.code().to_owned(), msg::what_name(l, *what).to_owned())).collect();
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(shop) = app.shop().filter(|_| !write.pending.get_untracked()) else { return };
        let id = ids::record(clock::now());
        let asked = Asked::Free {
            what: what.get_untracked(),
            title: title.get_untracked(),
            text: text.get_untracked(),
            subject: None,
        };
        write.run_then(Command::Ask { id: id.clone(), shop: shop.id, asked }, move || routes::go(&request_route(&id)));
    };
    view! {
        <BackToList />
        <form class="stack" novalidate on:submit=ask data-testid="new-request-form">
            <h2>{msg::new_title(l)}</h2>
            <p class="soft">{msg::new_hint(l)}</p>
            <Select id="request-what" label=msg::what(l) options value=Signal::derive(move || what.get().code().to_owned())
                on_change=move |code: String| what.set(What::from_code(&code).unwrap_or(What::Content)) />
            <p class="soft small" data-testid="goes-to">{move || goes_to(what.get())}</p>
            <TextField id="request-title" label=msg::subject_title(l) value=title on_input=move |typed| title.set(typed)
                error=write.error />
            <TextArea id="request-text" label=msg::subject_text(l) value=text on_input=move |typed| text.set(typed) rows=5 />
            <div class="bar bar-end">
                <button class="button button-primary" data-testid="hand-in" disabled=move || write.pending.get()>
                    {msg::hand_in(l)}
                </button>
            </div>
        </form>
    }
}

/// Who will decide, step by step.
pub(super) fn goes_to(what: What) -> String {
    let (l, app) = (lang(), app());
    let Some(shop) = app.shop() else { return String::new() };
    let rule = app.watch(&KINDS, |records| rule(records, &shop.id, what));
    if !rule.is_on || rule.chain.steps.is_empty() {
        return msg::nobody_asked(l).to_owned();
    }
    let step = |step: &crate::domain::approvals::chain::Step| {
        let names: Vec<String> =
            step.who.iter().map(|who| msg::who(l, who, &|id| untrack(|| known_name(app, id)))).collect();
        msg::listed(l, &names)
    };
    let steps: Vec<String> = rule.chain.steps.iter().map(step).collect();
    msg::goes_to(l, &steps.join(" → "))
}
