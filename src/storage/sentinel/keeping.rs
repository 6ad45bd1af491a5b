//! Where the sentinel is kept: `localStorage`, which survived where IndexedDB did not. Knows no verdicts.

use super::Mark;
use web_sys::Storage;

/// The sentinel of the database of this name, if there is one that can be read.
pub fn read(name: &str) -> Option<Mark> {
    let text = storage()?.get_item(&key(name)).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

/// Writes the sentinel. A browser that refuses leaves us without this net, and with all else working.
pub fn write(name: &str, mark: &Mark) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(mark)) {
        let _ = storage.set_item(&key(name), &text);
    }
}

/// Takes the sentinel away, when a person has deleted all data.
pub fn clear(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(name));
    }
}

fn key(name: &str) -> String {
    format!("dianxun.sentinel.{name}")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
