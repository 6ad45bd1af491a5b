//! Settings: look, shop, storage, report of a problem, about, demo; and the phone's page "more".

mod about;
mod joined_shops;
mod look;
mod more;
mod problem;
mod shop;
mod storage;

pub use more::MorePage;

use crate::i18n::settings;
use crate::ui::lang;
use leptos::prelude::*;

/// The page of settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let l = lang();
    view! {
        <div class="page">
            <header class="page-head"><h1>{settings::title(l)}</h1></header>
            <Part id="look" title=settings::look(l)><look::Look /></Part>
            <Part id="shop" title=settings::shop(l)><shop::ShopSettings /></Part>
            <Part id="storage" title=settings::storage(l)><storage::Storage /></Part>
            <Part id="demo" title=settings::demo(l)><about::Demo /></Part>
            <Part id="problem" title=settings::problem(l)><problem::ProblemReport /></Part>
            <Part id="about" title=settings::about(l)><about::About /></Part>
        </div>
    }
}

#[component]
fn Part(id: &'static str, title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="section" aria-labelledby=format!("settings-{id}")>
            <div class="section-head"><h2 id=format!("settings-{id}")>{title}</h2></div>
            <div class="sheet stack">{children()}</div>
        </section>
    }
}
