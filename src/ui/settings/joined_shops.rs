//! "These two are the same shop": choose the other entry, read what will happen, join (S9).

use crate::domain::shops::{self, Command, SHOP, Shop};
use crate::i18n::{apart, roles, settings};
use crate::state::app;
use crate::ui::components::Select;
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// Joins another entry into the shop that is looked at. Nothing where there is one entry only.
#[component]
pub(super) fn JoinShop(shop: Memo<Option<Shop>>) -> impl IntoView {
    let app = app();
    let l = lang();
    let write = Write::here();
    let chosen = RwSignal::new(String::new());
    let others = Memo::new(move |_| {
        let own = shop.get().map(|shop| shop.id);
        let all = app.watch(&[SHOP], shops::list);
        all.into_iter().filter(|other| Some(&other.id) != own.as_ref()).collect::<Vec<_>>()
    });
    let other = move || others.get().into_iter().find(|other| other.id.as_str() == chosen.get());
    let preview = move || Some(settings::join_preview(l, &other()?.name, &shop.get()?.name));
    let join = move |_| {
        if let (Some(kept), Some(other)) = (shop.get_untracked(), untrack(other)) {
            let command = Command::Join { kept: kept.id, duplicate: other.id };
            write.run_then(command, move || {
                chosen.try_set(String::new());
            });
        }
    };
    let options = Signal::derive(move || {
        let first = (String::new(), settings::join_choose(l).to_owned());
        let choice = |other: Shop| {
            (other.id.as_str().to_owned(), format!("{} · {}", apart(&other.name), roles::platform(l, other.platform)))
        };
        std::iter::once(first).chain(others.get().into_iter().map(choice)).collect::<Vec<_>>()
    });
    view! {
        <details class="details" hidden=move || others.get().is_empty()>
            <summary data-testid="join-shop">{settings::join_shop(l)}</summary>
            <div class="details-body stack">
                <Select
                    id="join-shop-other" label=settings::join_other(l) hint=settings::join_shop_hint(l)
                    value=chosen options error=write.error on_change=move |id| chosen.set(id)
                />
                {move || preview().map(|words| view! { <p class="prose">{words}</p> })}
                <div class="bar">
                    <button type="button" class="button" data-testid="join-shops" disabled=move || other().is_none() on:click=join>
                        {settings::join(l)}
                    </button>
                </div>
            </div>
        </details>
    }
}
