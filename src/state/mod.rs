//! What is in memory: the records with their signals, the one write door, the session. Knows storage and
//! rules; nothing of pages.

mod app;
mod catch_up;
mod dispatch;
mod drafts;
mod exchange;
mod left_over;
mod memory;
mod opening;
mod photos;
mod problems;
mod safety;
mod session;
mod tables;
mod undo;

pub use crate::storage::StoreError;
pub use crate::storage::messages::Imported;
pub use app::{App, Phase, app, provide};
pub use dispatch::{Done, Failure};
pub use drafts::Draft;
pub use exchange::{ExchangeFailure, ExchangeProgress, ExportedFile};
pub use opening::{enter_demo, leave_demo};
pub use photos::PhotoFailure;
pub use problems::{Problem, report};
pub use safety::Safety;
pub use session::{Session, TextSize, Theme};
pub use tables::TableFile;
