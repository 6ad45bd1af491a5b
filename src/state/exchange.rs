//! Export, import and the log of a record, done by the worker; the page absorbs what came in.

use super::app::App;
use crate::domain::change::JournalRow;
use crate::domain::ids::Key;
use crate::storage::StoreError;

impl App {
    /// The journal rows that touch a record, oldest first.
    pub async fn history(&self, _key: &Key) -> Result<Vec<JournalRow>, StoreError> {
        Ok(Vec::new())
    }

    /// Folds the journal into segments when the page is idle (S5).
    pub(super) fn fold_when_idle(&self) {}
}
