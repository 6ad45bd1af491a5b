//! What does not fit into the navigation of a phone.

use crate::i18n::{common, journal, settings, templates};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// Links to what the phone's bar has no room for.
#[component]
pub fn MorePage() -> impl IntoView {
    let l = lang();
    view! {
        <div class="page" data-testid="more">
            <header class="page-head"><h1>{settings::more_title(l)}</h1></header>
            <ul class="list">
                <Link route=Route::Search(String::new()) glyph=Glyph::Search title=settings::search(l) sub=settings::search_sub(l) />
                <Link route=Route::trade(&["approvals"]) glyph=Glyph::Stamp title=common::nav_approvals(l) sub=settings::approvals_sub(l) />
                <Link route=Route::trade(&["appraisals"]) glyph=Glyph::Flag title=common::nav_appraisals(l) sub=settings::appraisals_sub(l) />
                <Link route=Route::Templates(String::new()) glyph=Glyph::List title=templates::title(l) sub=settings::templates_sub(l) />
                <Link route=Route::People glyph=Glyph::Person title=common::nav_people(l) sub=settings::people_sub(l) />
                <Link route=Route::Exchange glyph=Glyph::Exchange title=common::nav_exchange(l) sub=settings::exchange_sub(l) />
                <Link route=Route::Journal(Vec::new()) glyph=Glyph::History title=journal::title(l) sub=journal::link_sub(l) />
                <Link route=Route::Settings glyph=Glyph::Settings title=common::nav_settings(l) sub=settings::settings_sub(l) />
            </ul>
        </div>
    }
}

#[component]
fn Link(route: Route, glyph: Glyph, title: &'static str, sub: &'static str) -> impl IntoView {
    view! {
        <li>
            <a class="list-row" href=route.href()>
                <Icon glyph />
                <span class="list-main"><span class="list-title">{title}</span><span class="list-sub">{sub}</span></span>
                <span class="list-end"><Icon glyph=Glyph::ChevronRight /></span>
            </a>
        </li>
    }
}
