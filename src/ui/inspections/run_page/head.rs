//! The head of the run page: which day and shop, who else is at it, how far, and the ways out.

use super::also_open::AlsoOpen;
use super::page::Page;
use crate::domain::calendar;
use crate::domain::inspections::progress;
use crate::domain::presence::Beside;
use crate::domain::shops::{self, Shop};
use crate::i18n::{common, format, inspections as msg};
use crate::ui::components::{Glyph, Icon};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// The head.
#[component]
pub(super) fn Head() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let progress = Memo::new(move |_| page.look(|run| progress(run, page.template, page.template.groups)));
    let beside = page.app.open_beside(page.run_id().record_id());
    let is_shared = move || beside.with(|beside| *beside != Beside::Nobody);
    let summary = Route::Summary(page.run_id().record_id()).href();
    view! {
        <header class="run-head">
            <a class="button button-icon" href=move || way_out(page).href() aria-label=common::back(l) data-testid="run-back">
                <Icon glyph=Glyph::ArrowLeft />
            </a>
            <div class="run-head-text" data-also=move || is_shared().then_some("")>
                <h1 class="run-title">{l.of(page.template.name)}</h1>
                <span class="run-day soft small">{move || day_and_due(page)}<span class="only-wide">{move || shop_name(page)}</span></span>
                <AlsoOpen beside />
            </div>
            <span class="num nowrap" data-testid="progress">
                {move || format!("{}/{}", progress.get().answered(), progress.get().total)}
            </span>
            <button type="button" class="button button-icon" data-testid="as-list" aria-pressed=move || page.as_list.get().to_string()
                aria-label=msg::as_list(l) title=msg::as_list(l) on:click=move |_| page.set_list(!page.as_list.get_untracked())
            >
                <Icon glyph=Glyph::List />
            </button>
            <a class="button button-quiet" href=summary hidden=page.run_id().is_preview() data-testid="to-summary">{msg::to_summary(l)}</a>
        </header>
    }
}

/// Today's inspection was opened from Today, an older one from the history, a preview from its template.
fn way_out(page: Page) -> Route {
    if page.run_id().is_preview() {
        return Route::Templates(page.run_id().template);
    }
    if page.run_id().date == page.app.today() { Route::Today } else { Route::Inspections }
}

fn day_and_due(page: Page) -> String {
    let (l, run, today) = (page.lang, page.run_id(), page.app.today());
    let day = format::day(l, run.date, today);
    let due = shop(page).filter(|_| run.date == today && page.editable.get());
    let due = due.map(|shop| page.template.schedule.time.unwrap_or(shop.due));
    let due = due.map(|due| msg::due_before(l, &calendar::clock_time(due)));
    due.map_or(day.clone(), |due| format!("{day} · {due}"))
}

fn shop_name(page: Page) -> Option<String> {
    shop(page).map(|shop| format!(" · {}", shop.name))
}

/// The shop of the run, which need not be the one that is looked at elsewhere.
fn shop(page: Page) -> Option<Shop> {
    page.app.watch_record(&shops::key(&page.run_id().shop), |record| record.map(Shop::read))
}
