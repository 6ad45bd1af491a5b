//! Which page a route shows. Moves the focus and the view to the top of a new page.

use crate::domain::ids::RecordId;
use crate::domain::inspections::{DAILY, RunId};
use crate::i18n::shell;
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use crate::ui::routes::{Route, current};
use crate::ui::{exchange, inspections, people, search, settings, tasks, today};
use leptos::prelude::*;

/// The page of the current route.
#[component]
pub fn Outlet() -> impl IntoView {
    let app = app();
    let route = current();
    // The check of a run is a part of its page: going from check to check must not build the page anew.
    let page = Memo::new(move |_| without_detail(route.get()));
    Effect::new(move |_| {
        page.track();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    move || show(app, page.get())
}

/// Routes that one page serves read as one.
fn without_detail(route: Route) -> Route {
    match route {
        Route::Check(run, _) => Route::Run(run),
        Route::Task(_) => Route::Tasks,
        Route::Search(_) => Route::Search(String::new()),
        route => route,
    }
}

fn show(app: App, route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::TodayPage /> }.into_any(),
        Route::Inspections => view! { <inspections::HistoryPage /> }.into_any(),
        Route::Run(run) | Route::Check(run, _) => {
            with_run(app, &run, |run| view! { <inspections::RunPage run /> }.into_any())
        }
        Route::Summary(run) => with_run(app, &run, |run| view! { <inspections::SummaryPage run /> }.into_any()),
        Route::Tasks | Route::Task(_) => view! { <tasks::TasksPage /> }.into_any(),
        Route::Exchange => view! { <exchange::ExchangePage /> }.into_any(),
        Route::People => view! { <people::PeoplePage /> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Route::More => view! { <settings::MorePage /> }.into_any(),
        Route::Search(_) => view! { <search::SearchPage /> }.into_any(),
        Route::Unknown(_) => not_found().into_any(),
    }
}

/// `today` stands for the run of today in the shop that is looked at.
fn with_run(app: App, id: &RecordId, page: impl Fn(RunId) -> AnyView) -> AnyView {
    let todays = || {
        let shop = untrack(|| app.shop())?;
        Some(RunId { shop: shop.id, template: DAILY.id.to_owned(), date: untrack(|| app.today()) })
    };
    let run = if id.as_str() == "today" { todays() } else { RunId::parse(id) };
    match run.filter(|run| run.template().is_some()) {
        Some(run) => page(run),
        None => not_found().into_any(),
    }
}

fn not_found() -> impl IntoView {
    let l = lang();
    view! {
        <div class="page" data-testid="unknown">
            <Empty
                glyph=Glyph::Search
                text=format!("{}{}", shell::not_found_title(l), shell::not_found_text(l))
                action=shell::not_found_go(l)
                href=Route::Today.href()
            />
        </div>
    }
}
