//! The items of a campaign, each with its price in it, and what a buyer can come to pay at the least.

use crate::domain::campaigns::{Campaign, Command};
use crate::domain::ids::RecordId;
use crate::domain::listings::{self, Listing};
use crate::domain::money;
use crate::i18n::{campaigns as msg, errors, format, placements};
use crate::state::app;
use crate::ui::components::{Glyph, Icon, MoneyField};
use crate::ui::placements::{Failed, ListingPick};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The items, and the field that finds one more.
#[component]
pub(super) fn Items(id: RecordId, campaign: Memo<Option<Campaign>>) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let items =
        Memo::new(move |_| campaign.with(|found| found.as_ref().map(|one| one.items.clone()).unwrap_or_default()));
    let ids = Memo::new(move |_| items.get().into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    let id = StoredValue::new(id);
    let add = move |listing: RecordId| {
        if ids.with_untracked(|ids| ids.contains(&listing)) {
            return write.error.set(Some(msg::already_in(l).to_owned()));
        }
        write.run(Command::Item { campaign: id.get_value(), listing, price: Some(None) });
    };
    let nothing = Signal::stored(RecordId::of(""));
    view! {
        <section class="stack stack-tight" data-testid="campaign-items">
            <h3>{msg::items(l)}" "<span class="num soft">{move || ids.with(Vec::len)}</span></h3>
            <Show when=move || ids.with(Vec::is_empty)><p class="soft">{msg::no_items(l)}</p></Show>
            <ul class="ruled">
                <For each=move || ids.get() key=Clone::clone let:listing>
                    <li><Item id=id.get_value() listing items campaign /></li>
                </For>
            </ul>
            <ListingPick label=msg::add_item(l) value=nothing on_choose=add error=write.error />
        </section>
    }
}

#[component]
fn Item(
    id: RecordId,
    listing: RecordId,
    items: Memo<Vec<(RecordId, Option<i64>)>>,
    campaign: Memo<Option<Campaign>>,
) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let key = listings::key(&listing);
    let found = Memo::new(move |_| app.watch_record(&key, |record| record.map(Listing::read)));
    let own = listing.clone();
    let price = Memo::new(move |_| items.get().into_iter().find(|(id, _)| *id == own).and_then(|(_, price)| price));
    let (id, listing) = (StoredValue::new(id), StoredValue::new(listing));
    let title = move || found.get().map_or_else(|| placements::gone_listing(l).to_owned(), |listing| listing.title);
    let now = Memo::new(move |_| found.get().and_then(|listing| listing.selling()).map(|(low, _)| low));
    let lowest = move || {
        let price = price.get().or(now.get())?;
        Some(campaign.get()?.stack().lowest(price))
    };
    let remove =
        move |_| write.run(Command::Item { campaign: id.get_value(), listing: listing.get_value(), price: None });
    view! {
        <div class="stack stack-tight" data-testid="campaign-item">
            <p class="bar">
                <span class="strong grow">{title}</span>
                <button type="button" class="button button-quiet" data-testid="campaign-item-remove"
                    disabled=move || write.pending.get() on:click=remove
                ><Icon glyph=Glyph::Cross />{msg::remove_item(l)}</button>
            </p>
            <Price id listing price write />
            <p class="bar soft small num">
                {move || now.get().map(|price| view! { <span>{msg::own_now(l, &format::price(price))}</span> })}
                {move || lowest().map(|price| view! { <span>{msg::lowest(l, &format::price(price))}</span> })}
            </p>
            <Failed error=write.error />
        </div>
    }
}

/// The price of one item in the campaign: stored when its field is left.
#[component]
fn Price(
    id: StoredValue<RecordId>,
    listing: StoredValue<RecordId>,
    price: Memo<Option<i64>>,
    write: Write,
) -> impl IntoView {
    let l = lang();
    let text = RwSignal::new(money::in_field(price.get_untracked()));
    let wrong = RwSignal::new(None::<String>);
    // What others write comes in where nothing else was typed.
    Effect::new(move |before: Option<Option<i64>>| {
        let now = price.get();
        if before.is_some_and(|before| before != now && text.with_untracked(|text| *text == money::in_field(before))) {
            text.set(money::in_field(now));
        }
        now
    });
    let commit = move |typed: String| match money::parse(&typed) {
        Err(error) => wrong.set(Some(errors::price(l, error))),
        Ok(price) => {
            wrong.set(None);
            write.run(Command::Item { campaign: id.get_value(), listing: listing.get_value(), price: Some(price) });
        }
    };
    view! {
        <MoneyField label=msg::item_price(l) sign="¥" value=text hint=msg::item_price_hint(l) error=wrong
            on_input=move |typed| text.set(typed) on_commit=commit />
    }
}
