//! What several files say together: each row and photo once. Pure.

use super::states;
use crate::domain::change::{Change, JournalRow};
use crate::domain::record::Record;
use crate::storage::damaged::DamagedPhoto;
use crate::wire::{ExchangeFile, Head, Photo};
use smol_str::SmolStr;
use std::collections::HashSet;

/// Files that are taken in as one.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    /// What each says of itself.
    pub heads: Vec<Head>,
    pub(super) records: Vec<Record>,
    pub(super) rows: Vec<JournalRow>,
    pub(super) photos: Vec<Photo>,
    /// Photos that came damaged, and in no file whole.
    pub(super) damaged: Vec<DamagedPhoto>,
    /// Cells that no row explains.
    pub(super) open: Vec<Change>,
}

impl Bundle {
    /// Puts files together whose names nobody asks for.
    pub fn of(files: impl IntoIterator<Item = ExchangeFile>) -> Self {
        Self::named(files.into_iter().map(|file| (SmolStr::default(), file)))
    }

    /// Puts files together, each with its name.
    pub fn named(files: impl IntoIterator<Item = (SmolStr, ExchangeFile)>) -> Self {
        let mut bundle = Self::default();
        let (mut names, mut hashes) = (HashSet::new(), HashSet::new());
        for (name, file) in files {
            bundle.damaged.extend(file.damaged.iter().map(|sha| left_out(&name, &file.head, sha)));
            bundle.heads.push(file.head);
            bundle.records.extend(file.records);
            bundle.rows.extend(file.rows.into_iter().filter(|row| names.insert((row.replica, row.seq))));
            bundle.photos.extend(file.photos.into_iter().filter(|photo| hashes.insert(photo.sha.clone())));
        }
        bundle.damaged.retain(|photo| hashes.insert(photo.sha.clone()));
        bundle.open = states::unexplained(&bundle.records, &bundle.rows);
        bundle
    }

    /// Lines in all, for progress.
    pub(super) fn lines(&self) -> u64 {
        (self.records.len() + self.rows.len() + self.photos.len()) as u64
    }
}

fn left_out(name: &SmolStr, head: &Head, sha: &str) -> DamagedPhoto {
    let Head { person_name, time, .. } = head;
    DamagedPhoto { sha: sha.to_owned(), file: name.clone(), person_name: person_name.clone(), file_at: *time }
}
