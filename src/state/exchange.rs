//! Export, the log of a record and the agreement code, done by the worker. Knows no format and no screen.

use super::app::{App, Phase};
use super::problems::Problem;
use crate::browser::{clock, files};
use crate::domain::calendar;
use crate::domain::change::JournalRow;
use crate::domain::files::{FileName, Purpose};
use crate::domain::ids::Key;
use crate::storage::StoreError;
use crate::storage::messages::{Agreed, ExportOrder, Outcome, Progress, Task, TaskError};
use crate::wire::opening::Wrapping;
use crate::wire::tables::TableError;
use crate::wire::{ExportError, Scope, WireError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use smol_str::SmolStr;

/// How far an exchange is: done and in all.
pub type ExchangeProgress = RwSignal<Option<(u64, u64)>>;

/// A file ready to be handed to the person.
pub struct ExportedFile {
    /// Its bytes.
    pub blob: files::Blob,
    /// See [`FileName`], with what tells what lies around it.
    pub name: String,
    /// Whether everything is in it.
    pub is_backup: bool,
    /// Photos that could not be carried because what is stored of them is damaged.
    pub left_out: usize,
    /// How many journal rows are in it.
    pub(super) rows: u64,
    /// The journal's head that it surely reaches.
    pub(super) head: u64,
}

/// Why an exchange did not happen. Nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ExchangeFailure {
    /// The file was refused.
    #[error(transparent)]
    Wire(WireError),
    /// The store could not.
    #[error(transparent)]
    Store(StoreError),
    /// The file could not be written.
    #[error(transparent)]
    Export(ExportError),
    /// The file is no table.
    #[error(transparent)]
    Table(TableError),
    /// The person called it off.
    #[error("called off")]
    Cancelled,
    /// The worker died, or could not be started.
    #[error("the worker stopped: {0}")]
    Crashed(String),
}

impl From<TaskError> for ExchangeFailure {
    fn from(error: TaskError) -> Self {
        match error {
            TaskError::Store(error) => Self::Store(error),
            TaskError::File(error) => Self::Wire(error),
            TaskError::Export(error) => Self::Export(error),
            TaskError::Table(error) => Self::Table(error),
            TaskError::Cancelled => Self::Cancelled,
            TaskError::Crashed(words) => Self::Crashed(words),
        }
    }
}

impl ExchangeFailure {
    /// The worker answered something else than was asked.
    pub(super) fn other() -> Self {
        Self::Crashed("another answer than asked for".to_owned())
    }
}

impl App {
    /// Writes a file.
    pub async fn export(
        &self,
        scope: Scope,
        wrapping: Wrapping,
        progress: ExchangeProgress,
    ) -> Result<ExportedFile, ExchangeFailure> {
        self.export_for(Purpose::Export, scope, wrapping, progress).await
    }

    /// Writes a file whose name says what it is for.
    pub(super) async fn export_for(
        &self,
        purpose: Purpose,
        scope: Scope,
        wrapping: Wrapping,
        progress: ExchangeProgress,
    ) -> Result<ExportedFile, ExchangeFailure> {
        let (is_backup, extension) = (scope.is_backup(), wrapping.extension());
        let order = self.export_order(scope, wrapping);
        let now = order.now;
        // Rows that arrive while the worker reads may be missing in the file.
        let exported_head = *self.inner().head.borrow();
        let (outcome, blob) = self.worker(Task::Export(order), &[], progress).await?;
        let (left_out, rows) = match outcome {
            Outcome::Exported(exported) => (exported.left_out.len(), exported.counts.rows),
            _ => return Err(ExchangeFailure::other()),
        };
        let blob = blob.ok_or_else(|| ExchangeFailure::Crashed("no file came back".to_owned()))?;
        let name = format!("{}{extension}", self.file_name(now, purpose));
        Ok(ExportedFile { blob, name, left_out, is_backup, rows, head: exported_head })
    }

    /// Notes that an exported file was handed to the person, in the journal too; a whole one counts from now on as the
    /// last export. That it could not be noted (a database that is only readable, R08) is no failure of the file.
    pub(super) async fn handed_over(&self, file: &ExportedFile) {
        let noted = self.note_export(file).await;
        if let Err(error) = noted {
            self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
        }
    }

    async fn note_export(&self, file: &ExportedFile) -> Result<(), StoreError> {
        let before = *self.inner().head.borrow();
        self.note("exchange.export", &file.name).await?;
        if !file.is_backup {
            return Ok(());
        }
        // The note itself need not be saved once more.
        let after = *self.inner().head.borrow();
        self.exported(if file.head == before { after } else { file.head }).await
    }

    fn export_order(&self, scope: Scope, wrapping: Wrapping) -> ExportOrder {
        let author = self.inner().author.borrow().clone();
        ExportOrder {
            now: clock::now(),
            app: SmolStr::new_static(env!("CARGO_PKG_VERSION")),
            person_name: SmolStr::new(untrack(|| self.name_of(&author.person))),
            person: author.person,
            replica: author.replica,
            scope,
            wrapping,
        }
    }

    fn file_name(&self, now: i64, purpose: Purpose) -> FileName {
        let shop = untrack(|| self.shop()).map(|shop| shop.name).unwrap_or_default();
        let device = self.inner().author.borrow().device.clone();
        FileName::new(&shop, device.as_str(), calendar::local(&*self.zone(), now), purpose)
    }

    /// Calls off what the worker does. What was committed stays, what was not is as if never begun.
    pub fn cancel_exchange(&self) {
        self.inner().worker.cancel();
    }

    /// The journal rows that touch a record, oldest first.
    pub async fn history(&self, key: &Key) -> Result<Vec<JournalRow>, StoreError> {
        let silent = RwSignal::new(None);
        match self.worker(Task::History(key.clone()), &[], silent).await {
            Ok((Outcome::History(rows), _)) => Ok(rows.into_iter().map(|(_, row)| row).collect()),
            Ok(_) => Ok(Vec::new()),
            Err(ExchangeFailure::Store(error)) => Err(error),
            Err(other) => Err(StoreError::Other(other.to_string())),
        }
    }

    /// The code by which people see that two devices agree (S16).
    pub async fn agreement(&self) -> Result<Agreed, ExchangeFailure> {
        match self.worker(Task::Agree, &[], RwSignal::new(None)).await? {
            (Outcome::Agreed(agreed), _) => Ok(agreed),
            _ => Err(ExchangeFailure::other()),
        }
    }

    /// Folds the journal into segments (S5). A failure costs nothing but time at the next start.
    pub(super) fn fold_when_idle(&self) {
        let app = *self;
        spawn_local(async move {
            gloo_timers::future::TimeoutFuture::new(2_000).await;
            if let Ok(fold) = folding().await {
                fold(app);
            }
        });
    }

    pub(super) async fn worker(
        &self,
        task: Task,
        files: &[files::Blob],
        progress: ExchangeProgress,
    ) -> Result<(Outcome, Option<files::Blob>), ExchangeFailure> {
        let told = move |step: Progress| {
            progress.try_set(Some((step.done, step.total)));
        };
        let answer = self.inner().worker.call(self.session.database(), task, files, told).await;
        progress.try_set(None);
        Ok(answer?)
    }

    /// A shop that came in by file makes the app usable.
    pub fn has_shop(&self) -> bool {
        self.peek(|records| records.of(&crate::domain::shops::SHOP).next().is_some())
    }

    /// Whether the start waits for somebody to say who is there.
    pub fn is_starting(&self) -> bool {
        self.phase.get_untracked() != Phase::Ready
    }
}

part! { worker:
    /// Has the worker fold. Speaking with it is no part of the first screen.
    fn folding() -> fn(App) {
        |app| {
            spawn_local(async move {
                if let Err(error) = app.worker(Task::Compact, &[], RwSignal::new(None)).await {
                    app.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
                }
            });
        }
    }
}
