//! What the shop has set. Each field is saved when it is left; what was typed stays when it is refused.

use super::joined_shops::JoinShop;
use crate::browser::zone;
use crate::domain::calendar;
use crate::domain::command::Refusal;
use crate::domain::ids::Field;
use crate::domain::people::Permission;
use crate::domain::shops::{Command, Platform, Shop, field};
use crate::i18n::{Lang, errors, roles, settings, zones};
use crate::state::app;
use crate::ui::components::{Banner, Select, TextField, Tone};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The settings of the shop that is looked at; to read only, for whoever may not change them.
#[component]
pub(super) fn ShopSettings() -> impl IntoView {
    let app = app();
    let l = lang();
    let shop = Memo::new(move |_| app.shop());
    let may = Memo::new(move |_| app.may(Permission::ChangeSettings));
    view! {
        <p class="soft small">{settings::shop_shared(l)}</p>
        <Show when=move || may.get() fallback=move || view! { <ReadOnly shop /> }>
            <Fields shop />
            <JoinShop shop />
        </Show>
    }
}

#[component]
fn Fields(shop: Memo<Option<Shop>>) -> impl IntoView {
    let l = lang();
    let platforms = Platform::ALL.map(|platform| (platform.code().to_owned(), roles::platform(l, platform))).to_vec();
    let zones = Signal::derive(move || {
        let own = shop.get().map(|shop| shop.zone).unwrap_or_default();
        zones::choices(l, &[zone::local_name().unwrap_or_default(), own])
    });
    view! {
        <Text shop id="set-name" label=settings::name(l) field=field::NAME read=|shop| shop.name.clone() />
        <div class="form-pair">
            <Chosen shop id="set-platform" label=settings::platform(l) field=field::PLATFORM options=Signal::stored(platforms) read=|shop| shop.platform.code().to_owned() />
            <Text shop id="set-industry" label=settings::industry(l) field=field::INDUSTRY read=|shop| shop.industry.clone() />
        </div>
        <Chosen shop id="set-zone" label=settings::zone(l) field=field::ZONE options=zones read=|shop| shop.zone.clone() />
        <div class="form-pair">
            <Text shop id="set-due" kind="time" label=settings::due(l) hint=settings::due_hint(l) field=field::INSPECTION_DUE read=|shop| calendar::clock_time(shop.due) />
            <Text shop id="set-grace" label=settings::grace(l) field=field::INSPECTION_GRACE hint=settings::grace_hint(l) read=|shop| shop.grace_hours.to_string() />
        </div>
        <Text shop id="set-backup" kind="time" label=settings::backup_at(l) hint=settings::backup_hint(l) field=field::BACKUP_AT read=|shop| calendar::clock_time(shop.backup_at) />
    }
}

/// The value of one setting, kept apart from what is being typed.
fn stored(shop: Memo<Option<Shop>>, read: fn(&Shop) -> String) -> Memo<String> {
    Memo::new(move |_| shop.get().as_ref().map(read).unwrap_or_default())
}

fn save(shop: Memo<Option<Shop>>, write: Write, field: &Field, value: String) {
    if let Some(shop) = shop.get_untracked() {
        write.run(Command::Set { shop: shop.id, field: field.clone(), value });
    }
}

#[component]
fn Text(
    shop: Memo<Option<Shop>>,
    id: &'static str,
    label: &'static str,
    field: Field,
    read: fn(&Shop) -> String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "")] hint: &'static str,
) -> impl IntoView {
    let write = Write::here();
    let stored = stored(shop, read);
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(stored.get()));
    let save = move |value| save(shop, write, &field, value);
    let type_it = move |text| typed.set(text);
    if hint.is_empty() {
        view! { <TextField id label kind value=typed error=write.error on_input=type_it on_commit=save /> }.into_any()
    } else {
        view! { <TextField id label kind hint value=typed error=write.error on_input=type_it on_commit=save /> }
            .into_any()
    }
}

#[component]
fn Chosen(
    shop: Memo<Option<Shop>>,
    id: &'static str,
    label: &'static str,
    field: Field,
    options: Signal<Vec<(String, String)>>,
    read: fn(&Shop) -> String,
) -> impl IntoView {
    let write = Write::here();
    let value = stored(shop, read);
    view! { <Select id label options value error=write.error on_change=move |value| save(shop, write, &field, value) /> }
}

#[component]
fn ReadOnly(shop: Memo<Option<Shop>>) -> impl IntoView {
    let l = lang();
    let why = errors::refusal(l, &Refusal::NotPermitted(Permission::ChangeSettings));
    view! {
        <Banner inline=true tone=Tone::Info text=why />
        <dl class="facts">{move || shop.get().map(|shop| facts(l, &shop))}</dl>
    }
}

fn facts(l: Lang, shop: &Shop) -> impl IntoView + use<> {
    let facts = [
        (settings::name(l), shop.name.clone()),
        (settings::platform(l), roles::platform(l, shop.platform)),
        (settings::industry(l), shop.industry.clone()),
        (settings::zone(l), zones::name(l, &shop.zone)),
        (settings::due(l), calendar::clock_time(shop.due)),
        (settings::grace(l), shop.grace_hours.to_string()),
        (settings::backup_at(l), calendar::clock_time(shop.backup_at)),
    ];
    facts.map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view()
}
