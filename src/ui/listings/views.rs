//! Saved views: what was chosen of the list, under a name. Knows nothing of what they choose.

use super::chosen::{Chosen, stand_at};
use crate::i18n::listings_page as msg;
use crate::ui::components::{Glyph, Icon, TextField};
use crate::ui::lang;
use leptos::prelude::*;

/// The fold-out with the views and the way to one more.
#[component]
pub(super) fn Views(chosen: Chosen) -> impl IntoView {
    let l = lang();
    let name = RwSignal::new(String::new());
    let save = move |_| {
        let typed = name.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            chosen.save(&typed);
            name.set(String::new());
        }
    };
    view! {
        <details class="details goods-tool" data-testid="listing-views">
            <summary>{msg::views(l)}</summary>
            <div class="details-body stack stack-tight">
                <ul class="stack stack-tight">
                    <For each=move || chosen.views.get() key=|(name, _)| name.clone() let:saved>
                        <Saved chosen name=saved.0 />
                    </For>
                </ul>
                <div class="bar">
                    <TextField label=msg::view_name(l) id="view-name" value=name on_input=move |text| name.set(text) />
                    <button type="button" class="button" data-testid="save-view" on:click=save>{msg::save_view(l)}</button>
                </div>
            </div>
        </details>
    }
}

#[component]
fn Saved(chosen: Chosen, name: String) -> impl IntoView {
    let l = lang();
    let (wanted, gone) = (name.clone(), name.clone());
    let open = move |_| {
        let found = chosen
            .views
            .with_untracked(|views| views.iter().find(|(name, _)| *name == wanted).map(|(_, view)| view.clone()));
        if let Some(view) = found {
            stand_at(0);
            chosen.view.set(view);
        }
    };
    view! {
        <li class="bar">
            <button type="button" class="button grow" data-testid="view" on:click=open>{name.clone()}</button>
            <button type="button" class="button button-icon" aria-label=msg::remove_view(l, &name)
                on:click=move |_| chosen.remove(&gone)
            ><Icon glyph=Glyph::Trash /></button>
        </li>
    }
}
