//! The inspection: answering a run, its summary and review, the history, two runs beside each
//! other, what the weeks say, the paper forms.

mod compare;
mod figures;
mod history;
mod print;
mod run_page;
mod summary;
mod which;

pub use run_page::RunPage;
pub(crate) use run_page::{Pause, follow};
pub use summary::SummaryPage;
pub(crate) use summary::{OutcomeSeal, PhotoStrip, Prices};

use crate::ui::routes::Route;
use leptos::prelude::*;

/// The page of a route to what was inspected: the paper forms, two runs, the figures, else the history.
pub fn page_of(route: Route) -> AnyView {
    which::provide();
    match route {
        Route::Print(what) => view! { <print::PrintPage what /> }.into_any(),
        Route::Compare(..) => view! { <compare::ComparePage /> }.into_any(),
        Route::Figures => view! { <figures::FiguresPage /> }.into_any(),
        _ => view! { <history::HistoryPage /> }.into_any(),
    }
}
