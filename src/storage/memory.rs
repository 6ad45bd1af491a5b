//! The in-memory twin of the IndexedDB store: the same trait, the same stored forms, no browser.
//! For tests, and for a browser that offers no storage. Knows no IndexedDB.

use super::api::{Blob, Intake, Loaded, Opened, Part, Rewriting, RowName, Store, StoreError, Usage};
use super::erased::Erased;
use super::held::{self, HeldRow};
use super::{journal, segments};
use crate::domain::change::{JournalRow, Vector};
use crate::domain::ids::{DeviceId, Key};
use crate::domain::stamp::Stamp;
use segments::Manifest;
use std::cell::{Cell, RefCell};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

#[cfg(test)]
pub(super) mod properties;

/// A store that is gone with the tab. Clones share what is stored, as two tabs share a database.
#[derive(Clone)]
pub struct MemoryStore {
    opened: Rc<RefCell<Opened>>,
    stored: Rc<RefCell<Stored>>,
}

#[derive(Default)]
struct Stored {
    rows: BTreeMap<u64, String>,
    /// The number of each row.
    names: BTreeMap<RowName, u64>,
    clock: Option<Stamp>,
    /// As it would stand in IndexedDB.
    erased: Option<String>,
    /// The same.
    manifest: Option<String>,
    /// A segment was found damaged, or holds what was erased: the next compaction makes all anew.
    damaged: Cell<bool>,
    segments: BTreeMap<String, Vec<u8>>,
    blobs: BTreeMap<String, Blob>,
    held: BTreeMap<RowName, String>,
    local: BTreeMap<String, String>,
}

/// Stored and held rows in another form: by number, by name.
type Blanked = (Vec<(u64, String)>, Vec<(RowName, String)>);

impl MemoryStore {
    /// An empty store of a device.
    pub fn new(device: &str) -> Self {
        let opened = Opened { database: format!("memory-{device}"), device: DeviceId::new(device), is_new: true };
        Self { opened: Rc::new(RefCell::new(opened)), stored: Rc::default() }
    }
}

impl Stored {
    fn head(&self) -> u64 {
        self.rows.last_key_value().map_or(0, |(number, _)| *number)
    }

    fn after(&self, row: u64) -> (Vec<JournalRow>, u64) {
        let texts: Vec<&String> = self.rows.range(row + 1..).map(|(_, text)| text).collect();
        journal::unpack_all(&texts)
    }

    fn manifest(&self) -> Result<Manifest, StoreError> {
        Manifest::read(self.manifest.as_deref())
    }

    fn packed(&self, keys: &BTreeSet<String>) -> Vec<Vec<u8>> {
        keys.iter().filter_map(|key| self.segments.get(key).cloned()).collect()
    }

    fn load(&self, part: Part<'_>) -> Result<Loaded, StoreError> {
        let manifest = self.manifest()?;
        let keys = manifest.keys(part);
        let unpacked = segments::unpack(&manifest, &keys, &self.packed(&keys));
        let replayed = unpacked.is_err();
        self.damaged.set(self.damaged.get() || replayed);
        let unfolded = self.rows.range(manifest.row + 1..).count() as u64;
        let records = unpacked.unwrap_or_default();
        let mut loaded = Loaded { records, clock: self.clock, head: self.head(), unfolded, replayed, unreadable: 0 };
        if replayed || part.has_tail() {
            let (rows, unreadable) = self.after(if replayed { 0 } else { manifest.row });
            loaded.unreadable = unreadable;
            rows.iter().for_each(|row| {
                loaded.records.apply(row);
            });
        }
        Ok(loaded)
    }

    fn commit(&mut self, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, StoreError> {
        let texts = packed(rows)?;
        Ok(self.append(rows, texts, blobs))
    }

    fn append(&mut self, rows: &[JournalRow], texts: Vec<String>, blobs: &[Blob]) -> u64 {
        for (row, text) in rows.iter().zip(texts) {
            let next = self.head() + 1;
            if let Entry::Vacant(name) = self.names.entry(journal::name_of(row)) {
                name.insert(next);
                self.rows.insert(next, text);
            }
        }
        self.clock = journal::clock_after(self.clock, rows);
        self.blobs.extend(blobs.iter().map(|blob| (blob.sha.clone(), blob.clone())));
        self.head()
    }

    /// Takes in as one: whatever can fail does so before anything is changed (R02). Tells whether anything was blanked.
    fn import(&mut self, intake: &Intake<'_>) -> Result<(u64, bool), StoreError> {
        let mut erased = Erased::read(self.erased.as_deref())?;
        let new = erased.learn(intake.rows);
        let rows = erased.applied(intake.rows);
        let (texts, note) = (packed(&rows)?, erased.write()?);
        let hold = erased.applied_held(intake.hold);
        let hold = packed_held(&hold)?;
        let (blanked, blanked_held) = self.blanked(&new)?;

        self.rows.extend(blanked);
        self.held.extend(blanked_held);
        if !new.is_empty() {
            self.erased = Some(note);
            self.damaged.set(true);
        }
        self.held.retain(|name, _| !intake.release.contains(name));
        self.held.extend(hold);
        self.local.extend(intake.local.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        Ok((self.append(&rows, texts, intake.blobs), !new.is_empty()))
    }

    /// What is stored and held of newly erased values, without them.
    fn blanked(&self, new: &Erased) -> Result<Blanked, StoreError> {
        if new.is_empty() {
            return Ok(Default::default());
        }
        let (blanking, mut rows, mut waiting) = (new.blanking(), Vec::new(), Vec::new());
        for (number, text) in &self.rows {
            rows.extend(blanking(text)?.map(|(_, blanked)| (*number, blanked)));
        }
        for (name, text) in &self.held {
            waiting.extend(held::blanked(text, &blanking)?.map(|blanked| (*name, blanked)));
        }
        Ok((rows, waiting))
    }

    fn rewrite(&mut self, rewriting: Rewriting<'_>) -> Result<bool, StoreError> {
        let head = self.head();
        if rewriting.head != head {
            return Ok(false);
        }
        let appended = (head + 1..).zip(rewriting.append);
        let rows = rewriting.rows.iter().map(|(number, row)| (*number, row)).chain(appended);
        let rows: Vec<(u64, String)> =
            rows.map(|(number, row)| Ok((number, journal::pack(row)?))).collect::<Result<_, StoreError>>()?;
        let hold: Vec<(RowName, String)> = packed_held(rewriting.hold)?;

        self.rows.retain(|number, _| !rewriting.removed.contains(number));
        self.rows.extend(rows);
        let rows = journal::readable(self.rows.iter().map(|(number, text)| (*number, text)));
        self.names = rows.iter().map(|(number, row)| (journal::name_of(row), *number)).collect();
        self.held.extend(hold);
        self.local.extend(rewriting.local.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        self.segments.clear();
        self.manifest = None;
        self.clock = rewriting.clock;
        Ok(true)
    }

    fn compact(&mut self) -> Result<u64, StoreError> {
        if self.damaged.take() {
            self.segments.clear();
            self.manifest = None;
        }
        let manifest = self.manifest()?;
        let (rows, _) = self.after(manifest.row);
        let packed = self.packed(&manifest.touched(&rows));
        let folded = match segments::fold(&manifest, &packed, &rows, self.head()) {
            Err(StoreError::Damaged(_)) if self.manifest.is_some() => {
                self.damaged.set(true);
                return self.compact();
            }
            folded => folded?,
        };
        self.segments.extend(folded.segments);
        self.manifest = Some(folded.manifest.write()?);
        Ok(folded.manifest.row)
    }
}

fn packed(rows: &[JournalRow]) -> Result<Vec<String>, StoreError> {
    rows.iter().map(journal::pack).collect()
}

fn packed_held(held: &[HeldRow]) -> Result<Vec<(RowName, String)>, StoreError> {
    held.iter().map(|one| Ok((journal::name_of(&one.row), held::pack(one)?))).collect()
}

impl Store for MemoryStore {
    fn opened(&self) -> Opened {
        self.opened.borrow().clone()
    }

    async fn load(&self, part: Part<'_>) -> Result<Loaded, StoreError> {
        self.stored.borrow().load(part)
    }

    async fn commit(&self, rows: &[JournalRow], blobs: &[Blob]) -> Result<u64, StoreError> {
        self.stored.borrow_mut().commit(rows, blobs)
    }

    async fn import(&self, intake: Intake<'_>) -> Result<u64, StoreError> {
        let mut stored = self.stored.borrow_mut();
        let (head, is_erasing) = stored.import(&intake)?;
        if intake.renames_device {
            let mut opened = self.opened.borrow_mut();
            opened.device = DeviceId::new(format!("{}+", opened.device));
        }
        if is_erasing {
            // The rows are stored; a folding that fails is done again later.
            let _ = stored.compact();
        }
        Ok(head)
    }

    async fn rewrite(&self, rewriting: Rewriting<'_>) -> Result<bool, StoreError> {
        let mut stored = self.stored.borrow_mut();
        let is_done = stored.rewrite(rewriting)?;
        if is_done {
            stored.compact()?;
        }
        Ok(is_done)
    }

    async fn knows(&self, names: &[RowName]) -> Result<Vec<bool>, StoreError> {
        let stored = self.stored.borrow();
        Ok(names.iter().map(|name| stored.names.contains_key(name)).collect())
    }

    async fn history(&self, key: &Key) -> Result<Vec<(u64, JournalRow)>, StoreError> {
        let stored = self.stored.borrow();
        let touching = |(number, text): (&u64, &String)| Some((*number, journal::touching(key, text)?));
        Ok(stored.rows.iter().filter_map(touching).collect())
    }

    async fn rows(&self, after: u64, most: usize) -> Result<Vec<(u64, JournalRow)>, StoreError> {
        let stored = self.stored.borrow();
        let some = stored.rows.range(after + 1..).take(most);
        Ok(journal::readable(some.map(|(number, text)| (*number, text))))
    }

    async fn stored_rows(&self, after: u64, most: usize) -> Result<Vec<(u64, String)>, StoreError> {
        let stored = self.stored.borrow();
        let some = stored.rows.range(after + 1..).take(most);
        Ok(some.map(|(number, text)| (*number, text.clone())).collect())
    }

    async fn beyond(&self, theirs: &Vector) -> Result<Vec<JournalRow>, StoreError> {
        let stored = self.stored.borrow();
        let lacking = stored.names.iter().filter(|(name, _)| journal::is_beyond(theirs, name));
        let numbers: BTreeSet<u64> = lacking.map(|(_, number)| *number).collect();
        let texts = numbers.into_iter().filter_map(|number| Some((number, stored.rows.get(&number)?)));
        Ok(journal::readable(texts).into_iter().map(|(_, row)| row).collect())
    }

    async fn vector(&self) -> Result<Vector, StoreError> {
        Ok(journal::vector(self.stored.borrow().names.keys().copied()))
    }

    async fn blob(&self, sha: &str) -> Result<Option<Blob>, StoreError> {
        Ok(self.stored.borrow().blobs.get(sha).cloned())
    }

    async fn blob_ids(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.stored.borrow().blobs.keys().cloned().collect())
    }

    async fn held(&self) -> Result<Vec<HeldRow>, StoreError> {
        let texts: Vec<String> = self.stored.borrow().held.values().cloned().collect();
        Ok(held::unpack(&texts))
    }

    async fn compact(&self) -> Result<u64, StoreError> {
        self.stored.borrow_mut().compact()
    }

    async fn local(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.stored.borrow().local.get(name).cloned())
    }

    async fn set_local(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        let local = &mut self.stored.borrow_mut().local;
        match value {
            Some(value) => local.insert(name.to_owned(), value.to_owned()),
            None => local.remove(name),
        };
        Ok(())
    }

    async fn usage(&self) -> Result<Usage, StoreError> {
        let stored = self.stored.borrow();
        let blob_bytes = stored.blobs.values().map(|blob| blob.bytes.len() as u64).sum();
        Ok(Usage { blobs: stored.blobs.len() as u64, blob_bytes, rows: stored.rows.len() as u64 })
    }
}
