//! A place in memory, for tests: the same promises, and failures on demand.

use super::{Listed, Place, PlaceError};
use crate::domain::files::FileName;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Files by name. Clones are the same place.
#[derive(Clone, Debug, Default)]
pub struct MemoryPlace {
    inner: Rc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    files: RefCell<BTreeMap<String, (Vec<u8>, i64)>>,
    /// Rises with each write.
    clock: Cell<i64>,
    room: Cell<Option<u64>>,
    refuses: RefCell<Option<PlaceError>>,
}

impl MemoryPlace {
    /// From now on it takes no more than so many bytes in all; `None` for as many as come.
    pub fn set_room(&self, room: Option<u64>) {
        self.inner.room.set(room);
    }

    /// From now on everything fails like this; `None` for nothing.
    pub fn set_refusal(&self, error: Option<PlaceError>) {
        *self.inner.refuses.borrow_mut() = error;
    }

    fn permit(&self) -> Result<(), PlaceError> {
        self.inner.refuses.borrow().clone().map_or(Ok(()), Err)
    }
}

impl Place for MemoryPlace {
    type Content = Vec<u8>;

    async fn put(&self, name: &str, content: &Vec<u8>) -> Result<(), PlaceError> {
        self.permit()?;
        if content.is_empty() {
            return Err(PlaceError::Other("an empty file".to_owned()));
        }
        let mut files = self.inner.files.borrow_mut();
        let others: usize = files.iter().filter(|(known, _)| *known != name).map(|(_, (bytes, _))| bytes.len()).sum();
        if self.inner.room.get().is_some_and(|room| (others + content.len()) as u64 > room) {
            return Err(PlaceError::Full);
        }
        self.inner.clock.set(self.inner.clock.get() + 1);
        files.insert(name.to_owned(), (content.clone(), self.inner.clock.get()));
        Ok(())
    }

    async fn list(&self) -> Result<Vec<Listed>, PlaceError> {
        self.permit()?;
        let files = self.inner.files.borrow();
        let ours = files.iter().filter(|(name, _)| FileName::parse(name).is_some());
        Ok(ours
            .map(|(name, (bytes, modified))| Listed {
                name: name.clone(),
                size: bytes.len() as u64,
                modified: *modified,
            })
            .collect())
    }

    async fn read(&self, name: &str) -> Result<Vec<u8>, PlaceError> {
        self.permit()?;
        let files = self.inner.files.borrow();
        files.get(name).map(|(bytes, _)| bytes.clone()).ok_or_else(|| PlaceError::NotFound(name.to_owned()))
    }

    async fn remove(&self, name: &str) -> Result<(), PlaceError> {
        self.permit()?;
        self.inner.files.borrow_mut().remove(name);
        Ok(())
    }
}
