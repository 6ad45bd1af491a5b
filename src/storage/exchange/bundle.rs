//! What several files say together: each row and photo once. Pure.

use super::states;
use crate::domain::change::{Change, JournalRow};
use crate::domain::record::Record;
use crate::wire::{ExchangeFile, Head, Photo};
use std::collections::HashSet;

/// Files that are taken in as one.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    /// What each says of itself.
    pub heads: Vec<Head>,
    pub(super) records: Vec<Record>,
    pub(super) rows: Vec<JournalRow>,
    pub(super) photos: Vec<Photo>,
    /// Cells that no row explains.
    pub(super) open: Vec<Change>,
}

impl Bundle {
    /// Puts files together.
    pub fn of(files: impl IntoIterator<Item = ExchangeFile>) -> Self {
        let mut bundle = Self::default();
        let (mut names, mut hashes) = (HashSet::new(), HashSet::new());
        for file in files {
            bundle.heads.push(file.head);
            bundle.records.extend(file.records);
            bundle.rows.extend(file.rows.into_iter().filter(|row| names.insert((row.replica, row.seq))));
            bundle.photos.extend(file.photos.into_iter().filter(|photo| hashes.insert(photo.sha.clone())));
        }
        bundle.open = states::unexplained(&bundle.records, &bundle.rows);
        bundle
    }

    /// Lines in all, for progress.
    pub(super) fn lines(&self) -> u64 {
        (self.records.len() + self.rows.len() + self.photos.len()) as u64
    }
}
