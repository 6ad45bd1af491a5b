//! Export, import and the log of a record, done by the worker; the page absorbs what came in and tells the
//! other tabs. Knows no format and no screen.

use super::app::{App, Phase};
use super::problems::Problem;
use crate::browser::{clock, files, ids};
use crate::domain::calendar;
use crate::domain::change::JournalRow;
use crate::domain::ids::Key;
use crate::storage::StoreError;
use crate::storage::messages::{ExportOrder, ImportOrder, Imported, Outcome, Progress, Task, TaskError};
use crate::wire::{ExportError, WireError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use smol_str::SmolStr;

/// How far an exchange is: done and in all.
pub type ExchangeProgress = RwSignal<Option<(u64, u64)>>;

/// A file ready to be handed to the person.
pub struct ExportedFile {
    /// Its bytes.
    pub blob: files::Blob,
    /// `dianxun_<shop>_<device>_<date>_<time>.json`: names sort by shop, device, time.
    pub name: String,
    /// Photos that could not be carried because what is stored of them is damaged.
    pub left_out: usize,
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
            TaskError::Cancelled => Self::Cancelled,
            TaskError::Crashed(words) => Self::Crashed(words),
        }
    }
}

impl App {
    /// Writes everything into one file.
    pub async fn export(&self, photos: bool, progress: ExchangeProgress) -> Result<ExportedFile, ExchangeFailure> {
        let order = self.export_order(photos);
        let now = order.now;
        // Rows that arrive while the worker reads may be missing in the file.
        let exported_head = *self.inner().head.borrow();
        let (outcome, blob) = self.worker(Task::Export(order), None, progress).await?;
        let left_out = match outcome {
            Outcome::Exported(exported) => exported.left_out.len(),
            _ => 0,
        };
        let blob = blob.ok_or_else(|| ExchangeFailure::Crashed("no file came back".to_owned()))?;
        Ok(ExportedFile { blob, name: self.file_name(now), left_out, head: exported_head })
    }

    /// Notes that an exported file was handed to the person: from now on it counts as the last export. That it could not
    /// be noted (a database that is only readable, R08) is no failure of the file.
    pub async fn handed_over(&self, file: &ExportedFile) {
        if let Err(error) = self.exported(file.head).await {
            self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
        }
    }

    fn export_order(&self, photos: bool) -> ExportOrder {
        let author = self.inner().author.borrow().clone();
        ExportOrder {
            now: clock::now(),
            app: SmolStr::new_static(env!("CARGO_PKG_VERSION")),
            person_name: SmolStr::new(untrack(|| self.name_of(&author.person))),
            person: author.person,
            replica: author.replica,
            photos,
        }
    }

    fn file_name(&self, now: i64) -> String {
        let shop = untrack(|| self.shop()).map(|shop| shop.name).unwrap_or_default();
        let plain = in_file_name(&shop);
        let device: String = self.inner().author.borrow().device.as_str().chars().take(8).collect();
        let local = calendar::local(&*self.zone(), now);
        let time = format!("{}_{}", local.date(), calendar::clock_time(local.time()).replace(':', ""));
        format!("dianxun_{plain}_{device}_{time}.json")
    }

    /// Takes a file in, or refuses it as a whole.
    pub async fn import(&self, file: &files::File, progress: ExchangeProgress) -> Result<Imported, ExchangeFailure> {
        let inner = self.inner();
        let now = clock::now();
        let order = ImportOrder {
            now,
            person: inner.author.borrow().person.clone(),
            replica: ids::replica(),
            command: SmolStr::new(ids::record(now).as_str()),
            file: SmolStr::new(file.name()),
        };
        let (outcome, _) = self.worker(Task::Import(order), Some(file), progress).await?;
        let Outcome::Imported(imported) = outcome else {
            return Err(ExchangeFailure::Crashed("another answer than asked for".to_owned()));
        };
        self.take_in(&imported);
        let _ = self.renew_safety().await;
        Ok(imported)
    }

    fn take_in(&self, imported: &Imported) {
        let inner = self.inner();
        if let Some(device) = &imported.device {
            inner.author.borrow_mut().device = device.clone();
        }
        if imported.rows.is_empty() {
            return;
        }
        self.published(&imported.rows, imported.head);
    }

    /// Calls off what the worker does. What was committed stays, what was not is as if never begun.
    pub fn cancel_exchange(&self) {
        self.inner().worker.cancel();
    }

    /// The journal rows that touch a record, oldest first.
    pub async fn history(&self, key: &Key) -> Result<Vec<JournalRow>, StoreError> {
        let silent = RwSignal::new(None);
        match self.worker(Task::History(key.clone()), None, silent).await {
            Ok((Outcome::History(rows), _)) => Ok(rows.into_iter().map(|(_, row)| row).collect()),
            Ok(_) => Ok(Vec::new()),
            Err(ExchangeFailure::Store(error)) => Err(error),
            Err(other) => Err(StoreError::Other(other.to_string())),
        }
    }

    /// Folds the journal into segments (S5). A failure costs nothing but time at the next start.
    pub(super) fn fold_when_idle(&self) {
        let app = *self;
        spawn_local(async move {
            gloo_timers::future::TimeoutFuture::new(2_000).await;
            let silent = RwSignal::new(None);
            if let Err(error) = app.worker(Task::Compact, None, silent).await {
                app.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
            }
        });
    }

    async fn worker(
        &self,
        task: Task,
        file: Option<&files::Blob>,
        progress: ExchangeProgress,
    ) -> Result<(Outcome, Option<files::Blob>), ExchangeFailure> {
        let told = move |step: Progress| {
            progress.try_set(Some((step.done, step.total)));
        };
        let answer = self.inner().worker.call(self.session.database(), task, file, told).await;
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

/// A shop's name as a part of a file's name: letters and digits of any script.
pub(super) fn in_file_name(shop: &str) -> String {
    shop.chars().filter(|c| c.is_alphanumeric()).take(40).collect()
}
