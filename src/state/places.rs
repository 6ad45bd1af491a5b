//! Where exchange files go and where they come from: the person's hand, a folder. Only what a place has confirmed counts
//! as handed over. Knows no format and no screen.

use super::app::App;
use super::exchange::ExportedFile;
use crate::browser::files::{self, Blob, File};
use crate::storage::Store;
use crate::storage::StoreError;
use crate::storage::place::folder::{self, Folder};
use crate::storage::place::remembered::{self, Use};
use crate::storage::place::{Listed, Place, PlaceError};
use crate::storage::shared::SHARED;
use std::collections::BTreeSet;

/// The person: what is put is handed to them as a download, what they picked, dropped or pasted is there to be read.
pub struct Hand {
    picked: Vec<File>,
}

impl Hand {
    /// With nothing picked: to put something.
    pub fn empty() -> Self {
        Self { picked: Vec::new() }
    }

    /// With files that were picked. Of two that are called the same, from two folders, the second gets another name.
    pub fn with(picked: Vec<File>) -> Self {
        let mut names = BTreeSet::new();
        let named = picked.into_iter().enumerate().map(|(at, file)| {
            if names.insert(file.name()) {
                return file;
            }
            files::named(&file, &format!("{at}_{}", file.name())).unwrap_or(file)
        });
        Self { picked: named.collect() }
    }
}

impl Place for Hand {
    type Content = Blob;

    /// The browser does not say whether the person kept it: having begun is all that can be confirmed.
    async fn put(&self, name: &str, content: &Blob) -> Result<(), PlaceError> {
        files::save(content, name).map_err(|thrown| PlaceError::Other(format!("{thrown:?}")))
    }

    /// All that was picked, whatever it is called: what is not ours is told of when it is read.
    async fn list(&self) -> Result<Vec<Listed>, PlaceError> {
        let listed =
            |file: &File| Listed { name: file.name(), size: file.size() as u64, modified: file.last_modified() as i64 };
        Ok(self.picked.iter().map(listed).collect())
    }

    async fn read(&self, name: &str) -> Result<Blob, PlaceError> {
        let found = self.picked.iter().find(|file| file.name() == name).cloned();
        found.map(Blob::from).ok_or_else(|| PlaceError::NotFound(name.to_owned()))
    }

    async fn remove(&self, _: &str) -> Result<(), PlaceError> {
        Err(PlaceError::NotOffered)
    }
}

/// All files of a place, to be looked at and taken in.
///
/// # Errors
/// The place cannot be read.
pub async fn all_of(place: &impl Place<Content = Blob>) -> Result<Vec<File>, PlaceError> {
    let listed = place.list().await?;
    files_of(place, listed.iter().map(|listed| listed.name.as_str())).await
}

/// Some files of a place.
///
/// # Errors
/// One of them cannot be read.
pub async fn files_of(
    place: &impl Place<Content = Blob>,
    names: impl IntoIterator<Item = &str>,
) -> Result<Vec<File>, PlaceError> {
    let mut found = Vec::new();
    for name in names {
        let blob = place.read(name).await?;
        found.push(files::named(&blob, name).ok_or_else(|| PlaceError::NotFound(name.to_owned()))?);
    }
    Ok(found)
}

/// Hands a file that is there already to the person. It counts as no export: it may be an old one.
///
/// # Errors
/// The browser did not take it.
pub async fn save_file(file: &File) -> Result<(), PlaceError> {
    Hand::empty().put(&file.name(), file).await
}

impl App {
    /// Puts an exported file into a place. It is noted in the journal, and as the last export, when the place has it.
    ///
    /// # Errors
    /// The place did not take it.
    pub async fn put(&self, place: &impl Place<Content = Blob>, file: &ExportedFile) -> Result<(), PlaceError> {
        place.put(&file.name, &file.blob).await?;
        self.handed_over(file).await;
        Ok(())
    }

    /// Whether a person can pick a folder in this browser.
    pub fn can_pick_folders(&self) -> bool {
        folder::can_be_picked()
    }

    /// The folder remembered for this.
    ///
    /// # Errors
    /// The browser cannot look.
    pub async fn folder_for(&self, used: Use) -> Result<Option<Folder>, PlaceError> {
        if !folder::can_be_picked() {
            return Ok(None);
        }
        remembered::remembered(self.session.database(), used).await
    }

    /// Has the person pick a folder and remembers it; `None` when they thought better of it. Only from within a tap.
    ///
    /// # Errors
    /// The browser offers none, or cannot keep it.
    pub async fn pick_folder(&self, used: Use) -> Result<Option<Folder>, PlaceError> {
        let Some(folder) = folder::pick().await? else { return Ok(None) };
        let is_other = match self.folder_for(used).await? {
            Some(before) => !before.is_same(&folder).await,
            None => true,
        };
        remembered::remember(self.session.database(), used, Some(&folder)).await?;
        if used == Use::Shared && is_other {
            self.begin_sharing_anew().await.map_err(|error| PlaceError::Other(error.to_string()))?;
        }
        Ok(Some(folder))
    }

    /// Forgets the folder; what lies in it stays.
    ///
    /// # Errors
    /// The browser cannot.
    pub async fn forget_folder(&self, used: Use) -> Result<(), PlaceError> {
        remembered::remember(self.session.database(), used, None).await
    }

    /// Another folder has nothing of ours yet.
    async fn begin_sharing_anew(&self) -> Result<(), StoreError> {
        self.store()?.set_local(SHARED, None).await
    }
}
