//! The inspection: answering a run, its summary and review, the history, what it says, the paper forms.

mod figures;
mod history;
mod print;
mod run_page;
mod summary;

pub use run_page::RunPage;
pub use summary::SummaryPage;
pub(crate) use summary::{OutcomeSeal, PhotoStrip, Prices};

use crate::ui::routes::Route;
use leptos::prelude::*;

/// The page of a route to what was inspected: the paper forms, the figures, else the history.
pub fn page_of(route: Route) -> AnyView {
    match route {
        Route::Print(what) => view! { <print::PrintPage what /> }.into_any(),
        Route::Figures => view! { <figures::FiguresPage /> }.into_any(),
        _ => view! { <history::HistoryPage /> }.into_any(),
    }
}
