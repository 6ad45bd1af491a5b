//! About the app, and the way into and out of the demo shop.

use crate::i18n::{common, settings};
use crate::state::{app, enter_demo, leave_demo};
use crate::ui::lang;
use leptos::prelude::*;

#[component]
pub(super) fn About() -> impl IntoView {
    let l = lang();
    view! {
        <dl class="facts">
            <dt>{common::app_name(l)}</dt>
            <dd>{settings::no_server(l)}</dd>
            <dt>{settings::version(l)}</dt>
            <dd class="num" data-testid="version">{env!("CARGO_PKG_VERSION")}</dd>
            <dt>{settings::licence(l)}</dt>
            <dd>{env!("CARGO_PKG_LICENSE")}</dd>
        </dl>
    }
}

#[component]
pub(super) fn Demo() -> impl IntoView {
    let l = lang();
    let demo = app().session.demo;
    let button = if demo {
        view! { <button type="button" class="button" data-testid="leave-demo-settings" on:click=|_| leave_demo()>{settings::demo_leave(l)}</button> }.into_any()
    } else {
        view! { <button type="button" class="button" data-testid="enter-demo" on:click=|_| enter_demo()>{settings::demo_enter(l)}</button> }.into_any()
    };
    view! {
        <p class="prose">{settings::demo_text(l)}</p>
        <div class="bar">{button}</div>
    }
}
