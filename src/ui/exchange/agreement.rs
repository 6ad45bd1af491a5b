//! The code that two people read to each other to see that their devices hold the same records.

use super::failure_words;
use crate::domain::ids::{Key, RecordId};
use crate::domain::shops::SHOP;
use crate::i18n::{Lang, exchange as msg, format, journal};
use crate::state::{Agreed, app};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The code, or the button that works it out; an edit makes it old.
#[component]
pub(super) fn Agreement() -> impl IntoView {
    let app = app();
    let l = lang();
    let busy = RwSignal::new(false);
    let known: RwSignal<Option<Result<Agreed, String>>> = RwSignal::new(None);
    // Not the journal's head: it moves with every note, which changes no record.
    let changes = Memo::new(move |before: Option<&u64>| {
        app.watch_all();
        before.map_or(0, |before| before + 1)
    });
    let counted = RwSignal::new(0);
    let is_old = Memo::new(move |_| known.with(|known| matches!(known, Some(Ok(_)))) && counted.get() != changes.get());
    let work_out = move |_| {
        busy.set(true);
        spawn_local(async move {
            // What changes while the code is worked out makes it old, too.
            let now = changes.try_get_untracked().unwrap_or_default();
            let agreed = app.agreement().await.map_err(|failure| failure_words(l, &failure));
            counted.try_set(now);
            known.try_set(Some(agreed));
            busy.try_set(false);
        });
    };
    let result = move || {
        Some(match known.get()? {
            Ok(agreed) => code(l, &agreed, is_old.get()).into_any(),
            Err(words) => view! { <p class="tone-danger">{words}</p> }.into_any(),
        })
    };
    view! {
        <div class="stack stack-tight">
            <p class="prose">{msg::agreement_hint(l)}</p>
            <div role="status">
                {result}
                <p class="soft small" hidden=move || !is_old.get()>{msg::agreement_old(l)}</p>
            </div>
            <div class="bar">
                <button type="button" class="button" data-testid="work-out-agreement" aria-busy=move || busy.get().to_string()
                    disabled=move || busy.get() on:click=work_out
                >{move || if known.with(Option::is_some) { msg::agreement_again(l) } else { msg::agreement_work_out(l) }}</button>
            </div>
        </div>
    }
}

fn code(l: Lang, agreed: &Agreed, is_old: bool) -> impl IntoView + use<> {
    let app = app();
    let of = msg::agreement_of(l, &format::count(agreed.records));
    let shop =
        |id: &RecordId| app.peek(|records| journal::record_title(l, records, &Key::new(SHOP, id.clone()), app.today()));
    let shops = agreed.shops.iter().map(|(id, code, count)| part(untrack(|| shop(id)), code, *count)).collect_view();
    let kinds =
        agreed.kinds.iter().map(|(kind, code, count)| part(journal::kind_name(l, kind), code, *count)).collect_view();
    view! {
        <p class="agreement">
            <strong class="agreement-code" data-testid="agreement-code" data-old=is_old.then_some("")>{agreed.code.to_string()}</strong>
            <span class="soft small num">{of}</span>
        </p>
        <details class="details">
            <summary data-testid="agreement-kinds">{msg::agreement_by_kind(l)}</summary>
            <ul class="details-body agreement-kinds">{shops}{kinds}</ul>
        </details>
    }
}

/// A shop or a kind with its own code.
fn part(name: String, code: &str, count: u64) -> impl IntoView + use<> {
    view! {
        <li>
            <span>{name}</span>
            <span class="agreement-kind">{code.to_owned()}</span>
            <span class="soft small num">{format::count(count)}</span>
        </li>
    }
}
