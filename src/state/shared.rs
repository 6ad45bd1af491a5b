//! A shared folder: what this device has not yet put there, and what others put there. Knows no format and no screen.

use super::app::App;
use super::exchange::{ExchangeFailure, ExchangeProgress};
use super::places::files_of;
use crate::browser::files;
use crate::domain::files::Purpose;
use crate::storage::messages::Imported;
use crate::storage::place::folder::Folder;
use crate::storage::place::{Place, PlaceError};
use crate::storage::preview::{FileSeen, Found};
use crate::storage::shared::{FOLDER, SHARED, Shared};
use crate::storage::{Store, StoreError};
use crate::wire::Scope;
use crate::wire::opening::Wrapping;
use smol_str::SmolStr;
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    /// The files that were read out of the folder, and whose taking-in is therefore noted; whether they can be read. One
    /// that cannot (a drive has synced half of it) is offered again.
    static OFFERED: RefCell<BTreeMap<String, bool>> = const { RefCell::new(BTreeMap::new()) };
}

/// Why nothing was put or taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SharedError {
    /// The folder.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// The file could not be made.
    #[error(transparent)]
    Export(#[from] ExchangeFailure),
    /// What was put and taken cannot be remembered.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl App {
    /// Puts what is new here into the folder: the file's name, or `None` when the folder has it all.
    ///
    /// # Errors
    /// See [`SharedError`]; what is new stays new.
    pub async fn put_new(&self, folder: &Folder, progress: ExchangeProgress) -> Result<Option<String>, SharedError> {
        let scope = Scope { beyond: Some(FOLDER), ..Scope::default() };
        let purpose = Purpose::New(*self.inner().head.borrow());
        let wrapping = Wrapping { gzip: true, passphrase: None };
        let file = self.export_for(purpose, scope, wrapping, progress).await?;
        if file.rows == 0 {
            return Ok(None);
        }
        self.put(folder, &file).await?;
        self.note_shared(|shared| shared.put_up_to(file.head)).await?;
        Ok(Some(file.name))
    }

    /// The files that others put there and that were not taken, to be looked at.
    ///
    /// # Errors
    /// See [`SharedError`].
    pub async fn untaken(&self, folder: &Folder) -> Result<Vec<files::File>, SharedError> {
        let listed = folder.list().await?;
        let names: Vec<&str> = listed.iter().map(|listed| listed.name.as_str()).collect();
        let own = self.inner().author.borrow().device.clone();
        let mut wanted = Vec::new();
        self.note_shared(|shared| wanted = shared.untaken(&names, &own)).await?;
        OFFERED.set(wanted.iter().map(|name| ((*name).to_owned(), false)).collect());
        Ok(files_of(folder, wanted).await?)
    }

    /// Files were looked at.
    pub(super) fn looked_at(&self, files: &[FileSeen]) {
        OFFERED.with_borrow_mut(|offered| {
            for file in files {
                if let Some(is_good) = offered.get_mut(file.name.as_str()) {
                    *is_good = matches!(file.found, Found::Ours(_));
                }
            }
        });
    }

    /// Notes that files were taken in, if all of them came out of the folder.
    pub(super) async fn took(&self, names: &[SmolStr], imported: &Imported) -> Result<(), StoreError> {
        let taken: Option<Vec<(String, bool)>> = OFFERED.with_borrow(|offered| {
            names.iter().map(|name| Some((name.to_string(), *offered.get(name.as_str())?))).collect()
        });
        let Some(taken) = taken else { return Ok(()) };
        let good = taken.into_iter().filter(|(_, is_good)| *is_good).map(|(name, _)| name);
        self.note_shared(|shared| shared.took(good, imported)).await
    }

    async fn note_shared(&self, change: impl FnOnce(&mut Shared)) -> Result<(), StoreError> {
        let store = self.store()?;
        let mut shared = Shared::read(store.local(SHARED).await?.as_deref());
        let before = shared.clone();
        change(&mut shared);
        if shared == before {
            return Ok(());
        }
        store.set_local(SHARED, Some(&shared.write())).await
    }
}
