//! A folder: one that a person picked (Chromium), or one inside the browser (OPFS). Knows names and bytes.
//!
//! A write goes to a copy that the browser keeps aside and puts in place when it is closed: whole, or not at all. A
//! browser that cannot write so from a page (WebKit before 26) is not offered a folder.

use super::calls::{call, member, options, promised};
use super::{Listed, Place, PlaceError};
use crate::domain::files::FileName;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

/// A folder and the right to it. Clones are the same folder.
#[derive(Clone, Debug)]
pub struct Folder {
    handle: JsValue,
}

/// Whether this browser keeps folders within itself, as far as can be told without trying.
pub fn keeps_inside() -> bool {
    let has_folders = storage().is_some_and(|storage| member(&storage, "getDirectory").is_some());
    let writes = member(&js_sys::global(), "FileSystemFileHandle")
        .and_then(|class| member(&class, "prototype"))
        // Asked by name only: reading the member of a prototype may throw.
        .is_some_and(|prototype| js_sys::Reflect::has(&prototype, &"createWritable".into()).unwrap_or_default());
    has_folders && writes
}

/// Whether a person can pick a folder here.
pub fn can_be_picked() -> bool {
    member(&js_sys::global(), "showDirectoryPicker").is_some()
}

/// Has a person pick a folder; `None` when they thought better of it. Only from within a tap.
///
/// # Errors
/// The browser offers none, or refuses this one.
pub async fn pick() -> Result<Option<Folder>, PlaceError> {
    let wanted = options(&[("id", "dianxun".into()), ("mode", "readwrite".into())]);
    match promised(&js_sys::global(), "showDirectoryPicker", &[wanted]).await {
        Ok(handle) => Ok(Some(Folder { handle })),
        Err(PlaceError::Other(why)) if why.starts_with("AbortError") => Ok(None),
        Err(error) => Err(error),
    }
}

/// The folder of this name inside the browser; `None` when it is missing and was not to be made.
///
/// # Errors
/// The browser keeps none, or not now (a private window).
pub async fn inside(name: &str, make: bool) -> Result<Option<Folder>, PlaceError> {
    if !keeps_inside() {
        return Err(PlaceError::NotOffered);
    }
    let storage = storage().ok_or(PlaceError::NotOffered)?;
    let root = promised(&storage, "getDirectory", &[]).await?;
    let wanted = options(&[("create", make.into())]);
    match promised(&root, "getDirectoryHandle", &[name.into(), wanted]).await {
        Ok(handle) => Ok(Some(Folder { handle })),
        Err(PlaceError::Gone) if !make => Ok(None),
        Err(error) => Err(error),
    }
}

fn storage() -> Option<JsValue> {
    member(&member(&js_sys::global(), "navigator")?, "storage")
}

impl Folder {
    /// What it is called.
    pub fn name(&self) -> String {
        member(&self.handle, "name").and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether we may write there now, without asking.
    pub async fn is_permitted(&self) -> bool {
        self.permission("queryPermission").await
    }

    /// Asks the person for it. Only from within a tap.
    pub async fn ask(&self) -> bool {
        self.is_permitted().await || self.permission("requestPermission").await
    }

    /// A browser without the question asks no one.
    async fn permission(&self, method: &str) -> bool {
        match promised(&self.handle, method, &[options(&[("mode", "readwrite".into())])]).await {
            Ok(answer) => answer.as_string().is_some_and(|answer| answer == "granted"),
            Err(error) => error == PlaceError::NotOffered,
        }
    }

    /// Whether both are the same folder, as far as the browser can tell.
    pub async fn is_same(&self, other: &Self) -> bool {
        let same = promised(&self.handle, "isSameEntry", std::slice::from_ref(&other.handle)).await;
        same.is_ok_and(|same| same.is_truthy())
    }

    pub(super) fn handle(&self) -> &JsValue {
        &self.handle
    }

    pub(super) fn of(handle: JsValue) -> Option<Self> {
        member(&handle, "getFileHandle").map(|_| Self { handle })
    }

    /// The handle of a file, which may be made for it; `None` when there is none.
    async fn entry(&self, name: &str, make: bool) -> Result<Option<JsValue>, PlaceError> {
        let wanted = options(&[("create", make.into())]);
        match promised(&self.handle, "getFileHandle", &[name.into(), wanted]).await {
            Ok(entry) => Ok(Some(entry)),
            Err(PlaceError::Gone) if !make => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A file that lies there; an empty one was never written to its end.
    async fn file(&self, name: &str) -> Result<Option<File>, PlaceError> {
        match self.entry(name, false).await? {
            Some(entry) => Ok(Some(file_of(&entry).await?).filter(|file| file.size() > 0.0)),
            None => Ok(None),
        }
    }

    async fn write(&self, entry: &JsValue, content: &Blob) -> Result<(), PlaceError> {
        let writing = promised(entry, "createWritable", &[]).await?;
        let written = match promised(&writing, "write", &[content.into()]).await {
            Ok(_) => promised(&writing, "close", &[]).await.map(drop),
            Err(error) => Err(error),
        };
        if written.is_err() {
            // What was written aside goes; the file is as it was.
            let _ = promised(&writing, "abort", &[]).await;
        }
        written
    }
}

impl Place for Folder {
    type Content = Blob;

    async fn put(&self, name: &str, content: &Blob) -> Result<(), PlaceError> {
        if content.size() == 0.0 {
            return Err(PlaceError::Other("an empty file".to_owned()));
        }
        let was_there = self.file(name).await?.is_some();
        let entry = self.entry(name, true).await?.ok_or(PlaceError::Gone)?;
        let written = match self.write(&entry, content).await {
            Ok(()) => confirmed(&entry, content).await,
            Err(error) => Err(error),
        };
        if written.is_err() && !was_there {
            // The name that was made for it.
            let _ = self.remove(name).await;
        }
        written
    }

    async fn list(&self) -> Result<Vec<Listed>, PlaceError> {
        let entries = call(&self.handle, "values", &[])?;
        let mut listed = Vec::new();
        loop {
            let next = promised(&entries, "next", &[]).await?;
            let Some(entry) = member(&next, "value") else { break };
            let name = member(&entry, "name").and_then(|name| name.as_string()).unwrap_or_default();
            if FileName::parse(&name).is_none() {
                continue;
            }
            match file_of(&entry).await {
                Ok(file) if file.size() > 0.0 => listed.push(listed_as(name, &file)),
                // Empty, a folder that is called like a file, or taken away meanwhile by another device.
                Ok(_) | Err(PlaceError::Gone | PlaceError::NotOffered) => {}
                Err(error) => return Err(error),
            }
        }
        listed.sort_by(|one: &Listed, other| one.name.cmp(&other.name));
        Ok(listed)
    }

    async fn read(&self, name: &str) -> Result<Blob, PlaceError> {
        let file = self.file(name).await?.ok_or_else(|| PlaceError::NotFound(name.to_owned()))?;
        Ok(file.unchecked_into())
    }

    async fn remove(&self, name: &str) -> Result<(), PlaceError> {
        if self.entry(name, false).await?.is_none() {
            return Ok(());
        }
        promised(&self.handle, "removeEntry", &[name.into()]).await.map(drop)
    }
}

/// Whether what the folder has now is what was to be written: a write that says it is done may be none.
async fn confirmed(entry: &JsValue, content: &Blob) -> Result<(), PlaceError> {
    let found = file_of(entry).await?.size();
    if found == content.size() {
        return Ok(());
    }
    Err(PlaceError::Other(format!("{found} of {} bytes were written", content.size())))
}

async fn file_of(entry: &JsValue) -> Result<File, PlaceError> {
    promised(entry, "getFile", &[]).await?.dyn_into().map_err(|_| PlaceError::Other("not a file".to_owned()))
}

fn listed_as(name: String, file: &File) -> Listed {
    Listed { name, size: file.size() as u64, modified: file.last_modified() as i64 }
}
