//! The campaigns of the shop: those that run, those that come, those that are over.

use super::timeline::Timeline;
use super::{NEW, one};
use crate::domain::campaigns::{self, CAMPAIGN, Campaign};
use crate::domain::period::When;
use crate::domain::shops::SHOP;
use crate::i18n::{Lang, campaigns as msg};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon, Status, Tone};
use crate::ui::lang;
use crate::ui::placements::span_words;
use leptos::prelude::*;

/// The timeline and the list.
#[component]
pub(super) fn List(chosen: Memo<Option<String>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let all = Memo::new(move |_| look(app));
    let of = move |when| Memo::new(move |_| those(&all.get(), when, app.now.get()));
    let (now, later, over) = (of(When::Now), of(When::Later), of(When::Over));
    let in_sight = Memo::new(move |_| now.get().into_iter().chain(later.get()).collect::<Vec<_>>());
    view! {
        <header class="page-head">
            <h1>{msg::title(l)}</h1>
            <a class="button button-primary" href=one(NEW).href() data-testid="campaign-new">
                <Icon glyph=Glyph::Plus />{msg::new(l)}
            </a>
        </header>
        <Show when=move || all.with(Vec::is_empty)>
            <Empty glyph=Glyph::Ticket text=msg::none(l) action=msg::new(l) href=one(NEW).href() />
        </Show>
        <Show when=move || !in_sight.with(Vec::is_empty)><Timeline campaigns=in_sight /></Show>
        <Part own=now words=msg::running(l) chosen />
        <Part own=later words=msg::coming(l) chosen />
        <Show when=move || !over.with(Vec::is_empty)>
            <details class="details" data-testid="campaigns-over">
                <summary>{msg::over(l)}" "<span class="num">{move || over.with(Vec::len)}</span></summary>
                <Rows own=over chosen />
            </details>
        </Show>
    }
}

fn look(app: App) -> Vec<Campaign> {
    let Some(shop) = app.shop() else { return Vec::new() };
    app.watch(&[CAMPAIGN, SHOP], |records| campaigns::of_shop(records, &shop.id))
}

fn those(all: &[Campaign], when: When, now: i64) -> Vec<Campaign> {
    all.iter().filter(|campaign| campaign.when(now) == when).cloned().collect()
}

/// The campaigns of one state under a heading; nothing when there are none.
#[component]
fn Part(own: Memo<Vec<Campaign>>, words: &'static str, chosen: Memo<Option<String>>) -> impl IntoView {
    view! {
        <Show when=move || !own.with(Vec::is_empty)>
            <h2 class="list-head">{words}" "<span class="num">{move || own.with(Vec::len)}</span></h2>
            <Rows own chosen />
        </Show>
    }
}

#[component]
fn Rows(own: Memo<Vec<Campaign>>, chosen: Memo<Option<String>>) -> impl IntoView {
    view! {
        <ul class="list">
            <For each=move || own.get() key=|campaign| format!("{campaign:?}") let:campaign>
                <li><Row campaign chosen /></li>
            </For>
        </ul>
    }
}

#[component]
fn Row(campaign: Campaign, chosen: Memo<Option<String>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let id = campaign.id.clone();
    let is_chosen = move || chosen.with(|chosen| chosen.as_deref() == Some(id.as_str())).then_some("true");
    let times = (campaign.from, campaign.until);
    let href = one(campaign.id.as_str()).href();
    let items = msg::items_of(l, campaign.items.len());
    let standing = campaign.clone();
    view! {
        <a class="list-row" href=href aria-current=is_chosen data-testid="campaign">
            <span class="list-main">
                <span class="list-title">{campaign.name}</span>
                <span class="list-sub"><span class="num">{move || span_words(times)}</span><span>{items}</span></span>
            </span>
            <span class="list-end">{move || status(l, standing.when(app.now.get()))}</span>
        </a>
    }
}

/// A campaign's state in a sign and a word.
pub(super) fn status(l: Lang, when: When) -> impl IntoView {
    let (tone, glyph, text) = match when {
        When::Now => (Tone::Ok, Glyph::Check, msg::running(l)),
        When::Later => (Tone::Info, Glyph::Clock, msg::coming(l)),
        When::Over => (Tone::Plain, Glyph::Dash, msg::over(l)),
    };
    view! { <Status tone glyph text /> }
}
