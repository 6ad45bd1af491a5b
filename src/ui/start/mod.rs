//! The first start: language, then a new shop, a file, or the demo. One page, no steps.

mod new_shop;
mod typed;

use crate::domain::shops;
use crate::i18n::{Lang, common, start};
use crate::state::{app, enter_demo};
use crate::ui::components::{Banner, Seal, SealKind, SealSize, Segmented, Tone};
use crate::ui::lang;
use crate::ui::parts::{self, arriving};
use crate::ui::people::WhoIsHere;
use leptos::prelude::*;
use new_shop::NewShop;

/// The page of the first start. After a file has come in it asks who is here instead.
#[component]
pub fn StartPage() -> impl IntoView {
    let app = app();
    let joined = RwSignal::new(app.peek(|records| !shops::list(records).is_empty()));
    let came_in = RwSignal::new(String::new());
    view! {
        <div class="page-run is-form start" data-testid="start">
            <Welcome />
            <Show when=move || joined.get() fallback=move || view! { <Ways joined came_in /> }>
                <section class="section stack">
                    <Show when=move || !came_in.get().is_empty()>
                        <Banner inline=true tone=Tone::Ok text=came_in />
                    </Show>
                    <WhoIsHere on_chosen=move |()| app.begin() />
                </section>
            </Show>
        </div>
    }
}

#[component]
fn Welcome() -> impl IntoView {
    let app = app();
    let l = lang();
    let languages = vec![
        (Lang::Zh.code().to_owned(), common::language_zh(l).to_owned()),
        (Lang::En.code().to_owned(), common::language_en(l).to_owned()),
    ];
    let choose = move |code: String| app.session.lang.set(Lang::from_code(&code).unwrap_or_default());
    view! {
        <header class="page-head">
            <Seal kind=SealKind::Approved size=SealSize::Large word="店巡" />
            <h1>{start::title(l)}</h1>
            <p class="page-sub">{start::lead(l)}</p>
        </header>
        <div class="stack start-language" data-testid="choose-language">
            <Segmented
                legend=start::choose_language(l)
                value=Signal::derive(move || app.session.lang.get().code().to_owned())
                options=languages
                on_change=choose
            />
        </div>
    }
}

/// The three ways in.
#[component]
fn Ways(joined: RwSignal<bool>, came_in: RwSignal<String>) -> impl IntoView {
    let l = lang();
    let taken = move |words: String| {
        came_in.set(words);
        joined.set(true);
    };
    view! {
        <section class="section stack" aria-labelledby="start-new">
            <div class="stack stack-tight">
                <h2 id="start-new">{start::new_shop(l)}</h2>
                <p class="field-hint">{start::new_shop_hint(l)}</p>
            </div>
            <NewShop />
        </section>
        <section class="section sheet stack" aria-labelledby="start-join">
            <h2 id="start-join">{start::join_title(l)}</h2>
            <p class="prose">{start::join_text(l)}</p>
            <div class="start-join">{arriving(parts::import_panel, Callback::new(taken))}</div>
        </section>
        <section class="section sheet stack" aria-labelledby="start-demo">
            <h2 id="start-demo">{start::demo_title(l)}</h2>
            <p class="prose">{start::demo_text(l)}</p>
            <div class="bar">
                <button type="button" class="button" data-testid="enter-demo" on:click=|_| enter_demo()>
                    {start::demo_enter(l)}
                </button>
            </div>
        </section>
    }
}
