//! A store that fails at one of its calls, for tests of what is left behind then (R02).

use dianxun::domain::change::{JournalRow, Vector};
use dianxun::domain::ids::Key;
use dianxun::storage::{Blob, HeldRow, Intake, Loaded, Opened, Part, Rewriting, RowName, Store, StoreError, Usage};
use std::cell::Cell;

/// When a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Before it does anything.
    Before,
    /// When it has done all, and the answer is lost.
    After,
}

/// Another store, one of whose calls fails.
pub(crate) struct Failing<'s, S = ()> {
    store: &'s S,
    left: Cell<usize>,
    moment: Moment,
}

impl<'s, S> Failing<'s, S> {
    /// What it says then.
    pub(crate) const ERROR: StoreError = StoreError::Full;

    /// Fails at the call that comes after so many others.
    pub(crate) fn at(store: &'s S, calls: usize, moment: Moment) -> Self {
        Self { store, left: Cell::new(calls), moment }
    }

    async fn call<T>(&self, work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        let left = self.left.get();
        self.left.set(left.wrapping_sub(1)); // after it, nothing fails for a long time
        match (left, self.moment) {
            (0, Moment::Before) => Err(Self::ERROR),
            (0, Moment::After) => work.await.and(Err(Self::ERROR)),
            _ => work.await,
        }
    }
}

impl<S: Store> Store for Failing<'_, S> {
    fn opened(&self) -> Opened {
        self.store.opened()
    }
    async fn load(&self, part: Part<'_>) -> Result<Loaded, StoreError> {
        self.call(self.store.load(part)).await
    }
    async fn commit(&self, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, StoreError> {
        self.call(self.store.commit(rows, blobs)).await
    }
    async fn import(&self, intake: Intake<'_>) -> Result<u64, StoreError> {
        self.call(self.store.import(intake)).await
    }
    async fn rewrite(&self, rewriting: Rewriting<'_>) -> Result<bool, StoreError> {
        self.call(self.store.rewrite(rewriting)).await
    }
    async fn knows(&self, names: &[RowName]) -> Result<Vec<bool>, StoreError> {
        self.call(self.store.knows(names)).await
    }
    async fn history(&self, key: &Key) -> Result<Vec<(u64, JournalRow)>, StoreError> {
        self.call(self.store.history(key)).await
    }
    async fn rows(&self, after: u64, most: usize) -> Result<Vec<(u64, JournalRow)>, StoreError> {
        self.call(self.store.rows(after, most)).await
    }
    async fn stored_rows(&self, after: u64, most: usize) -> Result<Vec<(u64, String)>, StoreError> {
        self.call(self.store.stored_rows(after, most)).await
    }
    async fn beyond(&self, theirs: &Vector) -> Result<Vec<JournalRow>, StoreError> {
        self.call(self.store.beyond(theirs)).await
    }

    async fn vector(&self) -> Result<Vector, StoreError> {
        self.call(self.store.vector()).await
    }
    async fn blob(&self, sha: &str) -> Result<Option<Blob>, StoreError> {
        self.call(self.store.blob(sha)).await
    }
    async fn blob_ids(&self) -> Result<Vec<String>, StoreError> {
        self.call(self.store.blob_ids()).await
    }
    async fn held(&self) -> Result<Vec<HeldRow>, StoreError> {
        self.call(self.store.held()).await
    }
    async fn compact(&self) -> Result<u64, StoreError> {
        self.call(self.store.compact()).await
    }
    async fn local(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.call(self.store.local(name)).await
    }
    async fn set_local(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.call(self.store.set_local(name, value)).await
    }
    async fn usage(&self) -> Result<Usage, StoreError> {
        self.call(self.store.usage()).await
    }
}
