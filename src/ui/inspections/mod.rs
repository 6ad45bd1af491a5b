//! The inspection: answering a run, its summary and review, the history, what it says.

mod figures;
mod history;
mod run_page;
mod summary;

pub use figures::FiguresPage;
pub use history::HistoryPage;
pub use run_page::RunPage;
pub use summary::SummaryPage;
pub(crate) use summary::{OutcomeSeal, PhotoStrip, Prices};
