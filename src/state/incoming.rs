//! What comes in by file: looked at first, taken in, taken back, released when it waited. The worker does it; the page
//! absorbs what came in and tells the other tabs. Knows no format and no screen.

use super::app::App;
use super::exchange::{ExchangeFailure, ExchangeProgress};
use super::problems::Problem;
use crate::browser::{clock, files, ids};
use crate::domain::change::Vector;
use crate::domain::ids::DeviceId;
use crate::storage::messages::{Authorship, ImportOrder, Imported, Outcome, PreviewOrder, Task};
use crate::storage::met::{self, MET, Met};
use crate::storage::preview::{Choice, Fate, Preview};
use crate::storage::recovery::{self, RECOVERY, RecoveryPoint};
use crate::storage::{HeldRow, RowName, Store, StoreError};
use crate::wire::vault::Passphrase;
use leptos::prelude::*;
use leptos::task::spawn_local;
use smol_str::SmolStr;

type Exchanged<T> = Result<T, ExchangeFailure>;

impl App {
    /// What files would change here: the first records of each fate, or more of one.
    pub async fn preview(
        &self,
        files: &[files::File],
        passphrase: Option<Passphrase>,
        more: Option<(Fate, u64)>,
        progress: ExchangeProgress,
    ) -> Exchanged<Preview> {
        let order = PreviewOrder { now: clock::now(), files: names(files), passphrase, more };
        match self.worker(Task::Preview(order), &blobs(files), progress).await? {
            (Outcome::Preview(preview), _) => {
                self.looked_at(&preview.files);
                Ok(preview)
            }
            _ => Err(ExchangeFailure::other()),
        }
    }

    /// Takes files in; what was refused is left out, unless all of it was.
    pub async fn import(
        &self,
        files: &[files::File],
        passphrase: Option<Passphrase>,
        choice: Choice,
        progress: ExchangeProgress,
    ) -> Exchanged<Imported> {
        let names = names(files);
        let by = self.authorship(&names.join(", "));
        let task = Task::Import(ImportOrder { by, files: names.clone(), passphrase, choice });
        let imported = self.taken_in(task, &blobs(files), progress).await?;
        if let Err(error) = self.took(&names, &imported).await {
            // They are offered once more, and bring nothing new then.
            self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
        }
        Ok(imported)
    }

    /// Takes back what came in at once, as new edits; what was changed since stays.
    pub async fn revert(&self, point: RecoveryPoint, progress: ExchangeProgress) -> Exchanged<Imported> {
        let task = Task::Revert(self.authorship(&point.files), point);
        self.taken_in(task, &[], progress).await
    }

    /// Lets rows come in that waited (S6).
    pub async fn release(&self, names: Vec<RowName>) -> Exchanged<Imported> {
        let task = Task::Release(self.authorship(""), names);
        self.taken_in(task, &[], RwSignal::new(None)).await
    }

    /// Leaves rows out that waited, and remembers that.
    pub async fn decline(&self, names: Vec<RowName>) -> Exchanged<()> {
        self.worker(Task::Decline(names), &[], RwSignal::new(None)).await?;
        let _ = self.renew_safety().await;
        Ok(())
    }

    /// The rows that wait, and why.
    pub async fn held(&self) -> Exchanged<Vec<HeldRow>> {
        match self.worker(Task::Held, &[], RwSignal::new(None)).await? {
            (Outcome::Held(held), _) => Ok(held),
            _ => Err(ExchangeFailure::other()),
        }
    }

    /// The last imports that can be taken back, newest first.
    pub async fn recovery_points(&self) -> Result<Vec<RecoveryPoint>, StoreError> {
        Ok(recovery::read(self.store()?.local(RECOVERY).await?.as_deref()))
    }

    /// The devices whose files were taken in, and what this one has.
    pub async fn devices_met(&self) -> Result<(Vec<(DeviceId, Met)>, Vector), StoreError> {
        let store = self.store()?;
        let met = met::read(store.local(MET).await?.as_deref());
        Ok((met.into_iter().collect(), store.vector().await?))
    }

    /// Lets rows come in by themselves whose time has come.
    pub(super) fn release_due(&self, held: &[HeldRow]) {
        let now = clock::now();
        let due: Vec<RowName> =
            held.iter().filter(|held| held.is_due(now)).map(|held| (held.row.replica, held.row.seq)).collect();
        if due.is_empty() {
            return;
        }
        let app = *self;
        spawn_local(async move {
            // Without the part they wait until the next start.
            if let Ok(release) = releasing().await {
                release(app, due);
            }
        });
    }

    pub(super) fn authorship(&self, reason: &str) -> Authorship {
        let now = clock::now();
        Authorship {
            now,
            person: self.inner().author.borrow().person.clone(),
            replica: ids::replica(),
            command: SmolStr::new(ids::record(now).as_str()),
            reason: SmolStr::new(reason),
        }
    }

    pub(super) async fn taken_in(
        &self,
        task: Task,
        files: &[files::Blob],
        progress: ExchangeProgress,
    ) -> Exchanged<Imported> {
        let (Outcome::Imported(imported), _) = self.worker(task, files, progress).await? else {
            return Err(ExchangeFailure::other());
        };
        if let Some(device) = &imported.device {
            self.inner().author.borrow_mut().device = device.clone();
        }
        if imported.came > 0 {
            self.came(imported.came, imported.head).await;
        }
        let _ = self.renew_safety().await;
        Ok(imported)
    }
}

part! { worker:
    /// Seldom needed, and never before the first screen stands.
    fn releasing() -> fn(App, Vec<RowName>) {
        |app, due| {
            spawn_local(async move {
                if let Err(error) = app.release(due).await {
                    app.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
                }
            });
        }
    }
}

fn names(files: &[files::File]) -> Vec<SmolStr> {
    files.iter().map(|file| SmolStr::new(file.name())).collect()
}

fn blobs(files: &[files::File]) -> Vec<files::Blob> {
    files.iter().map(|file| file.clone().into()).collect()
}
