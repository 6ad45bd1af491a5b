//! Photos at a check or a placement: prepared, stored with the change that refers to them, shown when looked at (S8).

use super::app::App;
use super::dispatch::Failure;
use crate::browser::photo::{self, MEDIA_TYPE, PhotoError};
use crate::browser::{clock, files, ids};
use crate::domain::command::Command;
use crate::domain::ids::RecordId;
use crate::domain::inspections::{self, Photo, Spot};
use crate::domain::placements;
use crate::storage::{Blob, Store};

/// Why a photo was not added.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PhotoFailure {
    /// The file is no photo that can be taken.
    #[error(transparent)]
    Photo(#[from] PhotoError),
    /// The write was refused or failed.
    #[error(transparent)]
    Write(#[from] Failure),
}

impl App {
    /// Adds a picked file as a photo; photo and change are stored in one transaction.
    pub async fn add_photo(&self, at: Spot, file: &files::File) -> Result<(), PhotoFailure> {
        let prepared = photo::prepare(file).await?;
        let photo = Photo {
            id: ids::key(clock::now()),
            sha: prepared.sha.clone(),
            width: prepared.width.into(),
            height: prepared.height.into(),
        };
        let blob = Blob { sha: prepared.sha, media_type: MEDIA_TYPE.to_owned(), bytes: prepared.bytes };
        self.dispatch_with(Command::Inspection(inspections::Command::AddPhoto { at, photo }), &[blob]).await?;
        Ok(())
    }

    /// Takes a picked file as the picture of a placement; picture and change are stored in one transaction.
    ///
    /// # Errors
    /// [`PhotoFailure`] says why it was not taken.
    pub async fn placement_photo(&self, placement: RecordId, file: &files::File) -> Result<(), PhotoFailure> {
        let prepared = photo::prepare(file).await?;
        let sha = prepared.sha.clone();
        let blob = Blob { sha: prepared.sha, media_type: MEDIA_TYPE.to_owned(), bytes: prepared.bytes };
        self.dispatch_with(Command::Placement(placements::Command::Picture { placement, sha }), &[blob]).await?;
        Ok(())
    }

    /// An address at which an image element can show a stored photo; `None` when its bytes have not come yet
    /// or cannot be read. Give it back with `browser::files::forget_url`.
    pub async fn photo_url(&self, sha: &str) -> Option<String> {
        let blob = self.store().ok()?.blob(sha).await.ok()??;
        files::url(&blob.bytes, &blob.media_type)
    }
}
