//! The map: a page of the shop in outline, each placement where it stands, as at an instant. Knows no form.

use super::card::Card;
use super::{Chosen, new_at};
use crate::domain::period::{self, When};
use crate::domain::placements::{self, PLACEMENT, Page, Placement, Slot};
use crate::domain::shops::SHOP;
use crate::i18n::{Lang, format, placements as msg};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon, Select, TextField};
use crate::ui::lang;
use leptos::prelude::*;

/// Every page in the choice.
const ALL: &str = "all";

/// The map with the choice of page and time.
#[component]
pub(super) fn MapPane(chosen: Memo<Chosen>) -> impl IntoView {
    let l = lang();
    let app = app();
    let (page, at) = (RwSignal::new(code(Page::Home, "")), RwSignal::new(String::new()));
    let all = Memo::new(move |_| look(app));
    let instant = Memo::new(move |_| period::typed(&*app.zone(), &at.get()).ok().flatten().unwrap_or(app.now.get()));
    let shown = Memo::new(move |_| {
        let wanted = page.get();
        let pages = pages(&all.get());
        pages.into_iter().filter(|(page, name)| wanted == ALL || code(*page, name) == wanted).collect::<Vec<_>>()
    });
    view! {
        <header class="page-head">
            <h1>{msg::title(l)}</h1>
            <a class="button button-primary" href=new_at(Page::Home, "", Slot::Kv).href() data-testid="placement-new">
                <Icon glyph=Glyph::Plus />{msg::new(l)}
            </a>
        </header>
        <div class="columns map-choice">
            <Select id="map-page" label=msg::which_page(l) value=page options=choices(l, all, page)
                on_change=move |code| page.set(code) />
            <div class="stack stack-tight">
                <TextField id="map-at" kind="datetime-local" label=msg::at(l) value=at hint=msg::at_hint(l)
                    on_input=move |text| at.set(text) />
                <Show when=move || !at.with(String::is_empty)>
                    <button type="button" class="button button-quiet" data-testid="map-now" on:click=move |_| at.set(String::new())>
                        <Icon glyph=Glyph::Clock />{msg::to_now(l)}
                    </button>
                </Show>
            </div>
        </div>
        <p class="soft small" role="status">{move || {
            let words = format::moment(l, &*app.zone(), instant.get(), app.today());
            (!at.with(String::is_empty)).then(|| msg::stands_at(l, &words))
        }}</p>
        <For each=move || shown.get() key=Clone::clone let((page, name))>
            <PageMap page name all instant chosen />
        </For>
    }
}

fn look(app: App) -> Vec<Placement> {
    let Some(shop) = app.shop() else { return Vec::new() };
    app.watch(&[PLACEMENT, SHOP], |records| placements::of_shop(records, &shop.id))
}

/// The home page, and every other page on which something was placed.
fn pages(all: &[Placement]) -> Vec<(Page, String)> {
    std::iter::once((Page::Home, String::new())).chain(placements::pages_of(all)).collect()
}

fn code(page: Page, name: &str) -> String {
    format!("{}:{name}", page.code())
}

/// What a page is called.
fn named(l: Lang, page: Page, name: &str) -> String {
    let kind = msg::page_name(l, page);
    if name.is_empty() { kind.to_owned() } else { msg::named_page(l, kind, name) }
}

/// The pages there are, and all of them; one on which nothing is left is offered as long as it is chosen.
fn choices(l: Lang, all: Memo<Vec<Placement>>, chosen: RwSignal<String>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let own = pages(&all.get()).into_iter().map(|(page, name)| (code(page, &name), named(l, page, &name)));
        let mut own: Vec<_> = own.collect();
        let chosen = chosen.get();
        if chosen != ALL && !own.iter().any(|(code, _)| *code == chosen) {
            let name = chosen.split_once(':').map_or("", |(_, name)| name).to_owned();
            own.push((chosen, name));
        }
        own.push((ALL.to_owned(), msg::all_pages(l).to_owned()));
        own
    })
}

/// One page in outline.
#[component]
fn PageMap(
    page: Page,
    name: String,
    all: Memo<Vec<Placement>>,
    instant: Memo<i64>,
    chosen: Memo<Chosen>,
) -> impl IntoView {
    let l = lang();
    let own_name = name.clone();
    let own = Memo::new(move |_| {
        let is_own = |placement: &&Placement| placement.page == page && placement.page_name == own_name;
        all.with(|all| all.iter().filter(is_own).cloned().collect::<Vec<_>>())
    });
    let over = Memo::new(move |_| those(&own.get(), |placement| placement.when(instant.get()) == When::Over));
    let slots = Slot::ALL.map(|slot| {
        let standing = Memo::new(move |_| {
            those(&own.get(), |placement| placement.slot == slot && placement.when(instant.get()) != When::Over)
        });
        let href = new_at(page, &name, slot).href();
        view! { <SlotMap of=slot standing href instant chosen /> }
    });
    view! {
        <section class="section stack stack-tight" data-testid="map-page-of">
            <h2>{named(l, page, &name)}</h2>
            <div class="shop-map">{slots}</div>
            <Show when=move || !over.with(Vec::is_empty)>
                <details class="details" data-testid="map-over">
                    <summary>{move || msg::over_of(l, over.with(Vec::len))}</summary>
                    <div class="details-body"><Cards standing=over instant chosen /></div>
                </details>
            </Show>
        </section>
    }
}

fn those(placements: &[Placement], fits: impl Fn(&Placement) -> bool) -> Vec<Placement> {
    placements.iter().filter(|placement| fits(placement)).cloned().collect()
}

/// One kind of place: what stands there, and the way to add something.
#[component]
fn SlotMap(
    of: Slot,
    standing: Memo<Vec<Placement>>,
    href: String,
    instant: Memo<i64>,
    chosen: Memo<Chosen>,
) -> impl IntoView {
    let l = lang();
    let name = msg::slot_name(l, of);
    let is_empty = Memo::new(move |_| standing.with(Vec::is_empty));
    view! {
        <section class="shop-slot" data-slot=of.code() data-testid="map-slot">
            <div class="bar bar-apart">
                <h3 class="small">{name}" "<span class="num soft">{move || standing.with(Vec::len)}</span></h3>
                <a class="button button-quiet" class:button-icon=move || !is_empty.get() href=href data-testid="map-add"
                    aria-label=msg::add_to(l, name)
                >
                    <Icon glyph=Glyph::Plus />
                    {move || is_empty.get().then(|| msg::add_here(l))}
                </a>
            </div>
            <Cards standing instant chosen />
        </section>
    }
}

#[component]
fn Cards(standing: Memo<Vec<Placement>>, instant: Memo<i64>, chosen: Memo<Chosen>) -> impl IntoView {
    view! {
        <ul class="shop-cards">
            <For each=move || standing.get() key=|placement| format!("{placement:?}") let:placement>
                <li><Card placement instant chosen /></li>
            </For>
        </ul>
    }
}
