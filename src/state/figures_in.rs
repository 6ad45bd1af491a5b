//! Figures for appraisals out of a table: the worker reads the file, the page says what stands in it, and a command takes
//! it in. Knows no format and no screen.

use super::app::App;
use super::exchange::{ExchangeFailure, ExchangeProgress};
use crate::browser::files;
use crate::domain::appraisals::figures_table::{self, Known, Line, Read};
use crate::storage::messages::{Outcome, Task};
use smol_str::SmolStr;

impl App {
    /// What a table of figures says. Nothing is written: its values go into `appraisals::Command::Figures`. `known` comes
    /// from [`figures_table::known`].
    ///
    /// # Errors
    /// The file is no table, or the worker could not.
    pub async fn look_at_figures(
        &self,
        file: &files::File,
        name: &str,
        known: &[Known],
        progress: ExchangeProgress,
    ) -> Result<Read, ExchangeFailure> {
        let task = Task::Rows(SmolStr::new(name));
        match self.worker(task, &[file.clone().into()], progress).await? {
            (Outcome::Rows(table), _) => Ok(self.peek(|records| {
                let lines = table.rows.iter().map(|(line, cells)| Line { line: *line, cells });
                figures_table::read(records, known, &table.header, lines)
            })),
            _ => Err(ExchangeFailure::other()),
        }
    }
}
