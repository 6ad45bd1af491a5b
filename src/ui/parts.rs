//! The parts of the program that the first screen does without: fetched when a page of theirs is first opened, and
//! all of them once the first screen stands. Knows which page lies in which part, not what a page shows.

use crate::browser::sheet;
use crate::domain::inspections::RunId;
use crate::domain::shops::Shop;
use crate::i18n::{Lang, common, shell};
use crate::parts::PartMissing;
use crate::state::{App, StoreError};
use crate::ui::components::{Empty, Glyph};
use crate::ui::routes::Route;
use crate::ui::shell::rescue;
use crate::ui::{
    appraisals, exchange, inspections, journal, lang, people, search, settings, start, tasks, templates, trade,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;

/// Makes a page out of what its route says. Only known once its part is there.
pub type Make<T> = fn(T) -> AnyView;

part! { inspection:
    /// A page of the inspection: the run.
    pub fn run_page() -> Make<RunId> {
        |run| view! { <inspections::RunPage run /> }.into_any()
    }
}

part! { records:
    /// What was inspected and what came of it.
    pub fn summary_page() -> Make<RunId> {
        |run| view! { <inspections::SummaryPage run /> }.into_any()
    }
}

part! { records:
    /// The days, what they say, the paper forms: one entrance, since each weighs on the first screen.
    pub fn history_page() -> Make<Route> {
        inspections::page_of
    }
}

part! { records:
    /// The follow-ups.
    pub fn tasks_page() -> Make<()> {
        |()| view! { <tasks::TasksPage /> }.into_any()
    }
}

part! { records:
    /// The search.
    pub fn search_page() -> Make<()> {
        |()| view! { <search::SearchPage /> }.into_any()
    }
}

part! { trade:
    /// What the shop sells and shows, and what is decided about it.
    pub fn trade_page() -> Make<Route> {
        trade::page_of
    }
}

part! { appraisals:
    /// Appraisals: forms, scorecards, rules.
    pub fn appraisals_page() -> Make<Route> {
        appraisals::page_of
    }
}

part! { appraisals:
    /// What waits for the person about appraisals.
    pub fn due_appraisals() -> Make<Shop> {
        |shop| view! { <appraisals::DueAppraisals shop /> }.into_any()
    }
}

part! { house:
    /// Files, and what waits of them.
    pub fn exchange_page() -> Make<Route> {
        exchange::page_of
    }
}

part! { house:
    /// Taking files in, where the first screen of an empty device offers it.
    pub fn import_panel() -> Make<Callback<String>> {
        |on_taken| view! { <exchange::ImportPanel on_taken /> }.into_any()
    }
}

part! { house:
    /// The day's backup: whether it was tapped, or makes itself.
    pub fn backup() -> fn(App, Lang, bool) {
        exchange::back_up
    }
}

part! { house:
    /// The journal, the log of a record, the trash.
    pub fn journal_page() -> Make<Route> {
        journal::page_of
    }
}

part! { templates:
    /// The templates, and what a role has to do.
    pub fn templates_page() -> Make<Route> {
        templates::page_of
    }
}

part! { house:
    /// People and roles.
    pub fn people_page() -> Make<()> {
        |()| view! { <people::PeoplePage /> }.into_any()
    }
}

part! { house:
    /// Settings.
    pub fn settings_page() -> Make<()> {
        |()| view! { <settings::SettingsPage /> }.into_any()
    }
}

part! { house:
    /// What has no room in a phone's navigation.
    pub fn more_page() -> Make<()> {
        |()| view! { <settings::MorePage /> }.into_any()
    }
}

part! { start:
    /// The first start.
    pub fn start_page() -> Make<()> {
        |()| view! { <start::StartPage /> }.into_any()
    }
}

part! { start:
    /// The dialog that switches the person; whether it is open.
    pub fn person_switch() -> Make<RwSignal<bool>> {
        |open| view! { <people::PersonSwitch open /> }.into_any()
    }
}

part! { house:
    /// Data was lost: how many records.
    pub fn lost_page() -> Make<u64> {
        |records| view! { <rescue::Lost records /> }.into_any()
    }
}

part! { house:
    /// The database cannot be opened.
    pub fn failed_page() -> Make<StoreError> {
        |error| view! { <rescue::Failed error /> }.into_any()
    }
}

/// Fetches every part while nobody waits for one: whoever loses the network later has them all. The demo and the
/// worker's words come along when they are used.
pub fn fetch_all() {
    spawn_local(async {
        first_screen_stands().await;
        sheet::of_pages().await;
        let _ = crate::state::rules().await;
        let _ = run_page().await;
        let _ = history_page().await;
        let _ = people_page().await;
        let _ = templates_page().await;
        let _ = trade_page().await;
        let _ = appraisals_page().await;
        let _ = person_switch().await;
    });
}

/// Long after the first screen has been painted and the records are loaded.
async fn first_screen_stands() {
    gloo_timers::future::TimeoutFuture::new(1_500).await;
}

/// A page whose part may still have to be fetched.
pub fn arriving<T, F>(part: fn() -> F, what: T) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<Make<T>, PartMissing>> + 'static,
{
    let arrived = RwSignal::new(None::<Option<Make<T>>>);
    let fetch = move || {
        arrived.set(None);
        spawn_local(async move {
            let (part, ()) = futures::join!(part(), sheet::of_pages());
            arrived.try_set(Some(part.ok()));
        });
    };
    fetch();
    let show = move || match arrived.get() {
        None => view! { <p class="visually-hidden" role="status">{common::loading(lang())}</p> }.into_any(),
        Some(Some(make)) => make(what.clone()),
        Some(None) => missing(fetch).into_any(),
    };
    show.into_any()
}

/// Something that comes once the first screen stands; nothing until then, and nothing where its part is missing.
pub fn later<T, F>(part: fn() -> F, what: T) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<Make<T>, PartMissing>> + 'static,
{
    let arrived = RwSignal::new(None::<Make<T>>);
    spawn_local(async move {
        first_screen_stands().await;
        let (part, ()) = futures::join!(part(), sheet::of_pages());
        arrived.try_set(part.ok());
    });
    (move || arrived.get().map(|make| make(what.clone()))).into_any()
}

/// Neither the network nor the browser's copy had the part. Nothing is lost by trying again.
fn missing(fetch: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let l = lang();
    view! {
        <div class="page" data-testid="part-missing" role="alert">
            <Empty glyph=Glyph::Warning text=shell::part_missing(l) action=common::retry(l) test_id="part-retry" on_action=move |()| fetch() />
        </div>
    }
}
