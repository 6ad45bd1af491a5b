//! The files of a preview, read once: what was looked at is taken in without being read again. In the worker only.

use super::exchange::{self, Bundle, OnProgress};
use super::messages::{Phase, Progress, TaskError};
use super::preview::{FileSeen, Found, Seen};
use super::worker::crashed;
use crate::wire::opening::Opened;
use crate::wire::vault::Passphrase;
use crate::wire::{self, ExchangeFile, Head, WireError};
use js_sys::Uint8Array;
use smol_str::SmolStr;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// Files that were read.
pub(super) struct Read {
    name: Vec<Name>,
    /// Of each, where it comes from or why it was refused.
    pub(super) seen: Vec<FileSeen>,
    /// What those say that were not refused.
    pub(super) bundle: Bundle,
}

/// What tells a file from others: size, time of its last change, name.
type Name = (f64, f64, SmolStr);

thread_local! {
    static LAST: RefCell<Option<Rc<Read>>> = const { RefCell::new(None) };
}

impl Read {
    /// Whether something waits for the right passphrase.
    fn is_locked(&self) -> bool {
        let is_open = |file: &FileSeen| matches!(file.found, Found::Ours(_) | Found::Refused(WireError::NotOurs));
        !self.seen.iter().all(is_open)
    }

    /// Whether any is left.
    ///
    /// # Errors
    /// Why the first was refused, if none is.
    pub(super) fn is_any_good(&self) -> Result<(), TaskError> {
        let refused = self.seen.iter().find_map(|file| match &file.found {
            Found::Refused(error) => Some(error),
            _ => None,
        });
        match refused {
            Some(error) if self.bundle.heads.is_empty() => Err(TaskError::File(error.clone())),
            _ => Ok(()),
        }
    }
}

/// Reads files, or remembers them.
///
/// # Errors
/// The browser cannot read one. A file that is refused is no error here.
pub(super) async fn read(
    files: &[Blob],
    names: &[SmolStr],
    passphrase: Option<&Passphrase>,
    on_progress: OnProgress<'_>,
) -> Result<Rc<Read>, TaskError> {
    let name: Vec<Name> =
        files.iter().zip(names).map(|(file, name)| (file.size(), changed(file), name.clone())).collect();
    let last = LAST.take().filter(|last| last.name == name && !last.is_locked());
    let read = match last {
        Some(last) => last,
        None => Rc::new(anew(files, name, passphrase, on_progress).await?),
    };
    LAST.set(Some(read.clone()));
    Ok(read)
}

/// Lets go of what was read: it is taken in.
pub(super) fn forget() {
    LAST.take();
}

pub(super) fn changed(file: &Blob) -> f64 {
    file.dyn_ref::<File>().map_or(0.0, File::last_modified)
}

async fn anew(
    files: &[Blob],
    name: Vec<Name>,
    passphrase: Option<&Passphrase>,
    on_progress: OnProgress<'_>,
) -> Result<Read, TaskError> {
    let total: f64 = files.iter().map(Blob::size).sum::<f64>() * 2.0;
    let (mut before, mut seen, mut read) = (0, Vec::new(), Vec::new());
    for (file, (size, _, name)) in files.iter().zip(&name) {
        let bytes = bytes_of(file).await?;
        let mut tell =
            |done, _| on_progress(Progress { phase: Phase::Reading, done: before + done, total: total as u64 });
        let found = match one(bytes, passphrase, &mut tell).await {
            Ok(Some(file)) => {
                let Head { device, person_name, time, .. } = file.head.clone();
                read.push((name.clone(), file));
                Found::Ours(Seen { device, person_name, time })
            }
            Ok(None) => Found::Locked,
            Err(error) => Found::Refused(error),
        };
        before += *size as u64 * 2;
        seen.push(FileSeen { name: name.clone(), found });
    }
    Ok(Read { name, seen, bundle: Bundle::named(read) })
}

/// The file under all that lies around it; `None` while it is locked.
async fn one(
    bytes: Vec<u8>,
    passphrase: Option<&Passphrase>,
    tell: &mut dyn FnMut(u64, u64),
) -> Result<Option<ExchangeFile>, WireError> {
    match wire::opening::open(bytes, passphrase)? {
        Opened::Plain(bytes) => exchange::read(&bytes, tell).await.map(Some),
        Opened::NeedsPassphrase => Ok(None),
    }
}

pub(super) async fn bytes_of(file: &Blob) -> Result<Vec<u8>, TaskError> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|thrown| crashed(&thrown))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
