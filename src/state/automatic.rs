//! The day's backup, made by the app itself while a tab is open (S15: how is local to the device). Knows the order of the
//! steps, not the screens.

use super::app::{App, Phase};
use super::exchange::{ExchangeFailure, ExportedFile};
use super::places::files_of;
use super::problems::Problem;
use crate::browser::{clock, files};
use crate::domain::calendar;
use crate::domain::files::{Purpose, superfluous};
use crate::domain::shops::{Backup, next_backup};
use crate::storage::automatic::{self, AUTOMATIC, Automatic, BackupError, LAST, MadeBackup, TROUBLE, Trouble, Whereto};
use crate::storage::place::folder::{self, Folder};
use crate::storage::place::remembered::Use;
use crate::storage::place::{Listed, Place, PlaceError};
use crate::storage::{Store, StoreError, locks};
use crate::wire::Scope;
use crate::wire::opening::Wrapping;
use leptos::prelude::*;
use std::cell::Cell;

/// The folder inside the browser. The demo keeps none.
const INSIDE: &str = "dianxun-backups";
/// How long a failed try is not repeated by itself.
const RETRY_MS: i64 = 10 * 60_000;

thread_local! {
    /// When this tab tried last.
    static TRIED: Cell<Option<i64>> = const { Cell::new(None) };
}

/// How automatic backups stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AutomaticState {
    /// How they are made; `None` while they are off.
    pub how: Option<Automatic>,
    /// The last one.
    pub last: Option<MadeBackup>,
    /// Why the last try came to nothing.
    pub trouble: Option<Trouble>,
    /// What the picked folder is called, if there is one.
    pub folder: Option<String>,
    /// Whether this browser keeps folders within itself.
    pub keeps_inside: bool,
}

impl App {
    /// How they stand.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn automatic(&self) -> Result<AutomaticState, StoreError> {
        let store = self.store()?;
        let folder = self.folder_for(Use::Backup).await.ok().flatten();
        Ok(AutomaticState {
            how: automatic::read(store.local(AUTOMATIC).await?.as_deref()),
            last: automatic::read(store.local(LAST).await?.as_deref()),
            trouble: automatic::read(store.local(TROUBLE).await?.as_deref()),
            folder: folder.map(|folder| folder.name()),
            keeps_inside: folder::inside(INSIDE, false).await.is_ok(),
        })
    }

    /// Switches them on like this, or off.
    ///
    /// # Errors
    /// The store cannot keep it.
    pub async fn set_automatic(&self, how: Option<&Automatic>) -> Result<(), StoreError> {
        let store = self.store()?;
        store.set_local(AUTOMATIC, how.map(automatic::write).as_deref()).await?;
        store.set_local(TROUBLE, None).await?;
        TRIED.set(None);
        self.renew_safety().await
    }

    /// When the day's backup is due next, UTC milliseconds.
    pub fn next_backup(&self) -> Option<i64> {
        Some(next_backup(self.shop()?.backup_at, &*self.zone(), self.now.get()))
    }

    /// Makes the day's backup if it is due, nobody else is at it, and the place takes it without asking anybody. What
    /// stood in the way is kept and shown; after a while it is tried again.
    pub async fn back_up_when_due(&self) {
        let now = clock::now();
        if TRIED.get().is_some_and(|tried| (now - tried).abs() < RETRY_MS) || !self.is_open() {
            return;
        }
        let Some(_alone) = locks::if_free(&format!("dianxun.backup.{}", self.session.database())).await else { return };
        // Another tab may have made it, and told nobody.
        let is_known = self.renew_safety().await.is_ok();
        if is_known && untrack(|| self.backup()) != Backup::Fine {
            TRIED.set(Some(now));
            let _ = self.back_up(false).await;
        }
    }

    fn is_open(&self) -> bool {
        self.phase.get_untracked() == Phase::Ready && !self.session.demo
    }

    /// Makes a backup now. With `ask` the person is asked for a permission that has lapsed: only from within a tap.
    ///
    /// # Errors
    /// Why there is none. Kept, too, so that it is told wherever one looks next.
    pub async fn back_up(&self, ask: bool) -> Result<MadeBackup, BackupError> {
        let made = self.made(ask).await;
        if let Err(error) = self.remember(&made).await {
            self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
        }
        made
    }

    async fn made(&self, ask: bool) -> Result<MadeBackup, BackupError> {
        let how = self.automatic().await.ok().and_then(|state| state.how).ok_or(PlaceError::NotOffered)?;
        let folder = self.backup_folder(how.whereto).await?;
        let may = if ask { folder.ask().await } else { folder.is_permitted().await };
        if !may {
            return Err(PlaceError::NoPermission.into());
        }
        // Asked before the work of writing everything: it may be unplugged.
        folder.list().await?;
        let wrapping = Wrapping { gzip: true, passphrase: how.passphrase };
        let exported = self.export_for(Purpose::Automatic, Scope::default(), wrapping, RwSignal::new(None)).await;
        let file = exported.map_err(|failure| BackupError::Export(failure.to_string()))?;
        self.put(&folder, &file).await?;
        self.thin_out(&folder).await;
        Ok(self.told_of(&file, how.whereto))
    }

    fn told_of(&self, file: &ExportedFile, whereto: Whereto) -> MadeBackup {
        MadeBackup { at: clock::now(), name: file.name.clone(), bytes: file.blob.size() as u64, whereto }
    }

    async fn backup_folder(&self, whereto: Whereto) -> Result<Folder, PlaceError> {
        match whereto {
            Whereto::Inside => folder::inside(INSIDE, true).await?.ok_or(PlaceError::Gone),
            Whereto::Folder => self.folder_for(Use::Backup).await?.ok_or(PlaceError::Gone),
        }
    }

    /// Old ones go. One that cannot be taken away costs room, not safety.
    async fn thin_out(&self, folder: &Folder) {
        let Ok(listed) = folder.list().await else { return };
        let names: Vec<&str> = listed.iter().map(|listed| listed.name.as_str()).collect();
        let device = self.inner().author.borrow().device.clone();
        let today = calendar::date(&*self.zone(), clock::now());
        for name in superfluous(&names, device.as_str(), today) {
            if let Err(error) = folder.remove(name).await {
                self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
            }
        }
    }

    /// Keeps what came of it. Having been called off is no trouble: it is tried again.
    async fn remember(&self, made: &Result<MadeBackup, BackupError>) -> Result<(), StoreError> {
        let store = self.store()?;
        match made {
            Ok(last) => {
                store.set_local(LAST, Some(&automatic::write(last))).await?;
                store.set_local(TROUBLE, None).await?;
            }
            Err(BackupError::Export(why)) if *why == ExchangeFailure::Cancelled.to_string() => {}
            Err(why) => {
                let trouble = Trouble { at: clock::now(), why: why.clone() };
                store.set_local(TROUBLE, Some(&automatic::write(&trouble))).await?;
            }
        }
        self.renew_safety().await
    }

    /// The backups inside this browser, newest first. They may be there although the data is gone.
    ///
    /// # Errors
    /// The browser keeps no folders.
    pub async fn backups_inside(&self) -> Result<Vec<Listed>, PlaceError> {
        let Some(folder) = folder::inside(INSIDE, false).await? else { return Ok(Vec::new()) };
        let mut listed = folder.list().await?;
        listed.sort_by(|one, other| (other.modified, &other.name).cmp(&(one.modified, &one.name)));
        Ok(listed)
    }

    /// One of them, to be restored or saved as a file.
    ///
    /// # Errors
    /// It is gone.
    pub async fn backup_inside(&self, name: &str) -> Result<files::File, PlaceError> {
        let folder = folder::inside(INSIDE, false).await?.ok_or(PlaceError::Gone)?;
        let found = files_of(&folder, [name]).await?;
        found.into_iter().next().ok_or_else(|| PlaceError::NotFound(name.to_owned()))
    }
}
