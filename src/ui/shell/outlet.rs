//! Which page a route shows. Moves the focus and the view to the top of a new page.

use crate::domain::ids::RecordId;
use crate::domain::inspections::{RunId, run_of_today};
use crate::domain::templates::of_run;
use crate::i18n::shell;
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use crate::ui::parts::{self, arriving};
use crate::ui::routes::{Route, current};
use crate::ui::today;
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
        Route::Compare(..) => Route::Compare(RecordId::of(""), None),
        Route::Search(_) => Route::Search(String::new()),
        Route::Trade(mut parts) => {
            // A record is a part of its page; taking listings in is a page of its own.
            let is_own = parts.get(1).is_some_and(|part| part == "import");
            parts.truncate(1 + usize::from(is_own));
            Route::Trade(parts)
        }
        Route::Templates(_) => Route::Templates(String::new()),
        route => route,
    }
}

fn show(app: App, route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::TodayPage /> }.into_any(),
        Route::Inspections | Route::Figures | Route::Print(_) | Route::Compare(..) => {
            arriving(parts::history_page, route)
        }
        Route::Run(run) | Route::Check(run, _) => with_run(app, &run, |run| arriving(parts::run_page, run)),
        Route::Summary(run) => with_run(app, &run, |run| arriving(parts::summary_page, run)),
        Route::Tasks | Route::Task(_) => arriving(parts::tasks_page, ()),
        Route::Trade(ref parts) if parts.first().is_some_and(|part| part == "appraisals") => {
            arriving(parts::appraisals_page, route)
        }
        Route::Trade(_) => arriving(parts::trade_page, route),
        Route::Journal(_) => arriving(parts::journal_page, route),
        Route::Exchange | Route::Waiting => arriving(parts::exchange_page, route),
        Route::Templates(_) | Route::Role(_) => arriving(parts::templates_page, route),
        Route::People => arriving(parts::people_page, ()),
        Route::Settings => arriving(parts::settings_page, ()),
        Route::More => arriving(parts::more_page, ()),
        Route::Search(_) => arriving(parts::search_page, ()),
        Route::Unknown(_) => not_found().into_any(),
    }
}

/// `today` stands for the run of today in the shop that is looked at.
fn with_run(app: App, id: &RecordId, page: impl Fn(RunId) -> AnyView) -> AnyView {
    let todays = || {
        let shop = untrack(|| app.shop())?;
        let (person, now, zone) = (app.session.person.get_untracked(), app.now.get_untracked(), app.zone());
        app.peek(|records| run_of_today(records, &shop, &person, now, &*zone))
    };
    let run = if id.as_str() == "today" { todays() } else { RunId::parse(id) };
    match run.filter(|run| app.peek(|records| of_run(records, run)).is_some()) {
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
