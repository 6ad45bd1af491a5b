//! The categories of the shop, and which of them are discount categories. Looks through the listings only while it is
//! unfolded.

use crate::domain::listings::{self, LISTING};
use crate::domain::order::set;
use crate::domain::placements::{self, CATEGORY, Command};
use crate::domain::shops::{self, SHOP};
use crate::i18n::placements as msg;
use crate::state::{App, app};
use crate::ui::components::TextField;
use crate::ui::placements::saving::Failed;
use crate::ui::{Write, lang};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The editor, folded away until wanted.
#[component]
pub(super) fn Categories() -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let is_open = RwSignal::new(false);
    let names = Memo::new(move |_| if is_open.get() { names(app) } else { Vec::new() });
    let toggled = move |event: leptos::ev::Event| {
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        is_open.set(element.is_some_and(|element| element.has_attribute("open")));
    };
    view! {
        <details class="details section" data-testid="categories" on:toggle=toggled>
            <summary>{msg::categories(l)}</summary>
            <div class="details-body stack">
                <p class="field-hint">{msg::categories_hint(l)}</p>
                <Show when=move || names.with(Vec::is_empty)><p class="soft">{msg::no_categories(l)}</p></Show>
                <ul class="list">
                    <For each=move || names.get() key=Clone::clone let((name, discount))>
                        <li><Category name discount write /></li>
                    </For>
                </ul>
                <Failed error=write.error />
                <NewCategory />
            </div>
        </details>
    }
}

/// The names that stand at listings or were said here, and whether each is a discount category.
fn names(app: App) -> Vec<(String, bool)> {
    let Some(shop) = app.shop() else { return Vec::new() };
    app.watch(&[LISTING, CATEGORY, SHOP], |records| {
        let said = placements::categories_of(records, &shop.id);
        let shops = shops::ids(records, &shop.id);
        let is_own = |id: &str| shops.iter().any(|shop| shop.as_str() == id);
        let own = records.of(&LISTING).filter(|record| is_own(record.text(&listings::field::SHOP)));
        let at_listings = own.map(|record| record.text(&listings::field::SHOP_CATEGORY).trim());
        let named = at_listings.chain(said.iter().map(|category| category.name.as_str()));
        let names = set(named.filter(|name| !name.is_empty()));
        let is_discount = |name: &str| said.iter().any(|category| category.discount && category.name == name);
        names.into_iter().map(|name| (name.to_owned(), is_discount(name))).collect()
    })
}

/// What is said of a category is stored at once.
fn say(app: App, write: Write, name: String, discount: bool, then: impl FnOnce() + 'static) {
    if let Some(shop) = untrack(|| app.shop()) {
        write.run_then(Command::Category { shop: shop.id, name, discount }, then);
    }
}

#[component]
fn Category(name: String, discount: bool, write: Write) -> impl IntoView {
    let l = lang();
    let app = app();
    let own = name.clone();
    let changed = move |event| say(app, write, own.clone(), event_target_checked(&event), || {});
    view! {
        <label class="list-row">
            <span class="list-main">{name}</span>
            <input type="checkbox" data-testid="category-discount" prop:checked=discount
                disabled=move || write.pending.get() on:change=changed />
            <span class="soft small">{msg::discount(l)}</span>
        </label>
    }
}

#[component]
fn NewCategory() -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let name = RwSignal::new(String::new());
    let add = move |_| say(app, write, name.get_untracked(), false, move || drop(name.try_set(String::new())));
    view! {
        <div class="stack stack-tight">
            <TextField id="category-name" label=msg::new_category(l) value=name error=write.error
                on_input=move |text| name.set(text) />
            <div class="bar bar-end">
                <button type="button" class="button" data-testid="category-add" disabled=move || write.pending.get() on:click=add>
                    {msg::add_category(l)}
                </button>
            </div>
        </div>
    }
}
