//! Variants of a listing: name, price, stock, code and barcode of each, in fields of their own. Knows no price in force.

use super::form::{Kind, ValueField};
use super::saver::Saver;
use crate::domain::listings::{Command, field};
use crate::domain::value::Value;
use crate::i18n::{listings as words, listings_page as msg};
use crate::ui::components::{Glyph, Icon, TextField};
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// The members of a variant.
const MEMBERS: [&str; 5] = ["name", "price", "stock", "code", "barcode"];

/// All variants, and one more.
#[component]
pub(super) fn Variants() -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let ids =
        Memo::new(move |_| saver.look(|listing| listing.variants.iter().map(|one| one.id.clone()).collect::<Vec<_>>()));
    let name = RwSignal::new(String::new());
    let add = move |_| {
        let typed = name.get_untracked();
        if !typed.trim().is_empty() {
            saver.set(write, field::sku(&fresh_key(), "name"), typed.trim().into());
            name.set(String::new());
        }
    };
    view! {
        <p class="field-hint">{msg::variants_hint(l)}</p>
        <ul class="stack" data-testid="variants">
            <For each=move || ids.get() key=Clone::clone let:id><Variant id /></For>
        </ul>
        <div class="columns columns-end">
            <TextField id="new-variant" label=msg::variant_name(l) value=name on_input=move |text| name.set(text) />
            <button type="button" class="button" data-testid="add-variant" on:click=add><Icon glyph=Glyph::Plus />{msg::add_variant(l)}</button>
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}

#[component]
fn Variant(id: String) -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let own = id.clone();
    let name = Memo::new(move |_| saver.value(&field::sku(&own, "name")).as_str().unwrap_or_default().to_owned());
    let gone = id.clone();
    let remove = move |_| {
        let edits = MEMBERS.map(|member| (field::sku(&gone, member), Value::Null)).to_vec();
        write.run(Command::Edit { listing: saver.id(), edits });
    };
    view! {
        <li class="variant">
            <ValueField field=field::sku(&id, "name") label=words::sku_name(l) />
            <ValueField field=field::sku(&id, "price") label=words::price(l) kind=Kind::Money />
            <ValueField field=field::sku(&id, "stock") label=words::stock(l) kind=Kind::Count />
            <ValueField field=field::sku(&id, "code") label=words::code(l) />
            <ValueField field=field::sku(&id, "barcode") label=words::barcode(l) />
            <button type="button" class="button button-icon" aria-label=move || msg::variant_remove(l, &name.get()) on:click=remove>
                <Icon glyph=Glyph::Trash />
            </button>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </li>
    }
}
