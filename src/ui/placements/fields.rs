//! The fields of a placement's form, each with its error beside it. Knows neither how they are stored nor when.

use super::pick::ListingPick;
use super::saving::FormWrite;
use super::typed::Typed;
use crate::domain::campaigns::{self, CAMPAIGN};
use crate::domain::ids::Field;
use crate::domain::placements::{Page, Slot, field};
use crate::domain::shops::SHOP;
use crate::i18n::{Lang, placements as msg};
use crate::state::{App, app};
use crate::ui::components::{MoneyField, Select, TextArea, TextField};
use crate::ui::lang;
use leptos::prelude::*;

/// All fields.
#[component]
pub(super) fn Fields(typed: Typed, write: FormWrite) -> impl IntoView {
    let l = lang();
    view! {
        <Where typed write />
        <What typed write />
        <section class="stack stack-tight">
            <h3>{msg::shown_head(l)}</h3>
            <p class="field-hint">{msg::shown_hint(l)}" "{msg::in_zone(l)}</p>
            <div class="columns">
                <Moment typed write field=field::FROM label=msg::from(l) />
                <Moment typed write field=field::UNTIL label=msg::until(l) />
            </div>
        </section>
    }
}

/// Page, kind of place, order.
#[component]
fn Where(typed: Typed, write: FormWrite) -> impl IntoView {
    let l = lang();
    let [page, name, slot, order] =
        [field::PAGE, field::PAGE_NAME, field::SLOT, field::ORDER].map(|field| typed.text(&field));
    let is_home = Memo::new(move |_| page.with(|page| Page::from_code(page) == Page::Home));
    let pages: Vec<_> =
        Page::ALL.into_iter().map(|page| (page.code().to_owned(), msg::page_name(l, page).to_owned())).collect();
    let slots: Vec<_> =
        Slot::ALL.into_iter().map(|slot| (slot.code().to_owned(), msg::slot_name(l, slot).to_owned())).collect();
    let name_error = write.of(field::PAGE_NAME);
    view! {
        <div class="columns">
            <Select id="placement-page" label=msg::page(l) value=page options=pages error=write.of(field::PAGE)
                on_change=move |code| page.set(code) />
            <Show when=move || !is_home.get()>
                <TextField id="placement-page-name" label=msg::page_field(l) value=name hint=msg::page_field_hint(l)
                    error=name_error on_input=move |text| name.set(text) />
            </Show>
            <Select id="placement-slot" label=msg::slot(l) value=slot options=slots error=write.of(field::SLOT)
                on_change=move |code| slot.set(code) />
            <TextField id="placement-order" kind="number" label=msg::order(l) value=order hint=msg::order_hint(l)
                error=write.of(field::ORDER) on_input=move |text| order.set(text) />
        </div>
    }
}

/// What it shows, what is printed on it, where it leads.
#[component]
fn What(typed: Typed, write: FormWrite) -> impl IntoView {
    let l = lang();
    let app = app();
    let [campaign, text, price, link] =
        [field::CAMPAIGN, field::TEXT, field::PRINTED_PRICE, field::LINK].map(|field| typed.text(&field));
    view! {
        <ListingPick label=msg::listing(l) value=typed.listing error=write.of(field::LISTING)
            on_choose=move |id| typed.listing.set(id) />
        <Select id="placement-campaign" label=msg::campaign(l) value=campaign options=campaigns_of(app, l, campaign)
            error=write.of(field::CAMPAIGN) on_change=move |id| campaign.set(id) />
        <section class="stack stack-tight">
            <h3>{msg::printed_head(l)}</h3>
            <TextArea id="placement-text" label=msg::text(l) value=text optional=msg::optional(l)
                error=write.of(field::TEXT) on_input=move |typed| text.set(typed) />
            <MoneyField id="placement-price" label=msg::printed_price(l) sign="¥" value=price optional=msg::optional(l)
                error=write.of(field::PRINTED_PRICE) on_input=move |typed| price.set(typed) />
            <div class="columns">
                <Moment typed write field=field::PRINTED_FROM label=msg::printed_from(l) />
                <Moment typed write field=field::PRINTED_UNTIL label=msg::printed_until(l) />
            </div>
        </section>
        <TextField id="placement-link" kind="url" label=msg::link(l) value=link optional=msg::optional(l)
            error=write.of(field::LINK) on_input=move |typed| link.set(typed) />
    }
}

/// A date with a time, in the shop's zone.
#[component]
fn Moment(typed: Typed, write: FormWrite, field: Field, label: &'static str) -> impl IntoView {
    let text = typed.text(&field);
    let id = format!("placement-{field}");
    view! {
        <TextField id=id kind="datetime-local" label=label value=text optional=msg::optional(lang())
            error=write.of(field) on_input=move |typed| text.set(typed) />
    }
}

/// None, and the campaigns of the shop; one that is gone is offered as long as it is chosen.
fn campaigns_of(app: App, l: Lang, chosen: RwSignal<String>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let Some(shop) = app.shop() else { return Vec::new() };
        let own = app.watch(&[CAMPAIGN, SHOP], |records| campaigns::of_shop(records, &shop.id));
        let own: Vec<_> = own.into_iter().map(|campaign| (campaign.id.to_string(), campaign.name)).collect();
        let chosen = chosen.get();
        let is_gone = !chosen.is_empty() && !own.iter().any(|(id, _)| *id == chosen);
        let gone = is_gone.then(|| (chosen, msg::gone_campaign(l).to_owned()));
        let none = std::iter::once((String::new(), msg::no_campaign(l).to_owned()));
        none.chain(own).chain(gone).collect()
    })
}
